"""Which of the lists named a thing is to be on, and on which not, in three scripts; and whose lists are named."""

import re

import pytest

from assistant.answering.tables.listnames import NamedList
from assistant.answering.tables.listplan import plan_lists
from assistant.answering.tables.listpolarity import alone, denied, in_one_breath
from assistant.answering.tables.listsay import ListSpeaker
from assistant.answering.tables.rosters import read_rosters
from tests.answering.tables.listplans import brief, read, wanted
from tests.answering.tables.somelists import EN, GLOSSARY, LISTS, ROSTERS, TODAY, ZH, listing

_MARK = re.compile(r"\[([\w-]+)\|([^]]+)]")


def named_in(marked):
    """A text and the lists named in it, from a text that marks them: "on [us-2022|the us list]"."""
    text, lists, at = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        lists.append(NamedList(len(text), len(text) + len(match[2]), LISTS[match[1]], False))
        text, at = text + match[2], match.end()
    return text + marked[at:], lists


def ids(named):
    return " ".join(each.roster.id for each in named)


DENIED = {
    "after but not": ("on the [us-2022|us] list but not on the [eu-2020|eu] list", "eu-2020"),
    "said of both": ("on [ca-2024|canada] but on neither the [us-2022|us] list nor the [eu-2020|eu] list",
                     "us-2022 eu-2020"),
    "two in one breath": ("on [ca-2024|canada] and missing from the [us-2022|us] and the [eu-2020|eu] lists",
                          "us-2022 eu-2020"),
    "one breath ends at other words": ("not on the [us-2022|us] list, yet found with the [eu-2020|eu]", "us-2022"),
    "blank": ("[us-2022|美国]列了，[eu-2020|欧盟]空白的矿物", "eu-2020"),
    "on neither of two": ("[us-2022|美国]列了，[eu-2020|欧盟]与[ca-2024|加拿大]均无的矿物", "eu-2020 ca-2024"),
    "left off the list behind": ("what was left off the [us-2022|us] list and is on that of the [eu-2020|eu]",
                                 "us-2022"),
    "the one before left it off": ("what the [us-2022|us] names and [ca-2024|canada] left off", "ca-2024"),
    "not entered into": ("没有进[us-2022|美国]清单而在[eu-2020|欧盟]清单上的", "us-2022"),
    "yes, yes, no": ("[us-2022|us] yes, [eu-2020|eu] yes, [jp-2020|japan] no", "jp-2020"),
    "no, yes": ("[us-2022|us] no, [eu-2020|eu] yes", "us-2022"),
    "it is the first": ("以[us-2022|美国]为准，[eu-2020|欧盟]列了而它没有的", "us-2022"),
    "the latter": ("[us-2022|美国]与[eu-2020|欧盟]，前者有而后者没有的", "eu-2020"),
    "the former": ("of [us-2022|us] and [eu-2020|eu], what the latter names and the former omits", "us-2022"),
    "a pronoun of one list": ("[us-2022|us] is long, which minerals it lacks", "us-2022"),
    "taken out": ("take the [ca-2024|canadian] list and strip out everything that is on the [us-2022|us] one",
                  "us-2022"),
    "taken out of what follows": ("strip out everything on the [us-2022|us] list, then read the [ca-2024|canadian]",
                                  "us-2022"),
    "taken out, in Chinese": ("[ca-2024|加拿大]清单剔除[us-2022|美国]已有的", "us-2022"),
    "struck off is not taken out": ("[us-2022|美国]剔除了哪些矿物", ""),
    "the others do not": ("[us-2022|美国]列入而别国都没有的", ""),
    "minus": ("[us-2022|us] list − [eu-2020|eu] list", "eu-2020"),
    "besides": ("除了[cn-2016|中国]以外都列入的", "cn-2016"),
    "nothing denied": ("on both the [us-2022|us] and the [eu-2020|eu] list", ""),
    "no lists": ("which minerals are not on any list", ""),
}  # fmt: skip


class TestPieces:
    @pytest.mark.parametrize(("marked", "out"), DENIED.values(), ids=DENIED)
    def test_the_lists_that_are_denied(self, marked, out):
        assert denied(*named_in(marked)) == set(out.split())

    @pytest.mark.parametrize(
        ("marked", "forward", "together"),
        [
            ("[us-2022|us] and the [eu-2020|eu], [jp-2020|japan] too", True, "us-2022 eu-2020 jp-2020"),
            ("[us-2022|us] but [eu-2020|eu] and [jp-2020|japan]", True, "us-2022"),
            ("[us-2022|us] but [eu-2020|eu] and [jp-2020|japan]", False, "jp-2020 eu-2020"),
            ("[us-2022|美国]2022年清单、[eu-2020|欧盟]，只是[jp-2020|日本]", True, "us-2022 eu-2020"),
            ("[us-2022|us] list of 2022 or the [eu-2020|eu]", True, "us-2022 eu-2020"),
            ("nothing", True, ""),
        ],
    )
    def test_lists_told_in_one_breath(self, marked, forward, together):
        assert ids(in_one_breath(*named_in(marked), forward=forward)) == together

    @pytest.mark.parametrize(
        ("marked", "only"),
        [
            ("exclusive to the [us-2022|us] among the [us-2022|us], [eu-2020|eu] and [jp-2020|japan]", "us-2022"),
            ("[us-2022|美国]、[eu-2020|欧盟]、[jp-2020|日本]三方之中，[jp-2020|日本]独有", "jp-2020"),
            ("[us-2022|美国]和[eu-2020|欧盟]之中只有[jp-2020|日本]", "jp-2020"),
            ("only the [us-2022|us] and the [eu-2020|eu], unlike [jp-2020|japan]", "us-2022 eu-2020"),
            ("[us-2022|us] alone, whatever the [eu-2020|eu] may name", "us-2022"),
            ("[us-2022|us], [eu-2020|eu]: which share them", "us-2022 eu-2020"),
        ],
    )
    def test_the_lists_that_only_is_said_of(self, marked, only):
        assert ids(alone(*named_in(marked))) == only


APART = [
    # A blank, a lack, a thing left off: before its list and after it.
    ("哪些礦物美國2022年清單有、歐盟2020年清單空白？", "us-2022", "eu-2020"),
    ("美国2022年清单列入、欧盟2020年清单和加拿大2021年清单均无的矿产有哪些？", "us-2022", "eu-2020 ca-2021"),
    ("Which minerals left off the US list of 2022 are on Canada's list of 2021?", "ca-2021", "us-2022"),
    ("Which minerals on the US list of 2022 has Canada left off its list of 2021?", "us-2022", "ca-2021"),
    ("Which minerals that the US list of 2022 has were left off Canada's list of 2021?", "us-2022", "ca-2021"),
    # One word for each list.
    ("In table 3, US yes, EU yes, Japan no: which minerals?", "t3:us t3:eu", "t3:jp"),
    ("In table 3, US no, EU yes, Japan yes: which minerals?", "t3:eu t3:jp", "t3:us"),
    # A pronoun for one of two.
    ("以美國2022年清單為準，歐盟2020年清單列了而它沒有的有哪些？", "eu-2020", "us-2022"),
    ("美國2022年與歐盟2020年兩份清單，前者有而後者沒有的礦物是哪些？", "us-2022", "eu-2020"),
    ("美国2022年与欧盟2020年两份清单，后者有而前者没有的矿产是哪些？", "eu-2020", "us-2022"),
    ("Of the US list of 2022 and the EU list of 2020, which minerals are on the latter while the former does not have "
     "them?", "eu-2020", "us-2022"),
    ("Of the US list of 2022 and the EU list of 2020, which minerals are on the former while the latter omits them?",
     "us-2022", "eu-2020"),
    # One list taken out of another.
    ("Take Canada's list of 2024 and strip out everything that is on the US list of 2022: what remains?", "ca-2024",
     "us-2022"),
    ("From Canada's list of 2024, remove all that is on the US list of 2022 and the EU list of 2024. What is left?",
     "ca-2024", "us-2022 eu-2024"),
    ("加拿大2024年清單剔除美國2022年清單已有的，還剩哪些？", "ca-2024", "us-2022"),
    ("加拿大2024年清单去掉美国2022年清单上的，剩下哪些？", "ca-2024", "us-2022"),
]  # fmt: skip
AMONG = [
    ("美國、歐盟、日本三份清單之中，僅美國獨有的礦物有哪些？", "us-2025", "eu-2024 jp-2020"),
    ("美国、欧盟、日本三份清单里，只有日本列入的矿产有哪些？", "jp-2020", "us-2025 eu-2024"),
    ("Which minerals are exclusive to the US among the US, EU and Japanese lists?", "us-2025", "eu-2024 jp-2020"),
    ("Among the lists of the US, the EU and Japan, which minerals are on Japan's alone?", "jp-2020",
     "us-2025 eu-2024"),
]  # fmt: skip
UNION = [
    ("合併美國2022年與歐盟2020年清單，共有哪些礦物？", "us-2022 eu-2020", "", {}),
    ("把美国2022年和欧盟2020年清单合起来有多少种矿产？", "us-2022 eu-2020", "", {"count": True}),
    ("Which minerals are on either the US list of 2022 or the EU list of 2020?", "us-2022 eu-2020", "", {}),
    ("Pool the US list of 2022 and the EU list of 2020: how many minerals is that?", "us-2022 eu-2020", "",
     {"count": True}),
    ("Which minerals are on the US list of 2022 or the EU list of 2020 but not on Canada's list of 2024, pooled?",
     "us-2022 eu-2020", "ca-2024", {}),
]  # fmt: skip
AGAIN = [
    ("Which minerals were dropped from the US list of 2022 and came back in 2025?", {}),
    ("2022年被美國清單刪去、2025年又重新列入的礦物有哪些？", {}),
    ("美国清单2018年有、2022年没有、2025年又恢复的矿产有哪些？", {}),
    ("How many minerals were removed from the US list in 2022 and reinstated in 2025?", {"count": True}),
]


class TestSets:
    @pytest.mark.parametrize(("question", "on", "off"), APART)
    def test_what_stands_on_some_lists_and_not_on_others(self, question, on, off):
        assert brief(read(question)) == wanted("set", on, off)

    @pytest.mark.parametrize(("question", "on", "off"), AMONG)
    def test_only_among_the_lists_named(self, question, on, off):
        assert brief(read(question)) == wanted("set", on, off, assumed=True)

    @pytest.mark.parametrize(("question", "on", "off", "rest"), UNION)
    def test_on_one_list_or_the_other(self, question, on, off, rest):
        assert brief(read(question)) == wanted("set", on, off, **rest)
        assert read(question).union

    def test_what_is_on_both_is_no_union(self):
        assert not read("Which minerals are on both the US list of 2022 and the EU list of 2020?").union

    @pytest.mark.parametrize(("question", "rest"), AGAIN)
    def test_off_one_edition_and_back_in_a_later_one(self, question, rest):
        """On the list before the one that left it off, too."""
        assert brief(read(question)) == wanted("set", "us-2025 us-2018", "us-2022", **rest)

    @pytest.mark.parametrize(
        ("question", "key", "short"),
        [
            (AGAIN[0][0], EN, "uranium"),
            (AGAIN[2][0], ZH, "鈾"),
            (AGAIN[3][0], EN, "1"),
            # Ten: antimony, barium, light rare earths, gallium, nickel, tin, zinc, germanium, heavy ones, tantalum.
            (UNION[3][0], EN, "10"),
            (APART[0][0], ZH, "鎳、錫、鋅"),
            (APART[12][0], EN, "helium, copper and uranium"),
        ],
    )
    def test_from_the_question_to_the_bare_answer(self, question, key, short):
        found = ListSpeaker(ROSTERS, GLOSSARY, key, TODAY).say(read(question)).short
        assert set(re.split(", | and |、", found)) == set(re.split(", | and |、", short))


ISSUED = [
    ("How many minerals are on the USGS list of 2022?", "us-2022", {}),
    ("How long is METI's list?", "jp-2020", {"assumed": True}),
    ("經產省的清單有幾項？", "jp-2020", {"assumed": True}),
    ("经产省的清单有几项？", "jp-2020", {"assumed": True}),
    ("How many minerals are on NRCan's list of 2021?", "ca-2021", {}),
    ("執委會2020年清單有幾項？", "eu-2020", {}),
    ("How many entries are on DISR's list of December 2023?", "au-2023", {}),
    ("How many raw materials does Annex I list?", "eu-strategic", {"assumed": True}),
    ("附件一列了幾種戰略原物料？", "eu-strategic", {"assumed": True}),
    # "us" beside a year or a list is the country, elsewhere it is whoever asks.
    ("how many minerals are on the us 2025 list?", "us-2025", {}),
    ("how many minerals are on the us list of 2022?", "us-2022", {}),
    ("Can you tell us how long Canada's list is?", "ca-2024", {"assumed": True}),
    ("Please give us the number of minerals on the EU list of 2020.", "eu-2020", {}),
    ("美國2018年的首份清單有幾項？", "us-2018", {}),
]
NO_FIRST_LISTS = ["How many entries did the first US list have?", "美國首份清單有幾項？", "最初的美国清单有几项？"]


class TestWhose:
    @pytest.mark.parametrize(("question", "name", "rest"), ISSUED)
    def test_who_issues_a_list_names_it(self, question, name, rest):
        assert brief(read(question)) == wanted("size", name, count=True, **rest)

    @pytest.mark.parametrize("question", NO_FIRST_LISTS)
    def test_a_first_list_without_its_year_is_not_known(self, question):
        assert read(question) is None

    @pytest.mark.parametrize(
        ("question", "dropped"),
        [
            ("Japan went from 31 to 34 rare metals: which were added?", False),
            ("日本稀有金屬從31種到34種，新增了哪些？", False),
            ("日本稀有金属从31种改为34种，删去了哪些？", True),
        ],
    )
    def test_two_lists_of_japan_told_by_their_lengths(self, question, dropped):
        assert brief(read(question)) == wanted("change", "jp-older jp-2020", dropped=dropped)

    @pytest.mark.parametrize(
        ("counted", "named"),
        [
            ("How many minerals are on both the US list of 2022 and the EU list of 2020?", " Name them."),
            ("同時列於美國2022年與歐盟2020年清單的有幾種？", "請列出。"),
            ("How many minerals did the US list of 2022 drop?", " And which ones?"),
            ("美国2022年清单删去了几种矿产？", "分别是什么？"),
        ],
    )
    def test_the_number_is_not_all_where_names_are_asked_for_too(self, counted, named):
        assert read(counted).count
        assert not read(counted + named).count


_CLASSES = {
    "antimony": {"zh": "金屬礦產", "en": "metallic minerals"},
    "tin": {"zh": "金屬礦產", "en": "metallic minerals"},
    "barite": {"zh": "非金屬礦產", "en": "non-metallic minerals"},
    "coal": {"zh": "能源礦產", "en": "energy minerals"},
}
SORTED = read_rosters(
    listing("cn-2016", "china", "2016-11-02", "中國目錄", "the catalogue", " ".join(_CLASSES), group=_CLASSES)
)


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("Which minerals of China's catalogue belong to the non-metallic group?", "barite"),
        ("Which minerals of China's catalogue are in the metallic class?", "antimony and tin"),
        ("How many metallic minerals are on China's list?", "2"),
        ("中國目錄中的非金屬礦產有哪些？", "重晶石"),
        ("中国目录中的金属矿产有哪些？", "銻、錫"),
        ("中國目錄中金屬礦產有幾種？", "2"),
        ("Which energy minerals are on China's list?", "coal"),
    ],
)
def test_a_class_of_a_list_is_known_from_one_whose_name_holds_it(question, short):
    plan = plan_lists(question, GLOSSARY, SORTED, TODAY)
    assert plan.op == "size"
    key = EN if question.isascii() else ZH
    assert ListSpeaker(SORTED, GLOSSARY, key, TODAY).say(plan).short == short

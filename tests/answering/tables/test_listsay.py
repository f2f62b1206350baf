"""What is said of lists: the names, the number, the dates and sizes, and the entries that back each statement.

The wording is free; what must stand in a statement, and in which order, is not.
"""

import pytest

from assistant.answering.tables.listplan import ListPlan, plan_lists
from assistant.answering.tables.listsay import ListSpeaker
from tests.answering.tables.somelists import COLUMN_IDS, EN, GLOSSARY, ROSTERS, TODAY, ZH, lists, missing

TABLE_3 = " ".join(COLUMN_IDS)
LATEST = "us-2025 eu-2024 jp-2020 ca-2024 au-2024 cn-2016"

US_2018 = "the US list of 2018 (18 May 2018, 7 entries)"
US_2022 = "the US list of 2022 (24 February 2022, 8 entries)"
US_2025 = "the US list of 2025 (7 November 2025, 10 entries)"
EU_2020 = "the EU list of 2020 (3 September 2020, 7 entries)"
EU_2024 = "the EU list of 2024 (23 May 2024, 9 entries)"
JP_2020 = "Japan's list of 2020 (March 2020, 5 entries)"
CA_2024 = "Canada's list of 2024 (10 June 2024, 8 entries)"
CN_2016 = "China's catalogue of 2016 (2 November 2016, 6 entries)"
US_2022_ZH = "美國2022年清單（2022年2月24日，8項）"
US_2025_ZH = "美國2025年清單（2025年11月7日，10項）"
EU_2020_ZH = "歐盟2020年清單（2020年9月3日，7項）"


def say(op, on="", off="", key=EN, **rest):
    """What is said of a plan over the lists of these ids."""
    plan = ListPlan(op, lists(on), lists(off), **rest)
    return ListSpeaker(ROSTERS, GLOSSARY, key, TODAY).say(plan)


def ids(said):
    return " ".join(entry.id for entry in said.entries)


class TestSize:
    @pytest.mark.parametrize(
        ("name", "short"), [("us-2022", "8"), ("au-2019", "4"), ("eu-2024", "9"), ("jp-older", "2")]
    )
    def test_the_bare_answer_is_the_number(self, name, short):
        assert say("size", name, count=True).short == short

    def test_the_number_with_the_date(self):
        (said,) = say("size", "us-2018").said
        assert missing(said.text, "The US list of 2018", "18 May 2018", "7 entries") == ""
        assert (ids(said), said.in_full) == ("us-2018", False)
        zh = say("size", "us-2018", key=ZH).said[0].text
        assert missing(zh, "美國2018年清單", "2018年5月18日", "7項") == ""

    def test_the_size_that_the_paper_gives_is_told_beside_it_and_quoted_in_full(self):
        (said,) = say("size", "us-2022").said
        assert missing(said.text, "24 February 2022", "8 entries", "the paper says 9") == ""
        assert said.in_full
        assert missing(say("size", "us-2022", key=ZH).said[0].text, "8項", "論文作9項") == ""
        assert "paper" not in say("size", "us-2018").said[0].text

    def test_a_list_without_a_date_has_none(self):
        assert "(" not in say("size", "jp-older").said[0].text
        assert "（" not in say("size", "jp-older", key=ZH).said[0].text

    @pytest.mark.parametrize(
        ("words", "key", "parts"),
        [
            ("energy minerals", EN, [CN_2016, "energy", "coal and uranium"]),
            ("能源矿产", ZH, ["中國2016年目錄（2016年11月2日，6項）", "能源礦產", "2項", "煤、鈾"]),
        ],
    )
    def test_a_class_of_the_list_that_is_named_is_counted_alone(self, words, key, parts):
        found = say("size", "cn-2016", key=key, words=words, count=True)
        assert missing(found.said[0].text, *parts) == ""
        assert found.short == "2"
        assert ids(found.said[0]) == "cn-2016 cn-2016-coal cn-2016-uranium"


# Lists to be on, not to be on, and what is held by hand.
SETS = [
    ("us-2022 eu-2020", "", "銻、重晶石、輕稀土、鎵", "antimony, barite, light rare earths and gallium"),
    ("eu-2020 us-2022", "", "銻、鋇、鎵、輕稀土", "antimony, barium, gallium and light rare earths"),
    ("us-2018 eu-2020", "", "銻、重晶石、鎵、稀土", "antimony, barite, gallium and rare earth elements"),
    ("us-2022", "eu-2020", "鎳、錫、鋅", "nickel, tin and zinc"),
    ("eu-2020", "us-2022", "鍺、重稀土、鉭", "germanium, heavy rare earths and tantalum"),
    ("ca-2024", "us-2022 eu-2024", "鈾", "uranium"),
    ("us-2025 eu-2024 ca-2024", "", "銻、稀土、銅、鎵", "antimony, rare earth elements, copper and gallium"),
    ("us-2025", "eu-2024 jp-2020 ca-2024 au-2024 cn-2016", "無", "none"),
    ("us ca", "au", "錫、鈾", "tin and uranium"),
    ("cn", "us eu jp ca au", "煤、銅", "coal and copper"),
    ("eu jp", "us ca au cn", "鉭", "tantalum"),
    ("us eu jp ca au cn", "", "銻、稀土", "antimony and rare earth elements"),
    ("us eu jp ca au", "cn", "鎵", "gallium"),
    ("au", "us", "無", "none"),
]


class TestSets:
    @pytest.mark.parametrize(("on", "off", "zh", "en"), SETS)
    def test_the_bare_answer_names_what_is_held(self, on, off, zh, en):
        assert (say("set", on, off, ZH).short, say("set", on, off, EN).short) == (zh, en)

    @pytest.mark.parametrize(
        ("on", "off", "number"), [("us-2022", "eu-2020", "3"), ("au", "us", "0"), ("us eu", "", "4")]
    )
    def test_where_the_number_is_asked_for_the_bare_answer_is_the_number(self, on, off, number):
        assert say("set", on, off, count=True).short == number

    @pytest.mark.parametrize(
        ("on", "off", "key", "parts"),
        [
            ("us-2022", "eu-2020", EN, [US_2022, "not", EU_2020, "nickel, tin and zinc"]),
            ("us-2022", "eu-2020", ZH, [US_2022_ZH, "不在", EU_2020_ZH, "3項", "鎳、錫、鋅"]),
            ("cn-2016", "us-2025", EN, [CN_2016, "not", US_2025, "coal"]),
            ("jp-2020 cn-2016", "", EN, [JP_2020, "and", CN_2016, "antimony and rare earth elements"]),
            (
                "jp-2020 cn-2016",
                "",
                ZH,
                ["同時", "日本2020年清單（2020年3月，5項）", "中國2016年目錄", "2項", "銻、稀土"],
            ),
            ("us jp", "ca", EN, ["table 3", "US 2018 and Japan", "not", "Canada 2021", "barite"]),
            ("us jp", "ca", ZH, ["表三", "美國2018與日本", "未列入加拿大2021", "1種", "重晶石"]),
            ("us eu", "", ZH, ["表三", "美國2018與歐盟2020", "4種", "銻、重晶石、鎵、稀土"]),
        ],
    )
    def test_the_sentence_names_each_list_with_date_and_size_and_what_is_held(self, on, off, key, parts):
        assert missing(say("set", on, off, key).said[0].text, *parts) == ""

    def test_two_lists_to_be_on_are_not_said_to_exclude_anything(self):
        assert "not" not in say("set", "us-2022 eu-2020").said[0].text
        assert "不" not in say("set", "us-2022 eu-2020", key=ZH).said[0].text

    @pytest.mark.parametrize(("on", "off"), [("us-2022 cn-2016", "ca-2024"), ("au", "us")])
    def test_nothing_held_is_said_and_has_no_table(self, on, off):
        for key, word in ((EN, "no"), (ZH, "沒有任何")):
            found = say("set", on, off, key)
            assert missing(found.said[0].text.lower(), word) == ""
            assert found.table is None

    def test_the_lists_are_cited_and_of_few_members_the_rows_of_the_first_list(self):
        three, four = say("set", "us-2022", "eu-2020"), say("set", "us-2022 eu-2020")
        assert ids(three.said[0]) == "us-2022 eu-2020 us-2022-nickel us-2022-tin us-2022-zinc"
        assert ids(four.said[0]) == "us-2022 eu-2020"

    def test_a_table_that_compares_lists_is_cited_once(self):
        assert ids(say("set", "us ca", "au").said[0]) == "t3 t3-tin t3-uranium"

    def test_the_table_has_a_line_for_each_member_with_a_mark_for_each_list(self):
        table = say("set", "us-2022", "eu-2020").table
        assert table.columns == ("mineral", "the US list of 2022", "the EU list of 2020")
        assert table.rows == (("nickel", "yes", "no"), ("tin", "yes", "no"), ("zinc", "yes", "no"))
        zh = say("set", "us-2022", "eu-2020", ZH).table.rows[0]
        assert zh[0] == "鎳"
        assert zh[1] != zh[2]

    def test_what_was_counted_as_one_is_noted(self):
        note = say("set", "us-2018 eu-2020").notes[0]
        assert missing(note, "barium", "rare earth elements") == ""
        note = say("set", "us-2018 eu-2020", key=ZH).notes[0]
        assert missing(note, "鋇", "稀土") == ""
        assert say("set", "us-2022", "us-2025").notes == ()

    def test_latest_lists_are_noted_and_the_papers_own_table_told_where_it_differs(self):
        """US 2025 and EU 2024 share six; of their columns of 2018 and 2020 four."""
        found = say("set", "us-2025 eu-2024", assumed=True)
        assert found.short == "antimony, barite, light rare earths, copper, gallium and nickel"
        assert len(found.said) == 2
        assert missing(found.said[1].text, "table 3", "antimony, barite, gallium and rare earth elements") == ""
        assert missing(found.notes[-1], "edition", "the US list of 2025", "the EU list of 2024") == ""

    def test_where_the_papers_table_says_the_same_it_is_not_told_again(self):
        found = say("set", "jp-2020 cn-2016", assumed=True, key=ZH)
        assert (len(found.said), found.short) == (1, "銻、稀土")
        assert missing(found.notes[-1], "版", "日本2020年清單", "中國2016年目錄") == ""


class TestExactly:
    @pytest.mark.parametrize(
        ("number", "held"),
        [
            (1, {"coal", "copper", "germanium", "zinc"}),
            (2, {"tantalum"}),
            (3, {"barite", "helium", "tin", "uranium"}),
            (5, {"gallium"}),
        ],
    )
    def test_the_rows_with_that_count(self, number, held):
        found = say("exactly", TABLE_3, number=number)
        assert set(found.short.replace(" and ", ", ").split(", ")) == held
        assert {row[0] for row in found.table.rows} == held
        assert say("exactly", TABLE_3, number=number, count=True).short == str(len(held))

    def test_the_sentence_and_what_it_rests_on(self):
        (said,) = say("exactly", TABLE_3, number=3).said
        assert missing(said.text, "exactly 3", "barite, helium, tin and uranium") == ""
        assert ids(said) == "t3 t3-barite t3-helium t3-tin t3-uranium"
        zh = say("exactly", TABLE_3, number=2, key=ZH).said[0].text
        assert missing(zh, "表三", "恰好", "2份", "1種", "鉭") == ""


# Before, after, what came in, what went, how the sizes differ.
CHANGES = [
    ("us-2018", "us-2022", "nickel and zinc", "helium and uranium", ["US list of 2022", "1 more entry", "8 − 7 = 1"]),
    ("us-2022", "us-2025", "copper and uranium", "none", ["US list of 2025", "2 more entries", "10 − 8 = 2"]),
    ("us-2018", "us-2025", "copper, nickel and zinc", "helium", ["US list of 2025", "3 more", "10 − 7 = 3"]),
    ("eu-2020", "eu-2024", "copper, helium and nickel", "tantalum", ["EU list of 2024", "2 more", "9 − 7 = 2"]),
    ("au-2019", "au-2023", "tin", "helium", ["Both", "4 entries"]),
    ("ca-2021", "ca-2024", "copper", "none", ["Canada's list of 2024", "1 more", "8 − 7 = 1"]),
]


class TestChange:
    @pytest.mark.parametrize(("before", "after", "added", "dropped", "sizes"), CHANGES)
    def test_what_came_in_what_went_and_the_sizes(self, before, after, added, dropped, sizes):
        pair = f"{before} {after}"
        assert say("change", pair, dropped=False).short == added
        assert say("change", pair, dropped=True).short == dropped
        assert missing(say("change", pair).said[1].text, *sizes) == ""

    def test_without_a_direction_the_bare_answer_has_both(self):
        assert say("change", "us-2018 us-2022").short == "nickel, zinc, helium and uranium"
        assert say("change", "us-2018 us-2022", count=True).short == "4"

    @pytest.mark.parametrize(("dropped", "number"), [(True, "1"), (False, "3")])
    def test_the_number_alone(self, dropped, number):
        assert say("change", "eu-2020 eu-2024", dropped=dropped, count=True).short == number

    def test_what_was_asked_for_stands_first(self):
        adds, drops = "adds nickel and zinc", "removes helium and uranium"
        assert missing(say("change", "us-2018 us-2022").said[0].text, US_2018, US_2022, adds, drops) == ""
        assert missing(say("change", "us-2018 us-2022", dropped=True).said[0].text, US_2018, US_2022, drops, adds) == ""
        zh = say("change", "us-2018 us-2022", dropped=True, key=ZH).said[0].text
        assert missing(zh, US_2022_ZH, "刪去氦、鈾", "新增鎳、鋅") == ""

    def test_nothing_lost_is_said(self):
        zh = say("change", "us-2022 us-2025", key=ZH)
        assert missing(zh.said[0].text, US_2022_ZH, US_2025_ZH, "新增銅、鈾", "沒有刪去") == ""
        assert missing(zh.said[1].text, "美國2025年清單", "2項", "10 − 8 = 2") == ""
        assert say("change", "us-2022 us-2025", key=ZH, dropped=True).short == "無"
        assert say("change", "us-2022 us-2025", dropped=True, count=True).short == "0"

    def test_both_lists_back_each_statement_and_changes_are_quoted_in_full(self):
        first, second = say("change", "us-2018 us-2022").said
        assert (ids(first), ids(second)) == ("us-2022 us-2018", "us-2022 us-2018")
        assert (first.in_full, second.in_full) == (True, False)

    def test_the_table_tells_what_became_of_each(self):
        assert say("change", "au-2019 au-2023").table.rows == (("tin", "added"), ("helium", "removed"))
        assert say("change", "au-2019 au-2023", key=ZH).table.rows == (("錫", "新增"), ("氦", "刪去"))

    def test_a_split_group_is_no_change_and_noted(self):
        """The US list of 2018 has rare earths, that of 2022 cerium and neodymium."""
        (note,) = say("change", "us-2018 us-2022").notes
        assert "rare earth elements" in note
        assert "cerium" not in say("change", "us-2018 us-2022").said[0].text


class TestChangedAnd:
    @pytest.mark.parametrize(
        ("names", "dropped", "held"),
        [
            ("us-2018 us-2022 eu-2024", True, "helium"),
            ("us-2018 us-2022 ca-2024", True, "helium and uranium"),
            ("us-2022 us-2025 ca-2024", False, "copper and uranium"),
            ("us-2022 us-2025 eu-2020", False, "none"),
            ("eu-2020 eu-2024 us-2022", False, "nickel"),
            ("eu-2020 eu-2024 us-2022", True, "none"),
        ],
    )
    def test_of_what_changed_that_which_another_list_holds(self, names, dropped, held):
        assert say("changed and", names, dropped=dropped).short == held

    def test_the_sentence_and_what_it_rests_on(self):
        (said,) = say("changed and", "us-2018 us-2022 ca-2024", dropped=True).said
        assert missing(said.text, "removed", US_2022, "2 are on", CA_2024, "helium and uranium") == ""
        assert ids(said) == "us-2022 us-2018 ca-2024 ca-2024-helium ca-2024-uranium"
        zh = say("changed and", "us-2018 us-2022 eu-2020", key=ZH, dropped=False).said[0].text
        assert missing(zh, US_2022_ZH, "新增", EU_2020_ZH, "0項") == ""

    def test_none_are_counted_as_0(self):
        assert say("changed and", "eu-2020 eu-2024 us-2022", dropped=True, count=True).short == "0"


class TestSizes:
    @pytest.mark.parametrize(
        ("names", "shortest", "short", "parts"),
        [
            ("us-2018 us-2022", False, "the US list of 2022", ["longer", US_2022, "1", "more", US_2018]),
            ("us-2018 us-2022", True, "the US list of 2018", ["shorter", US_2018, "1", "fewer", US_2022]),
            (LATEST, False, "the US list of 2025", ["longest", US_2025, "1", "more", EU_2024]),
            (
                TABLE_3,
                True,
                "the Australia 2019 column of the paper's table 3",
                ["shortest", "Australia 2019", "4 entries", "1", "fewer", "Japan", "5 entries"],
            ),
        ],
    )
    def test_the_longest_or_shortest_with_the_distance_to_the_next(self, names, shortest, short, parts):
        found = say("sizes", names, shortest=shortest)
        assert found.short == short
        assert missing(found.said[0].text, *parts) == ""

    @pytest.mark.parametrize(
        ("shortest", "parts"),
        [(False, ["較長", US_2025_ZH, US_2022_ZH, "多2項"]), (True, ["較短", US_2022_ZH, US_2025_ZH, "少2項"])],
    )
    def test_in_chinese_with_the_arithmetic(self, shortest, parts):
        text = say("sizes", "us-2025 us-2022", shortest=shortest, key=ZH).said[0].text
        assert missing(text, *parts) == ""
        assert "10 − 8 = 2" in text

    def test_the_distance_alone_where_the_number_is_asked_for(self):
        assert say("sizes", "us-2018 us-2025", count=True).short == "3"

    def test_lists_of_one_size_are_said_to_be_equally_long(self):
        en, zh = (say("sizes", "au-2019 au-2023", key=key, count=True) for key in (EN, ZH))
        assert "equally long" in en.said[0].text
        assert "一樣長" in zh.said[0].text
        assert (en.short, zh.short) == ("0", "0")

    def test_the_table_ranks_all_with_date_and_size(self):
        table = say("sizes", "cn-2016 us-2025 jp-2020").table
        assert table.rows == (
            ("the US list of 2025", "2025-11-07", "10"),
            ("China's catalogue of 2016", "2016-11-02", "6"),
            ("Japan's list of 2020", "2020-03", "5"),
        )

    def test_one_list_alone_is_not_compared(self):
        assert say("sizes", "us-2022") is None


@pytest.mark.parametrize(
    ("question", "key", "short"),
    [
        ("Which minerals are on the US list of 2022 but not on the EU list of 2020?", EN, "nickel, tin and zinc"),
        ("美国2022年清单有但欧盟2020年清单没有的矿产有哪些？", ZH, "鎳、錫、鋅"),
        ("在表三中，美國有而中國沒有的礦物有幾種？", ZH, "3"),
        ("How many minerals are on exactly three lists of table 3?", EN, "4"),
        ("表三中只有中國列入的礦物有哪些？", ZH, "煤、銅"),
        ("What did the EU list of 2024 drop?", EN, "tantalum"),
        ("美國2022年刪去的礦物中，哪些在歐盟2024年清單上？", ZH, "氦"),
        ("中國目錄中能源礦產有幾種？", ZH, "2"),
        ("How many entries did Australia's list have in January 2024?", EN, "4"),
    ],
)
def test_from_the_question_to_the_bare_answer(question, key, short):
    plan = plan_lists(question, GLOSSARY, ROSTERS, TODAY)
    assert ListSpeaker(ROSTERS, GLOSSARY, key, TODAY).say(plan).short == short

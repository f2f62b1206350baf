"""Questions about lists in three scripts: what is to be computed, and which questions are left to retrieval."""

import pytest

from assistant.answering.tables.listplan import plan_lists
from assistant.answering.tables.rosters import read_rosters
from tests.answering.tables.listplans import LATEST, TABLE_3, brief, read, wanted
from tests.answering.tables.somelists import GLOSSARY, TODAY

SIZES_OF_ONE = [
    ("美國2022年關鍵礦物清單有幾項？", "us-2022", False),
    ("美国2022年关键矿产清单有多少种？", "us-2022", False),
    ("How many minerals are on the US list of 2022?", "us-2022", False),
    ("How many minerals are on the 2018 US list?", "us-2018", False),
    ("How long is Canada's list?", "ca-2024", True),
    ("加拿大的清單有幾項？", "ca-2024", True),
    ("How many strategic raw materials are on the EU list?", "eu-strategic", True),
    ("歐盟戰略原物料清單有幾項？", "eu-strategic", True),
    ("欧盟战略原材料清单有多少种？", "eu-strategic", True),
    ("歐盟關鍵原物料清單有幾項？", "eu-2024", True),
    ("中國的戰略性礦產目錄有多少種？", "cn-2016", True),
    ("How many minerals does China's catalogue of strategic minerals name?", "cn-2016", True),
    ("How many critical minerals does Japan have?", "jp-2020", True),
    # The edition in force then, by year and by month.
    ("How many minerals were on the EU list in 2023?", "eu-2020", False),
    ("2023年歐盟清單有幾項？", "eu-2020", False),
    ("2022年底美國清單有幾項？", "us-2022", False),
    ("2022年1月美國清單有幾項？", "us-2018", False),
    ("How many entries were on the US list in January 2022?", "us-2018", False),
    ("How many entries were on the US list in March 2022?", "us-2022", False),
    ("澳洲2023年12月清單有幾項？", "au-2023", False),
    ("澳大利亚2023年11月清单有多少项？", "au-2019", False),
    ("How many entries did Australia's list have in November 2023?", "au-2019", False),
    ("How many entries did the Australian list have in January 2024?", "au-2023", False),
    ("How many entries were on Australia's list of 2024?", "au-2024", False),
    ("2024年初澳洲清單有幾項？", "au-2023", False),
    ("2024年年中美國清單有幾項？", "us-2022", False),
    ("How many minerals were on Canada's list in mid-2024?", "ca-2024", False),
    ("How many minerals are on the US list of 2026?", "us-2025", False),
]


@pytest.mark.parametrize(("question", "name", "assumed"), SIZES_OF_ONE)
def test_how_long_one_list_is(question, name, assumed):
    rest = {"count": True} | ({"assumed": True} if assumed else {})
    assert brief(read(question)) == wanted("size", name, **rest)


def test_the_older_list_of_a_kind_of_its_own_is_known_by_its_number():
    for question in ("How many metals are on Japan's older list of 31 rare metals?", "日本31種稀有金屬清單有幾項？"):
        assert [each.id for each in read(question).wanted] == ["jp-older"]


def test_the_words_are_kept_since_a_class_of_the_list_may_be_named_in_them():
    assert "能源矿产" in read("中國目錄中能源礦產有幾種？").words
    assert "energy" in read("How many of China's catalogue are Energy minerals?").words


@pytest.mark.parametrize(
    ("today", "name"),
    [("2026-11-24", "us-2025"), ("2025-11-06", "us-2022"), ("2025-11-07", "us-2025"), ("2020-01-01", "us-2018")],
)
def test_without_an_edition_it_is_that_in_force_on_the_day_of_asking(today, name):
    assert brief(read("How long is the US list?", today)) == wanted("size", name, count=True, assumed=True)


MEMBERS = [
    ("鎵在美國2022年清單上嗎？", "us-2022", "gallium", False),
    ("镓在美国2022年清单上吗？", "us-2022", "gallium", False),
    ("Is gallium on the US list of 2022?", "us-2022", "gallium", False),
    ("Was helium on the US list of 2018 and on that of 2022?", "us-2018 us-2022", "helium", False),
    ("氦有沒有列入歐盟2024年清單？", "eu-2024", "helium", False),
    ("鎵和鍺都在歐盟2020年清單上嗎？", "eu-2020", "gallium germanium", False),
    ("Are gallium and germanium on the EU list of 2020?", "eu-2020", "gallium germanium", False),
    ("鈾是美國的關鍵礦物嗎？", "us-2025", "uranium", True),
    ("Is uranium a critical mineral in Canada?", "ca-2024", "uranium", True),
    ("Does Japan consider zinc critical?", "jp-2020", "zinc", True),
    ("Is neodymium on Canada's list?", "ca-2024", "neodymium", True),
    ("重晶石在歐盟清單上嗎？", "eu-2024", "barite", True),
    ("Is zinc on the EU list of strategic raw materials?", "eu-strategic", "zinc", True),
    ("Is gold on the US list?", "us-2025", "gold", True),
    ("鎵在2023年11月的澳洲清單上嗎？", "au-2019", "gallium", False),
    ("Is tin on Australia's list of December 2023?", "au-2023", "tin", False),
    ("Was uranium added to the US list again in 2025?", "us-2025", "uranium", False),
    ("鈾又重新列入美國2025年清單了嗎？", "us-2025", "uranium", False),
    ("歐盟2024年清單還有鉭嗎？", "eu-2024", "tantalum", False),
    # A year goes before the paper's own table; what came back is asked of both editions.
    ("論文說美國2022年清單列了鎵嗎？", "us-2022", "gallium", False),
    ("2022年被刪的鈾，2025年又列入美國清單了嗎？", "us-2022 us-2025", "uranium", False),
]


@pytest.mark.parametrize(("question", "names", "things", "assumed"), MEMBERS)
def test_whether_a_list_holds_a_thing(question, names, things, assumed):
    rest = {"assumed": True} if assumed else {}
    assert brief(read(question)) == wanted("membership", names, of=things, **rest)


HOLDERS = [
    ("哪些國家把鎵列為關鍵礦物？", "", "gallium", {}),
    ("哪些国家把镓列为关键矿产？", "", "gallium", {}),
    ("Which countries list gallium as critical?", "", "gallium", {}),
    ("How many lists name tin?", "", "tin", {"count": True}),
    ("In table 3, which economies list tantalum?", TABLE_3, "tantalum", {}),
    ("表三中誰列了鉭？", TABLE_3, "tantalum", {}),
]


@pytest.mark.parametrize(("question", "names", "thing", "rest"), HOLDERS)
def test_who_lists_a_thing(question, names, thing, rest):
    assert brief(read(question)) == wanted("holders", names, of=thing, **rest)


SINCE = [
    ("氦何時列入美國清單？", "us-2025", "helium"),
    ("镍是什么时候列入美国清单的？", "us-2025", "nickel"),
    ("When was nickel added to the US list?", "us-2025", "nickel"),
    ("Since when is copper on Canada's list?", "ca-2024", "copper"),
    ("In which year did Canada add copper to its list?", "ca-2024", "copper"),
]


@pytest.mark.parametrize(("question", "name", "thing"), SINCE)
def test_since_when_a_thing_is_listed(question, name, thing):
    assert brief(read(question)) == wanted("since", name, of=thing)


PREMISES = [
    # With a year, true or not: whether it is so is seen when it is computed.
    ("為什麼美國2022年清單刪去氦？", "us-2022", "helium", True, False),
    ("Why did the US drop helium from its list in 2022?", "us-2022", "helium", True, False),
    ("为什么美国2022年清单移除了镓？", "us-2022", "gallium", True, False),
    ("Why did the US list of 2018 drop tin?", "us-2018", "tin", True, False),
    ("Why did the EU remove tantalum from its list of 2024?", "eu-2024", "tantalum", True, False),
    ("Why did Canada add copper to its 2024 list?", "ca-2024", "copper", False, False),
    ("Why was gallium added to the US list of 2022?", "us-2022", "gallium", False, False),
    ("Was helium dropped from the US list of 2022?", "us-2022", "helium", True, False),
    ("氦是否從美國2022年清單刪除？", "us-2022", "helium", True, False),
    # Without one.
    ("Why did the US drop tin from its list?", "us-2025", "tin", True, True),
    ("美國為何把錫從清單剔除？", "us-2025", "tin", True, True),
    ("澳洲為何把氦從清單移除？", "au-2024", "helium", True, True),
    ("Why was zinc added to the US list?", "us-2025", "zinc", False, True),
    ("When was helium removed from the US list?", "us-2025", "helium", True, True),
    ("氦哪一年被移出美國清單？", "us-2025", "helium", True, True),
]


@pytest.mark.parametrize(("question", "name", "thing", "dropped", "assumed"), PREMISES)
def test_what_a_question_takes_for_granted_is_to_be_checked(question, name, thing, dropped, assumed):
    rest = {"dropped": dropped} | ({"assumed": True} if assumed else {})
    assert brief(read(question)) == wanted("premise", name, of=thing, **rest)


CHANGES = [
    ("美國2022年清單比2018年新增了哪些礦物？", "us-2018 us-2022", {"dropped": False}),
    ("美国2022年清单删去了哪些矿产？", "us-2018 us-2022", {"dropped": True}),
    ("What did the US list of 2022 drop?", "us-2018 us-2022", {"dropped": True}),
    ("Did the US list of 2022 drop any mineral?", "us-2018 us-2022", {"dropped": True}),
    ("How many minerals did the US list of 2022 drop?", "us-2018 us-2022", {"dropped": True, "count": True}),
    ("美國2022年清單刪去了幾種礦物？", "us-2018 us-2022", {"dropped": True, "count": True}),
    ("How many minerals were added to the US list of 2025?", "us-2022 us-2025", {"dropped": False, "count": True}),
    ("Which minerals were added to Canada's list of 2024?", "ca-2021 ca-2024", {"dropped": False}),
    ("Which minerals were removed from Australia's list of December 2023?", "au-2019 au-2023", {"dropped": True}),
    ("歐盟2024年清單刪去了什麼？", "eu-2020 eu-2024", {"dropped": True}),
    # An economy named twice, once with the year.
    ("Which minerals did the US drop from the US list of 2022?", "us-2018 us-2022", {"dropped": True}),
    ("美國在美國2022年清單中刪去了哪些礦物？", "us-2018 us-2022", {"dropped": True}),
    ("What changed between the US lists of 2018 and 2022?", "us-2018 us-2022", {}),
    ("美國2018年與2025年清單有何變動？", "us-2018 us-2025", {}),
    ("What changed in the latest US list?", "us-2022 us-2025", {"assumed": True}),
    ("Which minerals did Canada's list drop?", "ca-2021 ca-2024", {"dropped": True, "assumed": True}),
    ("What was added to the US list?", "us-2022 us-2025", {"dropped": False, "assumed": True}),
    ("美國清單新增了哪些礦物？", "us-2022 us-2025", {"dropped": False, "assumed": True}),
    ("美國2025年清單比2018年多了哪些礦物？", "us-2018 us-2025", {"dropped": False}),
]


@pytest.mark.parametrize(("question", "names", "rest"), CHANGES)
def test_what_a_list_gained_or_lost(question, names, rest):
    assert brief(read(question)) == wanted("change", names, **rest)


CHANGED_AND = [
    ("美國2022年刪去的礦物中，哪些在歐盟2024年清單上？", "us-2018 us-2022 eu-2024", {"dropped": True}),
    ("Of the minerals dropped from the US list of 2022, which are on the EU list of 2024?", "us-2018 us-2022 eu-2024",
     {"dropped": True}),
    ("Of what the EU list of 2024 dropped, which are on the US list of 2022?", "eu-2020 eu-2024 us-2022",
     {"dropped": True}),
    ("美国2022年删除的矿产中哪些仍在欧盟的清单上？", "us-2018 us-2022 eu-2024", {"dropped": True}),
    ("Of those dropped from the US list of 2022, which are still on Canada's list?", "us-2018 us-2022 ca-2024",
     {"dropped": True}),
    ("Of those that the US list of 2025 added, how many are on Canada's list of 2024?", "us-2022 us-2025 ca-2024",
     {"dropped": False, "count": True}),
    ("美国2025年新增的矿产中，有几种在加拿大2024年清单上？", "us-2022 us-2025 ca-2024",
     {"dropped": False, "count": True}),
    ("歐盟2024年新增的礦物中，哪些也在美國2022年清單上？", "eu-2020 eu-2024 us-2022", {"dropped": False}),
]  # fmt: skip


@pytest.mark.parametrize(("question", "names", "rest"), CHANGED_AND)
def test_of_what_changed_that_which_another_list_holds(question, names, rest):
    assert brief(read(question)) == wanted("changed and", names, **rest)


SIZES = [
    ("哪一份清單最長？", LATEST, {"assumed": True}),
    ("哪一国的清单最长？", LATEST, {"assumed": True}),
    ("Which economy's list is the shortest?", LATEST, {"assumed": True, "shortest": True}),
    ("Which list has the fewest entries?", LATEST, {"assumed": True, "shortest": True}),
    ("Which of the six lists is the longest?", TABLE_3, {}),
    ("表三中哪一方的清單最短？", TABLE_3, {"shortest": True}),
    ("美國2022年清單比2018年多幾項？", "us-2022 us-2018", {"count": True}),
    ("歐盟2024年清單比美國2025年清單少幾項？", "eu-2024 us-2025", {"count": True}),
    ("How many more entries does the US list of 2025 have than that of 2022?", "us-2025 us-2022", {"count": True}),
    ("How many more minerals are on the present US list than on the list of 2018?", "us-2025 us-2018",
     {"count": True}),
    ("Is the US list of 2022 longer than the EU list of 2020?", "us-2022 eu-2020", {}),
    ("Is Canada's list longer than the US list?", "ca-2024 us-2025", {"assumed": True}),
    ("加拿大與歐盟的清單哪一份比較長？", "ca-2024 eu-2024", {"assumed": True}),
]  # fmt: skip


@pytest.mark.parametrize(("question", "names", "rest"), SIZES)
def test_which_of_several_lists_is_longer(question, names, rest):
    assert brief(read(question)) == wanted("sizes", names, **rest)


NOT_LISTS = {
    "other matters": [
        "美國2022年鎵產量多少？",
        "How much gallium does China produce?",
        "美國2022年清單上礦物的價格是多少？",
        "Which minerals on the US list depend on imports?",
        "美國清單上哪些礦物的儲量最大？",
        "Which minerals on the EU list can be substituted?",
    ],
    "no list": [
        "What is a critical mineral?",
        "鎵和鍺有什麼用途？",
        "Why is helium important?",
        "List the uses of gallium.",
    ],
    "no economy that has one": ["India lists which critical minerals?", "印度的關鍵礦物清單有幾項？"],
    "somebody else": ["Is Lynas on the US list?", "美國國防部的清單有幾項？", "Did India and the US list gallium?"],
    "drafts and how lists are made": [
        "What did the draft US list of 2022 drop?",
        "How often is the US list updated?",
        "美國多久更新一次清單？",
        "美國第一份清單有幾項？",
    ],
    "years to come": [
        "How many minerals will be on the US list in 2030?",
        "2030年美國清單會有幾項？",
        "2030年美國清單新增了哪些礦物？",
        "Which minerals will the EU list of 2027 add?",
        "Is gallium on the US list of 2027?",
    ],
    "years before the first": ["How many minerals were on the US list in 2010?", "2015年中國目錄有幾種礦物？"],
    "reasons": [
        "Why is the US list important?",
        "Why were minerals dropped from the US list of 2022?",
        "為什麼美國2022年清單比2018年長？",
    ],
    "two lists and no way of taking them together": ["美國和歐盟的清單有哪些礦物？"],
    "no edition before": ["What did China add to its catalogue?", "日本清單新增了哪些礦物？"],
    "nothing asked of it": ["美國清單的歷史是什麼？", "Tell me about Canada's list."],
}  # fmt: skip


@pytest.mark.parametrize("question", [each for group in NOT_LISTS.values() for each in group])
def test_what_is_not_surely_about_lists_is_left_to_retrieval(question):
    assert read(question) is None


def test_a_year_is_to_come_only_after_the_day_of_asking():
    question = "Is gallium on the US list of 2027?"
    assert read(question, "2026-12-31") is None
    assert brief(read(question, "2027-01-01")) == wanted("membership", "us-2025", of="gallium")


def test_full_width_and_case_make_no_difference():
    assert brief(read("ＵＳ 2022 ＬＩＳＴ: HOW MANY entries?")) == wanted("size", "us-2022", count=True)


def test_without_lists_in_the_knowledge_there_is_nothing_to_plan():
    nothing = read_rosters([])
    assert plan_lists("How many minerals are on the US list of 2022?", GLOSSARY, nothing, TODAY) is None

"""Questions about lists in three scripts: what is to be computed, and which questions are left to retrieval."""

import pytest

from assistant.answering.tables.listplan import ListPlan, plan_lists
from assistant.answering.tables.rosters import read_rosters
from tests.answering.tables.somelists import COLUMN_IDS, GLOSSARY, ROSTERS, TODAY

TABLE_3 = " ".join(COLUMN_IDS)
LATEST = "us-2025 eu-2024 jp-2020 ca-2024 au-2024 cn-2016"


def read(question, today=TODAY):
    return plan_lists(question, GLOSSARY, ROSTERS, today)


def brief(plan):
    """All of a plan but the words it was read from: (operation, lists, lists not to be on, things, the rest set)."""
    if plan is None:
        return None
    rest = {
        name: getattr(plan, name)
        for name in ("number", "count", "assumed", "dropped", "shortest")
        if getattr(plan, name) != getattr(ListPlan(plan.op), name)
    }
    ids = [" ".join(each.id for each in part) for part in (plan.wanted, plan.unwanted)]
    return (plan.op, *ids, " ".join(plan.subjects), rest)


def wanted(op, on="", off="", of="", **rest):
    return (op, on, off, of, rest)


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


TOGETHER = [
    ("同時列於美國2022年與歐盟2020年清單的有哪些？", "us-2022 eu-2020"),
    ("哪些矿产同时列入美国2022年清单和欧盟2020年清单？", "us-2022 eu-2020"),
    ("加拿大2021年清單與歐盟2020年清單都有的礦物有哪些？", "ca-2021 eu-2020"),
    ("Which minerals are on both the US list of 2022 and the EU list of 2024?", "us-2022 eu-2024"),
    ("Which minerals are on Canada's 2021 list and the US 2022 list?", "ca-2021 us-2022"),
    ("In 2020, which minerals were on both the US and the EU list?", "us-2018 eu-2020"),
    ("2021年時美國與加拿大清單都有哪些礦物？", "us-2018 ca-2021"),
]
TOGETHER_NOW = [
    ("Which minerals do the US and the EU both list?", "us-2025 eu-2024"),
    ("中美兩國都列入清單的礦物有哪些？", "cn-2016 us-2025"),
    ("美、歐、日都列入的關鍵礦物有哪些？", "us-2025 eu-2024 jp-2020"),
    ("美欧日都列入清单的矿产有哪些？", "us-2025 eu-2024 jp-2020"),
    ("Which minerals do Washington, Ottawa and Brussels all list?", "us-2025 ca-2024 eu-2024"),
]
ALL_SIX = [
    "Which minerals are on all six lists?",
    "哪些礦物在六份清單上都有？",
    "表三中六方皆列的礦物有哪些？",
    "表三中六国都列入的矿产有哪些？",
    "In table 3, which minerals are listed by all six economies?",
]


@pytest.mark.parametrize(("question", "names"), TOGETHER)
def test_what_stands_on_several_lists_at_once(question, names):
    assert brief(read(question)) == wanted("set", names)


@pytest.mark.parametrize(("question", "names"), TOGETHER_NOW)
def test_lists_named_without_an_edition_are_the_latest(question, names):
    assert brief(read(question)) == wanted("set", names, assumed=True)


@pytest.mark.parametrize("question", ALL_SIX)
def test_six_lists_are_those_of_the_table_that_compares_six(question):
    assert brief(read(question)) == wanted("set", TABLE_3)


def test_all_six_today_are_the_latest_ones():
    assert brief(read("Which minerals are now on all six latest lists?")) == wanted("set", LATEST, assumed=True)


APART = [
    # The negation after the list that is meant, before it, and before both.
    ("在美國2022年清單而不在歐盟2020年清單的礦物有哪些？", "us-2022", "eu-2020"),
    ("美國2022年清單有，歐盟2020年清單沒有的礦物有哪些？", "us-2022", "eu-2020"),
    ("美国2022年清单有但欧盟2020年清单没有的矿产有哪些？", "us-2022", "eu-2020"),
    ("哪些礦物加拿大2024年清單列了，但美國2022年清單沒列？", "ca-2024", "us-2022"),
    ("哪些礦物沒有列入美國2022年清單但列入歐盟2024年清單？", "eu-2024", "us-2022"),
    ("加拿大2024年清單比歐盟2024年清單多出哪幾種？", "ca-2024", "eu-2024"),
    ("Which minerals are on the 2022 US list but not on the 2020 EU list?", "us-2022", "eu-2020"),
    ("Which minerals are not on the EU list of 2020 but on the US list of 2022?", "us-2022", "eu-2020"),
    ("Which minerals on the US list of 2022 are missing from Canada's list of 2021?", "us-2022", "ca-2021"),
    ("Which minerals does the US list of 2022 have that the EU list of 2020 does not?", "us-2022", "eu-2020"),
    ("Which minerals does the US list of 2022 leave out that Canada's list of 2021 has?", "ca-2021", "us-2022"),
    # One negation over two lists, and two negations.
    ("加拿大2024年清單有、美國2022年與歐盟2024年清單都沒有的礦物有哪些？", "ca-2024", "us-2022 eu-2024"),
    (
        "不在美國2022年清單也不在歐盟2024年清單、但在加拿大2024年清單的礦物有哪些？",
        "ca-2024",
        "us-2022 eu-2024",
    ),
    (
        "What is on Canada's list of 2024 but on neither the US list of 2022 nor the EU list of 2024?",
        "ca-2024",
        "us-2022 eu-2024",
    ),
    # Two lists to be on, one not.
    ("表三中美國與加拿大都列、但澳洲沒列的礦物有哪些？", "t3:us t3:ca", "t3:au"),
    ("In table 3, which minerals do the US and Canada list but Australia does not?", "t3:us t3:ca", "t3:au"),
    ("表三中美國、歐盟、日本都列但加拿大、澳洲、中國沒列的礦物是哪些？", "t3:us t3:eu t3:jp", "t3:ca t3:au t3:cn"),
]
APART_NOW = [
    ("Which minerals are on the EU list but absent from the US list?", "eu-2024", "us-2025"),
    ("Which minerals are listed by China but not by the US?", "cn-2016", "us-2025"),
    (
        "Which minerals are on the US list and the Canadian list but not on the Australian?",
        "us-2025 ca-2024",
        "au-2024",
    ),
    ("美國清單有而中國清單沒有的礦物有哪些？", "us-2025", "cn-2016"),
]


@pytest.mark.parametrize(("question", "on", "off"), APART)
def test_what_stands_on_some_lists_and_not_on_others(question, on, off):
    assert brief(read(question)) == wanted("set", on, off)


@pytest.mark.parametrize(("question", "on", "off"), APART_NOW)
def test_a_negation_over_latest_lists(question, on, off):
    assert brief(read(question)) == wanted("set", on, off, assumed=True)


def test_only_the_number_may_be_asked_for():
    asked = "在表三中，美國有而中國沒有的礦物有幾種？"
    assert brief(read(asked)) == wanted("set", "t3:us", "t3:cn", count=True)


ONLY = [
    ("In table 3, which minerals are listed only by China?", "t3:cn", "t3:us t3:eu t3:jp t3:ca t3:au"),
    ("In table 3, which minerals does China alone list?", "t3:cn", "t3:us t3:eu t3:jp t3:ca t3:au"),
    ("表三中只有中國列入的礦物有哪些？", "t3:cn", "t3:us t3:eu t3:jp t3:ca t3:au"),
    ("表三中只有加拿大列的是哪些？", "t3:ca", "t3:us t3:eu t3:jp t3:au t3:cn"),
    ("表三中唯獨歐盟列入的礦物是？", "t3:eu", "t3:us t3:jp t3:ca t3:au t3:cn"),
    ("表三中加拿大独有的矿产有哪些？", "t3:ca", "t3:us t3:eu t3:jp t3:au t3:cn"),
    ("In table 3, which minerals are listed by only the EU and Japan?", "t3:eu t3:jp", "t3:us t3:ca t3:au t3:cn"),
    ("哪些礦物只被美國和中國列入？表三", "t3:us t3:cn", "t3:eu t3:jp t3:ca t3:au"),
    ("Which minerals are only on the US list of 2025?", "us-2025", "eu-2024 jp-2020 ca-2024 au-2024 cn-2016"),
    ("只在美國2025年清單上的礦物有哪些？", "us-2025", "eu-2024 jp-2020 ca-2024 au-2024 cn-2016"),
]
EXCEPT = [
    ("In table 3, which minerals are listed by everyone except China?", "t3:us t3:eu t3:jp t3:ca t3:au", "t3:cn"),
    ("表三中除了中國以外都列入的礦物有哪些？", "t3:us t3:eu t3:jp t3:ca t3:au", "t3:cn"),
    ("表三中，除美國外其餘五方都列入的礦物有哪些？", "t3:eu t3:jp t3:ca t3:au t3:cn", "t3:us"),
    ("表三中美國沒列、其他五方都列的礦物有哪些？", "t3:eu t3:jp t3:ca t3:au t3:cn", "t3:us"),
]


@pytest.mark.parametrize(("question", "on", "off"), ONLY)
def test_only_means_on_none_of_the_others(question, on, off):
    assert brief(read(question)) == wanted("set", on, off)


@pytest.mark.parametrize(("question", "on", "off"), EXCEPT)
def test_the_lists_excepted_are_those_not_to_be_on(question, on, off):
    assert brief(read(question)) == wanted("set", on, off)


EXACTLY = [
    ("表三中恰好列於五份清單的礦物有哪些？", 5, False),
    ("表三中有幾種礦物剛好在三份清單上？", 3, True),
    ("表三里恰好列于两份清单的矿产有多少种？", 2, True),
    ("表三中只列於一份清單的礦物有哪些？", 1, False),
    ("In table 3, how many minerals are on exactly five of the six lists?", 5, True),
    ("Which minerals of table 3 are on exactly one list?", 1, False),
    ("How many minerals are on precisely 3 lists?", 3, True),
    ("Which minerals in the paper's table 3 are on a single list?", 1, False),
]


@pytest.mark.parametrize(("question", "number", "count"), EXACTLY)
def test_exactly_so_many_of_the_six_lists(question, number, count):
    rest = {"number": number} | ({"count": True} if count else {})
    assert brief(read(question)) == wanted("exactly", TABLE_3, **rest)


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

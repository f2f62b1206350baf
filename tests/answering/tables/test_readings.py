"""Readings that once went wrong, over the lists and tables of the project itself."""

import pytest

from assistant.answering.narrowing import narrowed
from assistant.answering.provenance import asks_for_source
from assistant.answering.tables.figureplan import plan_figures
from assistant.answering.tables.figures import read_figures
from assistant.answering.tables.figuresay import FigureSpeaker
from assistant.answering.tables.listplan import plan_lists
from assistant.answering.tables.listsay import ListSpeaker
from assistant.answering.tables.rosters import read_rosters
from assistant.evaluation.metrics import names_exactly
from assistant.retrieval.filters import ANYTHING, Filter

TODAY = "2026-11-24"


@pytest.fixture(scope="module")
def glossary(real_knowledge):
    return real_knowledge[0].glossary


@pytest.fixture(scope="module")
def rosters(real_knowledge):
    return read_rosters(real_knowledge[0].entries)


@pytest.fixture(scope="module")
def plan(rosters, glossary):
    return lambda question: plan_lists(question, glossary, rosters, TODAY)


@pytest.fixture(scope="module")
def told(rosters, glossary):
    """A function: what is said of a question about lists, with its bare answer."""

    def say(question, key):
        found = ListSpeaker(rosters, glossary, key, TODAY).say(plan_lists(question, glossary, rosters, TODAY))
        return found.said[0].text, found.short

    return say


@pytest.fixture(scope="module")
def figured(real_knowledge, glossary):
    """A function: what is computed of a question about figures; None when nothing is."""
    figures = read_figures(real_knowledge[0].entries)

    def say(question, key="en"):
        found = plan_figures(question, glossary)
        return FigureSpeaker(figures, glossary, key).say(found) if found is not None else None

    return say


def ids(lists):
    return " ".join(each.id for each in lists)


SETS = [
    ("Which minerals are on both Canada's list of 2021 and the EU list of 2020?", "ca-2021 eu-2020", ""),
    ("Which are on both Australia's list of 2019 and the US list of 2018?", "au-2019 us-2018", ""),
    ("What is on the US list of 2022 and on the EU list of 2020?", "us-2022 eu-2020", ""),
    ("歐盟2020年清單沒有，美國2022年清單有的礦物有哪些？", "us-2022", "eu-2020"),
    ("欧盟2020年清单没有的、美国2022年清单有的矿产有哪些？", "us-2022", "eu-2020"),
    ("哪些礦物沒有進美國2022年清單，卻在歐盟2020年清單上？", "eu-2020", "us-2022"),
]


@pytest.mark.parametrize(("question", "on", "off"), SETS)
def test_a_year_and_a_negation_belong_to_the_list_they_are_told_of(plan, question, on, off):
    found = plan(question)
    assert (ids(found.wanted), ids(found.unwanted)) == (on, off)


NONE = [
    "歐盟和美國都沒列入的礦物有哪些？",
    "Which minerals were on all six lists in 2020?",  # Canada had none yet
    "歐盟清單沒有列入的有幾種？",
]


@pytest.mark.parametrize("question", NONE)
def test_what_cannot_be_computed_is_not(plan, question):
    assert plan(question) is None


def test_the_number_added_is_not_the_size(told):
    assert told("美國2025年清單新增了幾種礦物？", "zh-Hant")[1] == "10"
    assert told("美國2022年清單刪去了幾種？", "zh-Hant")[1] == "5"


def test_full_width_years_are_years(told):
    assert told("美國２０２２年清單有幾項？", "zh-Hant")[1] == "50"


def test_several_wanted_are_joined_by_and_several_unwanted_by_or(told):
    text, _ = told("Which minerals are on both Canada's and Australia's list but not on the US and EU lists?", "en")
    on, _, off = text.partition("but not on")
    assert " and Australia" in on
    assert " or " not in on
    assert " or the EU" in off


def test_a_tie_has_no_single_winner(told):
    text, short = told("表三中哪一方的清單最短？", "zh-Hant")
    assert all(part in text and part in short for part in ("澳洲2019", "中國2016"))
    assert "最短" in text


@pytest.mark.parametrize(
    ("question", "parts", "short"),
    [
        ("US import reliance in 2024: lithium or germanium?", [">50%", "leave open"], None),
        ("Nickel or zinc: US import reliance in 2025?", ["41%", "73%", "73 − 41 = 32"], "zinc"),
    ],
)
def test_bounds_are_not_subtracted(figured, question, parts, short):
    found = figured(question)
    assert all(part in found.said[0].text for part in parts)
    assert found.short == short
    assert ("−" in found.said[0].text) == (short is not None)


@pytest.mark.parametrize(
    "question", ["Why did the antimony price rise from 2021 to 2025?", "銻價為什麼從2021年漲到2025年？"]
)
def test_why_a_price_rose_is_not_answered_by_how_much(figured, question):
    assert figured(question) is None


def test_a_quota_is_no_production(figured):
    found = figured("中國稀土開採配額2021年到2024年增加多少？", "zh-Hant")
    assert all(part in found.said[0].text for part in ("中國稀土", "168,000", "270,000", "270,000 − 168,000 = 102,000"))


ELSEWHERE = [
    "作者在2023年發表一篇論文嗎？",
    "中國代表一再強調什麼？",
    "這代表1億美元嗎？",
    "美國挹注50億美元",
    "各國關注5種礦物",
]


@pytest.mark.parametrize("question", ELSEWHERE)
def test_a_verb_names_no_table_and_no_note(question):
    assert narrowed(question) == ANYTHING


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("表一裡有哪些用途？", Filter(tables=frozenset({"表一"}))),
        ("論文表2有幾列？", Filter(tables=frozenset({"表二"}))),
        ("論文註13引用了誰？", Filter(notes=frozenset({13}), sources=frozenset({"paper"}))),
        ("What does footnote 52 say?", Filter(notes=frozenset({52}), sources=frozenset({"paper"}))),
    ],
)
def test_a_table_or_note_that_is_named_is_where_to_look(question, found):
    assert narrowed(question) == found


@pytest.mark.parametrize(
    "question",
    [
        "Where does US gallium come from?",
        "What is the main source of gallium?",
        "鎵的主要來源是什麼？",
        "哪個國家的報告最多？",
    ],
)
def test_where_a_metal_comes_from_is_no_question_on_sources(question):
    assert not asks_for_source(question)


@pytest.mark.parametrize(
    "question", ["Who says that?", "What is the source of that figure?", "這個數字的來源是什麼？", "出處？"]
)
def test_where_a_statement_comes_from_is(question):
    assert asks_for_source(question)


def test_each_item_of_a_set_needs_a_name_of_its_own():
    assert not names_exactly("鉑族金屬、錫", [["金"], ["錫"]])
    assert not names_exactly("tin, tin", [["tin"], ["zinc"]])
    assert names_exactly("晶質（鱗片狀）石墨、錫", [["錫"], ["石墨"]])


def test_a_thing_that_came_back_is_on_the_list_again(told):
    text, short = told("Is uranium no longer on the US list?", "en")
    assert "2025" in text
    assert short == "yes"


def test_how_many_lists_hold_a_thing_is_a_number(told):
    assert told("表三中錫列入幾份清單？", "zh-Hant")[1] == "4"

"""Where a question says itself where to look, and what it wants told first."""

import pytest

from assistant.answering.narrowing import narrowed, preferred
from assistant.records import Locator
from assistant.retrieval.filters import ANYTHING, Filter
from tests.answering.made import entry, hits

TABLE_1, TABLE_2 = Filter(tables=frozenset({"表一"})), Filter(tables=frozenset({"表二"}))


def note(number):
    return Filter(notes=frozenset({number}), sources=frozenset({"paper"}))


@pytest.mark.parametrize(
    ("question", "only"),
    [
        ("表一中有哪些領域？", TABLE_1),
        ("論文表１列出什麼？", TABLE_1),
        ("What does table 1 of the paper list?", TABLE_1),
        ("What does Table One list?", TABLE_1),
        ("表二有几列？", TABLE_2),
        ("How many rows has table 2?", TABLE_2),
        ("註47說了什麼？", note(47)),
        ("注释3的来源？", note(3)),
        ("腳註 12 引用什麼？", note(12)),
        ("第5個註釋說什麼？", note(5)),
        ("第12條註是什麼？", note(12)),
        ("What does footnote 47 say?", note(47)),
        ("Which law does note no. 8 cite?", note(8)),
        # Neither, more than one, or another table.
        ("表一和表二有什麼不同？", ANYTHING),
        ("What do tables 1 and 2 list?", ANYTHING),
        ("表三中有幾種礦物？", ANYTHING),
        ("What does table 3 list?", ANYTHING),
        ("表12是什麼？", ANYTHING),
        ("What is in table 10?", ANYTHING),
        ("註5與註6有何不同？", ANYTHING),
        ("Compare footnote 5 with footnote 6.", ANYTHING),
        ("第70號公告說什麼？", ANYTHING),
        ("What did notice 70 say?", ANYTHING),
        ("鎵的用途？", ANYTHING),
        ("", ANYTHING),
    ],
)
def test_a_table_or_footnote_that_is_named_by_its_number(question, only):
    assert narrowed(question) == only


def test_a_table_goes_before_a_footnote():
    assert narrowed("表一的註5說了什麼？") == TABLE_1


def test_the_filter_admits_what_stands_there_alone():
    here = entry(source="paper", locator=Locator(footnotes=(46, 47)))
    assert narrowed("註47說了什麼？").admits(here)
    assert not narrowed("註48說了什麼？").admits(here)
    assert not narrowed("註47說了什麼？").admits(entry(source="register", locator=Locator(footnotes=(47,))))
    assert narrowed("表一說了什麼？").admits(entry(locator=Locator(table="表一")))
    assert not narrowed("表一說了什麼？").admits(entry(locator=Locator(table="表二")))


REPEATS = entry("repeats", kind="passage")
CORRECTS = entry("corrects", check="differs")
SECOND = entry("second", check="differs")
CONFIRMED = entry("confirmed", check="confirmed")


def order(question, *entries, only=ANYTHING):
    found = hits(*((each, 1.0) for each in entries))
    return [hit.entry.id for hit in preferred(question, found, only)]


@pytest.mark.parametrize(
    "question",
    ["美國清單真的有53項嗎？", "53项这个数字属实吗？", "清單到底有幾項？", "論文說53項，對嗎？", "事實上有幾項？",
     "Is it really 53?", "Is it true that there are 53?", "Is that right?", "How many are there actually?",
     "Is the paper wrong about the 53?"],
)  # fmt: skip
def test_who_doubts_is_told_of_the_correction_first(question):
    assert order(question, REPEATS, CORRECTS, SECOND) == ["corrects", "repeats", "second"]


@pytest.mark.parametrize("question", ["美國清單有幾項？", "How many entries are there?", "Is gallium rare?"])
def test_who_does_not_doubt_is_told_by_likeness(question):
    assert order(question, REPEATS, CORRECTS) == ["repeats", "corrects"]


def test_what_was_confirmed_stays_first_whatever_is_doubted():
    assert order("Is it really 50?", CONFIRMED, CORRECTS) == ["confirmed", "corrects"]


def test_without_a_correction_nothing_moves():
    assert order("Is it really 53?", REPEATS, CONFIRMED) == ["repeats", "confirmed"]
    assert order("Is it really 53?") == []


def test_a_passage_that_differs_is_no_correction():
    passage = entry("passage", kind="passage", check="differs")
    assert order("Is it really 53?", REPEATS, passage) == ["repeats", "passage"]


def test_a_correction_far_down_is_about_something_else():
    others = [entry(f"e{number}", kind="passage") for number in range(5)]
    assert order("Is it really 53?", *others, CORRECTS)[0] == "corrects"
    assert order("Is it really 53?", REPEATS, *others, CORRECTS)[0] == "repeats"


def test_of_a_table_that_was_named_the_rows_go_before_the_whole():
    whole = entry("whole", kind="row")
    first, second = (entry(name, kind="row", table="t1") for name in ("first", "second"))
    assert order("表一有什麼？", whole, first, second, only=TABLE_1) == ["first", "second", "whole"]
    assert order("清單有什麼？", whole, first, second) == ["whole", "first", "second"]

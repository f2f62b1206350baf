"""Lists and numbers as a sentence holds them, and how lists are called in one."""

import pytest

from assistant.answering.tables.speech import amount, capital, joined, listed, plain_list
from tests.answering.tables.somelists import EN, LISTS, ZH


@pytest.mark.parametrize(
    ("names", "en", "zh"),
    [([], "", ""), (["a"], "a", "a"), (["a", "b"], "a and b", "a、b"), (["a", "b", "c"], "a, b and c", "a、b、c")],
)
def test_names_as_a_sentence_ends_with_them(names, en, zh):
    assert (listed(names, EN), listed(names, ZH)) == (en, zh)


@pytest.mark.parametrize(
    ("names", "en", "zh"),
    [([], "", ""), (["a"], "a", "a"), (["a", "b"], "a, b", "a、b"), (["a", "b", "c"], "a, b, c", "a、b、c")],
)
def test_names_one_after_the_other(names, en, zh):
    assert (plain_list(names, EN), plain_list(names, ZH)) == (en, zh)


@pytest.mark.parametrize(
    ("names", "en", "zh"),
    [([], "", ""), (["a"], "a", "a"), (["a", "b"], "a or b", "a或b"), (["a", "b", "c"], "a, b or c", "a、b或c")],
)
def test_names_joined_as_part_of_a_phrase(names, en, zh):
    assert (joined(names, EN, "or"), joined(names, ZH, "或")) == (en, zh)


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "0"), (5, "5"), (17.10, "17.1"), (60.0, "60"), (1234567, "1,234,567"), (-2500, "-2,500"), (0.1 + 0.2, "0.3"),
     (10.24 - 5.31, "4.93")],
)  # fmt: skip
def test_an_amount_has_its_thousands_marked_and_no_digits_of_its_own(number, said):
    assert amount(number) == said


@pytest.mark.parametrize(("text", "said"), [("the list", "The list"), ("US", "US"), ("", ""), ("鎵", "鎵")])
def test_a_sentence_begins_with_a_capital(text, said):
    assert capital(text) == said


def test_a_column_is_told_from_the_list_that_it_shows():
    column = LISTS["t3:us"].name
    assert all(part in column[EN] for part in ("US 2018", "table 3"))
    assert all(part in column[ZH] for part in ("美國2018", "表三"))

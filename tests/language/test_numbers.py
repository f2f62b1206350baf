"""Numbers in either language come to one form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.language.numbers import numbers, readings, years


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("12億美元", "1.2 billion dollars"),
        ("35萬噸", "350,000 tonnes"),
        ("35万吨", "350 thousand tonnes"),
        ("3.5兆元", "3.5 trillion"),
        ("２０２３年７月３日", "3 July 2023"),
        ("占98.5％", "98.5%"),
    ],
)
def test_the_same_figure_in_both_languages_is_the_same_number(chinese, english):
    assert numbers(chinese) == numbers(english)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("1,500 t", [(1500.0, 1500.0)]),
        ("64, 68 and 180 million", [(64.0, 64.0), (68.0, 68.0), (180.0, 180e6)]),
        ("0.5 to 7", [(0.5, 0.5), (7.0, 7.0)]),
        ("5 marks", [(5.0, 5.0)]),
    ],
)
def test_each_number_as_written_and_as_meant(text, found):
    assert readings(text) == found


@given(st.integers(0, 10**12))
def test_a_number_is_read_with_and_without_commas(number):
    assert numbers(f"{number}") == numbers(f"{number:,}") == {float(number)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2010年與FY2024", {2010, 2024}),
        ("2010–2012", {2010, 2012}),
        ("2000 t, 2,010 and 20100", set()),
        ("1799, 2100", set()),
        ("1,999", set()),
    ],
)
def test_years_are_told_from_amounts(text, found):
    assert years(text) == found

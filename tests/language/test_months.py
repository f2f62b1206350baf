"""Months named with their year, editions of an annual that are no years, and texts that tell their script."""

import pytest

from assistant.language.numbers import months, years
from assistant.language.scripts import detect_language, script_is_told


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2023年7月", {2023: 7}),
        ("2023 年 12 月 16 日", {2023: 12}),
        ("２０２３年７月", {2023: 7}),
        ("2022-02-24", {2022: 2}),
        ("2022-02", {2022: 2}),
        ("in December 2023", {2023: 12}),
        ("December of 2023", {2023: 12}),
        ("24 February 2022", {2022: 2}),
        ("February 24, 2022", {2022: 2}),
        ("March, 2020", {2020: 3}),
        ("Sept. 2021", {2021: 9}),
        ("DEC 2023", {2023: 12}),
        ("May 2022", {2022: 5}),
        ("from May 2020 to June 2021", {2020: 5, 2021: 6}),
        ("2023年11月與2024年2月", {2023: 11, 2024: 2}),
    ],
)
def test_a_month_is_known_with_its_year(text, found):
    assert months(text) == found


@pytest.mark.parametrize(
    "text",
    ["", "2023", "late 2023", "2023年", "7月", "in July", "2023年13月", "2023年0月", "2021-24", "the year 2023",
     "2023年第3季", "list 2023", "2022-023"],
)  # fmt: skip
def test_without_both_there_is_none(text):
    assert months(text) == {}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("USGS 2025年版的2024年產量", {2024}),
        ("據USGS 2026年版", set()),
        ("MCS 2026 gives 2025", {2025}),
        ("USGS MCS 2025, reserves of 2024", {2024}),
        ("the 2025 edition of the MCS for 2024", {2024}),
        ("the 2025 edition of MCS", set()),
        ("the US list of 2025", {2025}),
        ("USGS於2022年公布", {2022}),
        ("美國2022年版清單", {2022}),
    ],
)
def test_an_edition_of_an_annual_is_no_year(text, found):
    assert years(text) == found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("鎵呢", True),
        ("镓呢", True),
        ("那2022年的呢", False),
        ("日本呢？", False),
        ("稀土", False),
        ("", False),
        ("What of 2022?", False),
        ("2022", False),
        # Written in Taiwan although OpenCC would write them otherwise.
        ("它占地多大", False),
        ("台北呢", False),
        # Words of the mainland whose characters both scripts share.
        ("芯片呢", True),
        ("它是什么", True),
        ("它是什麼", True),
        ("EU的清单", True),
    ],
)
def test_a_text_tells_its_script_by_one_character_of_it(text, told):
    assert script_is_told(text) is told


@pytest.mark.parametrize("text", ["鎵呢", "镓呢", "芯片呢", "它是什么", "它是什麼", "EU的清单"])
def test_where_the_script_is_told_it_is_that_which_is_detected(text):
    simplified = text in {"镓呢", "芯片呢", "它是什么", "EU的清单"}
    assert detect_language(text) == ("zh-Hans" if simplified else "zh-Hant")

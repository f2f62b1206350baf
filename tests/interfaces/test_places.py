import pytest

from assistant.interfaces.chat.places import byline, date_words, place_parts, plain_citation
from tests.interfaces.contracts import citation


@pytest.mark.parametrize(
    ("date", "zh", "en"),
    [
        ("2022-02-24", "2022年2月24日", "24 February 2022"),
        ("2022-02", "2022年2月", "February 2022"),
        ("2022", "2022年", "2022"),
        ("2022-13", "2022-13", "2022-13"),
        ("spring", "spring", "spring"),
    ],
)
def test_dates_in_words(date, zh, en):
    assert date_words(date, "zh-Hant") == date_words(date, "zh-Hans") == zh
    assert date_words(date, "en") == en


def test_a_locator_in_words():
    locator = {"section": "參、一", "paragraph": 3, "footnotes": [26, 27], "table": "2", "page": 5}
    assert place_parts(locator, "zh-Hant") == ["參、一", "第 3 段", "表 2", "第 5 頁", "註 26、27"]
    assert place_parts(locator, "zh-Hans")[-2:] == ["第 5 页", "注 26、27"]
    assert place_parts(locator, "en") == ["參、一", "¶ 3", "table 2", "p. 5", "footnotes 26, 27"]


def test_a_table_that_names_itself_is_not_named_twice():
    assert place_parts({"table": "表二"}, "zh-Hant") == ["表二"]
    assert place_parts({"table": "Table 2"}, "en") == ["Table 2"]


def test_an_empty_locator_gives_nothing():
    assert place_parts({}, "en") == []


@pytest.mark.parametrize(
    ("source", "language", "shown"),
    [
        ({"authors": ["翟文中", "陳宥芯"], "year": 2023}, "zh-Hant", "翟文中、陳宥芯（2023）"),
        ({"authors": ["USGS"], "year": 2022}, "en", "USGS (2022)"),
        ({"authors": ["USGS"]}, "en", "USGS"),
        ({"authors": [], "year": 2022}, "zh-Hant", "2022"),
        ({}, "en", ""),
    ],
)
def test_bylines(source, language, shown):
    assert byline(source, language) == shown


def test_a_citation_for_the_clipboard():
    assert plain_citation(citation(), "zh-Hant") == (
        "[1] 翟文中、陳宥芯（2023） 中美關鍵礦物競爭之戰略意涵與影響。參、一、美國方面，第 3 段，註 26、27"
    )

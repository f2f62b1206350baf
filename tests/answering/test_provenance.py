"""Where a statement comes from, said in a sentence, and which questions ask for it."""

import pytest

from assistant.answering.provenance import asks_for_source, provenance
from assistant.records import Locator, Source
from tests.answering.made import entry

SOURCES = {
    "paper": Source(
        "paper", "關鍵礦物", level="paper", authors=("翟文中", "陳永全"), issued="2023-06", title_en="Critical Minerals"
    ),
    "register": Source("register", "Federal Register", authors=("USGS",), issued="2022-02-24"),
    "page": Source("page", "無日期的網頁"),
    "first": Source("first", "First Report", issued="2021"),
    "second": Source("second", "第二報告", title_en="Second Report"),
    "third": Source("third", "Third Report"),
}
PLACE = Locator(section="參、法律", section_en="III. Laws", paragraph=2, page=45, footnotes=(7, 8))


def said(key, **changes):
    """The sentence for an entry with these traits."""
    return provenance(entry(**{"source": "paper"} | changes), SOURCES, key).text


@pytest.mark.parametrize(
    "question",
    [
        "Who says that China led?",
        "Which source gives 53?",
        "What is the source of this number?",
        "What are the sources?",
        "According to whom is it 53?",
        "According to what is it 53?",
        "Where does the number 53 come from?",
        "Who reported that?",
        "這個數字的出處？",
        "誰說的？",
        "这出自哪里？",
        "根據什麼說中國領先？",
        "哪份文件說有53項？",
        "哪篇報告提到鎵？",
        "資料來源是？",
    ],
)
def test_a_question_may_ask_who_says_so(question):
    assert asks_for_source(question)


@pytest.mark.parametrize(
    "question",
    [
        "Why?",
        "Who leads in gallium?",
        "Which countries are sources?",
        "What does China produce?",
        "According to the paper, how many are there?",
        "Is there an open resource?",
        "鎵的來源國有哪些？",
        "為什麼？",
        "哪個國家說過要管制？",
        "",
    ],
)
def test_most_questions_do_not(question):
    assert not asks_for_source(question)


def test_authors_title_and_year_are_told():
    assert "翟文中 and 陳永全" in said("en")
    assert all(part in said("en") for part in ("Critical Minerals", "2023"))
    assert all(part in said("zh-Hant") for part in ("翟文中、陳永全", "關鍵礦物", "2023"))
    assert "Critical" not in said("zh-Hant")


def test_a_source_without_an_english_title_keeps_its_own():
    assert all(part in said("en", source="page") for part in ("無日期的網頁",))


def test_what_is_not_known_of_a_source_is_left_out():
    """No author, no year, no place, nothing behind it: the title alone, and the sentence ends."""
    assert said("en", source="page").endswith("“無日期的網頁”.")
    assert said("zh-Hant", source="page").endswith("出自〈無日期的網頁〉。")


@pytest.mark.parametrize(
    ("place", "en", "zh"),
    [
        (PLACE, ["III. Laws", "paragraph 2", "p. 45", "note 7, 8"], ["參、法律", "第2段", "第45頁", "註7、8"]),
        (Locator(page=3), ["p. 3"], ["第3頁"]),
        (Locator(section="表一"), ["表一"], ["表一"]),
        (Locator(footnotes=(12,)), ["note 12"], ["註12"]),
    ],
    ids=["everything", "a page", "a section without English", "a note"],
)
def test_the_place_in_it_is_told_as_far_as_it_is_known(place, en, zh):
    for key, parts in (("en", en), ("zh-Hant", zh)):
        text = said(key, locator=place)
        at = [text.index(part) for part in parts]
        assert at == sorted(at)
    assert ("paragraph" in said("en", locator=place)) is bool(place.paragraph)
    assert ("頁" in said("zh-Hant", locator=place)) is bool(place.page)


def test_what_stands_behind_it_is_named_two_at_most():
    assert all(part in said("en", via=("first",)) for part in ("behind", "First Report"))
    both = said("en", via=("first", "second", "third"))
    assert "“First Report” and “Second Report”" in both
    assert "Third" not in both
    assert "〈First Report〉、〈第二報告〉" in said("zh-Hant", via=("first", "second", "third"))
    assert "背後" not in said("zh-Hant")


def test_the_entry_itself_is_cited():
    given = entry(source="register")
    assert provenance(given, SOURCES, "en").entries == (given,)

"""Records: a quote is always cut from its entry, and an answer as plain data keeps the contract."""

import json
from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import AssistantError, CitationError
from assistant.records import Answer, Entry, Locator, Sentence, Source, Table, cite
from tests.answer_schema import contract_faults

SOURCE = Source("paper", "論文", authors=("翟文中",), issued="2023-05", url="https://example.org/p")
TEXTS = {"zh-Hant": "共列50項。新增鎳與鋅。", "en": "It lists 50. Nickel and zinc are new."}
ENTRY = Entry("size", "fact", TEXTS, "paper", Locator("壹", 1, (2,), None, 3), as_of="2022", check="differs")

REQUIRED = {
    *("question", "language", "status", "answer", "short_answer", "confidence"),
    *("sentences", "citations", "notes", "related", "timing_ms"),
}
REQUIRED_OF_CITATION = {
    *("number", "kind", "entry", "quote", "language", "source", "locator", "via", "as_of", "check", "note"),
}


def answer(**changes):
    given = {
        "question": "幾項？",
        "language": "zh-Hant",
        "status": "answered",
        "sentences": (Sentence("共列50項。", (1,)),),
        "citations": (cite(1, ENTRY, "zh-Hant", 0, 6, SOURCE, (Source("fr", "Register"),), "原作53。"),),
        "confidence": 0.94321,
        "timing_ms": {"total": 12.3456},
    }
    return Answer(**given | changes)


REFUSED = [
    pytest.param("zh-Hans", 0, 1, SOURCE, "no text in zh-Hans; it has zh-Hant, en", id="a language it lacks"),
    pytest.param("en", 0, 38, SOURCE, "no text at 0:38; its en text has 37 characters", id="past the end"),
    pytest.param("en", -1, 3, SOURCE, "no text at -1:3", id="before the start"),
    pytest.param("en", 4, 4, SOURCE, "no text at 4:4", id="nothing at all"),
    pytest.param("en", 5, 4, SOURCE, "no text at 5:4", id="backwards"),
    pytest.param("en", 0, 4, Source("other", "T"), "comes from paper, not from other", id="another source"),
]


@pytest.mark.parametrize(("language", "start", "end", "source", "told"), REFUSED)
def test_a_quote_that_the_entry_does_not_hold_is_refused_and_the_entry_named(language, start, end, source, told):
    with pytest.raises(CitationError, match=f"size: .*{told}"):
        cite(1, ENTRY, language, start, end, source)


@given(st.sampled_from(sorted(TEXTS)), st.integers(-3, 40), st.integers(-3, 40))
def test_a_citation_quotes_its_entry_word_for_word_or_cannot_be_made(language, start, end):
    text = TEXTS[language]
    if 0 <= start < end <= len(text):
        quote = cite(1, ENTRY, language, start, end, SOURCE).quote
        assert quote == text[start:end]
        assert quote in ENTRY.texts[language]
    else:
        with pytest.raises(CitationError):
            cite(1, ENTRY, language, start, end, SOURCE)


def test_an_entry_without_texts_cannot_be_quoted():
    with pytest.raises(CitationError, match="it has none"):
        cite(1, Entry("bare", "fact", {}, "paper"), "en", 0, 1, SOURCE)


def test_a_citation_error_is_an_error_that_callers_may_catch():
    assert issubclass(CitationError, AssistantError)


@pytest.mark.parametrize("record", [SOURCE, ENTRY, ENTRY.locator, answer(), answer().citations[0], Sentence("a", ())])
def test_records_are_frozen(record):
    with pytest.raises((FrozenInstanceError, TypeError)):
        record.id = "other"


def test_an_answer_has_every_key_the_contract_requires():
    data = answer().to_dict()
    assert data.keys() >= REQUIRED
    assert data["citations"][0].keys() >= REQUIRED_OF_CITATION
    assert data["citations"][0]["source"].keys() >= {"id", "title"}
    assert data["citations"][0]["via"][0].keys() >= {"id", "title"}
    assert "total" in data["timing_ms"]


KINDS = [
    answer(),
    answer(id="q1", resolved_question="美國清單幾項？", short_answer="50", notes=("據2022年。",), related=("鎳？",)),
    answer(language="en", table=Table(("mineral", "share"), (("gallium", "98%"),))),
    answer(status="not_found", sentences=(), citations=(), confidence=0.0, related=("稀土？",)),
    answer(status="smalltalk", sentences=(Sentence("您好。", ()),), citations=(), confidence=1.0),
]


@pytest.mark.parametrize("given_answer", KINDS, ids=["plain", "full", "table", "refusal", "smalltalk"])
def test_an_answer_as_plain_data_keeps_the_contract_and_survives_json(given_answer):
    data = given_answer.to_dict()
    assert contract_faults(data) == []
    assert json.loads(json.dumps(data)) == data


@pytest.mark.parametrize(("kind", "told"), [("fact",) * 2, ("passage",) * 2, ("row", "table"), ("document",) * 2])
def test_a_table_row_is_cited_as_table_and_the_others_as_they_are(kind, told):
    entry = Entry("e", kind, TEXTS, "paper")
    assert cite(1, entry, "en", 0, 2, SOURCE).to_dict()["kind"] == told


def test_the_contract_check_sees_what_is_wrong():
    for key in REQUIRED:
        data = answer().to_dict()
        del data[key]
        assert contract_faults(data), key
    assert contract_faults(answer().to_dict() | {"extra": 1})
    assert contract_faults(answer(confidence=1.5).to_dict())
    assert contract_faults(answer(status="unsure").to_dict())


def test_a_citation_says_where_its_words_stand():
    cited = answer().to_dict()["citations"][0]
    assert cited["quote"] == "共列50項。"
    assert cited["locator"] == {"section": "壹", "paragraph": 1, "footnotes": [2], "table": None, "page": 3}
    assert cited["source"] == {
        "id": "paper", "title": "論文", "authors": ["翟文中"], "year": 2023, "url": "https://example.org/p",
    }  # fmt: skip
    assert cited["via"] == [{"id": "fr", "title": "Register", "url": None}]
    assert (cited["as_of"], cited["check"], cited["note"]) == ("2022", "differs", "原作53。")


@pytest.mark.parametrize(
    ("language", "sentences", "text"),
    [
        ("zh-Hant", (("共50項。", (1, 2)), ("新增鎳。", (3,))), "共50項。[1][2]新增鎳。[3]"),
        ("en", (("It lists 50.", (1,)), ("Nickel is new.", (2,))), "It lists 50. [1] Nickel is new. [2]"),
        ("zh-Hant", (("您好。", ()),), "您好。"),
        ("en", (), ""),
    ],
)
def test_the_text_of_an_answer_is_its_sentences_with_markers(language, sentences, text):
    assert answer(language=language, sentences=tuple(Sentence(*each) for each in sentences)).text == text


def test_the_id_is_given_back_only_when_there_was_one():
    assert "id" not in answer().to_dict()
    assert answer(id="q7").to_dict()["id"] == "q7"


@pytest.mark.parametrize(("issued", "year"), [(None, None), ("2023-05", 2023), ("spring", None), ("1917", 1917)])
def test_the_year_of_a_source_is_read_from_its_date(issued, year):
    assert Source("s", "T", issued=issued).year == year

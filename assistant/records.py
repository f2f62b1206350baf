"""The nouns of the project, each frozen: what is known (Source, Entry), what is found (Hit), what is answered (Answer).

Nothing here reads files, loads models or knows a screen. Texts are kept per language under the keys "zh-Hant" and
"en"; Simplified Chinese is made from zh-Hant when an answer needs it and is never stored.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from .errors import CitationError

Language = Literal["zh-Hant", "zh-Hans", "en"]
EntryKind = Literal["fact", "passage", "row", "document"]
CheckState = Literal["confirmed", "differs", "unchecked"]
Status = Literal["answered", "not_found", "smalltalk"]
Texts = Mapping[str, str]

CITATION_KIND: Mapping[str, str] = {"fact": "fact", "passage": "passage", "row": "table", "document": "document"}


@dataclass(frozen=True, slots=True)
class Source:
    """One bibliographic record.

    kind: article, report, law, news, web page … (a CSL type).  level: "paper" (the founding paper), "primary" (the
    issuing body), "mirror" (a copy of a primary text elsewhere) or "secondary" (a report about it).
    """

    id: str
    title: str
    kind: str = "document"
    level: str = "secondary"
    authors: tuple[str, ...] = ()
    issued: str | None = None
    container: str | None = None
    pages: str | None = None
    url: str | None = None
    note: str | None = None
    title_en: str | None = None

    @property
    def year(self) -> int | None:
        """Year of issue, None when the record has no date."""
        return int(self.issued[:4]) if self.issued and self.issued[:4].isdigit() else None


@dataclass(frozen=True, slots=True)
class Locator:
    """Where in its source an entry stands; counting starts at 1, None and () mean "not applicable".

    section: heading as the source prints it, or the place in words ("world production table").  section_en: the same
    in English, where it is our own wording and not the source's.
    """

    section: str | None = None
    paragraph: int | None = None
    footnotes: tuple[int, ...] = ()
    table: str | None = None
    page: int | None = None
    section_en: str | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """The bare answer of an entry: exactly one of number, date, text or items is set.

    number: with `unit` per language and an optional qualifier ">", "<" or "~".  date: YYYY, YYYY-MM or YYYY-MM-DD.
    text: a name or phrase per language.  items: a list per language.
    """

    number: float | None = None
    unit: Texts = field(default_factory=dict)
    qualifier: str = ""
    date: str | None = None
    text: Texts = field(default_factory=dict)
    items: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing the assistant knows and can cite.

    id: stable and readable.  texts: per language, the exact words that citations are cut from.  via: ids of the
    primary sources behind it.  as_of / valid_from / valid_to: ISO dates, possibly only a year.  replaced_by: id of the
    entry that tells what holds since.  note: what a check against primary sources found, per language.  asks: typical
    questions, indexed as further ways to find the entry.  table: id of the table a row belongs to.  cells: of a row,
    its cells as the table holds them, per column key: text, numbers, ids of the glossary, {zh, en}, {year: number}.
    shape: of a table as a whole, how to compute over it; see `sources.schema`.
    """

    id: str
    kind: EntryKind
    texts: Texts
    source: str
    locator: Locator = Locator()
    via: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    topic: str = ""
    as_of: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    replaced_by: str = ""
    check: CheckState | None = None
    note: Texts = field(default_factory=dict)
    value: Value | None = None
    asks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    table: str = ""
    cells: Mapping[str, Any] = field(default_factory=dict)
    shape: Mapping[str, Any] = field(default_factory=dict)


def text_language(entry: Entry, asked: Language) -> str:
    """The key of the text that an asker is best served with: his own, the other script of his, else what there is.

    Raises KeyError for an entry without texts.
    """
    wanted: tuple[str, ...] = ("en",) if asked == "en" else (asked, "zh-Hant", "zh-Hans")
    for key in (*wanted, *entry.texts):
        if key in entry.texts:
            return key
    raise KeyError(f"{entry.id} has no text")


@dataclass(frozen=True, slots=True)
class Hit:
    """One entry found for one question.

    rank: 1 is best.  score: fused, in [0, 1].  dense: cosine of the best view, in [-1, 1].  lexical: BM25 divided by
    the best BM25 score of the question, in [0, 1].  language: of the view that matched best.  view: its text.
    """

    rank: int
    score: float
    dense: float
    lexical: float
    entry: Entry
    language: str
    view: str
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """A quote cut out of an entry, word for word. Make one with `cite`, never by hand.

    start, end: offsets in code points into entry.texts[language], end not included.
    """

    number: int
    entry: Entry
    language: str
    start: int
    end: int
    source: Source
    via: tuple[Source, ...] = ()
    note: str | None = None

    @property
    def quote(self) -> str:
        """The quoted words."""
        return self.entry.texts[self.language][self.start : self.end]

    def to_dict(self) -> dict[str, Any]:
        """The citation as the answer contract has it."""
        entry, locator, source = self.entry, self.entry.locator, self.source
        english = self.language == "en"
        return {
            "number": self.number,
            "kind": CITATION_KIND[entry.kind],
            "entry": entry.id,
            "quote": self.quote,
            "language": self.language,
            "source": {
                "id": source.id,
                "title": (source.title_en if english else None) or source.title,
                "authors": list(source.authors),
                "year": source.year,
                "url": source.url,
            },
            "locator": {
                "section": (locator.section_en if english else None) or locator.section,
                "paragraph": locator.paragraph,
                "footnotes": list(locator.footnotes),
                "table": locator.table,
                "page": locator.page,
            },
            "via": [{"id": each.id, "title": each.title, "url": each.url} for each in self.via],
            "as_of": entry.as_of,
            "check": entry.check,
            "note": self.note,
        }


def cite(
    number: int,
    entry: Entry,
    language: str,
    start: int,
    end: int,
    source: Source,
    via: tuple[Source, ...] = (),
    note: str | None = None,
) -> Citation:
    """Quote entry.texts[language][start:end] word for word.

    Raises CitationError when the entry has no text in that language or no such stretch.
    """
    text = entry.texts.get(language)
    if text is None:
        raise CitationError(f"{entry.id}: has no text in {language}; it has {', '.join(entry.texts) or 'none'}.")
    if not 0 <= start < end <= len(text):
        raise CitationError(f"{entry.id}: no text at {start}:{end}; its {language} text has {len(text)} characters.")
    if source.id != entry.source:
        raise CitationError(f"{entry.id}: comes from {entry.source}, not from {source.id}.")
    return Citation(number, entry, language, start, end, source, via, note)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an answer and the numbers of the citations that back it."""

    text: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The small table behind a computed answer; every row as long as `columns`."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """One earlier turn of a conversation, kept by the caller. role: "user" or "assistant"."""

    role: str
    content: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What one question gets. `to_dict` is the contract that every way in prints.

    confidence: probability in [0, 1] that the answer is right, fitted on development questions.
    timing_ms: milliseconds per stage, always with "total".
    """

    question: str
    language: Language
    status: Status
    sentences: tuple[Sentence, ...]
    citations: tuple[Citation, ...]
    confidence: float
    timing_ms: Mapping[str, float]
    short_answer: str | None = None
    resolved_question: str | None = None
    table: Table | None = None
    notes: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    id: str | None = None

    @property
    def text(self) -> str:
        """The sentences joined, each with its [n] markers."""
        space = " " if self.language == "en" else ""
        return space.join(_marked(sentence) for sentence in self.sentences)

    def to_dict(self) -> dict[str, Any]:
        """The answer contract as plain data; `id` only when one was given."""
        head = {} if self.id is None else {"id": self.id}
        table = None
        if self.table is not None:
            table = {"columns": list(self.table.columns), "rows": [list(row) for row in self.table.rows]}
        return head | {
            "question": self.question,
            "resolved_question": self.resolved_question,
            "language": self.language,
            "status": self.status,
            "answer": self.text,
            "short_answer": self.short_answer,
            "confidence": round(self.confidence, 4),
            "sentences": [{"text": each.text, "citations": list(each.citations)} for each in self.sentences],
            "table": table,
            "citations": [each.to_dict() for each in self.citations],
            "notes": list(self.notes),
            "related": list(self.related),
            "timing_ms": {name: round(value, 2) for name, value in self.timing_ms.items()},
        }


def _marked(sentence: Sentence) -> str:
    """The sentence with its markers: 'It has 50. [1][2]' in English, '共50項。[1]' in Chinese."""
    markers = "".join(f"[{number}]" for number in sentence.citations)
    if not markers:
        return sentence.text
    return (
        f"{sentence.text} {markers}"
        if sentence.text.isascii() or sentence.text[-1:].isascii()
        else f"{sentence.text}{markers}"
    )

"""The views of an entry: the texts by which it can be found.

An entry is embedded once per language it has, once for each typical question (`asks`) and, where it is running text of
several sentences, once for each sentence; whichever view is nearest speaks for the entry. For BM25 each entry is one
document per language, statement and typical questions together, with the ids of the things it is about as extra tokens,
so that a name in any language or script meets the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..language.glossary import Glossary
from ..language.sentences import sentence_spans
from ..language.tokens import token_texts
from ..records import Entry

_BY_SENTENCE = frozenset({"document", "passage"})
"""Kinds that are running text. A question asks for one sentence of a paragraph, and the mean over all of them blurs it:
success@1 of the dense score on drcd-dev rose from 0.615 to 0.797 with single sentences, to 0.771 with pairs of them."""
_SHORTEST = 12
"""Characters under which a sentence is taken together with the one before it."""
_HEADING = 120
"""Characters of a first line that may be the heading of what follows."""
_LONG = 150
"""Tokens of a text from which its typical questions are a document of their own as well."""


@dataclass(frozen=True, slots=True)
class View:
    """entry: position in the index's entries.  language: "zh-Hant" or "en".  text: as written."""

    entry: int
    language: str
    text: str


def views(entries: Sequence[Entry]) -> list[View]:
    """All views to embed, entry by entry: its texts, the sentences of running text, then its typical questions."""
    found: list[View] = []
    for position, entry in enumerate(entries):
        found.extend(View(position, language, text) for language, text in entry.texts.items())
        if entry.kind in _BY_SENTENCE:
            for language, text in entry.texts.items():
                found.extend(View(position, language, piece) for piece in pieces(text))
        found.extend(View(position, language, ask) for language, asks in entry.asks.items() for ask in asks)
    return found


def pieces(text: str) -> list[str]:
    r"""The sentences of a text, each under its heading (a short first line) when it has one; none for one sentence.

    >>> pieces("Tin\nIt is a metal of group 14. It melts at 232 °C.")
    ['Tin\nIt is a metal of group 14.', 'Tin\nIt melts at 232 °C.']
    """
    heading, _, body = text.partition("\n")
    if not body.strip() or len(heading) > _HEADING:
        heading, body = "", text
    spans: list[tuple[int, int]] = []
    for start, end in sentence_spans(body):
        if spans and spans[-1][1] - spans[-1][0] < _SHORTEST:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    if len(spans) < 2:
        return []
    return [f"{heading}\n{body[start:end]}" if heading else body[start:end] for start, end in spans]


def documents(entries: Sequence[Entry]) -> list[View]:
    """All documents for BM25: one per entry and language, and for long texts one more of the typical questions alone.

    BM25 divides by length: a list of sixty names would drown the one question that asks for it.
    """
    found: list[View] = []
    for position, entry in enumerate(entries):
        for language, text in entry.texts.items():
            asks = " ".join(entry.asks.get(language, ()))
            found.append(View(position, language, f"{text} {asks}".strip()))
            if asks and len(token_texts(text)) > _LONG:
                found.append(View(position, language, asks))
    return found


def document_tokens(document: View, entry: Entry, glossary: Glossary) -> list[str]:
    """Tokens of a document: of its text, then one for each thing it names or is about."""
    things = dict.fromkeys([*entry.entities, *glossary.ids(document.text)])
    return token_texts(document.text) + [thing_token(thing) for thing in things]


def thing_token(thing: str) -> str:
    """The token of a glossary term; no word can be equal to it."""
    return f"@{thing}"

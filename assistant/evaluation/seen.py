"""What came back for one question, read out of the answer contract: all that any metric looks at."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..answering.wording import PAPER_SAYS
from ..records import Language
from . import metrics
from .licensing import Licence
from .questions import Question

Form = Callable[[str], str]

SILENCE: Mapping[str, Any] = {
    "status": "error",
    "language": "",
    "sentences": [],
    "citations": [],
    "short_answer": None,
}
"""Stands for the answer of an assistant that raised a named error."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A question beside what came back.

    text: the sentences, one a line, without markers.  sentences: (text, citation numbers), without the words that
    ascribe a quote of the paper to the paper.  cited: the entry of each citation, in order.  found: ids that searching
    gave, None where no search is measured.  unsupported: the sentences that nothing they cite licenses.
    """

    question: Question
    status: str
    language: str
    text: str
    short_answer: str | None
    sentences: tuple[tuple[str, tuple[int, ...]], ...]
    cited: tuple[str, ...]
    found: tuple[str, ...] | None
    unsupported: tuple[str, ...]

    @property
    def answered(self) -> bool:
        """Whether the assistant gave an answer."""
        return self.status == "answered"


def see(
    question: Question,
    reply: Mapping[str, Any],
    found: tuple[str, ...] | None,
    form: Form,
    licence: Licence | None = None,
) -> Seen:
    """Read the reply to a question.

    form: brings a sentence and its quote to one form.  licence: decides on the sentences that stand in no quote; None
    when all must.
    """
    citations = {each["number"]: each for each in reply["citations"]}
    sentences = tuple(_claim(each, citations, reply["language"]) for each in reply["sentences"])
    answered = reply["status"] == "answered"
    return Seen(
        question=question,
        status=reply["status"],
        language=reply["language"],
        text="\n".join(each["text"] for each in reply["sentences"]),
        short_answer=reply["short_answer"],
        sentences=sentences,
        cited=tuple(each["entry"] for each in reply["citations"]),
        found=found,
        unsupported=_unsupported(question, sentences, citations, form, licence) if answered else (),
    )


def _claim(
    sentence: Mapping[str, Any], citations: Mapping[int, Mapping[str, Any]], language: Language
) -> tuple[str, tuple[int, ...]]:
    """What a sentence says: the source of a citation licenses the lead-in, its quote must license the rest."""
    numbers = tuple(sentence["citations"])
    of_paper = any(citations[number]["source"]["id"] == "paper" for number in numbers if number in citations)
    text = str(sentence["text"])
    return (text.removeprefix(PAPER_SAYS.get(language, "")) if of_paper else text), numbers


def _unsupported(
    question: Question,
    sentences: Sequence[tuple[str, tuple[int, ...]]],
    citations: Mapping[int, Mapping[str, Any]],
    form: Form,
    licence: Licence | None,
) -> tuple[str, ...]:
    quotes = {number: str(each["quote"]) for number, each in citations.items()}
    doubtful = metrics.unsupported(sentences, quotes, form)
    if licence is None or not doubtful:
        return tuple(doubtful)
    asked = " ".join([question.question, *(turn.content for turn in question.history if turn.role == "user")])
    of = {
        text: [material(citations[number]) for number in numbers if number in citations] for text, numbers in sentences
    }
    return tuple(text for text in doubtful if not licence(text, of[text], asked))


def material(citation: Mapping[str, Any]) -> str:
    """All that a citation of the contract holds, one line each: quote, note, date, source, place, what is behind it."""
    source, locator = citation["source"], citation.get("locator") or {}
    places = [str(value) for key, value in locator.items() if value and key != "footnotes"]
    return "\n".join(
        str(part)
        for part in (
            citation["quote"],
            citation.get("note"),
            citation.get("as_of"),
            source.get("title"),
            source.get("year"),
            *source.get("authors", ()),
            *places,
            *locator.get("footnotes", ()),
            *(each["title"] for each in citation.get("via", ())),
        )
        if part
    )

"""One question -> one answer. No state, no clock, no files: everything it needs is handed in."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..errors import UsageError
from ..language.scripts import detect_language
from ..records import Answer, Hit, Language, Sentence, Status, Turn
from ..retrieval.query import Query, analyse
from ..retrieval.reranking import Finder
from ..retrieval.retriever import Retriever
from .compose import compose, in_script, related
from .confidence import FEATURES, features, probability, threshold
from .followup import resolve
from .gaps import gap
from .kind import asked_for
from .short import first_short_answer
from .smalltalk import smalltalk
from .wording import EMPTY, EXAMPLES, NOT_FOUND

SURE_WITH_GAP = 0.05
"""Of the development questions that name what the entries do not, 2 in 106 could have been answered."""
LONGEST_QUESTION = 2000
"""Characters; longer input is no question and only costs time."""


class Answerer:
    """Answers from one index.

    candidates: hits looked at per question.  finder: finds them; the retriever itself, unless a reranker stands before.
    """

    def __init__(self, retriever: Retriever, candidates: int, finder: Finder | None = None) -> None:
        self._retriever = retriever
        self._candidates = candidates
        self._finder = finder or retriever

    def answer(self, question: str, history: Sequence[Turn] = (), language: Language | None = None) -> Answer:
        """Answer in the question's language and script, or in `language` when given.

        Raises UsageError for an empty question or one longer than LONGEST_QUESTION characters.
        """
        started = time.perf_counter()
        question = _checked(question)
        index = self._retriever.index
        earlier = [replace(turn, content=_whole(turn.content)) for turn in history]
        resolved = resolve(question, earlier, index.glossary)
        query = analyse(resolved or question, index.glossary, language or detect_language(question))
        said = _Said(question, query.language, resolved, started)
        talk = smalltalk(question, query.language)
        if talk is not None:
            return said.plainly("smalltalk", talk, 1.0, EXAMPLES[query.language])
        hits = self._finder.search(query, self._candidates)
        found = time.perf_counter()
        if not hits:
            return said.nothing(0.0, (), found)
        return self._from_hits(query, hits, said, found)

    def _from_hits(self, query: Query, hits: Sequence[Hit], said: _Said, found: float) -> Answer:
        """Compose, and stay silent where the question names what the entries do not, or confidence is too low."""
        index, traits = self._retriever.index, self._retriever.traits
        sure = probability(features(query, hits, self._retriever), query.language)
        near = related(query, hits, (), index.glossary)
        composed = compose(query, hits, index.sources, index.glossary, lambda entry: traits(entry).things)
        missing = gap(query, composed.entries, traits, index.glossary) if composed.entries else None
        if missing is not None:
            return said.nothing(min(sure, SURE_WITH_GAP), near, found, (missing,))
        if not composed.entries or sure < threshold(query.language):
            return said.nothing(sure, near, found)
        asked = asked_for(said.question if asked_for(said.question) != "other" else query.text)
        bare = first_short_answer(composed.entries, asked, query, index.glossary)
        return Answer(
            question=said.question,
            resolved_question=said.resolved,
            language=query.language,
            status="answered",
            sentences=composed.sentences,
            citations=composed.citations,
            confidence=sure,
            short_answer=in_script(bare, query.language, index.glossary) if bare else None,
            notes=composed.notes,
            related=related(query, hits, composed.entries, index.glossary),
            timing_ms=_timing(said.started, found),
        )

    def features(self, question: str) -> dict[str, float]:
        """The features of the best hit for a question that stands alone; all zero when nothing is found."""
        query = analyse(_checked(question), self._retriever.index.glossary)
        hits = self._finder.search(query, self._candidates)
        return features(query, hits, self._retriever) if hits else dict.fromkeys(FEATURES, 0.0)


@dataclass(frozen=True, slots=True)
class _Said:
    """What every answer to one question begins with."""

    question: str
    language: Language
    resolved: str | None
    started: float

    def nothing(self, sure: float, near: tuple[str, ...], found: float, why: tuple[str, ...] = ()) -> Answer:
        """A refusal, with the nearest topics and, where it is known, what was missing."""
        return self.plainly("not_found", NOT_FOUND[self.language], sure, near, found, why)

    def plainly(
        self,
        status: Status,
        line: str,
        sure: float,
        near: tuple[str, ...],
        found: float | None = None,
        notes: tuple[str, ...] = (),
    ) -> Answer:
        """An answer of one fixed line without citations."""
        return Answer(
            question=self.question,
            resolved_question=self.resolved,
            language=self.language,
            status=status,
            sentences=(Sentence(line, ()),),
            citations=(),
            confidence=sure,
            notes=notes,
            related=near,
            timing_ms=_timing(self.started, found),
        )


def _checked(question: str) -> str:
    """The question stripped, halves of surrogate pairs replaced: no encoder and no UTF-8 output can hold them."""
    question = _whole(question).strip()
    if not question:
        raise UsageError("The question is empty. Type one, such as: How many minerals are on the 2022 US list?")
    if len(question) > LONGEST_QUESTION:
        raise UsageError(
            f"The question has {len(question)} characters; at most {LONGEST_QUESTION} are read. Shorten it."
        )
    return question


def _whole(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


def refuse(question: str, reason: str) -> Answer:
    """The answer to what cannot be asked at all (empty, far too long), with the reason as its note."""
    language = detect_language(question)
    line = EMPTY[language] if not question.strip() else NOT_FOUND[language]
    return Answer(
        _whole(question), language, "not_found", (Sentence(line, ()),), (), 0.0, {"total": 0.0}, notes=(reason,)
    )


def _timing(started: float, found: float | None = None) -> dict[str, float]:
    """Milliseconds for retrieval and in all."""
    total = (time.perf_counter() - started) * 1000
    return {"total": total} if found is None else {"retrieval": (found - started) * 1000, "total": total}

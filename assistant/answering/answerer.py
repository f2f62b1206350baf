"""One question -> one answer. No state, no clock, no files: everything it needs is handed in."""

from __future__ import annotations

import time
from collections.abc import Sequence

from ..errors import UsageError
from ..records import Answer, Language, Sentence, Turn
from ..retrieval.query import analyse
from ..retrieval.retriever import Retriever
from .compose import compose, related
from .confidence import features, probability, threshold
from .kind import asked_for
from .short import short_answer
from .smalltalk import smalltalk
from .wording import EXAMPLES, NOT_FOUND

LONGEST_QUESTION = 2000
"""Characters; longer input is no question and only costs time."""


class Answerer:
    """Answers from one index. candidates: hits looked at per question."""

    def __init__(self, retriever: Retriever, candidates: int) -> None:
        self._retriever = retriever
        self._candidates = candidates

    def answer(self, question: str, history: Sequence[Turn] = (), language: Language | None = None) -> Answer:
        """Answer in the question's language and script, or in `language` when given.

        Raises UsageError for an empty question or one longer than LONGEST_QUESTION characters.
        """
        started = time.perf_counter()
        question = question.strip()
        if not question:
            raise UsageError("The question is empty. Type one, such as: How many minerals are on the 2022 US list?")
        if len(question) > LONGEST_QUESTION:
            raise UsageError(f"The question has {len(question)} characters; at most {LONGEST_QUESTION} are read. Shorten it.")
        query = analyse(question, self._retriever.index.glossary, language)
        talk = smalltalk(question, query.language)
        if talk is not None:
            return Answer(
                question=question,
                language=query.language,
                status="smalltalk",
                sentences=(Sentence(talk, ()),),
                citations=(),
                confidence=1.0,
                related=EXAMPLES[query.language],
                timing_ms=_timing(started),
            )
        hits = self._retriever.search(query, self._candidates)
        found = time.perf_counter()
        sure = probability(features(query, hits, self._retriever), query.language) if hits else 0.0
        if not hits or sure < threshold(query.language):
            return Answer(
                question=question,
                language=query.language,
                status="not_found",
                sentences=(Sentence(NOT_FOUND[query.language], ()),),
                citations=(),
                confidence=sure,
                related=related(query, hits, (), self._retriever.index.glossary),
                timing_ms=_timing(started, found),
            )
        index = self._retriever.index
        composed = compose(query, hits, index.sources, index.glossary)
        bare = short_answer(composed.entries[0], asked_for(question), query.language)
        return Answer(
            question=question,
            language=query.language,
            status="answered",
            sentences=composed.sentences,
            citations=composed.citations,
            confidence=sure,
            short_answer=index.glossary.to_mainland(bare) if bare and query.language == "zh-Hans" else bare,
            notes=composed.notes,
            related=related(query, hits, composed.entries, index.glossary),
            timing_ms=_timing(started, found),
        )


def _timing(started: float, found: float | None = None) -> dict[str, float]:
    """Milliseconds for retrieval and in all."""
    total = (time.perf_counter() - started) * 1000
    return {"total": total} if found is None else {"retrieval": (found - started) * 1000, "total": total}

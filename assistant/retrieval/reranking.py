"""The first hits read again, each together with the question, and put in a better order while the time lasts."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

from ..records import Entry, Hit, Language
from ..rerankers import Reranker
from .filters import ANYTHING, Filter
from .index import Index
from .query import Query, analyse
from .traits import Traits

_BATCH = 4
"""Texts between two looks at the clock: on two cores a large model takes a second for as many."""


class Finder(Protocol):
    """What answering needs of retrieval; `retriever.Retriever` and `Reranked` both have it."""

    @property
    def index(self) -> Index:
        """What is searched."""
        ...

    def search(
        self, question: str | Query, k: int, language: Language | None = None, only: Filter = ANYTHING
    ) -> list[Hit]:
        """At most k hits, best first, one per entry."""
        ...

    def rarity(self, thing: str) -> float:
        """How much naming a thing tells."""
        ...

    def traits(self, entry: Entry) -> Traits:
        """What an entry names."""
        ...


class Reranked:
    """A retriever whose first hits are reordered by a reranker. Holds no state between questions.

    candidates: hits that are read again, the best of the retriever.  budget_ms: milliseconds after which no further
    batch is begun; the first batch is always read, and a batch that, judged by the one before it, would end too late is
    not begun. What was not read keeps its order, below what was.  clock: seconds, from anywhere.

    A hit's `score` stays the fused score, but never more than that of the hit ranked above it. The confidence of an
    answer was fitted on fused scores, so a reranker's own score must not stand there; and where retriever and reranker
    disagree about the best, the lead of the best over the second becomes 0, as it is for a retriever in doubt, and so
    the answer's confidence falls. The reranker's own score is told in `why`.
    """

    def __init__(
        self,
        retriever: Finder,
        reranker: Reranker,
        candidates: int = 20,
        budget_ms: float = 300,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        self._retriever = retriever
        self._reranker = reranker
        self._candidates = candidates
        self._budget = budget_ms / 1000
        self._clock = clock

    @property
    def index(self) -> Index:
        """What is searched."""
        return self._retriever.index

    def search(
        self, question: str | Query, k: int, language: Language | None = None, only: Filter = ANYTHING
    ) -> list[Hit]:
        """At most k hits, best first, one per entry; equal scores of the reranker in the retriever's order.

        Raises UsageError for k < 1.
        """
        query = question if isinstance(question, Query) else analyse(question, self.index.glossary, language)
        # As many are read again for a small k as for a large one, so that fewer hits are the beginning of more.
        found = self._retriever.search(query, max(k, self._candidates) if k > 0 else k, only=only)
        scores = self._read(query.text, found[: self._candidates])
        order = sorted(range(len(scores)), key=lambda at: (-scores[at], at))
        hits = [replace(found[at], why=(*found[at].why, f"reranker {scores[at]:.2f}")) for at in order]
        return _ranked([*hits, *found[len(scores) :]])[:k]

    def rarity(self, thing: str) -> float:
        """As the retriever says."""
        return self._retriever.rarity(thing)

    def traits(self, entry: Entry) -> Traits:
        """As the retriever says."""
        return self._retriever.traits(entry)

    def _read(self, question: str, hits: Sequence[Hit]) -> list[float]:
        """Scores of the first hits, of all of them when the time suffices."""
        scores: list[float] = []
        started = before = self._clock()
        took = 0.0
        for start in range(0, len(hits), _BATCH):
            if start and before - started + took > self._budget:
                break
            texts = [hit.entry.texts.get(hit.language) or hit.view for hit in hits[start : start + _BATCH]]
            scores.extend(map(float, self._reranker.scores(question, texts)))
            now = self._clock()
            took, before = now - before, now
        return scores


def _ranked(hits: Sequence[Hit]) -> list[Hit]:
    """The hits numbered from 1 in this order, no score above the one before it."""
    ranked: list[Hit] = []
    for rank, hit in enumerate(hits, start=1):
        score = min(hit.score, ranked[-1].score) if ranked else hit.score
        ranked.append(replace(hit, rank=rank, score=score))
    return ranked

"""A question -> ranked hits, each with its reasons."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Literal

import numpy as np
import numpy.typing as npt

from ..encoders import Encoder
from ..errors import EncoderError, UsageError
from ..language.tokens import token_texts
from ..records import Entry, Hit, Language, text_language
from ..vectors import ENGINES, Engine
from .filters import ANYTHING, Filter
from .fusion import Weights, by_maximum, by_ranks, by_span, recency, weights_for
from .index import Index
from .query import Query, analyse
from .traits import Traits, rarity

Scores = npt.NDArray[np.float32]
Mode = Literal["hybrid", "dense", "lexical"]
_NEIGHBOURS = 300
"""Views asked of the vector engine: several speak for one entry, so this is more than the entries wanted."""
_SPAN = 50
_SAME = 0.95
_BRIDGE = 1.0
"""How much a translated word's BM25 score counts beside that of a word found as it was asked."""


class Retriever:
    """Hybrid search over one index. Nothing of a question stays behind but the row of the last one.

    mode: "hybrid" for use; "dense" and "lexical" rank by that score alone, to measure what each contributes.  weights:
    other than those fitted for the encoder, to fit them.
    """

    def __init__(self, index: Index, encoder: Encoder, mode: Mode = "hybrid", weights: Weights | None = None) -> None:
        if encoder.fingerprint != index.built_from.fingerprint:
            made = index.built_from
            raise EncoderError(
                f"The index was built with {made.encoder!r} ({made.fingerprint[:12]}…), the encoder at hand is "
                f"{encoder.name!r} ({encoder.fingerprint[:12]}…). Build it again: assistant index"
            )
        self.index = index
        self.encoder = encoder
        self._mode = mode
        self._weights = weights or weights_for(encoder.name)
        self._view_entry = np.array([view.entry for view in index.views], np.int64)
        self._view_chinese = np.array([view.language != "en" for view in index.views])
        self._document_entry = np.array([document.entry for document in index.documents], np.int64)
        self._in_chinese = np.array([any(key != "en" for key in entry.texts) for entry in index.entries], bool)
        self._in_english = np.array(["en" in entry.texts for entry in index.entries], bool)
        self._apart = self._by_language()
        self._position = {entry.id: position for position, entry in enumerate(index.entries)}
        self._rarity = rarity(index.traits)
        self._words: dict[int, frozenset[str]] = {}
        self._last: tuple[str | None, Scores] = (None, np.zeros((0, 0), np.float32))
        self._asks: dict[str, list[int]] = {}
        for view in index.views:
            self._asks.setdefault(_bare(view.text), []).append(view.entry)

    def search(
        self, question: str | Query, k: int, language: Language | None = None, only: Filter = ANYTHING
    ) -> list[Hit]:
        """At most k hits, best first, one per entry; equal scores in the index's order.

        language: of the asker, when it is not to be read off the question.  only: what may be found; it is applied
        before the search is cut off, so that what it admits is found however far down it lies. A document passage whose
        words are nearly all those of a better one is left out. Raises UsageError for k < 1.
        """
        if k < 1:
            raise UsageError(f"k must be at least 1, not {k}.")
        query = question if isinstance(question, Query) else analyse(question, self.index.glossary, language)
        dense, best_view = self._dense(query, len(self.index.views) if only else _NEIGHBOURS)
        lexical = by_maximum(self._lexical(query))
        fused = self._fused(query, dense, lexical)
        if only:
            fused[[not only.admits(entry) for entry in self.index.entries]] = 0
        # Reordering by years and things looks at more than k, so that a right entry ranked low can still come up.
        candidates = np.argsort(-fused, kind="stable")[: k + 50]
        scored = [(float(fused[at]) - self._loss(query, int(at)), int(at)) for at in candidates if fused[at] > 0]
        scored.sort(key=lambda pair: (-pair[0], pair[1]))
        return [
            self._hit(rank, score, at, query, float(dense[at]), float(lexical[at]), int(best_view[at]))
            for rank, (score, at) in enumerate(islice(self._distinct(scored), k), start=1)
        ]

    def _distinct(self, scored: Sequence[tuple[float, int]]) -> Iterator[tuple[float, int]]:
        """The scored entries without document passages that repeat a better one.

        Curated entries stay all: two that differ in one figure are two facts.
        """
        told: list[frozenset[str]] = []
        for score, at in scored:
            entry = self.index.entries[at]
            if entry.kind == "document":
                words = self._words_of(at)
                if any(_alike(words, other) for other in told):
                    continue
                told.append(words)
            yield score, at

    def _fused(self, query: Query, dense: Scores, lexical: Scores) -> Scores:
        """One score per entry; how much the dense one counts depends on the two languages."""
        if self._mode == "lexical":
            return lexical
        near = by_span(dense, _SPAN)
        if self._mode == "dense":
            return near
        if self._weights.dense is None:
            fused = by_ranks(dense, lexical)
        else:
            within, across = ("en-en", "en-zh") if query.language == "en" else ("zh-zh", "zh-en")
            shares = self._weights.dense
            share = np.where(self._own(query), shares[within], shares[across]).astype(np.float32)
            fused = share * near + (1 - share) * lexical
        fused[self._asks.get(_bare(query.text), [])] += self._weights.asked
        return fused

    def _own(self, query: Query) -> npt.NDArray[np.bool_]:
        """Which entries have a text in the asker's language (the two scripts are one)."""
        return self._in_english if query.language == "en" else self._in_chinese

    def _words_of(self, at: int) -> frozenset[str]:
        """The words of an entry, read when first needed: reading ten passages takes longer than searching thousands."""
        if at not in self._words:
            self._words[at] = frozenset(token_texts(" ".join(self.index.entries[at].texts.values())))
        return self._words[at]

    def rarity(self, thing: str) -> float:
        """How much naming a thing tells: log(1 + entries / entries about it); the largest value for an unknown one."""
        return self._rarity.get(thing, math.log(1 + len(self.index.entries)))

    def entry(self, name: str) -> Entry:
        """The entry of this index with that id. Raises KeyError for an unknown one."""
        return self.index.entries[self._position[name]]

    def traits(self, entry: Entry) -> Traits:
        """What an entry of this index names."""
        return self.index.traits[self._position[entry.id]]

    def _row(self, text: str) -> Scores:
        """The row of a question; the last one is kept, since a question is often searched for twice in a row."""
        known, row = self._last
        if known != text:
            row = self.encoder.encode_queries([text])
            self._last = (text, row)
        return row

    def _by_language(self) -> dict[bool, tuple[Engine, npt.NDArray[np.int64]]]:
        """An engine over the Chinese views and one over the English, with the views' positions, by whether Chinese.

        Where every entry speaks both languages, views of the other one are never heard: half need not be searched. {}
        where some entry lacks one.
        """
        if not (self._in_chinese.all() and self._in_english.all()) or self._mode == "lexical":
            return {}
        build = ENGINES.load(self.index.built_from.engine).build
        places = {chinese: np.flatnonzero(self._view_chinese == chinese) for chinese in (True, False)}
        return {chinese: (build(self.index.rows[at]), at) for chinese, at in places.items() if len(at)}

    def _nearest(self, query: Query, row: Scores, neighbours: int) -> tuple[npt.NDArray[np.int64], Scores]:
        """(views, cosines) of the nearest views that are heard, best first."""
        chinese = query.language != "en"
        engine, places = self._apart.get(chinese, (self.index.engine, None))
        count = len(self.index.views) if places is None else len(places)
        found = engine.search(row, min(neighbours, count))[0]
        near = np.array([view for view, _ in found], np.int64)
        cosines = np.array([score for _, score in found], np.float32)
        if places is not None:
            return places[near], cosines
        heard = (self._view_chinese[near] == chinese) | ~self._own(query)[self._view_entry[near]]
        return near[heard], cosines[heard]

    def _dense(self, query: Query, neighbours: int) -> tuple[Scores, npt.NDArray[np.int64]]:
        """Best cosine per entry (-1 where no view was near) and the view that gave it (-1 for none).

        Views in the asker's language speak for an entry; those of the other language only where it has none of his.
        """
        count = len(self.index.entries)
        scores = np.full(count, -1.0, np.float32)
        best = np.full(count, -1, np.int64)
        if self._mode == "lexical":
            return scores, best
        row = self._row(query.text)
        near, cosines = self._nearest(query, row, neighbours)
        # The neighbours come best first, so that the first view of an entry is its nearest.
        entries, first = np.unique(self._view_entry[near], return_index=True)
        scores[entries], best[entries] = cosines[first], near[first]
        return scores, best

    def _lexical(self, query: Query) -> Scores:
        """BM25 per entry: of the question's own words, and across languages of what they may be in the other one."""
        scores = np.zeros(len(self.index.entries), np.float32)
        if self._mode == "dense":
            return scores
        own = self._own(query)
        found = self.index.lexicon.scores(query.search_tokens)
        if self._mode == "hybrid" and not own.all():
            across = ~own[self._document_entry]
            found = found + _BRIDGE * across * self.index.lexicon.bridged(query.translated())
        np.maximum.at(scores, self._document_entry, found)
        return scores

    def _loss(self, query: Query, at: int) -> float:
        """What an entry loses for what the question names and it does not, less what being recent gains."""
        traits = self.index.traits[at]
        loss = 0.0
        if self._mode != "hybrid" or self.index.entries[at].kind == "document":
            # What a document does not name in so many words its neighbours may; only curated entries say all.
            return loss
        if query.years:
            loss += self._weights.year * (1 - len(query.years & traits.years) / len(query.years))
        else:
            loss -= self._weights.recency * recency(self.index.entries[at].as_of)
        if query.dates and not query.dates & traits.dates:
            loss += self._weights.date
        if query.measures:
            loss += self._weights.measure * (1 - len(query.measures & traits.measures) / len(query.measures))
        if query.things:
            total = sum(self.rarity(thing) for thing in query.things)
            held = sum(self.rarity(thing) for thing in query.things if thing in traits.things)
            loss += self._weights.thing * (1 - held / total)
        return loss

    def _hit(self, rank: int, score: float, at: int, query: Query, dense: float, lexical: float, view: int) -> Hit:
        entry = self.index.entries[at]
        language = text_language(entry, query.language)
        text = self.index.views[view].text if view >= 0 else entry.texts[language]
        traits = self.index.traits[at]
        why = [f"BM25 {lexical:.2f}", f"cosine {dense:.2f}" if view >= 0 else "no near vector"]
        named = [thing for thing in query.things if thing in traits.things]
        if named:
            why.append("names " + ", ".join(named))
        if query.years & traits.years:
            why.append("names " + ", ".join(str(year) for year in sorted(query.years & traits.years)))
        return Hit(rank, max(0.0, min(1.0, score)), dense, lexical, entry, language, text, tuple(why))


def _alike(words: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two passages share nearly all their words (Jaccard); lengths too unlike are not even compared."""
    shorter, longer = sorted((len(words), len(other)))
    return shorter >= _SAME * longer and len(words & other) >= _SAME * len(words | other)


def _bare(text: str) -> str:
    """Letters, digits and characters alone, in small letters."""
    return "".join(filter(str.isalnum, text.casefold()))

"""BM25 over our own tokens, on bm25s.

Lucene's form of BM25 (Kamphuis et al., "Which BM25 do you mean?", ECIR 2020) with the customary k1 = 1.2, b = 0.75;
k1 = 0.9, b = 0.4 measured the same on the development questions.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any, Self

import numpy as np
import numpy.typing as npt

_K1, _B = 1.2, 0.75
_VOCABULARY = "tokens.json"
Alternative = tuple[tuple[str, ...], float]
"""Tokens that one word may be in the other language, and how much they count."""


class Lexicon:
    """A BM25 index over tokenised documents, 0-based."""

    def __init__(self, model: Any, vocabulary: dict[str, int], frequencies: Sequence[int], count: int) -> None:
        self._model = model
        self._vocabulary = vocabulary
        self._frequencies = frequencies
        self.count = count

    @classmethod
    def build(cls, documents: Sequence[Sequence[str]]) -> Self:
        """Index the documents' tokens. There must be at least one token in all."""
        import bm25s

        vocabulary: dict[str, int] = {}
        ids = [[vocabulary.setdefault(token, len(vocabulary)) for token in document] for document in documents]
        model = bm25s.BM25(k1=_K1, b=_B, method="lucene")
        model.index((ids, dict(vocabulary)), show_progress=False)  # a copy: bm25s adds a token of its own
        frequencies = Counter(number for document in ids for number in set(document))
        return cls(model, vocabulary, [frequencies[number] for number in range(len(vocabulary))], len(documents))

    def save(self, folder: Path) -> None:
        """Write plain arrays and JSON into an existing folder."""
        self._model.save(folder, show_progress=False)
        text = json.dumps(
            {"count": self.count, "tokens": list(self._vocabulary), "frequencies": list(self._frequencies)},
            ensure_ascii=False,
        )
        (folder / _VOCABULARY).write_text(text, encoding="utf-8")

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Read back what `save` wrote."""
        import bm25s

        kept = json.loads((folder / _VOCABULARY).read_text(encoding="utf-8"))
        model = bm25s.BM25.load(folder, load_vocab=False)
        vocabulary = {token: number for number, token in enumerate(kept["tokens"])}
        return cls(model, vocabulary, kept["frequencies"], kept["count"])

    def vocabulary(self) -> Collection[str]:
        """Every token that some document holds."""
        return self._vocabulary.keys()

    def scores(self, tokens: Sequence[str]) -> npt.NDArray[np.float32]:
        """BM25 score of each document, float32 (count,); a token given twice counts twice, an unknown one never."""
        known = [self._vocabulary[token] for token in tokens if token in self._vocabulary]
        if not known:
            return np.zeros(self.count, np.float32)
        return np.asarray(self._model.get_scores_from_ids(known), dtype=np.float32)

    def bridged(self, groups: Sequence[Sequence[Alternative]]) -> npt.NDArray[np.float32]:
        """Score of each document for words that may stand for several others, float32 (count,).

        A group is one word of the question with its alternatives; of a group a document gets its best alternative,
        which is the weight times the mean BM25 score of the alternative's tokens (Pirkola, SIGIR 1998: synonyms of one
        word must not add up). Groups add up.
        """
        total = np.zeros(self.count, np.float32)
        for group in groups:
            best = np.zeros(self.count, np.float32)
            for tokens, weight in group:
                known = [self._vocabulary[token] for token in tokens if token in self._vocabulary]
                if not known:
                    continue
                scores = np.zeros(self.count, np.float32)
                for number in known:
                    documents, values = self._column(number)
                    scores[documents] += values
                np.maximum(best, scores * (weight / len(tokens)), out=best)
            total += best
        return total

    def _column(self, number: int) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]:
        """(documents, BM25 scores) of one token, out of bm25s's compressed columns."""
        kept = self._model.scores
        first, last = kept["indptr"][number], kept["indptr"][number + 1]
        return kept["indices"][first:last], kept["data"][first:last]

    def idf(self, token: str) -> float:
        """log(1 + (N - n + 0.5) / (n + 0.5)) for N documents of which n hold the token; largest for an unknown one."""
        known = self._vocabulary.get(token)
        holding = 0 if known is None else self._frequencies[known]
        return math.log(1 + (self.count - holding + 0.5) / (holding + 0.5))

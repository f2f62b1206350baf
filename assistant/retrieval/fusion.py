"""How scores of unlike kinds become one.

Dense and lexical scores are joined by a convex combination of normalised scores, which beats reciprocal ranks once a
few labelled questions exist (Bruch, Gai, Ingber, TOIS 2023). The weights were read off the development questions; for
all-MiniLM-L6-v2, which knows no Chinese, a Chinese question listens to it only a little.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each score counts.

    dense: share of the dense score, in [0, 1], per pair of languages, asked-told ("zh-en": a Chinese question and an
    English text); None where nobody has measured it, and ranks are joined instead.  year, date, thing, measure: what an
    entry loses that names none of those which the question names, in units of the fused score.  recency: what an entry
    of RECENT or later gains over one of OLD or earlier when the question names no year, linear in between.  asked: what
    an entry gains when the question is one of its typical questions.
    """

    dense: Mapping[str, float] | None
    year: float = 0.4
    date: float = 0.3
    thing: float = 0.4
    measure: float = 0.3
    asked: float = 0.3
    recency: float = 0.1


_RRF = 60
OLD, RECENT = 2020, 2026
"""Years between which a later figure is preferred to an earlier one."""

_BY_ENCODER: Mapping[str, Weights] = {
    # Development questions, success@1 of the fused score alone at dense weights 0 / 0.15 / 0.4 / 1:
    # English 0.767 / 0.783 / 0.850 / 0.867, Chinese (both scripts) 0.783 / 0.783 / 0.708 / 0.458. Across the
    # languages it is nearly blind.
    "all-minilm-l6-v2": Weights({"en-en": 0.4, "zh-zh": 0.15, "zh-en": 0.15, "en-zh": 0.15}),
    "hashing": Weights({"en-en": 0.1, "zh-zh": 0.1, "zh-en": 0.1, "en-zh": 0.1}),
    "trilingual": Weights({"en-en": 0.35, "zh-zh": 0.25, "zh-en": 0.6, "en-zh": 0.6}),
}


def weights_for(encoder: str) -> Weights:
    """The weights fitted for an encoder; for one that nobody has measured here, those without a dense share."""
    return _BY_ENCODER.get(encoder, Weights(None))


def by_ranks(dense: Scores, lexical: Scores) -> Scores:
    """Reciprocal rank fusion (Cormack, Clarke, Büttcher, SIGIR 2009) with its constant 60, in [0, 1].

    Equal scores share the better rank. A cosine of -1 or a BM25 score of 0 was not found and gets nothing for it.

    >>> [round(float(score), 3) for score in by_ranks(np.array([0.3, 0.2, -1]), np.array([0.0, 9.0, 0.0]))]
    [0.5, 0.992, 0.0]
    """
    total = np.zeros(len(dense), np.float32)
    for scores, nothing in ((dense, -1.0), (lexical, 0.0)):
        ranks = 1 + np.searchsorted(np.sort(-scores), -scores, side="left")
        total += np.where(scores > nothing, 1 / (_RRF + ranks), 0).astype(np.float32)
    return total * np.float32((_RRF + 1) / 2)


def recency(date: str | None) -> float:
    """Where a date (ISO, possibly only a year) lies between OLD and RECENT, in [0, 1]; 0 without a date.

    >>> recency("2023-07-03"), recency("1917"), recency(None)
    (0.5, 0.0, 0.0)
    """
    return min(1.0, max(0.0, (int(date[:4]) - OLD) / (RECENT - OLD))) if date else 0.0


def by_maximum(scores: Scores) -> Scores:
    """Scores ≥ 0 divided by their maximum: in [0, 1]; all zero stays all zero.

    >>> by_maximum(np.array([1, 2, 4], np.float32)).tolist()
    [0.25, 0.5, 1.0]
    """
    best = float(scores.max(initial=0.0))
    return scores / best if best > 0 else np.zeros_like(scores)


def by_span(scores: Scores, rank: int) -> Scores:
    """Scores stretched so that the best is 1 and the `rank`-th best 0; lower ones are 0 too. Equal scores all give 1.

    Cosines of unrelated texts differ between encoders and languages; the span between best and rank-th does not care.

    >>> by_span(np.array([0.9, 0.5, 0.7, 0.1], np.float32), 3).round(2).tolist()
    [1.0, 0.0, 0.5, 0.0]
    """
    if scores.size == 0:
        return scores
    rank = min(rank, scores.size)
    low = float(np.partition(scores, scores.size - rank)[scores.size - rank])
    best = float(scores.max())
    if best <= low:
        return (scores >= best).astype(np.float32)
    spread: Scores = np.clip((scores - low) / (best - low), 0.0, 1.0)
    return spread

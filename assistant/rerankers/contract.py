"""What a reranker is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeAlias

import numpy as np
import numpy.typing as npt

from ..errors import RerankerError

Scores: TypeAlias = npt.NDArray[np.float32]


class Reranker(Protocol):
    """Says of each text how well it answers a question.

    name: what settings call it.  fingerprint: SHA-256 of what decides its scores (weights, or the algorithm's version).
    """

    @property
    def name(self) -> str:
        """What settings call it."""
        ...

    @property
    def fingerprint(self) -> str:
        """Of what decides its scores; reading a large model for it takes seconds, so it is made when asked for."""
        ...

    def scores(self, question: str, texts: Sequence[str]) -> Scores:
        """float32 (len(texts),), each in [0, 1], higher is better; no text gives no score.

        The same question and text have the same score, whatever stands beside them, to 1e-5.
        """
        ...


def unit_scores(scores: npt.ArrayLike, count: int, name: str) -> Scores:
    """Scores as float32.

    Raises RerankerError for another number of them than `count`, and for what is no number in [0, 1].
    """
    found = np.asarray(scores, dtype=np.float32) if np.size(scores) else np.zeros(0, np.float32)
    if found.shape != (count,):
        raise RerankerError(
            f"Reranker {name!r} gave scores of shape {found.shape}, not ({count},). A reranker has one score a text."
        )
    if not np.isfinite(found).all() or (found < 0).any() or (found > 1).any():
        raise RerankerError(
            f"Reranker {name!r} gave a score that is no number in [0, 1]. Are its weights whole? Fetch them again."
        )
    return found

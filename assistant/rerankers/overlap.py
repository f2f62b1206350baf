"""A tiny reranker without a model: the share of the question's words that a text holds.

A test can see by eye why a text is better. It reads no file and is the same everywhere.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..language.tokens import token_texts
from .contract import Scores, unit_scores


class OverlapReranker:
    """Counts shared tokens; a question without tokens scores 0 everywhere."""

    name = "overlap"
    fingerprint = "overlap-1"

    def scores(self, question: str, texts: Sequence[str]) -> Scores:
        """One score a text, in [0, 1]."""
        asked = set(token_texts(question))
        shared = [len(asked & set(token_texts(text))) / max(1, len(asked)) for text in texts]
        return unit_scores(shared, len(texts), self.name)


def open_overlap() -> OverlapReranker:
    """The reranker used in tests and offline checks."""
    return OverlapReranker()

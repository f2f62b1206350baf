"""A tiny encoder without a model: each token adds one to a place chosen by its hash.

Two texts are near when they share tokens, so a test can see by eye why. It reads no file and is the same everywhere.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence

import numpy as np

from ..language.tokens import token_texts
from .contract import Rows, unit_rows

_VERSION = "1"


class HashingEncoder:
    """Bag of hashed tokens, `dimension` places wide."""

    def __init__(self, dimension: int = 64) -> None:
        self.name = "hashing"
        self.fingerprint = f"hashing-{_VERSION}-{dimension}"
        self.dimension = dimension

    def encode_documents(self, texts: Sequence[str]) -> Rows:
        """One row a text; a text without tokens has the zero row."""
        rows = np.zeros((len(texts), self.dimension), np.float32)
        for row, text in zip(rows, texts, strict=True):
            for token in token_texts(text):
                row[zlib.crc32(token.encode()) % self.dimension] += 1
        return unit_rows(rows, self.dimension, self.name)

    def encode_queries(self, texts: Sequence[str]) -> Rows:
        """The same rows as documents have."""
        return self.encode_documents(texts)


def open_hashing() -> HashingEncoder:
    """The encoder used in tests and offline checks."""
    return HashingEncoder()

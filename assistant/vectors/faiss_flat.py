"""FAISS's exact inner-product index.

Rows are kept as .npy and the index is made from them at opening, which takes milliseconds here: a FAISS index file is
trusted blindly by its reader and could corrupt memory, an array is only numbers. FAISS fills up with row -1 past the
last row, gives equal scores in falling row order, and says nothing about a wrong width; all three are mended here.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Self

import numpy as np

from .contract import Neighbour, Rows, check_rows, check_search

_FILE = "rows.npy"


class FaissFlatEngine:
    """IndexFlatIP over the rows."""

    def __init__(self, rows: Rows) -> None:
        import faiss

        self.rows = rows
        self._index: Any = faiss.IndexFlatIP(rows.shape[1])
        self._index.add(rows)

    @classmethod
    def build(cls, rows: Rows) -> Self:
        """Index the rows."""
        return cls(check_rows(rows))

    def save(self, folder: Path) -> None:
        """Write rows.npy."""
        np.save(folder / _FILE, self.rows, allow_pickle=False)

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Index rows.npy again."""
        return cls.build(np.load(folder / _FILE, allow_pickle=False))

    def search(self, queries: Rows, k: int) -> list[list[Neighbour]]:
        """See the contract."""
        queries = check_search(queries, self.rows.shape[1], k)
        total = len(self.rows)
        if total == 0:
            return [[] for _ in queries]
        # Rows tied with the k-th may have been left out in favour of higher ones: ask for more until the tie ends.
        wanted = min(total, k + 1)
        while True:
            scores, rows = self._index.search(queries, wanted)
            if wanted == total or bool((scores[:, wanted - 1] < scores[:, k - 1]).all()):
                break
            wanted = min(total, wanted * 2)
        return [_ordered(score, row)[:k] for score, row in zip(scores, rows, strict=True)]


def _ordered(scores: Rows, rows: Any) -> list[Neighbour]:
    found = [Neighbour(int(row), float(score)) for row, score in zip(rows, scores, strict=True) if row >= 0]
    return sorted(found, key=lambda neighbour: (-neighbour.score, neighbour.row))

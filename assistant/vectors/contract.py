"""What a vector engine is. Every engine is held against `exact` by the same tests."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple, Protocol, Self, TypeAlias

import numpy as np
import numpy.typing as npt

from ..errors import UsageError

Rows: TypeAlias = npt.NDArray[np.float32]


class Neighbour(NamedTuple):
    """row: 0-based.  score: dot product, the cosine for unit rows."""

    row: int
    score: float


class Engine(Protocol):
    """An index over float32 rows (n, d), which it keeps as `rows`."""

    rows: Rows

    @classmethod
    def build(cls, rows: Rows) -> Self:
        """Index these rows. Raises UsageError when they are not a finite float32 matrix."""
        ...

    def save(self, folder: Path) -> None:
        """Write into an existing folder."""
        ...

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Read back what `save` wrote."""
        ...

    def search(self, queries: Rows, k: int) -> list[list[Neighbour]]:
        """At most k neighbours per query, best first, never a filler; equal scores by rising row.

        Raises UsageError for queries of another width, values that are no numbers, or k < 1.
        """
        ...


def check_rows(rows: Rows) -> Rows:
    """The rows, contiguous. Raises UsageError when they are not a finite float32 matrix."""
    if rows.ndim != 2 or rows.dtype != np.float32:
        raise UsageError(f"Rows must be a float32 matrix (n, d); these are {rows.dtype} {rows.shape}.")
    if not np.isfinite(rows).all():
        raise UsageError("Rows hold NaN or infinity.")
    return np.ascontiguousarray(rows)


def check_search(queries: Rows, dimension: int, k: int) -> Rows:
    """The queries, contiguous. Raises UsageError when they do not fit the index."""
    if k < 1:
        raise UsageError(f"k must be at least 1, not {k}.")
    if queries.ndim != 2 or queries.shape[1] != dimension:
        raise UsageError(f"Queries must be (n, {dimension}) like the indexed rows; these are {queries.shape}.")
    return check_rows(queries)

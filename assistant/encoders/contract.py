"""What an encoder is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeAlias

import numpy as np
import numpy.typing as npt

from ..errors import EncoderError

Rows: TypeAlias = npt.NDArray[np.float32]


class Encoder(Protocol):
    """Turns texts into rows.

    name: what settings and the index call it.  fingerprint: SHA-256 of what decides its rows (weights, or the
    algorithm's version), so that an index knows the encoder it was built with.  dimension: width of a row.

    Both methods give float32 (len(texts), dimension); rows have length 1, the row of a text without content may be
    zero; an empty batch gives (0, dimension). The same text gives the same row, whatever stands beside it in the
    batch, to 1e-5.
    """

    name: str
    fingerprint: str
    dimension: int

    def encode_documents(self, texts: Sequence[str]) -> Rows:
        """Rows of what is searched."""
        ...

    def encode_queries(self, texts: Sequence[str]) -> Rows:
        """Rows of questions; models with a query prompt get it here."""
        ...


def unit_rows(rows: npt.ArrayLike, dimension: int, name: str) -> Rows:
    """Rows as float32, each divided by its length (zero rows stay zero).

    Raises EncoderError for another width or for a value that is no number.
    """
    matrix = np.asarray(rows, dtype=np.float32) if np.size(rows) else np.zeros((0, dimension), np.float32)
    if matrix.ndim != 2 or matrix.shape[1] != dimension:
        raise EncoderError(
            f"Encoder {name!r} gave rows of shape {matrix.shape}, not (n, {dimension}). Is the model folder complete?"
        )
    if not np.isfinite(matrix).all():
        raise EncoderError(
            f"Encoder {name!r} gave a row with NaN or infinity. Its weights are damaged: fetch them again."
        )
    lengths = np.linalg.norm(matrix, axis=1, keepdims=True)
    unit: Rows = np.divide(matrix, lengths, out=np.zeros_like(matrix), where=lengths > 0)
    return unit

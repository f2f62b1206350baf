"""The first rows of the new words: the mean of the base's own rows for the pieces of their English senses.

Before any training a Chinese sentence is then, in the base's eyes, nearly its word-for-word English.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from .words import SENSE_WEIGHTS, Lexeme

Rows = npt.NDArray[np.float32]


def first_rows(tokenizer: Any, base_rows: Rows, known: Mapping[str, Lexeme], words: list[str]) -> Rows:
    """Rows of the new words alone, float32 (new words, width), in the order of their ids, which follow the base's.

    A word whose senses have no piece in the base's vocabulary gets the mean of all other new rows.
    """
    senses = [
        (word, sense, weight)
        for word in words
        for sense, weight in zip(known[word].senses, SENSE_WEIGHTS, strict=False)
    ]
    pieces = tokenizer.encode_batch([sense for _, sense, _ in senses], add_special_tokens=False)
    sums: dict[str, tuple[Rows, float]] = {}
    for (word, _, weight), encoding in zip(senses, pieces, strict=True):
        ids = [piece for piece in encoding.ids if piece < len(base_rows)]
        if ids:
            total, weights = sums.get(word, (np.zeros(base_rows.shape[1], np.float32), 0.0))
            sums[word] = (total + weight * base_rows[ids].mean(axis=0), weights + weight)
    count = len(words)
    means = np.stack([total / weights for total, weights in sums.values()])
    rows = np.tile(means.mean(axis=0), (count, 1))
    for word, row in zip(sums, means, strict=True):
        rows[tokenizer.token_to_id(word) - len(base_rows)] = row
    return rows.astype(np.float32)

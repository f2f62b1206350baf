"""A word lexicon read off the encoder's own rows: for each Chinese word, the English words whose rows are nearest.

A row that was trained to stand where its translations stand tells them to the lexical search as well.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Rows = npt.NDArray[np.float32]
_WORD = re.compile(r"[a-z]{2,}")
MOST_WORDS = 65_535
_BLOCK = 2048
_LOOKED_AT = 4
"""Nearest words looked at, as a multiple of those kept."""
_ENDINGS = frozenset("s es d ed ing er ers ly al ity ion ment ments ness ship n ese ian y".split())


def english_words(texts: Iterable[str], least: int = 2) -> list[str]:
    """Words that stand in at least `least` of the texts, most frequent first, at most MOST_WORDS."""
    counts = Counter(word for text in texts for word in set(_WORD.findall(text.lower())))
    return [word for word, count in counts.most_common(MOST_WORDS) if count >= least]


def nearest_words(
    tokenizer: Any, base_rows: Rows, new_rows: Rows, english: Sequence[str], k: int
) -> tuple[npt.NDArray[np.uint16], Rows]:
    """(positions in `english`, cosines), both (new words, k), best first; cosine 0 where there are no k words.

    An English word stands where the mean of its pieces' rows stands. Both sides are measured from the mean of the
    English rows, since all rows of a language model share a direction that tells nothing.
    """
    pieces = tokenizer.encode_batch(list(english), add_special_tokens=False)
    targets = np.stack(
        [base_rows[[piece for piece in each.ids if piece < len(base_rows)]].mean(axis=0) for each in pieces]
    )
    centre = targets.mean(axis=0)
    targets = _unit(targets - centre)
    sources = _unit(new_rows - centre)
    ids = np.zeros((len(sources), k), np.uint16)
    cosines = np.zeros((len(sources), k), np.float32)
    for start in range(0, len(sources), _BLOCK):
        scores = sources[start : start + _BLOCK] @ targets.T
        best = np.argpartition(-scores, _LOOKED_AT * k, axis=1)[:, : _LOOKED_AT * k]
        for row, places in enumerate(best, start=start):
            near = scores[row - start]
            kept = _kept(places[np.argsort(-near[places], kind="stable")].tolist(), english, k)
            ids[row, : len(kept)] = kept
            cosines[row, : len(kept)] = near[kept]
    return ids, cosines


def _kept(places: list[int], english: Sequence[str], k: int) -> list[int]:
    """The first k whose likeness is not merely a shared beginning: "is" makes "isfahan" near, and means it not."""
    kept: list[int] = []
    for place in places:
        word = english[place]
        beginnings = [english[other] for other in kept if word.startswith(english[other])]
        if all(word.removeprefix(other) in _ENDINGS for other in beginnings):
            kept.append(place)
        if len(kept) == k:
            break
    return kept


def _unit(rows: Rows) -> Rows:
    unit: Rows = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return unit

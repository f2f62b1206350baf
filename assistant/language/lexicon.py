"""A small bilingual lexicon: which English words a Chinese word may stand for, and the other way round.

It was read off the rows of the trilingual encoder (`encoders.training.links`), so it knows what the encoder knows. The
lexical search uses it to look for an English passage with a Chinese question, and the reverse.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from .folding import fold_text
from .scripts import HAN

FILE = Path(__file__).with_name("lexicon.npz")
_HAN_RUN = re.compile(rf"{HAN.pattern}+")
_WORD = re.compile(r"[a-z]{2,}")
_STEPS = 15
_MOST = 8
"""Chinese words looked at for one English word."""


@dataclass(frozen=True, slots=True)
class Translated:
    """One word of a text and what it may be in the other language: (word, closeness in (0, 1]), closest first."""

    word: str
    others: tuple[tuple[str, float], ...]


class BilingualLexicon:
    """Both directions of one table.

    chinese: folded words.  english: small letters.  ids: (chinese, k) positions in `english`.  closeness: (chinese, k)
    in [0, 1], 0 where there is no link.
    """

    def __init__(
        self,
        chinese: Sequence[str],
        english: Sequence[str],
        ids: npt.NDArray[np.uint16],
        closeness: npt.NDArray[np.float32],
    ) -> None:
        self._chinese = list(chinese)
        self._english = list(english)
        self._ids = ids
        self._closeness = closeness
        self._place = {word: at for at, word in enumerate(self._chinese)}
        self._longest = max(map(len, self._chinese), default=0)
        self._english_place = {word: at for at, word in enumerate(self._english)}
        self._order, self._starts = self._inverted()

    @classmethod
    def open(cls, file: Path = FILE) -> BilingualLexicon:
        """Read the shipped table."""
        with np.load(file, allow_pickle=False) as data:
            return cls(
                bytes(data["chinese"]).decode().split("\n"),
                bytes(data["english"]).decode().split("\n"),
                data["ids"],
                data["closeness"].astype(np.float32) / _STEPS,
            )

    def save(self, file: Path) -> None:
        """Write what `open` reads; closeness in steps of 1 / 15."""
        np.savez_compressed(
            file,
            chinese=np.frombuffer("\n".join(self._chinese).encode(), np.uint8),
            english=np.frombuffer("\n".join(self._english).encode(), np.uint8),
            ids=self._ids.astype(np.uint16),
            closeness=np.round(self._closeness * _STEPS).astype(np.uint8),
        )

    def words(self, text: str) -> list[str]:
        """The Chinese words of a text, each the longest from the left that the lexicon has."""
        found: list[str] = []
        for run in _HAN_RUN.findall(fold_text(text)):
            at = 0
            while at < len(run):
                for length in range(min(self._longest, len(run) - at), 0, -1):
                    if run[at : at + length] in self._place:
                        found.append(run[at : at + length])
                        break
                else:
                    length = 1
                at += length
        return found

    def to_english(self, text: str) -> list[Translated]:
        """Each Chinese word of the text once, with its English words."""
        found = []
        for word in dict.fromkeys(self.words(text)):
            at = self._place[word]
            pairs = zip(self._ids[at], self._closeness[at], strict=True)
            found.append(Translated(word, tuple((self._english[to], float(near)) for to, near in pairs if near > 0)))
        return found

    def to_chinese(self, text: str) -> list[Translated]:
        """Each English word of the text once, with its Chinese words; one in the plural finds its singular too."""
        found = []
        for word in dict.fromkeys(_WORD.findall(fold_text(text))):
            place = self._english_place.get(word)
            if place is None:
                continue
            links = self._order[self._starts[place] : self._starts[place + 1]][:_MOST]
            rows, columns = links // self._ids.shape[1], links % self._ids.shape[1]
            found.append(
                Translated(
                    word,
                    tuple(
                        (self._chinese[row], float(self._closeness[row, column]))
                        for row, column in zip(rows, columns, strict=True)
                    ),
                )
            )
        return found

    def _inverted(self) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """Links ordered by English word, closest first, and where each English word's links begin."""
        flat_ids, flat_near = self._ids.ravel().astype(np.int64), self._closeness.ravel()
        kept = np.flatnonzero(flat_near > 0)
        order = kept[np.lexsort((-flat_near[kept], flat_ids[kept]))]
        starts = np.searchsorted(flat_ids[order], np.arange(len(self._english) + 1))
        return order, starts


@cache
def shipped_lexicon() -> BilingualLexicon:
    """The lexicon that ships with the program, read once."""
    return BilingualLexicon.open()

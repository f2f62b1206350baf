"""The search copy of a text, and the way back from it to the text itself.

Only the search copy is folded; what is shown and quoted is always the text as written. Folding goes character by
character, each of them knowing where it came from, so a match in the copy can be marked in the text exactly.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache

from .scripts import to_simplified_characters


@dataclass(frozen=True, slots=True)
class Folded:
    """text: the search copy.  origins[i]: offset in the original of the character that gave text[i].

    `origins` has one element more than `text`: the length of the original, so that every end has an origin.
    """

    text: str
    origins: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the original behind text[start:end] (code points, end not included)."""
        if start >= end:
            return self.origins[start], self.origins[start]
        return self.origins[start], self.origins[end - 1] + 1


@cache
def _fold_character(character: str) -> str:
    compatible = unicodedata.normalize("NFKC", character)
    return to_simplified_characters(compatible).casefold()


def fold(text: str) -> Folded:
    """NFKC, Traditional to Simplified, lower case, with the offset of each character's origin.

    >>> fold("鎵ＧＡ").text
    '镓ga'
    >>> fold("㈱A").origins
    (0, 0, 0, 1, 2)
    """
    pieces: list[str] = []
    origins: list[int] = []
    for offset, character in enumerate(text):
        piece = _fold_character(character)
        pieces.append(piece)
        origins.extend([offset] * len(piece))
    origins.append(len(text))
    return Folded("".join(pieces), tuple(origins))


def fold_text(text: str) -> str:
    """The search copy alone, where the way back is not needed."""
    return "".join(_fold_character(character) for character in text)

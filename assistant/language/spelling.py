"""Long Latin names written with a small slip: "galium", "Kazakstan", "tungtsen".

A word that no name holds is read as the one name a single edit away: a letter too many, missing, wrong, or two
neighbours exchanged (Damerau, "A technique for computer detection and correction of spelling errors", CACM 1964). Found
by deletions, so that a question costs a few look-ups (the idea of SymSpell). Short words are left alone: too many lie
one edit from "tin" or "lead".
"""

from __future__ import annotations

import re
from collections.abc import Iterable

SHORTEST = 6
"""Letters of the shortest name that a slip is looked for in."""
_WORD = re.compile(r"[A-Za-z]+")


class Speller:
    """Knows the long words of all names; anything else it leaves as written."""

    def __init__(self, names: Iterable[str], known: Iterable[str] = ()) -> None:
        """names: what slips are mended to.  known: further words that are right as they stand."""
        words = {word.casefold() for name in names for word in _WORD.findall(name) if len(word) >= SHORTEST}
        self._words = words
        self._right = words | {word.casefold() for word in known}
        self._near: dict[str, set[str]] = {}
        for word in sorted(words):
            for form in {word, *_without_one(word)}:
                self._near.setdefault(form, set()).add(word)

    def mended(self, text: str) -> str:
        """The text with each slip put right, the capital of its first letter kept; unchanged when there is none.

        >>> Speller(["gallium", "germanium"]).mended("Who makes Galium and germaniun? Helium?")
        'Who makes Gallium and germanium? Helium?'
        """
        return _WORD.sub(lambda match: self._mend(match.group()), text)

    def _mend(self, word: str) -> str:
        folded = word.casefold()
        if len(word) < SHORTEST - 1 or folded in self._right or folded.removesuffix("s") in self._right:
            return word
        found = {
            name
            for form in {folded, *_without_one(folded)}
            for name in self._near.get(form, ())
            if folded[0] == name[0] and _one_edit(folded, name)
        }
        if len(found) != 1:
            return word
        (name,) = found
        return name.capitalize() if word[0].isupper() else name


def _without_one(word: str) -> set[str]:
    return {word[:at] + word[at + 1 :] for at in range(len(word))}


def _one_edit(one: str, other: str) -> bool:
    """Whether a single insertion, deletion, substitution or exchange of neighbours makes one word the other."""
    if abs(len(one) - len(other)) > 1:
        return False
    if len(one) != len(other):
        longer, shorter = (one, other) if len(one) > len(other) else (other, one)
        return shorter in _without_one(longer)
    wrong = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(wrong) == 1:
        return True
    return (
        len(wrong) == 2
        and wrong[1] == wrong[0] + 1
        and one[wrong[0]] == other[wrong[1]]
        and one[wrong[1]] == other[wrong[0]]
    )

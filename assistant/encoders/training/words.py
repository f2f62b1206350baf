"""The Chinese words that get a row of their own, and the English that each row starts from.

A word is taken when a dictionary knows it and a frequency list has met it, most frequent first; single characters are
all taken, so that an unknown word still has its parts. Everything is folded to Simplified: both scripts share a row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ...language.folding import fold_text

LONGEST = 6
"""Characters of a word with a row of its own; longer entries are phrases whose parts have rows."""
_HAN_ONLY = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_LEADING = re.compile(r"^(?:to be |to |the |an |a |see |also |usually )+")
_REFERENCE = re.compile(
    r"\b(?:variant of|old name for|see also|used in|abbr\.? (?:for|to)|CL:|pr\.|erhua)", re.IGNORECASE
)
_NAME = re.compile(r"^surname\b|\(surname\)|\bgiven name\b", re.IGNORECASE)
_CLASSIFIER = re.compile(r"^(?:classifier|measure word|particle|suffix|prefix|interjection|onom)\b", re.IGNORECASE)
SENSE_WEIGHTS = (1.0, 0.5)
"""How much the first and the second sense count in a word's first row; later ones do not."""


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A word or character (folded) and its English senses, best first."""

    text: str
    senses: tuple[str, ...]


def lexemes(glosses: Iterable[tuple[str, str]], names: Iterable[tuple[str, str]] = ()) -> dict[str, Lexeme]:
    """Folded word -> its senses, from (word, "sense; sense") pairs of a dictionary.

    names: (word, English name) pairs that overrule the dictionary, such as a glossary's.
    """
    found: dict[str, list[str]] = {}
    for word, gloss in glosses:
        folded = fold_text(word)
        if _HAN_ONLY.fullmatch(folded) and len(folded) <= LONGEST:
            found.setdefault(folded, []).extend(gloss.split(";"))
    ranked = {word: _ranked(senses) for word, senses in found.items()}
    for word, name in names:
        folded = fold_text(word)
        if _HAN_ONLY.fullmatch(folded) and len(folded) <= LONGEST:
            ranked[folded] = (name,)
    return {word: Lexeme(word, senses) for word, senses in ranked.items() if senses}


def chosen_words(
    known: Mapping[str, Lexeme], frequencies: Mapping[str, int], always: Iterable[str], limit: int
) -> list[str]:
    """Characters first, then words by falling frequency, `limit` in all; `always` are taken whatever their frequency.

    Characters that the frequency list never met are left out, unless they are in `always`.
    """
    kept = dict.fromkeys(word for word in map(fold_text, always) if word in known)
    characters = [word for word in known if len(word) == 1 and frequencies.get(word, 0) > 0]
    kept.update(dict.fromkeys(sorted(characters, key=lambda word: (-frequencies[word], word))))
    words = [word for word in known if len(word) > 1 and frequencies.get(word, 0) > 1]
    for word in sorted(words, key=lambda word: (-frequencies[word], word)):
        if len(kept) >= limit:
            break
        kept[word] = None
    return list(kept)


def clean_sense(sense: str) -> str:
    """A sense as the encoder should read it: no brackets, no "to", no article.

    >>> clean_sense("to export (goods)"), clean_sense("a rare-earth element")
    ('export', 'rare-earth element')
    """
    plain = _BRACKETS.sub(" ", sense)
    return _LEADING.sub("", " ".join(plain.split()).strip(" ,.;"))


def _ranked(senses: Sequence[str]) -> tuple[str, ...]:
    """Senses without cross-references; proper names after other meanings, grammar last."""
    cleaned: dict[str, int] = {}
    for sense in senses:
        plain = clean_sense(sense)
        if not plain or _REFERENCE.search(sense):
            continue
        rank = 2 if _CLASSIFIER.search(plain) else int(bool(_NAME.search(sense)))
        cleaned.setdefault(plain, rank)
    return tuple(sorted(cleaned, key=lambda plain: cleaned[plain]))

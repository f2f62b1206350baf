"""What an entry names: things and years. Worked out once at building, since reading every text again takes seconds."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..language.glossary import Glossary
from ..language.numbers import years
from ..records import Entry


@dataclass(frozen=True, slots=True)
class Traits:
    """things: glossary ids an entry names or is about.  years: named in its texts or dates."""

    things: frozenset[str]
    years: frozenset[int]


def traits_of(entry: Entry, glossary: Glossary) -> Traits:
    """Read all texts of an entry; typical questions do not count, they may name what the entry does not say."""
    things = set(entry.entities)
    named: set[int] = set()
    for text in entry.texts.values():
        things.update(glossary.ids(text))
        named |= years(text)
    named.update(int(date[:4]) for date in (entry.as_of, entry.valid_from, entry.valid_to) if date)
    return Traits(frozenset(things), frozenset(named))


def rarity(traits: Sequence[Traits]) -> Mapping[str, float]:
    """How much naming a thing tells: log(1 + entries / entries about it) per glossary id that any entry names.

    >>> one, both = Traits(frozenset({"tin"}), frozenset()), Traits(frozenset({"tin", "zinc"}), frozenset())
    >>> {thing: round(weight, 3) for thing, weight in sorted(rarity([one, both]).items())}
    {'tin': 0.693, 'zinc': 1.099}
    """
    counts = Counter(thing for each in traits for thing in each.things)
    return {thing: math.log(1 + len(traits) / count) for thing, count in counts.items()}

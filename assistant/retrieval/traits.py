"""What an entry names: things, years, dates, measures.

Worked out once at building: reading every text again at each start would take seconds.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..language.glossary import Glossary
from ..language.measures import measures
from ..language.numbers import dates, years
from ..records import Entry


@dataclass(frozen=True, slots=True)
class Traits:
    """What an entry names.

    things: glossary ids.  years, dates (YYYY-MM-DD): named in its texts or given as its dates.  measures: see
    `language.measures`.
    """

    things: frozenset[str]
    years: frozenset[int]
    dates: frozenset[str] = frozenset()
    measures: frozenset[str] = frozenset()


def traits_of(entry: Entry, glossary: Glossary) -> Traits:
    """Read all texts of an entry.

    Typical questions may name what the entry does not say; they count only for what it measures, where a statement
    often leaves the word out ("China made 99 % of the gallium").
    """
    things = set(entry.entities)
    named: set[int] = set()
    days: set[str] = set()
    for text in entry.texts.values():
        things.update(glossary.ids(text))
        named |= years(text)
        days |= dates(text)
    given = [date for date in (entry.as_of, entry.valid_from, entry.valid_to) if date]
    named.update(int(date[:4]) for date in given)
    days.update(date for date in given if len(date) == len("YYYY-MM-DD"))
    asked = [ask for asks in entry.asks.values() for ask in asks]
    told = measures(" ".join([*entry.texts.values(), *asked]))
    return Traits(frozenset(things), frozenset(named), frozenset(days), told)


def rarity(traits: Sequence[Traits]) -> Mapping[str, float]:
    """How much naming a thing tells: log(1 + entries / entries about it) per glossary id that any entry names.

    >>> one, both = Traits(frozenset({"tin"}), frozenset()), Traits(frozenset({"tin", "zinc"}), frozenset())
    >>> {thing: round(weight, 3) for thing, weight in sorted(rarity([one, both]).items())}
    {'tin': 0.693, 'zinc': 1.099}
    """
    counts = Counter(thing for each in traits for thing in each.things)
    return {thing: math.log(1 + len(traits) / count) for thing, count in counts.items()}

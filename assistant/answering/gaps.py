"""What a question names and its answer would not: reasons to stay silent.

A question about lead is not answered by the nearest entry if that is about copper, however alike the two are worded;
nor one about 2040 by what holds for 2030, about Announcement No. 80 by No. 70, about a price by a tonnage. On the
development questions these rules strike 2 of 330 answerable questions and 104 of 246 unanswerable ones.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from ..language.folding import fold_text
from ..language.glossary import Glossary
from ..language.numbers import readings, years
from ..records import Entry, Language
from ..retrieval.query import Query
from ..retrieval.traits import Traits
from .kind import Asked, asks_why
from .narrowing import doubts
from .predicates import unmatched
from .wording import GAPS

_NAMED = frozenset({"element", "mineral", "country"})
_ALSO_WORDS = frozenset({"lead"})
"""Names that are everyday words too, in English: they may not have been meant."""
_MONEY = re.compile(
    r"多少钱|价钱|售价|价格|[^评]价(?=是|为|多少|怎|$|\?)|预算|金额|花了?多少"
    r"|\bprices?\b|\bbudget\b|\bhow much money\b|\bwhat did\b.*\b(?:pay|cost)\b"
)
_CURRENCY = re.compile(
    r"[$€¥£]|美分|\bcents?\b|[美欧日加澳]元|日圆|人民币|英镑|卢比|dollar|euro|yen|yuan|rupee|pound sterling"
)
_COUNT_WORD = re.compile(
    r"[一二两三四五六七八九十百半]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|third)\b"
)
_LIST_LENGTH = re.compile(
    r"(?:清单|名单|列了|关键(?:矿|原)).{0,12}(?:几|多少)|(?:几|多少)[种项个].{0,8}(?:关键(?:矿|原)|清单)"
    r"|\bhow many\b.{0,40}(?:\blists?\b|\bcritical\b)"
)
_FIGURES = frozenset({"production", "reserves", "mine", "quota", "reliance"})
"""Measures that entries tell one by one: an entry on one of them says nothing on the others."""
_SMALL = 12
"""Numbers up to this are written as words too often to be looked for as digits."""


def gap(
    query: Query,
    asked: Asked,
    entries: Sequence[Entry],
    traits: Callable[[Entry], Traits],
    glossary: Glossary,
    today: str = "",
) -> str | None:
    """What `entries` (those of the answer, best first) leave out, in the asker's language; None when nothing.

    asked: the kind of answer that is due.  today: ISO date; what stood once stands until then, and is not known after.
    """
    named = frozenset[str]().union(*(traits(entry).things for entry in entries))
    for thing in query.things:
        if thing not in named and _must_be_named(thing, query.language, glossary):
            return GAPS["thing"][query.language].format(glossary.name(thing, query.language))
    found = [traits(entry) for entry in entries]
    missing = _scattered(query, entries[0], found, glossary, today)
    if missing is not None:
        return missing
    key = "en" if query.language == "en" else "zh-Hant"
    texts = " ".join(entry.texts.get(key, "") for entry in entries)
    if unmatched(query.text, " ".join([texts, *(ask for each in entries for ask in each.asks.get(key, ()))])):
        return GAPS["predicate"][query.language]
    number = _missing_number(query, texts, entries[0].asks.get(key, ()))
    if number is not None:
        return GAPS["number"][query.language].format(f"{number:,.10g}")
    if _MONEY.search(fold_text(query.text)) and not _CURRENCY.search(fold_text(texts)):
        return GAPS["money"][query.language]
    if asked == "number" and not _holds_number(entries[0].texts.get(key, "")):
        return GAPS["figure"][query.language]
    return None


def _scattered(query: Query, best: Entry, found: Sequence[Traits], glossary: Glossary, today: str) -> str | None:
    """What the entries hold apart but not together: mineral and country, mineral and year, mineral and measure."""
    apart = _told_apart(query, [each.things for each in found], glossary)
    if apart:
        names = [glossary.name(thing, query.language) for thing in apart]
        return GAPS["pair"][query.language].format(*names)
    if (
        query.years
        and not query.years & (found[0].years | _noted(best, query))
        and not _standing(query, found[0], today)
    ):
        return GAPS["year"][query.language].format(", ".join(str(year) for year in sorted(query.years)))
    if not _in_year(query, found, glossary):
        return GAPS["year"][query.language].format(", ".join(str(year) for year in sorted(query.years)))
    if not asks_why(fold_text(query.text)) and not _measured(query, found, glossary):
        return GAPS["measure"][query.language]
    return None


def _standing(query: Query, best: Traits, today: str) -> bool:
    """Whether what is asked of a year stands from an earlier one on: how long a list was between two editions."""
    asked = fold_text(query.text)
    past = max(query.years) <= int(today[:4] or 0)
    return past and bool(_LIST_LENGTH.search(asked)) and any(year <= min(query.years) for year in best.years)


def _noted(entry: Entry, query: Query) -> frozenset[int]:
    """The years that the check of an entry speaks of: "some give 1999" is answered by it."""
    note = entry.note.get("en" if query.language == "en" else "zh-Hant")
    return frozenset(years(note)) if note and doubts(query.text) else frozenset()


def _in_year(query: Query, traits: Sequence[Traits], glossary: Glossary) -> bool:
    """Whether one entry has the one mineral of the question in the one year of it."""
    minerals = _minerals(query, glossary)
    if len(minerals) != 1 or len(query.years) != 1:
        return True
    return any(minerals <= each.things and query.years <= each.years for each in traits)


def _minerals(query: Query, glossary: Glossary) -> set[str]:
    return {thing for thing in query.things if glossary.terms[thing].type in {"element", "mineral", "group"}}


def _told_apart(query: Query, named: Sequence[frozenset[str]], glossary: Glossary) -> tuple[str, str] | None:
    """The mineral and the country of a question that names one of each, when no single entry names both."""
    sorts: dict[str, list[str]] = {"mineral": [], "country": []}
    for thing in query.things:
        kind = glossary.terms[thing].type
        sorts.get("mineral" if kind == "element" else kind, []).append(thing)
    if len(sorts["mineral"]) != 1 or len(sorts["country"]) != 1:
        return None
    mineral, country = sorts["mineral"][0], sorts["country"][0]
    return None if any({mineral, country} <= things for things in named) else (mineral, country)


def _measured(query: Query, traits: Sequence[Traits], glossary: Glossary) -> bool:
    """Whether one entry has the mineral of the question with what is asked of it: reserves are no answer on a price."""
    asked, minerals = query.measures & _FIGURES, _minerals(query, glossary)
    if not asked or len(minerals) != 1:
        return True
    places = {thing for thing in query.things if glossary.terms[thing].type == "country"}
    wanted = minerals | places if len(places) == 1 else minerals
    return any(wanted <= each.things and asked <= each.measures for each in traits)


def _must_be_named(thing: str, language: Language, glossary: Glossary) -> bool:
    return glossary.terms[thing].type in _NAMED and not (language == "en" and thing in _ALSO_WORDS)


def _missing_number(query: Query, texts: str, asks: Sequence[str]) -> float | None:
    """A number of the question, no year, that neither the answer nor the best entry's typical questions hold."""
    held = {number for pair in readings(" ".join([texts, *asks])) for number in pair}
    for written, scaled in readings(query.text):
        if written > _SMALL and written not in query.years and not held & {written, scaled}:
            return written
    return None


def _holds_number(text: str) -> bool:
    """Whether there is a number beside years, in digits or words."""
    digits = {number for pair in readings(text) for number in pair} - {float(year) for year in years(text)}
    return bool(digits or _COUNT_WORD.search(fold_text(text)))

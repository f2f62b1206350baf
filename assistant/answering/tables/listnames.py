"""Whose lists a question names, and which editions of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...language.folding import Folded
from ...language.numbers import months
from . import listcues as cues
from .rosters import Roster, Rosters

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NARROW = str.maketrans("０１２３４５６７８９", "0123456789")
_MIDDLE = re.compile(r"年中|\bmid[- ]?\d|\bmiddle of\b|上半年")
_NEW_YEAR = re.compile(r"元旦|年初|\bnew year|\bstart of\b|\bearly\b")
_LEADING = re.compile(r".{0,14}?(?:19|20)\d\d(?:年|,|，| )")

Place = tuple[int, int, str]
"""(start, end, glossary id), offsets in the question."""


@dataclass(frozen=True, slots=True)
class NamedList:
    """A list named at a place of the question. assumed: no edition was named, so that the latest is meant."""

    start: int
    end: int
    roster: Roster
    assumed: bool


def economies_in(folded: Folded, places: list[Place], known: set[str]) -> list[Place]:
    """The economies that have lists, in reading order; each stretch of text counts once."""
    owned = [(start, end, cues.ISSUERS.get(term, term)) for start, end, term in places]
    found = [place for place in owned if place[2] in known]
    taken = [(start, end) for start, end, _ in places]
    for match in cues.RUN.finditer(folded.text):
        letters = [at for at in range(match.start(), match.end()) if folded.text[at] in cues.ECONOMIES]
        spans = [(at, *folded.span(at, at + 1)) for at in letters]
        free = [(at, a, b) for at, a, b in spans if not any(start <= a < end for start, end in taken)]
        if len(free) < len(spans) and not re.search("[、/]", match.group()):
            continue  # 「表三中日本」: no China there
        found += [(a, b, cues.ECONOMIES[folded.text[at]]) for at, a, b in free]
    for match in cues.ADJECTIVE.finditer(folded.text):
        start, end = folded.span(match.start(), match.end())
        if not any(a <= start < b for a, b in taken):
            found.append((start, end, cues.ADJECTIVES[match.group()]))
    return sorted(found)


def lists_named(
    question: str, text: str, economies: list[Place], rosters: Rosters, today: str, matrix: bool
) -> list[NamedList]:
    """The list of each economy named: a column of the matrix, else the edition of the years said near it.

    text: the question folded.  today: ISO date; what names no year means the edition in force then.
    """
    if matrix:
        columns = {each.economy: each for each in rosters.matrix}
        return [NamedList(start, end, columns[each], False) for start, end, each in economies if each in columns]
    question = question.translate(_NARROW)
    found = _both_of_japan(text, economies, rosters)
    if found:
        return found
    bounds = [0, *(start for start, _, _ in economies[1:]), len(question)]
    one = len({economy for _, _, economy in economies}) == 1
    for at, ((start, end, economy), own) in enumerate(zip(economies, _years_near(question, economies), strict=True)):
        near = question if one else question[bounds[at] : bounds[at + 1]]
        for year, at_year in own if own else ((None, (start, end)),):
            roster = _edition(near, text, economy, year, rosters, today)
            # Of several editions of one economy each stands where its year does.
            place = at_year if len(own) > 1 else (start, end)
            if roster is not None:
                found.append(NamedList(*place, roster, year is None and roster.kind != "rare metals"))
    return _same_edition(found)


def _both_of_japan(text: str, economies: list[Place], rosters: Rosters) -> list[NamedList]:
    """The older list of 31 rare metals and that of 34, when a question names both by their lengths."""
    older, newer = cues.OLDER_JAPAN.search(text), cues.NEWER_JAPAN.search(text)
    if older is None or newer is None or {economy for _, _, economy in economies} != {"japan"}:
        return []
    lists = [next(iter(rosters.of("japan", "rare metals")), None), next(iter(rosters.of("japan")[-1:]), None)]
    spans = (older.span(), newer.span())
    return [NamedList(*span, roster, False) for span, roster in zip(spans, lists, strict=True) if roster is not None]


def _same_edition(named: list[NamedList]) -> list[NamedList]:
    """An economy told again without a year means the edition that was told with one."""
    told = {each.roster.economy: each.roster for each in reversed(named) if not each.assumed}
    return [
        NamedList(each.start, each.end, told[each.roster.economy], False)
        if each.assumed and each.roster.economy in told
        else each
        for each in named
    ]


def _edition(near: str, text: str, economy: str, year: int | None, rosters: Rosters, today: str) -> Roster | None:
    """near: the stretch of the question that the economy's name and its year stand in."""
    if economy == "japan" and cues.OLDER_JAPAN.search(text) and not cues.NEWER_JAPAN.search(text):
        return next(iter(rosters.of(economy, "rare metals")), None)
    kind = "strategic" if economy == "european-union" and cues.STRATEGIC.search(text) else "critical"
    if year is None or year >= int(today[:4]):
        return rosters.in_force(economy, today, kind)
    month = months(near).get(year) or (6 if _MIDDLE.search(text) else 1 if _NEW_YEAR.search(text) else None)
    moment = f"{year}-{month:02d}" if month else str(year)
    return rosters.in_force(economy, moment, kind)


def _years_near(question: str, economies: list[Place]) -> list[list[tuple[int, tuple[int, int]]]]:
    """The years meant for each economy named, each with its place; with one economy all are its own."""
    own: list[list[tuple[int, tuple[int, int]]]] = [[] for _ in economies]
    if not economies:
        return own
    for match in _YEAR.finditer(question):
        own[_owner(question, match, economies)].append((int(match.group()), match.span()))
    if sum(map(bool, own)) == 1 and len(economies) > 1:
        # "In 2020, on the US and the EU list": one year said first holds for all.
        first = _YEAR.search(question)
        if (
            first is not None
            and first.start() < economies[0][0]
            and _LEADING.match(question)
            and not _BOUND.match(question)
        ):
            said = next(each for each in own if each)
            return [said for _ in economies]
    return own


def _owner(question: str, year: re.Match[str], economies: list[Place]) -> int:
    """Whose a year is: in "Canada's list of 2021 and the EU list" that of the one before, else of the nearest."""
    gaps = [max(start - year.end(), year.start() - end, 0) for start, end, _ in economies]
    before = [at for at, (_, end, _) in enumerate(economies) if end <= year.start()]
    told_after = _TOLD_AFTER.search(question[: year.start()]) and not _NAMED_NEXT.match(question[year.end() :])
    return before[-1] if before and told_after else gaps.index(min(gaps))


_TOLD_AFTER = re.compile(r"\b(?:of|from|dated|in)\s+(?:\w+\s+)?$", re.IGNORECASE)
_NAMED_NEXT = re.compile(r",?\s+(?:the\s+)?(?:US|EU|Canad|Austral|Japan|Chin|Americ|Europ|United States)")
"""「in 2022 the US dropped …」: the year opens what follows."""
_BOUND = re.compile(
    r".{0,14}?(?:19|20)\d\d\s*年?\s*(?:[被由遭]?[美欧日加澳中]|(?:us|eu|canad|austral|japan|chin)\b)", re.IGNORECASE
)
"""「2022年被美國除名」: the year belongs to that economy."""

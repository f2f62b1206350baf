"""Figures above or below a bound, and who stands on the other side of a measure: which countries, which minerals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ...language.folding import fold_text
from ...language.glossary import Glossary
from ...language.numbers import readings, years
from ...records import Entry, Table
from ..computed import Computed, Said
from .figureplan import items_in, measure_of
from .figures import WORLD, Figure, in_one_series, newest
from .speech import listed

_OVER = re.compile(
    r"超过|超出|高于|大于|多于|逾|破(?=\d|百|千|万|亿)|以上|\babove\b|\bover\b|\bmore than\b|\bexceed\w*\b"
    r"|\bgreater than\b"
    r"|\bhigher than\b|\bin excess of\b|\bupwards of\b"
)
_AT_LEAST = re.compile(
    r"至少|不低于|不少于|不小于|达到|\bat least\b|\b(?:no|not) (?:less|fewer|lower) than\b|\bor (?:more|above|over)\b"
)
_AT_MOST = re.compile(
    r"至多|最多|不超过|不高于|不多于|不大于|\bat most\b|\b(?:no|not) (?:more|greater|higher) than\b"
    r"|\bor (?:less|below|under)\b|\bnot exceed\w*\b"
)
_UNDER = re.compile(r"低于|少于|不到|不足|以下|小于|\bbelow\b|\bunder\b|\bless than\b|\bfewer than\b|\blower than\b")
_BEHIND = re.compile(r"以[上下]|\bor (?:more|above|over|less|below|under)\b")
"""Stands behind the number that it bounds."""
_KILOGRAMS = re.compile(r"公斤|千克|\bkg\b|\bkilograms?\b")
_WHICH = re.compile(
    r"哪[些几个]|几[个种项国家]|多少[个种项]|有谁|列出|\bwhich\b|\bhow many\b|\bwhat (?:minerals|countries)\b"
    r"|\blist\b|\bname\b"
)
_COUNT = re.compile(r"(?<![哪那这])几[个种项国家]|多少[个种项]|\bhow many\b")
_ELSEWHERE = re.compile(
    r"图[一1]|象限|中美|\bfigure (?:1|one)\b|\bquadrant\b|非燃料|\bnon-?fuel\b|清单|\blists?\b(?! the)"
)
"""Counts that a figure of the paper or a fact tells, not the tables of figures."""
_TENTHS = re.compile(r"([一二两三四五六七八九])成")
_HALF = re.compile(r"一半|半数|\bhalf\b")
_SHARE = re.compile(r"占比|比重|份额|占(?:全球|世界)|\bshares?\b")
_EXPORTER = re.compile(r"净出口|\bnet exporters?\b")
_HAN = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_SCALES = {"thousand": 1e3, "million": 1e6}
_CHINA = "china"


@dataclass(frozen=True, slots=True)
class Bound:
    """value: in per cent, or in tonnes and their like.  below: whether less is asked for.  reached: counts as met."""

    value: float
    below: bool
    reached: bool


def read_bound(text: str) -> Bound | None:
    """The bound that a folded question sets; None when it sets none, or none with a number.

    >>> read_bound("哪些国家的锂储量超过400万吨"), read_bound("锂储量多少") is None
    (Bound(value=4000000.0, below=False, reached=False), True)
    >>> read_bound("no more than 30% in 2025")
    Bound(value=30.0, below=True, reached=True)
    """
    most, least = _AT_MOST.search(text), _AT_LEAST.search(text)
    under = _UNDER.search(text) if least is None else None
    cue = most or least or under or _OVER.search(text)
    if cue is None:
        return None
    value = _number_at(text, cue)
    if value is None:
        return None
    below = most is not None or under is not None
    return Bound(value, below, most is not None or (least is not None and not below))


def _number_at(text: str, cue: re.Match[str]) -> float | None:
    """The number that a cue bounds: behind it, before it, or anywhere; tenths and halves in per cent, no years."""
    tenths = _TENTHS.search(text)
    if tenths is not None:
        return 10.0 * _HAN[tenths[1]]
    after, before = text[cue.end() : cue.end() + 20], text[max(0, cue.start() - 16) : cue.start() + 1]
    ahead = _numbers(before)[-1:] + _numbers(after) if _BEHIND.search(cue.group()) else _numbers(after)
    found = ahead or _numbers(text)
    if found:
        return found[0] / 1e3 if _KILOGRAMS.search(text) else found[0]
    return 50.0 if _HALF.search(text) else None


def _numbers(text: str) -> list[float]:
    dated = years(text)
    return [scaled for written, scaled in readings(text) if written not in dated]


class FigureFilter:
    """Answers which figures meet a bound, in zh-Hant or English ("zh-Hant" or "en" as key)."""

    def __init__(self, figures: Sequence[Figure], rows: Iterable[Entry], glossary: Glossary) -> None:
        self._figures = figures
        self._rows = tuple(row for row in rows if row.table)
        self._glossary = glossary

    def answer(self, question: str, key: str) -> Computed | None:
        """The computed answer; None when the question asks for nothing of the kind, or no figure meets it."""
        text = fold_text(question)
        if not _WHICH.search(text) or _ELSEWHERE.search(text):
            return None
        if _EXPORTER.search(text) and measure_of(text) == "reliance":
            return self._exporters(question, text, key)
        bound = read_bound(text)
        universe = self._universe(question, text) if bound is not None else []
        if bound is None or not universe:
            return None
        asked = years(question)
        year = max(asked) if asked else max(each.year for each in universe)
        met = [each for each in newest([each for each in universe if each.year == year]) if _meets(each, bound)]
        if not met or len({each.unit["en"] for each in met}) > 1:
            return None
        met.sort(key=lambda each: (-each.value, each.place, each.mineral))
        return self._said(met, bound, year, bool(_COUNT.search(text)), key)

    def _universe(self, question: str, text: str) -> list[Figure]:
        """The figures that the question is about: countries of one mineral, or minerals of one country."""
        things = self._glossary.ids(question)
        minerals = [each for each in things if self._glossary.terms[each].type in {"element", "mineral", "group"}]
        places = [each for each in things if self._glossary.terms[each].type == "country" and each != WORLD]
        if not minerals and places == [_CHINA] and _SHARE.search(text):
            return [each for each in self._figures if each.measure == "share"]
        measure = measure_of(text)
        if measure == "reliance" and not minerals:
            return [each for each in self._figures if each.measure == "reliance"]
        if measure not in {"production", "reserves"} or len(minerals) != 1 or places:
            return []
        held = [each for each in self._figures if each.measure == measure and each.mineral == minerals[0]]
        return [each for each in in_one_series(held, items_in(text)) if each.place not in {WORLD, "other"}]

    def _said(self, met: Sequence[Figure], bound: Bound, year: int, count: bool, key: str) -> Computed:
        by_place = len({each.mineral for each in met}) == 1 and met[0].measure in {"production", "reserves"}
        names = [self._glossary.name(each.place if by_place else each.mineral, key) for each in met]
        unit = met[0].unit[key]
        step = unit if unit == "%" or key != "en" else f" {unit}"
        told = [
            f"{name} {each.said}{step}" if key == "en" else f"{name}{each.said}{step}"
            for name, each in zip(names, met, strict=True)
        ]
        limit = f"{bound.value / _scale(met[0]):,.10g}{step}"
        text = self._sentence(met[0], year, limit, bound, told, by_place, key)
        head = ("", f"{unit}, {year}") if key == "en" else ("", f"{year}年（{unit}）")
        table = Table(head, tuple((name, each.said) for name, each in zip(names, met, strict=True)))
        short = str(len(met)) if count else listed(list(dict.fromkeys(names)), key)
        return Computed((Said(text, tuple(each.row for each in met)),), short, table)

    def _sentence(
        self, first: Figure, year: int, limit: str, bound: Bound, told: Sequence[str], by_place: bool, key: str
    ) -> str:
        mineral, place = self._glossary.name(first.mineral, key), self._glossary.name(first.place, key)
        zh, en = {
            "reserves": (f"{mineral}儲量", f"{mineral} reserves"),
            "production": (first.item["zh-Hant"] or f"{mineral}產量", first.item["en"] or f"{mineral} production"),
            "reliance": ("美國淨進口依賴度", "US net import reliance"),
            "share": (f"{place}占比", f"{place}'s share"),
        }[first.measure]
        if key == "en":
            than = (
                ("at most" if bound.reached else "below") if bound.below else "at least" if bound.reached else "above"
            )
            one, more = ("country", "countries") if by_place else ("mineral", "minerals")
            what = one if len(told) == 1 else more
            return f"{len(told)} {what} had {en} {than} {limit} in {year}: {listed(told, 'en')}."
        than = ("不高於" if bound.reached else "低於") if bound.below else "至少" if bound.reached else "高於"
        return f"{year}年{zh}{than}{limit}的有{len(told)}{'國' if by_place else '種'}：{listed(told, key)}。"

    def _exporters(self, question: str, text: str, key: str) -> Computed | None:
        """The minerals that the table of import reliance marks as net exports in a year."""
        known = [row for row in self._rows if any(_EXPORTER.search(_cell(value)) for value in row.cells.values())]
        columns = sorted({name for row in known for name in row.cells if name.isdigit()})
        asked = sorted(years(question))
        year = str(asked[-1]) if asked else (columns[-1] if columns else "")
        rows = [row for row in known if _EXPORTER.search(_cell(row.cells.get(year)))]
        if not rows:
            return None
        names = [self._glossary.name(str(row.cells["mineral"]), key) for row in rows]
        if key == "en":
            told = listed(names, "en")
            said = f"In {year} the United States was a net exporter of {len(names)} of these minerals: {told}."
        else:
            said = f"{year}年美國為淨出口國的礦物，表中有{len(names)}種：{listed(names, key)}。"
        short = str(len(names)) if _COUNT.search(text) else listed(names, key)
        return Computed((Said(said, tuple(rows)),), short)


def _meets(figure: Figure, bound: Bound) -> bool:
    """Whether a figure surely meets a bound; one known only by a bound of its own may not."""
    value, limit = figure.value * _scale(figure), bound.value
    if bound.below:
        if figure.mark == "<":
            return value <= limit
        return not figure.bound and (value <= limit if bound.reached else value < limit)
    if figure.mark == ">":
        return value >= limit
    return not figure.bound and (value >= limit if bound.reached else value > limit)


def _scale(figure: Figure) -> float:
    """What a unit of the figure is in tonnes (or their like); 1 for per cent."""
    unit = figure.unit["en"].casefold()
    scale = next((scale for name, scale in _SCALES.items() if name in unit), 1.0)
    return scale / 1e3 if "kilogram" in unit or unit.startswith("kg") else scale


def _cell(value: object) -> str:
    return fold_text(" ".join(map(str, value.values())) if isinstance(value, dict) else str(value or ""))

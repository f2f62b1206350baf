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
from .figureplan import measure_of
from .figures import WORLD, Figure, newest
from .speech import listed

_OVER = re.compile(
    r"超过|超出|高于|大于|多于|逾|破(?=\d|百|千|万|亿)|以上|\babove\b|\bover\b|\bmore than\b|\bexceed\w*\b"
    r"|\bgreater than\b"
    r"|\bhigher than\b|\bin excess of\b|\bupwards of\b"
)
_AT_LEAST = re.compile(r"至少|不低于|不少于|达到|\bat least\b|\bno less than\b|\bor more\b")
_UNDER = re.compile(r"低于|少于|不到|不足|以下|小于|\bbelow\b|\bunder\b|\bless than\b|\bfewer than\b|\blower than\b")
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
    """
    under = _UNDER.search(text)
    least = _AT_LEAST.search(text)
    cue = under or least or _OVER.search(text)
    if cue is None:
        return None
    tenths = _TENTHS.search(text)
    if tenths is not None:
        return Bound(10.0 * _HAN[tenths[1]], under is not None, least is not None)
    told = [scaled for written, scaled in readings(text) if not (1900 <= written <= 2100 and written == scaled)]
    near = [scaled for _, scaled in readings(text[cue.end() : cue.end() + 16])] or told
    if not near:
        return Bound(50.0, under is not None, least is not None) if _HALF.search(text) else None
    return Bound(near[0], under is not None, least is not None)


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
        series = held[0].series[1:] if held else ()
        return [each for each in held if each.series[1:] == series and each.place not in {WORLD, "other"}]

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
            than = "below" if bound.below else "at least" if bound.reached else "above"
            what = "countries" if by_place else "minerals"
            return f"{len(told)} {what} had {en} {than} {limit} in {year}: {listed(told, 'en')}."
        than = "低於" if bound.below else "至少" if bound.reached else "高於"
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
    value = figure.value * _scale(figure)
    if bound.below:
        return figure.most * _scale(figure) < bound.value
    if bound.reached:
        return figure.least * _scale(figure) >= bound.value
    return value > bound.value if not figure.bound else figure.mark == ">" and value >= bound.value


def _scale(figure: Figure) -> float:
    """What a unit of the figure is in tonnes (or their like); 1 for per cent."""
    unit = figure.unit["en"].casefold()
    scale = next((scale for name, scale in _SCALES.items() if name in unit), 1.0)
    return scale / 1e3 if "kilogram" in unit or unit.startswith("kg") else scale


def _cell(value: object) -> str:
    return fold_text(" ".join(map(str, value.values())) if isinstance(value, dict) else str(value or ""))

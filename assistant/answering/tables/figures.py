"""Statistics as figures: what was measured, of which mineral, where, in which year, and the row that says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ...records import Entry, Texts

_NUMBER = re.compile(r"^\s*(?P<mark>[><~≥≤]?)\s*(?P<digits>\d[\d,]*(?:\.\d+)?)\s*$")
WORLD = "world"


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of one row.

    measure: "production", "reserves", "price", "reliance", "share" or "quota".  mineral, place: glossary ids.
    mark: ">", "<", "~" or "".  unit, item: as said, per language; item is empty where the table measures one thing.
    series: figures of one series differ in place and year alone.  row, whole: the entries of the row and of its table.
    """

    measure: str
    mineral: str
    place: str
    year: int
    value: float
    mark: str
    unit: Texts
    item: Texts
    series: tuple[str, ...]
    row: Entry

    @property
    def bound(self) -> bool:
        """Whether the number is only a bound: ">95"."""
        return self.mark in {">", "<", "≥", "≤"}

    @property
    def least(self) -> float:
        """The least that the number may be."""
        return float("-inf") if self.mark in {"<", "≤"} else self.value

    @property
    def most(self) -> float:
        """The most that the number may be."""
        return float("inf") if self.mark in {">", "≥"} else self.value

    @property
    def said(self) -> str:
        """The number with its mark: ">95"."""
        return f"{self.mark}{self.value:,.10g}"


def read_figures(entries: Iterable[Entry]) -> tuple[Figure, ...]:
    """Every number of the tables whose shape tells how to read them."""
    known = list(entries)
    shapes = {entry.id: entry.shape for entry in known if "figures" in entry.shape}
    return tuple(
        figure for entry in known if entry.table in shapes for figure in _of_row(entry, shapes[entry.table]["figures"])
    )


def _of_row(row: Entry, shape: Mapping[str, Any]) -> Iterator[Figure]:
    cells = row.cells
    mineral, place = (str(cells.get(shape[key], shape[key])) for key in ("mineral", "place"))
    unit = _texts(cells[shape["unit"]] if isinstance(shape["unit"], str) else shape["unit"])
    item = _texts(cells.get(shape["item"], "")) if shape.get("item") else {"zh-Hant": "", "en": ""}
    series = (row.table, mineral, item["en"], unit["en"])
    for year, value in _values(cells, shape):
        read = _NUMBER.match(str(value))
        if read is not None:
            number = float(read["digits"].replace(",", ""))
            yield Figure(shape["measure"], mineral, place, year, number, read["mark"], unit, item, series, row)


def _values(cells: Mapping[str, Any], shape: Mapping[str, Any]) -> Iterator[tuple[int, Any]]:
    """(year, cell) of a row: of its one value, of its series, or of its columns that are years."""
    if shape.get("series"):
        pairs: Iterable[tuple[str, Any]] = cells.get(shape["series"], {}).items()
    elif shape.get("value"):
        pairs = [(cells.get(shape["year"], ""), cells[shape["value"]])] if shape["value"] in cells else []
    else:
        pairs = cells.items()
    return ((int(year), value) for year, value in pairs if str(year).isdigit())


def _texts(value: object) -> dict[str, str]:
    if isinstance(value, Mapping):
        return {"zh-Hant": str(value["zh"]), "en": str(value["en"])}
    return {"zh-Hant": str(value), "en": str(value)}


def in_one_series(figures: Sequence[Figure], items: Sequence[str]) -> list[Figure]:
    """Of the figures of one mineral, those of the series that is meant: of one of the items, else what is mined."""
    fitting = [each for each in figures if any(item in each.item["en"].casefold() for item in items)]
    held = fitting or list(figures)
    series = list(dict.fromkeys(each.series[1:] for each in held))
    wanted = next((each for each in series if "mine production" in each[1]), series[0] if series else None)
    return [each for each in held if each.series[1:] == wanted]


def newest(figures: Sequence[Figure]) -> list[Figure]:
    """Of figures that say the same thing in several editions, the one of the latest edition."""
    found: dict[tuple[object, ...], Figure] = {}
    for each in figures:
        key = (each.series[1:], each.measure, each.place, each.year)
        known = found.get(key)
        if known is None or _edition(each) > _edition(known):
            found[key] = each
    return list(found.values())


def _edition(figure: Figure) -> str:
    """Later editions of an annual have later dates, and their source ids count upwards (mcs25, mcs26)."""
    return f"{figure.row.as_of or ''} {figure.row.source}"

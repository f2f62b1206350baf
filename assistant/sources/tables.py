"""tables/*.yaml -> entries: one for each row, said by the table's own sentence, and one for the table as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from math import isfinite
from pathlib import Path

from ..errors import Fault
from ..language.glossary import Glossary
from ..records import Entry, Locator
from .reader import Placed, asks_of, both, load, locator, texts
from .schema import UNSEEN, ColumnModel, RowModel, TableModel
from .yamlfiles import YamlFile

_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_CELL = re.compile(r"\{([^{}]+)\}")
_JOIN = {"zh": "、", "en": ", "}
_LANGUAGE = {"zh": "zh-Hant", "en": "en"}
_SHAPES = {
    "entity": "one id of the glossary",
    "entities": "a list of ids of the glossary",
    "shares": "ids of the glossary with percentages, {china: 60}",
    "series": "years with numbers, {'2024': 5.5}",
}


def read_table(path: Path, shown: str, glossary: Glossary) -> tuple[list[Placed], list[Fault]]:
    """The table's entries, or its faults."""
    model, file, faults = load(path, shown, TableModel)
    if model is None or file is None:
        return [], faults
    faults = _check(model, file, glossary)
    if faults:
        return [], faults
    rows = [Placed(_row(model, row, glossary), file, ("rows", index)) for index, row in enumerate(model.rows)]
    columns = [Placed(each, file, ("matrix",)) for each in _columns(model, glossary)]
    return [Placed(_whole(model), file, ()), *columns, *rows], []


def cell_text(value: object, column: ColumnModel, language: str, glossary: Glossary) -> str:
    """A cell as it is said in "zh" or "en"."""
    key = _LANGUAGE[language]
    if isinstance(value, dict) and set(value) == {"zh", "en"}:
        return str(value[language])
    if column.means == "entity":
        return glossary.name(str(value), key)
    if column.means == "entities" and isinstance(value, list):
        return _JOIN[language].join(glossary.name(str(each), key) for each in value)
    if column.means == "shares" and isinstance(value, dict):
        space = "" if language == "zh" else " "
        return _JOIN[language].join(f"{glossary.name(str(k), key)}{space}{number_text(v)}%" for k, v in value.items())
    if column.means == "series" and isinstance(value, dict):
        form = "{0}年{1}" if language == "zh" else "{1} ({0})"
        return _JOIN[language].join(form.format(year, number_text(v)) for year, v in value.items())
    if isinstance(value, list):
        return _JOIN[language].join(str(each) for each in value)
    return number_text(value) if column.means == "number" else str(value)


def number_text(value: object) -> str:
    """1234567 -> "1,234,567"; text (">75", "E") as it is.

    >>> number_text(44000000), number_text(17.1), number_text(60.0), number_text(">75")
    ('44,000,000', '17.1', '60', '>75')
    """
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return str(value)
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,}"


def fill(sentence: str, cells: Mapping[str, str]) -> str:
    """A sentence with its {column}s filled; a [part] naming an open cell is left out.

    >>> fill("{a} has {b}[ and {c}].", {"a": "X", "b": "2"})
    'X has 2.'
    """

    def optional(match: re.Match[str]) -> str:
        names = _CELL.findall(match[1])
        return match[1] if all(name in cells for name in names) else ""

    return _CELL.sub(lambda match: cells.get(match[1], "—"), _OPTIONAL.sub(optional, sentence))


def _row(table: TableModel, row: RowModel, glossary: Glossary) -> Entry:
    said = {
        language: {key: cell_text(value, table.columns[key], language, glossary) for key, value in row.cells.items()}
        for language in ("zh", "en")
    }
    sources = [table.columns[key].source for key in row.cells]
    via = dict.fromkeys([*row.via, *(source for source in sources if source), *table.via])
    note = row.note or None
    return Entry(
        id=row.id,
        kind="row",
        texts=texts(fill(table.sentence.zh, said["zh"]), _capital(fill(table.sentence.en, said["en"]))),
        source=row.source or table.source,
        locator=_place(table),
        via=tuple(source for source in via if source != (row.source or table.source)),
        entities=tuple(dict.fromkeys([*_entities(table, row), *table.entities])),
        topic=table.topic or table.id,
        as_of=row.as_of or table.as_of,
        check=row.check or table.check,
        note=both(note) or both(table.note),
        asks=_row_asks(table, said),
        table=table.id,
        cells={key: _plain(value) for key, value in row.cells.items()},
    )


def _row_asks(table: TableModel, said: Mapping[str, Mapping[str, str]]) -> dict[str, tuple[str, ...]]:
    """The row's typical questions; those that name an open cell are left out."""
    asks = {}
    for language, patterns in (("zh", table.row_asks.zh), ("en", table.row_asks.en)):
        whole = [ask for ask in patterns if all(name in said[language] for name in _CELL.findall(ask))]
        if whole:
            asks[_LANGUAGE[language]] = tuple(fill(ask, said[language]) for ask in whole)
    return asks


def _place(table: TableModel) -> Locator:
    """Where the table stands; its title in both languages when its source gives it no heading."""
    place = locator(table.at, table.title.zh)
    return place if table.at.section else replace(place, section_en=table.title.en)


def _capital(sentence: str) -> str:
    """A cell may open the sentence, and names of minerals are written small."""
    return sentence[:1].upper() + sentence[1:]


def _entities(table: TableModel, row: RowModel) -> list[str]:
    found: list[str] = []
    for key, value in row.cells.items():
        means = table.columns[key].means
        if means == "entity":
            found.append(str(value))
        elif means in {"entities", "shares"} and isinstance(value, (list, dict)):
            found.extend(str(each) for each in value)
    return found


def _whole(table: TableModel) -> Entry:
    return Entry(
        id=table.id,
        kind="row",
        texts=both(table.summary),
        source=table.source,
        locator=_place(table),
        via=tuple(table.via),
        entities=tuple(table.entities),
        topic=table.topic or table.id,
        as_of=table.as_of,
        check=table.check,
        note=both(table.note),
        asks=asks_of(table.asks),
        shape=_shape(table),
    )


def _columns(table: TableModel, glossary: Glossary) -> Iterator[Entry]:
    """Each column of a table that compares lists as a whole of its own: what is said of a column can then be cited."""
    for column in table.matrix:
        held = [str(row.cells["mineral"]) for row in table.rows if row.cells.get(column) == "yes"]
        heading, title = table.columns[column], (table.title.zh.split("：")[0], table.title.en.split(":")[0].lower())
        names = [[glossary.name(each, key) for each in held] for key in ("zh-Hant", "en")]
        zh = f"論文{title[0]}的{heading.zh}欄列入{len(held)}種：{'、'.join(names[0])}。"
        en = f"The {heading.en} column of the paper's {title[1]} marks {len(held)} minerals: {', '.join(names[1])}."
        yield replace(
            _whole(table), id=f"{table.id}-{column}", texts=texts(zh, en), asks={}, shape={"column_of": table.id}
        )


def _shape(table: TableModel) -> dict[str, object]:
    """How to compute over the table, as plain data; its title alone for a table that is only looked up."""
    found: dict[str, object] = {
        key: part.model_dump(exclude_none=True)
        for key, part in (("listing", table.listing), ("figures", table.figures))
        if part is not None
    }
    if table.matrix:
        found["matrix"] = dict(table.matrix)
        found["columns"] = {key: table.columns[key].model_dump(include={"zh", "en"}) for key in table.matrix}
    return found | {"title": both(table.title)}


def _plain(value: object) -> object:
    """A cell as JSON can hold it."""
    return value.isoformat() if isinstance(value, date) else value


def _check(table: TableModel, file: YamlFile, glossary: Glossary) -> list[Fault]:
    faults = list(_sentence_faults(table, file)) + list(_shape_faults(table, file, glossary))
    if table.size is not None and len(table.rows) != table.size:
        problem = f"has {len(table.rows)} rows, but size says {table.size}."
        faults.append(Fault(file.path, file.line(("size",)), table.id, problem, "Add or remove rows, or correct size."))
    for index, row in enumerate(table.rows):
        for key, problem, mend in _cell_faults(table, row, glossary):
            faults.append(Fault(file.path, file.line(("rows", index, "cells", key)), row.id, problem, mend))
    return faults


def _sentence_faults(table: TableModel, file: YamlFile) -> Iterator[Fault]:
    for language in ("zh", "en"):
        for key, pattern in (("sentence", getattr(table.sentence, language)), *_asked(table, language)):
            for name in _CELL.findall(pattern):
                if name in table.columns:
                    continue
                line = file.line((key, language))
                problem = f"{key}.{language} names the column {name!r}, which is not there."
                yield Fault(file.path, line, table.id, problem, f"Use one of: {', '.join(table.columns)}.")


def _shape_faults(table: TableModel, file: YamlFile, glossary: Glossary) -> Iterator[Fault]:
    """What tells how to compute over the table must name columns that are there and things that are known."""
    columns = f"Use one of its columns ({', '.join(table.columns)})"
    if table.listing is not None:
        if "mineral" not in table.columns:
            problem = "listing: a list needs a column mineral."
            yield Fault(file.path, file.line(("listing",)), table.id, problem, "Name the column of members so.")
        if table.listing.economy not in glossary.terms:
            problem = f"listing.economy: the glossary has no {table.listing.economy!r}."
            yield Fault(file.path, file.line(("listing", "economy")), table.id, problem, "Correct the id, or add it.")
    for column, economy in table.matrix.items():
        if column not in table.columns or economy not in glossary.terms:
            problem = f"matrix: {column!r} is no column, or {economy!r} is not in the glossary."
            yield Fault(file.path, file.line(("matrix",)), table.id, problem, f"{columns} and ids of the glossary.")
    if table.figures is None:
        return
    for key, value in table.figures.model_dump(exclude_none=True).items():
        known = set(table.columns) | (set(glossary.terms) if key in {"mineral", "place"} else set())
        if key != "measure" and isinstance(value, str) and value not in known:
            problem = f"figures.{key}: there is no column {value!r}."
            yield Fault(file.path, file.line(("figures", key)), table.id, problem, f"{columns}.")


def _asked(table: TableModel, language: str) -> list[tuple[str, str]]:
    return [("row_asks", ask) for ask in getattr(table.row_asks, language)]


def _cell_faults(table: TableModel, row: RowModel, glossary: Glossary) -> Iterator[tuple[str, str, str]]:
    """(column, problem, mend) of each wrong cell."""
    for key, value in row.cells.items():
        if key not in table.columns:
            yield key, f"cells.{key}: there is no such column.", f"Use one of: {', '.join(table.columns)}."
            continue
        if not _fits(value, table.columns[key]):
            wanted = _SHAPES.get(table.columns[key].means, "text or a number")
            mend = "Write it so, or as {zh: …, en: …}; leave the cell out when it is open."
            yield key, f"cells.{key}: {value!r} is not {wanted}.", mend
            continue
        for term in _named(value, table.columns[key]):
            if term not in glossary.terms:
                mend = "Correct the id or add the term to glossary.yaml."
                yield key, f"cells.{key}: the glossary has no {term!r}.", mend


def _fits(value: object, column: ColumnModel) -> bool:
    """Whether a cell has the shape that its column tells; a pair {zh, en} fits everywhere."""
    if isinstance(value, dict) and ("zh" in value or "en" in value):
        return set(value) == {"zh", "en"} and all(isinstance(each, str) and _is_plain(each) for each in value.values())
    if column.means in {"shares", "series"}:
        return isinstance(value, dict) and bool(value) and all(map(_is_plain, [*value, *value.values()]))
    if column.means == "entities":
        return isinstance(value, list) and bool(value) and all(isinstance(each, str) for each in value)
    if isinstance(value, list):
        return column.means == "text" and bool(value) and all(map(_is_plain, value))
    return _is_plain(value)


def _is_plain(value: object) -> bool:
    """Text that can be read, or a number; "yes" without quotes is neither, since YAML makes it true."""
    if isinstance(value, str):
        return bool(value.strip()) and not UNSEEN.search(value)
    return isinstance(value, (int, float)) and not isinstance(value, bool) and isfinite(value)


def _named(value: object, column: ColumnModel) -> list[str]:
    if isinstance(value, dict) and set(value) == {"zh", "en"}:
        return []
    if column.means == "entity":
        return [str(value)]
    if column.means in {"entities", "shares"} and isinstance(value, (list, dict)):
        return [str(each) for each in value]
    return []

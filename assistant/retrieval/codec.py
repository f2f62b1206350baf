"""Entries, sources and glossary as JSON and back: what the index keeps, so that questions never wait for YAML."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, asdict, fields
from pathlib import Path
from typing import Any

from ..language.glossary import Glossary, Term
from ..records import Entry, Locator, Source, Value
from .traits import Traits


def write_entries(path: Path, entries: Iterable[Entry]) -> None:
    """One JSON object a line; what has its default value is left out."""
    with path.open("w", encoding="utf-8") as file:
        for entry in entries:
            file.write(json.dumps(_slim(entry), ensure_ascii=False) + "\n")


def read_entries(path: Path) -> tuple[Entry, ...]:
    """Back what `write_entries` wrote."""
    with path.open(encoding="utf-8") as file:
        return tuple(_entry(json.loads(line)) for line in file)


def write_traits(path: Path, traits: Iterable[Traits]) -> None:
    """One list of four lists a line (things, years, dates, measures), in the order of the entries."""
    with path.open("w", encoding="utf-8") as file:
        for each in traits:
            row = [sorted(each.things), sorted(each.years), sorted(each.dates), sorted(each.measures)]
            file.write(json.dumps(row) + "\n")


def read_traits(path: Path) -> tuple[Traits, ...]:
    """Back what `write_traits` wrote."""
    with path.open(encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    return tuple(Traits(*(frozenset(part) for part in row)) for row in rows)


def write_sources(path: Path, sources: Mapping[str, Source]) -> None:
    """A JSON list of sources."""
    path.write_text(json.dumps([_slim(source) for source in sources.values()], ensure_ascii=False), encoding="utf-8")


def read_sources(path: Path) -> dict[str, Source]:
    """Back what `write_sources` wrote, by id."""
    found = {}
    for data in json.loads(path.read_text(encoding="utf-8")):
        source = Source(**data | {"authors": tuple(data.get("authors", ()))})
        found[source.id] = source
    return found


def write_glossary(path: Path, glossary: Glossary) -> None:
    """Terms and usage pairs as JSON."""
    data = {"terms": [_slim(term) for term in glossary.terms.values()], "usage": glossary.usage}
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


def read_glossary(path: Path) -> Glossary:
    """Back what `write_glossary` wrote."""
    data = json.loads(path.read_text(encoding="utf-8"))
    lists = ("aliases", "members")
    terms = [Term(**term | {key: tuple(term.get(key, ())) for key in lists}) for term in data["terms"]]
    return Glossary(terms, [(taiwan, mainland) for taiwan, mainland in data["usage"]])


def _slim(record: Any) -> dict[str, Any]:
    """The record as plain data without what has its default value."""
    slim = {}
    for field in fields(record):
        value = getattr(record, field.name)
        default = field.default_factory() if field.default_factory is not MISSING else field.default
        if value != default:
            slim[field.name] = asdict(value) if hasattr(value, "__dataclass_fields__") else value
    return slim


def _entry(data: dict[str, Any]) -> Entry:
    data["locator"] = _locator(data["locator"]) if "locator" in data else Locator()
    if "value" in data:
        value = data["value"]
        value["items"] = {language: tuple(items) for language, items in value["items"].items()}
        data["value"] = Value(**value)
    for key in ("via", "entities"):
        if key in data:
            data[key] = tuple(data[key])
    if "asks" in data:
        data["asks"] = {language: tuple(asks) for language, asks in data["asks"].items()}
    return Entry(**data)


def _locator(data: dict[str, Any]) -> Locator:
    return Locator(**data | {"footnotes": tuple(data["footnotes"])})

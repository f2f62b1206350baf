"""The contract of the readers: a YAML file, validated by its model, becomes entries; faults name their line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from ..errors import Fault
from ..records import Entry, Locator, Value
from .schema import Asks, At, Both, ValueModel
from .yamlfiles import YamlFile, read_yaml

AnyModel = TypeVar("AnyModel", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry and where it was written, so that later checks can point there."""

    entry: Entry
    file: YamlFile
    place: tuple[str | int, ...]

    def fault(self, problem: str, mend: str, *more: str | int) -> Fault:
        """A fault of this entry; `more` leads from the entry to the key that is wrong."""
        line = self.file.line((*self.place, *more))
        return Fault(self.file.path, line, self.entry.id, problem, mend)


def load(path: Path, shown: str, model: type[AnyModel]) -> tuple[AnyModel | None, YamlFile | None, list[Fault]]:
    """Read and validate one file. The model is None when there are faults that keep it from being used."""
    file, faults = read_yaml(path, shown)
    if file is None or faults:
        return None, file, faults
    if not isinstance(file.data, dict):
        return None, file, [Fault(shown, 1, "", "is empty or not a mapping.", f"Start it with '{_first_key(model)}:'.")]
    try:
        return model.model_validate(file.data, strict=False), file, []
    except ValidationError as error:
        return None, file, [_fault(file, problem) for problem in error.errors(include_url=False)]


def texts(zh: str, en: str) -> dict[str, str]:
    """The two stored languages under their keys."""
    return {"zh-Hant": zh, "en": en}


def both(pair: Both | None) -> dict[str, str]:
    """A pair as texts; nothing when there is none."""
    return texts(pair.zh, pair.en) if pair else {}


def asks_of(asks: Asks) -> dict[str, tuple[str, ...]]:
    """Typical questions per language, languages without any left out."""
    return {language: tuple(given) for language, given in (("zh-Hant", asks.zh), ("en", asks.en)) if given}


def locator(at: At, section: str | None = None) -> Locator:
    """A locator record; `section` stands in when the model gives none."""
    return Locator(at.section or section, at.paragraph, tuple(at.footnotes), at.table, at.page)


def value_of(model: ValueModel | None) -> Value | None:
    """The typed value as a record."""
    if model is None:
        return None
    items = {"zh-Hant": tuple(model.list.zh), "en": tuple(model.list.en)} if model.list else {}
    return Value(model.number, both(model.unit), model.qualifier, model.date, both(model.name), items)


def _first_key(model: type[BaseModel]) -> str:
    return next(iter(model.model_fields))


def _fault(file: YamlFile, problem: Any) -> Fault:
    place = problem["loc"]
    entry = _entry_id(file.data, place)
    where = ".".join(str(step) for step in place)
    kind = problem["type"]
    if kind == "extra_forbidden":
        return Fault(
            file.path, file.line(place), entry, f"{where}: there is no such key.", "Remove it or correct its spelling."
        )
    if kind == "missing":
        return Fault(file.path, file.line(place), entry, f"{where}: is missing.", f"Add '{place[-1]}:'.")
    given = problem.get("input")
    shown = f" (given: {given!r})" if isinstance(given, (str, int, float, bool)) and len(repr(given)) < 60 else ""
    message = str(problem["msg"]).removeprefix("Value error, ")
    return Fault(file.path, file.line(place), entry, f"{where}: {message}{shown}.", "Correct this value.")


def _entry_id(data: Any, place: Iterable[str | int]) -> str:
    """Id of the innermost thing on the way to `place` that has one."""
    entry = ""
    for step in place:
        if isinstance(data, Mapping):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            break
        if isinstance(data, Mapping) and isinstance(data.get("id"), str):
            entry = data["id"]
    return entry

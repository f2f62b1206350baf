"""asks/*.yaml: further typical questions for entries that stand elsewhere, so that their own files stay readable."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pydantic import Field

from ..errors import Fault
from .reader import Placed, asks_of, load
from .schema import Asks, Id, Model, Text
from .yamlfiles import YamlFile


class AskFile(Model):
    """A file of asks/: id of an entry -> its further questions."""

    about: Text
    asks: dict[Id, Asks] = Field(min_length=1)


def read_asks(path: Path, shown: str) -> tuple[list[tuple[str, Asks, YamlFile]], list[Fault]]:
    """(entry, its further questions, file) for each entry of one file, or its faults."""
    model, file, faults = load(path, shown, AskFile)
    if model is None or file is None:
        return [], faults
    return [(entry, asks, file) for entry, asks in model.asks.items()], []


def with_asks(
    placed: Sequence[Placed], given: Sequence[tuple[str, Asks, YamlFile]]
) -> tuple[list[Placed], list[Fault]]:
    """The entries with their further questions behind their own, and what is wrong with these."""
    known = {each.entry.id: at for at, each in enumerate(placed)}
    found, faults = list(placed), []
    for name, asks, file in given:
        at = known.get(name)
        if at is None:
            line = file.line(("asks", name))
            faults.append(Fault(file.path, line, name, "there is no such entry.", "Correct the id, or take it out."))
            continue
        own = found[at].entry.asks
        more = asks_of(asks)
        for language, questions in more.items():
            twice = next((each for each in questions if each in own.get(language, ())), None)
            if twice is not None:
                line = file.line(("asks", name, "zh" if language == "zh-Hant" else "en"))
                faults.append(Fault(file.path, line, name, f"{twice!r} is asked already.", "Take it out here."))
        joined = {
            language: (*own.get(language, ()), *more.get(language, ()))
            for language in ("zh-Hant", "en")
            if language in own or language in more
        }
        found[at] = replace(found[at], entry=replace(found[at].entry, asks=joined))
    return found, faults

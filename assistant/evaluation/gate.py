"""Floors under the figures of an evaluation: what must hold before a change is accepted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import Field, model_validator

from ..errors import QuestionSetError
from ..records import Table
from ..sources.reader import load
from ..sources.schema import Model, Text
from .questions import Kind


class Floor(Model):
    """One demand.

    figure: a name of the summary's figures, or of its calibration ("auroc").  language, kind: of the questions that it
    is over; all when not given.  at_least, at_most: one of them, inclusive.
    """

    figure: Text
    language: Text | None = None
    kind: Kind | None = None
    at_least: float | None = None
    at_most: float | None = None

    @model_validator(mode="after")
    def _one_bound(self) -> Floor:
        if (self.at_least is None) == (self.at_most is None):
            raise ValueError("needs at_least or at_most, one of them")
        if self.language is not None and self.kind is not None:
            raise ValueError("may name a language or a kind, not both")
        return self


class GateFile(Model):
    """A file of floors."""

    about: Text
    floors: list[Floor] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class Held:
    """Whether one floor held. value: what was measured; None when nothing was, which does not hold."""

    floor: Floor
    where: str
    value: float | None
    held: bool


def read_gate(path: Path) -> GateFile:
    """The floors of a file. Raises QuestionSetError naming each fault with its line."""
    model, _, faults = load(path, str(path), GateFile)
    if model is None:
        raise QuestionSetError("\n".join(map(str, faults)) or f"{path}: cannot be read.")
    return model


def passes(gate: GateFile, metrics: Mapping[str, Any]) -> list[Held]:
    """Each floor held against a summary, in their order."""
    return [_held(floor, metrics) for floor in gate.floors]


def gate_table(held: list[Held]) -> Table:
    """A row for each floor: figure, over which questions, measured, demanded, and whether it holds."""
    rows = tuple(
        (
            each.floor.figure,
            each.where,
            "–" if each.value is None else f"{each.value:.3f}",
            f"≥ {each.floor.at_least}" if each.floor.at_least is not None else f"≤ {each.floor.at_most}",
            "holds" if each.held else "FAILS",
        )
        for each in held
    )
    return Table(("figure", "over", "measured", "demanded", ""), rows)


def _held(floor: Floor, metrics: Mapping[str, Any]) -> Held:
    where = floor.language or floor.kind or "all"
    value = _value(floor, metrics)
    held = value is not None and (
        value >= floor.at_least if floor.at_least is not None else value <= (floor.at_most or 0.0)
    )
    return Held(floor, where, value, held)


def _value(floor: Floor, metrics: Mapping[str, Any]) -> float | None:
    group = metrics
    if floor.language is not None:
        group = metrics["by_language"].get(floor.language, {})
    elif floor.kind is not None:
        group = metrics["by_kind"].get(floor.kind, {})
    figure = group.get("figures", {}).get(floor.figure)
    if figure is not None:
        return None if figure["value"] is None else float(figure["value"])
    told = metrics["calibration"].get(floor.language or "all", {}) if floor.kind is None else {}
    value = told.get(floor.figure)
    return float(value) if isinstance(value, (int, float)) else None

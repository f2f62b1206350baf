"""An evaluation in figures: each with its interval, over all questions, per language and per kind, as plain data.

Whatever shows an evaluation (the page, Markdown, the gate) reads this and nothing else, so that all show one number.
Times are not among it: the same run twice gives the same summary.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from typing import Any, get_args

from ..records import Language
from . import calibration
from .metrics import percentile
from .questions import Kind
from .reading import has_answer_no_answer
from .report import Row
from .statistics import REPEATS, Interval, Resampling, wilson

Value = Callable[[Row], float | None]
_DIGITS = 4
_CURVE = 200
"""Points of a risk-coverage curve that are kept: more could not be seen."""

REFUSALS: Mapping[str, Value] = {
    "refusal_precision": lambda row: float(not row.answerable) if row.refused else None,
    "refusal_recall": lambda row: None if row.answerable or row.corrected else float(row.refused),
    "false_refusals": lambda row: float(row.refused) if row.answerable else None,
}
"""The share of refusals that were due; of questions without an answer that were refused, those aside that were met with
the right correction; of answerable ones that were refused."""


def summarise(rows: Sequence[Row], repeats: int = REPEATS) -> dict[str, Any]:
    """The figures of some rows; see `figure` for one of them.

    repeats: of the bootstrap.  Keys: questions, figures, by_language, by_kind, cells (language -> kind -> questions,
    right), outcomes (how many rows came out how), squad2 (of the English rows), calibration ("all" and per language).
    """
    languages = {name: part for name in get_args(Language) if (part := [row for row in rows if row.language == name])}
    kinds = {name: part for name in get_args(Kind) if (part := [row for row in rows if row.kind == name])}
    return {
        "questions": len(rows),
        "figures": figures(rows, repeats),
        "by_language": {name: _group(part, repeats) for name, part in languages.items()},
        "by_kind": {name: _group(part, repeats) for name, part in kinds.items()},
        "cells": {
            language: {name: _cell(cell) for name in kinds if (cell := [row for row in part if row.kind == name])}
            for language, part in languages.items()
        },
        "outcomes": outcomes(rows),
        "squad2": squad2(rows),
        "calibration": {"all": calibrated(rows)} | {name: calibrated(part) for name, part in languages.items()},
    }


def figures(rows: Sequence[Row], repeats: int = REPEATS) -> dict[str, dict[str, float | int | None]]:
    """Every score, the refusals, and how alike the languages of one fact are answered ("agreement")."""
    clusters = [row.cluster for row in rows]
    resampling = Resampling(clusters, repeats)
    found = {}
    for name in dict.fromkeys(name for row in rows for name in row.scores):
        found[name] = _figure([row.scores.get(name) for row in rows], resampling)
    for name, value in REFUSALS.items():
        found[name] = _figure([value(row) for row in rows], resampling)
    alike = agreement(rows)
    found["agreement"] = _figure(list(alike.values()), Resampling(list(alike), repeats))
    return found


def _figure(values: Sequence[float | None], resampling: Resampling) -> dict[str, float | int | None]:
    """value, low, high (95 % percentile bootstrap over clusters) and n, the questions that it applies to."""
    interval = resampling.mean_interval(values)
    told = {"value": None, "low": None, "high": None} if interval is None else _plain(interval)
    return {**told, "n": sum(value is not None for value in values)}


def agreement(rows: Sequence[Row]) -> dict[str, float]:
    """Per cluster asked in several languages: pairs of its questions that were answered alike / pairs, in [0, 1].

    Alike are two refusals, and two answers that are both right or both wrong and cite an entry in common; an error is
    like nothing. Questions of different kinds within a cluster are different questions and make no pair. {} without
    pairs.
    """
    found: dict[str, list[float]] = {}
    for one, other in _pairs(rows):
        same = one.refused and other.refused
        if one.status == other.status == "answered":
            same = one.right == other.right and bool(set(one.cited) & set(other.cited))
        found.setdefault(one.cluster, []).append(float(same))
    return {cluster: sum(values) / len(values) for cluster, values in found.items()}


def _pairs(rows: Sequence[Row]) -> list[tuple[Row, Row]]:
    clusters: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        clusters.setdefault((row.cluster, row.kind), []).append(row)
    return [
        (one, other)
        for part in clusters.values()
        for one, other in combinations(part, 2)
        if one.language != other.language
    ]


def squad2(rows: Sequence[Row]) -> dict[str, float | None]:
    """SQuAD 2.0's exact match and F1 of the short answers in English, with and without an answer due; see `reading`."""
    pairs = [
        ((row.short_answer or "") if row.status == "answered" else "", row.answers)
        for row in rows
        if row.language == "en"
    ]
    return {name: _round(value) for name, value in has_answer_no_answer(pairs).items()}


def outcomes(rows: Sequence[Row]) -> dict[str, int]:
    """How many rows came out how; every row counts once."""
    found = dict.fromkeys(
        ("answered_right", "answered_wrong", "refused_wrongly", "refused_rightly", "answered_unanswerable"), 0
    ) | {"corrected": 0, "errors": 0}
    for row in rows:
        found[_outcome(row)] += 1
    return found


def _outcome(row: Row) -> str:
    if row.status == "error":
        return "errors"
    if row.refused:
        return "refused_wrongly" if row.answerable else "refused_rightly"
    if row.answerable:
        return "answered_right" if row.right else "answered_wrong"
    return "corrected" if row.right else "answered_unanswerable"


def calibrated(rows: Sequence[Row]) -> dict[str, Any]:
    """How far the confidence of what was answered can be trusted; see `calibration` for each figure."""
    pairs = [(row.confidence, row.right) for row in rows if row.status == "answered"]
    points = calibration.risk_coverage(pairs)
    step = max(1, -(-len(points) // (_CURVE - 1)))
    return {
        "answered": len(pairs),
        "curve": [
            [_round(each.coverage), _round(each.risk), _round(each.threshold)]
            for at, each in enumerate(points)
            if at % step == 0 or at == len(points) - 1
        ],
        "aurc": _round(calibration.aurc(pairs)),
        "coverage_at_5": _round(calibration.coverage_at_risk(pairs, 0.05)) if pairs else None,
        "auroc": _round(calibration.auroc(pairs)),
        "brier": _round(calibration.brier(pairs)),
        "ece": _round(calibration.ece(pairs)),
        "bins": [
            {
                "low": _round(each.low),
                "high": _round(each.high),
                "n": each.n,
                "confidence": _round(each.confidence),
                "accuracy": _round(each.accuracy),
            }
            for each in calibration.reliability(pairs)
        ],
    }


def times_of(rows: Sequence[Row]) -> dict[str, float] | None:
    """Milliseconds of asking at the median and beyond, and seconds in all; None without rows."""
    times = [row.ms for row in rows]
    if not times:
        return None
    told = {f"p{percent}": percentile(times, percent) or 0.0 for percent in (50, 95, 99)}
    return {name: round(value, 2) for name, value in told.items()} | {"total_s": round(sum(times) / 1000, 1)}


def _group(rows: Sequence[Row], repeats: int) -> dict[str, Any]:
    return {"questions": len(rows), "figures": figures(rows, repeats)}


def _cell(rows: Sequence[Row]) -> dict[str, float | int | None]:
    """Cells are small, where Wilson's interval holds better than a bootstrap of a few clusters."""
    found = wilson(sum(row.right for row in rows), len(rows))
    told = {"low": None, "high": None} if found is None else {"low": _round(found.low), "high": _round(found.high)}
    return {"questions": len(rows), "right": _round(found.value if found else None), **told}


def _plain(interval: Interval) -> dict[str, float | None]:
    return {"value": _round(interval.value), "low": _round(interval.low), "high": _round(interval.high)}


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, _DIGITS)

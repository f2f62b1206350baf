"""An evaluation report as tables of strings, for whoever prints them; nothing here knows a screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..records import Table
from .report import EvaluationReport, Group, Row

HEADINGS: Mapping[str, str] = {
    "right": "right",
    "answer_accuracy": "answers",
    "short_answer": "short",
    "exact_set": "exact set",
    "em": "EM",
    "f1": "F1",
    "refusal_precision": "refusal P",
    "refusal_recall": "refusal R",
    "false_refusals": "false ref.",
    "language": "language",
    "cited_gold": "cites gold",
    "citation_agreement": "gold cites",
    "support": "support",
    "success@1": "S@1",
    "success@10": "S@10",
    "mrr@10": "MRR@10",
    "recall@10": "R@10",
    "ndcg@10": "nDCG@10",
    "map@10": "MAP@10",
    "sentences": "sentences",
    "characters": "characters",
    "ms_p50": "ms p50",
    "ms_p95": "ms p95",
    "ms_max": "ms max",
}
"""Figure -> heading, in the order shown; a figure not named here is shown last, under its own name."""

NOTHING = "–"
"""Stands where there was nothing to measure."""


def language_table(report: EvaluationReport) -> Table:
    """The figures over all questions, then per language."""
    return group_table("language", (report.overall, *report.by_language))


def kind_table(report: EvaluationReport) -> Table:
    """The figures per kind of question."""
    return group_table("kind", report.by_kind)


def group_table(heading: str, groups: Sequence[Group]) -> Table:
    """A row for each group: its name, how many questions, its figures. A figure that no group has is left out."""
    named = dict.fromkeys([*HEADINGS, *(name for group in groups for name in group.figures)])
    shown = [name for name in named if any(group.figures.get(name) is not None for group in groups)]
    rows = (
        (group.name, str(group.questions), *(_figure(name, group.figures.get(name)) for name in shown))
        for group in groups
    )
    return Table((heading, "n", *(HEADINGS.get(name, name) for name in shown)), tuple(rows))


def failure_table(report: EvaluationReport) -> Table:
    """The questions that did not come out right: what was asked, what came, what was wanted, and what is not right."""
    rows = (
        (row.id, row.kind, row.question, row.answer or NOTHING, gold_text(row), why(row)) for row in report.failures
    )
    return Table(("id", "kind", "question", "answer", "gold", "why"), tuple(rows))


def gold_text(row: Row) -> str:
    """The gold answer in one line: alternatives parted by " / ", demands by " + "; NOTHING where none is due.

    A demand that is also the answer is said once.
    """
    groups = [" / ".join(group) for group in (row.answers, *row.must_include) if group]
    return " + ".join(dict.fromkeys(groups)) or NOTHING


def why(row: Row) -> str:
    """In a few words, why a row is not right; "" when it is."""
    if row.right:
        return ""
    if row.error:
        return row.error
    if not row.answerable:
        return f"should have no answer, status is {row.status}"
    if row.status != "answered":
        return f"has an answer, status is {row.status}"
    return f"misses {', '.join(row.missing)}" if row.missing else "is empty"


def _figure(name: str, value: float | None) -> str:
    """Milliseconds whole from ten upward, shares with three decimals."""
    if value is None:
        return NOTHING
    if name.startswith("ms_"):
        return f"{value:.0f}" if value >= 10 else f"{value:.1f}"
    return f"{value:.3f}"

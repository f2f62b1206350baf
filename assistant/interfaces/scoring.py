"""The assistant scored on question sets, and the figures as a terminal shows them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from rich.console import Group, RenderableType
from rich.text import Text

from ..errors import UsageError
from ..evaluation.licensing import licensed_by_parts
from ..evaluation.questions import read_question_set
from ..evaluation.report import EvaluationReport
from ..evaluation.runner import Examiner, evaluate, mainland_form
from ..evaluation.scores import DEPTH
from ..evaluation.tables import failure_table, kind_table, language_table
from ..records import Table
from ..wiring import Assistant
from .terminal import show_figures

_OF_KINDS = ("kind", "n", "right", "false ref.", "cites gold", "S@1", "ms p50")
"""Columns of the table of kinds that fit a terminal; the JSON has all."""


def score(assistant: Assistant, paths: Sequence[Path], progress: Callable[[int, int], None]) -> EvaluationReport:
    """Ask all questions of the sets, in the order given. Raises QuestionSetError for a file that does not hold."""
    questions = [question for path in paths for question in read_question_set(path).questions]
    if not questions:
        raise UsageError("The question sets hold no questions.")
    return evaluate(questions, examiner_of(assistant), progress)


def examiner_of(assistant: Assistant) -> Examiner:
    """Who puts the questions to this assistant and scores its answers by its own glossary."""
    glossary = assistant.index.glossary
    return Examiner(
        ask=lambda question, history, today: assistant.ask(question, tuple(history), today=today).to_dict(),
        search=lambda question: [hit.entry.id for hit in assistant.search(question, DEPTH)],
        form=mainland_form(glossary),
        licence=licensed_by_parts(glossary),
    )


def show_report(report: EvaluationReport, failures: int) -> RenderableType:
    """Figures per language and per kind, then the first `failures` questions that did not come out right."""
    kinds = _columns(kind_table(report), _OF_KINDS)
    parts: list[RenderableType] = []
    for table in (_turned(language_table(report)), kinds):
        parts += [show_figures(table.columns, table.rows), Text()]
    failed = failure_table(report)
    if failures and failed.rows:
        parts.append(Text(f"{len(failed.rows)} questions did not come out right:", style="bold"))
        for name, kind, question, answer, gold, why in failed.rows[:failures]:
            parts.append(Text.assemble((f"\n{name} ", "bold"), (f"{kind}  ", "dim"), question))
            parts.append(Text(f"  answer  {answer[:300]}"))
            parts.append(Text(f"  gold    {gold}"))
            parts.append(Text(f"  why     {why}", style="yellow"))
    return Group(*parts)


def _turned(table: Table) -> Table:
    """Rows and columns exchanged: many figures over few groups read better downwards."""
    first, *names = table.columns
    rows = tuple((name, *(row[at] for row in table.rows)) for at, name in enumerate(names, start=1))
    return Table((first, *(row[0] for row in table.rows)), rows)


def _columns(table: Table, names: Sequence[str]) -> Table:
    """Only these columns, those that the table has."""
    kept = [at for at, name in enumerate(table.columns) if name in names]
    return Table(tuple(table.columns[at] for at in kept), tuple(tuple(row[at] for at in kept) for row in table.rows))

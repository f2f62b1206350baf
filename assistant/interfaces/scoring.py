"""The assistant scored on question sets, and the figures as a terminal shows them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from rich.console import Group, RenderableType
from rich.text import Text

from ..errors import UsageError
from ..evaluation.questions import read_question_set
from ..evaluation.report import EvaluationReport
from ..evaluation.runner import DEPTH, evaluate, mainland_form
from ..evaluation.tables import failure_table, kind_table, language_table
from ..wiring import Assistant
from .terminal import show_figures


def score(assistant: Assistant, paths: Sequence[Path], progress: Callable[[int, int], None]) -> EvaluationReport:
    """Ask all questions of the sets, in the order given. Raises QuestionSetError for a file that does not hold."""
    questions = [question for path in paths for question in read_question_set(path).questions]
    if not questions:
        raise UsageError("The question sets hold no questions.")
    return evaluate(
        questions,
        ask=lambda question, history: assistant.ask(question, tuple(history)).to_dict(),
        search=lambda question: [hit.entry.id for hit in assistant.search(question, DEPTH)],
        progress=progress,
        form=mainland_form(assistant.index.glossary),
    )


def show_report(report: EvaluationReport, failures: int) -> RenderableType:
    """Figures per language and per kind, then the first `failures` questions that did not come out right."""
    parts: list[RenderableType] = []
    for table in (language_table(report), kind_table(report)):
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

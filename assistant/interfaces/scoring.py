"""The assistant scored on question sets: runs kept, compared, taken apart and reported. Nothing is printed here."""

from __future__ import annotations

import hashlib
import platform
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from ..errors import UsageError
from ..evaluation.ablation import climb, ladder_table
from ..evaluation.compare import Comparison, compare, figure_table, question_table
from ..evaluation.licensing import licensed_by_parts
from ..evaluation.page import render_html, render_markdown
from ..evaluation.questions import Question, read_question_set
from ..evaluation.report import EvaluationReport, report_on
from ..evaluation.runner import Examiner, evaluate, mainland_form
from ..evaluation.runs import Keeper, Run, read_run
from ..evaluation.scores import DEPTH
from ..evaluation.summary import summarise, times_of
from ..evaluation.tables import failure_table, kind_table, language_table
from ..records import Table
from ..wiring import Assistant
from .terminal import show_figures

Progress = Callable[[int, int], None]
_OF_KINDS = ("kind", "n", "right", "false ref.", "cites gold", "S@1", "ms p50")
"""Columns of the table of kinds that fit a terminal; the JSON has all."""
_HEADLINES = {
    "right": "right",
    "answer_accuracy": "right of the answerable",
    "support": "sentences licensed by what they cite",
    "refusal_recall": "rightly refused",
    "false_refusals": "wrongly refused",
    "agreement": "alike in three languages",
}
_UNMOVED = {"the same", "nothing to compare"}
_PACKAGES = ("sentence-transformers", "torch", "faiss-cpu", "bm25s", "numpy")


def score(assistant: Assistant, paths: Sequence[Path], progress: Progress, kept: Path | None = None) -> Run:
    """Ask all questions of the sets, in the order given; `kept` is the folder of a run that is to be kept.

    Raises QuestionSetError for a file that does not hold, UsageError for sets without questions or with one id twice.
    """
    questions = _questions(paths)
    manifest = manifest_of(assistant, paths, kept.name if kept else "")
    keeper = Keeper(kept, manifest) if kept else None
    report = evaluate(
        questions,
        examiner_of(assistant),
        progress,
        known=keeper.known() if keeper else None,
        keep=keeper.keep if keeper else None,
    )
    if keeper is not None:
        return keeper.finish(report.rows)
    return Run(manifest, report.rows, summarise(report.rows), times_of(report.rows))


def examiner_of(assistant: Assistant) -> Examiner:
    """Who puts the questions to this assistant and scores its answers by its own glossary."""
    glossary = assistant.index.glossary
    return Examiner(
        ask=lambda question, history, today: assistant.ask(question, tuple(history), today=today).to_dict(),
        search=lambda question: [hit.entry.id for hit in assistant.search(question, DEPTH)],
        form=mainland_form(glossary),
        licence=licensed_by_parts(glossary),
    )


def manifest_of(assistant: Assistant, paths: Sequence[Path], name: str) -> dict[str, Any]:
    """What is asked of what: sets, knowledge, settings, versions. The same for the same run, whenever it is made."""
    sets = [read_question_set(path) for path in paths]
    made, settings = assistant.index.built_from, asdict(assistant.settings)
    packages = {package: _version(package) for package in _PACKAGES}
    return {
        "name": name,
        "sets": [
            {
                "file": path.name,
                "split": each.split,
                "questions": len(each.questions),
                "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
            }
            for path, each in zip(paths, sets, strict=True)
        ],
        "knowledge": {"digest": made.knowledge, "entries": len(assistant.index.entries)},
        "settings": {name: value for name, value in settings.items() if not isinstance(value, Path)},
        "encoder": {"name": made.encoder, "fingerprint": made.fingerprint},
        "versions": {
            "assistant": _version("critical-minerals-assistant"),
            "python": platform.python_version(),
            "platform": sys.platform,
            **packages,
        },
    }


def write_report(run: Run, folder: Path) -> list[Path]:
    """The run as one HTML page and as Markdown, in a folder that is made when it is not there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"The report cannot be written to {folder}: {error.strerror}. Name another folder.") from error
    plain = run.plain()
    written = [folder / "report.html", folder / "report.md"]
    for path, text in zip(written, (render_html(plain), render_markdown(plain)), strict=True):
        path.write_text(text, encoding="utf-8")
    return written


def compare_runs(before: Path, after: Path) -> tuple[Comparison, RenderableType]:
    """Two kept runs compared, and what a terminal shows of it. Raises UsageError for a folder that is no run."""
    first, second = read_run(before), read_run(after)
    found = compare(first.rows, second.rows)
    figures, changed = figure_table(found), question_table(found)
    moved = [_moved(row) for row in figures.rows if row[-1] not in _UNMOVED]
    rest = [row[0] for row in figures.rows if row[-1] in _UNMOVED]
    parts: list[RenderableType] = [
        Text(f"{before.name} → {after.name}: {found.questions} questions in both", style="bold"),
        *_differences(first, second),
        Text(),
        *(moved or [Text("No figure moved.")]),
        Text(f"\nthe same in both: {', '.join(rest)}" if moved and rest else "", style="dim"),
        Text(
            f"\nright and no longer: {len(found.right_lost)}; newly right: {len(found.right_gained)}; "
            f"McNemar p = {found.mcnemar:.3f}; changed otherwise: {len(found.changed)}"
        ),
    ]
    for change, name, kind, question, then, now, why in changed.rows:
        parts.append(Text.assemble((f"\n{change} ", "bold"), (f"{name} {kind}  ", "dim"), question))
        parts += [Text(f"  before  {then[:300]}"), Text(f"  after   {now[:300]}"), Text(f"  why     {why}", "yellow")]
    for title, ids in (("only before", found.only_before), ("only after", found.only_after)):
        if ids:
            parts.append(Text(f"\n{title}: {', '.join(ids)}"))
    if found.changed_gold:
        parts.append(Text(f"\nother gold, so not compared: {', '.join(found.changed_gold)}"))
    return found, Group(*parts)


def _moved(row: Sequence[str]) -> Text:
    """One figure that moved, in two lines that a terminal of 80 columns holds."""
    name, n, before, after, difference, interval, _, p, verdict = row
    style = {"better": "green", "worse": "red"}.get(verdict, "")
    return Text.assemble(
        (f"{name:32}", "bold"),
        f"{before:>8} → {after:>8}   ",
        (verdict, style),
        (f"\n{'':8}{difference}, 95 % {interval}, p (Holm) {p}, n = {n}", "dim"),
    )


def ablate(assistant: Assistant, paths: Sequence[Path], progress: Progress) -> Table:
    """The ladder from BM25 alone to the whole assistant, a row for each rung."""
    retriever = assistant.retriever
    climbed = climb(assistant.index, retriever.encoder, _questions(paths), assistant.settings.candidates, progress)
    return ladder_table(climbed)


def show_run(run: Run, failures: int) -> RenderableType:
    """The headline with intervals, figures per language and kind, then the first `failures` that are not right."""
    report = report_on(run.rows)
    parts: list[RenderableType] = [_headline(run)]
    for table in (_turned(language_table(report)), _columns(kind_table(report), _OF_KINDS)):
        parts += [Text(), show_figures(table.columns, table.rows)]
    return Group(*parts, *_failed(report, failures))


def plain_report(run: Run) -> dict[str, Any]:
    """The run for programs: figures per group and a row per question, then the summary with its intervals."""
    return {**report_on(run.rows).to_dict(), "manifest": run.manifest, "metrics": run.metrics}


def _headline(run: Run) -> Text:
    text = Text(f"{run.metrics['questions']} questions\n")
    for name, words in _HEADLINES.items():
        figure = run.metrics["figures"].get(name)
        if figure is not None and figure["value"] is not None:
            text.append(f"{words:38}{figure['value']:.3f}", style="bold")
            text.append(f"  {figure['low']:.3f} to {figure['high']:.3f}  (n = {figure['n']})\n", style="dim")
    told = run.metrics["calibration"]["all"]
    if told["auroc"] is not None:
        text.append(f"{'confidence: AUROC, ECE, Brier':38}{told['auroc']:.3f}, {told['ece']:.3f}, {told['brier']:.3f}")
    return text


def _failed(report: EvaluationReport, failures: int) -> list[RenderableType]:
    failed = failure_table(report)
    if not failures or not failed.rows:
        return []
    parts: list[RenderableType] = [Text(f"\n{len(failed.rows)} questions did not come out right:", style="bold")]
    for name, kind, question, answer, gold, why in failed.rows[:failures]:
        parts.append(Text.assemble((f"\n{name} ", "bold"), (f"{kind}  ", "dim"), question))
        parts += [Text(f"  answer  {answer[:300]}"), Text(f"  gold    {gold}"), Text(f"  why     {why}", "yellow")]
    return parts


def _differences(first: Run, second: Run) -> list[Text]:
    """What else differs between two runs: sets, knowledge, settings, versions."""
    names = [name for name in first.manifest if name != "name" and first.manifest[name] != second.manifest.get(name)]
    return [Text(f"not the same in both: {', '.join(names)}", style="dim")] if names else []


def _questions(paths: Sequence[Path]) -> list[Question]:
    questions = [question for path in paths for question in read_question_set(path).questions]
    if not questions:
        raise UsageError("The question sets hold no questions.")
    ids = [question.id for question in questions]
    twice = next((each for each in ids if ids.count(each) > 1), None) if len(set(ids)) < len(ids) else None
    if twice is not None:
        raise UsageError(f"The question {twice} is in the sets twice. Name each set once.")
    return questions


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "unknown"


def _turned(table: Table) -> Table:
    """Rows and columns exchanged: many figures over few groups read better downwards."""
    first, *names = table.columns
    rows = tuple((name, *(row[at] for row in table.rows)) for at, name in enumerate(names, start=1))
    return Table((first, *(row[0] for row in table.rows)), rows)


def _columns(table: Table, names: Sequence[str]) -> Table:
    """Only these columns, those that the table has."""
    kept = [at for at, name in enumerate(table.columns) if name in names]
    return Table(tuple(table.columns[at] for at in kept), tuple(tuple(row[at] for at in kept) for row in table.rows))

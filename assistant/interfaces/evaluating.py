"""What `assistant eval` is asked to do, done in order. Nothing is printed here."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from ..errors import UsageError
from ..evaluation.compare import Comparison
from ..evaluation.foreign import import_data
from ..evaluation.gate import gate_table, passes, read_gate
from ..evaluation.questions import read_question_set
from ..wiring import Assistant
from . import scoring
from .terminal import show_figures

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is to be done with some question sets. run: the folder that keeps the run."""

    sets: tuple[Path, ...]
    as_json: bool = False
    output: Path | None = None
    failures: int = 10
    run: Path | None = None
    report: Path | None = None
    gate: Path | None = None
    ablate: bool = False


def check(wishes: Wishes) -> None:
    """Raises UsageError or QuestionSetError for what can be seen to fail before a question is asked."""
    if not wishes.sets:
        raise UsageError("Name the question sets, such as: assistant eval knowledge/questions/dev.yaml")
    if wishes.gate is not None:
        read_gate(wishes.gate)
    if wishes.output is not None and (wishes.output.is_dir() or not wishes.output.resolve().parent.is_dir()):
        raise UsageError(
            f"--output {wishes.output}: there is no folder to write that file in. Make it, or name another."
        )
    if wishes.report is not None and wishes.report.is_file():
        raise UsageError(f"--report {wishes.report} is a file. Name a folder.")
    beside = {"--run": wishes.run, "--report": wishes.report, "--gate": wishes.gate, "--output": wishes.output}
    if wishes.ablate and any(beside.values()):
        named = ", ".join(name for name, value in beside.items() if value)
        raise UsageError(f"--ablate makes no run of its own; leave out {named}.")
    for path in wishes.sets:
        read_question_set(path)


def run_folder(runs: Path, name: str | None) -> Path | None:
    """The folder of a run in `runs`; None without a name. Raises UsageError for what is no plain name."""
    if name is None:
        return None
    if not name.strip() or name in {".", ".."} or Path(name).name != name:
        raise UsageError(f"--run needs a plain name, such as: --run before, not {name!r}.")
    return runs / name


def carry_out(assistant: Assistant, wishes: Wishes, progress: Progress) -> tuple[RenderableType, bool]:
    """What to show, as text for programs when that is wished, and whether every floor held."""
    if wishes.ablate:
        table = scoring.ablate(assistant, wishes.sets, progress)
        rows: list[dict[str, str]] = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
        return (_json(rows) if wishes.as_json else show_figures(table.columns, table.rows)), True
    run = scoring.score(assistant, wishes.sets, progress, wishes.run)
    parts: list[RenderableType] = [scoring.show_run(run, wishes.failures)]
    plain = scoring.plain_report(run)
    if wishes.run is not None:
        parts.append(Text(f"\nkept in {wishes.run}", style="dim"))
    if wishes.report is not None:
        written = scoring.write_report(run, wishes.report)
        parts.append(Text(f"report: {', '.join(map(str, written))}", style="dim"))
    held = True
    if wishes.gate is not None:
        floors = passes(read_gate(wishes.gate), run.metrics)
        table = gate_table(floors)
        parts += [Text(), show_figures(table.columns, table.rows)]
        held = all(each.held for each in floors)
        plain["gate"] = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    if wishes.output is not None:
        wishes.output.write_text(_json(plain) + "\n", encoding="utf-8")
    return (_json(plain) if wishes.as_json else Group(*parts)), held


def compared(runs: Path, names: tuple[str, str], as_json: bool) -> RenderableType:
    """Two kept runs beside each other; each is a name in `runs`, or the path of a folder."""
    first, second = (runs / name if (runs / name).is_dir() or Path(name).name == name else Path(name) for name in names)
    found, shown = scoring.compare_runs(first, second)
    return _json(_plain(found)) if as_json else shown


def bring_in(source: Path, target: Path, progress: Progress) -> str:
    """Other people's questions made a benchmark folder; what came in, in a line."""
    found = import_data(source, target, progress=progress)
    skipped = f", {len(found.skipped)} left out" if found.skipped else ""
    return (
        f"{target}: {found.passages} passages, {found.questions} questions, {found.unanswerable} of them without an "
        f"answer{skipped}. Ask them: assistant bench {target}"
    )


def _plain(found: Comparison) -> dict[str, Any]:
    """A comparison for programs; of the rows, their ids."""
    data = {
        name: value for name, value in asdict(found).items() if name not in {"right_lost", "right_gained", "changed"}
    }
    pairs = {"right_lost": found.right_lost, "right_gained": found.right_gained, "changed": found.changed}
    return data | {name: [before.id for before, _ in rows] for name, rows in pairs.items()}


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1)

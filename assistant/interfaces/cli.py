"""The command line: parse, call, show, and turn named errors into exit codes. The only file that prints.

Exit codes: 0 answered or done, 1 a check or gate failed, 2 wrong use or a named error, 3 not found.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from ..config import Settings, load_settings
from ..errors import AssistantError, UsageError

app = typer.Typer(
    help="Ask about critical minerals in Chinese or English; every sentence of the answer carries a citation.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

SettingsFile = Annotated[Path | None, typer.Option("--settings", help="Settings file (default: assistant.yaml here).")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
Lang = Annotated[str | None, typer.Option("--lang", help="Answer in zh-Hant, zh-Hans or en instead of the question's.")]


@app.command()
def ask(
    question: Annotated[str | None, typer.Argument(help="The question, in Chinese or English.")] = None,
    as_json: AsJson = False,
    lang: Lang = None,
    batch: Annotated[Path | None, typer.Option(help="JSON lines with id, question, optional history.")] = None,
    output: Annotated[
        Path | None, typer.Option(help="Where --batch writes its answers, one JSON object a line.")
    ] = None,
    today: Annotated[
        str | None, typer.Option(help="Answer as on this day, YYYY-MM-DD (default: the machine's own).")
    ] = None,
    settings_file: SettingsFile = None,
) -> None:
    """Answer a question, or with --batch a file of questions."""
    _check_day(today)
    if (question is None) == (batch is None):
        raise UsageError(
            'Give either a question or --batch IN.jsonl, as in: assistant ask "How large is the 2022 US list?"'
        )
    if batch is not None:
        _ask_batch(load_settings(settings_file), batch, output, lang, today)
        return
    answer = _open(load_settings(settings_file)).ask(question or "", language=_language(lang), today=today)
    if as_json:
        print(json.dumps(answer.to_dict(), ensure_ascii=False, indent=2))
    else:
        from .terminal import show_answer

        _console().print(show_answer(answer))
    if answer.status == "not_found":
        raise typer.Exit(3)


@app.command()
def search(
    question: Annotated[str, typer.Argument(help="What to look for.")],
    k: Annotated[int, typer.Option("-k", min=1, max=1000, help="How many entries.")] = 10,
    kind: Annotated[list[str] | None, typer.Option(help="Only fact, passage, row or document; repeatable.")] = None,
    source: Annotated[list[str] | None, typer.Option(help="Only what this source (its id) says; repeatable.")] = None,
    text: Annotated[list[str] | None, typer.Option(help="Only what has a text in this language; repeatable.")] = None,
    since: Annotated[str | None, typer.Option(help="Only what is dated from then on, as 2023 or 2023-07-03.")] = None,
    until: Annotated[str | None, typer.Option(help="Only what is dated until then.")] = None,
    as_json: AsJson = False,
    lang: Lang = None,
    settings_file: SettingsFile = None,
) -> None:
    """Show the entries nearest to a question, with their scores and reasons."""
    from ..render import hit_dict
    from ..retrieval.filters import Filter

    only = Filter(frozenset(kind or ()), frozenset(source or ()), frozenset(text or ()), since=since, until=until)
    assistant = _open(load_settings(settings_file))
    hits = assistant.search(question, k, _language(lang), only)
    if as_json:
        print(json.dumps([hit_dict(hit, assistant.index.sources) for hit in hits], ensure_ascii=False, indent=2))
    else:
        from .terminal import show_hits

        _console().print(show_hits(hits))


@app.command()
def index(settings_file: SettingsFile = None) -> None:
    """Build the index; only what changed since the last build is encoded again."""
    from ..wiring import build_index

    settings = load_settings(settings_file)
    with _progress("encoding") as step:
        built = build_index(settings, step)
    print(f"{built.entries} entries, {built.views} texts ({built.encoded} newly encoded) in {settings.index}")


@app.command()
def check(
    folder: Annotated[Path | None, typer.Argument(help="Knowledge folder (default: the settings').")] = None,
    as_json: AsJson = False,
    settings_file: SettingsFile = None,
) -> None:
    """Check the knowledge files; every fault is named with file, line, id and mend."""
    from dataclasses import asdict

    from ..wiring import inspect

    settings = load_settings(settings_file, {"knowledge": folder})
    count, faults = inspect(settings)
    if as_json:
        print(
            json.dumps({"entries": count, "faults": [asdict(fault) for fault in faults]}, ensure_ascii=False, indent=2)
        )
    else:
        for fault in faults:
            print(fault)
        print(f"{count} entries, {len(faults)} fault(s) in {settings.knowledge}")
    if faults:
        raise typer.Exit(1)


@app.command(name="eval")
def evaluate(
    sets: Annotated[
        list[Path] | None, typer.Argument(help="Question sets, such as knowledge/questions/dev.yaml.")
    ] = None,
    as_json: AsJson = False,
    output: Annotated[Path | None, typer.Option(help="Write the figures and a row per question here, as JSON.")] = None,
    failures: Annotated[int, typer.Option(min=0, help="How many failed questions to show.")] = 10,
    run: Annotated[str | None, typer.Option(help="Keep the run under this name; one cut short goes on.")] = None,
    runs: Annotated[Path, typer.Option(help="Folder of kept runs.")] = Path("runs"),
    report: Annotated[Path | None, typer.Option(help="Write the report (HTML and Markdown) into this folder.")] = None,
    gate: Annotated[Path | None, typer.Option(help="Floors to hold; exit 1 when a figure falls under one.")] = None,
    ablate: Annotated[bool, typer.Option("--ablate", help="Measure what each part is worth.")] = False,
    compare: Annotated[
        tuple[str, str] | None, typer.Option(metavar="A B", help="Compare two kept runs, question by question.")
    ] = None,
    imported: Annotated[
        tuple[Path, Path] | None,
        typer.Option("--import", metavar="FROM TO", help="SQuAD, CMRC, DRCD or BEIR data into a benchmark folder."),
    ] = None,
    settings_file: SettingsFile = None,
) -> None:
    """Score the assistant on question sets: retrieval, answers, citations, refusals, speed."""
    from . import evaluating

    wishes = evaluating.Wishes(
        tuple(sets or ()), as_json, output, failures, evaluating.run_folder(runs, run), report, gate, ablate
    )
    if compare is not None:
        _show(evaluating.compared(runs, compare, as_json))
    elif imported is not None:
        with _progress("reading") as step:
            print(evaluating.bring_in(*imported, step))
    else:
        evaluating.check(wishes)
        assistant = _open(load_settings(settings_file))
        with _progress("asking") as step:
            shown, held = evaluating.carry_out(assistant, wishes, step)
        _show(shown)
        if not held:
            raise typer.Exit(1)


@app.command()
def bench(
    folders: Annotated[list[Path], typer.Argument(help="Benchmark folders: corpus.jsonl.gz and questions.jsonl.gz.")],
    as_json: AsJson = False,
    encoder: Annotated[
        list[str] | None, typer.Option(help="Encoder name or folder (default: the settings'); may be given again.")
    ] = None,
    mode: Annotated[
        str | None, typer.Option(help="hybrid, dense or lexical (default: hybrid with --json, else all three).")
    ] = None,
    limit: Annotated[
        int | None, typer.Option(min=1, help="Ask only so many questions of a set, at even steps.")
    ] = None,
    pool: Annotated[bool, typer.Option("--pool", help="Ask every set's questions of all corpora together.")] = False,
    baselines: Annotated[
        bool, typer.Option("--baselines", help="Beside it, BM25 over words at spaces and over jieba's words.")
    ] = False,
    output: Annotated[Path | None, typer.Option(help="Write the figures here, as JSON.")] = None,
    settings_file: SettingsFile = None,
) -> None:
    """Measure search on benchmark folders, each in a throw-away index."""
    from . import benching

    modes, beside = benching.modes_of(mode, as_json), benching.baselines_of(baselines)
    plan = benching.Plan(tuple(folders), modes, limit, pool, beside, tuple(encoder or ()))
    benching.writable(output)
    results = benching.bench(load_settings(settings_file), plan, _progress)
    text = json.dumps(benching.plain(results), ensure_ascii=False, indent=1)
    if output is not None:
        output.write_text(text + "\n", encoding="utf-8")
    if as_json:
        print(text)
    else:
        _console().print(benching.show_results(results))


@app.command()
def serve(
    port: Annotated[int, typer.Option(min=1, max=65535, envvar="PORT", help="Port of the page.")] = 7860,
    host: Annotated[str, typer.Option(help="Address to listen on; the default is this machine alone.")] = "127.0.0.1",
    settings_file: SettingsFile = None,
) -> None:
    """Serve the chat page."""
    assistant = _open(load_settings(settings_file))
    from .chat_page import serve_assistant

    serve_assistant(
        assistant, host, port, lambda address: print(f"The assistant is at {address}  (Ctrl+C ends it)", flush=True)
    )


@app.command()
def doctor(settings_file: SettingsFile = None) -> None:
    """Say what is installed, and whether knowledge, encoder and index are sound."""
    from .doctor import examine

    sound = True
    for finding in examine(load_settings(settings_file)):
        print(f"{'ok  ' if finding.sound else 'BAD '} {finding.name:22} {finding.word}")
        sound = sound and finding.sound
    if not sound:
        raise typer.Exit(1)


def main() -> None:
    """Entry point: named errors become one line on stderr and exit code 2."""
    try:
        app(prog_name="assistant")
    except AssistantError as error:
        print(f"assistant: {error}", file=sys.stderr)
        sys.exit(2)
    except BrokenPipeError:
        # The reader (head, less) has seen enough; Python would complain again when flushing at exit.
        sys.stderr.close()
        sys.exit(0)


def run() -> None:
    """`main` as a program of its own: ends at once, without the second that torch's modules take to be torn down."""
    code: Any = 0
    try:
        main()
    except SystemExit as ended:
        code = ended.code
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code if isinstance(code, int) else int(code is not None))


def _ask_batch(settings: Settings, batch: Path, output: Path | None, lang: str | None, today: str | None) -> None:
    from .batch import answer_batch, read_batch

    questions = read_batch(batch)
    language = _language(lang)
    assistant = _open(settings)
    target = output.open("w", encoding="utf-8") if output else sys.stdout
    try:
        with _progress("asking") as step:
            answers = answer_batch(
                questions, lambda question, history: assistant.ask(question, history, language, today)
            )
            for done, answer in enumerate(answers, start=1):
                target.write(json.dumps(answer, ensure_ascii=False) + "\n")
                step(done, len(questions))
    finally:
        if output:
            target.close()


def _open(settings: Settings) -> Any:
    """The assistant; a missing or stale index is built first, with the reason and a progress bar on stderr."""
    from ..wiring import open_assistant

    with _progress("encoding") as step:
        return open_assistant(settings, step, lambda reason: print(f"{reason} Building it now.", file=sys.stderr))


def _check_day(today: str | None) -> None:
    """Raises UsageError for what is no day."""
    from datetime import date

    try:
        if today is not None:
            date.fromisoformat(today)
    except ValueError as error:
        raise UsageError(f"--today must be a day such as 2026-11-24, not {today!r}.") from error


def _language(lang: str | None) -> Any:
    if lang not in (None, "zh-Hant", "zh-Hans", "en"):
        raise UsageError(f"--lang must be zh-Hant, zh-Hans or en, not {lang!r}.")
    return lang


def _show(shown: Any) -> None:
    """Text for programs goes out as it is: a console would fold it."""
    if isinstance(shown, str):
        print(shown)
    else:
        _console().print(shown)


def _console() -> Any:
    from rich.console import Console

    return Console(highlight=False)


class _progress:  # noqa: N801  (used as a function would be)
    """A bar on stderr that appears with the first step; nothing is shown for work that reports none."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._bar: Any = None
        self._task: Any = None

    def __enter__(self) -> Callable[[int, int], None]:
        return self._step

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    def _step(self, done: int, total: int) -> None:
        if self._bar is None:
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

            columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
            self._bar = Progress(*columns, console=Console(stderr=True))
            self._bar.start()
            self._task = self._bar.add_task(self._what, total=total)
        self._bar.update(self._task, completed=done, total=total)


if __name__ == "__main__":
    run()

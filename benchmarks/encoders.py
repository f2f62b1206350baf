"""The table of the model card: BM25 alone, each encoder alone, and both together, on public benchmark sets.

    python benchmarks/encoders.py --data DIR [--encoders all-minilm-l6-v2 trilingual] [--output FILE]

DIR holds one folder a set, each as `assistant bench` reads it. Every figure is of the search that `assistant bench`
measures, with the names of this project's glossary. squad-en-dev is asked a fixed sample of 2,000 questions; in the
pools ("all … together") all questions are asked of all passages at once.

The whole takes long, so what is finished is written at once and never measured again: a figure is taken from FILE when
set, questions, encoder and its weights are the same. It is not noticed when the search itself has changed: --fresh
measures all again. Each row keeps the day and the machine it was measured on.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import platform
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from assistant.config import load_settings
from assistant.encoders import Encoder, open_encoder
from assistant.errors import AssistantError, KnowledgeError, UsageError
from assistant.evaluation.bench import lay_out, measure
from assistant.evaluation.benchsets import (
    CORPUS,
    QUESTIONS,
    BenchSet,
    even_steps,
    pool_passages,
    read_bench_set,
)
from assistant.language.glossary import Glossary
from assistant.retrieval.retriever import Mode
from assistant.sources.bibliography import read_glossary

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = (
    "drcd-dev", "drcd-dev-hansq-auto", "cmrc-dev", "cmrc-dev-hantq-auto", "squad-en-dev", "clapnq-dev", "pubmedqa",
    "pud-mates-en2zht", "pud-mates-zht2en", "mkqa-mates-en2zhs", "mkqa-mates-zhs2en",
    "twlaw-mates-dev-en2zht", "twlaw-mates-dev-zht2en",
)  # fmt: skip
POOLS = {
    "all Chinese together": ("drcd-dev", "cmrc-dev"),
    "all together": ("drcd-dev", "cmrc-dev", "squad-en-dev", "clapnq-dev", "pubmedqa"),
}
SAMPLES = {"squad-en-dev": 2000}
"""Folder -> how many of its questions are asked, at even steps."""
PACKAGES = ("torch", "sentence-transformers", "transformers", "faiss-cpu", "bm25s", "numpy", "OpenCC")

Row = dict[str, Any]
MARKS = ("<!-- table: made by benchmarks/encoders.py -->", "<!-- end of table -->")
"""Between these two lines a model card holds the table."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the table. encoder: None for BM25 alone."""

    encoder: str | None
    mode: str

    @property
    def heading(self) -> str:
        """As the table heads it."""
        return f"{self.encoder} {self.mode}" if self.encoder else "BM25"


def main() -> None:
    """Measure what is missing, write after each index, print the tables."""
    args = _arguments()
    target: Path = args.output
    rows: list[Row] = [] if args.fresh or not target.is_file() else json.loads(target.read_text("utf-8"))["rows"]
    shown: list[Row] = []
    try:
        encoders = [open_encoder(name) for name in args.encoders]
        for row in _measured(args, encoders, rows):
            shown.append(row)
            rows = [*(each for each in rows if _key(each) != _key(row)), row]
            _write(target, rows)
    except AssistantError as error:
        sys.exit(f"encoders.py: {error}")
    columns = [Column(None, "lexical"), *(Column(each.name, mode) for each in encoders for mode in _modes(each))]
    found = "\n".join(table(shown, columns, ("success@1", "success@10")))
    print(f"success@1 / success@10, over the answerable questions\n\n{found}")
    if args.card is not None:
        write_card(args.card, found)
    print("\nmilliseconds per question / passages indexed per second\n")
    print("\n".join(table(shown, columns, ("ms_per_question", "passages_per_second"))))
    print(f"\non {' and '.join(sorted({row['machine'] for row in shown}))}; wrote {target}")


def write_card(card: Path, found: str) -> None:
    """Put the table between the marks of a model card. Raises UsageError when the card has no such place."""
    text = card.read_text(encoding="utf-8")
    before, begun, rest = text.partition(MARKS[0])
    _, ended, after = rest.partition(MARKS[1])
    if not (begun and ended):
        raise UsageError(f"{card} has no place for the table: a line {MARKS[0]} and, below it, a line {MARKS[1]}.")
    card.write_text(f"{before}{begun}\n{found}\n{ended}{after}", encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the benchmark folders")
    parser.add_argument("--encoders", nargs="+", default=["all-minilm-l6-v2"], help="names or model folders")
    parser.add_argument("--sets", nargs="+", default=[*FOLDERS, *POOLS], help="only these sets and pools")
    parser.add_argument("--limit", type=int, help="at most so many questions of a folder, to try it out")
    parser.add_argument("--card", type=Path, help="model card to write the table into, between its marks")
    parser.add_argument("--known", action="store_true", help="measure nothing: show what FILE has")
    parser.add_argument("--fresh", action="store_true", help="measure again what FILE already has")
    parser.add_argument("--output", type=Path, default=ROOT / "benchmarks" / "results" / "encoders.json")
    return parser.parse_args()


def _measured(args: argparse.Namespace, encoders: Sequence[Encoder], rows: Sequence[Row]) -> Iterator[Row]:
    """Every row of the table: from `rows` where it is among them, else measured now, each as soon as it is there."""
    settings = load_settings()
    glossary = _glossary(settings.knowledge)
    known = {_key(row): row for row in rows}
    names = _names(args.sets)
    for folder in (folder for name in names for folder in POOLS.get(name, (name,))):
        if not (args.data / folder).is_dir():
            raise UsageError(f"{args.data} has no folder {folder}. Give another --data, or name the --sets it has.")
    for name in names:
        bench_set, digest = _read(args.data, name, args.limit)
        for encoder in (None, *encoders):
            heads = [_head(bench_set, digest, encoder, mode) for mode in _modes(encoder)]
            laid = None
            for head in heads:
                if _key(head) in known:
                    yield known[_key(head)]
                    continue
                if args.known:
                    continue
                laid = laid or lay_out(bench_set.passages, glossary, encoder, settings.engine)
                result = measure(bench_set, laid, head["mode"])
                print(f"{name}: {Column(result.encoder, result.mode).heading} measured", file=sys.stderr)
                yield result.to_dict() | head | {"date": _today(), "machine": _machine()}


def _names(given: Sequence[str]) -> list[str]:
    """The sets asked for, in the table's order."""
    unknown = sorted(set(given) - {*FOLDERS, *POOLS})
    if unknown:
        sys.exit(f"encoders.py: there is no set {unknown[0]!r}. There are: {', '.join([*FOLDERS, *POOLS])}.")
    return [name for name in (*FOLDERS, *POOLS) if name in given]


def _modes(encoder: Encoder | None) -> tuple[Mode, ...]:
    return ("lexical",) if encoder is None else ("dense", "hybrid")


def _read(data: Path, name: str, limit: int | None) -> tuple[BenchSet, str]:
    """A set or pool with the questions to ask, and the SHA-256 of the files it comes from."""
    folders = POOLS.get(name, (name,))
    sets = [read_bench_set(data / folder) for folder in folders]
    digest = hashlib.sha256()
    for folder in folders:
        for file in (CORPUS, QUESTIONS):
            digest.update((data / folder / file).read_bytes())
    asked = [
        question for each in sets for question in even_steps(even_steps(each.questions, SAMPLES.get(each.name)), limit)
    ]
    return BenchSet(name, pool_passages(sets), tuple(asked)), digest.hexdigest()


def _head(bench_set: BenchSet, digest: str, encoder: Encoder | None, mode: Mode) -> Row:
    """What tells a row from every other."""
    return {
        "set": bench_set.name,
        "data": digest,
        "questions": len(bench_set.questions),
        "encoder": encoder.name if encoder else None,
        "fingerprint": encoder.fingerprint if encoder else None,
        "mode": mode,
    }


def _key(row: Row) -> tuple[Any, ...]:
    return tuple(row[name] for name in ("set", "data", "questions", "fingerprint", "mode"))


def table(rows: Sequence[Row], columns: Sequence[Column], figures: Sequence[str]) -> list[str]:
    """Lines of a Markdown table, a row per set; "–" where nothing was measured."""
    head = ["set", "passages", "questions", *(column.heading for column in columns)]
    lines = [f"| {' | '.join(head)} |", f"|---|---:|---:|{'---|' * len(columns)}"]
    for name in dict.fromkeys(name for name in (*FOLDERS, *POOLS) for row in rows if row["set"] == name):
        found = {(row["encoder"], row["mode"]): row for row in rows if row["set"] == name}
        last = next(reversed(found.values()))
        counts = [f"{last[key]:,}" for key in ("passages", "questions")]
        cells = [_cell(found.get((column.encoder, column.mode)), figures) for column in columns]
        lines.append(f"| {' | '.join([name, *counts, *cells])} |")
    return lines


def _cell(row: Row | None, figures: Sequence[str]) -> str:
    values = [row[name] if row else None for name in figures]
    digits = {"ms_per_question": 1, "passages_per_second": 0}
    return " / ".join(
        "–" if value is None else f"{value:.{digits.get(name, 3)}f}"
        for name, value in zip(figures, values, strict=True)
    )


def _write(target: Path, rows: Sequence[Row]) -> None:
    """Beside the file first, so that what is broken off leaves the earlier one whole."""
    text = json.dumps(
        {
            "date": _today(),
            "machine": _machine(),
            "versions": {"python": platform.python_version()} | {name: version(name) for name in PACKAGES},
            "rows": rows,
        },
        ensure_ascii=False,
        indent=1,
    )
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_suffix(".part")
    beside.write_text(text + "\n", encoding="utf-8")
    beside.replace(target)


def _today() -> str:
    return datetime.now(UTC).date().isoformat()


def _machine() -> str:
    """Processor, cores and system in words."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.is_file() else []
    model = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")
    return f"{model or platform.processor() or platform.machine()}, {os.cpu_count()} cores, {platform.system()}"


def _glossary(knowledge: Path) -> Glossary:
    glossary, faults = read_glossary(knowledge / "glossary.yaml", "glossary.yaml")
    if faults:
        raise KnowledgeError(faults)
    return glossary


if __name__ == "__main__":
    main()

"""Where the time goes: python benchmarks/speed.py [--build]. Prints a table and writes benchmarks/results/speed.json.

import   `import assistant` in a fresh interpreter, as a whole process less an empty one
cold     `assistant ask` from the shell to the answer, fresh process
warm     ask() on an open assistant over the development questions, one at a time
build    with --build: the index from nothing, into a temporary folder
Each figure names how many runs it rests on; medians are of whole runs on this machine.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median

from assistant import build_index, open_assistant
from assistant.config import load_settings
from assistant.evaluation.metrics import percentile
from assistant.evaluation.questions import read_question_set

ROOT = Path(__file__).resolve().parents[1]
QUESTION = "How many minerals are on the 2022 US list?"
RUNS = 5


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--build", action="store_true", help="also time building the index from nothing")
    figures: dict[str, float] = {}
    figures["import_s"] = _fresh("import assistant") - _fresh("pass")
    figures["cold_ask_s"] = _timed(lambda: _run([sys.executable, "-m", "assistant.interfaces.cli", "ask", QUESTION]))
    figures |= _warm()
    if parser.parse_args().build:
        figures["build_s"] = _build()
    for name, value in figures.items():
        print(f"{name:14} {value:9.3f}")
    machine = {"python": platform.python_version(), "cores": os.cpu_count(), "system": platform.platform()}
    target = ROOT / "benchmarks" / "results" / "speed.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(
        json.dumps({"machine": machine, "runs": RUNS, "figures": figures}, indent=1) + "\n", encoding="utf-8"
    )
    print(f"median of {RUNS} runs where nothing else is said; wrote {target}")


def _warm() -> dict[str, float]:
    """Milliseconds per question, p50, p95 and p99, after one unmeasured round of ten."""
    assistant = open_assistant()
    questions = [each.question for each in read_question_set(ROOT / "knowledge/questions/dev.yaml").questions]
    for question in questions[:10]:
        assistant.ask(question)
    taken = []
    for question in questions:
        started = time.perf_counter()
        assistant.ask(question)
        taken.append((time.perf_counter() - started) * 1000)
    return {f"warm_p{percent}_ms": percentile(taken, percent) or 0.0 for percent in (50, 95, 99)}


def _build() -> float:
    """Seconds for the whole index from nothing; once, since it takes a minute."""
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        build_index(replace(load_settings(), index=Path(folder)))
        return time.perf_counter() - started


def _fresh(code: str) -> float:
    return _timed(lambda: _run([sys.executable, "-c", code]))


def _timed(call: Callable[[], None]) -> float:
    taken = []
    for _ in range(RUNS):
        started = time.perf_counter()
        call()
        taken.append(time.perf_counter() - started)
    return median(taken)


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)


if __name__ == "__main__":
    main()

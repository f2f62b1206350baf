"""Many questions from a JSON-lines file: one line in, one answer contract out, in order, whatever the status."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..answering.answerer import refuse
from ..errors import UsageError
from ..records import Answer, Turn

Ask = Callable[[str, tuple[Turn, ...]], Answer]


@dataclass(frozen=True, slots=True)
class Asked:
    """One line: the caller's id (any JSON value, given back unchanged), the question, earlier turns."""

    id: Any
    question: str
    history: tuple[Turn, ...] = ()


def read_batch(path: Path) -> list[Asked]:
    """All lines of a batch file; empty lines are skipped, other keys ignored.

    Raises UsageError naming the file and the line when a line is no JSON object with `question` as text.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}. Check the path.") from error
    except UnicodeDecodeError as error:
        raise UsageError(
            f"{path} is not UTF-8 text ({error.reason} at byte {error.start}). Save it as UTF-8."
        ) from error
    return [_asked(line, f"{path}:{number}") for number, line in enumerate(lines, start=1) if line.strip()]


def answer_batch(batch: list[Asked], ask: Ask) -> Iterator[dict[str, Any]]:
    """The contract of each answer; a question that cannot be asked (empty, too long) is "not_found" with the reason."""
    for each in batch:
        try:
            answer = ask(each.question, each.history)
        except UsageError as error:
            answer = refuse(each.question, str(error))
        yield {"id": each.id} | answer.to_dict()


def _asked(line: str, place: str) -> Asked:
    try:
        data = json.loads(line)
    except ValueError as error:
        raise UsageError(
            f'{place}: is not JSON ({error}). Write one object a line: {{"id": …, "question": …}}'
        ) from error
    if not isinstance(data, Mapping) or not isinstance(data.get("question"), str):
        raise UsageError(f'{place}: needs a "question" that is text. Write {{"id": …, "question": "…"}}')
    return Asked(data.get("id"), data["question"], _turns(data.get("history") or [], place))


def _turns(history: Any, place: str) -> tuple[Turn, ...]:
    fits = isinstance(history, list) and all(
        isinstance(turn, Mapping) and turn.get("role") in {"user", "assistant"} and isinstance(turn.get("content"), str)
        for turn in history
    )
    if not fits:
        raise UsageError(f'{place}: history must be a list of {{"role": "user" or "assistant", "content": text}}.')
    return tuple(Turn(turn["role"], turn["content"]) for turn in history)

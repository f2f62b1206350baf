"""Benchmark folders as records: a corpus, and the questions asked of it.

A folder holds two gzip-compressed JSON Lines files in UTF-8, one object a line. Keys not named here are ignored.

corpus.jsonl.gz      id, title ("" where there is none), text, lang
questions.jsonl.gz   id, question, lang, relevant (ids of passages), answers, answerable, sometimes evidence

A set that does not hold is refused at the first fault: a figure over half a corpus looks like any other figure.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar, get_args

from ..errors import BenchSetError
from ..records import Language

CORPUS, QUESTIONS = "corpus.jsonl.gz", "questions.jsonl.gz"

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage of a corpus. title: "" where the source has none."""

    id: str
    title: str
    text: str
    language: Language


@dataclass(frozen=True, slots=True)
class BenchQuestion:
    """One question.

    relevant: ids of the passages that answer it, empty exactly when it is not answerable.  answers: accepted gold
    answers in the language of the passages, () where the set has none.  evidence: sentences of a relevant passage that
    support the answer, word for word; () where nobody marked them.
    """

    id: str
    question: str
    language: Language
    relevant: frozenset[str]
    answers: tuple[str, ...]
    answerable: bool
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BenchSet:
    """name: of the folder.  passages, questions: in the order of the files, neither empty."""

    name: str
    passages: tuple[Passage, ...]
    questions: tuple[BenchQuestion, ...]


def read_bench_set(folder: Path) -> BenchSet:
    """Read a folder. Raises BenchSetError naming file, line and mend at the first thing that does not hold."""
    if not folder.is_dir():
        raise BenchSetError(f"{folder}: there is no such folder. Name one that holds {CORPUS} and {QUESTIONS}.")
    corpus, asked = folder / CORPUS, folder / QUESTIONS
    passages = tuple(_passage(line) for line in _lines(corpus, _PASSAGE_KEYS))
    known = frozenset(passage.id for passage in passages)
    questions = tuple(_question(line, known) for line in _lines(asked, _QUESTION_KEYS))
    return BenchSet(folder.resolve().name, passages, questions)


def pool_passages(sets: Iterable[BenchSet]) -> tuple[Passage, ...]:
    """The passages of all sets, in order, each id once.

    Raises BenchSetError when one id stands for two passages: nobody could say which of them a question means.
    """
    found: dict[str, Passage] = {}
    for each in sets:
        for passage in each.passages:
            if found.setdefault(passage.id, passage) != passage:
                raise BenchSetError(
                    f"{each.name}: passage {passage.id!r} stands with another text, title or lang in a set before it. "
                    "Give one of the two another id, or measure the sets apart."
                )
    return tuple(found.values())


def even_steps(items: Sequence[Item], count: int | None) -> tuple[Item, ...]:
    """`count` of the items at even steps from the first on, always the same ones; all when there are no more, or None.

    >>> even_steps("abcdefg", 3), even_steps("ab", 3)
    (('a', 'c', 'e'), ('a', 'b'))
    """
    if count is None or count >= len(items):
        return tuple(items)
    return tuple(items[place * len(items) // count] for place in range(count))


@dataclass(frozen=True, slots=True)
class _Line:
    """One object of a file. place: "file:line", 1-based."""

    place: str
    data: Mapping[str, Any]

    def fault(self, problem: str, mend: str) -> BenchSetError:
        return BenchSetError(f"{self.place}: {problem} {mend}")


def _passage(line: _Line) -> Passage:
    data = line.data
    return Passage(data["id"], data["title"], data["text"], data["lang"])


def _question(line: _Line, known: frozenset[str]) -> BenchQuestion:
    """known: ids of the corpus."""
    data = line.data
    if data["answerable"] != bool(data["relevant"]):
        raise line.fault(
            f"answerable is {json.dumps(data['answerable'])} and relevant names {len(data['relevant'])} passages.",
            "answerable must be true exactly when relevant names one or more.",
        )
    strangers = [name for name in data["relevant"] if name not in known]
    if strangers:
        raise line.fault(
            f"relevant names {strangers[0]!r}, which {CORPUS} does not hold.",
            "Add the passage, or take its id out of relevant.",
        )
    return BenchQuestion(
        id=data["id"],
        question=data["question"],
        language=data["lang"],
        relevant=frozenset(data["relevant"]),
        answers=tuple(data["answers"]),
        answerable=data["answerable"],
        evidence=tuple(data.get("evidence") or ()),
    )


def _lines(path: Path, keys: Mapping[str, _Kind]) -> Iterator[_Line]:
    """The objects of a file, each with the keys it must have; raises for an id given twice and for an empty file."""
    first: dict[str, str] = {}
    for number, text in enumerate(_unzipped(path), start=1):
        if not text.strip():
            continue
        line = _checked(text, f"{path}:{number}", keys)
        name = line.data["id"]
        if name in first:
            raise line.fault(f"id {name!r} stands already in {first[name]}.", "Give one of them another id.")
        first[name] = line.place
        yield line
    if not first:
        raise BenchSetError(f"{path}: holds no line. Write one JSON object a line with {', '.join(keys)}.")


def _unzipped(path: Path) -> Iterator[str]:
    try:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            yield from file
    except FileNotFoundError as error:
        raise BenchSetError(f"{path}: there is no such file. A set holds {CORPUS} and {QUESTIONS}.") from error
    except UnicodeDecodeError as error:
        raise BenchSetError(f"{path}: is not UTF-8 text ({error.reason}). Write it again as UTF-8.") from error
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise BenchSetError(
            f"{path}: is no whole gzip file ({error}). Copy it again, or compress it with gzip."
        ) from error
    except OSError as error:
        raise BenchSetError(f"{path}: cannot be read ({error.strerror}). Check the path and its rights.") from error


def _checked(text: str, place: str, keys: Mapping[str, _Kind]) -> _Line:
    try:
        data = json.loads(text)
    except ValueError as error:
        raise BenchSetError(f"{place}: is not JSON ({error}). Write one object a line.") from error
    wanted = ", ".join(keys)
    if not isinstance(data, dict):
        raise BenchSetError(f"{place}: is no JSON object. Write one a line, with {wanted}.")
    line = _Line(place, data)
    for key, kind in keys.items():
        if key not in data:
            raise line.fault(f"has no key {key!r}; it has {', '.join(data) or 'none'}.", f"Each line needs {wanted}.")
        if not kind.holds(data[key]):
            raise line.fault(f"{key} is {_short(data[key])}.", f"It must be {kind.word}.")
    if data.get("evidence") is not None and not _TEXTS.holds(data["evidence"]):
        raise line.fault(f"evidence is {_short(data['evidence'])}.", f"It must be {_TEXTS.word}, or be left out.")
    return line


def _short(value: Any) -> str:
    shown = json.dumps(value, ensure_ascii=False)
    return shown if len(shown) <= 60 else f"{shown[:60]}…"


@dataclass(frozen=True, slots=True)
class _Kind:
    """What a value must be. word: in words, after "must be"."""

    word: str
    holds: Callable[[Any], bool]


def _is_text(value: Any) -> bool:
    """Whether it is text that UTF-8 can hold: JSON may spell out half of a surrogate pair, which no encoder takes."""
    return isinstance(value, str) and value == value.encode("utf-8", "replace").decode("utf-8")


_LANGUAGES = get_args(Language)
_ANY_TEXT = _Kind("text", _is_text)
_TEXT = _Kind("text that is not empty", lambda value: _is_text(value) and bool(value.strip()))
_TEXTS = _Kind("a list of texts", lambda value: isinstance(value, list) and all(map(_is_text, value)))
_LANGUAGE = _Kind(f"one of {', '.join(_LANGUAGES)}", lambda value: value in _LANGUAGES)
_TRUTH = _Kind("true or false", lambda value: isinstance(value, bool))

_PASSAGE_KEYS: Mapping[str, _Kind] = {"id": _TEXT, "title": _ANY_TEXT, "text": _TEXT, "lang": _LANGUAGE}
_QUESTION_KEYS: Mapping[str, _Kind] = {
    "id": _TEXT,
    "question": _TEXT,
    "lang": _LANGUAGE,
    "relevant": _TEXTS,
    "answers": _TEXTS,
    "answerable": _TRUTH,
}

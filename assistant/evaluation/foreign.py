"""Other people's data sets made into benchmark folders, which `benchsets` reads.

    SQuAD 1.1 and 2.0, DRCD, CMRC 2018   a JSON file: data > paragraphs > context, and qas > id, question, answers
    CMRC 2018 as first given out         a JSON file: a list of context_text, and qas > query_id, query_text, answers
    BEIR                                 a folder: corpus.jsonl, queries.jsonl, qrels/test.tsv (or else dev.tsv)

A JSON file is read whole, a folder line by line. What is damaged is refused at the first fault, with its place; what is
whole but cannot be measured (a question without an answer that is not marked as such) is skipped, and said so.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast, get_args

from ..errors import BenchSetError, UsageError
from ..language.scripts import detect_language
from ..records import Language
from .benchsets import CORPUS, QUESTIONS, BenchQuestion, Passage

Progress = Callable[[int, int], None]
"""Called with (done, to do): articles of a JSON file, bytes of a folder."""

BEIR_CORPUS, BEIR_QUERIES, BEIR_QRELS = "corpus.jsonl", "queries.jsonl", ("qrels/test.tsv", "qrels/dev.tsv")

_Tell = Callable[[str], Language]
_Item = Passage | BenchQuestion | str
"""What a reader gives, in the order of its file; a text says what it skipped and why."""


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """What was written. unanswerable: how many of the questions.  skipped: what was left out, with place and reason."""

    passages: int
    questions: int
    unanswerable: int
    skipped: tuple[str, ...]


def import_data(
    source: Path, target: Path, *, language: str | None = None, progress: Progress | None = None
) -> ImportSummary:
    """Read a foreign data set, whose form is told from what is there, and write it as a benchmark folder.

    source: a JSON file or a BEIR folder.  target: a folder that is not there yet, or empty; it comes to hold the whole
    set or is left as it was, and the same source gives the same bytes.  language: of all texts; None to tell it text by
    text, which takes Chinese in characters that both scripts share for zh-Hant.

    A paragraph that stands twice is kept once, with the title it has first; its id is drawn from its text. Documents of
    BEIR keep their ids, since judgements are of ids; those graded above 0 are relevant, and one without a text has its
    title for text.

    Raises UsageError when the call is off, BenchSetError naming file, place and mend for data that do not hold.

    >>> question = {"query_id": "q1", "query_text": "何者低？", "answers": ["熔點"]}
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     source = Path(folder, "cmrc.json")
    ...     _ = source.write_text(json.dumps([{"context_text": "鎵熔點低。", "qas": [question]}]))
    ...     import_data(source, Path(folder, "set"))
    ImportSummary(passages=1, questions=1, unanswerable=0, skipped=())
    """
    if language is not None and language not in get_args(Language):
        raise UsageError(f"There is no language {language!r}. Give one of {', '.join(get_args(Language))}, or none.")
    tell: _Tell = detect_language if language is None else lambda _: cast(Language, language)
    items = _items(source, tell, progress or (lambda *_: None))
    try:
        if target.is_symlink() or (target.exists() and not (target.is_dir() and not any(target.iterdir()))):
            raise UsageError(f"{target}: is taken. Name a folder that is not there yet, or an empty one.")
        return _write(items, source, target.absolute())
    except OSError as error:
        raise BenchSetError(
            f"{target}: cannot be written ({error.strerror}). Check the folder above it, its rights and the room left."
        ) from error


def _items(source: Path, tell: _Tell, progress: Progress) -> Iterator[_Item]:
    if (source / BEIR_CORPUS).is_file():
        return _of_folder(source, tell, progress)
    if source.is_file():
        return _of_file(source, tell, progress)
    raise UsageError(
        f"{source}: is neither a file nor a folder with {BEIR_CORPUS}. Name a JSON file in the form of SQuAD or CMRC "
        "2018, or a BEIR folder."
    )


def _write(items: Iterator[_Item], source: Path, target: Path) -> ImportSummary:
    """Both files are written beside the target, which they become when all is well."""
    aside = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        summary = _pack(items, aside)
        if not summary.passages or not summary.questions:
            why = f" Left out: {summary.skipped[0]}" if summary.skipped else ""
            raise BenchSetError(
                f"{source}: gives {summary.passages} passages and {summary.questions} questions. Take one that has "
                f"both, with answers or judgements.{why}"
            )
        aside.chmod(0o755)  # a folder made for the time being is closed to everybody else
        if target.exists():
            target.rmdir()
        aside.rename(target)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return summary


def _pack(items: Iterator[_Item], folder: Path) -> ImportSummary:
    passages = questions = unanswerable = 0
    skipped = []
    with _gzipped(folder / CORPUS) as add_passage, _gzipped(folder / QUESTIONS) as add_question:
        for item in items:
            if isinstance(item, Passage):
                add_passage({"id": item.id, "title": item.title, "text": item.text, "lang": item.language})
                passages += 1
            elif isinstance(item, BenchQuestion):
                asked = {"id": item.id, "question": item.question, "lang": item.language}
                due = {"relevant": sorted(item.relevant), "answers": item.answers, "answerable": item.answerable}
                add_question(asked | due)
                questions += 1
                unanswerable += not item.answerable
            else:
                skipped.append(item)
    return ImportSummary(passages, questions, unanswerable, tuple(skipped))


@contextmanager
def _gzipped(path: Path) -> Iterator[Callable[[Mapping[str, Any]], None]]:
    """A function that adds a line. No name and no time go into the file, so that its bytes are those of its lines."""
    with path.open("wb") as raw, gzip.GzipFile("", "wb", fileobj=raw, mtime=0) as packed:

        def add(row: Mapping[str, Any]) -> None:
            packed.write(f"{json.dumps(row, ensure_ascii=False)}\n".encode())

        yield add


@dataclass(frozen=True, slots=True)
class _Node:
    """A JSON object and its place: "file:line", or "file: path within"."""

    place: str
    data: Mapping[str, Any]

    def fault(self, problem: str, mend: str) -> BenchSetError:
        return BenchSetError(f"{self.place}: {problem} {mend}")

    def value(self, key: str, kind: type, word: str) -> Any:
        """The value of a key that must be there. word: what it must be."""
        if key not in self.data:
            raise self.fault(f"has no key {key!r}; it has {_short(list(self.data))}.", f"Add {key}, {word}.")
        if not isinstance(self.data[key], kind):
            raise self.fault(f"{key} is {_short(self.data[key])}.", f"It must be {word}.")
        return self.data[key]

    def text(self, key: str) -> str:
        """A text, perhaps empty. JSON may spell out half of a surrogate pair, which no file in UTF-8 can hold."""
        text: str = self.value(key, str, "text")
        if text != text.encode("utf-8", "replace").decode():
            raise self.fault(f"{key} holds half of a surrogate pair.", "Write the character whole, or take it out.")
        return text

    def title(self) -> str:
        """An empty text when there is none."""
        return "" if self.data.get("title") is None else self.text("title")

    def name(self, key: str, taken: set[str]) -> str:
        """An id that is not among those taken; it is then added to them."""
        name = self.text(key)
        if not name.strip() or name in taken:
            raise self.fault(f"{key} {name!r} is empty or stands for another already.", "Give each its own.")
        taken.add(name)
        return name

    def nodes(self, key: str) -> list[_Node]:
        listed = self.value(key, list, "a list of objects")
        return [_node(each, f"{self.place}.{key}[{at}]") for at, each in enumerate(listed)]


def _node(value: Any, place: str) -> _Node:
    if not isinstance(value, dict):
        raise BenchSetError(f"{place}: is {_short(value)}. It must be a JSON object.")
    return _Node(place, value)


def _short(value: Any) -> str:
    shown = json.dumps(value, ensure_ascii=False).encode("utf-8", "replace").decode()
    return shown if len(shown) <= 60 else f"{shown[:60]}…"


_SQUAD, _CMRC = ("context", "id", "question"), ("context_text", "query_id", "query_text")
"""What each form calls a paragraph's text, a question's id and its text."""


def _of_file(path: Path, tell: _Tell, progress: Progress) -> Iterator[_Item]:
    kept, asked = set[str](), set[str]()
    articles = _articles(path)
    for done, article in enumerate(articles, start=1):
        flat = _CMRC[0] in article.data
        title, (context, id_key, text_key) = article.title(), _CMRC if flat else _SQUAD
        for paragraph in [article] if flat else article.nodes("paragraphs"):
            text, questions = paragraph.text(context), paragraph.nodes("qas")
            if not text.strip():
                yield f"{paragraph.place}: {context} is empty; its {len(questions)} questions go with it."
                continue
            passage = Passage(hashlib.sha256(text.encode()).hexdigest()[:16], title, text, tell(text))
            if passage.id not in kept:
                kept.add(passage.id)
                yield passage
            for question in questions:
                yield _question(question, id_key, text_key, passage.id, asked, tell)
        progress(done, len(articles))


def _articles(path: Path) -> list[_Node]:
    data = _parsed(b"".join(raw for _, raw in _raw_lines(path)), path, 1)
    listed, key = (data.get("data"), "data") if isinstance(data, dict) else (data, "")
    if not isinstance(listed, list):
        raise BenchSetError(f"{path}: has no list of articles. Take a file in the form of SQuAD or CMRC 2018.")
    return [_node(each, f"{path}: {key}[{at}]") for at, each in enumerate(listed)]


def _question(node: _Node, id_key: str, text_key: str, passage: str, asked: set[str], tell: _Tell) -> _Item:
    name, text = node.name(id_key, asked), node.text(text_key)
    impossible = "is_impossible" in node.data and node.value("is_impossible", bool, "true or false")
    answers = () if impossible and "answers" not in node.data else _answers(node)
    if impossible and answers:
        raise node.fault(f"is_impossible is true beside {_short(answers)}.", "Make it false, or take the answers out.")
    if not text.strip():
        return f"{node.place}: {text_key} is empty."
    if not answers and not impossible:
        return f"{node.place}: has no answer and is not marked is_impossible."
    relevant = frozenset[str]() if impossible else frozenset({passage})
    return BenchQuestion(name, text, tell(text), relevant, answers, not impossible)


def _answers(node: _Node) -> tuple[str, ...]:
    """The different answers; SQuAD has each in an object under text, CMRC 2018 as it is."""
    listed = enumerate(node.value("answers", list, "a list of answers"))
    places = ((f"{node.place}.answers[{at}]", each) for at, each in listed)
    nodes = [_Node(place, each if isinstance(each, dict) else {"text": each}) for place, each in places]
    return tuple(dict.fromkeys(text for each in nodes if (text := each.text("text").strip())))


_Judged = dict[str, tuple[int, int]]
"""Document id -> (line, grade)."""


def _of_folder(folder: Path, tell: _Tell, progress: Progress) -> Iterator[_Item]:
    corpus, queries = folder / BEIR_CORPUS, folder / BEIR_QUERIES
    qrels = next((folder / name for name in BEIR_QRELS if (folder / name).is_file()), folder / BEIR_QRELS[0])
    judged = _judgements(qrels)
    sizes = [path.stat().st_size if path.is_file() else 0 for path in (corpus, queries)]
    named, empty, asked = set[str](), set[str](), set[str]()
    for node, done in _objects(corpus):
        name, title, text = node.name("_id", named), node.title(), node.text("text")
        title, text = (title, text) if text.strip() else ("", title)
        if text.strip():
            yield Passage(name, title, text, tell(text))
        else:
            empty.add(name)
            yield f"{node.place}: has neither text nor title."
        progress(done, sum(sizes))
    for node, done in _objects(queries):
        name = node.name("_id", asked)
        if name in judged:
            _refuse_strangers(judged[name], named, qrels, BEIR_CORPUS)
            yield _query(node, name, judged[name], empty, tell)
        progress(sizes[0] + done, sum(sizes))
    _refuse_strangers({name: min(each.values()) for name, each in judged.items()}, asked, qrels, BEIR_QUERIES)
    if len(asked) > len(judged):
        yield f"{queries}: {len(asked) - len(judged)} queries that {qrels.name} does not judge."


def _refuse_strangers(ids: _Judged, known: set[str], qrels: Path, file: str) -> None:
    for name, (line, _) in ids.items():
        if name not in known:
            raise BenchSetError(f"{qrels}:{line}: {file} has no {name!r}. Take the whole of it, or this line out.")


def _query(node: _Node, name: str, judged: _Judged, empty: set[str], tell: _Tell) -> _Item:
    text = node.text("text")
    relevant = frozenset(document for document, (_, grade) in judged.items() if grade > 0) - empty
    if not text.strip():
        return f"{node.place}: text is empty."
    if not relevant:
        return f"{node.place}: no document that has a text is judged relevant."
    return BenchQuestion(name, text, tell(text), relevant, (), True)


def _judgements(path: Path) -> dict[str, _Judged]:
    """Query id -> what is judged for it."""
    found: dict[str, _Judged] = {}
    for line, raw in _raw_lines(path):
        columns = _decoded(raw, path, line).strip("\r\n").split("\t")
        if columns == [""] or (line == 1 and columns[-1] == "score"):
            continue
        if len(columns) != 3 or not all(columns) or not re.fullmatch(r"-?[0-9]{1,9}", columns[2]):
            raise BenchSetError(f"{path}:{line}: is no query id, document id and grade, parted by tabs. Mend the line.")
        query, document, grade = columns[0], columns[1], int(columns[2])
        first = found.setdefault(query, {}).setdefault(document, (line, grade))
        if first[1] != grade:
            raise BenchSetError(f"{path}:{line}: line {first[0]} gives {first[1]} for the same pair. Keep one of them.")
    return found


def _objects(path: Path) -> Iterator[tuple[_Node, int]]:
    """The objects of a file of JSON Lines, each with the bytes read so far."""
    done = 0
    for line, raw in _raw_lines(path):
        done += len(raw)
        if raw.strip():
            yield _node(_parsed(raw, path, line), f"{path}:{line}"), done


def _raw_lines(path: Path) -> Iterator[tuple[int, bytes]]:
    try:
        with path.open("rb") as file:
            yield from enumerate(file, start=1)
    except OSError as error:
        raise BenchSetError(f"{path}: cannot be read ({error.strerror}). Check that it is there, and open.") from error


def _parsed(raw: bytes, path: Path, line: int) -> Any:
    """What JSON says. line: on which it begins."""
    text = _decoded(raw, path, line).rstrip()  # or what breaks off would be missed on the line after
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        at = line + getattr(error, "lineno", 1) - 1
        why = getattr(error, "msg", error)
        raise BenchSetError(f"{path}:{at}: is not JSON that can be read ({why}). Copy it again, or mend it.") from error


def _decoded(raw: bytes, path: Path, line: int) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        at = line + raw.count(b"\n", 0, error.start)
        raise BenchSetError(f"{path}:{at}: is not UTF-8 text ({error.reason}). Write it again as UTF-8.") from error

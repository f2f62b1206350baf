"""Question sets: what a file may hold, how it is read, and what is checked over all sets together.

A set is a YAML file with `about`, `split` and `questions`. Questions on one fact share a cluster, in whatever language
they are asked; a cluster stays in one split, so that nothing tuned on dev is measured again in test.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from ..errors import Fault, QuestionSetError
from ..language.folding import fold_text
from ..records import Entry, Language
from ..sources.bibliography import read_glossary
from ..sources.reader import load
from ..sources.schema import Id, IsoDate, Model, Text
from ..sources.yamlfiles import YamlFile
from .lint import lint_questions

Kind = Literal[
    "lookup", "number", "date", "list", "definition", "reason", "comparison", "count", "set", "table",
    "dispute", "as-of", "follow-up", "unanswerable", "false-premise", "off-topic", "smalltalk",
]  # fmt: skip
Split = Literal["dev", "test"]

NEVER_ANSWERABLE: frozenset[str] = frozenset({"unanswerable", "off-topic", "smalltalk"})
"""Kinds that say by themselves that no answer is to be given."""


TODAY = "2026-11-24"
"""The day on which questions are asked that do not say when: a figure measured today is the same tomorrow."""


class Said(Model):
    """One earlier turn of the conversation that a question continues."""

    role: Literal["user", "assistant"]
    content: Text


class Question(Model):
    """One question and what a right answer to it holds.

    answers: alternatives, one of which must stand in the answer.  must_include: groups of alternatives; of each group
    one must stand there too.  evidence: ids of all entries that state the fact; any of them is a right source.
    exact: the groups of alternatives that the short answer must name, and nothing beside them.  computed: whether the
    gold is counted, compared or judged over the evidence, which then need not state it.  today: ISO date on which the
    question is asked; TODAY when not given.  Where answerable is false, the assistant should say that it has no answer,
    and these are empty; absent: words that an entry with the answer would hold together, and none holds; correction:
    of a false premise, alternatives one of which corrects it instead.  answer_in: the language to answer in, where the
    question asks for another than its own.
    """

    id: Id
    cluster: Id
    language: Language
    kind: Kind
    question: Text
    answerable: bool
    answers: tuple[Text, ...] = ()
    must_include: tuple[Annotated[tuple[Text, ...], Field(min_length=1)], ...] = ()
    exact: tuple[Annotated[tuple[Text, ...], Field(min_length=1)], ...] = ()
    correction: tuple[Text, ...] = ()
    computed: bool = False
    absent: tuple[Text, ...] = ()
    today: IsoDate = TODAY
    evidence: tuple[Id, ...] = ()
    history: tuple[Said, ...] = ()
    answer_in: Language | None = None


class QuestionFile(Model):
    """A file of knowledge/questions/."""

    about: Text
    split: Split
    questions: list[Question] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """A set as read. file: where it stands, so that a fault found later can name its line."""

    file: YamlFile
    about: str
    split: Split
    questions: tuple[Question, ...]

    def fault(self, index: int, key: str, problem: str, mend: str) -> Fault:
        """A fault of one question, at one of its keys."""
        return Fault(self.file.path, self.file.line(("questions", index, key)), self.questions[index].id, problem, mend)


def read_question_set(path: Path, shown: str | None = None) -> QuestionSet:
    """Read one file. Raises QuestionSetError with every fault; `shown` is the path as messages name it."""
    found, faults = _read(path, shown or str(path))
    if found is None:
        raise question_set_error(faults)
    return found


def inspect_question_sets(knowledge: Path, entries: Iterable[Entry]) -> list[Fault]:
    """Every fault of the sets in the knowledge folder, held against its entries; [] also when it has no sets."""
    sets: list[QuestionSet] = []
    faults: list[Fault] = []
    for path in sorted((knowledge / "questions").glob("*.yaml")):
        found, wrong = _read(path, path.relative_to(knowledge).as_posix())
        sets += [found] if found else []
        faults += wrong
    known = tuple(entries)
    faults += check_questions(sets, {entry.id for entry in known}, indexed_asks(known))
    # A glossary that cannot be read is a fault of the knowledge and told there.
    glossary, _ = read_glossary(knowledge / "glossary.yaml", "glossary.yaml")
    return faults + lint_questions(sets, known, glossary)


def _read(path: Path, shown: str) -> tuple[QuestionSet | None, list[Fault]]:
    model, file, faults = load(path, shown, QuestionFile)
    if model is None or file is None:
        return None, faults
    return QuestionSet(file, model.about, model.split, tuple(model.questions)), faults


def question_set_error(faults: Sequence[Fault]) -> QuestionSetError:
    """The error that lists the faults, the first twenty of them in full."""
    shown = "\n".join(str(fault) for fault in faults[:20])
    more = f"\n… and {len(faults) - 20} more" if len(faults) > 20 else ""
    return QuestionSetError(f"{len(faults)} fault(s) in the question sets:\n{shown}{more}")


def indexed_asks(entries: Iterable[Entry]) -> set[str]:
    """All typical questions under which entries are indexed, in every language."""
    return {ask for entry in entries for asks in entry.asks.values() for ask in asks}


def check_questions(sets: Sequence[QuestionSet], entry_ids: Collection[str], asks: Iterable[str]) -> list[Fault]:
    """All faults of the sets taken together, in file order, rule by rule; [] when they hold.

    entry_ids: of the knowledge.  asks: the indexed ones; a question worded as one of them would measure memory.
    """
    known = frozenset(entry_ids)
    indexed = {bare(ask) for ask in asks}
    rules: tuple[Callable[[QuestionSet, int, Question], Iterator[Fault]], ...] = (
        _answers_fit,
        _corrects_premise,
        lambda each, index, question: _evidence_exists(each, index, question, known),
        lambda each, index, question: _not_an_ask(each, index, question, indexed),
    )
    faults = [*_ids_unique(sets), *_clusters_apart(sets), *_texts_differ(sets)]
    for each, index, question in _walk(sets):
        for rule in rules:
            faults.extend(rule(each, index, question))
    return faults


def bare(text: str) -> str:
    """A question without what does not tell it from another: script, case, spaces and punctuation.

    >>> bare("稀土有幾種？") == bare("稀土有几种"), bare("How many, then?")
    (True, 'howmanythen')
    """
    return "".join(character for character in fold_text(text) if character.isalnum())


def _walk(sets: Sequence[QuestionSet]) -> Iterator[tuple[QuestionSet, int, Question]]:
    for each in sets:
        for index, question in enumerate(each.questions):
            yield each, index, question


def _ids_unique(sets: Sequence[QuestionSet]) -> Iterator[Fault]:
    first: dict[str, str] = {}
    for each, index, question in _walk(sets):
        place = f"{each.file.path}:{each.file.line(('questions', index))}"
        known = first.setdefault(question.id, place)
        if known != place:
            yield each.fault(index, "id", f"id: stands already in {known}.", "Give one of them another id.")


def _clusters_apart(sets: Sequence[QuestionSet]) -> Iterator[Fault]:
    first: dict[str, tuple[Split, str]] = {}
    for each, index, question in _walk(sets):
        split, path = first.setdefault(question.cluster, (each.split, each.file.path))
        if split != each.split:
            problem = f"cluster: {question.cluster!r} is also in {path}, which is {split}."
            yield each.fault(index, "cluster", problem, "Keep all questions on one fact in one split.")


def _texts_differ(sets: Sequence[QuestionSet]) -> Iterator[Fault]:
    """The same words count twice; after different histories they are different questions."""
    first: dict[tuple[str, ...], str] = {}
    for each, index, question in _walk(sets):
        words = (*(turn.content for turn in question.history), bare(question.question))
        known = first.setdefault(words, question.id)
        if known != question.id:
            problem = f"question: is worded as that of {known}."
            yield each.fault(index, "question", problem, "Word one of them otherwise, or remove it.")


def _answers_fit(each: QuestionSet, index: int, question: Question) -> Iterator[Fault]:
    if question.answerable and question.kind in NEVER_ANSWERABLE:
        problem = f"answerable: is true, but kind is {question.kind}."
        yield each.fault(index, "answerable", problem, "Correct one of the two.")
    for key in ("answers", "evidence"):
        if question.answerable and not getattr(question, key):
            mend = f"Add {key}:, or write answerable: false."
            yield each.fault(index, key, f"{key}: is empty, but the question is answerable.", mend)
    for key in ("answers", "must_include", "exact", "evidence"):
        if not question.answerable and getattr(question, key):
            problem = f"{key}: is given, but the question is not answerable."
            yield each.fault(index, key, problem, "Remove it, or write answerable: true.")


def _corrects_premise(each: QuestionSet, index: int, question: Question) -> Iterator[Fault]:
    if question.correction and question.kind != "false-premise":
        problem = f"correction: is given, but kind is {question.kind}."
        yield each.fault(index, "correction", problem, "Remove it, or correct the kind.")


def _evidence_exists(each: QuestionSet, index: int, question: Question, known: frozenset[str]) -> Iterator[Fault]:
    for entry in question.evidence:
        if entry not in known:
            mend = "Correct the id, or take it out."
            yield each.fault(index, "evidence", f"evidence: the knowledge has no entry {entry!r}.", mend)
    doubles = sorted({entry for entry in question.evidence if question.evidence.count(entry) > 1})
    if doubles:
        yield each.fault(index, "evidence", f"evidence: names {', '.join(doubles)} twice.", "Name each entry once.")


def _not_an_ask(each: QuestionSet, index: int, question: Question, indexed: set[str]) -> Iterator[Fault]:
    if not question.history and bare(question.question) in indexed:
        problem = "question: an entry is indexed under these very words (asks)."
        yield each.fault(index, "question", problem, "Word the question as another person would ask it.")

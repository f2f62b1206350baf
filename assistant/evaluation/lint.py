"""Question sets held against what the knowledge says: golds stand in their evidence, and what has no answer has none.

A gold that its evidence does not state makes every true answer wrong; an unanswerable question that an entry answers
makes every true refusal wrong. Either comes about when the knowledge is mended and the questions are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ..errors import Fault
from ..language.glossary import Glossary
from ..records import Entry
from .normalize import contains, normalise, stands_in

if TYPE_CHECKING:
    from .questions import Question, QuestionSet

_SYMBOL = re.compile(r"[A-Z][a-z]?")
_DAY = re.compile(r"\d{4}/\d\d/\d\d|\d{1,2}月\d{1,2}日")
_form = cache(normalise)
_BETWEEN = "\0"
"""Stands between the forms of two texts and in no file: neither digit, letter nor space, so no word reaches over it."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Some texts as they are written, and their comparing forms in one string."""

    texts: tuple[str, ...]
    form: str

    @classmethod
    def of(cls, texts: Iterable[str]) -> Wording:
        """The wording of the texts that are not empty."""
        kept = tuple(text for text in texts if text)
        return cls(kept, _BETWEEN.join(map(normalise, kept)))

    def holds(self, words: str) -> bool:
        """Whether one of the texts `contains` the words; each text was normalised once, and not once a question.

        Only symbols (for their case) and days (for the year before them) are looked up in the texts themselves.

        >>> Wording.of(["共50項", "億元"]).holds("50"), Wording.of(["Gabon"]).holds("Ga")
        (True, False)
        """
        wanted = _form(words)
        if wanted not in self.form and not _DAY.fullmatch(wanted):
            return False
        if _SYMBOL.fullmatch(words) or _DAY.fullmatch(wanted):
            return any(contains(text, words) for text in self.texts)
        return stands_in(wanted, self.form)


class Library:
    """What every entry says, in words that can be looked for."""

    def __init__(self, entries: Iterable[Entry], glossary: Glossary) -> None:
        self.entries: Mapping[str, Entry] = {entry.id: entry for entry in entries}
        self.rows: dict[str, list[str]] = {}
        self._glossary = glossary
        self._told = {english: {each: self._texts(each, english) for each in self.entries} for english in (False, True)}
        self._on: dict[str, list[str]] = {}
        for entry in self.entries.values():
            if entry.table:
                self.rows.setdefault(entry.table, []).append(entry.id)
            for term in entry.entities:
                self._on.setdefault(term, []).append(entry.id)
        self._named = {english: {term: self._names(term, english) for term in self._on} for english in (False, True)}
        self._otherwise: dict[str, Wording] = {}
        self._holders: dict[tuple[str, bool], frozenset[str]] = {}

    def states(self, entry: str, gold: str) -> bool:
        """Whether an entry states a gold, in whatever language."""
        return any(told[entry].holds(gold) for told in self._told.values()) or self._also(entry).holds(gold)

    def holders(self, words: str, english: bool) -> frozenset[str]:
        """Ids of all entries that hold the words in their texts of that language, or as a name of what they are on."""
        key = (words, english)
        if key not in self._holders:
            found = {entry for entry, wording in self._told[english].items() if wording.holds(words)}
            for term, wording in self._named[english].items():
                if wording.holds(words):
                    found.update(self._on[term])
            self._holders[key] = frozenset(found)
        return self._holders[key]

    def is_name(self, text: str) -> bool:
        """Whether the whole text is a name that the glossary knows."""
        return any(found.start == 0 and found.end == len(text) for found in self._glossary.find(text))

    def _texts(self, entry: str, english: bool) -> Wording:
        """Texts and notes; Chinese also in the mainland's words, since half of the Chinese questions use them."""
        known = self.entries[entry]
        told = [
            text
            for texts in (known.texts, known.note)
            for language, text in texts.items()
            if (language == "en") == english
        ]
        return Wording.of([*told, *(self._glossary.to_mainland(text) for text in told if not english)])

    def _names(self, term: str, english: bool) -> Wording:
        known = self._glossary.terms.get(term)
        if known is None:
            return Wording.of([])
        names = [known.en] if english else [known.zh_hant, known.zh_hans]
        return Wording.of([*names, known.symbol, known.abbr, *known.aliases])

    def _also(self, entry: str) -> Wording:
        """What an entry says without its sentence saying it so: cells, the bare value, other names of what it names."""
        if entry not in self._otherwise:
            known = self.entries[entry]
            bare = _leaves(known.cells)
            if known.value is not None:
                bare += _leaves([known.value.number, known.value.date, known.value.text, known.value.items])
            terms = {term for text in (*known.texts.values(), *bare) for term in self._glossary.ids(text)}
            terms.update(text for text in bare if text in self._glossary.terms)
            names = [self._names(term, english).texts for term in sorted(terms) for english in (False, True)]
            self._otherwise[entry] = Wording.of([*bare, *(name for several in names for name in several)])
        return self._otherwise[entry]


def lint_questions(sets: Sequence[QuestionSet], entries: Iterable[Entry], glossary: Glossary) -> list[Fault]:
    """All faults of the sets against what the entries say, in file order; [] when they hold.

    A gold must stand in an entry of the evidence. One that is `computed` need not where it is a number or a verdict;
    what it names, as far as the glossary knows the name, must stand there or in a row of a table that is evidence. Of
    the words of `absent`, no entry may hold all.
    """
    library = Library(entries, glossary)
    faults: list[Fault] = []
    for each in sets:
        for index, question in enumerate(each.questions):
            faults.extend(_golds_stand(each, index, question, library))
            faults.extend(_fields_fit(each, index, question))
            faults.extend(_is_absent(each, index, question, library))
    return faults


def _golds_stand(each: QuestionSet, index: int, question: Question, library: Library) -> Iterator[Fault]:
    evidence = list(question.evidence)
    # An entry that is not there is another rule's fault, and what it would have stated is unknown.
    if not question.answerable or not evidence or any(entry not in library.entries for entry in evidence):
        return
    if question.computed:
        evidence += [row for entry in question.evidence for row in library.rows.get(entry, ())]
    for group, key in _groups(question).items():
        if question.computed and not any(map(library.is_name, group)):
            continue
        if any(library.states(entry, gold) for entry in evidence for gold in group):
            continue
        problem = f"{key}: {' / '.join(group)} stands in no entry of the evidence."
        mend = "Correct it, or name the entry that states it"
        more = "." if question.computed else "; write computed: true where it is counted or judged over several."
        yield each.fault(index, key, problem, mend + more)


def _groups(question: Question) -> dict[tuple[str, ...], str]:
    """Each group of alternatives with the first key that it stands under."""
    found = {question.answers: "answers"} if question.answers else {}
    for key in ("must_include", "exact"):
        for group in getattr(question, key):
            found.setdefault(group, key)
    return found


def _fields_fit(each: QuestionSet, index: int, question: Question) -> Iterator[Fault]:
    if question.computed and not question.answerable:
        problem = "computed: is true, but the question is not answerable."
        yield each.fault(index, "computed", problem, "Remove it, or write answerable: true.")
    if question.absent and question.answerable:
        problem = "absent: is given, but the question is answerable."
        yield each.fault(index, "absent", problem, "Remove it, or write answerable: false.")
    if question.kind == "unanswerable" and not question.absent:
        mend = "Add the words that an entry with the answer would hold together, as in absent: [gallium, Germany]."
        yield each.fault(index, "absent", "absent: is missing, but kind is unanswerable.", mend)


def _is_absent(each: QuestionSet, index: int, question: Question, library: Library) -> Iterator[Fault]:
    if not question.absent or question.answerable:
        return
    holders = [library.holders(words, question.language == "en") for words in question.absent]
    together = sorted(frozenset.intersection(*holders))
    if together:
        shown = ", ".join(together[:3]) + (f" and {len(together) - 3} more" if len(together) > 3 else "")
        problem = f"absent: {' + '.join(question.absent)} stand together in {shown}."
        yield each.fault(index, "absent", problem, "Answer the question from there, or choose more telling words.")


def _leaves(value: object) -> list[str]:
    """All plain values inside cells, keys among them, as text."""
    if isinstance(value, Mapping):
        return [leaf for pair in value.items() for part in pair for leaf in _leaves(part)]
    if isinstance(value, (list, tuple)):
        return [leaf for part in value for leaf in _leaves(part)]
    return [] if value is None else [str(value)]

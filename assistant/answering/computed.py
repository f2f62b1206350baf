"""What was computed rather than found: statements, the entries each rests on, the bare answer, the table behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..language.glossary import Glossary
from ..language.sentences import sentence_spans
from ..records import Citation, Entry, Language, Sentence, Source, Table, cite


@dataclass(frozen=True, slots=True)
class Said:
    """One statement in zh-Hant or English and the entries that back it.

    A table as a whole is quoted by its first sentence, which holds all its rows, unless `in_full`.
    """

    text: str
    entries: tuple[Entry, ...]
    in_full: bool = False


@dataclass(frozen=True, slots=True)
class Computed:
    """A computed answer. short: the number, name or list alone.  notes: how the question was read."""

    said: tuple[Said, ...]
    short: str | None = None
    table: Table | None = None
    notes: tuple[str, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries used, in order, each once."""
        return tuple({entry.id: entry for said in self.said for entry in said.entries}.values())


def key_of(language: Language) -> str:
    """The language that templates and stored texts have for an asker: "zh-Hant" or "en"."""
    return "en" if language == "en" else "zh-Hant"


def written(
    computed: Computed, language: Language, sources: Mapping[str, Source], glossary: Glossary
) -> tuple[tuple[Sentence, ...], tuple[Citation, ...]]:
    """Sentences in the asker's script, and one citation for each entry, numbered in the order of their use."""
    key = key_of(language)
    numbers = {entry.id: number for number, entry in enumerate(computed.entries, start=1)}
    full = {entry.id for said in computed.said if said.in_full for entry in said.entries}
    citations = [
        _citation(numbers[entry.id], entry, key, entry.id in full, language, sources, glossary)
        for entry in computed.entries
    ]
    sentences = [
        Sentence(in_script(said.text, language, glossary), tuple(numbers[entry.id] for entry in said.entries))
        for said in computed.said
    ]
    return tuple(sentences), tuple(citations)


def in_script(text: str, language: Language, glossary: Glossary) -> str:
    """A stored text as the asker writes: mainland words and script for zh-Hans, else unchanged."""
    return glossary.to_mainland(text) if language == "zh-Hans" else text


def _citation(
    number: int,
    entry: Entry,
    key: str,
    in_full: bool,
    language: Language,
    sources: Mapping[str, Source],
    glossary: Glossary,
) -> Citation:
    spans: Sequence[tuple[int, int]] = sentence_spans(entry.texts[key])
    end = spans[-1][1] if in_full or not entry.shape else spans[0][1]
    note = entry.note.get(key)
    shown = in_script(note, language, glossary) if note else None
    via = tuple(sources[each] for each in entry.via)
    return cite(number, entry, key, spans[0][0], end, sources[entry.source], via, shown)

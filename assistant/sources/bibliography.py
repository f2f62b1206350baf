"""sources.yaml and glossary.yaml -> records."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..errors import Fault
from ..language.glossary import Glossary, Term
from ..records import Source
from .reader import load
from .schema import GlossaryFile, SourceFile


@dataclass(frozen=True, slots=True)
class Bibliography:
    """sources: by id.  sections: headings a source's locators may name.  footnotes: how many notes it has."""

    sources: dict[str, Source]
    sections: dict[str, tuple[str, ...]]
    footnotes: dict[str, int]


def read_sources(path: Path, shown: str) -> tuple[Bibliography, list[Fault]]:
    """All bibliographic records; a double id is a fault."""
    model, file, faults = load(path, shown, SourceFile)
    found = Bibliography({}, {}, {})
    if model is None or file is None:
        return found, faults
    for index, each in enumerate(model.sources):
        if each.id in found.sources:
            faults.append(_double(shown, file.line(("sources", index)), each.id))
        found.sources[each.id] = Source(
            each.id, each.title, each.kind, each.level, tuple(each.authors), each.issued,
            each.container, each.pages, each.url, each.note, each.title_en,
        )  # fmt: skip
        if each.sections:
            found.sections[each.id] = tuple(each.sections)
        if each.footnotes:
            found.footnotes[each.id] = each.footnotes
    return found, faults


def read_glossary(path: Path, shown: str) -> tuple[Glossary, list[Fault]]:
    """All terms and usage pairs; a double id is a fault."""
    model, file, faults = load(path, shown, GlossaryFile)
    if model is None or file is None:
        return Glossary([]), faults
    terms: dict[str, Term] = {}
    for index, each in enumerate(model.terms):
        if each.id in terms:
            faults.append(_double(shown, file.line(("terms", index)), each.id))
        terms[each.id] = Term(
            each.id,
            each.type,
            each.zh_hant,
            each.zh_hans,
            each.en,
            each.symbol or "",
            each.abbr or "",
            tuple(each.aliases),
            tuple(each.members),
            each.form_of or "",
        )
    return Glossary(terms.values(), [(pair.taiwan, pair.mainland) for pair in model.usage]), faults


def _double(shown: str, line: int, entry: str) -> Fault:
    return Fault(shown, line, entry, "this id stands twice.", "Give one of them another id, or remove it.")

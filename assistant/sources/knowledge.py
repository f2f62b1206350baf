"""The knowledge folder as a whole: read, checked, and named by a digest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ..errors import Fault, KnowledgeError
from ..language.glossary import Glossary
from ..records import Entry, Source
from .asks import read_asks, with_asks
from .bibliography import Bibliography, read_glossary, read_sources
from .checks import check_entries
from .digest import FOLDERS, knowledge_digest, knowledge_files
from .facts import read_facts, read_passages
from .reader import Placed
from .schema import Asks
from .tables import read_table
from .yamlfiles import YamlFile


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Everything the assistant knows. digest: SHA-256 over names and bytes of all files it was read from."""

    entries: tuple[Entry, ...]
    sources: Mapping[str, Source]
    glossary: Glossary
    digest: str


def read_knowledge(folder: Path) -> Knowledge:
    """Read the folder. Raises KnowledgeError with every fault found."""
    knowledge, faults = inspect_knowledge(folder)
    if faults:
        raise KnowledgeError(faults)
    return knowledge


def inspect_knowledge(folder: Path) -> tuple[Knowledge, list[Fault]]:
    """Read the folder and give its faults beside what could be read."""
    if not folder.is_dir():
        fault = Fault(
            str(folder), 0, "", "there is no such folder.", "Set knowledge: in assistant.yaml, or run from the project."
        )
        return Knowledge((), {}, Glossary([]), ""), [fault]
    glossary, faults = read_glossary(folder / "glossary.yaml", "glossary.yaml")
    bibliography, more = read_sources(folder / "sources.yaml", "sources.yaml")
    faults += more
    placed, more = _read_entries(folder, glossary)
    faults += more
    faults += _foreign_files(folder)
    if not faults:
        faults += check_entries(placed, bibliography, glossary)
    entries = tuple(each.entry for each in placed)
    return Knowledge(entries, bibliography.sources, glossary, knowledge_digest(folder)), faults


def _read_entries(folder: Path, glossary: Glossary) -> tuple[list[Placed], list[Fault]]:
    placed: list[Placed] = []
    asks: list[tuple[str, Asks, YamlFile]] = []
    faults: list[Fault] = []
    for path in knowledge_files(folder):
        shown = path.relative_to(folder).as_posix()
        kind = shown.split("/")[0]
        if kind == "asks":
            more, wrong = read_asks(path, shown)
            asks += more
        elif kind == "tables":
            found, wrong = read_table(path, shown, glossary)
            placed += found
        elif kind in FOLDERS:
            found, wrong = {"facts": read_facts, "passages": read_passages}[kind](path, shown)
            placed += found
        else:
            continue
        faults += wrong
    if faults:
        return placed, faults
    return with_asks(placed, asks)


def _foreign_files(folder: Path) -> list[Fault]:
    """A fact in facts.yml or notes.txt would be lost without a word."""
    faults = []
    for name in FOLDERS:
        for path in sorted((folder / name).rglob("*")):
            if path.is_file() and path.suffix != ".yaml" and not path.name.startswith("."):
                shown = path.relative_to(folder).as_posix()
                faults.append(
                    Fault(shown, 0, "", "is not read: only *.yaml is.", "Rename it to end in .yaml, or move it away.")
                )
    return faults


__all__ = ["Bibliography", "Knowledge", "inspect_knowledge", "knowledge_digest", "knowledge_files", "read_knowledge"]

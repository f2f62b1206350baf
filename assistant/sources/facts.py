"""facts/*.yaml and passages/*.yaml -> entries."""

from __future__ import annotations

from pathlib import Path

from ..errors import Fault
from ..records import Entry
from .reader import Placed, asks_of, both, load, locator, texts, value_of
from .schema import FactFile, FactModel, PassageFile


def read_facts(path: Path, shown: str) -> tuple[list[Placed], list[Fault]]:
    """All facts of one file, or its faults."""
    model, file, faults = load(path, shown, FactFile)
    if model is None or file is None:
        return [], faults
    return [Placed(_fact(fact), file, ("facts", index)) for index, fact in enumerate(model.facts)], []


def read_passages(path: Path, shown: str) -> tuple[list[Placed], list[Fault]]:
    """All passages of one file, or its faults.

    A passage restates what the source says: where that was found wrong its check is `differs` and its note says how.
    """
    model, file, faults = load(path, shown, PassageFile)
    if model is None or file is None:
        return [], faults
    placed = []
    for index, passage in enumerate(model.passages):
        entry = Entry(
            id=passage.id,
            kind="passage",
            texts=texts(passage.zh, passage.en),
            source=model.source,
            locator=locator(passage.at, passage.section.zh),
            via=tuple(passage.via),
            entities=tuple(passage.entities),
            topic=passage.section.en,
            check=passage.check,
            note=both(passage.note),
            asks=asks_of(passage.asks),
        )
        placed.append(Placed(entry, file, ("passages", index)))
    return placed, []


def _fact(fact: FactModel) -> Entry:
    zh, en = fact.zh, fact.en
    if fact.paper_says is not None:
        # The difference is part of the citable text: an answer may have to say it, and then must be able to cite it.
        # In one sentence, so that the better supported value is never told without the other.
        zh = f"{zh.removesuffix('。')}；{fact.paper_says.zh}"
        en = f"{en.removesuffix('.')}; {fact.paper_says.en[:1].lower()}{fact.paper_says.en[1:]}"
    return Entry(
        id=fact.id,
        kind="fact",
        texts=texts(zh, en),
        source=fact.source,
        locator=locator(fact.at),
        via=tuple(fact.via),
        entities=tuple(fact.entities),
        topic=fact.topic or "",
        as_of=fact.as_of,
        valid_from=fact.valid_from,
        valid_to=fact.valid_to,
        replaced_by=fact.replaced_by or "",
        check=fact.check,
        note=both(fact.note),
        value=value_of(fact.value),
        asks=asks_of(fact.asks),
    )

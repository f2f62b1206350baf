"""The index in memory: entries, their rows, their BM25 documents, and what it was built from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from ..encoders import Encoder
from ..language.glossary import Glossary
from ..records import Entry, Source
from ..vectors import ENGINES, Engine
from .lexical import Lexicon
from .traits import Traits, traits_of
from .views import View, document_tokens, documents, views

if TYPE_CHECKING:
    from ..sources.knowledge import Knowledge

Rows = npt.NDArray[np.float32]
Progress = Callable[[int, int], None]
"""Called with (texts encoded, texts to encode)."""

_BATCH = 64


@dataclass(frozen=True, slots=True)
class BuiltFrom:
    """What an index was made of; an index made of anything else is stale."""

    knowledge: str
    encoder: str
    fingerprint: str
    dimension: int
    engine: str


@dataclass(frozen=True, slots=True)
class Index:
    """Everything answering needs. `rows` are the views' rows in order; views and documents follow from the entries."""

    entries: tuple[Entry, ...]
    sources: Mapping[str, Source]
    glossary: Glossary
    rows: Rows
    engine: Engine
    lexicon: Lexicon
    traits: tuple[Traits, ...]
    built_from: BuiltFrom
    views: tuple[View, ...]
    documents: tuple[View, ...]


def build_index(
    knowledge: Knowledge,
    encoder: Encoder,
    engine: str,
    known: Mapping[str, Rows] | None = None,
    progress: Progress | None = None,
) -> Index:
    """Embed and index the knowledge.

    known: rows of texts encoded before by the same encoder (text -> row); only other texts are encoded.
    """
    seen = views(knowledge.entries)
    rows = encode_views([view.text for view in seen], encoder, known or {}, progress)
    found = documents(knowledge.entries)
    tokens = [document_tokens(each, knowledge.entries[each.entry], knowledge.glossary) for each in found]
    return Index(
        entries=knowledge.entries,
        sources=knowledge.sources,
        glossary=knowledge.glossary,
        rows=rows,
        engine=ENGINES.load(engine).build(rows),
        lexicon=Lexicon.build(tokens),
        traits=tuple(traits_of(entry, knowledge.glossary) for entry in knowledge.entries),
        built_from=BuiltFrom(knowledge.digest, encoder.name, encoder.fingerprint, encoder.dimension, engine),
        views=tuple(seen),
        documents=tuple(found),
    )


def encode_views(texts: Sequence[str], encoder: Encoder, known: Mapping[str, Rows], progress: Progress | None) -> Rows:
    """Rows (len(texts), dimension); each distinct text that is not known is encoded once, short ones together."""
    rows = np.zeros((len(texts), encoder.dimension), np.float32)
    places: dict[str, list[int]] = {}
    for place, text in enumerate(texts):
        if text in known:
            rows[place] = known[text]
        else:
            places.setdefault(text, []).append(place)
    fresh = sorted(places, key=len)
    for start in range(0, len(fresh), _BATCH):
        batch = fresh[start : start + _BATCH]
        for text, row in zip(batch, encoder.encode_documents(batch), strict=True):
            rows[places[text]] = row
        if progress is not None:
            progress(min(start + _BATCH, len(fresh)), len(fresh))
    return rows


def known_rows(index: Index) -> dict[str, Rows]:
    """Text -> row of an index, to build its successor from."""
    return {view.text: row for view, row in zip(index.views, index.rows, strict=True)}

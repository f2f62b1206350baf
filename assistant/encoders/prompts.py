"""What a model wants to read before a question and before a passage.

Models of the e5 family were trained with "query: " and "passage: " before every text and lose much without them, but
their settings do not say so. What the model's own settings say always comes first; the table below is for models that
say nothing, told by the name they go by.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..models.folders import read_json


@dataclass(frozen=True, slots=True)
class Prompts:
    """Put before each question and each document, word for word; "" for nothing."""

    query: str = ""
    document: str = ""

    def by_name(self) -> dict[str, str]:
        """As sentence-transformers names them."""
        return {"query": self.query, "document": self.document}


_INSTRUCTED = "Instruct: Given a web search query, retrieve relevant passages that answer the query\nQuery:"
# As each model card asks for them; the first that fits is taken, so a narrower name stands before a wider one.
_FAMILIES: tuple[tuple[str, Prompts], ...] = (
    (r"\be5-(?:small|base|large|mistral-7b)-instruct", Prompts(_INSTRUCTED + " ")),
    (r"\be5-(?:small|base|large)", Prompts("query: ", "passage: ")),
    (r"\bqwen3-embedding", Prompts(_INSTRUCTED)),
    (r"\bbge-m3", Prompts()),
    (r"\bbge-(?:small|base|large)-en", Prompts("Represent this sentence for searching relevant passages: ")),
    (r"\bbge-(?:small|base|large)-zh", Prompts("为这个句子生成表示以用于检索相关文章：")),
)
_SILENT: tuple[Mapping[str, str], ...] = ({}, {"query": "", "document": ""})
"""Prompts as sentence-transformers saves a model that has none; any other answer is the model's own."""
_DOCUMENT = ("document", "passage", "corpus")
_NAMED = re.compile(r"^(?:base_model|- +name): *(?:\n *- *)?(\S+)|^# +(.+)$", re.MULTILINE)
"""In a model card: its base model and its own name in the settings on top, and its headings of the first rank."""


def prompts_for(name: str, folder: Path) -> Prompts:
    """The prompts of the model in `folder`, called `name` in the settings: its own, else its family's, else none.

    A folder says it itself in config_sentence_transformers.json: {"prompts": {"query": "…", "document": "…"}}. What
    says nothing there is known by its hub name, its folder's name, config.json's name, or its model card, in this
    order. A model that goes by such a name and wants no prompts says {"prompts": {"query": "", "passage": ""}}.
    """
    own = _own(folder)
    if own is not None:
        return own
    for label in _labels(name, folder):
        for family, prompts in _FAMILIES:
            if re.search(family, label, re.IGNORECASE):
                return prompts
    return Prompts()


def _own(folder: Path) -> Prompts | None:
    """What the model's settings say, None when they say nothing.

    sentence-transformers 6.2 puts its own empty "document" before a model's "passage" and so never reads the latter;
    here the first of the three names that the model gives counts.
    """
    settings = read_json(folder / "config_sentence_transformers.json")
    said = settings.get("prompts") if isinstance(settings, dict) else None
    if not isinstance(said, dict) or said in _SILENT:
        return None
    document = next((said[key] for key in _DOCUMENT if said.get(key) is not None), "")
    return Prompts(str(said.get("query") or ""), str(document))


def _labels(name: str, folder: Path) -> Iterator[str]:
    """What the model is called, in falling order of trust."""
    if not Path(name).expanduser().is_dir():
        yield name
    yield folder.name
    # The hub's cache: models--intfloat--multilingual-e5-small/snapshots/REVISION
    yield from (part for part in folder.parts if part.startswith("models--"))
    config = read_json(folder / "config.json")
    if isinstance(config, dict):
        yield str(config.get("_name_or_path", ""))
    yield from _card_names(folder / "README.md")


def _card_names(card: Path) -> Iterator[str]:
    """What a model card names in the settings on top, and in its first heading; later ones may be lines of code."""
    try:
        text = card.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return
    for match in _NAMED.finditer(text):
        yield match[1] or match[2]
        if match[2]:
            return

"""Counting rows of a table that was named: how many of its rows hold something in one of their cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ...language.folding import fold_text
from ...language.glossary import Glossary
from ...language.scripts import detect_language
from ...language.tokens import stem
from ...records import Entry, Table
from ..computed import Computed, Said, key_of
from .speech import listed

_ASKED = re.compile(
    r"(?<![第])[几多](?:少)?(?:种|项|个|列|类)|哪(?:几|些)(?:种|项|个|列|类)?|\bhow many\b"
    r"|\bwhich (?:\w+ )?(?:uses|areas"
    r"|rows|fields|applications|technologies)\b"
)
_COUNT = re.compile(r"(?<!哪)几(?:种|项|个|列|类)|多少|\bhow many\b")
_NOT_ROWS = re.compile(
    r"[哪几]些?(?:种|个|款|类|样)?(?:稀土|元素|矿|金属|武器|装备|例|器材|设备|材料|功能)|\bwhich (?:rare"
    r"|elements?|metals?|minerals?|weapons?)\b"
)
"""Asks what stands in a row, not for rows."""
_PARTS = re.compile(r"[、，,／/]|\band\b")
_SHORTEST = 2
"""Characters of the shortest part of a cell that is looked for."""


def count_rows(question: str, whole: Entry, rows: Sequence[Entry], key: str, glossary: Glossary) -> Computed | None:
    """The rows that hold what the question names; None when it asks for no set of rows, or names no part of a cell.

    The name of a row stands in its first column and is not counted as something that it holds.
    """
    folded = fold_text(question)
    if not _ASKED.search(folded) or _NOT_ROWS.search(folded):
        return None
    named = _longest(question, folded, rows, glossary)
    if named is None:
        return None
    column, part = named
    asked = key_of(detect_language(question))
    held = [row for row in rows if part in _parts(row, column, asked)]
    names = [_cell(row, next(iter(row.cells)), key) for row in held]
    text = _sentence(whole, len(rows), names, part, key)
    short = str(len(held)) if _COUNT.search(folded) else listed(names, key)
    return Computed(
        (Said(text, (whole, *held), in_full=True),),
        short,
        Table((whole.shape["title"][key],), tuple((n,) for n in names)),
    )


def _longest(question: str, folded: str, rows: Sequence[Entry], glossary: Glossary) -> tuple[str, str] | None:
    """(column, part of a cell) of the longest part that the question names, in the language of the parts asked for."""
    key = key_of(detect_language(question))
    said = {stem(word) for word in re.findall(r"[a-z]+", folded)}
    found: list[tuple[int, str, str]] = []
    for row in rows:
        for column in list(row.cells)[1:]:
            for part in _parts(row, column, key):
                if _named(part, folded, said, key, glossary):
                    found.append((len(part), column, part))
    if not found:
        return None
    _, column, part = max(found)
    return column, part


def _named(part: str, folded: str, said: set[str], key: str, glossary: Glossary) -> bool:
    if key == "en":
        words = {stem(word) for word in re.findall(r"[a-z]+", part.casefold())}
        return bool(words) and words <= said
    return fold_text(part) in folded or fold_text(glossary.to_mainland(part)) in folded


def _parts(row: Entry, column: str, key: str) -> list[str]:
    return [part for part in (each.strip() for each in _PARTS.split(_cell(row, column, key))) if len(part) >= _SHORTEST]


def _cell(row: Entry, column: str, key: str) -> str:
    cell = row.cells.get(column, "")
    return str(cell["en" if key == "en" else "zh"]) if isinstance(cell, dict) else str(cell)


def _sentence(whole: Entry, size: int, names: Iterable[str], part: str, key: str) -> str:
    names = list(names)
    if key == "en":
        title = whole.shape["title"]["en"].split(":")[0].lower()
        return f"{len(names)} of the {size} rows of the paper's {title} name {part}: {'; '.join(names)}."
    title = whole.shape["title"]["zh-Hant"].split("：")[0]
    return f"論文{title}的{size}列中，有{len(names)}列寫到{part}：{'；'.join(names)}。"

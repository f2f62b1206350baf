"""Where a statement comes from, in a sentence: its source, the place in it, and the primary source behind."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..language.folding import fold_text
from ..records import Entry, Locator, Source
from .computed import Said
from .tables.speech import listed

_ASKED = re.compile(
    r"出处|(?:资料|数据|数字|说法|消息|论断|这).{0,4}来源|谁说的|出自(?:哪|何)|引自|根据(?:哪|什么)(?:资料|来源|报告|文件)?"
    r"|哪(?:份|篇)(?:文件|报告|资料)|哪个来源|\bwho says\b|\bwhich source\b|\bwhat are the sources\b"
    r"|\bsource (?:of|for) (?:that|this|it|these|the (?:claim|statement|figure|number|data))\b"
    r"|\baccording to (?:whom|which|what)\b"
    r"|\bwhere does (?:that|this|it|the (?:claim|statement|figure|number))\b.{0,40}\bcome from\b"
    r"|\bwho (?:claims|reports|reported)\b"
)
_MOST = 2
"""Primary sources named in the sentence; the citation lists all."""


def asks_for_source(question: str) -> bool:
    """Whether a question asks who says something, beside asking what.

    >>> asks_for_source("Who says that China led?"), asks_for_source("這個數字的出處？"), asks_for_source("Why?")
    (True, True, False)
    """
    return bool(_ASKED.search(fold_text(question)))


def provenance(entry: Entry, sources: Mapping[str, Source], key: str) -> Said:
    """The sentence for one entry in zh-Hant or English ("zh-Hant" or "en" as key), citing that entry."""
    source = sources[entry.source]
    behind = [_title(sources[each], key) for each in entry.via[:_MOST]]
    if key == "en":
        text = f"The statement is from {_described(source, key)}{_place(entry.locator, key)}"
        text += f"; behind it stand {listed(behind, 'en')}." if behind else "."
    else:
        text = f"這項內容出自{_described(source, key)}{_place(entry.locator, key)}"
        text += f"；其背後的資料為{'、'.join(behind)}。" if behind else "。"
    return Said(text, (entry,))


def _described(source: Source, key: str) -> str:
    """Authors, title and year, as far as they are known."""
    year = str(source.year) if source.year else ""
    if key == "en":
        who = f"{listed(source.authors, 'en')}, " if source.authors else ""
        return f"{who}{_title(source, key)}{f' ({year})' if year else ''}"
    who = "、".join(source.authors)
    return f"{who}{_title(source, key)}{f'（{year}）' if year else ''}"


def _title(source: Source, key: str) -> str:
    title = (source.title_en if key == "en" else None) or source.title
    return f"“{title}”" if key == "en" else f"〈{title}〉"


def _place(locator: Locator, key: str) -> str:
    """Section, paragraph, page and notes, in words."""
    section = (locator.section_en if key == "en" else None) or locator.section
    notes = ", ".join(map(str, locator.footnotes)) if key == "en" else "、".join(map(str, locator.footnotes))
    if key == "en":
        parts = [section or "", f"paragraph {locator.paragraph}" if locator.paragraph else ""]
        parts += [f"p. {locator.page}" if locator.page else "", f"note {notes}" if notes else ""]
        said = ", ".join(part for part in parts if part)
        return f", {said}" if said else ""
    parts = [section or "", f"第{locator.paragraph}段" if locator.paragraph else ""]
    parts += [f"第{locator.page}頁" if locator.page else "", f"註{notes}" if notes else ""]
    said = "，".join(part for part in parts if part)
    return f"，{said}" if said else ""

"""Where a quote stands and whence it comes, in words: locators, dates, source lines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ...records import Language
from .texts import text

_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_NOTE = re.compile(r"註\d+")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def date_words(date: str, language: Language) -> str:
    """An ISO date (year, year-month or full) in words; anything else is given back as it is.

    >>> date_words("2022-02-24", "en"), date_words("2022-02", "zh-Hant"), date_words("2022", "zh-Hans")
    ('24 February 2022', '2022年2月', '2022年')
    """
    found = _DATE.fullmatch(date)
    if found is None or (found[2] and not 1 <= int(found[2]) <= 12):
        return date
    year, month, day = found.groups()
    if language == "en":
        pieces = [str(int(day)) if day else "", _MONTHS[int(month) - 1] if month else "", year]
        return " ".join(piece for piece in pieces if piece)
    return f"{year}年" + (f"{int(month)}月" if month else "") + (f"{int(day)}日" if day else "")


def place_parts(locator: Mapping[str, Any], language: Language) -> list[str]:
    """The parts of a locator in words, from the section down to the footnotes; empty when the locator is.

    >>> place_parts({"section": "參、一", "paragraph": 3, "footnotes": [26, 27], "page": 5}, "en")
    ['參、一', '¶ 3', 'p. 5', 'footnotes 26, 27']
    """
    parts = [str(locator["section"])] if locator.get("section") else []
    if locator.get("paragraph") is not None:
        parts.append(text("paragraph", language, paragraph=locator["paragraph"]))
    table = locator.get("table")
    if table and str(table) not in parts:
        named = str(table).lower().startswith(("表", "table"))
        parts.append(str(table) if named else text("table", language, table=table))
    if locator.get("page") is not None:
        parts.append(text("page", language, page=locator["page"]))
    notes = locator.get("footnotes") or []
    # A section that is itself a note (註26) has said so already.
    if notes and not _NOTE.fullmatch(parts[0] if parts else ""):
        shown = text("number_join", language).join(str(note) for note in notes)
        parts.append(text("footnotes" if len(notes) > 1 else "footnote", language, footnotes=shown))
    return parts


def byline(source: Mapping[str, Any], language: Language) -> str:
    """Authors and year as far as they are known: "USGS (2022)", "翟文中、陳宥芯（2023）", "" when neither is."""
    authors = text("author_join", language).join(source.get("authors") or [])
    year = source.get("year")
    if year is None:
        return authors
    return (authors + text("year", language, year=year)).strip() if authors else str(year)


def plain_citation(citation: Mapping[str, Any], language: Language) -> str:
    """One citation on one line for the clipboard: number, authors, title, place, address."""
    source = citation["source"]
    head = " ".join(piece for piece in (byline(source, language), source["title"]) if piece)
    place = text("place_join", language).join(place_parts(citation["locator"], language))
    line = text("copy_line", language, number=citation["number"], source=head, place=place).strip()
    return f"{line} {source['url']}" if source.get("url") else line

"""What a terminal shows: answers, hits and figures as rich renderables. Nothing is printed here."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from ..records import Answer, Citation, Hit

_BADGE = {"confirmed": "green", "differs": "yellow", "unchecked": "red"}


def show_answer(answer: Answer) -> RenderableType:
    """The answer, its notes, the numbered sources, and what to ask next."""
    parts: list[RenderableType] = []
    if answer.resolved_question:
        parts.append(Text(f"({answer.resolved_question})", style="dim"))
    style = "" if answer.status == "answered" else "yellow" if answer.status == "not_found" else "cyan"
    parts.append(Text(answer.text, style=style))
    parts.extend(Text(note, style="italic dim") for note in answer.notes)
    if answer.table is not None and len(answer.table.rows) > 1:
        parts += [Text(), show_figures(answer.table.columns, answer.table.rows)]
    if answer.citations:
        parts.append(Text())
        parts.extend(_citation(citation) for citation in answer.citations)
    if answer.related:
        parts.append(Text())
        parts.extend(Text(f"→ {question}", style="dim") for question in answer.related)
    if answer.status == "answered":
        parts.append(Text(f"confidence {answer.confidence:.2f} · {answer.timing_ms['total']:.0f} ms", style="dim"))
    return Group(*parts)


def show_hits(hits: Sequence[Hit]) -> Table:
    """One row a hit: rank, fused score, entry, and the text that matched."""
    table = Table(box=None, padding=(0, 1), header_style="dim")
    for column in ("#", "score", "entry", "why", "text"):
        table.add_column(column, overflow="fold")
    for hit in hits:
        text = hit.entry.texts.get(hit.language) or hit.view
        table.add_row(str(hit.rank), f"{hit.score:.2f}", hit.entry.id, escape("; ".join(hit.why)), escape(text[:160]))
    return table


def show_figures(header: Sequence[str], rows: Sequence[Sequence[str]], title: str = "") -> Table:
    """A plain table; the first column left, the others right."""
    table = Table(title=title or None, title_justify="left", box=None, padding=(0, 1), header_style="bold")
    for number, column in enumerate(header):
        table.add_column(column, justify="left" if number == 0 else "right")
    for row in rows:
        table.add_row(*map(escape, row))
    return table


def _citation(citation: Citation) -> Text:
    text = Text()
    text.append(f"[{citation.number}] ", style="bold")
    text.append(citation.quote)
    text.append("\n    ")
    source = citation.source
    text.append(source.title_en if citation.language == "en" and source.title_en else source.title, style="italic")
    if source.year:
        text.append(f" ({source.year})")
    place = _place(citation)
    if place:
        text.append(f", {place}")
    if citation.entry.check:
        text.append(f"  {citation.entry.check}", style=_BADGE[citation.entry.check])
    if citation.note:
        text.append(f"\n    {citation.note}", style="dim")
    links = [each.url for each in (source, *citation.via) if each.url]
    for link in links[:3]:
        text.append(f"\n    {link}", style=f"blue link {link}")
    return text


def _place(citation: Citation) -> str:
    locator = citation.entry.locator
    section = (locator.section_en if citation.language == "en" else None) or locator.section or ""
    parts = [section]
    parts.append(f"¶{locator.paragraph}" if locator.paragraph else "")
    parts.append("n. " + ", ".join(map(str, locator.footnotes)) if locator.footnotes else "")
    parts.append(f"p. {locator.page}" if locator.page and f"{locator.page}" not in section else "")
    return ", ".join(part for part in parts if part)

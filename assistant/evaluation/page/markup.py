"""Small pieces of the page: escaped text, words that change with the language, and figures as they are written."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

from ...language.scripts import HAN
from .words import WORDS, word

Run = Mapping[str, Any]
"""A whole run, or a part of it, as plain data read from JSON."""

NOTHING = "–"
"""Stands where there was nothing to measure."""

COL, ROW = ' scope="col"', ' scope="row"'
"""What a heading cell says it heads."""

REST = "other"
"""The section of figures that `names.SECTIONS` does not know."""


def esc(value: object) -> str:
    """Text that may stand anywhere in HTML, also between quotes; "" for None."""
    return "" if value is None else escape(str(value), quote=True)


def spoken(key: str, **gaps: object) -> str:
    """The attributes by which the script finds an element's words in another language; KeyError for no such key."""
    filled = f' data-gaps="{esc(json.dumps(gaps, ensure_ascii=False))}"' if gaps else ""
    if key not in WORDS:
        raise KeyError(key)
    return f'data-t="{esc(key)}"{filled}'


def say(key: str, tag: str = "span", extra: str = "", **gaps: object) -> str:
    """An element with the words of a key, in English until the script knows better. Raises KeyError for no such key.

    >>> say("all", "th", ' scope="col"')
    '<th scope="col" data-t="all">All</th>'
    """
    return f"<{tag}{extra} {spoken(key, **gaps)}>{esc(word(key, 'en', **gaps))}</{tag}>"


def labelled(key: str) -> str:
    """The attributes that name an element for those who do not see it. Raises KeyError for no such key."""
    return f'aria-label="{esc(word(key))}" data-t-label="{esc(key)}"'


def boxed(kind: str, label: str, caption: str, inside: str) -> str:
    """A table in a box of its own, which scrolls sideways where the page must not; the keyboard reaches the box.

    kind: the class of the table.  label, caption: keys of the words that name the box and head the table.
    """
    table = f'<table class="{kind}"><caption>{say(caption)}</caption>{inside}</table>'
    return f'<div class="box" role="group" tabindex="0" {labelled(label)}>{table}</div>'


def named(group: str, name: object, tag: str = "span", extra: str = "") -> str:
    """A figure, kind or status by its name in `names`; as it is written in the data when it has none there."""
    key = f"{group}.{name}"
    return say(key, tag, extra) if key in WORDS else f"<{tag}{extra}>{esc(name)}</{tag}>"


def number(value: object, name: str = "") -> str:
    """A figure as it is read: shares with three decimals, what counts or takes time with one; NOTHING for None.

    >>> number(0.8612), number(1), number(23.44), number(1.5, "sentences"), number(None)
    ('0.861', '1.000', '23.4', '1.5', '–')
    """
    if not isinstance(value, int | float):
        return NOTHING
    counts = name in {"sentences", "characters"} or name.startswith("ms_") or abs(value) > 1
    return f"{value:,.1f}" if counts else f"{value:.3f}"


def span(figure: Run, name: str = "") -> str:
    """The 95% interval of a figure, as 0.81–0.90; "" when it has none."""
    low, high = figure.get("low"), figure.get("high")
    if not isinstance(low, int | float) or not isinstance(high, int | float):
        return ""
    return "–".join(number(each, name) if max(low, high) > 1 else f"{each:.2f}" for each in (low, high))


def raw(value: object) -> str:
    """A value for a data attribute: as JSON has it; "" for None."""
    return "" if value is None else esc(json.dumps(value, ensure_ascii=False))


def figure_data(group: str, name: str, figure: Run) -> str:
    """The attributes that carry a figure as it stands in the data, for whoever reads the page by program."""
    numbers = " ".join(f'data-{key}="{raw(figure.get(key))}"' for key in ("value", "low", "high", "n"))
    return f'data-group="{esc(group)}" data-figure="{esc(name)}" {numbers}'


def groups_of(metrics: Run) -> list[tuple[str, Run]]:
    """("all", its figures), then each language with its own; figures are {} where there are none."""
    parts = metrics.get("by_language") or {}
    return [("all", metrics.get("figures") or {}), *((name, part.get("figures") or {}) for name, part in parts.items())]


def sections(groups: Sequence[tuple[str, Run]], known: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, list[str]]]:
    """Each section with the names of its figures that some group has; what no section names comes last, under REST."""
    there = dict.fromkeys(name for _, figures in groups for name in figures)
    placed = {name for names in known.values() for name in names}
    for section, names in (*known.items(), (REST, [name for name in there if name not in placed])):
        held = [name for name in names if name in there]
        if held:
            yield section, held


def group_name(group: str, tongue: str, tag: str = "span", extra: str = "") -> str:
    """A column's heading: a word for all questions, a language in its own words."""
    if group == "all":
        return say("all", tag, extra)
    return f'<{tag}{extra} lang="{esc(group)}">{esc(tongue)}</{tag}>'


def script_of(text: str, language: str) -> str:
    """The language to mark a text with, escaped, so that Han characters get the right letter forms.

    language: of the question; a text without Han characters is English, one with them in an English question is taken
    for Traditional Chinese, the language of the knowledge.
    """
    if not HAN.search(text):
        return "en"
    return "zh-Hant" if language == "en" else esc(language)


def embedded(data: object) -> str:
    """JSON that may stand inside a script element: nothing in it can end the element or open another."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")

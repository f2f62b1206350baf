"""The share right by language and kind as a table whose cells darken where more is wrong."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from .markup import COL, NOTHING, ROW, Run, boxed, esc, group_name, named, number, raw, say
from .words import tongue

BOUNDS = (0.5, 0.7, 0.8, 0.9, 0.95, 1.0)
"""Where one shade ends and the next begins. Most shares are high, so the steps grow finer towards 1."""


def shade(value: float) -> int:
    """The shade of a share, from 0 (darkest, below a half) to 6 (all right).

    >>> [shade(value) for value in (0, 0.5, 0.94, 0.99, 1)]
    [0, 1, 4, 5, 6]
    """
    return sum(value >= bound for bound in BOUNDS)


def heat_table(metrics: Run) -> str:
    """A row for each kind and a column for each language, both with a row and column over all; "" without kinds."""
    cells = metrics.get("cells") or {}
    kinds = metrics.get("by_kind") or {}
    names = list(kinds) or list(dict.fromkeys(kind for row in cells.values() for kind in row))
    languages = list(cells)
    if not names:
        return ""
    head = "".join(group_name(each, tongue(each), "th", COL) for each in (*languages, "all"))
    rows = [_row(kind, cells, kinds.get(kind) or {}) for kind in names]
    rows.append(_last(metrics, languages))
    inside = f"<thead><tr>{say('kind', 'th', COL)}{head}</tr></thead><tbody>{''.join(rows)}</tbody>"
    return boxed("heat", "heat", "heat_caption", inside) + _legend()


def _row(kind: str, cells: Run, over_all: Run) -> str:
    tds = [_cell(cells[each].get(kind) or {}, each, kind) for each in cells]
    return f"<tr>{named('kind', kind, 'th', ROW)}{''.join(tds)}{_cell(_summed(over_all), 'all', kind)}</tr>"


def _last(metrics: Run, languages: Iterable[str]) -> str:
    groups = [metrics.get("by_language", {}).get(each) or {} for each in languages]
    tds = [_cell(_summed(group), each, "all") for each, group in zip(languages, groups, strict=True)]
    tds.append(_cell(_summed(metrics), "all", "all"))
    return f'<tr class="total">{say("all", "th", ROW)}{"".join(tds)}</tr>'


def _summed(group: Run) -> Run:
    """A group of questions as a cell has it: how many, and the share right."""
    right = (group.get("figures") or {}).get("right") or {}
    return {"questions": group.get("questions"), "right": right.get("value")}


def _cell(cell: Run, language: str, kind: str) -> str:
    share, n = cell.get("right"), cell.get("questions")
    data = f'data-language="{esc(language)}" data-kind="{esc(kind)}" data-value="{raw(share)}" data-n="{raw(n)}"'
    if not isinstance(share, int | float):
        return f'<td class="none" {data}>{NOTHING}</td>'
    count = "" if n is None else f'<span class="n">n {esc(n)}</span>'
    return f'<td class="h{shade(share)}" {data}><b>{number(share)}</b>{count}</td>'


def _legend() -> str:
    edges = ("0", *(f"{bound:g}" for bound in BOUNDS))
    labels = [f"{low}–{high}" for low, high in pairwise(edges)]
    labels = ["&lt; 0.5", *labels[1:], "1"]
    steps = "".join(f'<li class="h{step}">{label}</li>' for step, label in enumerate(labels))
    return f'<div class="legend">{say("legend")}<ol>{steps}</ol></div>'

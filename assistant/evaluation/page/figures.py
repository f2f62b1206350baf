"""The figures of a run as HTML: tiles with what matters most, the full table, and who was answered or refused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .markup import (
    COL,
    NOTHING,
    ROW,
    Run,
    boxed,
    esc,
    figure_data,
    group_name,
    groups_of,
    named,
    number,
    raw,
    say,
    sections,
    span,
)
from .names import SECTIONS
from .words import WORDS, tongue

HERO = "right"
TILES = ("answer_accuracy", "refusal_recall", "false_refusals", "cited_gold", "support", "agreement")
"""What stands large at the head of the page, after HERO; those that the run does not have are left out."""

CONFIDENCE = ("aurc", "coverage_at_5", "auroc", "brier", "ece")
"""Scores of the confidence, in the order shown."""

OUTCOMES: Mapping[str, tuple[tuple[str, str, str], ...]] = {
    "due_yes": (
        ("came_right", "answered_right", "good"),
        ("came_wrong", "answered_wrong", "bad"),
        ("came_refused", "refused_wrongly", "bad"),
    ),
    "due_no": (
        ("came_right", "corrected", "good"),
        ("came_wrong", "answered_unanswerable", "bad"),
        ("came_refused", "refused_rightly", "good"),
    ),
}
"""Row -> its cells: column, name in the data, and whether that is well."""


def tiles(metrics: Run) -> str:
    """The large numbers with their intervals; NOTHING in place of a figure that is null."""
    figures = metrics.get("figures") or {}
    hero = figures.get(HERO) or {}
    line = ""
    if hero.get("value") is not None and hero.get("n"):
        right = round(hero["value"] * hero["n"])
        line = say("hero_line", "p", ' class="line"', right=right, n=hero["n"])
    small = "".join(_tile(name, figures[name] or {}) for name in TILES if name in figures)
    return f'<div class="tiles">{_tile(HERO, hero, "tile hero", line)}<div class="small">{small}</div></div>'


def _tile(name: str, figure: Run, kind: str = "tile", line: str = "") -> str:
    between = span(figure, name)
    n = f"n = {figure['n']}" if figure.get("n") is not None else ""
    below = ", ".join(part for part in (f"{between}" if between else "", n) if part) or NOTHING
    says = named("says", name, "p", ' class="says"') if f"says.{name}" in WORDS else ""
    return (
        f'<div class="{kind}" {figure_data("all", name, figure)}>{named("figure", name, "h3")}'
        f'<p class="big">{number(figure.get("value"), name)}</p>{_ruler(figure)}'
        f'<p class="between">{esc(below)}</p>{line}{says}</div>'
    )


def _ruler(figure: Run) -> str:
    """A line from 0 to 1 with the interval and the value on it; "" where there is no share to show."""
    value, low, high = (figure.get(key) for key in ("value", "low", "high"))
    if not isinstance(value, int | float) or not 0 <= value <= 1:
        return ""
    band = ""
    if isinstance(low, int | float) and isinstance(high, int | float):
        width = max(0.0, high - low) * 100
        band = f'<rect class="band" x="{low * 100:.1f}" y="1" width="{width:.1f}" height="4" rx="2"/>'
    return (
        '<svg class="ruler" viewBox="-1 0 102 6" aria-hidden="true" preserveAspectRatio="none">'
        f'<rect class="track" x="0" y="2.5" width="100" height="1"/>{band}'
        f'<rect class="at" x="{value * 100 - 0.6:.1f}" y="0" width="1.2" height="6"/></svg>'
    )


def figures_table(metrics: Run) -> str:
    """Every figure of the run over all questions and per language, by section; only a heading when there is none."""
    groups = groups_of(metrics)
    bodies = []
    for section, names in sections(groups, SECTIONS):
        first = say(f"section.{section}", "th", f' scope="rowgroup" class="section" colspan="{len(groups) + 1}"')
        rows = "".join(_row(name, groups) for name in names)
        bodies.append(f"<tbody><tr>{first}</tr>{rows}</tbody>")
    return boxed("figures", "figures", "figures_caption", f"{_head(groups)}{''.join(bodies)}")


def calibration_table(calibration: Run) -> str:
    """The scores of the confidence over all questions and per language; "" when none was measured."""
    groups = [(name, {each: {"value": part.get(each)} for each in CONFIDENCE}) for name, part in calibration.items()]
    if not groups:
        return ""
    rows = "".join(_row(name, groups) for name in CONFIDENCE)
    return boxed("calibration", "calibration_caption", "calibration_caption", f"{_head(groups)}<tbody>{rows}</tbody>")


def _head(groups: Sequence[tuple[str, Run]]) -> str:
    names = "".join(group_name(name, tongue(name), "th", COL) for name, _ in groups)
    return f"<thead><tr>{say('figure', 'th', COL)}{names}</tr></thead>"


def _row(name: str, groups: Sequence[tuple[str, Run]]) -> str:
    says = named("says", name, "span", ' class="says"') if f"says.{name}" in WORDS else ""
    cells = "".join(_cell(group, name, figures.get(name) or {}) for group, figures in groups)
    return f'<tr><th scope="row">{named("figure", name)}{says}</th>{cells}</tr>'


def _cell(group: str, name: str, figure: Run) -> str:
    below = [span(figure, name), f"n {figure['n']}" if figure.get("n") is not None else ""]
    small = " · ".join(part for part in below if part)
    under = f'<span class="between">{esc(small)}</span>' if small else ""
    return f"<td {figure_data(group, name, figure)}>{number(figure.get('value'), name)}{under}</td>"


def outcomes_table(outcomes: Run) -> str:
    """Answered or refused against whether an answer was due; zeros where the run says nothing."""
    columns = ("came_right", "came_wrong", "came_refused", "all")
    head = say("due", "th", COL) + "".join(say(key, "th", COL) for key in columns)
    rows = "".join(_outcome_row(due, outcomes) for due in OUTCOMES)
    errors = int(outcomes.get("errors") or 0)
    note = say("errors_n", "p", ' class="note"', n=errors) if errors else ""
    return (
        boxed("outcomes", "outcomes", "outcomes_caption", f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody>") + note
    )


def _outcome_row(due: str, outcomes: Run) -> str:
    counts = [int(outcomes.get(name) or 0) for _, name, _ in OUTCOMES[due]]
    cells = []
    for (_, name, kind), count in zip(OUTCOMES[due], counts, strict=True):
        share = f"{count / sum(counts):.1%}" if sum(counts) else NOTHING
        extra = say("cell_corrected", "span", ' class="between"') if name == "corrected" else ""
        small = f'<span class="between">{share}</span>'
        data = f'data-outcome="{name}" data-value="{raw(count)}"'
        cells.append(f'<td class="{kind if count else "none"}" {data}>{count:,}{small}{extra}</td>')
    total = f'<td class="sum">{sum(counts):,}</td>'
    return f"<tr>{say(due, 'th', ROW)}{''.join(cells)}{total}</tr>"

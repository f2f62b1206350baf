"""The run as Markdown, for a repository or a pull request: the same figures, and the worst questions."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ...records import Language
from .figures import CONFIDENCE, OUTCOMES
from .markup import NOTHING, Run, groups_of, number, sections, span
from .names import SECTIONS
from .rows import gold_groups, worst_first
from .words import WORDS, tongue, word

WORST = 50
"""So many questions are written out; of the others only the number is said."""

_SPECIAL = re.compile(r"([\\`*_{}\[\]#!|~>$])")
_BREAKS = re.compile(r"\s*[\r\n\u2028\u2029]+\s*")


def render_markdown(run: Run, language: Language = "en") -> str:
    """The run as Markdown in one language. What it lacks is shown as a dash or left out; no row, no questions."""
    manifest, metrics = run.get("manifest") or {}, run.get("metrics") or {}
    lines = [
        f"# {safe(manifest.get('name') or word('report', language))}",
        "",
        *_what_was_run(manifest, run.get("times"), language),
        *_figures(metrics, language),
        *_cells(metrics, language),
        *_outcomes(metrics.get("outcomes") or {}, language),
        *_calibration(metrics.get("calibration") or {}, language),
        *_questions(run.get("rows") or (), language),
    ]
    return "\n".join(lines).rstrip() + "\n"


def safe(value: object) -> str:
    r"""Text in one line with nothing left in it that Markdown, or HTML within Markdown, would take for its own.

    >>> print(safe("a | b\n<b>"))
    a \| b &lt;b\>
    """
    text = _BREAKS.sub(" ", "" if value is None else str(value)).replace("&", "&amp;").replace("<", "&lt;")
    return _SPECIAL.sub(r"\\\1", text)


def _named(group: str, name: object, language: Language) -> str:
    key = f"{group}.{name}"
    return safe(word(key, language) if key in WORDS else name)


def _column(group: str, language: Language) -> str:
    return word("all", language) if group == "all" else safe(tongue(group))


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table whose first column is text and whose others are numbers."""
    for row in (head, (":--", *("--:" for _ in head[1:])), *rows):
        yield f"| {' | '.join(row)} |"
    yield ""


def _what_was_run(manifest: Run, times: Run | None, language: Language) -> Iterator[str]:
    for each in manifest.get("sets") or ():
        size = word("questions_n", language, n=each.get("questions"))
        split, digest = _named("split", each.get("split"), language), str(each.get("sha256") or "")[:12]
        yield f"- {safe(each.get('file'))} ({split}, {size}, {safe(digest)})"
    knowledge = manifest.get("knowledge") or {}
    if knowledge:
        entries = word("entries_n", language, n=knowledge.get("entries"))
        yield f"- {word('knowledge', language)}: {safe(knowledge.get('digest'))} ({entries})"
    for key in ("settings", "versions"):
        held = manifest.get(key) or {}
        if held:
            pairs = ", ".join(f"{safe(name)} {safe(_plain(value))}" for name, value in held.items())
            yield f"- {word(key, language)}: {pairs}"
    if times:
        gaps = {key: number(times.get(key), "ms_") for key in ("p50", "p95", "p99")}
        yield f"- {word('times_line', language, total=number(times.get('total_s'), 'ms_'), **gaps)}"
    yield ""


def _plain(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _figures(metrics: Run, language: Language) -> Iterator[str]:
    groups = groups_of(metrics)
    yield f"## {word('figures', language)}"
    yield ""
    yield word("figures_caption", language)
    yield ""
    rows = [
        (_named("figure", name, language), *(_figure(figures.get(name) or {}, name) for _, figures in groups))
        for _, names in sections(groups, SECTIONS)
        for name in names
    ]
    yield from _table([word("figure", language), *(_column(name, language) for name, _ in groups)], rows)


def _figure(figure: Run, name: str) -> str:
    """A figure, its interval and how many questions it is of, such as 0.861 · 0.81–0.90, n = 201."""
    n = f"n = {figure['n']}" if figure.get("n") is not None else ""
    rest = ", ".join(part for part in (span(figure, name), n) if part)
    return " · ".join(part for part in (number(figure.get("value"), name), rest) if part)


def _cells(metrics: Run, language: Language) -> Iterator[str]:
    cells = metrics.get("cells") or {}
    kinds = list(metrics.get("by_kind") or dict.fromkeys(kind for row in cells.values() for kind in row))
    if not kinds:
        return
    yield f"## {word('heat', language)}"
    yield ""
    rows = [
        (_named("kind", kind, language), *(_share(row.get(kind) or {}) for row in cells.values())) for kind in kinds
    ]
    yield from _table([word("kind", language), *(_column(each, language) for each in cells)], rows)


def _share(cell: Run) -> str:
    return NOTHING if cell.get("right") is None else f"{number(cell['right'])} ({cell.get('questions')})"


def _outcomes(outcomes: Run, language: Language) -> Iterator[str]:
    yield f"## {word('outcomes', language)}"
    yield ""
    columns = [word(key, language) for key in ("due", "came_right", "came_wrong", "came_refused")]
    rows = [(word(due, language), *(str(outcomes.get(name) or 0) for _, name, _ in OUTCOMES[due])) for due in OUTCOMES]
    yield from _table(columns, rows)
    if outcomes.get("errors"):
        yield word("errors_n", language, n=outcomes["errors"])
        yield ""


def _calibration(calibration: Mapping[str, Run], language: Language) -> Iterator[str]:
    if not calibration:
        return
    yield f"## {word('confidence_title', language)}"
    yield ""
    rows = [
        (_named("figure", name, language), *(number((part or {}).get(name)) for part in calibration.values()))
        for name in CONFIDENCE
    ]
    yield from _table([word("figure", language), *(_column(each, language) for each in calibration)], rows)


def _questions(rows: Sequence[Run], language: Language) -> Iterator[str]:
    ranked = worst_first(rows)
    right = ranked.pop("right", [])
    if not rows:
        return
    yield f"## {word('questions', language)}"
    yield ""
    left = WORST
    for name, held in ranked.items():
        yield f"### {word(f'rank.{name}', language)} ({len(held)})"
        yield ""
        for row in held[:left]:
            yield from _question(row, language)
        if held[left:]:
            yield f"… +{len(held[left:])}"
            yield ""
        left = max(0, left - len(held))
    if right:
        yield f"{word('rank.right', language)}: {word('questions_n', language, n=len(right))}"


def _question(row: Run, language: Language) -> Iterator[str]:
    """One question as a list: what was asked, what came, what was wanted, and what is not right."""
    meta = [_named("kind", row.get("kind"), language), safe(tongue(str(row.get("language", ""))))]
    meta += [_named("status", row.get("status"), language)]
    meta += [f"{word('confidence', language)} {number(row.get('confidence'))}"]
    yield f"- **{safe(row.get('question'))}** ({safe(row.get('id'))}; {', '.join(meta)})"
    for turn in row.get("history") or ():
        yield f"  - {_named('role', turn.get('role'), language)}: {safe(turn.get('content'))}"
    gold = " + ".join(safe(group) for group in gold_groups(row)) if row.get("answerable") else ""
    parts = {
        "answer": safe(row.get("answer")) or word("no_answer", language),
        "gold": gold or word("no_answer_due", language),
        "why": safe(row.get("error") or row.get("why")),
        "unsupported": " / ".join(safe(each) for each in row.get("unsupported") or ()),
        "citations": "; ".join(_citation(each) for each in row.get("citations") or ()),
    }
    for key, text in parts.items():
        if text:
            yield f"  - {word(key, language)}: {text}"
    yield ""


def _citation(each: Run) -> str:
    return f"{safe(each.get('entry'))}: “{safe(each.get('quote'))}”"

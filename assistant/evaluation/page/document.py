"""The whole page put together: one file that needs nothing else, neither a network nor a second file."""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.resources import files
from string import Template

from .figures import calibration_table, figures_table, outcomes_table, tiles
from .heat import heat_table
from .markup import COL, NOTHING, Run, boxed, embedded, esc, labelled, named, say, spoken
from .plots import reliability_plot, risk_plot
from .rows import Later, choices, question_cards
from .words import TONGUES, WORDS, tongue, word

DIGEST = 12
"""So many characters of a digest tell it from every other."""

CONTENTS = ("headline", "run", "figures", "heat", "outcomes", "confidence", "questions")
"""The sections of the page in order, as their ids."""

HEADINGS = {"confidence": "confidence_title"}
"""Section -> the words of its heading, where these are not the section's own name."""


def render_html(run: Run) -> str:
    """The run as a page. What it lacks is shown as a dash or left out; without rows a sentence says so."""
    manifest, metrics, rows = run.get("manifest") or {}, run.get("metrics") or {}, run.get("rows") or ()
    calibration, later = metrics.get("calibration") or {}, Later()
    cards = question_cards(rows, later)
    headings = {f"{name}_heading": say(HEADINGS.get(name, name), "h2") for name in CONTENTS}
    return Template(_file("page.html")).substitute(
        headings,
        style=_file("style.css"),
        script=_file("script.js"),
        name=esc(manifest.get("name") or word("report")),
        skip=esc(word("skip")),
        contents_label=labelled("contents"),
        contents=_contents(),
        languages_label=labelled("page_language"),
        languages=_languages(),
        kicker=say("report"),
        summary=_summary(manifest, metrics),
        tiles=tiles(metrics),
        run=_what_was_run(manifest, run.get("times")),
        figures=figures_table(metrics),
        heat=heat_table(metrics),
        outcomes=outcomes_table(metrics.get("outcomes") or {}),
        confidence=_confidence(calibration),
        filters=_filters(rows),
        cards=cards,
        words=embedded(WORDS),
        later=embedded(later.plain()),
    )


def _file(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _contents() -> str:
    links = "".join(f'<li><a href="#{name}">{say(HEADINGS.get(name, name))}</a></li>' for name in CONTENTS)
    return f"<ul>{links}</ul>"


def _languages() -> str:
    buttons = (
        f'<button type="button" lang="{language}" data-language="{language}" aria-pressed="false">{name}</button>'
        for language, name in TONGUES.items()
    )
    return "".join(buttons)


def _summary(manifest: Run, metrics: Run) -> str:
    """In one line what was asked of what: sets, questions, and the knowledge behind the answers."""
    knowledge = manifest.get("knowledge") or {}
    names = " + ".join(esc(each.get("file")) for each in manifest.get("sets") or ())
    parts = [f"<span>{names}</span>" if names else "", say("questions_n", n=f"{metrics.get('questions') or 0:,}")]
    if knowledge.get("digest"):
        parts.append(f"<span>{say('knowledge')} <code>{esc(knowledge['digest'][:DIGEST])}</code></span>")
    return f'<p class="summary">{"".join(parts)}</p>'


def _what_was_run(manifest: Run, times: Run | None) -> str:
    """Sets, knowledge, settings, versions and times; a part that the manifest lacks is left out."""
    knowledge = manifest.get("knowledge") or {}
    pieces = [_sets(manifest.get("sets") or ()), '<dl class="facts">']
    if knowledge:
        entries = say("entries_n", n=f"{knowledge.get('entries') or 0:,}")
        digest = f'<code class="digest">{esc(knowledge.get("digest"))}</code>'
        pieces.append(f"{say('knowledge', 'dt')}<dd>{entries} {digest}</dd>")
    for key in ("settings", "versions"):
        held = manifest.get(key) or {}
        if held:
            pairs = "".join(f"<li>{esc(name)} <b>{esc(_plain(value))}</b></li>" for name, value in held.items())
            pieces.append(f'{say(key, "dt")}<dd><ul class="pairs">{pairs}</ul></dd>')
    if times:
        gaps = {key: _time(times.get(key)) for key in ("p50", "p95", "p99")}
        line = say("times_line", total=_time(times.get("total_s")), **gaps)
        pieces.append(f"{say('times', 'dt')}<dd>{line}</dd>")
    return "".join([*pieces, "</dl>"])


def _time(value: object) -> str:
    return f"{value:,.1f}" if isinstance(value, int | float) else NOTHING


def _plain(value: object) -> str:
    """A setting in one line: text as it is, anything else as JSON."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _sets(sets: Sequence[Run]) -> str:
    if not sets:
        return ""
    heads = "".join(say(key, "th", COL) for key in ("set_file", "set_split", "set_size"))
    rows = "".join(
        f'<tr><th scope="row">{esc(each.get("file"))}</th>{named("split", each.get("split"), "td")}'
        f"<td>{esc(each.get('questions'))}</td><td><code>{esc(str(each.get('sha256') or '')[:DIGEST])}</code></td></tr>"
        for each in sets
    )
    head = f'<thead><tr>{heads}<th scope="col">SHA-256</th></tr></thead>'
    return boxed("sets", "sets", "sets", f"{head}<tbody>{rows}</tbody>")


def _confidence(calibration: Run) -> str:
    if not calibration:
        return say("nothing_drawn", "p", ' class="note"')
    intro = say("confidence_intro", "p", ' class="lead"')
    return f"{intro}{risk_plot(calibration)}{reliability_plot(calibration)}{calibration_table(calibration)}"


def _filters(rows: Sequence[Run]) -> str:
    """The controls over the cards, hidden until the script shows them; "" without rows."""
    if not rows:
        return ""
    intro = say("questions_intro", "p", ' class="lead"') + say("needs_script", "p", ' id="needs-script" class="note"')
    selects = "".join(_select(key, found, len(rows)) for key, found in choices(rows).items())
    hint = f'placeholder="{esc(word("search_hint"))}" data-t-hint="search_hint"'
    label = say("filter.text", "label", ' for="by-text"')
    search = f'<div class="find">{label}<input id="by-text" type="search" name="text" {hint}></div>'
    buttons = "".join(
        f'<button type="button" name="{key}" {spoken(key)}>{esc(word(key))}</button>'
        for key in ("clear", "open_all", "close_all")
    )
    shown = say("shown_n", "output", ' id="shown" aria-live="polite"', shown=f"{len(rows):,}", all=f"{len(rows):,}")
    row = f'<div class="row">{shown}{buttons}</div>'
    form = f'<form class="filters" {labelled("filters")} hidden>{selects}{search}{row}</form>'
    return intro + form + say("none_match", "p", ' id="none" class="note" hidden')


def _select(key: str, found: Sequence[tuple[str, int]], everything: int) -> str:
    options = [
        f'<option value="" {spoken("all")} data-after=" ({everything:,})">{esc(word("all"))} ({everything:,})</option>'
    ]
    for value, n in found:
        named_so, after = f"{key}.{value}", f" ({n:,})"
        plain = tongue(value) if key == "language" else value
        if named_so in WORDS:
            plain, marked = word(named_so), f' {spoken(named_so)} data-after="{after}"'
        else:
            marked = ""
        options.append(f'<option value="{esc(value)}"{marked}>{esc(plain)}{after}</option>')
    label = say("filter." + key, "label", f' for="by-{key}"')
    return f'<div>{label}<select id="by-{key}" name="{key}">{"".join(options)}</select></div>'

"""The questions as cards, worst first, and the bodies of those cards that the page makes only when they are opened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from .markup import NOTHING, Run, esc, named, number, say, script_of
from .words import TONGUES, tongue

CONFIDENT = 0.6
"""From this confidence on, the chat page calls an answer at least moderately sure."""

PLAIN = 200
"""So many of the worst stand in the page as plain HTML; the bodies of the others wait in its data."""

OPEN = 40
"""So many of the wrong ones are open at first."""

SOFT, VERDICT = ' class="soft"', ' class="verdict"'

RANKS = ("confident", "wrong", "unsupported", "right")
"""The groups of questions, worst first."""


def rank(row: Run) -> str:
    """Which of RANKS a question belongs to."""
    if not row.get("right"):
        return "confident" if (row.get("confidence") or 0) >= CONFIDENT else "wrong"
    return "unsupported" if row.get("unsupported") else "right"


def worst_first(rows: Iterable[Run]) -> dict[str, list[Run]]:
    """Rank -> its questions: wrong ones by falling confidence, the others by rising; ranks without any are left out."""
    parted: dict[str, list[Run]] = {name: [] for name in RANKS}
    for row in rows:
        parted[rank(row)].append(row)
    for name, held in parted.items():
        sign = -1 if name in {"confident", "wrong"} else 1
        held.sort(key=lambda row: sign * (row.get("confidence") or 0))
    return {name: held for name, held in parted.items() if held}


class Later:
    """The bodies that wait: each a list of pieces, and each piece kept once, for many cards cite the same entries."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._bodies: list[list[int]] = []

    def add(self, pieces: Iterable[str]) -> int:
        """Keep a body and return its number."""
        self._bodies.append([self._numbers.setdefault(piece, len(self._numbers)) for piece in pieces])
        return len(self._bodies) - 1

    def plain(self) -> dict[str, Any]:
        """The pieces, and for each body the numbers of its pieces, for JSON."""
        return {"pieces": list(self._numbers), "bodies": self._bodies}


def question_cards(rows: Sequence[Run], later: Later) -> str:
    """All cards in their groups; bodies that wait are added to `later`. A sentence instead when there are no rows."""
    if not rows:
        return say("no_questions", "p", ' class="note"')
    parts, placed = [], 0
    for name, held in worst_first(rows).items():
        cards = []
        for row in held:
            waits = name == "right" or placed >= PLAIN
            opened = name in {"confident", "wrong"} and placed < OPEN
            cards.append(_card(row, name, opened, later if waits else None))
            placed += 1
        left = say("print_left", "p", ' class="print-only note"', n=len(held)) if name == "right" else ""
        about = say("about.confident", "p", ' class="note"', n=f"{CONFIDENT:.2f}") if name == "confident" else ""
        heading = f'<h3>{say("rank." + name)} <span class="count" data-count>{len(held):,}</span></h3>'
        parts.append(
            f'<section class="rank {name}" data-rank="{name}">{heading}{about}{left}{"".join(cards)}</section>'
        )
    return "".join(parts)


def _card(row: Run, name: str, opened: bool, later: Later | None) -> str:
    verdict = {"confident": "wrong"}.get(name, name)
    data = " ".join(f'data-{key}="{esc(row.get(key))}"' for key in ("language", "kind", "status"))
    pieces = list(body(row))
    if later is None:
        waits, inside = "", f'<dl class="body">{"".join(pieces)}</dl>'
    else:
        waits, inside = f' data-later="{later.add(pieces)}"', ""
    return (
        f'<details class="card" {data} data-verdict="{verdict}"{waits}{" open" if opened else ""}>'
        f"{_summary(row, verdict)}{inside}</details>"
    )


def _summary(row: Run, verdict: str) -> str:
    language = str(row.get("language", ""))
    sure = number(row.get("confidence"))
    meta = (
        f"{say('verdict.' + verdict, extra=VERDICT)}{named('kind', row.get('kind'))}"
        f"<span>{esc(tongue(language))}</span>{named('status', row.get('status'))}"
        f'<span class="sure">{say("confidence")} <b>{sure}</b></span><code>{esc(row.get("id"))}</code>'
    )
    return (
        f'<summary><span class="meta">{meta}</span><h4 lang="{esc(language)}">{esc(row.get("question"))}</h4></summary>'
    )


def body(row: Run) -> Iterable[str]:
    """The inside of a card in pieces; what a question does not have is left out."""
    language = str(row.get("language", ""))
    yield from _history(row, language)
    yield from _answer(row, language)
    yield from _why(row)
    yield from _gold(row, language)
    yield from _unsupported(row, language)
    yield from _citations(row, language)
    yield from _entries("evidence", row.get("evidence") or (), _cited(row), "is_cited")
    yield from _entries("found", row.get("found") or (), set(row.get("evidence") or ()), "is_gold")


def _cited(row: Run) -> set[Any]:
    return {each.get("entry") for each in row.get("citations") or ()}


def _history(row: Run, language: str) -> Iterable[str]:
    turns = row.get("history") or ()
    if turns:
        yield f"{say('earlier', 'dt')}<dd>"
        for turn in turns:
            said = str(turn.get("content", ""))
            words = f'<span lang="{script_of(said, language)}">{esc(said)}</span>'
            yield f'<p class="turn">{named("role", turn.get("role"))}{words}</p>'
        yield "</dd>"


def _answer(row: Run, language: str) -> Iterable[str]:
    answer, short = str(row.get("answer") or ""), row.get("short_answer")
    yield say("answer", "dt")
    if not answer:
        yield f"<dd>{say('no_answer', extra=SOFT)}</dd>"
        return
    first = f'<p class="short" lang="{script_of(str(short), language)}">{esc(short)}</p>' if short else ""
    yield f'<dd class="answer">{first}<p lang="{script_of(answer, language)}">{esc(answer)}</p></dd>'


def _why(row: Run) -> Iterable[str]:
    if row.get("right"):
        return
    why, error = str(row.get("why") or ""), str(row.get("error") or "")
    if why and why != error:
        yield f'{say("why", "dt")}<dd class="why" lang="{script_of(why, "en")}">{esc(why)}</dd>'
    if error:
        yield f'{say("error", "dt")}<dd class="why" lang="en">{esc(error)}</dd>'


def _gold(row: Run, language: str) -> Iterable[str]:
    yield f"{say('gold', 'dt')}<dd>"
    if row.get("answerable"):
        yield _demands(row, language)
    else:
        yield say("no_answer_due", extra=SOFT)
    yield "</dd>"


def gold_groups(row: Run) -> list[str]:
    """The demands of the gold answer, alternatives parted by " / ", each said once; [] where none is due."""
    groups = [" / ".join(group) for group in (row.get("answers") or (), *(row.get("must_include") or ())) if group]
    return list(dict.fromkeys(groups))


def _demands(row: Run, language: str) -> str:
    """The demands as a list; those that the answer does not meet say so."""
    missing = set() if row.get("right") else set(row.get("missing") or ())
    items = []
    for group in gold_groups(row):
        lacks = group in missing
        mark = say("missing", "small") if lacks else ""
        kind = ' class="missing"' if lacks else ""
        items.append(f'<li{kind} lang="{script_of(group, language)}">{esc(group)}{mark}</li>')
    return f'<ul class="chips">{"".join(items)}</ul>' if items else NOTHING


def _unsupported(row: Run, language: str) -> Iterable[str]:
    sentences = row.get("unsupported") or ()
    if sentences:
        items = "".join(f'<li lang="{script_of(str(each), language)}">{esc(each)}</li>' for each in sentences)
        yield f'{say("unsupported", "dt")}<dd><ul class="plain">{items}</ul></dd>'


def _citations(row: Run, language: str) -> Iterable[str]:
    citations, gold = row.get("citations") or (), set(row.get("evidence") or ())
    if not citations:
        return
    yield f'{say("citations", "dt")}<dd><ol class="cites">'
    for place, each in enumerate(citations, start=1):
        value = "" if each.get("number") == place else f' value="{esc(each.get("number"))}"'
        yield _citation(each, value, each.get("entry") in gold, language)
    yield "</ol></dd>"


def _citation(each: Run, value: str, is_gold: bool, language: str) -> str:
    quote, source = str(each.get("quote") or ""), each.get("source")
    title = str((source.get("title") or source.get("id")) if isinstance(source, Mapping) else source or "")
    mark = say("is_gold", "small") if is_gold else ""
    return (
        f'<li{value}{" class=gold" if is_gold else ""}><q lang="{script_of(quote, language)}">{esc(quote)}</q>'
        f'<span class="source"><cite lang="{script_of(title, "en")}">{esc(title)}</cite>'
        f"<code>{esc(each.get('entry'))}</code>{mark}</span></li>"
    )


def _entries(key: str, entries: Sequence[Any], marked: set[Any], mark: str) -> Iterable[str]:
    """A list of entry ids, of which some are marked in words too."""
    if not entries:
        return
    yield f'{say(key, "dt")}<dd><ul class="ids">'
    for each in entries:
        kind, said = (' class="gold"', say(mark, "small")) if each in marked else ("", "")
        yield f"<li{kind}><code>{esc(each)}</code>{said}</li>"
    yield "</ul></dd>"


def choices(rows: Sequence[Run]) -> dict[str, list[tuple[str, int]]]:
    """What there is to filter by, with counts: language, kind and status as they first come, verdict worst first."""
    found: dict[str, dict[str, int]] = {"language": {}, "kind": {}, "status": {}, "verdict": {}}
    verdicts = [{"confident": "wrong"}.get(rank(row), rank(row)) for row in rows]
    found["verdict"] = {name: verdicts.count(name) for name in ("wrong", "unsupported", "right") if name in verdicts}
    for row in rows:
        for key in ("language", "kind", "status"):
            value = str(row.get(key, ""))
            found[key][value] = found[key].get(value, 0) + 1
    in_order = {name: place for place, name in enumerate(TONGUES)}
    languages = sorted(found["language"].items(), key=lambda item: in_order.get(item[0], len(in_order)))
    return {"language": languages, **{key: list(found[key].items()) for key in ("kind", "status", "verdict")}}

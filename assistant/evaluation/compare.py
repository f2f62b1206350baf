"""Two runs compared question by question: which figures moved, by how much, how surely, and which questions changed.

Only questions that both runs asked, with the same gold, are compared. A figure is called better or worse only when its
p holds after Holm's adjustment; the questions that changed are named either way, each with what changed in it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from itertools import takewhile
from typing import Literal, get_args

from ..errors import UsageError
from ..records import Language, Table
from .metrics import mean
from .normalize import normalise
from .questions import Kind
from .report import Row
from .statistics import REPEATS, Interval, Paired, Resampling, Values, holm, mcnemar
from .summary import REFUSALS
from .tables import NOTHING

Verdict = Literal["better", "worse", "no measurable difference", "the same", "nothing to compare"]
Pair = tuple[Row, Row]
"""A question before and after."""

LOWER_IS_BETTER = frozenset({"false_refusals"})
"""Every other figure is better when it is higher."""

REFUSED = ("refusal_recall", "false_refusals")
"""Figures of `summary.REFUSALS` that have a value for a question whatever came back."""

ALPHA = 0.05
"""Below it, an adjusted p makes a difference."""

DECIMALS = 4
"""A run read back from its file has no more; unrounded, a third would differ from its own 0.3333 on every question."""


@dataclass(frozen=True, slots=True)
class FigureChange:
    """One figure in both runs, over the questions for which both have a value.

    questions: how many these are.  before, after: the mean over them, in [0, 1].  difference: after less before.
    p: see `statistics.paired_bootstrap`; p_holm: adjusted for all figures, or all groups. These five are None where
    no question has both values. verdict: "better" or "worse" only when p_holm is below ALPHA.
    """

    name: str
    questions: int
    before: float | None
    after: float | None
    difference: Interval | None
    p: float | None
    p_holm: float | None
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two runs beside each other. Questions stand in the order of the first run, those of the second alone in its own.

    only_before, only_after: ids that one run alone has.  changed_gold: ids that ask or demand another thing in the two
    runs.  Both are left out of all that follows.  questions: how many are compared.  figures: every score, then the
    refusals.  groups: how `right` changed per language and per kind.  mcnemar: p that both are right equally often,
    taking questions for independent.  right_lost, right_gained: rows that were, or became, right.  changed: rows as
    right as before with another status, answer, short answer or citations, or with other words or sources in these.
    """

    only_before: tuple[str, ...]
    only_after: tuple[str, ...]
    changed_gold: tuple[str, ...]
    questions: int
    figures: tuple[FigureChange, ...]
    groups: tuple[FigureChange, ...]
    mcnemar: float
    right_lost: tuple[Pair, ...]
    right_gained: tuple[Pair, ...]
    changed: tuple[Pair, ...]


def compare(before: Sequence[Row], after: Sequence[Row], *, repeats: int = REPEATS, seed: int = 0) -> Comparison:
    """Compare two runs over the questions that they share.

    Differences are resampled by cluster (`statistics.paired_bootstrap`), scores rounded to DECIMALS first. A figure
    that no row has is left out; all tuples are empty when no question is shared. Raises UsageError when a run has two
    rows of one id.

    >>> from dataclasses import replace
    >>> old = Row("q1", "size", "en", "count", "How many?", True, ("50",), (), ("list",), "answered", "en",
    ...           "It has 50. [1]", "50", 0.9, ("list",), (), (), (), True, {"right": 1.0}, 2.0)
    >>> new = replace(old, answer="It has 53. [1]", missing=("50",), right=False, scores={"right": 0.0})
    >>> found = compare([old], [new])
    >>> found.right_lost == ((old, new),), found.mcnemar, found.figures[0].verdict
    (True, 1.0, 'no measurable difference')
    """
    old, new = _by_id(before), _by_id(after)
    shared = [(row, new[name]) for name, row in old.items() if name in new]
    pairs = [pair for pair in shared if _gold(pair[0]) == _gold(pair[1])]
    lost = tuple(pair for pair in pairs if pair[0].right and not pair[1].right)
    gained = tuple(pair for pair in pairs if pair[1].right and not pair[0].right)
    resampling = Resampling([row.cluster for _, row in pairs], repeats, seed)
    return Comparison(
        only_before=tuple(name for name in old if name not in new),
        only_after=tuple(name for name in new if name not in old),
        changed_gold=tuple(one.id for one, two in shared if _gold(one) != _gold(two)),
        questions=len(pairs),
        figures=_changes(_scores(pairs), resampling),
        groups=_changes(_rightness(pairs), resampling),
        mcnemar=mcnemar(len(lost), len(gained)),
        right_lost=lost,
        right_gained=gained,
        changed=tuple(pair for pair in pairs if pair[0].right == pair[1].right and _differ(*pair)),
    )


def why(before: Row, after: Row) -> str:
    """What changed from one row of a question to the other, in words, the new first; never empty.

    Named are the error, the status, the figures or else the words of the answer, its short answer and language, the
    entries cited, their sources and quotes, the confidence, and what is newly missed or unsupported.

    >>> from dataclasses import replace
    >>> old = Row("q1", "size", "en", "count", "How many?", True, ("50",), (), ("list",), "answered", "en",
    ...           "It has 50. [1]", "50", 0.9, ("list",), (), (), (), True, {"right": 1.0}, 2.0)
    >>> why(old, replace(old, answer="It has 53. [1]", cited=("paper",), missing=("50",)))
    'says 53 in place of 50; cites paper in place of list; cites no evidence any more; now misses 50'
    """
    reasons = (*_of_answer(before, after), *_of_grounds(before, after))
    return "; ".join(reason for reason in reasons if reason) or "the same answer, judged differently"


def figure_table(comparison: Comparison) -> Table:
    """A row for each figure, then for `right` in each group: both means, difference, 95 % interval, p and verdict.

    >>> figure_table(compare([], [])).columns
    ('figure', 'n', 'before', 'after', 'difference', '95 %', 'p', 'p (Holm)', 'verdict')
    """
    columns = ("figure", "n", "before", "after", "difference", "95 %", "p", "p (Holm)", "verdict")
    return Table(columns, tuple(_figure_row(change) for change in (*comparison.figures, *comparison.groups)))


def question_table(comparison: Comparison) -> Table:
    """A row for each question that changed, with both answers and why: lost first, then gained, then only changed.

    No rows where none changed.

    >>> question_table(compare([], [])).columns
    ('change', 'id', 'kind', 'question', 'before', 'after', 'why')
    """
    parts = {"lost": comparison.right_lost, "gained": comparison.right_gained, "changed": comparison.changed}
    columns = ("change", "id", "kind", "question", "before", "after", "why")
    return Table(columns, tuple(_question_row(change, *pair) for change, pairs in parts.items() for pair in pairs))


def _by_id(rows: Sequence[Row]) -> dict[str, Row]:
    counted = Counter(row.id for row in rows)
    twice = [name for name, count in counted.items() if count > 1]
    if twice:
        raise UsageError(f"A run has several rows of {_listed(twice)}; give each question an id of its own.")
    return {row.id: row for row in rows}


def _gold(row: Row) -> tuple[object, ...]:
    """What is asked and demanded; the kind is part of it, since it decides which refusal is right."""
    asked = row.question, row.history, row.language, row.kind
    return *asked, row.answerable, row.answers, row.must_include, row.evidence


def _differ(before: Row, after: Row) -> bool:
    given = ((row.status, row.answer, row.short_answer, row.cited) for row in (before, after))
    return len(set(given)) > 1 or any(_of_entries(before, after))


def _scores(pairs: Sequence[Pair]) -> dict[str, tuple[Values, Values]]:
    """The values of every figure in both runs, a figure that no row has left out."""
    names = dict.fromkeys(name for side in zip(*pairs, strict=True) for row in side for name in row.scores)
    both = {
        name: ([_value(row, name) for row, _ in pairs], [_value(row, name) for _, row in pairs])
        for name in [*names, *REFUSED]
    }
    return {name: sides for name, sides in both.items() if any(value is not None for side in sides for value in side)}


def _value(row: Row, name: str) -> float | None:
    if name in REFUSED:
        return REFUSALS[name](row)
    value = row.scores.get(name)
    return None if value is None else round(value, DECIMALS)


def _rightness(pairs: Sequence[Pair]) -> dict[str, tuple[Values, Values]]:
    """Whether each question was right, for each language and kind that has questions, in the order of definition."""
    groups: dict[str, tuple[Values, Values]] = {}
    for field, defined in (("language", get_args(Language)), ("kind", get_args(Kind))):
        of = [getattr(row, field) for row, _ in pairs]
        for name in sorted(dict.fromkeys(of), key=[*defined, *of].index):
            own = [pair if each == name else None for pair, each in zip(pairs, of, strict=True)]
            before, after = ([None if pair is None else float(pair[side].right) for pair in own] for side in (0, 1))
            groups[f"right ({name})"] = before, after
    return groups


def _changes(measured: Mapping[str, tuple[Values, Values]], resampling: Resampling) -> tuple[FigureChange, ...]:
    tested = {name: resampling.difference(*sides) for name, sides in measured.items()}
    adjusted = holm({name: paired.p for name, paired in tested.items() if paired is not None})
    return tuple(_change(name, *measured[name], paired, adjusted.get(name, 1.0)) for name, paired in tested.items())


def _change(name: str, before: Values, after: Values, paired: Paired | None, p_holm: float) -> FigureChange:
    if paired is None:
        return FigureChange(name, 0, None, None, None, None, None, "nothing to compare")
    both = [(one, two) for one, two in zip(before, after, strict=True) if one is not None and two is not None]
    verdict: Verdict = "no measurable difference"
    if all(one == two for one, two in both):
        verdict = "the same"
    elif p_holm < ALPHA:
        verdict = "better" if (paired.difference.value > 0) != (name in LOWER_IS_BETTER) else "worse"
    means = mean(one for one, _ in both), mean(two for _, two in both)
    return FigureChange(name, len(both), *means, paired.difference, paired.p, p_holm, verdict)


def _of_answer(before: Row, after: Row) -> Iterator[str]:
    if before.error != after.error:
        yield f"fails: {after.error}" if after.error else f"no longer fails: {before.error}"
    if before.status != after.status:
        yield _turned("status", before.status, after.status) + _threshold(before, after)
    else:
        # Under another status all is another text anyway.
        yield _says("says", before.answer, after.answer)
        yield _turned("short answer", before.short_answer or "none", after.short_answer or "none")
    if before.answered_in and after.answered_in:
        yield _turned("language", before.answered_in, after.answered_in)


def _of_grounds(before: Row, after: Row) -> Iterator[str]:
    yield _exchanged("cites", _less(before.cited, after.cited), _less(after.cited, before.cited))
    if set(before.cited) == set(after.cited) and before.cited != after.cited:
        yield f"cites the same entries in another order: {_listed(after.cited)}"
    was, is_now = (not set(row.evidence).isdisjoint(row.cited) for row in (before, after))
    # Where one run cites nothing, the citations that came or went say it.
    if was != is_now and before.cited and after.cited:
        yield "cites evidence now" if is_now else "cites no evidence any more"
    yield from _of_entries(before, after)
    yield _turned("confidence", _sure(before), _sure(after))
    yield _exchanged("misses", _less(before.missing, after.missing), _less(after.missing, before.missing))
    if unsupported := _less(after.unsupported, before.unsupported):
        yield f"no quote holds {_listed([_quoted(text) for text in unsupported])}"


def _of_entries(before: Row, after: Row) -> Iterator[str]:
    """What changed in the entries that both cite; nothing where a run did not keep its sources or quotes."""
    old, new = _by_entry(before.cited, before.sources), _by_entry(after.cited, after.sources)
    yield from (_turned(f"{entry} comes from", old[entry], new[entry]) for entry in old if entry in new)
    old, new = _by_entry(before.cited, before.quotes), _by_entry(after.cited, after.quotes)
    yield from (_says(f"the quote of {entry} says", old[entry], new[entry]) for entry in old if entry in new)


def _by_entry(cited: Sequence[str], texts: Sequence[str]) -> dict[str, str]:
    both = list(zip(cited, texts, strict=False))
    return {entry: "; ".join(dict.fromkeys(text for other, text in both if other == entry)) for entry, _ in both}


def _turned(what: str, old: str, new: str) -> str:
    return "" if old == new else f"{what} {new} in place of {old}"


def _exchanged(verb: str, gone: Sequence[str], come: Sequence[str]) -> str:
    if gone and come:
        return f"{verb} {_listed(come)} in place of {_listed(gone)}"
    if come:
        return f"now {verb} {_listed(come)}"
    return f"no longer {verb} {_listed(gone)}" if gone else ""


def _threshold(before: Row, after: Row) -> str:
    """What it means that an answer came or went while the confidence stood still."""
    if {before.status, after.status} != {"answered", "not_found"} or _sure(before) != _sure(after):
        return ""
    return f" at the same confidence of {_sure(after)}: the threshold or another rule of refusing has moved"


_MARKER = re.compile(r"\[\d+\]")
_FIGURE = re.compile(r"\d+(?:[./]\d+)*%?")
_TOKEN = re.compile(r"\[\d+\]|\d+(?:[.,]\d+)*%?|[A-Za-z]+|.", re.DOTALL)


def _says(verb: str, before: str, after: str) -> str:
    """The figures and dates that changed, markers left out; where none did, the stretch of words that did."""
    old, new = (Counter(_FIGURE.findall(normalise(_MARKER.sub(" ", text)))) for text in (before, after))
    gone, come = list((old - new).elements()), list((new - old).elements())
    if not gone and not come:
        gone, come = ([_quoted(words)] if words else [] for words in _parting(before, after))
    return _exchanged(verb, gone, come)


def _parting(before: str, after: str) -> tuple[str, str]:
    """What is left of two texts without the words that both begin and end with."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    start = _alike(old, new)
    end = _alike(old[start:][::-1], new[start:][::-1])
    return "".join(old[start : len(old) - end]), "".join(new[start : len(new) - end])


def _alike(one: Sequence[str], two: Sequence[str]) -> int:
    """How many words both have in common from the start."""
    return len(list(takewhile(lambda pair: pair[0] == pair[1], zip(one, two, strict=False))))


def _less(these: Sequence[str], those: Sequence[str]) -> list[str]:
    return [each for each in dict.fromkeys(these) if each not in those]


def _listed(things: Sequence[str], most: int = 6) -> str:
    more = f" and {len(things) - most} more" if len(things) > most else ""
    return ", ".join(things[:most]) + more


def _quoted(text: str, most: int = 60) -> str:
    return f"“{text}”" if len(text) <= most else f"“{text[:most]}…”"


def _sure(row: Row) -> str:
    return f"{round(row.confidence, DECIMALS):g}"


def _figure_row(change: FigureChange) -> tuple[str, ...]:
    means = (NOTHING if value is None else f"{value:.3f}" for value in (change.before, change.after))
    difference, ends = NOTHING, NOTHING
    if change.difference is not None:
        # Adding 0 turns a minus zero into zero.
        difference, low, high = (f"{round(value, 3) + 0.0:+.3f}" for value in astuple(change.difference))
        ends = f"{low} to {high}"
    chances = (_chance(change.p), _chance(change.p_holm))
    return (change.name, str(change.questions), *means, difference, ends, *chances, change.verdict)


def _question_row(change: str, before: Row, after: Row) -> tuple[str, ...]:
    answers = (row.answer or row.error or NOTHING for row in (before, after))
    return (change, after.id, after.kind, after.question, *answers, why(before, after))


def _chance(p: float | None) -> str:
    """Small ones as an inequality: 0.000 would claim that it cannot be chance."""
    if p is None:
        return NOTHING
    return f"{p:.3f}" if p >= 0.001 else "<0.001"

"""What an evaluation leaves: a row for each question with all that is needed to see why, and figures over groups."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, get_args

from ..records import Language
from .metrics import mean, percentile, refusal_scores
from .questions import Kind

LATENCIES: Mapping[str, float] = {"ms_p50": 50, "ms_p95": 95, "ms_max": 100}
REFUSALS = ("refusal_precision", "refusal_recall", "false_refusals")


@dataclass(frozen=True, slots=True)
class Row:
    """One question, what came back, and what it is worth.

    status: as answered, or "error" when the assistant raised a named error, whose text is then in `error`.
    answer: the sentences with their markers.  cited, quotes, sources: entry, quote and source's title of each citation,
    in order.  found: ids that searching gave, best first; empty where no search was measured.  missing: demands of the
    gold answer that the text does not meet.  unsupported: sentences that nothing they cite licenses.  right: an
    answerable question answered with all that the gold asks, or another one met with the status that its kind expects.
    scores: the value of each metric, None where the question gives it nothing to measure.  ms: milliseconds that asking
    took.  history: (role, content) of the turns before.
    """

    id: str
    cluster: str
    language: str
    kind: str
    question: str
    answerable: bool
    answers: tuple[str, ...]
    must_include: tuple[tuple[str, ...], ...]
    evidence: tuple[str, ...]
    status: str
    answered_in: str
    answer: str
    short_answer: str | None
    confidence: float
    cited: tuple[str, ...]
    found: tuple[str, ...]
    missing: tuple[str, ...]
    unsupported: tuple[str, ...]
    right: bool
    scores: Mapping[str, float | None]
    ms: float
    error: str = ""
    history: tuple[tuple[str, str], ...] = ()
    quotes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    @property
    def refused(self) -> bool:
        """Whether the assistant declined to answer; an error is no refusal."""
        return self.status in {"not_found", "smalltalk"}

    @property
    def corrected(self) -> bool:
        """Whether a question without an answer was met with the correction of its premise."""
        return not self.answerable and self.right and not self.refused


@dataclass(frozen=True, slots=True)
class Group:
    """Figures over the questions of one group.

    figures: name -> mean of a metric over the questions that it applies to, or a refusal score (all in [0, 1]), or a
    latency in milliseconds; None where no question applied.
    """

    name: str
    questions: int
    figures: Mapping[str, float | None]


@dataclass(frozen=True, slots=True)
class EvaluationReport:
    """All rows in the order asked, and the figures over all of them, per language and per kind.

    Languages and kinds stand in the order of their definition; those without questions are left out.
    """

    rows: tuple[Row, ...]
    overall: Group
    by_language: tuple[Group, ...]
    by_kind: tuple[Group, ...]

    @property
    def failures(self) -> tuple[Row, ...]:
        """The rows that are not right, in the order asked."""
        return tuple(row for row in self.rows if not row.right)

    def to_dict(self) -> dict[str, Any]:
        """The report as plain data for JSON: figures per group, then a mapping per question."""
        return {
            "overall": _plain_group(self.overall),
            "by_language": {group.name: _plain_group(group) for group in self.by_language},
            "by_kind": {group.name: _plain_group(group) for group in self.by_kind},
            "rows": [_plain_row(row) for row in self.rows],
        }


def report_on(rows: Sequence[Row]) -> EvaluationReport:
    """The report over the rows."""
    return EvaluationReport(
        rows=tuple(rows),
        overall=group_of("all", rows),
        by_language=_grouped(rows, get_args(Language), lambda row: row.language),
        by_kind=_grouped(rows, get_args(Kind), lambda row: row.kind),
    )


def group_of(name: str, rows: Sequence[Row]) -> Group:
    """The figures over some rows; every figure None when there are none."""
    names = dict.fromkeys(name for row in rows for name in row.scores)
    figures = {metric: mean(row.scores.get(metric) for row in rows) for metric in names}
    # A false premise that was corrected needed no refusal: it is left out of these.
    refusals = refusal_scores((not row.answerable, row.refused) for row in rows if not row.corrected)
    figures |= dict(zip(REFUSALS, (refusals.precision, refusals.recall, refusals.false_refusals), strict=True))
    times = [row.ms for row in rows]
    figures |= {latency: percentile(times, percent) for latency, percent in LATENCIES.items()}
    return Group(name, len(rows), figures)


def _grouped(rows: Sequence[Row], names: Iterable[str], key: Callable[[Row], str]) -> tuple[Group, ...]:
    parted = {name: [row for row in rows if key(row) == name] for name in names}
    return tuple(group_of(name, part) for name, part in parted.items() if part)


def _plain_group(group: Group) -> dict[str, Any]:
    return {"questions": group.questions, **_rounded(group.figures)}


def _plain_row(row: Row) -> dict[str, Any]:
    return asdict(row) | {"scores": _rounded(row.scores), "ms": round(row.ms, 2)}


def _rounded(figures: Mapping[str, float | None]) -> dict[str, float | None]:
    """Four decimals: more would only be noise in a comparison of two reports."""
    return {name: None if value is None else round(value, 4) for name, value in figures.items()}

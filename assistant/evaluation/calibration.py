"""How far a confidence can be trusted: scores over pairs (confidence, right), one for each question.

A confidence lies in [0, 1], and right is whether the answer was. A ValueError is raised for a confidence outside. What
is a mean over no question is None. Answers of one confidence cannot be told apart, so no score depends on their order.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

Pairs = Sequence[tuple[float, bool]]
"""(confidence in [0, 1], whether the answer was right)."""


@dataclass(frozen=True, slots=True)
class Point:
    """What comes of answering only from a threshold on.

    coverage: questions answered / questions, in (0, 1].  risk: wrong answers / answers, in [0, 1].  threshold: the
    confidence of the last question answered, in [0, 1].
    """

    coverage: float
    risk: float
    threshold: float


@dataclass(frozen=True, slots=True)
class Bin:
    """The questions whose confidence lies in [low, high); in the last bin, high belongs to it.

    n: how many, at least 1.  confidence: their mean confidence.  accuracy: right ones / n.  Both in [0, 1].
    """

    low: float
    high: float
    n: int
    confidence: float
    accuracy: float


def risk_coverage(pairs: Pairs) -> tuple[Point, ...]:
    """The risk-coverage curve, a point for each threshold, highest first (El-Yaniv & Wiener, JMLR 11, 2010).

    Coverage rises from point to point; at the last one all is answered. Questions of one confidence are answered
    together or not at all. () for no pairs.

    >>> [(point.coverage, point.risk) for point in risk_coverage([(0.9, True), (0.5, False), (0.5, True), (0.1, True)])]
    [(0.25, 0.0), (0.75, 0.3333333333333333), (1.0, 0.25)]
    """
    points, answered, wrong = [], 0, 0
    for tie in _ties(pairs):
        answered += tie.n
        wrong += tie.wrong
        points.append(Point(answered / len(pairs), wrong / answered, tie.confidence))
    return tuple(points)


def aurc(pairs: Pairs) -> float | None:
    """Area under the risk-coverage curve, in [0, 1], lower is better (Geifman, Uziel & El-Yaniv, ICLR 2019).

    The mean over k = 1 … n of the risk of the k most confident answers. Where k cuts through answers of one confidence,
    it is the risk to be expected when they are shuffled: each of them then counts as wrong with the share of wrong ones
    among them. So a confidence that is the same for all gives the plain error rate. None for no pairs.

    Risks 0, 1/2 and 1/3 for the best one, two and three; with both of the lower at one confidence 0, 1/4 and 1/3:

    >>> round(aurc([(0.9, True), (0.6, False), (0.3, True)]), 4)
    0.2778
    >>> round(aurc([(0.9, True), (0.6, False), (0.6, True)]), 4)
    0.1944
    """
    total, answered, wrong = 0.0, 0, 0
    for tie in _ties(pairs):
        share = tie.wrong / tie.n
        total += sum((wrong + share * more) / (answered + more) for more in range(1, tie.n + 1))
        answered += tie.n
        wrong += tie.wrong
    return total / answered if answered else None


def coverage_at_risk(pairs: Pairs, risk: float = 0.05) -> float:
    """The greatest coverage whose risk is at most `risk` (in [0, 1]), in [0, 1]; after Geifman & El-Yaniv, NIPS 2017.

    The share of questions that can be answered when so many answers may be wrong. It is read off `risk_coverage`, where
    a later point may have a lower risk than one before it. 0.0 when no threshold keeps the risk, and for no pairs.

    >>> pairs = [(0.9, True), (0.8, True), (0.7, False), (0.6, False)]
    >>> coverage_at_risk(pairs), coverage_at_risk(pairs, 0.5), coverage_at_risk([(0.9, False)])
    (0.5, 1.0, 0.0)
    """
    if not 0 <= risk <= 1:
        raise ValueError(f"A risk lies between 0 and 1; {risk} does not.")
    return max((point.coverage for point in risk_coverage(pairs) if point.risk <= risk), default=0.0)


def auroc(pairs: Pairs) -> float | None:
    """Area under the ROC curve, in [0, 1]: how well the confidence tells right from wrong (Hanley & McNeil 1982).

    The share of pairs of a right and a wrong answer in which the right one is the more confident, ties counting half
    (Mann & Whitney 1947). 0.5 is chance. None when all are right, all are wrong, or there are none.

    The right one at 0.8 beats the wrong one at 0.4; the right one at 0.4 ties with it: 1.5 of 2.

    >>> auroc([(0.8, True), (0.4, True), (0.4, False)]), auroc([(0.8, True)])
    (0.75, None)
    """
    wrong_in_all = sum(not right for _, right in pairs)
    right_in_all = len(pairs) - wrong_in_all
    halves, above = 0, 0  # half-won pairs, and wrong answers seen so far, which are more confident
    for tie in _ties(pairs):
        below = wrong_in_all - above - tie.wrong
        halves += (tie.n - tie.wrong) * (2 * below + tie.wrong)
        above += tie.wrong
    return halves / (2 * right_in_all * wrong_in_all) if right_in_all and wrong_in_all else None


def brier(pairs: Pairs) -> float | None:
    """Mean squared distance between confidence and outcome, in [0, 1], lower is better (Brier, Mon. Wea. Rev. 1950).

    The outcome is 1 for a right answer and 0 for a wrong one; this is the form for two outcomes, half of Brier's own
    sum over both. A steady 0.5 scores 0.25. None for no pairs.

    >>> brier([(1.0, True), (0.5, False)]), brier([])
    (0.125, None)
    """
    _refuse_unfit(pairs)
    return sum((confidence - bool(right)) ** 2 for confidence, right in pairs) / len(pairs) if pairs else None


def reliability(pairs: Pairs, bins: int = 10) -> tuple[Bin, ...]:
    """The reliability diagram: confidence beside accuracy in `bins` (1 or more) bins of equal width, lowest first.

    Bin k of m is [k/m, (k+1)/m), the last one closed. Empty bins are left out; () for no pairs. (DeGroot & Fienberg
    1983; Niculescu-Mizil & Caruana, ICML 2005.)

    >>> reliability([(0.25, False), (0.75, True), (1.0, False)], bins=2)[1]
    Bin(low=0.5, high=1.0, n=2, confidence=0.875, accuracy=0.5)
    """
    if bins < 1:
        raise ValueError(f"There is at least 1 bin; {bins} is not.")
    _refuse_unfit(pairs)
    lows = [at / bins for at in range(bins)]  # compared, not multiplied: 0.29 * 100 is less than 29
    filled: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in pairs:
        filled.setdefault(bisect_right(lows, confidence) - 1, []).append((confidence, right))
    return tuple(
        Bin(
            low=lows[at],
            high=(at + 1) / bins,
            n=len(held),
            confidence=sum(confidence for confidence, _ in held) / len(held),
            accuracy=sum(bool(right) for _, right in held) / len(held),
        )
        for at, held in sorted(filled.items())
    )


def ece(pairs: Pairs, bins: int = 10) -> float | None:
    """Expected calibration error, in [0, 1], lower is better (Naeini et al., AAAI 2015; Guo et al., ICML 2017).

    The mean over all questions of |accuracy - confidence| of the bin that each is in; bins as in `reliability`, while
    Guo et al. close theirs above, which differs only for a confidence on an edge. None for no pairs.

    Two of three questions are in a bin that is off by 0.375, the third in one that is off by 0.25:

    >>> round(ece([(0.25, False), (0.75, True), (1.0, False)], bins=2), 4), ece([])
    (0.3333, None)
    """
    held = reliability(pairs, bins)
    return sum(each.n * abs(each.accuracy - each.confidence) for each in held) / len(pairs) if held else None


@dataclass(frozen=True, slots=True)
class _Tie:
    """The answers of one confidence. n: how many, at least 1.  wrong: how many of them are wrong."""

    confidence: float
    n: int
    wrong: int


def _ties(pairs: Pairs) -> list[_Tie]:
    """The different confidences, highest first."""
    _refuse_unfit(pairs)
    ties = []
    for confidence, held in groupby(sorted(pairs, key=_confidence, reverse=True), key=_confidence):
        outcomes = [bool(right) for _, right in held]
        ties.append(_Tie(confidence, len(outcomes), outcomes.count(False)))
    return ties


def _confidence(pair: tuple[float, bool]) -> float:
    return pair[0]


def _refuse_unfit(pairs: Pairs) -> None:
    """Raise for a confidence that is no probability; a NaN would sort anywhere and give a figure all the same."""
    for at, (confidence, _) in enumerate(pairs):
        if not 0 <= confidence <= 1:
            raise ValueError(f"A confidence lies between 0 and 1; {confidence} of pair {at} does not.")

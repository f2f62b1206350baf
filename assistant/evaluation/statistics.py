"""How sure a figure is: intervals and tests over questions, each a pure function with its definition and its source.

Questions on one fact share a cluster and come out right or wrong together. What is drawn anew is therefore always a
whole cluster, never a single question, which would make every interval too narrow. All draws come from a seed, so the
same input gives the same bytes, in whatever order the questions stand (for one version of numpy).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

from .metrics import mean, percentile

Values = Sequence[float | None]
"""One value for each question, None where it has none."""

Statistic = Callable[[Sequence[float]], float | None]

REPEATS = 2000
"""How often clusters are drawn anew."""

LEVEL = 0.95
"""The share of all intervals that should hold the true value."""

_CELLS = 2**20
"""How many draws are held in memory at once."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A value and the ends of its confidence interval, in the unit of the value; low <= value <= high."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Paired:
    """Two runs on the same questions. difference: of the means, second less first.  p: two-sided, in (0, 1]."""

    difference: Interval
    p: float


def wilson(successes: int, trials: int, level: float = LEVEL) -> Interval | None:
    """The score interval of a share, in [0, 1] (Wilson, JASA 1927); None without trials.

    With p = successes / trials and z the normal quantile of the level, its ends are
    (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n). It takes the trials for independent; for clustered questions
    see `cluster_bootstrap`. Unlike the bootstrap it keeps a width when all trials went one way.

    >>> interval = wilson(8, 10)
    >>> interval.value, round(interval.low, 3), round(interval.high, 3)
    (0.8, 0.49, 0.943)
    """
    if not 0 <= successes <= trials:
        raise ValueError(f"Successes lie between 0 and the trials; {successes} of {trials} do not.")
    tail = _tail(level)
    if not trials:
        return None
    share, square = successes / trials, NormalDist().inv_cdf(1 - tail) ** 2
    middle = share + square / (2 * trials)
    half = math.sqrt(square * (share * (1 - share) / trials + square / (4 * trials**2)))
    scale = 1 + square / trials
    # At the ends the root cancels exactly; binary fractions would leave a trace.
    low = 0.0 if successes == 0 else (middle - half) / scale
    high = 1.0 if successes == trials else (middle + half) / scale
    return Interval(share, low, high)


@dataclass(frozen=True, slots=True)
class Resampling:
    """One way of drawing clusters anew, shared by all figures over the same questions.

    clusters: the cluster of each question, in the order of the values.  repeats: how many resamples.  seed: of the
    draws.  level: of the intervals, between 0 and 1. Figures that have values in equally many clusters see the same
    draws. Draws are made when needed and not kept: 2,000 of them over 800 clusters take some hundredths of a second.
    """

    clusters: Sequence[str]
    repeats: int = REPEATS
    seed: int = 0
    level: float = LEVEL

    def __post_init__(self) -> None:
        _tail(self.level)
        if self.repeats < 1:
            raise ValueError(f"There is at least 1 resample; {self.repeats} are not enough.")

    def mean_interval(self, values: Values) -> Interval | None:
        """The mean over questions with its percentile interval, in the unit of the values; see `cluster_bootstrap`.

        None when no question has a value.

        >>> Resampling(["a", "a", "b"]).mean_interval([1.0, 0.0, None])
        Interval(value=0.5, low=0.5, high=0.5)
        """
        parts = _parted(values, self.clusters)
        if not parts:
            return None
        # Exactly rounded sums do not depend on the order of the questions.
        sums = np.array([math.fsum(part) for part in parts])
        sizes = np.array([float(len(part)) for part in parts])
        draws = _draws(len(parts), self.repeats, self.seed)
        means = np.concatenate([sums[drawn].sum(axis=1) / sizes[drawn].sum(axis=1) for drawn in draws])
        value = math.fsum(value for part in parts for value in part) / float(sizes.sum())
        return _interval(value, means.tolist(), self.level)

    def difference(self, a: Values, b: Values) -> Paired | None:
        """How far b is above a over the questions that have both values; see `paired_bootstrap`; None if none has.

        >>> Resampling(["a", "b"]).difference([1.0, 0.0], [1.0, None])
        Paired(difference=Interval(value=0.0, low=0.0, high=0.0), p=1.0)
        """
        changes = [None if one is None or two is None else two - one for one, two in zip(a, b, strict=True)]
        interval = self.mean_interval(changes)
        if interval is None:
            return None
        totals = [math.fsum(part) for part in _parted(changes, self.clusters)]
        return Paired(interval, _flipped(totals, self.repeats, self.seed))


def cluster_bootstrap(
    values: Values,
    clusters: Sequence[str],
    *,
    statistic: Statistic = mean,
    repeats: int = REPEATS,
    seed: int = 0,
    level: float = LEVEL,
) -> Interval | None:
    """A statistic with its percentile bootstrap interval, in its own unit; None when no value is there.

    Clusters are drawn with replacement, as many as there are, each with all its values; the ends are the nearest-rank
    percentiles of the statistic over the resamples (Efron & Tibshirani, An Introduction to the Bootstrap, 1993, ch. 13;
    whole clusters: Field & Welsh, JRSS B 2007). None among the values is left out, and so is a cluster without any.
    The ends are widened to the value should they miss it. One cluster says nothing about the next: its interval is the
    value alone, and with fewer than some twenty clusters intervals come out too narrow.
    The mean takes numpy; any other statistic is called once for each resample, as is a mean of another name.

    >>> cluster_bootstrap([1.0, 1.0, 1.0, 0.0], ["a", "a", "a", "b"])
    Interval(value=0.75, low=0.0, high=1.0)
    >>> cluster_bootstrap([3.0, 1.0, 2.0], ["a", "b", "c"], statistic=max)
    Interval(value=3.0, low=1.0, high=3.0)
    """
    resampling = Resampling(clusters, repeats, seed, level)
    if statistic is mean:
        return resampling.mean_interval(values)
    parts = _parted(values, clusters)
    value = statistic([value for part in parts for value in part]) if parts else None
    if value is None:
        return None
    drawn = (each.tolist() for block in _draws(len(parts), repeats, seed) for each in block)
    found = [statistic([value for index in indices for value in parts[index]]) for indices in drawn]
    return _interval(value, [each for each in found if each is not None], level)


def paired_bootstrap(
    a: Values,
    b: Values,
    clusters: Sequence[str],
    *,
    repeats: int = REPEATS,
    seed: int = 0,
    level: float = LEVEL,
) -> Paired | None:
    """The mean of b less a, question by question, with its interval and p; None when no question has both values.

    The interval is that of `cluster_bootstrap` over the differences. p is the achieved significance level of the
    paired randomisation test: were both runs alike, each cluster's difference could as well have the other sign, so
    signs are drawn for whole clusters, and p = (1 + draws at least as far from 0) / (1 + draws) (Smucker, Allan &
    Carterette, CIKM 2007; never 0: Phipson & Smyth, SAGMB 2010). It holds with few clusters too, where one that counts
    bootstrap means beyond 0 calls two questions of two a proof; then p may be large though the interval leaves out 0.
    With one question in each cluster and values 0 and 1 it is `mcnemar` but for the luck of the draws.

    >>> paired = paired_bootstrap([0.0] * 8, [1.0] * 8, list("abcdefgh"))
    >>> paired.difference, paired.p < 0.05
    (Interval(value=1.0, low=1.0, high=1.0), True)
    >>> paired_bootstrap([0.0] * 8, [1.0] * 8, ["a"] * 8).p
    1.0
    """
    return Resampling(clusters, repeats, seed, level).difference(a, b)


def mcnemar(only_a: int, only_b: int) -> float:
    """The exact two-sided p that two runs are right equally often, in (0, 1]; 1.0 when they part on no question.

    only_a, only_b: questions that just one of the two got right. p is twice the binomial tail of the smaller count
    among both at 1/2, at most 1 (McNemar, Psychometrika 1947, in its exact form). Takes questions for independent.

    >>> mcnemar(0, 5), mcnemar(1, 8), mcnemar(0, 0)
    (0.0625, 0.0390625, 1.0)
    """
    if min(only_a, only_b) < 0:
        raise ValueError(f"A count is at least 0; {min(only_a, only_b)} is not.")
    both = only_a + only_b
    tail = sum(math.comb(both, count) for count in range(min(only_a, only_b) + 1))
    # Whole numbers until the last step: the fractions would be too small to add.
    return min(1.0, 2 * tail / (1 << both))


def holm(ps: Mapping[str, float]) -> dict[str, float]:
    """The p values adjusted for their number, each in [0, 1], in the order given (Holm, Scand. J. Statist. 1979).

    The smallest is multiplied by their number, the next by one less, and so on; none falls below one before it, and
    none exceeds 1. Calling those below 0.05 different errs on any of them in at most 5 % of cases, dependent or not.
    {} when there are none.

    >>> holm({"a": 0.5, "b": 0.01, "c": 0.25})
    {'a': 0.5, 'b': 0.03, 'c': 0.5}
    """
    outside = [name for name, p in ps.items() if not 0 <= p <= 1]
    if outside:
        raise ValueError(f"A p value lies between 0 and 1; {outside[0]} is {ps[outside[0]]}.")
    adjusted: dict[str, float] = {}
    highest = 0.0
    for place, name in enumerate(sorted(ps, key=lambda name: ps[name])):
        highest = max(highest, min(1.0, (len(ps) - place) * ps[name]))
        adjusted[name] = highest
    return {name: adjusted[name] for name in ps}


def _tail(level: float) -> float:
    """The share outside the interval on each side."""
    if not 0 < level < 1:
        raise ValueError(f"A level lies between 0 and 1; {level} does not.")
    return (1 - level) / 2


def _parted(values: Values, clusters: Sequence[str]) -> list[list[float]]:
    """The values that are there, per cluster; clusters in the order of their names, whatever that of the questions."""
    parts: dict[str, list[float]] = {}
    for value, cluster in zip(values, clusters, strict=True):
        if value is not None:
            parts.setdefault(cluster, []).append(value)
    return [parts[name] for name in sorted(parts)]


def _draws(clusters: int, repeats: int, seed: int) -> Iterator[npt.NDArray[np.int64]]:
    """The resamples in blocks, each (some repeats, clusters) of indices below `clusters`."""
    generator = np.random.default_rng(seed)
    for count in _blocks(clusters, repeats):
        yield generator.integers(clusters, size=(count, clusters))


def _flipped(totals: Sequence[float], repeats: int, seed: int) -> float:
    """The share of sign draws whose sum is at least as far from 0 as that of the totals, the totals among them."""
    moved = np.array([total for total in totals if total])
    reached, generator = 0, np.random.default_rng(seed)
    # Sums in another order may differ in their last bits and must still count as equal.
    least = abs(math.fsum(moved)) - 1e-12 * math.fsum(abs(moved))
    for count in _blocks(len(moved), repeats):
        up = generator.integers(2, size=(count, len(moved)), dtype=np.int8)
        reached += int(np.count_nonzero(abs(np.where(up, moved, -moved).sum(axis=1)) >= least))
    return (1 + reached) / (1 + repeats)


def _blocks(width: int, repeats: int) -> Iterator[int]:
    """How many repeats of that width to draw at a time, until all are drawn."""
    step = max(1, _CELLS // max(1, width))
    for start in range(0, repeats, step):
        yield min(step, repeats - start)


def _interval(value: float, found: Collection[float], level: float) -> Interval:
    tail = 100 * _tail(level)
    low, high = percentile(found, tail), percentile(found, 100 - tail)
    # A mean of resampled sums may miss the mean of all in its last bit, even where all values are alike.
    return Interval(value, value if low is None else min(low, value), value if high is None else max(high, value))

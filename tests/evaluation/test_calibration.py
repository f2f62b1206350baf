"""Scores of a confidence, by hand, by plain reckoning, and against scikit-learn."""

from fractions import Fraction
from itertools import pairwise, permutations
from math import isclose
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.evaluation import calibration
from assistant.evaluation.calibration import Bin, Point

# Five questions; two share a confidence, one of them wrong.
FIVE = [(0.6, True), (0.9, True), (0.6, False), (0.1, False), (0.3, True)]

PAIRS = st.lists(st.tuples(st.integers(0, 8).map(lambda eighths: eighths / 8), st.booleans()), max_size=12)
"""Few different confidences, so that ties are common; eighths are exact in binary."""


class TestRiskCoverage:
    def test_by_hand(self):
        """From 0.9 on: 1 of 5, none wrong. From 0.6: 3 of 5, 1 wrong. From 0.3: 4 of 5, 1 wrong. All: 2 of 5 wrong."""
        assert calibration.risk_coverage(FIVE) == (
            Point(1 / 5, 0.0, 0.9),
            Point(3 / 5, 1 / 3, 0.6),
            Point(4 / 5, 1 / 4, 0.3),
            Point(1.0, 2 / 5, 0.1),
        )

    def test_no_pairs(self):
        assert calibration.risk_coverage([]) == ()

    @given(PAIRS)
    def test_each_point_is_what_answering_from_its_threshold_on_gives(self, pairs):
        points = calibration.risk_coverage(pairs)
        assert [point.threshold for point in points] == sorted({confidence for confidence, _ in pairs}, reverse=True)
        for point in points:
            answered = [right for confidence, right in pairs if confidence >= point.threshold]
            assert point.coverage == len(answered) / len(pairs)
            assert point.risk == answered.count(False) / len(answered)

    @given(PAIRS, st.randoms())
    def test_the_order_of_the_pairs_is_nothing(self, pairs, random):
        shuffled = random.sample(pairs, len(pairs))
        assert calibration.risk_coverage(shuffled) == calibration.risk_coverage(pairs)
        assert calibration.aurc(shuffled) == calibration.aurc(pairs)
        assert calibration.auroc(shuffled) == calibration.auroc(pairs)


class TestAurc:
    def test_by_hand(self):
        """Risks of the best 1 to 5: 0; (1/2)/2 with half of the tie; 1/3; 1/4; 2/5. Their mean is 37/150."""
        assert isclose(calibration.aurc(FIVE), 37 / 150)

    def test_the_wrong_one_last_and_first(self):
        """0, 0, 1/3 and 1, 1/2, 1/3."""
        assert isclose(calibration.aurc([(0.9, True), (0.8, True), (0.1, False)]), 1 / 9)
        assert isclose(calibration.aurc([(0.9, False), (0.8, True), (0.1, True)]), 11 / 18)

    def test_a_steady_confidence_gives_the_error_rate(self):
        assert isclose(calibration.aurc([(0.5, True)] * 3 + [(0.5, False)]), 1 / 4)

    def test_no_pairs(self):
        assert calibration.aurc([]) is None

    @given(PAIRS.filter(lambda pairs: 0 < len(pairs) <= 5))
    def test_ties_are_the_mean_over_every_order_of_them(self, pairs):
        """Expectation by counting: of all orders, those that fall in confidence."""
        areas = []
        for order in permutations(pairs):
            if all(before[0] >= after[0] for before, after in pairwise(order)):
                wrong = [not right for _, right in order]
                areas.append(fmean(Fraction(sum(wrong[:k]), k) for k in range(1, len(order) + 1)))
        assert isclose(calibration.aurc(pairs), fmean(areas), abs_tol=1e-12)


class TestCoverageAtRisk:
    @pytest.mark.parametrize(
        ("risk", "coverage"),
        [(0.0, 1 / 5), (0.2, 1 / 5), (0.25, 4 / 5), (0.3, 4 / 5), (0.39, 4 / 5), (0.4, 1.0), (1.0, 1.0)],
    )
    def test_by_hand(self, risk, coverage):
        """At 0.3 the curve has come back under the risk, which it broke at coverage 3/5 (1/3)."""
        assert calibration.coverage_at_risk(FIVE, risk) == coverage

    def test_one_wrong_in_twenty_is_within_the_usual_risk(self):
        pairs = [(0.9, True)] * 19 + [(0.9, False)] + [(0.5, False)] * 20
        assert calibration.coverage_at_risk(pairs) == 1 / 2
        assert calibration.coverage_at_risk(pairs[1:]) == 0.0

    def test_none_when_the_surest_one_is_wrong(self):
        assert calibration.coverage_at_risk([(0.9, False), (0.8, True)], 0.4) == 0.0

    def test_no_pairs(self):
        assert calibration.coverage_at_risk([]) == 0.0

    @pytest.mark.parametrize("risk", [-0.1, 1.1, float("nan")])
    def test_a_risk_that_is_no_share_is_refused(self, risk):
        with pytest.raises(ValueError, match="A risk lies between 0 and 1"):
            calibration.coverage_at_risk(FIVE, risk)


class TestAuroc:
    def test_by_hand(self):
        """Right 0.9, 0.6, 0.3 against wrong 0.6, 0.1: 2 + 1.5 + 1 won of 6."""
        assert calibration.auroc(FIVE) == 4.5 / 6

    def test_best_worst_and_chance(self):
        assert calibration.auroc([(0.9, True), (0.1, False)]) == 1.0
        assert calibration.auroc([(0.1, True), (0.9, False)]) == 0.0
        assert calibration.auroc([(0.5, True), (0.5, False)]) == 0.5

    @pytest.mark.parametrize("pairs", [[], [(0.5, True)], [(0.5, False), (0.7, False)]])
    def test_one_class_or_none(self, pairs):
        assert calibration.auroc(pairs) is None

    @given(PAIRS)
    def test_agrees_with_scikit_learn(self, pairs):
        sklearn = pytest.importorskip("sklearn.metrics")
        outcomes = [right for _, right in pairs]
        if len(set(outcomes)) == 2:
            theirs = sklearn.roc_auc_score(outcomes, [confidence for confidence, _ in pairs])
            assert isclose(calibration.auroc(pairs), theirs, abs_tol=1e-9)


class TestBrier:
    def test_by_hand(self):
        """0.16 + 0.01 + 0.36 + 0.01 + 0.49 = 1.03, over 5."""
        assert isclose(calibration.brier(FIVE), 1.03 / 5)

    def test_sure_and_right_sure_and_wrong(self):
        assert calibration.brier([(1.0, True), (0.0, False)]) == 0.0
        assert calibration.brier([(0.0, True), (1.0, False)]) == 1.0

    def test_no_pairs(self):
        assert calibration.brier([]) is None

    @given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1))
    def test_agrees_with_scikit_learn(self, pairs):
        sklearn = pytest.importorskip("sklearn.metrics")
        theirs = sklearn.brier_score_loss(
            [right for _, right in pairs], [confidence for confidence, _ in pairs], pos_label=True
        )
        assert isclose(calibration.brier(pairs), theirs, abs_tol=1e-9)


class TestReliability:
    def test_by_hand(self):
        """Halves: 0.1 and 0.3 with one right; 0.6, 0.6 and 0.9 with two right."""
        low, high = calibration.reliability(FIVE, bins=2)
        assert (low.low, low.high, low.n, low.confidence, low.accuracy) == (0.0, 0.5, 2, 0.2, 0.5)
        assert (high.low, high.high, high.n) == (0.5, 1.0, 3)
        assert isclose(high.confidence, 0.7)
        assert isclose(high.accuracy, 2 / 3)

    def test_empty_bins_are_left_out(self):
        assert calibration.reliability([(0.05, True), (0.95, False)]) == (
            Bin(0.0, 0.1, 1, 0.05, 1.0),
            Bin(0.9, 1.0, 1, 0.95, 0.0),
        )
        assert calibration.reliability([]) == ()

    @pytest.mark.parametrize("bins", [1, 3, 7, 10, 20, 100])
    def test_an_edge_belongs_to_the_bin_above_and_1_to_the_last(self, bins):
        """0.29 * 100 is 28.999…, and 0.29 is still the lower edge of the 30th bin."""
        for at in range(bins):
            (held,) = calibration.reliability([(at / bins, True)], bins)
            assert held.low == at / bins
        (held,) = calibration.reliability([(1.0, True)], bins)
        assert (held.low, held.high) == ((bins - 1) / bins, 1.0)

    @given(PAIRS, st.integers(1, 12))
    def test_every_pair_is_in_one_bin(self, pairs, bins):
        held = calibration.reliability(pairs, bins)
        assert sum(each.n for each in held) == len(pairs)
        assert [each.low for each in held] == sorted({each.low for each in held})
        for each in held:
            upto = 2 if each.high == 1 else each.high
            inside = [right for confidence, right in pairs if each.low <= confidence < upto]
            assert each.n == len(inside)
            assert each.accuracy == sum(inside) / len(inside)
            assert each.low <= each.confidence <= each.high

    @pytest.mark.parametrize("score", [calibration.reliability, calibration.ece])
    def test_no_bin_is_refused(self, score):
        with pytest.raises(ValueError, match="at least 1 bin; 0 is not"):
            score(FIVE, 0)


class TestEce:
    def test_by_hand(self):
        """Halves: 2/5 * |0.5 - 0.2| + 3/5 * |2/3 - 0.7| = 0.12 + 0.02."""
        assert isclose(calibration.ece(FIVE, bins=2), 0.14)

    def test_ten_bins_unless_told(self):
        """0.1: off by 0.1; 0.3: by 0.7; 0.6, twice: by 0.1; 0.9: by 0.1. (0.1 + 0.7 + 0.2 + 0.1) / 5."""
        assert isclose(calibration.ece(FIVE), 0.22)

    def test_as_sure_as_right(self):
        assert calibration.ece([(0.75, True)] * 3 + [(0.75, False)]) == 0.0

    def test_no_pairs(self):
        assert calibration.ece([]) is None

    @given(PAIRS)
    def test_one_bin_is_the_distance_of_the_means(self, pairs):
        if pairs:
            distance = abs(fmean(right for _, right in pairs) - fmean(confidence for confidence, _ in pairs))
            assert isclose(calibration.ece(pairs, 1), distance, abs_tol=1e-12)


@pytest.mark.parametrize("confidence", [-0.01, 1.01, float("nan"), float("inf")])
@pytest.mark.parametrize(
    "score",
    [
        calibration.risk_coverage,
        calibration.aurc,
        calibration.coverage_at_risk,
        calibration.auroc,
        calibration.brier,
        calibration.reliability,
        calibration.ece,
    ],
)
def test_a_confidence_that_is_no_probability_is_refused(score, confidence):
    with pytest.raises(ValueError, match="of pair 1 does not"):
        score([(0.5, True), (confidence, False)])


@given(PAIRS)
def test_every_score_lies_between_0_and_1(pairs):
    scores = [calibration.aurc, calibration.coverage_at_risk, calibration.auroc, calibration.brier, calibration.ece]
    for score in scores:
        value = score(pairs)
        assert value is None or 0.0 <= value <= 1.0

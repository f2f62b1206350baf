import os
import random
import subprocess
import sys
from math import comb, isclose, sqrt
from statistics import NormalDist, median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.evaluation.statistics import (
    Interval,
    Paired,
    Resampling,
    cluster_bootstrap,
    holm,
    mcnemar,
    paired_bootstrap,
    wilson,
)


class TestWilson:
    def test_eight_of_ten_by_hand(self):
        """With z² = 3.8415: (0.8 + 0.19207 ± 1.95996 √(0.016 + 0.0096036)) / 1.38415 = 0.71674 ± 0.22658."""
        found = wilson(8, 10)
        assert found.value == 0.8
        assert isclose(found.low, 0.49016, abs_tol=5e-5)
        assert isclose(found.high, 0.94332, abs_tol=5e-5)

    def test_at_the_ends_one_side_is_exact_and_the_other_has_width(self):
        """Nothing of ten: the upper end is z² / (n + z²) = 3.8415 / 13.8415 = 0.27753."""
        none, all_of_them = wilson(0, 10), wilson(10, 10)
        assert (none.value, none.low) == (0.0, 0.0)
        assert isclose(none.high, 0.27753, abs_tol=5e-5)
        assert (all_of_them.value, all_of_them.high) == (1.0, 1.0)
        assert isclose(all_of_them.low, 1 - none.high)
        assert {(wilson(0, n).low, wilson(n, n).high) for n in range(1, 60)} == {(0.0, 1.0)}

    @given(st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(1, n), st.just(n))), st.floats(0.5, 0.99))
    def test_each_end_is_a_share_from_which_the_seen_one_lies_z_errors_away(self, counts, level):
        successes, trials = counts
        found = wilson(successes, trials, level)
        z = NormalDist().inv_cdf((1 + level) / 2)
        for end in {found.low, found.high} - {1.0}:
            assert isclose(abs(found.value - end), z * sqrt(end * (1 - end) / trials), rel_tol=1e-6)
        assert 0 <= found.low < found.value <= found.high <= 1

    def test_a_higher_level_is_wider(self):
        assert wilson(8, 10, 0.99).low < wilson(8, 10).low < wilson(8, 10, 0.8).low

    def test_of_nothing_there_is_none(self):
        assert wilson(0, 0) is None

    @pytest.mark.parametrize("counts", [(-1, 5), (6, 5), (1, 0)])
    def test_impossible_counts_are_refused(self, counts):
        with pytest.raises(ValueError, match="between 0 and the trials"):
            wilson(*counts)

    @pytest.mark.parametrize("level", [0, 1, 95])
    def test_an_impossible_level_is_refused(self, level):
        with pytest.raises(ValueError, match="A level lies between 0 and 1"):
            wilson(1, 2, level)


VALUES = st.lists(st.tuples(st.none() | st.floats(0, 1), st.sampled_from("abcdefg")), min_size=1, max_size=30)


class TestClusterBootstrap:
    def test_two_clusters_by_hand(self):
        """Three of 1 in a, one 0 in b. Resamples: aa 1 (a quarter of all), ab 0.75 (half), bb 0 (a quarter)."""
        values, clusters = [1.0, 1.0, 1.0, 0.0], ["a", "a", "a", "b"]
        assert cluster_bootstrap(values, clusters) == Interval(0.75, 0.0, 1.0)
        assert cluster_bootstrap(values, clusters, level=0.4) == Interval(0.75, 0.75, 0.75)

    def test_three_clusters_by_hand(self):
        """Values 0, 0.3, 0.9. Of 27 equally likely means the 3rd smallest (10 %) is 0.1, the 25th (90 %) is 0.7."""
        found = cluster_bootstrap([0.0, 0.3, 0.9], ["a", "b", "c"], level=0.8)
        assert (round(found.value, 9), round(found.low, 9), round(found.high, 9)) == (0.4, 0.1, 0.7)

    def test_a_question_asked_twice_in_its_cluster_tells_nothing_new(self):
        values, clusters = [1.0, 0.0, 0.0, 1.0, 1.0, 0.5], list("abcdef")
        assert cluster_bootstrap(values * 2, clusters * 2) == cluster_bootstrap(values, clusters)

    def test_values_that_stand_together_make_a_wider_interval(self):
        values = [1.0] * 30 + [0.0] * 10
        apart = cluster_bootstrap(values, [f"c{index}" for index in range(40)])
        together = cluster_bootstrap(values, [f"c{index // 10}" for index in range(40)])
        assert together.value == apart.value == 0.75
        assert together.high - together.low > 2 * (apart.high - apart.low)

    def test_the_width_is_that_of_theory(self):
        """400 clusters of one, half of them 1: the ends lie 1.96 √(0.25 / 400) = 0.049 from the mean."""
        found = cluster_bootstrap([0.0, 1.0] * 200, [str(index) for index in range(400)])
        assert isclose(found.high - 0.5, 0.049, abs_tol=0.005)
        assert isclose(0.5 - found.low, 0.049, abs_tol=0.005)

    def test_what_has_no_value_is_left_out_and_so_is_its_cluster(self):
        values, clusters = [1.0, None, 0.0, 0.5, None], ["a", "a", "b", "c", "d"]
        assert cluster_bootstrap(values, clusters) == cluster_bootstrap([1.0, 0.0, 0.5], ["a", "b", "c"])

    def test_one_cluster_has_no_width(self):
        assert cluster_bootstrap([1.0, 0.0, 0.0, 0.0], ["a"] * 4) == Interval(0.25, 0.25, 0.25)

    def test_of_nothing_there_is_none(self):
        assert cluster_bootstrap([], []) is None
        assert cluster_bootstrap([None], ["a"]) is None
        assert cluster_bootstrap([None], ["a"], statistic=max) is None

    def test_another_statistic_sees_the_same_draws(self):
        def plain_mean(values):
            return sum(values) / len(values)

        values, clusters = [1.0, 0.0, 0.25, 0.5, 1.0], ["a", "a", "b", "c", "d"]
        fast = cluster_bootstrap(values, clusters, repeats=300)
        slow = cluster_bootstrap(values, clusters, statistic=plain_mean, repeats=300)
        assert fast.low < fast.value < fast.high
        for ours, theirs in zip((fast.value, fast.low, fast.high), (slow.value, slow.low, slow.high), strict=True):
            assert isclose(ours, theirs, abs_tol=1e-12)

    def test_the_median_by_hand(self):
        """Of three equally likely values the median of three draws is each end with 7/27, the middle one with 13/27."""
        found = cluster_bootstrap([1.0, 2.0, 9.0], ["a", "b", "c"], statistic=median, level=0.4)
        assert found == Interval(2.0, 2.0, 2.0)
        assert cluster_bootstrap([1.0, 2.0, 9.0], ["a", "b", "c"], statistic=median) == Interval(2.0, 1.0, 9.0)

    @settings(max_examples=40)
    @given(VALUES)
    def test_the_interval_contains_the_value_and_stays_among_the_values(self, rows):
        values, clusters = [value for value, _ in rows], [cluster for _, cluster in rows]
        there = [value for value in values if value is not None]
        found = cluster_bootstrap(values, clusters, repeats=200)
        if not there:
            assert found is None
            return
        assert isclose(found.value, sum(there) / len(there), abs_tol=1e-12)
        assert found.low <= found.value <= found.high
        assert min(there) - 1e-12 <= found.low
        assert found.high <= max(there) + 1e-12

    @settings(max_examples=40)
    @given(VALUES, st.randoms(use_true_random=False))
    def test_the_order_of_the_questions_does_not_matter(self, rows, shuffler):
        other = rows.copy()
        shuffler.shuffle(other)
        one, two = (
            cluster_bootstrap([value for value, _ in each], [cluster for _, cluster in each], repeats=200)
            for each in (rows, other)
        )
        assert one == two

    def test_the_seed_alone_decides_the_draws(self):
        values, clusters = [index / 50 for index in range(50)], [f"c{index % 25}" for index in range(50)]
        by_seed = {seed: cluster_bootstrap(values, clusters, repeats=200, seed=seed) for seed in range(5)}
        assert by_seed[3] == cluster_bootstrap(values, clusters, repeats=200, seed=3)
        assert len(set(by_seed.values())) == 5

    def test_draws_in_small_blocks_all_count(self, monkeypatch):
        """Blocks of seven leave five of 2,000 for the last; p is 1 only when each of them is drawn."""
        values, clusters = [0.0, 0.3, 0.9], ["a", "b", "c"]
        monkeypatch.setattr("assistant.evaluation.statistics._CELLS", 7)
        found = cluster_bootstrap(values, clusters, level=0.8)
        assert (round(found.low, 9), round(found.high, 9)) == (0.1, 0.7)
        assert paired_bootstrap(values, values, clusters).p == 1.0

    @pytest.mark.parametrize("value", [0.1, 0.7])
    def test_rounding_does_not_push_the_value_out_of_its_interval(self, value):
        """Six of 0.1 sum to less than 0.6 in binary, six of 0.7 to more than 4.2."""
        found = cluster_bootstrap([value] * 6, list("abcdef"))
        assert found.low <= found.value <= found.high

    def test_sums_within_a_cluster_do_not_hang_on_the_order_of_its_questions(self):
        """0.1 + 0.2 + 0.3 is more than 0.3 + 0.2 + 0.1 in binary."""
        clusters = ["a", "a", "a", "b"]
        assert cluster_bootstrap([0.1, 0.2, 0.3, 1.0], clusters) == cluster_bootstrap([0.3, 0.2, 0.1, 1.0], clusters)

    def test_values_without_a_cluster_are_refused(self):
        with pytest.raises(ValueError, match="zip"):
            cluster_bootstrap([1.0, 0.0], ["a"])

    def test_no_resamples_are_refused(self):
        with pytest.raises(ValueError, match="at least 1 resample; 0"):
            cluster_bootstrap([1.0], ["a"], repeats=0)

    def test_an_impossible_level_is_refused(self):
        with pytest.raises(ValueError, match="A level lies between 0 and 1"):
            cluster_bootstrap([], [], level=95)


def clustered(generator, clusters, share):
    """Clusters of one to five questions, all right or all wrong: values and the cluster of each."""
    values, names = [], []
    for number in range(clusters):
        size = generator.randint(1, 5)
        values += [float(generator.random() < share)] * size
        names += [f"c{number}"] * size
    return values, names


def test_the_interval_covers_the_truth_as_often_as_it_says():
    """Of 200 samples of 60 clusters, about 95 % hold the true share; by single questions far fewer would."""
    generator = random.Random(7)
    held = held_by_question = 0
    for seed in range(200):
        values, clusters = clustered(generator, 60, 0.7)
        found = cluster_bootstrap(values, clusters, repeats=300, seed=seed)
        held += found.low <= 0.7 <= found.high
        found = cluster_bootstrap(values, [str(index) for index in range(len(values))], repeats=300, seed=seed)
        held_by_question += found.low <= 0.7 <= found.high
    assert 180 <= held <= 198
    assert held_by_question < 165


class TestPaired:
    def test_the_difference_is_that_of_the_means_of_what_both_have(self):
        found = paired_bootstrap([0.0, 0.5, None, 1.0], [1.0, 0.5, 1.0, None], ["a", "b", "c", "d"])
        assert found.difference == Interval(0.5, 0.0, 1.0)

    def test_sharing_a_resampling_changes_nothing(self):
        clusters = list("aabbcdef")
        resampling = Resampling(clusters, 500, 3)
        for a, b in [([0.0] * 8, [1.0] * 7 + [0.0]), ([0.5] * 8, [index / 8 for index in range(8)])]:
            assert resampling.difference(a, b) == paired_bootstrap(a, b, clusters, repeats=500, seed=3)
            assert resampling.mean_interval(b) == cluster_bootstrap(b, clusters, repeats=500, seed=3)

    def test_a_pair_is_compared_with_itself_and_not_with_the_others(self):
        """Both means vary widely, but every question gains 0.1 exactly."""
        before = [index / 40 for index in range(36)]
        found = paired_bootstrap(before, [value + 0.1 for value in before], [str(index) for index in range(36)])
        assert found.difference.high - found.difference.low < 1e-9
        assert found.p == 1 / 2001

    def test_it_turns_with_its_sides(self):
        a, b, clusters = [0.0] * 9 + [1.0], [1.0] * 6 + [0.0] * 4, [str(index) for index in range(10)]
        forth, back = paired_bootstrap(a, b, clusters), paired_bootstrap(b, a, clusters)
        assert forth.difference.value == -back.difference.value == 0.5
        assert forth.p == back.p

    @pytest.mark.parametrize(("lost", "gained"), [(0, 5), (1, 8), (3, 9), (4, 4)])
    def test_with_one_question_in_each_cluster_p_is_that_of_the_exact_test(self, lost, gained):
        before = [1.0] * lost + [0.0] * gained + [1.0] * 10
        after = [0.0] * lost + [1.0] * gained + [1.0] * 10
        found = paired_bootstrap(before, after, [str(index) for index in range(len(before))], repeats=20000)
        assert isclose(found.p, mcnemar(lost, gained), abs_tol=0.008)

    def test_signs_are_drawn_for_whole_clusters(self):
        """Twelve questions gained, but on two facts: of four draws of signs two are as far from 0."""
        found = paired_bootstrap([0.0] * 12, [1.0] * 12, ["a", "b"] * 6)
        assert isclose(found.p, 0.5, abs_tol=0.04)

    def test_one_cluster_proves_nothing(self):
        assert paired_bootstrap([0.0] * 9, [1.0] * 9, ["a"] * 9) == Paired(Interval(1.0, 1.0, 1.0), 1.0)

    def test_runs_that_are_alike_are_not_told_apart(self):
        assert paired_bootstrap([0.3, 0.7], [0.3, 0.7], ["a", "b"]) == Paired(Interval(0.0, 0.0, 0.0), 1.0)

    def test_p_is_never_zero(self):
        found = paired_bootstrap([0.0] * 60, [1.0] * 60, [str(index) for index in range(60)], repeats=99)
        assert found.p == 1 / 100

    def test_sums_that_differ_in_their_last_bits_are_as_far_from_0(self):
        """Added in order, 0.1 + 0.4 + 0.1 stays below 0.6 in binary; both draws of three equal signs must count."""
        found = paired_bootstrap([0.0] * 3, [0.1, 0.4, 0.1], ["a", "b", "c"], repeats=8000)
        assert isclose(found.p, 2 / 8, abs_tol=0.02)

    def test_of_nothing_there_is_none(self):
        assert paired_bootstrap([], [], []) is None
        assert paired_bootstrap([1.0, None], [None, 1.0], ["a", "b"]) is None

    def test_runs_of_unequal_length_are_refused(self):
        with pytest.raises(ValueError, match="zip"):
            paired_bootstrap([1.0], [1.0, 0.0], ["a"])

    def test_few_clusters_raise_no_false_alarms(self):
        """Two runs that differ by chance alone, over seven clusters of up to five: at most 5 % of p below 0.05."""
        generator = random.Random(11)
        alarms = 0
        for seed in range(300):
            change, clusters = clustered(generator, 7, 0.5)
            found = paired_bootstrap([0.5] * len(change), change, clusters, repeats=200, seed=seed)
            alarms += found.p < 0.05
        assert alarms <= 0.05 * 300 + 3 * sqrt(300 * 0.05 * 0.95)

    def test_a_true_difference_is_found(self):
        generator = random.Random(5)
        found = 0
        for seed in range(60):
            before = [float(generator.random() < 0.6) for _ in range(100)]
            after = [max(value, float(generator.random() < 0.5)) for value in before]
            found += paired_bootstrap(before, after, [str(i) for i in range(100)], repeats=200, seed=seed).p < 0.05
        assert found >= 57

    @settings(max_examples=40)
    @given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1), st.sampled_from("abcdefg")), min_size=1, max_size=20),
           st.randoms(use_true_random=False))  # fmt: skip
    def test_the_order_of_the_questions_does_not_matter(self, rows, shuffler):
        other = rows.copy()
        shuffler.shuffle(other)
        one, two = (paired_bootstrap(*map(list, zip(*each, strict=True)), repeats=100) for each in (rows, other))
        assert one == two
        assert 0 < one.p <= 1
        assert one.difference.low <= one.difference.value <= one.difference.high


DRAW = """
from assistant.evaluation.statistics import Resampling
clusters = [f"cluster-{index % 9}" for index in range(40)]
values = [index % 7 / 7 for index in range(40)]
print(Resampling(clusters, 100).difference(values, values[::-1]))
"""


def test_another_process_with_other_hashes_gives_the_same_bytes(project):
    outputs = {
        subprocess.run(
            [sys.executable, "-c", DRAW], cwd=project, env=os.environ | {"PYTHONHASHSEED": seed},
            check=True, capture_output=True, text=True,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    clusters = [f"cluster-{index % 9}" for index in range(40)]
    values = [index % 7 / 7 for index in range(40)]
    assert outputs == {f"{Resampling(clusters, 100).difference(values, values[::-1])}\n"}


class TestMcNemar:
    @pytest.mark.parametrize(
        ("only_a", "only_b", "p"),
        [
            (0, 0, 1.0),
            (0, 1, 1.0),
            (0, 5, 2 / 32),
            (1, 8, 2 * (1 + 9) / 512),
            (2, 6, 2 * (1 + 8 + 28) / 256),
            (3, 3, 1.0),
        ],
    )
    def test_by_hand(self, only_a, only_b, p):
        assert isclose(mcnemar(only_a, only_b), p)
        assert mcnemar(only_b, only_a) == mcnemar(only_a, only_b)

    @given(st.integers(0, 60), st.integers(0, 60))
    def test_it_is_the_chance_of_a_split_at_least_as_uneven(self, only_a, only_b):
        both = only_a + only_b
        uneven = sum(comb(both, k) for k in range(both + 1) if abs(2 * k - both) >= abs(only_a - only_b))
        assert isclose(mcnemar(only_a, only_b), uneven / 2**both)

    def test_large_counts_neither_overflow_nor_vanish(self):
        """780 against 820: z = (40 − 1) / √1600 = 0.975 with the correction for whole numbers."""
        assert isclose(mcnemar(780, 820), 2 * (1 - NormalDist().cdf(0.975)), rel_tol=0.001)
        assert mcnemar(0, 1000) == 2.0**-999

    def test_a_count_below_zero_is_refused(self):
        with pytest.raises(ValueError, match="at least 0; -1 is not"):
            mcnemar(3, -1)


PS = st.dictionaries(st.text("abcdef", min_size=1, max_size=3), st.floats(0, 1), max_size=8)


class TestHolm:
    def test_by_hand(self):
        """In order: d 4 × 0.005, a 3 × 0.01, c 2 × 0.03, b 1 × 0.04, raised to c's 0.06."""
        found = holm({"a": 0.01, "b": 0.04, "c": 0.03, "d": 0.005})
        assert list(found) == ["a", "b", "c", "d"]
        assert {name: round(p, 9) for name, p in found.items()} == {"a": 0.03, "b": 0.06, "c": 0.06, "d": 0.02}

    def test_one_alone_stays_and_none_stay_none(self):
        assert holm({"a": 0.04}) == {"a": 0.04}
        assert holm({}) == {}

    def test_nothing_exceeds_one(self):
        assert holm({"a": 0.6, "b": 0.9}) == {"a": 1.0, "b": 1.0}

    @given(PS)
    def test_it_keeps_order_never_lowers_and_multiplies_at_most_by_their_number(self, ps):
        found = holm(ps)
        assert list(found) == list(ps)
        for name, p in ps.items():
            assert p <= found[name] <= min(1.0, len(ps) * p) + 1e-12
            assert all(found[name] <= found[other] for other, theirs in ps.items() if p < theirs)

    @given(PS.filter(len))
    def test_the_smallest_is_as_in_bonferroni(self, ps):
        smallest = min(ps, key=ps.get)
        assert isclose(holm(ps)[smallest], min(1.0, len(ps) * ps[smallest]))

    @given(PS)
    def test_equal_ones_stay_equal(self, ps):
        found = holm(ps)
        assert all(found[a] == found[b] for a in ps for b in ps if ps[a] == ps[b])

    @pytest.mark.parametrize("p", [-0.1, 1.1, float("nan")])
    def test_what_is_no_p_is_refused(self, p):
        with pytest.raises(ValueError, match="b is"):
            holm({"a": 0.5, "b": p})

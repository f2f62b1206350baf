"""Scores of unlike kinds brought to [0, 1] without changing their order."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from assistant.encoders import ENCODERS
from assistant.retrieval.fusion import OLD, RECENT, by_maximum, by_ranks, by_span, recency, weights_for

COSINES = arrays(np.float32, st.integers(0, 30), elements=st.floats(-1, 1, width=32))
POSITIVE = arrays(np.float32, st.integers(0, 30), elements=st.floats(0, 100, width=32))


def row(*scores):
    return np.array(scores, np.float32)


class TestByMaximum:
    """BM25 scores."""

    @pytest.mark.parametrize("scores", [(), (0,), (0, 0, 0)], ids=["none", "one zero", "zeros"])
    def test_nothing_stays_nothing(self, scores):
        assert by_maximum(row(*scores)).tolist() == list(scores)

    def test_a_single_score_is_1(self):
        assert by_maximum(row(7)).tolist() == [1]

    @given(POSITIVE)
    def test_all_lie_in_0_to_1_and_the_best_is_1(self, scores):
        found = by_maximum(scores)
        assert found.shape == scores.shape
        assert ((found >= 0) & (found <= 1)).all()
        assert not scores.any() or found.max() == 1


class TestBySpan:
    """Cosines."""

    def test_no_scores(self):
        assert by_span(row(), 50).tolist() == []

    @pytest.mark.parametrize("rank", [1, 2, 50])
    def test_a_single_score_is_1_whatever_it_is(self, rank):
        assert by_span(row(-0.3), rank).tolist() == [1]

    def test_a_rank_past_the_last_means_the_last(self):
        assert by_span(row(0.5, 0.25, 0.0), 50).tolist() == by_span(row(0.5, 0.25, 0.0), 3).tolist() == [1, 0.5, 0]

    def test_what_is_below_the_rank_is_0(self):
        assert by_span(row(0.0, 1.0, 0.5, -1.0), 2).tolist() == [0, 1, 0, 0]

    def test_rank_1_leaves_only_the_best(self):
        assert by_span(row(0.25, 0.5, 0.5), 1).tolist() == [0, 1, 1]

    def test_the_best_tied_down_to_the_rank_are_all_1(self):
        assert by_span(row(0.5, 0.5, 0.1), 2).tolist() == [1, 1, 0]

    @pytest.mark.parametrize("value", [-1, 0, 1])
    def test_equal_scores_are_all_1(self, value):
        assert by_span(row(value, value, value), 2).tolist() == [1, 1, 1]

    def test_only_the_distances_count(self):
        """Encoders differ in where their cosines lie: 0.9 / 0.8 / 0.7 says the same as 0.3 / 0.2 / 0.1."""
        np.testing.assert_allclose(by_span(row(0.9, 0.8, 0.7), 3), by_span(row(0.3, 0.2, 0.1), 3), atol=1e-6)

    @given(COSINES, st.integers(1, 40))
    def test_all_lie_in_0_to_1_the_best_is_1_and_the_order_is_kept(self, scores, rank):
        found = by_span(scores, rank)
        assert found.shape == scores.shape
        assert ((found >= 0) & (found <= 1)).all()
        if scores.size:
            assert found[scores.argmax()] == 1
            assert (np.diff(found[np.argsort(scores, kind="stable")]) >= 0).all()


class TestWeights:
    """How much each score counts, by encoder."""

    @pytest.mark.parametrize("name", sorted(ENCODERS))
    def test_every_pair_of_languages_has_a_share(self, name):
        dense = weights_for(name).dense
        assert set(dense) == {"zh-zh", "zh-en", "en-zh", "en-en"}
        assert all(0 <= share <= 1 for share in dense.values())

    def test_an_encoder_nobody_measured_has_none(self):
        """Ranks are joined then."""
        assert weights_for("somebody/some-model").dense is None


class TestByRanks:
    """Fusion without any labelled question."""

    def test_first_in_both_is_1_and_equal_scores_share_a_rank(self):
        found = by_ranks(row(0.9, 0.5, 0.5), row(4, 1, 1))
        assert found[0] == pytest.approx(1)
        assert found[1] == found[2] == pytest.approx(61 / 62)

    def test_what_neither_found_gets_nothing(self):
        assert by_ranks(row(-1, 0.5), row(0, 0)).tolist() == [0, pytest.approx(0.5)]


@pytest.mark.parametrize(
    ("date", "value"),
    [(None, 0), (str(OLD), 0), ("1917-01-01", 0), (str(RECENT), 1), ("2099", 1), (f"{(OLD + RECENT) // 2}-06", 0.5)],
)
def test_recency_rises_from_the_old_year_to_the_recent_one(date, value):
    assert recency(date) == value

"""What holds for every vector engine; `exact` is the judge of the others."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from assistant.errors import UnknownNameError, UsageError
from assistant.vectors import ENGINES
from assistant.vectors.exact import ExactEngine

TOLERANCE = 1e-5
AXES = np.eye(3, dtype=np.float32)
WHOLE = st.sampled_from([-2.0, -1.0, 0.0, 1.0, 2.0])  # whole numbers: every dot product is exact, so ties are ties


def unit(count, width, seed):
    rows = np.random.default_rng(seed).standard_normal((count, width)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def rows_of(found):
    return [[neighbour.row for neighbour in line] for line in found]


@pytest.fixture(params=sorted(ENGINES), scope="module")
def engine(request):
    """The class of each engine there is."""
    return ENGINES.load(request.param)


class TestEngineContract:
    """Runs over every name in ENGINES."""

    def test_the_nearest_row_comes_first(self, engine):
        query = np.array([[0.6, 0.8, 0.0]], np.float32)
        (found,) = engine.build(AXES).search(query, 3)
        assert [neighbour.row for neighbour in found] == [1, 0, 2]
        assert [neighbour.score for neighbour in found] == pytest.approx([0.8, 0.6, 0.0])

    def test_rows_and_scores_are_plain_python_numbers(self, engine):
        neighbour = engine.build(AXES).search(AXES[:1], 1)[0][0]
        assert (type(neighbour.row), type(neighbour.score)) == (int, float)

    @pytest.mark.parametrize("k", [3, 4, 9, 10**9])
    def test_asking_for_more_than_there_is_gives_what_there_is(self, engine, k):
        assert rows_of(engine.build(AXES).search(AXES[:1], k)) == [[0, 1, 2]]

    @pytest.mark.parametrize("k", [0, -1])
    def test_asking_for_nothing_is_refused(self, engine, k):
        with pytest.raises(UsageError, match=f"k must be at least 1, not {k}"):
            engine.build(AXES).search(AXES, k)

    @pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
    def test_what_is_no_number_is_refused_in_rows_and_in_queries(self, engine, bad):
        rows = AXES.copy()
        rows[1, 1] = bad
        with pytest.raises(UsageError, match="NaN or infinity"):
            engine.build(rows)
        with pytest.raises(UsageError, match="NaN or infinity"):
            engine.build(AXES).search(rows, 1)

    @pytest.mark.parametrize("width", [1, 2, 4])
    def test_queries_of_another_width_are_refused_with_both_widths(self, engine, width):
        with pytest.raises(UsageError, match=rf"Queries must be \(n, 3\).*\(2, {width}\)"):
            engine.build(AXES).search(np.ones((2, width), np.float32), 1)

    def test_a_single_vector_is_not_taken_for_a_matrix(self, engine):
        with pytest.raises(UsageError, match="Queries must be"):
            engine.build(AXES).search(AXES[0], 1)
        with pytest.raises(UsageError, match="float32 matrix"):
            engine.build(AXES[0])

    def test_numbers_of_another_precision_are_refused(self, engine):
        with pytest.raises(UsageError, match=r"float32 matrix .* float64"):
            engine.build(AXES.astype(np.float64))
        with pytest.raises(UsageError, match=r"float32 matrix .* float64"):
            engine.build(AXES).search(AXES.astype(np.float64), 1)

    def test_equal_scores_come_by_rising_row(self, engine):
        rows = np.repeat(AXES, 20, axis=0)
        found = rows_of(engine.build(rows).search(AXES[[1]], 25))[0]
        assert found == [*range(20, 40), *range(5)]

    @pytest.mark.parametrize("k", range(1, 8))
    def test_a_tie_across_the_last_place_goes_to_the_lower_rows(self, engine, k):
        rows = np.concatenate([AXES[[2]], np.repeat(AXES[[0]], 5, axis=0), AXES[[1]]])
        assert rows_of(engine.build(rows).search(AXES[[0]], k))[0] == [1, 2, 3, 4, 5, 0, 6][:k]

    def test_each_query_has_its_own_ties(self, engine):
        rows = np.repeat(AXES, 4, axis=0)
        assert rows_of(engine.build(rows).search(AXES, 2)) == [[0, 1], [4, 5], [8, 9]]

    def test_an_empty_index_finds_nothing(self, engine):
        empty = np.zeros((0, 3), np.float32)
        assert engine.build(empty).search(AXES, 5) == [[], [], []]

    def test_no_query_gets_no_answer(self, engine):
        assert engine.build(AXES).search(np.zeros((0, 3), np.float32), 5) == []

    def test_a_zero_query_is_equally_far_from_all(self, engine):
        (found,) = engine.build(AXES).search(np.zeros((1, 3), np.float32), 3)
        assert found == [(0, 0.0), (1, 0.0), (2, 0.0)]

    def test_rows_that_do_not_lie_one_after_the_other_are_fine(self, engine):
        rows = unit(40, 16, seed=1)
        queries = unit(5, 16, seed=2)
        expected = engine.build(rows).search(queries, 5)
        assert rows_of(engine.build(np.asfortranarray(rows)).search(np.asfortranarray(queries), 5)) == rows_of(expected)
        assert rows_of(engine.build(rows[::2]).search(queries[::2], 40)) == rows_of(
            ExactEngine.build(rows[::2].copy()).search(queries[::2].copy(), 40)
        )

    def test_it_keeps_its_rows(self, engine):
        rows = unit(7, 4, seed=3)
        np.testing.assert_array_equal(engine.build(rows).rows, rows)

    @pytest.mark.parametrize("count", [0, 1, 50])
    def test_what_was_saved_finds_the_same_when_opened(self, engine, count, tmp_path):
        rows, queries = unit(count, 8, seed=4), unit(3, 8, seed=5)
        built = engine.build(rows)
        built.save(tmp_path)
        opened = engine.open(tmp_path)
        np.testing.assert_array_equal(opened.rows, rows)
        assert opened.search(queries, 10) == built.search(queries, 10)

    def test_a_saved_index_is_numbers_and_never_code(self, engine, tmp_path):
        engine.build(AXES).save(tmp_path)
        for path in tmp_path.iterdir():
            np.save(path, np.array([print], dtype=object), allow_pickle=True)
        with pytest.raises(ValueError, match="allow_pickle=False"):
            engine.open(tmp_path)

    @given(data=st.data(), width=st.integers(1, 4), k=st.integers(1, 12))
    def test_ties_and_all_it_finds_what_exact_finds(self, engine, data, width, k):
        rows = data.draw(arrays(np.float32, (data.draw(st.integers(0, 10)), width), elements=WHOLE))
        queries = data.draw(arrays(np.float32, (data.draw(st.integers(0, 3)), width), elements=WHOLE))
        assert engine.build(rows).search(queries, k) == ExactEngine.build(rows).search(queries, k)

    def test_among_many_rows_it_agrees_with_exact(self, engine):
        rows, queries = unit(3000, 64, seed=6), unit(20, 64, seed=7)
        judged = engine.build(rows).search(queries, 10)
        for found, wanted, query in zip(judged, ExactEngine.build(rows).search(queries, 10), queries, strict=True):
            assert [each.score for each in found] == pytest.approx([each.score for each in wanted], abs=TOLERANCE)
            assert [each.score for each in found] == pytest.approx(rows[[n.row for n in found]] @ query, abs=TOLERANCE)
            assert len({each.row for each in found}) == 10


def test_exact_itself_is_what_sorting_all_scores_gives():
    rows, queries = unit(200, 16, seed=8), unit(5, 16, seed=9)
    for found, query in zip(ExactEngine.build(rows).search(queries, 200), queries, strict=True):
        scores = [float(sum(a * b for a, b in zip(row.tolist(), query.tolist(), strict=True))) for row in rows]
        order = sorted(range(200), key=lambda row: -scores[row])
        assert [each.score for each in found] == pytest.approx([scores[row] for row in order], abs=TOLERANCE)


def test_an_unknown_engine_is_told_which_there_are():
    with pytest.raises(UnknownNameError, match=r"no vector engine named 'annoy'\. There are: exact, faiss-flat"):
        ENGINES.load("annoy")

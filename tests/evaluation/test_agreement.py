"""Our figures are those of trec_eval, by way of ir_measures, on runs drawn at random."""

import ir_measures
import pytest
from hypothesis import given
from hypothesis import strategies as st
from ir_measures import RR, R, Success, nDCG

from assistant.evaluation import metrics
from assistant.evaluation.bench import DEPTH, SEARCH, Outcome, figures_of

MEASURES = {
    "success@1": Success @ 1,
    "success@10": Success @ 10,
    "recall@10": R @ 10,
    "mrr@10": RR @ 10,
    "ndcg@10": nDCG @ 10,
}
IDS = st.sampled_from([f"p{number}" for number in range(16)])
RUNS = st.lists(
    st.tuples(st.lists(IDS, unique=True, max_size=14), st.frozensets(IDS, min_size=1, max_size=12)),
    min_size=1,
    max_size=6,
)
"""For each question: what was found, best first, perhaps nothing; and what was wanted, perhaps more than ten."""


def judged(pairs):
    """The wanted ones as ir_measures reads them."""
    return [ir_measures.Qrel(f"q{at}", name, 1) for at, (_, wanted) in enumerate(pairs) for name in sorted(wanted)]


def scored(pairs):
    """The found ones, by falling score."""
    return [
        ir_measures.ScoredDoc(f"q{at}", name, float(-rank))
        for at, (found, _) in enumerate(pairs)
        for rank, name in enumerate(found)
    ]


def test_every_search_figure_is_held_against_theirs():
    assert MEASURES.keys() == SEARCH.keys()


@given(RUNS)
def test_means_over_questions_agree(pairs):
    outcomes = [Outcome(wanted, True, tuple(found), None, False, 1.0) for found, wanted in pairs]
    theirs = ir_measures.calc_aggregate(list(MEASURES.values()), judged(pairs), scored(pairs))
    ours = figures_of(outcomes)
    for name, measure in MEASURES.items():
        assert ours[name] == pytest.approx(theirs[measure], abs=1e-6), name


@given(RUNS, st.integers(1, 12))
def test_each_question_agrees_at_any_cut(pairs, k):
    measures = {
        Success @ k: lambda found, wanted: metrics.success_at(found, wanted, k),
        R @ k: lambda found, wanted: metrics.recall_at(found, wanted, k),
        RR @ k: lambda found, wanted: metrics.reciprocal_rank(found[:k], wanted),
        nDCG @ k: lambda found, wanted: metrics.ndcg_at(found, wanted, k),
    }
    for each in ir_measures.iter_calc(list(measures), judged(pairs), scored(pairs)):
        found, wanted = pairs[int(each.query_id[1:])]
        assert measures[each.measure](found, wanted) == pytest.approx(each.value, abs=1e-6), each


def test_the_depth_of_the_figures_is_that_of_their_names():
    assert DEPTH == 10

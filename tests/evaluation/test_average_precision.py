"""Average precision by hand, and against trec_eval's map by way of ir_measures."""

from math import isclose

import ir_measures
import pytest
from hypothesis import given
from hypothesis import strategies as st
from ir_measures import AP

from assistant.evaluation.metrics import average_precision, mean


@pytest.mark.parametrize(
    ("ranked", "wanted", "value"),
    [
        (["a", "b", "c", "d"], {"a"}, 1.0),  # 1/1
        (["a", "b", "c", "d"], {"d"}, 1 / 4),  # 1/4
        (["a", "b", "c", "d"], {"a", "b"}, 1.0),  # (1/1 + 2/2) / 2
        (["a", "b", "c", "d"], {"b", "d"}, 1 / 2),  # (1/2 + 2/4) / 2
        (["a", "b", "c", "d"], {"a", "d"}, 3 / 4),  # (1/1 + 2/4) / 2
        (["a", "b", "c", "d"], {"b", "d", "x"}, 1 / 3),  # (1/2 + 2/4 + 0) / 3
        (["a", "a", "b"], {"b"}, 1 / 2),  # a counts once, so b is second
        (["a", "a"], {"a"}, 1.0),  # and is found once
        (["a", "b"], {"x"}, 0.0),
        ([], {"a"}, 0.0),
        (["a"], set(), 0.0),
    ],
)
def test_by_hand(ranked, wanted, value):
    assert isclose(average_precision(ranked, wanted), value)


IDS = st.sampled_from([f"p{number}" for number in range(16)])
RUNS = st.lists(
    st.tuples(st.lists(IDS, unique=True, max_size=14), st.frozensets(IDS, min_size=1, max_size=12)),
    min_size=1,
    max_size=6,
)
"""For each question: what was found, best first, perhaps nothing; and what was wanted, perhaps more than was found."""


@given(RUNS, st.integers(1, 14))
def test_agrees_with_trec_eval_question_by_question_and_in_the_mean(pairs, k):
    judged = [ir_measures.Qrel(f"q{at}", name, 1) for at, (_, wanted) in enumerate(pairs) for name in sorted(wanted)]
    scored = [
        ir_measures.ScoredDoc(f"q{at}", name, float(-rank))
        for at, (found, _) in enumerate(pairs)
        for rank, name in enumerate(found)
    ]
    ours = {AP: average_precision, AP @ k: lambda found, wanted: average_precision(found[:k], wanted)}
    for each in ir_measures.iter_calc(list(ours), judged, scored):
        assert ours[each.measure](*pairs[int(each.query_id[1:])]) == pytest.approx(each.value, abs=1e-6), each
    theirs = ir_measures.calc_aggregate(list(ours), judged, scored)
    for measure, score in ours.items():
        assert mean(score(found, wanted) for found, wanted in pairs) == pytest.approx(theirs[measure], abs=1e-6)

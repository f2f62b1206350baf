from math import isclose, log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.evaluation import metrics
from assistant.evaluation.metrics import RefusalScores

# Five found, of which b and d are wanted; x is wanted and was not found.
FOUND = ["a", "b", "c", "d", "e"]
WANTED = {"b", "d", "x"}
BEST_OF_THREE = 1 + 1 / log2(3) + 1 / 2


class TestRanking:
    def test_reciprocal_rank_is_of_the_first_wanted_one(self):
        assert metrics.reciprocal_rank(FOUND, WANTED) == 1 / 2
        assert metrics.reciprocal_rank(FOUND, {"e"}) == 1 / 5

    @pytest.mark.parametrize(("k", "value"), [(1, 0.0), (2, 1.0), (9, 1.0)])
    def test_success_needs_one_within_the_cut(self, k, value):
        assert metrics.success_at(FOUND, WANTED, k) == value

    @pytest.mark.parametrize(("k", "value"), [(1, 0.0), (2, 1 / 3), (3, 1 / 3), (4, 2 / 3), (9, 2 / 3)])
    def test_recall_counts_what_was_not_found_too(self, k, value):
        assert metrics.recall_at(FOUND, WANTED, k) == value

    def test_ndcg_by_hand(self):
        gained = 1 / log2(3) + 1 / log2(5)  # ranks 2 and 4
        assert isclose(metrics.ndcg_at(FOUND, WANTED, 10), gained / BEST_OF_THREE)
        assert isclose(metrics.ndcg_at(FOUND, WANTED, 3), (1 / log2(3)) / BEST_OF_THREE)

    def test_the_best_order_is_cut_at_k_as_well(self):
        """With more wanted than k, a full page of wanted ones is as good as can be."""
        assert metrics.ndcg_at(["a", "b"], {"a", "b", "c", "d"}, 2) == 1.0

    def test_an_id_given_twice_counts_where_it_first_stands(self):
        assert metrics.reciprocal_rank(["a", "a", "b"], {"b"}) == 1 / 2
        assert metrics.recall_at(["a", "a", "b"], {"b"}, 2) == 1.0
        assert metrics.ndcg_at(["a", "a"], {"a"}, 10) == 1.0

    def test_nothing_found_is_zero(self):
        assert metrics.reciprocal_rank([], WANTED) == 0.0
        assert metrics.success_at([], WANTED, 10) == 0.0
        assert metrics.recall_at([], WANTED, 10) == 0.0
        assert metrics.ndcg_at([], WANTED, 10) == 0.0

    def test_nothing_wanted_is_zero(self):
        assert metrics.recall_at(FOUND, set(), 10) == 0.0
        assert metrics.ndcg_at(FOUND, set(), 10) == 0.0

    @pytest.mark.parametrize("metric", [metrics.success_at, metrics.recall_at, metrics.ndcg_at])
    def test_a_cut_below_one_is_refused(self, metric):
        with pytest.raises(ValueError, match="at least 1; 0 is not"):
            metric(FOUND, WANTED, 0)


IDS = st.sampled_from("abcdefgh")


@given(st.lists(IDS), st.sets(IDS), st.integers(1, 12))
def test_every_ranking_metric_lies_between_0_and_1(found, wanted, k):
    for value in (
        metrics.reciprocal_rank(found, wanted),
        metrics.success_at(found, wanted, k),
        metrics.recall_at(found, wanted, k),
        metrics.ndcg_at(found, wanted, k),
    ):
        assert 0.0 <= value <= 1.0


@given(st.sets(IDS, min_size=1), st.sets(IDS), st.integers(1, 12))
def test_wanted_ones_in_front_are_the_best_order(wanted, others, k):
    found = [*sorted(wanted), *sorted(others - wanted)]
    assert isclose(metrics.ndcg_at(found, wanted, k), 1.0)
    assert metrics.reciprocal_rank(found, wanted) == 1.0


@given(st.lists(IDS, unique=True, min_size=2), st.sets(IDS, min_size=1), st.data())
def test_moving_a_wanted_one_up_never_lowers_ndcg(found, wanted, data):
    at = data.draw(st.integers(1, len(found) - 1))
    if found[at] in wanted:
        better = found.copy()
        better[at - 1], better[at] = better[at], better[at - 1]
        assert metrics.ndcg_at(better, wanted, 10) >= metrics.ndcg_at(found, wanted, 10) - 1e-12


class TestAnswerAccuracy:
    def test_one_alternative_is_enough(self):
        assert metrics.answer_accuracy("自2023年7月3日公告", ["4 July 2023", "3 July 2023"]) == 1.0

    def test_every_group_must_be_met(self):
        groups = [["鎵", "gallium"], ["鍺", "germanium"]]
        assert metrics.answer_accuracy("gallium and germanium", ["gallium"], groups) == 1.0
        assert metrics.answer_accuracy("gallium and antimony", ["gallium"], groups) == 0.0

    def test_groups_count_without_answers_too(self):
        assert metrics.unmet("鎵", [], [["鎵"], ["鍺"]]) == ["鍺"]

    def test_what_is_missing_is_said_once(self):
        assert metrics.unmet("nothing", ["鎵", "Ga"], [["鎵", "Ga"], ["鍺"]]) == ["鎵 / Ga", "鍺"]

    @pytest.mark.parametrize("text", ["", "  \n"])
    def test_an_empty_text_is_wrong(self, text):
        assert metrics.answer_accuracy(text, ["50"]) == 0.0
        assert metrics.answer_accuracy(text, []) == 0.0


class TestRefusals:
    def test_by_hand(self):
        """Ten questions, four of them to be refused; three of these are, and two of the others."""
        outcomes = [(True, True)] * 3 + [(True, False)] + [(False, True)] * 2 + [(False, False)] * 4
        assert metrics.refusal_scores(outcomes) == RefusalScores(precision=3 / 5, recall=3 / 4, false_refusals=2 / 6)

    def test_never_refusing_where_it_was_due(self):
        assert metrics.refusal_scores([(True, False), (False, False)]) == RefusalScores(0.0, 0.0, 0.0)

    def test_nothing_due_and_nothing_refused(self):
        assert metrics.refusal_scores([(False, False)]) == RefusalScores(None, None, 0.0)

    def test_everything_due(self):
        assert metrics.refusal_scores([(True, True)]) == RefusalScores(1.0, 1.0, None)

    def test_no_questions(self):
        assert metrics.refusal_scores([]) == RefusalScores(None, None, None)


class TestCitations:
    def test_agreement_is_a_share_of_the_citations(self):
        assert metrics.citation_agreement(["a", "b", "b", "c"], {"b", "x"}) == 2 / 4

    def test_one_is_enough_for_any(self):
        assert metrics.any_citation_agrees(["a", "b"], {"b", "x"}) == 1.0
        assert metrics.any_citation_agrees(["a"], {"b"}) == 0.0

    def test_no_citations_are_zero(self):
        assert metrics.citation_agreement([], {"a"}) == 0.0
        assert metrics.any_citation_agrees([], {"a"}) == 0.0


QUOTES = {1: "美國2022年關鍵礦物清單共50項。論文作53項。", 2: "The list has 50 entries, up from 35 in 2018."}


class TestSupport:
    @pytest.mark.parametrize(
        ("text", "numbers"),
        [
            ("美國2022年關鍵礦物清單共50項。", [1]),
            ("美国2022年关键矿物清单共 ５０ 项", [1]),
            ("論文作53項。", [2, 1]),
            ("The list has 50 entries, up from 35 in 2018.", [2]),
            ("the list has 50 entries", [2]),
        ],
    )
    def test_what_stands_in_a_cited_quote_is_licensed(self, text, numbers):
        assert metrics.unsupported([(text, numbers)], QUOTES) == []

    @pytest.mark.parametrize(
        ("text", "numbers"),
        [
            ("論文作53項。", [2]),
            ("論文作53項。", []),
            ("論文作53項。", [1, 3]),
            ("論文作50項。", [1]),
            ("The list has 5", [2]),
            ("。", [1]),
            ("", [1]),
        ],
        ids=["another", "none", "one-missing", "altered", "half-a-figure", "only-a-mark", "empty"],
    )
    def test_what_does_not_is_not(self, text, numbers):
        assert metrics.unsupported([(text, numbers)], QUOTES) == [text]

    def test_those_that_are_not_stand_in_their_order(self):
        sentences = [("論文作53項。", [1]), ("共51項。", [1]), ("共52項。", [1])]
        assert metrics.unsupported(sentences, QUOTES) == ["共51項。", "共52項。"]

    def test_no_sentences_are_none(self):
        assert metrics.unsupported([], QUOTES) == []

    def test_another_form_may_join_two_usages(self):
        sentences, quotes = [("硅是半导体。", [1])], {1: "矽是半導體。"}
        assert metrics.unsupported(sentences, quotes) == [text for text, _ in sentences]
        form = lambda text: metrics.normalise(text.replace("矽", "硅"))  # noqa: E731
        assert metrics.unsupported(sentences, quotes, form) == []


@pytest.mark.parametrize(
    ("question", "asked", "claimed", "text", "value"),
    [
        ("How many?", "en", "en", "There are 50.", 1.0),
        ("How many?", "en", "en", "共有五十項清單。", 0.0),
        ("How many?", "en", "zh-Hant", "There are 50.", 0.0),
        ("有幾項？", "zh-Hant", "zh-Hant", "清單共50項。", 1.0),
        ("有幾項？", "zh-Hant", "zh-Hant", "清单共50项。", 0.0),
        ("有幾項？", "zh-Hant", "zh-Hans", "清单共50项。", 0.0),
        ("有几项？", "zh-Hans", "zh-Hans", "中文", 1.0),
        ("有几项？", "zh-Hans", "zh-Hans", "There are fifty entries.", 0.0),
        ("你好呀", "zh-Hans", "zh-Hant", "您好，請問要問什麼？", 1.0),
        ("你好呀", "zh-Hans", "en", "Hello", 0.0),
        ("有幾項？", "zh-Hant", "zh-Hant", "", 1.0),
        ("有幾項？", "zh-Hant", "en", "", 0.0),
    ],
)
def test_language_match(question, asked, claimed, text, value):
    assert metrics.language_match(question, asked, claimed, text) == value


class TestPercentile:
    def test_nearest_rank_by_hand(self):
        """Ten values: p50 is the 5th, p95 the 10th (9.5 rounded up), p10 the 1st."""
        values = [30, 10, 20, 50, 40, 100, 90, 80, 70, 60]
        by_percent = {0: 10, 10: 10, 11: 20, 50: 50, 95: 100, 100: 100}
        assert {percent: metrics.percentile(values, percent) for percent in by_percent} == by_percent

    def test_of_twenty_the_95th_is_the_nineteenth(self):
        assert metrics.percentile(range(1, 21), 95) == 19

    def test_of_nothing_there_is_none(self):
        assert metrics.percentile([], 50) is None

    @pytest.mark.parametrize("percent", [-1, 100.5])
    def test_out_of_range_is_refused(self, percent):
        with pytest.raises(ValueError, match="between 0 and 100"):
            metrics.percentile([1], percent)

    @given(st.lists(st.floats(0, 1e6), min_size=1), st.floats(0, 100))
    def test_is_always_one_of_the_values_that_enough_do_not_exceed(self, values, percent):
        found = metrics.percentile(values, percent)
        assert found in values
        assert sum(value <= found for value in values) >= percent / 100 * len(values) - 1e-6


def test_the_mean_leaves_out_what_was_not_measured():
    assert metrics.mean([1.0, None, 0.0, 0.5]) == 0.5
    assert metrics.mean([]) is None

"""Search measured on a small set whose every rank is known beforehand."""

from dataclasses import replace
from math import isclose, log2

import pytest

from assistant.encoders.hashing import HashingEncoder
from assistant.evaluation.bench import BenchResult, NoEncoder, Outcome, figures_of, holds_answer, lay_out, measure
from assistant.evaluation.benchsets import BenchQuestion, BenchSet, Passage, read_bench_set
from assistant.language.glossary import Glossary, Term
from tests.evaluation.benchfolders import write_set

NAMES = Glossary([Term("gallium", "element", "鎵", "镓", "gallium", "Ga")])


def outcome(found, relevant, *, answer_shown=None, refused=False, ms=1.0):
    return Outcome(frozenset(relevant), bool(relevant), tuple(found), answer_shown, refused, ms)


class TestFigures:
    """Five questions, three of them answerable: found first, found third with one of two wanted, not found."""

    OUTCOMES = (
        outcome("abc", "a", answer_shown=True, ms=1),
        outcome("xyabc", "az", answer_shown=False, refused=True, ms=2),
        outcome("", "q", refused=True, ms=3),
        outcome("abc", "", refused=True, ms=4),
        outcome("abc", "", refused=False, ms=10),
    )

    def test_search_counts_the_answerable_ones_alone(self):
        figures = figures_of(self.OUTCOMES)
        assert isclose(figures["success@1"], 1 / 3)
        assert isclose(figures["success@10"], 2 / 3)
        assert isclose(figures["recall@10"], (1 + 1 / 2 + 0) / 3)
        assert isclose(figures["mrr@10"], (1 + 1 / 3 + 0) / 3)
        third_of_two = (1 / log2(4)) / (1 + 1 / log2(3))
        assert isclose(figures["ndcg@10"], (1 + third_of_two + 0) / 3)

    def test_refusals_on_both_sides(self):
        figures = figures_of(self.OUTCOMES)
        assert figures["refusal_recall"] == 1 / 2
        assert isclose(figures["false_refusals"], 2 / 3)

    def test_answers_count_only_where_there_is_one_to_look_for(self):
        assert figures_of(self.OUTCOMES)["answer_in_snippet@1"] == 1 / 2

    def test_the_time_is_the_mean_over_all(self):
        assert figures_of(self.OUTCOMES)["ms_per_question"] == 4

    def test_only_ten_found_count(self):
        figures = figures_of([outcome("bcdefghijka", "a")])
        assert [figures[name] for name in ("success@10", "recall@10", "mrr@10", "ndcg@10")] == [0, 0, 0, 0]

    def test_nothing_to_measure_is_none(self):
        answerable, other = outcome("a", "a"), outcome("a", "")
        assert figures_of([answerable])["refusal_recall"] is None
        assert figures_of([answerable])["answer_in_snippet@1"] is None
        none_due = figures_of([other])
        assert none_due["success@1"] is none_due["ndcg@10"] is none_due["false_refusals"] is None

    def test_where_nobody_can_refuse_there_are_no_refusals(self):
        figures = figures_of([outcome("a", "a", refused=None), outcome("a", "", refused=None)])
        assert figures["refusal_recall"] is figures["false_refusals"] is None


@pytest.fixture
def tiny(tmp_path):
    """Four passages, four questions; see `benchfolders`."""
    return read_bench_set(write_set(tmp_path / "tiny"))


def measured(bench_set, mode="hybrid", encoder=None, glossary=NAMES):
    return measure(bench_set, lay_out(bench_set.passages, glossary, encoder or HashingEncoder(), "exact"), mode)


class TestMeasure:
    def test_the_figures_of_the_tiny_set(self, tiny):
        """Of three answerable questions two find theirs first, one second, after the passage with more of its words."""
        result = measured(tiny)
        figures = result.figures
        assert (result.name, result.encoder, result.mode) == ("tiny", "hashing", "hybrid")
        assert (result.passages, result.questions, result.answerable) == (4, 4, 3)
        assert isclose(figures["success@1"], 2 / 3)
        assert figures["success@10"] == figures["recall@10"] == 1
        assert isclose(figures["mrr@10"], (1 + 1 + 1 / 2) / 3)
        assert isclose(figures["ndcg@10"], (1 + 1 + 1 / log2(3)) / 3)
        assert isclose(figures["answer_in_snippet@1"], 2 / 3)  # 鋰 is written 锂 there; "blue glass" is in no passage
        assert figures["passages_per_second"] > 0
        assert figures["ms_per_question"] > 0

    def test_bm25_alone_encodes_nothing_and_has_no_refusals(self, tiny):
        laid = lay_out(tiny.passages, NAMES, None, "exact")
        result = measure(tiny, laid, "lexical")
        assert isinstance(laid.encoder, NoEncoder)
        assert laid.index.rows.shape == (4 + 8, 1)  # four passages of two sentences each
        assert (result.encoder, result.mode) == (None, "lexical")
        assert isclose(result.figures["success@1"], 2 / 3)
        assert result.figures["refusal_recall"] is result.figures["false_refusals"] is None

    def test_what_shares_no_word_with_anything_is_refused(self, tiny):
        assert measured(tiny).figures["refusal_recall"] == 1

    def test_a_passage_is_found_by_its_title(self, tiny):
        asked = BenchQuestion("q", "cobalt?", "en", frozenset({"co"}), (), answerable=True)
        assert measured(replace(tiny, questions=(asked,))).figures["success@1"] == 1

    def test_an_answer_that_only_the_title_holds_is_not_in_the_snippet(self, tiny):
        asked = BenchQuestion(
            "q", "Cobalt, mined beside copper?", "en", frozenset({"co"}), ("Cobalt",), answerable=True
        )
        figures = measured(replace(tiny, questions=(asked,))).figures
        assert (figures["success@1"], figures["answer_in_snippet@1"]) == (1, 0)

    def test_the_glossary_bridges_two_languages(self, tiny):
        asked = BenchQuestion("q", "gallium?", "en", frozenset({"ga"}), (), answerable=True)
        only = replace(tiny, questions=(asked,))
        assert measured(only).figures["success@1"] == 1

    def test_progress_is_told_of_every_question(self, tiny):
        steps = []
        laid = lay_out(tiny.passages, NAMES, HashingEncoder(), "exact", lambda *step: steps.append(("encoded", *step)))
        measure(tiny, laid, "hybrid", lambda *step: steps.append(step))
        assert steps == [("encoded", 12, 12), (1, 4), (2, 4), (3, 4), (4, 4)]

    def test_questions_may_be_asked_of_more_passages_than_their_own(self, tiny):
        more = (*tiny.passages, Passage("other", "", "鎵的熔點是幾度？", "zh-Hant"))
        result = measure(tiny, lay_out(more, NAMES, HashingEncoder(), "exact"), "hybrid")
        assert result.passages == 5
        assert isclose(result.figures["success@1"], 1 / 3)  # the copy of the question takes the place of ga


def test_plain_data_has_what_was_measured_and_rounded_figures():
    figures = {"success@1": 2 / 3, "refusal_recall": None, "ms_per_question": 1.23456, "passages_per_second": 99.99}
    result = BenchResult("tiny", None, "lexical", 4, 3, 2, figures)
    assert result.to_dict() == {
        "set": "tiny",
        "encoder": None,
        "mode": "lexical",
        "passages": 4,
        "questions": 3,
        "answerable": 2,
        "success@1": 0.6667,
        "refusal_recall": None,
        "ms_per_question": 1.235,
        "passages_per_second": 100.0,
    }


@pytest.mark.parametrize(
    ("text", "gold", "held"),
    [
        ("它的熔點只有攝氏29.8度。", "29.8度", True),
        ("它的熔点只有摄氏29.8度。", "攝氏29.8度", True),
        ("於1959年3月併入", "1959年", True),
        ("On 3 July 2023", "July 2023", True),
        ("自1950年起", "50", False),
        ("Gallium Arsenide", "gallium arsenide", True),
        ("mined in\nCongo", "in Congo", True),
        ("anything", "", False),
        ("", "50", False),
    ],
)
def test_an_answer_is_held_whole_whatever_the_script(text, gold, held):
    assert holds_answer(text, gold) is held


def test_a_set_is_named_after_its_folder_and_asked_in_its_language(tiny):
    """The Simplified question finds the Simplified passage although a Traditional one comes first in the index."""
    only = BenchSet(tiny.name, tiny.passages, (tiny.questions[1],))
    assert measured(only).figures["success@1"] == 1

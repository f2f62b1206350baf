import pytest

from assistant.errors import UsageError
from assistant.evaluation.report import EvaluationReport, Group
from assistant.evaluation.tables import failure_table, gold_text, group_table, kind_table, language_table, why
from tests.evaluation.replies import examined, question, refusal, reply, without_answer

EN = Group("en", 4, {"right": 0.75, "support": None, "mrr@10": 1 / 3, "ms_p50": 8.04, "ms_p95": 120.4})
ZH = Group("zh-Hant", 2, {"right": 1.0, "support": None, "mrr@10": None, "ms_p50": 12.6, "ms_p95": 13.0})
ALL = Group("all", 6, {"right": 5 / 6, "support": None, "mrr@10": 1 / 3, "ms_p50": 9.0, "ms_p95": 120.4})


def only_row(question, answer):
    (row,) = examined([question], lambda *_: answer).rows
    return row


class TestGroups:
    def test_a_row_for_each_group(self):
        table = group_table("language", [EN, ZH])
        assert table.columns == ("language", "n", "right", "MRR@10", "ms p50", "ms p95")
        assert table.rows == (("en", "4", "0.750", "0.333", "8.0", "120"), ("zh-Hant", "2", "1.000", "–", "13", "13"))

    def test_all_questions_come_before_the_languages(self):
        report = EvaluationReport((), ALL, (ZH, EN), (EN,))
        assert [row[0] for row in language_table(report).rows] == ["all", "zh-Hant", "en"]

    def test_kinds(self):
        report = EvaluationReport((), ALL, (), (Group("count", 6, {"right": 0.5}),))
        table = kind_table(report)
        assert table.columns == ("kind", "n", "right")
        assert table.rows == (("count", "6", "0.500"),)

    def test_a_figure_that_has_no_heading_is_shown_last_under_its_name(self):
        table = group_table("kind", [Group("count", 1, {"novelty": 0.25, "right": 1.0})])
        assert table.columns == ("kind", "n", "right", "novelty")

    def test_no_groups_make_an_empty_table(self):
        table = group_table("kind", [])
        assert (table.columns, table.rows) == (("kind", "n"), ())


class TestFailures:
    def test_each_is_shown_with_what_came_and_what_was_wanted(self):
        questions = [question(id="a"), question(id="b", must_include=[["fifty", "50"], ["entries"]])]
        answers = iter([reply("It has 50 entries."), reply("It has 53 items.")])
        table = failure_table(examined(questions, lambda *_: next(answers)))
        assert table.columns == ("id", "kind", "question", "answer", "gold", "why")
        assert table.rows == (
            ("b", "count", "How long is the list of 2022?", "It has 53 items. [1]", "50 + fifty / 50 + entries",
             "misses 50, fifty / 50, entries"),
        )  # fmt: skip

    def test_no_failures_make_no_rows(self):
        assert failure_table(examined([question()], lambda *_: reply("50"))).rows == ()

    @pytest.mark.parametrize(
        ("asked", "answer", "reason"),
        [
            (question(), reply("50"), ""),
            (question(), refusal(), "has an answer, status is not_found"),
            (without_answer(), reply("50"), "should have no answer, status is answered"),
            (without_answer("smalltalk"), refusal(), "should have no answer, status is not_found"),
            (question(answers=[]), reply(""), "is empty"),
        ],
    )
    def test_why(self, asked, answer, reason):
        assert why(only_row(asked, answer)) == reason

    def test_an_error_is_its_own_reason(self):
        def ask(*_):
            raise UsageError("Too long.")

        report = examined([question()], ask)
        (row,) = failure_table(report).rows
        assert row[3:] == ("–", "50", "UsageError: Too long.")

    def test_gold_says_each_demand_once(self):
        row = only_row(question(answers=["鎵", "Ga"], must_include=[["鎵", "Ga"], ["鍺"]]), reply("50"))
        assert gold_text(row) == "鎵 / Ga + 鍺"
        assert gold_text(only_row(without_answer(), refusal())) == "–"

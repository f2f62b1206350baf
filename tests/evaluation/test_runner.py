import json
from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.wording import PAPER_SAYS
from assistant.errors import UsageError
from assistant.evaluation.questions import Said
from assistant.evaluation.report import Group, report_on
from assistant.evaluation.runner import mainland_form
from assistant.evaluation.scores import METRICS
from assistant.language.glossary import Glossary, Term
from assistant.records import Answer, Turn
from tests.evaluation.replies import examined, question, refusal, reply, without_answer

RIGHT = "The list of 2022 has 50 entries."
WRONG = "The list of 2018 has 35 entries."


def only_row(question, answer, **more):
    (row,) = examined([question], lambda *_: answer, **more).rows
    return row


class TestOneQuestion:
    def test_a_right_answer(self):
        row = only_row(question(), reply(RIGHT, short_answer="50"))
        assert row.right
        assert (row.id, row.language, row.kind, row.status, row.answered_in) == ("q1", "en", "count", "answered", "en")
        assert (row.answer, row.short_answer, row.confidence) == (f"{RIGHT} [1]", "50", 0.9)
        assert (row.missing, row.unsupported, row.error, row.refused) == ((), (), "", False)
        assert row.cited == ("us-2022-size",)
        for name in (
            "right",
            "answer_accuracy",
            "short_answer",
            "language",
            "cited_gold",
            "citation_agreement",
            "support",
        ):
            assert row.scores[name] == 1.0

    def test_a_wrong_answer_says_what_it_misses(self):
        row = only_row(question(must_include=[["2022"], ["entries", "items"]]), reply(WRONG, cited=["us-2018-size"]))
        assert not row.right
        assert row.missing == ("50", "2022")
        assert row.unsupported == (WRONG,)
        for name in ("right", "answer_accuracy", "cited_gold", "citation_agreement", "support"):
            assert row.scores[name] == 0.0
        assert row.scores["short_answer"] is None

    def test_the_markers_of_the_answer_are_no_figures(self):
        """An answer with seven citations is not right because it prints [7]."""
        row = only_row(question(answers=["1"]), reply("There are several."))
        assert row.answer == "There are several. [1]"
        assert not row.right

    def test_the_gold_may_stand_in_any_sentence(self):
        assert only_row(question(), reply("It was published in 2022.", RIGHT)).right

    def test_a_short_answer_is_scored_apart(self):
        row = only_row(question(), reply(RIGHT, short_answer="53"))
        assert row.right
        assert row.scores["short_answer"] == 0.0

    def test_several_citations_are_shared_out(self):
        row = only_row(question(), reply(RIGHT, cited=["us-2018", "us-2022-size"], quotes=[RIGHT, "Something else."]))
        assert row.scores["citation_agreement"] == 0.5
        assert row.scores["cited_gold"] == 1.0

    @pytest.mark.parametrize(
        ("language", "text", "quote"),
        [
            ("en", "the list of 2022 has 53 entries.", "The list of 2022 has 53 entries."),
            ("zh-Hant", "清單共53項。", "清單共53項。"),
            ("zh-Hans", "清单共53项。", "清單共53項。"),
        ],
    )
    def test_a_quote_of_the_paper_may_be_ascribed_to_it_and_no_other(self, language, text, quote):
        text = PAPER_SAYS[language] + text
        answer = reply(text, quotes=[quote], source="paper", language=language)
        assert only_row(question(), answer).scores["support"] == 1.0
        other = reply(text, quotes=[quote], source="fr-2022", language=language)
        assert only_row(question(), other).unsupported == (text,)

    def test_a_refusal_where_an_answer_was_due(self):
        row = only_row(question(), refusal())
        assert not row.right
        assert row.refused
        for name in ("answer_accuracy", "cited_gold", "citation_agreement"):
            assert row.scores[name] == 0.0
        assert row.scores["support"] is None
        assert row.unsupported == ()

    def test_a_refusal_that_happens_to_hold_the_gold_is_no_answer(self):
        said = [{"text": "Nothing was found; 50 topics are near.", "citations": []}]
        assert not only_row(question(), refusal(sentences=said)).right

    @pytest.mark.parametrize(
        ("kind", "status", "right"),
        [
            ("unanswerable", "not_found", True),
            ("unanswerable", "smalltalk", False),
            ("unanswerable", "answered", False),
            ("false-premise", "not_found", True),
            ("false-premise", "answered", False),
            ("off-topic", "not_found", True),
            ("off-topic", "smalltalk", True),
            ("off-topic", "answered", False),
            ("smalltalk", "smalltalk", True),
            ("smalltalk", "not_found", False),
            ("smalltalk", "answered", False),
        ],
    )
    def test_which_status_is_right_without_an_answer(self, kind, status, right):
        row = only_row(without_answer(kind), refusal(status))
        assert row.right is right
        assert row.scores["right"] == float(right)
        assert row.scores["answer_accuracy"] is None
        assert row.scores["cited_gold"] is None

    def test_language_is_measured_for_refusals_too(self):
        assert only_row(without_answer(), refusal(language="zh-Hant")).scores["language"] == 0.0
        assert only_row(without_answer(), refusal()).scores["language"] == 1.0

    def test_a_named_error_is_a_wrong_answer_and_no_refusal(self):
        def ask(*_):
            raise UsageError("The question is too long.")

        (row,) = examined([question()], ask, search=lambda _: ["us-2022-size"]).rows
        assert (row.status, row.error, row.right, row.refused) == (
            "error",
            "UsageError: The question is too long.",
            False,
            False,
        )
        assert (row.scores["answer_accuracy"], row.scores["language"], row.scores["support"]) == (0.0, 0.0, None)
        assert row.scores["success@1"] == 1.0

    def test_any_other_error_stops_the_evaluation(self):
        with pytest.raises(ZeroDivisionError):
            examined([question()], lambda *_: 1 / 0)


class TestSearching:
    def test_without_a_search_nothing_of_it_is_measured(self):
        row = only_row(question(), reply(RIGHT))
        assert row.found == ()
        assert row.scores["mrr@10"] is None

    def test_ranks_by_hand(self):
        """Wanted are a and b; b is second, a third: mrr 1/2, recall 2/2, ndcg (1/log2 3 + 1/2) / (1 + 1/log2 3)."""
        row = only_row(question(evidence=["a", "b"]), reply(RIGHT), search=lambda _: ["x", "b", "a"])
        assert row.found == ("x", "b", "a")
        assert (row.scores["success@1"], row.scores["success@10"]) == (0.0, 1.0)
        assert (row.scores["mrr@10"], row.scores["recall@10"]) == (0.5, 1.0)
        assert isclose(row.scores["ndcg@10"], (0.6309297535714575 + 0.5) / 1.6309297535714575)

    def test_ten_count(self):
        row = only_row(question(), reply(RIGHT), search=lambda _: [*"abcdefghij", "us-2022-size"])
        assert len(row.found) == 10
        assert (row.scores["mrr@10"], row.scores["success@10"]) == (0.0, 0.0)

    def test_what_has_no_evidence_is_searched_but_not_scored(self):
        row = only_row(without_answer(), refusal(), search=lambda _: ["a"])
        assert row.found == ("a",)
        assert row.scores["recall@10"] is None

    def test_a_follow_up_is_searched_as_it_was_resolved(self):
        asked = []
        answer = reply(RIGHT, resolved_question="How long is the US list of 2022?")
        only_row(question(), answer, search=lambda text: asked.append(text) or [])
        assert asked == ["How long is the US list of 2022?"]


class TestAsking:
    def test_questions_are_asked_in_order_with_their_history(self):
        asked = []

        def ask(text, history, today):
            asked.append((text, history))
            return reply(RIGHT)

        follow_up = question(id="q2", question="And in 2018?", history=[Said(role="user", content="How long is it?")])
        report = examined([question(), follow_up], ask)
        assert asked == [("How long is the list of 2022?", ()), ("And in 2018?", (Turn("user", "How long is it?"),))]
        assert [row.id for row in report.rows] == ["q1", "q2"]

    def test_progress_counts_up_to_all(self):
        steps = []
        examined([question()] * 3, lambda *_: reply(RIGHT), progress=lambda done, of: steps.append((done, of)))
        assert steps == [(1, 3), (2, 3), (3, 3)]

    def test_only_asking_is_timed(self, monkeypatch):
        """The clock advances 5 ms with each reading; one asking lies between two readings."""
        ticks = iter(range(100))
        monkeypatch.setattr("assistant.evaluation.runner.perf_counter", lambda: next(ticks) * 0.005)
        report = examined([question()] * 2, lambda *_: reply(RIGHT), search=lambda _: [])
        assert [round(row.ms, 6) for row in report.rows] == [5.0, 5.0]
        assert next(ticks) == 4

    def test_a_real_answer_record_fits(self):
        answer = Answer("How long?", "en", "not_found", (), (), 0.2, {"total": 1.0})
        assert only_row(without_answer(), answer.to_dict()).right

    def test_the_mainland_form_joins_his_words_and_the_quote(self):
        glossary = Glossary([Term("silicon", "element", "矽", "硅", "silicon")])
        asked = question(language="zh-Hans", question="硅有什么用途？", answers=["半导体"])
        answer = reply("硅用于半导体。", quotes=["矽用於半導體。"], language="zh-Hans")
        assert only_row(asked, answer).scores["support"] == 0.0
        assert only_row(asked, answer, form=mainland_form(glossary)).scores["support"] == 1.0


@pytest.fixture(scope="module")
def mixed():
    """Six questions: two of three answerable ones right (the third refused), two of three others right."""
    answers = {
        "a": reply(RIGHT),
        "b": reply("清單共50項。", language="zh-Hant", quotes=["清單共50項。"]),
        "c": refusal(),
        "d": refusal(),
        "e": reply("It rains."),
        "f": refusal("smalltalk"),
    }
    questions = [
        question(id="a", question="a"),
        question(id="b", question="幾項？", language="zh-Hant"),
        question(id="c", question="c", kind="number"),
        without_answer("unanswerable", id="d", question="d"),
        without_answer("off-topic", id="e", question="e"),
        without_answer("smalltalk", id="f", question="f"),
    ]
    by_text = {each.question: answers[each.id] for each in questions}
    return examined(questions, lambda text, *_: by_text[text], search=lambda _: ["x", "us-2022-size"])


class TestReport:
    def test_figures_over_all_by_hand(self, mixed):
        figures = mixed.overall.figures
        assert (mixed.overall.name, mixed.overall.questions) == ("all", 6)
        assert isclose(figures["right"], 4 / 6)
        assert isclose(figures["answer_accuracy"], 2 / 3)
        assert isclose(figures["cited_gold"], 2 / 3)
        assert isclose(figures["support"], 2 / 3)
        assert figures["language"] == 1.0
        assert figures["short_answer"] is None
        assert (figures["success@1"], figures["mrr@10"], figures["success@10"]) == (0.0, 0.5, 1.0)
        assert (figures["refusal_precision"], figures["refusal_recall"]) == (2 / 3, 2 / 3)
        assert isclose(figures["false_refusals"], 1 / 3)
        assert 0 < figures["ms_p50"] <= figures["ms_p95"] <= figures["ms_max"]

    def test_groups_stand_in_their_order_and_empty_ones_are_left_out(self, mixed):
        assert [(group.name, group.questions) for group in mixed.by_language] == [("zh-Hant", 1), ("en", 5)]
        kinds = [(group.name, group.questions) for group in mixed.by_kind]
        assert kinds == [("number", 1), ("count", 2), ("unanswerable", 1), ("off-topic", 1), ("smalltalk", 1)]

    def test_a_group_without_refusals_due_has_no_recall(self, mixed):
        chinese = mixed.by_language[0].figures
        assert (chinese["refusal_precision"], chinese["refusal_recall"], chinese["false_refusals"]) == (None, None, 0.0)

    def test_failures_are_what_is_not_right(self, mixed):
        assert [row.id for row in mixed.failures] == ["c", "e"]

    def test_as_plain_data(self, mixed):
        plain = json.loads(json.dumps(mixed.to_dict()))
        assert list(plain) == ["overall", "by_language", "by_kind", "rows"]
        assert plain["overall"]["questions"] == 6
        assert plain["overall"]["right"] == 0.6667
        assert plain["by_kind"]["smalltalk"]["right"] == 1.0
        row = plain["rows"][2]
        assert (row["id"], row["status"], row["right"], row["missing"]) == ("c", "not_found", False, ["50"])
        assert row["evidence"] == ["us-2022-size"]
        assert set(row["scores"]) == set(METRICS)

    def test_of_no_questions(self):
        report = examined([], lambda *_: reply(RIGHT))
        assert (report.rows, report.by_language, report.by_kind) == ((), (), ())
        assert report.overall.questions == 0
        assert set(report.overall.figures.values()) == {None}
        assert report_on([]).overall == Group("all", 0, report.overall.figures)


STATUSES = st.sampled_from(["answered", "not_found", "smalltalk"])
KINDS = st.sampled_from(["count", "unanswerable", "off-topic", "smalltalk"])


@given(st.lists(st.tuples(KINDS, STATUSES, st.sampled_from([RIGHT, WRONG, ""])), max_size=6))
def test_every_figure_is_a_share_a_length_or_a_time(cases):
    questions = [question() if kind == "count" else without_answer(kind) for kind, _, _ in cases]
    replies = iter([reply(text, status=status) for _, status, text in cases])
    report = examined(questions, lambda *_: next(replies), search=lambda _: ["us-2022-size"])
    for group in (report.overall, *report.by_language, *report.by_kind):
        for name, value in group.figures.items():
            assert value is None or value >= 0
            assert value is None or name.startswith("ms_") or name in {"sentences", "characters"} or value <= 1
    assert len(report.failures) == sum(not row.right for row in report.rows)

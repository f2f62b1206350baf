"""Questions whose short answer must name a set and nothing else, false premises put right, and the day of asking."""

import textwrap

import pytest

from assistant.errors import QuestionSetError
from assistant.evaluation.metrics import names_exactly
from assistant.evaluation.questions import TODAY, check_questions, read_question_set
from tests.evaluation.replies import examined, question, refusal, reply, without_answer

METALS = [["tin", "錫"], ["zinc", "鋅"], ["lead", "鉛"]]


class TestNamingExactly:
    @pytest.mark.parametrize(
        "short",
        [
            "tin, zinc and lead",
            "Lead, Tin, Zinc",
            "tin; zinc; lead",
            "錫、鋅、鉛",
            "錫、鋅與鉛",
            "锡、锌、铅",
            "錫，鋅，鉛",
            "zinc (sphalerite), tin (cassiterite, placer) and lead",
            "鋅（閃鋅礦、菱鋅礦）、錫、鉛",
        ],
    )
    def test_any_order_script_and_mark_between_will_do(self, short):
        assert names_exactly(short, METALS)

    @pytest.mark.parametrize(
        "short",
        [
            "tin and zinc",
            "tin, zinc, lead and gold",
            "tin, zinc and gold",
            "錫、鋅",
            "錫、鋅、鉛、金",
            "錫、鋅、金",
            "tin, zinc (lead)",
            "3",
            "none",
            "",
            "  ",
            "、",
        ],
        ids=[
            "one missing",
            "one too many",
            "one wrong",
            "one missing zh",
            "one too many zh",
            "one wrong zh",
            "only in brackets",
            "a number",
            "none",
            "empty",
            "blank",
            "a mark alone",
        ],
    )
    def test_what_is_missing_wrong_or_too_much_is_not_exact(self, short):
        assert not names_exactly(short, METALS)

    def test_one_of_the_alternatives_is_enough(self):
        assert names_exactly("baryte, aluminium", [["aluminum", "aluminium"], ["barite", "baryte", "barium"]])

    def test_a_set_of_one(self):
        assert names_exactly("none", [["none", "無"]])
        assert not names_exactly("tin", [["none", "無"]])

    def test_without_groups_only_nothing_would_be_exact_and_that_is_no_answer(self):
        assert not names_exactly("", [])
        assert not names_exactly("tin", [])


def only_row(asked, answer):
    (row,) = examined([asked], lambda *_: answer).rows
    return row


SET = {"kind": "set", "answers": ["nickel"], "exact": [["nickel"], ["zinc"]]}


class TestScoring:
    @pytest.mark.parametrize(
        ("short", "right"),
        [("nickel and zinc", True), ("zinc, nickel", True), ("nickel", False), ("nickel, zinc and tin", False),
         ("", False), (None, False)],
    )  # fmt: skip
    def test_a_set_is_right_when_the_short_answer_names_it_exactly(self, short, right):
        row = only_row(question(**SET), reply("It added nickel and zinc.", short_answer=short))
        assert row.right is right
        assert row.scores["exact_set"] == float(right)
        assert row.scores["answer_accuracy"] == float(right)

    def test_the_sentences_must_hold_the_answer_too(self):
        row = only_row(question(**SET), reply("It added two.", short_answer="nickel and zinc"))
        assert not row.right
        assert row.scores["exact_set"] == 1.0

    def test_where_no_set_is_asked_for_none_is_measured(self):
        row = only_row(question(), reply("The list of 2022 has 50 entries.", short_answer="50"))
        assert row.right
        assert row.scores["exact_set"] is None

    def test_a_refusal_names_no_set(self):
        row = only_row(question(**SET), refusal())
        assert not row.right
        assert row.scores["exact_set"] == 0.0


CORRECTED = {"correction": ["was not removed", "並未刪除"]}


class TestCorrecting:
    @pytest.mark.parametrize(
        ("answer", "right"),
        [
            (reply("Tin was not removed: it is on the list."), True),
            (reply("錫並未刪除。", language="zh-Hant"), True),
            (reply("Tin was removed for lack of use."), False),
            (refusal(), True),
            (refusal("smalltalk"), False),
        ],
        ids=["corrected", "corrected in Chinese", "taken for granted", "refused", "talked around"],
    )
    def test_a_false_premise_is_corrected_or_refused(self, answer, right):
        assert only_row(without_answer("false-premise", **CORRECTED), answer).right is right

    def test_without_a_correction_only_refusing_is_right(self):
        assert not only_row(without_answer("false-premise"), reply("Tin was not removed.")).right
        assert only_row(without_answer("false-premise"), refusal()).right


class TestDay:
    def test_every_question_is_asked_on_its_day(self):
        days = []

        def ask(text, history, today):
            days.append(today)
            return refusal()

        examined([question(id="a"), question(id="b", today="2024-03-01")], ask)
        assert days == [TODAY, "2024-03-01"]

    def test_what_names_no_day_is_asked_on_one_that_stays(self):
        assert question().today == TODAY == "2026-11-24"


HEAD = "about: Tests.\nsplit: dev\nquestions:\n"


@pytest.fixture
def read(tmp_path):
    """A function: the questions of a set as YAML -> the set as read."""

    def read(text):
        path = tmp_path / "dev.yaml"
        path.write_text(HEAD + textwrap.dedent(text), encoding="utf-8")
        return read_question_set(path, "dev.yaml")

    return read


def one(**changes):
    """A question in flow style, with keys changed, or left out by None."""
    given = {
        "id": "q1", "cluster": "size", "language": "en", "kind": "set", "answerable": "true",
        "question": "What was added?", "answers": "[nickel]", "evidence": "[us-2022]",
    } | changes  # fmt: skip
    return "- {" + ", ".join(f"{key}: {value}" for key, value in given.items() if value is not None) + "}\n"


NOT = {"answerable": "false", "answers": None, "evidence": None, "kind": "false-premise"}


class TestReading:
    def test_the_groups_the_correction_and_the_day_are_read(self, read):
        first = one(exact="[[nickel, Ni], [zinc]]", today="2024-03-01")
        second = one(**NOT | {"id": "q2", "question": "Why was tin dropped?", "correction": "[was not removed]"})
        found = read(first + second).questions
        assert (found[0].exact, found[0].today) == ((("nickel", "Ni"), ("zinc",)), "2024-03-01")
        assert found[0].correction == ()
        assert (found[1].correction, found[1].exact, found[1].today) == (("was not removed",), (), TODAY)

    @pytest.mark.parametrize(
        ("changes", "told"),
        [
            ({"exact": "[[]]"}, "questions.0.exact.0"),
            ({"exact": "[nickel]"}, "questions.0.exact.0"),
            ({"exact": "[[' ']]"}, "questions.0.exact.0.0"),
            ({"correction": "[' ']"}, "questions.0.correction.0"),
            ({"today": "soon"}, "questions.0.today"),
            ({"today": "'2024-13-01'"}, "questions.0.today"),
        ],
    )
    def test_what_does_not_fit_is_refused(self, read, changes, told):
        with pytest.raises(QuestionSetError) as caught:
            read(one(**changes))
        assert told in str(caught.value)

    @pytest.fixture
    def faults(self, read):
        return lambda text: check_questions([read(text)], {"us-2022"}, [])

    def test_a_set_of_an_answerable_question_has_no_fault(self, faults):
        assert faults(one(exact="[[nickel], [zinc]]")) == []

    def test_a_set_where_nothing_is_to_be_answered_is_a_fault(self, faults):
        (fault,) = faults(one(**NOT | {"exact": "[[nickel]]"}))
        assert (fault.entry, fault.problem) == ("q1", "exact: is given, but the question is not answerable.")

    def test_only_a_false_premise_has_a_correction(self, faults):
        assert faults(one(**NOT | {"correction": "[was not removed]"})) == []
        (fault,) = faults(one(correction="[was not removed]"))
        assert fault.problem == "correction: is given, but kind is set."
        (fault,) = faults(one(**NOT | {"kind": "unanswerable", "correction": "[was not removed]"}))
        assert fault.problem == "correction: is given, but kind is unanswerable."

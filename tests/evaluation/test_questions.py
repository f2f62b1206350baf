import textwrap

import pytest

from assistant.errors import AssistantError, QuestionSetError
from assistant.evaluation.questions import (
    bare,
    check_questions,
    indexed_asks,
    inspect_question_sets,
    question_set_error,
    read_question_set,
)
from assistant.records import Entry

HEAD = "about: Tests.\nsplit: dev\nquestions:\n"
GOOD = """\
- {id: d1-en, cluster: size, language: en, kind: count, answerable: true,
   question: "How long is the list?",
   answers: ["50", fifty], must_include: [["50", fifty], [list]],
   evidence: [us-2022, us-2022-size]}
- {id: d2-zht, cluster: hello, language: zh-Hant, kind: smalltalk, answerable: false,
   question: "你好！"}
- id: d3-zhs
  cluster: size
  language: zh-Hans
  kind: follow-up
  question: 那2018年呢？
  answerable: true
  answers: ["35"]
  evidence: [us-2018]
  history:
    - {role: user, content: 2022年清单有几项？}
    - {role: assistant, content: 共50项。}
"""
ENTRIES = {"us-2022", "us-2022-size", "us-2018"}


@pytest.fixture
def write(tmp_path):
    def write(text, name="dev.yaml", head=HEAD):
        path = tmp_path / name
        path.write_text(head + textwrap.dedent(text), encoding="utf-8")
        return path

    return write


def one(**changes):
    """A question in flow style, with keys changed, or left out by None."""
    given = {
        "id": "q1", "cluster": "size", "language": "en", "kind": "count", "answerable": "true",
        "question": "How long?", "answers": "[fifty]", "evidence": "[us-2022]",
    } | changes  # fmt: skip
    return "- {" + ", ".join(f"{key}: {value}" for key, value in given.items() if value is not None) + "}\n"


class TestReading:
    def test_a_good_file_is_read_whole(self, write):
        found = read_question_set(write(GOOD), "dev.yaml")
        assert (found.about, found.split, len(found.questions)) == ("Tests.", "dev", 3)
        first, second, third = found.questions
        assert first.answers == ("50", "fifty")
        assert first.must_include == (("50", "fifty"), ("list",))
        assert first.evidence == ("us-2022", "us-2022-size")
        assert (second.answerable, second.answers, second.must_include, second.evidence) == (False, (), (), ())
        assert [(said.role, said.content) for said in third.history] == [
            ("user", "2022年清单有几项？"),
            ("assistant", "共50项。"),
        ]

    def test_a_fault_names_file_line_id_and_mend(self, write):
        path = write(one() + one(id="q2", colour="blue"))
        with pytest.raises(QuestionSetError) as caught:
            read_question_set(path, "questions/dev.yaml")
        told = "questions/dev.yaml:5 [q2]: questions.1.colour: there is no such key. Mend: Remove it"
        assert told in str(caught.value)

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            (one(kind="riddle"), "questions.0.kind"),
            (one(language="fr"), "questions.0.language"),
            (one(answers="[50]"), "questions.0.answers.0"),
            (one(must_include="[[]]"), "questions.0.must_include.0"),
            (one(question="'  '"), "questions.0.question"),
            (one(id="Q 1"), "an id is lower-case"),
            (one(cluster=None), "questions.0.cluster: is missing"),
            (one(history="[{role: system, content: x}]"), "questions.0.history.0.role"),
            (one() + "  nonsense: [", "is not valid YAML"),
        ],
    )
    def test_what_does_not_fit_is_refused(self, write, text, told):
        with pytest.raises(QuestionSetError, match=r"1 fault\(s\) in the question sets") as caught:
            read_question_set(write(text))
        assert told in str(caught.value)

    @pytest.mark.parametrize(
        ("head", "told"),
        [
            ("about: T\nsplit: train\nquestions:\n", "split"),
            ("split: dev\nquestions:\n", "about: is missing"),
            ("about: T\nsplit: dev\nsplit: test\nquestions:\n", "has the key 'split' twice"),
        ],
    )
    def test_the_head_of_the_file_is_checked_too(self, write, head, told):
        with pytest.raises(QuestionSetError) as caught:
            read_question_set(write(one(), head=head))
        assert told in str(caught.value)

    def test_an_empty_set_and_an_empty_file_are_refused(self, write):
        for head in (HEAD.replace("questions:", "questions: []"), ""):
            with pytest.raises(QuestionSetError):
                read_question_set(write("", head=head))

    def test_a_file_that_is_not_there_is_a_named_error(self, tmp_path):
        with pytest.raises(AssistantError, match="cannot be read"):
            read_question_set(tmp_path / "none.yaml")

    def test_the_error_lists_twenty_faults_and_counts_the_rest(self, write):
        text = "".join(one(id=f"q{number}", kind="riddle") for number in range(23))
        with pytest.raises(QuestionSetError) as caught:
            read_question_set(write(text))
        assert str(caught.value).startswith("23 fault(s)")
        assert str(caught.value).endswith("… and 3 more")


class TestChecking:
    @pytest.fixture
    def faults(self, write):
        def check(text, entry_ids=ENTRIES, asks=()):
            return check_questions([read_question_set(write(text), "dev.yaml")], entry_ids, asks)

        return check

    def test_good_questions_have_none(self, faults):
        assert faults(GOOD, asks={"How long is the other list?"}) == []

    def test_no_sets_have_none(self):
        assert check_questions([], ENTRIES, []) == []

    def test_an_id_stands_once_over_all_sets(self, write):
        dev = read_question_set(write(one()), "dev.yaml")
        text = one(cluster="other", question="Where?")
        test = read_question_set(write(text, "test.yaml", HEAD.replace("dev", "test")), "test.yaml")
        (fault,) = check_questions([dev, test], ENTRIES, [])
        assert (fault.path, fault.line, fault.entry) == ("test.yaml", 4, "q1")
        assert "stands already in dev.yaml:4" in fault.problem

    def test_a_cluster_lies_in_one_split(self, write):
        dev = read_question_set(write(one()), "dev.yaml")
        text = one(id="q2", question="Where?") + one(id="q3", cluster="other", question="When?")
        test = read_question_set(write(text, "test.yaml", HEAD.replace("dev", "test")), "test.yaml")
        (fault,) = check_questions([dev, test], ENTRIES, [])
        assert (fault.path, fault.entry) == ("test.yaml", "q2")
        assert "'size' is also in dev.yaml, which is dev" in fault.problem

    def test_two_files_of_one_split_may_share_a_cluster(self, write):
        sets = [read_question_set(write(one(id=name, question=name), f"{name}.yaml")) for name in ("a", "b")]
        assert check_questions(sets, ENTRIES, []) == []

    def test_the_same_words_are_not_asked_twice(self, faults):
        (fault,) = faults(one() + one(id="q2", question="How LONG"))
        assert (fault.line, fault.entry, fault.problem) == (5, "q2", "question: is worded as that of q1.")

    def test_after_another_history_the_same_words_are_another_question(self, faults):
        histories = [None, "[{role: user, content: A}]", "[{role: user, content: B}]"]
        assert faults("".join(one(id=f"q{n}", history=history) for n, history in enumerate(histories))) == []

    def test_evidence_must_exist_and_is_named_once(self, faults):
        (missing,) = faults(one(evidence="[us-2022, us-1922]"))
        assert missing.problem == "evidence: the knowledge has no entry 'us-1922'."
        (double,) = faults(one(evidence="[us-2022, us-2018, us-2022]"))
        assert double.problem == "evidence: names us-2022 twice."

    def test_an_answerable_question_has_answers_and_evidence(self, faults):
        found = faults(one(answers=None, evidence="[]"))
        assert [fault.problem.split(":")[0] for fault in found] == ["answers", "evidence"]

    def test_an_unanswerable_question_has_none(self, faults):
        found = faults(one(answerable="false", must_include="[[fifty]]", kind="false-premise"))
        assert [fault.problem.split(":")[0] for fault in found] == ["answers", "must_include", "evidence"]

    @pytest.mark.parametrize("kind", ["unanswerable", "off-topic", "smalltalk"])
    def test_some_kinds_have_no_answer_by_themselves(self, faults, kind):
        (fault,) = faults(one(kind=kind))
        assert kind in fault.problem

    def test_a_false_premise_may_be_answered_by_putting_it_right(self, faults):
        assert faults(one(kind="false-premise")) == []

    @pytest.mark.parametrize("ask", ["How long?", "how long", "ＨＯＷ  ＬＯＮＧ ?!"])
    def test_no_question_is_worded_as_an_indexed_ask(self, faults, ask):
        (fault,) = faults(one(), asks=[ask])
        assert "indexed under these very words" in fault.problem
        assert fault.line == 4

    def test_script_makes_no_difference_to_an_ask(self, faults):
        (fault,) = faults(one(question="清单有几项", language="zh-Hans"), asks=["清單有幾項？"])
        assert fault.entry == "q1"

    def test_a_follow_up_may_be_worded_as_an_ask(self, faults):
        assert faults(one(history="[{role: user, content: A}]"), asks=["How long?"]) == []


class TestFolder:
    def test_all_sets_of_the_folder_are_held_against_the_entries(self, tmp_path):
        folder = tmp_path / "questions"
        folder.mkdir()
        (folder / "dev.yaml").write_text(HEAD + one(), encoding="utf-8")
        (folder / "broken.yaml").write_text("about: [", encoding="utf-8")
        entry = Entry("us-2018", "fact", {"en": "It has 35."}, "paper", asks={"en": ("How long?",)})
        found = inspect_question_sets(tmp_path, [entry])
        assert [fault.path for fault in found] == ["questions/broken.yaml", "questions/dev.yaml", "questions/dev.yaml"]
        assert "no entry 'us-2022'" in found[1].problem
        assert "indexed under" in found[2].problem

    def test_a_folder_without_sets_has_no_faults(self, tmp_path):
        assert inspect_question_sets(tmp_path, []) == []


def test_asks_of_all_languages_are_indexed():
    entries = [
        Entry("a", "fact", {}, "paper", asks={"zh-Hant": ("幾項？",), "en": ("How many?", "What number?")}),
        Entry("b", "fact", {}, "paper"),
    ]
    assert indexed_asks(entries) == {"幾項？", "How many?", "What number?"}


def test_bare_keeps_letters_and_digits_alone():
    assert bare("S.3521 是『2010』年的嗎？") == "s3521是2010年的吗"
    assert bare("?!") == ""


def test_the_error_over_no_faults_still_reads():
    assert str(question_set_error([])).startswith("0 fault(s)")

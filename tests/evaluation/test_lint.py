"""What question sets claim of the knowledge: each rule with a planted fault, and with a good question beside it."""

import pytest

from assistant.evaluation.lint import Library, Wording, lint_questions
from assistant.evaluation.normalize import contains
from assistant.evaluation.questions import inspect_question_sets, read_question_set
from assistant.language.glossary import Glossary, Term
from assistant.records import Entry, Value

HEAD = "about: Tests.\nsplit: dev\nquestions:\n"
GLOSSARY = Glossary(
    [
        Term("gallium", "element", "鎵", "镓", "gallium", symbol="Ga"),
        Term("copper", "element", "銅", "铜", "copper", symbol="Cu"),
        Term("silicon", "element", "矽", "硅", "silicon", symbol="Si"),
        Term("germany", "country", "德國", "德国", "Germany"),
        Term("south-korea", "country", "南韓", "韩国", "South Korea"),
    ],
    [("公噸", "吨")],
)
ENTRIES = [
    Entry(
        "us-size",
        "fact",
        {"zh-Hant": "美國清單共50項。", "en": "The US list has 50 entries."},
        "paper",
        note={"zh-Hant": "論文作53項。", "en": "The paper says 53."},
    ),
    Entry("ga-use", "fact", {"zh-Hant": "鎵用於晶片。"}, "paper", entities=("gallium",)),
    Entry(
        "ga-tonnes", "fact", {"zh-Hant": "產量為900公噸。", "en": "Output is 900 t."}, "paper", entities=("gallium",)
    ),
    Entry("us-day", "fact", {"en": "Drafted in May 2022, out on 24 June."}, "paper", value=Value(number=7.5)),
    Entry("maps", "row", {"zh-Hant": "本表列出2種礦物。", "en": "The table has 2 minerals."}, "paper"),
    Entry("maps-cu", "row", {"en": "Ticked by two."}, "paper", table="maps", cells={"mineral": "copper", "by": ["X9"]}),
    Entry("maps-si", "row", {"zh-Hant": "矽列於表中。", "en": "Silicon is listed."}, "paper", table="maps"),
]


@pytest.fixture
def faults(tmp_path):
    """A function: questions as YAML lines -> what the linter tells of them."""

    def lint(*questions):
        path = tmp_path / "dev.yaml"
        path.write_text(HEAD + "".join(questions), encoding="utf-8")
        return lint_questions([read_question_set(path, "questions/dev.yaml")], ENTRIES, GLOSSARY)

    return lint


def asked(**changes):
    """An answerable question on three lines: the gold on the third."""
    given = {"answers": '["50"]', "evidence": "[us-size]"} | changes
    head = "- {id: q1, cluster: c, language: en, kind: count, answerable: true,\n   question: How long?,\n   "
    return head + ", ".join(f"{key}: {value}" for key, value in given.items()) + "}\n"


def refused(language="en", kind="unanswerable", **changes):
    """A question without an answer on three lines: what is absent on the third."""
    head = f"- {{id: q2, cluster: c, language: {language}, kind: {kind}, answerable: false,\n   question: How much?"
    return head + "".join(f",\n   {key}: {value}" for key, value in changes.items()) + "}\n"


class TestGold:
    @pytest.mark.parametrize(
        "good",
        [
            {},
            {"answers": '["53"]'},
            {"answers": '[fifty, "50"]', "must_include": '[["50", fifty], [US]]', "exact": "[[美國]]"},
            {"answers": "[镓]", "evidence": "[us-size, ga-use]"},
            {"answers": "[900吨]", "evidence": "[ga-tonnes]"},
            {"answers": '["2022-06-24"]', "evidence": "[us-day]"},
        ],
    )
    def test_what_one_entry_of_the_evidence_states_is_good(self, faults, good):
        assert faults(asked(**good)) == []

    @pytest.mark.parametrize(
        ("gold", "evidence"),
        [("gallium", "ga-use"), ("Ga", "ga-use"), ("copper", "maps-cu"), ("銅", "maps-cu"), ("X9", "maps-cu")],
    )
    def test_so_is_what_a_cell_or_a_name_in_another_language_states(self, faults, gold, evidence):
        assert faults(asked(answers=f"[{gold}]", evidence=f"[{evidence}]")) == []

    def test_so_is_the_bare_value(self, faults):
        assert faults(asked(answers='["7.5"]', evidence="[us-day]")) == []

    def test_a_gold_that_is_not_in_the_evidence_is_named_with_line_and_mend(self, faults):
        (fault,) = faults(asked(answers='["51", fifty-one]'))
        assert (fault.path, fault.line, fault.entry) == ("questions/dev.yaml", 6, "q1")
        assert fault.problem == "answers: 51 / fifty-one stands in no entry of the evidence."
        assert "name the entry that states it" in fault.mend
        assert "computed: true" in fault.mend

    def test_every_group_must_stand_there(self, faults):
        found = faults(asked(must_include='[["50"], [copper, Cu]]', exact="[[tin]]"))
        assert [fault.problem.split(" stands")[0] for fault in found] == ["must_include: copper / Cu", "exact: tin"]

    def test_a_group_under_two_keys_is_told_once(self, faults):
        (fault,) = faults(asked(answers="[tin]", must_include="[[tin]]", exact="[[tin]]"))
        assert fault.problem.startswith("answers: tin")

    def test_a_tag_is_no_statement(self, faults):
        """The entry is on gallium; its words do not name it."""
        (fault,) = faults(asked(answers="[gallium]", evidence="[ga-tonnes]"))
        assert fault.problem.startswith("answers: gallium")

    @pytest.mark.parametrize("gold", ["5", "500", "Us"])
    def test_a_gold_stands_whole(self, faults, gold):
        assert len(faults(asked(answers=f'["{gold}"]'))) == 1

    def test_missing_entries_are_left_to_the_rule_on_ids(self, faults):
        assert faults(asked(answers='["51"]', evidence="[us-size, us-1922]"), refused(absent="[tin]")) == []


class TestComputed:
    def test_numbers_and_verdicts_need_not_stand_in_the_evidence(self, faults):
        assert faults(asked(answers='["3", three]', must_include="[['No', not on]]", computed="true")) == []

    def test_names_must(self, faults):
        (fault,) = faults(asked(answers='["3"]', must_include="[[Germany, 德國]]", computed="true"))
        assert (fault.line, fault.problem) == (6, "must_include: Germany / 德國 stands in no entry of the evidence.")
        assert "computed" not in fault.mend

    def test_names_may_stand_in_the_rows_of_a_table_that_is_evidence(self, faults):
        given = {"answers": "[copper]", "must_include": "[[silicon]]", "evidence": "[maps]"}
        assert faults(asked(computed="true", **given)) == []
        assert len(faults(asked(**given))) == 2

    def test_only_answers_are_computed(self, faults):
        (fault,) = faults(refused(absent="[tin]", computed="true"))
        assert (fault.line, fault.entry) == (7, "q2")
        assert fault.problem == "computed: is true, but the question is not answerable."
        assert fault.mend


class TestAbsent:
    @pytest.mark.parametrize(
        ("language", "words"),
        [
            ("en", "[gallium, Germany]"),
            ("en", '["51"]'),
            ("zh-Hant", "[鎵, 項]"),
            ("zh-Hans", "[韩国, 吨]"),
            ("en", "[鎵]"),
        ],
    )
    def test_words_that_no_entry_holds_together_are_good(self, faults, language, words):
        assert faults(refused(language, absent=words)) == []

    @pytest.mark.parametrize(
        ("language", "words", "holder"),
        [
            ("en", '[US, "50"]', "us-size"),
            ("en", "[paper, entries]", "us-size"),
            ("zh-Hant", "[鎵, 公噸]", "ga-tonnes"),
            ("zh-Hans", "[镓, 900吨]", "ga-tonnes"),
            ("zh-Hans", "[硅]", "maps-si"),
            ("en", '[Ga, "900"]', "ga-tonnes"),
            ("en", "[24 June 2022]", "us-day"),
        ],
    )
    def test_words_that_one_entry_holds_are_named_with_line_and_mend(self, faults, language, words, holder):
        """In its texts, its notes, the mainland's words for them, or the names of what it is on."""
        (fault,) = faults(refused(language, absent=words))
        assert (fault.path, fault.line, fault.entry) == ("questions/dev.yaml", 6, "q2")
        assert fault.problem.startswith("absent: ")
        assert fault.problem.endswith(f" stand together in {holder}.")
        assert "more telling words" in fault.mend

    def test_three_holders_are_named_and_the_rest_counted(self, tmp_path):
        path = tmp_path / "dev.yaml"
        path.write_text(HEAD + refused(absent="[tin]"), encoding="utf-8")
        entries = [Entry(f"e{number}", "fact", {"en": "Tin."}, "paper") for number in range(5)]
        (fault,) = lint_questions([read_question_set(path)], entries, GLOSSARY)
        assert fault.problem == "absent: tin stand together in e0, e1, e2 and 2 more."

    def test_an_unanswerable_question_says_what_is_absent(self, faults):
        (fault,) = faults(refused())
        assert (fault.path, fault.line, fault.entry) == ("questions/dev.yaml", 4, "q2")
        assert fault.problem == "absent: is missing, but kind is unanswerable."
        assert "absent: [gallium, Germany]" in fault.mend

    @pytest.mark.parametrize("kind", ["off-topic", "smalltalk", "false-premise"])
    def test_other_kinds_need_not(self, faults, kind):
        assert faults(refused(kind=kind)) == []

    def test_but_what_they_say_is_held_to_it(self, faults):
        (fault,) = faults(refused(kind="false-premise", absent="[US]"))
        assert "us-size" in fault.problem

    def test_an_answerable_question_has_nothing_absent(self, faults):
        (fault,) = faults(asked(absent="[tin]"))
        assert fault.problem == "absent: is given, but the question is answerable."
        assert fault.mend


class TestWording:
    TEXTS = ("共50項", "億元；2022年2月24日起，7月3日止", "Gabon and GaN, 1,900 tonnes", "Ga, e.g. 12.50%")

    @pytest.mark.parametrize(
        "words",
        [
            *("50", "50項", "500", "Ga", "Gabon", "gabon", "GaN", "ton", "tonne", "1900", "900", "12.5%", "12", "2022"),
            *("2022-02-24", "2月24日", "2022-07-03", "2023-07-03", "July 3, 2022", "億", "亿", "項億", "-"),
        ],
    )
    def test_it_holds_what_one_of_its_texts_contains(self, words):
        assert Wording.of(self.TEXTS).holds(words) == any(contains(text, words) for text in self.TEXTS)

    def test_nothing_holds_nothing(self):
        assert not Wording.of([]).holds("50")
        assert not Wording.of([""]).holds("50")

    def test_a_name_is_a_whole_text_that_the_glossary_knows(self):
        library = Library([], GLOSSARY)
        assert all(map(library.is_name, ["gallium", "鎵", "韩国", "South Korea"]))
        assert not any(map(library.is_name, ["gallium oxide", "No", "36", "in Germany", ""]))


def test_no_sets_have_no_faults():
    assert lint_questions([], ENTRIES, GLOSSARY) == []


def test_the_folder_is_linted_with_its_own_glossary(tmp_path):
    (tmp_path / "questions").mkdir()
    (tmp_path / "questions" / "dev.yaml").write_text(
        HEAD + asked(answers='["51"]') + refused("zh-Hans", absent='[镓, "900"]'),
        encoding="utf-8",
    )
    (tmp_path / "glossary.yaml").write_text(
        "about: Names.\nusage: []\nterms:\n  - {id: gallium, type: element, zh_hant: 鎵, zh_hans: 镓, en: gallium}\n",
        encoding="utf-8",
    )
    found = inspect_question_sets(tmp_path, ENTRIES)
    assert [(fault.path, fault.line, fault.entry) for fault in found] == [
        ("questions/dev.yaml", 6, "q1"),
        ("questions/dev.yaml", 9, "q2"),
    ]

"""One question, one answer: its status, its language, what it refuses, and the contract it keeps."""

from dataclasses import replace
from functools import partial

import pytest

from assistant.answering import answerer as module
from assistant.answering.answerer import LONGEST_QUESTION, Answerer, refuse
from assistant.answering.confidence import FEATURES
from assistant.answering.wording import ABOUT, EMPTY, EXAMPLES, GAPS, GREETING, NOT_FOUND
from assistant.errors import UsageError
from assistant.language.scripts import detect_language
from assistant.records import Turn

TODAY = "2026-11-24"
SIZE = {
    "zh-Hant": "美國2022年清單有幾項？",
    "zh-Hans": "美国2022年清单有几项？",
    "en": "How many minerals are on the 2022 US list?",
}
OFF_TOPIC = {
    "zh-Hant": "請問巴黎哪一家麵包店最好吃？",
    "zh-Hans": "请问巴黎哪一家面包店最好吃？",
    "en": "Which bakery in Paris sells the best croissants?",
}


@pytest.fixture
def answers(retriever):
    return Answerer(retriever, 50)


@pytest.fixture
def answer(answers):
    """A function from a question to its answer."""
    return partial(answers.answer, today=TODAY)


class TestAnswered:
    """A question whose answer is known."""

    @pytest.mark.parametrize("language", SIZE)
    def test_it_is_answered_in_its_language_with_the_bare_answer_and_its_source(
        self, answer, language, assert_contract
    ):
        found = answer(SIZE[language])
        assert (found.status, found.language, found.short_answer) == ("answered", language, "50")
        assert found.citations[0].entry.id == "us-2022-size"
        assert [citation.number for citation in found.citations] == list(range(1, len(found.citations) + 1))
        assert all(sentence.citations for sentence in found.sentences)
        assert_contract(found.to_dict())

    def test_every_sentence_carries_its_marker(self, answer):
        assert answer(SIZE["en"]).text.startswith("The US critical minerals list of 2022 has 50 entries; the paper")
        assert answer(SIZE["zh-Hant"]).text.startswith("美國2022年關鍵礦物清單共50項；論文作53項。[1]")

    def test_simplified_is_told_as_the_mainland_writes_and_quoted_as_it_stands(self, answer):
        found = answer(SIZE["zh-Hans"])
        assert found.sentences[0].text == "美国2022年关键矿物清单共50项；论文作53项。"
        assert found.citations[0].quote.startswith("美國2022年關鍵礦物清單共50項；")
        assert found.citations[0].language == "zh-Hant"

    def test_the_bare_answer_is_in_the_askers_script_too(self, answer):
        found = answer("管制的镓品项有哪些？")
        assert found.citations[0].entry.id == "gallium-items"
        assert found.short_answer == "金属镓、氮化镓"

    def test_where_sources_differ_it_says_so(self, answer):
        assert answer(SIZE["en"]).notes == (
            "The paper disagrees with another source or with itself; the answer gives what is better supported.",
        )

    def test_what_to_ask_next_is_not_what_was_asked(self, answer):
        related = answer(SIZE["en"]).related
        assert related
        assert SIZE["en"] not in related
        assert all(detect_language(each) == "en" for each in related)

    def test_the_confidence_is_a_probability_above_the_threshold(self, answer):
        assert module.threshold("en") < answer(SIZE["en"]).confidence <= 1

    def test_times_are_told_in_milliseconds(self, answer):
        times = answer(SIZE["en"]).timing_ms
        assert 0 <= times["retrieval"] <= times["total"] < 60_000

    def test_white_space_around_a_question_is_no_part_of_it(self, answer):
        assert answer(f"\n {SIZE['en']} \t").question == SIZE["en"]

    def test_the_same_question_has_the_same_answer(self, answer):
        first, second = (replace(answer(SIZE["zh-Hant"]), timing_ms={}) for _ in range(2))
        assert first == second


class TestLanguage:
    """The asker's language, read off the question or given."""

    @pytest.mark.parametrize("asked", SIZE)
    @pytest.mark.parametrize("language", SIZE)
    def test_a_language_given_overrules_the_questions(self, answer, asked, language, assert_contract):
        for question in (SIZE[asked], OFF_TOPIC[asked], "Hello"):
            found = answer(question, (), language)
            assert found.language == language
            assert_contract(found.to_dict())

    @pytest.mark.parametrize("language", SIZE)
    def test_an_answer_in_a_language_given_quotes_that_language(self, answer, language):
        found = answer(SIZE["en"], (), language)
        key = "en" if language == "en" else "zh-Hant"
        assert all(citation.language == key for citation in found.citations)


class TestNotFound:
    """A question whose answer is not known."""

    @pytest.mark.parametrize("language", OFF_TOPIC)
    def test_it_is_refused_in_plain_words_with_the_nearest_topics(self, answer, language, assert_contract):
        found = answer(OFF_TOPIC[language])
        assert (found.status, found.language) == ("not_found", language)
        assert found.text == NOT_FOUND[language]
        assert (found.citations, found.short_answer) == ((), None)
        assert found.confidence < module.threshold(language)
        assert found.related
        assert_contract(found.to_dict())

    def test_the_nearest_topics_are_in_the_askers_script(self, answer):
        asks = {"美国2022年清单有几项？", "中国何时开始管制镓的出口？", "哪些国家生产这些矿物？"}
        assert set(answer(OFF_TOPIC["zh-Hans"]).related) <= asks

    @pytest.mark.parametrize(
        ("question", "told"),
        [
            ("When did the United States start to control gallium?", {("thing", "United States"), ("pair", "gallium")}),
            ("When did China start to control gallium exports of 2031?", {("year", "2031")}),
        ],
    )
    def test_what_is_missing_is_told(self, answer, question, told, monkeypatch):
        """However sure the best entry seems. No entry names both gallium and the United States, and none 2031."""
        monkeypatch.setattr(module, "probability", lambda *_: 0.99)
        found = answer(question)
        assert found.status == "not_found"
        assert found.confidence == module.SURE_WITH_GAP
        (note,) = found.notes
        assert any(note.startswith(GAPS[rule]["en"].split("{}")[0]) and named in note for rule, named in told)

    @pytest.mark.parametrize(("sure", "status"), [(0.0, "not_found"), (1.0, "answered")])
    def test_the_threshold_decides(self, answer, monkeypatch, sure, status):
        monkeypatch.setattr(module, "probability", lambda *_: sure)
        found = answer(SIZE["en"])
        assert (found.status, found.confidence) == (status, sure)

    def test_without_any_hit_it_is_not_found(self, answer, retriever, monkeypatch, assert_contract):
        monkeypatch.setattr(retriever, "search", lambda *_, **__: [])
        found = answer(SIZE["en"])
        assert (found.status, found.confidence, found.related) == ("not_found", 0, ())
        assert_contract(found.to_dict())


class TestSmalltalk:
    """Courtesies are answered without looking anything up."""

    @pytest.mark.parametrize(
        ("question", "language", "line"),
        [("你好", "zh-Hant", GREETING), ("你会什么？", "zh-Hans", ABOUT), ("Hello!", "en", GREETING)],
    )
    def test_a_courtesy_is_returned_with_examples_to_ask(self, answer, question, language, line, assert_contract):
        found = answer(question)
        assert (found.status, found.language, found.text) == ("smalltalk", language, line[language])
        assert (found.citations, found.confidence, found.related) == ((), 1, EXAMPLES[language])
        assert_contract(found.to_dict())

    def test_nothing_is_searched(self, answer, retriever, monkeypatch):
        monkeypatch.setattr(retriever, "search", lambda *_: pytest.fail("searched"))
        assert answer("Thank you!").status == "smalltalk"


class TestFollowUp:
    """The history belongs to the caller."""

    HISTORY = (Turn("user", SIZE["en"]), Turn("assistant", "50 [1]"))

    def test_a_question_that_leans_on_the_one_before_is_answered_as_a_whole(self, answer, assert_contract):
        found = answer("Since when?", [Turn("user", "Does China control gallium exports?")])
        assert found.resolved_question == "Does China control gallium exports? Since when?"
        assert found.question == "Since when?"
        assert found.citations[0].entry.id == "gallium-control"
        assert found.short_answer == "1 August 2023"
        assert_contract(found.to_dict())

    def test_a_question_of_its_own_is_left_as_it_is(self, answer):
        found = answer("When did China start to control gallium exports?", self.HISTORY)
        assert found.resolved_question is None
        assert found.citations[0].entry.id == "gallium-control"

    def test_thanks_after_an_answer_are_thanks(self, answer):
        assert answer("Thanks!", self.HISTORY).status == "smalltalk"


class TestRefused:
    """What cannot be asked at all."""

    @pytest.mark.parametrize("question", ["", " ", "\n\t"])
    def test_an_empty_question_is_a_wrong_use_and_told_how_to_ask(self, answers, answer, question):
        for ask in (answer, answers.features):
            with pytest.raises(UsageError, match=r"The question is empty\. Type one, such as: "):
                ask(question)

    def test_half_a_surrogate_pair_is_replaced_and_never_reaches_encoder_or_output(self, answers, assert_contract):
        earlier = [Turn("user", "Who makes \ud800 gallium?")]
        for question in ("gallium \ud83d?", "\ud800", "why? \udc00"):
            data = answers.answer(question, earlier, today=TODAY).to_dict()
            assert_contract(data)
            assert "?" in data["question"]
            str(data).encode("utf-8")
        str(refuse("\ud800" * 3000, "too long").to_dict()).encode("utf-8")

    def test_a_question_too_long_is_a_wrong_use_and_both_lengths_are_told(self, answers, answer):
        for ask in (answer, answers.features):
            with pytest.raises(UsageError, match=rf"has {LONGEST_QUESTION + 1} characters; at most {LONGEST_QUESTION}"):
                ask("x" * (LONGEST_QUESTION + 1))

    def test_the_longest_question_is_read(self, answer, assert_contract):
        assert_contract(answer("鎵" * LONGEST_QUESTION).to_dict())

    @pytest.mark.parametrize(
        "question", ["?", "。", "\x00", "🙂", "\ud800", "a" * 500, "%s {} \\n", "<script>", "' OR 1=1"]
    )
    def test_odd_questions_get_an_answer_that_keeps_the_contract(self, answer, question, assert_contract):
        assert_contract(answer(question).to_dict())

    @pytest.mark.parametrize(
        ("question", "language", "line"),
        [("", "en", EMPTY), ("x" * 3000, "en", NOT_FOUND), ("鎵" * 3000, "zh-Hant", NOT_FOUND)],
    )
    def test_what_cannot_be_asked_can_still_be_answered_with_the_reason(
        self, question, language, line, assert_contract
    ):
        found = refuse(question, "the reason")
        assert (found.status, found.language, found.text) == ("not_found", language, line[language])
        assert (found.notes, found.confidence) == (("the reason",), 0)
        assert_contract(found.to_dict())


class TestFeatures:
    """What the confidence of an answer rests on."""

    def test_they_are_those_of_the_best_hit(self, answers):
        assert set(answers.features(SIZE["en"])) == set(FEATURES)

    def test_they_are_zero_when_nothing_is_found(self, answers, retriever, monkeypatch):
        monkeypatch.setattr(retriever, "search", lambda *_, **__: [])
        assert answers.features(SIZE["en"]) == dict.fromkeys(FEATURES, 0)

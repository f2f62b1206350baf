"""What is told: sentences cut from entries, each with its citation; what is near is added, what repeats is not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.answering.compose import compose, in_script, related
from assistant.answering.wording import DIFFERS, PAPER_SAYS, UNCHECKED
from assistant.language.scripts import to_simplified
from assistant.records import Source
from assistant.retrieval.query import analyse
from assistant.retrieval.traits import traits_of
from assistant.sources.knowledge import read_knowledge
from tests.answering.made import GLOSSARY, SOURCES, entry, faults, hit, hits

LANGUAGES = ("zh-Hant", "zh-Hans", "en")
QUESTIONS = {"zh-Hant": "鎵的產量？", "zh-Hans": "镓的产量？", "en": "Gallium output?"}

LARGE = entry("large", "鎵的產量大。", "Gallium output is large.")
USES = entry("uses", "鎵用於晶片與雷達。", "Gallium goes into chips and radars.")
GERMANIUM = entry("germanium", "鍺用於紅外線。", "Germanium goes into infrared optics.")
CLAIM = entry(
    "claim",
    "鎵價上漲。中國出口減少。",
    "The price of gallium rose. China sold less.",
    source="paper",
    check="unchecked",
)


def told(question, found, sources=SOURCES, language=None):
    """The answer composed of these hits, after checking that everything in it is licensed."""
    query = analyse(question, GLOSSARY, language)
    composed = compose(query, found, sources, GLOSSARY, lambda each: traits_of(each, GLOSSARY).things)
    assert faults(composed, query.language) == []
    return composed


def ids(composed):
    return [each.id for each in composed.entries]


def texts(composed):
    return [sentence.text for sentence in composed.sentences]


class TestOne:
    """A single hit."""

    def test_a_fact_is_told_whole_each_sentence_with_its_number(self):
        two = entry(en="Gallium is rare. It melts in the hand.")
        composed = told("Gallium?", [hit(two)])
        assert [(each.text, each.citations) for each in composed.sentences] == [
            ("Gallium is rare.", (1,)),
            ("It melts in the hand.", (1,)),
        ]
        assert composed.citations[0].quote == "Gallium is rare. It melts in the hand."

    @pytest.mark.parametrize(
        ("language", "text", "quote"),
        [
            ("zh-Hant", "鎵用於晶片與雷達。", "鎵用於晶片與雷達。"),
            ("zh-Hans", "镓用于芯片与雷达。", "鎵用於晶片與雷達。"),
            ("en", "Gallium goes into chips and radars.", "Gallium goes into chips and radars."),
        ],
    )
    def test_the_sentence_is_in_the_askers_script_and_the_quote_as_it_stands(self, language, text, quote):
        composed = told(QUESTIONS[language], [hit(USES)])
        assert texts(composed) == [text]
        assert composed.citations[0].quote == quote

    def test_sources_behind_the_entry_are_named(self):
        composed = told("Gallium?", [hit(entry(source="paper", via=("register",)))])
        assert composed.citations[0].source == SOURCES["paper"]
        assert composed.citations[0].via == (SOURCES["register"],)

    @pytest.mark.parametrize(
        ("language", "note"), [("zh-Hant", "晶片數有誤。"), ("zh-Hans", "芯片数有误。"), ("en", "Miscounted.")]
    )
    def test_what_a_check_found_is_told_in_the_askers_script(self, language, note):
        noted = entry(note={"zh-Hant": "晶片數有誤。", "en": "Miscounted."})
        assert told(QUESTIONS[language], [hit(noted)]).citations[0].note == note

    def test_an_entry_without_a_note_has_none(self):
        assert told("Gallium?", [hit(LARGE)]).citations[0].note is None


class TestWhoseWord:
    """What rests on the paper alone is told as the paper's word."""

    @pytest.mark.parametrize(
        ("language", "said"),
        [
            ("zh-Hant", ["論文指出，鎵價上漲。", "論文指出，中國出口減少。"]),
            ("zh-Hans", ["论文指出，镓价上涨。", "论文指出，中国出口减少。"]),
            ("en", ["As the paper reports, the price of gallium rose.", "As the paper reports, China sold less."]),
        ],
    )
    def test_an_unchecked_claim_of_the_paper_is_attributed_sentence_by_sentence(self, language, said):
        composed = told(QUESTIONS[language], [hit(CLAIM)])
        assert texts(composed) == said
        assert composed.notes == (UNCHECKED[language],)

    @pytest.mark.parametrize("check", ["confirmed", "differs", None])
    def test_what_was_checked_is_not(self, check):
        checked = entry(en="The price rose.", source="paper", check=check)
        assert texts(told("Gallium?", [hit(checked)])) == ["The price rose."]

    def test_what_another_source_says_is_not(self):
        assert texts(told("Gallium?", [hit(entry(check="unchecked"))])) == ["Gallium output is large."]

    @pytest.mark.parametrize("said", ["The paper expects more.", "Its authors expect more.", "Table 2 names 50."])
    def test_what_names_its_author_already_is_not_attributed_twice(self, said):
        own = entry(zh="論文預期更多。", en=said, source="paper", check="unchecked")
        assert texts(told("Gallium?", [hit(own)])) == [said]
        assert texts(told("鎵？", [hit(own)])) == ["論文預期更多。"]

    @pytest.mark.parametrize("said", ["China sold less.", "US mines closed.", "Japan bought more."])
    def test_a_proper_name_keeps_its_capital(self, said):
        own = entry(en=said, source="paper", check="unchecked")
        assert texts(told("Gallium?", [hit(own)])) == [PAPER_SAYS["en"] + said]


class TestNotes:
    """What holds of the whole answer."""

    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize(("check", "notes"), [("differs", DIFFERS), ("unchecked", UNCHECKED)])
    def test_a_check_of_the_best_entry_is_told_in_the_askers_language(self, language, check, notes):
        assert told(QUESTIONS[language], [hit(entry(check=check))]).notes == (notes[language],)

    @pytest.mark.parametrize("check", ["confirmed", None])
    def test_otherwise_there_is_none(self, check):
        assert told("Gallium?", [hit(entry(check=check))]).notes == ()

    def test_what_the_paper_says_otherwise_is_told_and_can_be_cited(self, small_knowledge):
        knowledge = read_knowledge(small_knowledge)
        size = next(each for each in knowledge.entries if each.id == "us-2022-size")
        composed = told("How long is the list?", [hit(size)], knowledge.sources)
        assert texts(composed) == ["The US critical minerals list of 2022 has 50 entries; the paper says 53."]
        assert "the paper says 53." in composed.citations[0].quote
        assert composed.notes == (DIFFERS["en"],)


class TestFurther:
    """What the next entries add."""

    def test_a_near_entry_that_adds_something_is_told_after_the_best(self):
        composed = told("Gallium?", hits((LARGE, 1.0), (USES, 0.9)))
        assert texts(composed) == ["Gallium output is large.", "Gallium goes into chips and radars."]
        assert [each.citations for each in composed.sentences] == [(1,), (2,)]

    def test_one_that_is_not_near_is_not(self):
        assert ids(told("Gallium?", hits((LARGE, 1.0), (USES, 0.7)))) == ["large"]

    def test_the_same_thing_in_almost_the_same_words_is_told_once(self):
        again = entry("again", "鎵的產量很大。", "Gallium output is very large.")
        for question in QUESTIONS.values():
            assert ids(told(question, hits((LARGE, 1.0), (again, 0.99)))) == ["large"]

    def test_what_repeats_is_passed_over_for_what_adds(self):
        again = entry("again", "鎵的產量很大。", "Gallium output is very large.")
        assert ids(told("Gallium?", hits((LARGE, 1.0), (again, 0.99), (USES, 0.95)))) == ["large", "uses"]

    @pytest.mark.parametrize("question", ["Gallium or germanium?", "鎵與鍺？", "镓与锗？"])
    def test_a_second_thing_of_the_question_is_told_though_its_entry_is_further_off(self, question):
        assert ids(told(question, hits((LARGE, 1.0), (GERMANIUM, 0.65)))) == ["large", "germanium"]

    def test_a_second_thing_is_told_though_the_words_are_almost_the_same(self):
        alike = entry("alike", "鍺的產量大。", "Germanium output is large.")
        assert ids(told("Gallium or germanium output?", hits((LARGE, 1.0), (alike, 0.95)))) == ["large", "alike"]

    def test_a_thing_that_was_not_asked_for_gets_no_such_favour(self):
        assert ids(told("Gallium?", hits((LARGE, 1.0), (GERMANIUM, 0.65)))) == ["large"]

    def test_at_most_three_entries_are_told(self):
        said = [
            "Gallium goes into chips.",
            "It melts by hand.",
            "Prices rose fast.",
            "China sells most.",
            "Few mine it.",
        ]
        found = [(entry(text, en=text, entities=("gallium",)), 1.0) for text in said]
        assert texts(told("Gallium?", hits(*found))) == said[:3]

    def test_a_passage_is_told_only_when_it_is_the_best(self):
        passage = entry(
            "passage", "論文談晶片。", "The paper speaks of gallium in chips.", kind="passage", source="paper"
        )
        assert ids(told("Gallium?", hits((LARGE, 1.0), (passage, 0.99)))) == ["large"]
        assert ids(told("Gallium?", hits((passage, 1.0), (LARGE, 0.99)))) == ["passage", "large"]

    def test_an_entry_without_a_text_in_the_language_is_passed_over(self):
        chinese = entry("chinese", "鎵很貴。")
        only = type(chinese)("only", "fact", {"zh-Hant": "鎵很貴。"}, "register")
        assert ids(told("Gallium?", hits((only, 1.0), (LARGE, 0.95)))) == ["large"]
        assert ids(told("鎵？", hits((only, 1.0), (USES, 0.95)))) == ["only", "uses"]


class TestPassage:
    """Of a passage, the two sentences that share most with the question, in their own order."""

    LONG = entry(
        "long",
        "礦物很多。鎵用於雷達。價格上漲。鍺用於光纖。",
        "Minerals are many. Gallium goes into radars. Prices rose. Germanium goes into fibres.",
        kind="passage",
    )

    @pytest.mark.parametrize(
        ("question", "said"),
        [
            ("Fibres of germanium, radars?", ["Gallium goes into radars.", "Germanium goes into fibres."]),
            ("Prices of minerals?", ["Minerals are many.", "Prices rose."]),
            ("鍺與光纖、雷達？", ["鎵用於雷達。", "鍺用於光纖。"]),
        ],
    )
    def test_the_sentences_asked_for_are_told(self, question, said):
        assert texts(told(question, [hit(self.LONG)])) == said

    def test_the_quote_goes_from_the_first_told_to_the_last(self):
        (citation,) = told("Fibres of germanium, radars?", [hit(self.LONG)]).citations
        assert citation.quote == "Gallium goes into radars. Prices rose. Germanium goes into fibres."

    def test_a_question_of_other_words_gets_the_first_two(self):
        assert texts(told("Why?", [hit(self.LONG)])) == ["Minerals are many.", "Gallium goes into radars."]


SENTENCES = st.lists(
    st.sampled_from(
        ["鎵很貴。", "鍺用於光纖。", "中國出口晶片！", "價格為何？", "Gallium rose. ", "No. 5 fell! ", "It is Ge. "]
    ),
    min_size=1,
    max_size=4,
).map("".join)
ENTRIES = st.builds(
    entry,
    name=st.sampled_from("abcdef"),
    zh=SENTENCES,
    en=SENTENCES,
    kind=st.sampled_from(["fact", "passage", "row"]),
    source=st.sampled_from(sorted(SOURCES)),
    check=st.sampled_from([None, "confirmed", "differs", "unchecked"]),
)


@settings(max_examples=150)
@given(
    st.sampled_from(["鎵與鍺？", "镓与锗？", "Gallium or germanium?", "?"]),
    st.sampled_from(LANGUAGES),
    st.lists(st.tuples(ENTRIES, st.floats(0, 1)), min_size=1, max_size=5),
)
def test_whatever_was_found_only_what_entries_hold_is_told(question, language, found):
    found = sorted(found, key=lambda pair: -pair[1])
    composed = told(question, hits(*found), language=language)
    assert composed.sentences
    assert len(composed.citations) == len(composed.entries) <= 3


class TestRelated:
    """What to ask next: typical questions of near entries that were not used."""

    FOUND = hits(
        (entry("a", asks={"en": ("What is a?", "And a?"), "zh-Hant": ("晶片是什麼？",)}), 1.0),
        (entry("b", asks={"en": ("What is b?",)}), 0.9),
        (entry("none"), 0.8),
        (entry("c", asks={"en": ("What is c?",)}), 0.7),
        (entry("d", asks={"en": ("What is d?",)}), 0.6),
    )

    def related(self, question, used=(), **more):
        return related(analyse(question, GLOSSARY), self.FOUND, used, GLOSSARY, **more)

    def test_the_first_of_each_near_entry_in_order_three_at_most(self):
        assert self.related("What?") == ("What is a?", "What is b?", "What is c?")
        assert self.related("What?", count=1) == ("What is a?",)

    def test_not_those_of_entries_that_were_told(self):
        assert self.related("What?", [self.FOUND[0].entry]) == ("What is b?", "What is c?", "What is d?")

    @pytest.mark.parametrize("question", ["What is b?", "WHAT IS B?"])
    def test_not_what_was_just_asked(self, question):
        assert self.related(question) == ("What is a?", "What is c?", "What is d?")

    def test_in_the_askers_language_and_script(self):
        assert self.related("怎麼了？") == ("晶片是什麼？",)
        assert self.related("怎么了？") == ("芯片是什么？",)


@pytest.mark.parametrize(("language", "said"), [("zh-Hant", "矽晶片"), ("zh-Hans", "硅芯片"), ("en", "矽晶片")])
def test_only_simplified_readers_get_another_form(language, said):
    assert in_script("矽晶片", language, GLOSSARY) == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_of_the_knowledge_can_be_told_and_cited_in_every_language(real_knowledge, language):
    knowledge, _ = real_knowledge
    query = analyse(QUESTIONS[language], knowledge.glossary)
    assert query.language == language
    wrong = []
    for each in knowledge.entries:
        composed = compose(query, [hit(each)], knowledge.sources, knowledge.glossary, lambda _: frozenset())
        wrong += faults(composed, language, knowledge.glossary)
        wrong += [
            sentence.text for sentence in composed.sentences if language == "zh-Hans" and _traditional(sentence.text)
        ]
    assert wrong == []


def _traditional(text):
    return to_simplified(text) != text


def test_the_check_of_these_tests_sees_what_is_wrong():
    composed = told("Gallium?", [hit(LARGE)])
    cited = composed.citations[0]
    altered = type(cited)(2, cited.entry, "zh-Hant", 0, 3, Source("x", "X"))
    sentence = type(composed.sentences[0])("Gallium output is small.", (1,))
    assert faults(type(composed)((sentence,), composed.citations, (), ()), "en")
    assert faults(type(composed)(composed.sentences, (cited, altered), (), ()), "en")
    assert faults(type(composed)(composed.sentences, (altered,), (), ()), "en")


def test_what_was_found_wrong_with_a_passage_stands_beside_it_in_its_own_words():
    """A passage tells what its source says, so the answer must not claim to follow a better one."""
    wrong = entry(
        "p",
        "論文稱清單有53項。",
        "The paper gives 53 entries.",
        kind="passage",
        source="paper",
        check="differs",
        note={"zh-Hant": "官方數字為50項。", "en": "The official number is 50."},
    )
    assert told("How many?", [hit(wrong)]).notes == ("The official number is 50.",)

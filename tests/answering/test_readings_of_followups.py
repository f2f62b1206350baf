"""A short question after others may be read in several ways; that whose answer is surest is taken."""

import pytest

from assistant.answering import answerer as module
from assistant.answering.answerer import Answerer
from assistant.answering.followup import leaning
from assistant.records import Turn
from tests.answering.made import GLOSSARY

TODAY = "2026-11-24"


def history(*asked):
    return [turn for question in asked for turn in (Turn("user", question), Turn("assistant", "Answer. [1]"))]


FIRST, FIRST_ZH = "How much gallium does China make?", "中國的鎵產量是多少？"
READINGS = [
    # What names a thing may stand alone, or behind the question before; not where its own words lean on that.
    ((FIRST,), "germanium too?", ["germanium too?", f"{FIRST} germanium too?"]),
    ((FIRST,), "and Japan?", [f"{FIRST} and Japan?"]),
    ((FIRST_ZH,), "那鍺呢？", [f"{FIRST_ZH} 那鍺呢？"]),
    ((FIRST_ZH,), "  日本呢 ", [f"{FIRST_ZH} 日本呢"]),
    # What names none stands behind it.
    ((FIRST,), "for how long?", [f"{FIRST} for how long?"]),
    ((FIRST_ZH,), "從哪一年開始？", [f"{FIRST_ZH} 從哪一年開始？"]),
    # The question before is made whole first.
    ((FIRST, "And Japan?"), "for how long?", ["How much gallium does Japan make? for how long?"]),
    ((FIRST, " "), "for how long?", [f"{FIRST} for how long?"]),
    # Fourteen characters and a thing of its own, but a word that leans.
    (
        (FIRST_ZH,),
        "它和石墨相比哪個的產量更大呢？",
        [f"{FIRST_ZH} 它和石墨相比哪個的產量更大呢？"],
    ),
]
NO_READINGS = [
    ((), "and Japan?"),
    ((" ",), "and Japan?"),
    ((FIRST,), "What share of the world's graphite is produced by Japan and by the European Union today?"),
    ((FIRST_ZH,), "請問論文怎麼說明各國之間爭奪關鍵礦物供應鏈的原因與經過？"),
    # Long enough to stand alone, with a thing of its own and no word that leans.
    ((FIRST_ZH,), "石墨在哪些國家有比較大的產量"),
    ((FIRST,), "Which countries export graphite to Japan now?"),
]


@pytest.mark.parametrize(("asked", "question", "readings"), READINGS)
def test_the_other_readings_of_a_short_question(asked, question, readings):
    assert leaning(question, history(*asked), GLOSSARY) == readings


@pytest.mark.parametrize(("asked", "question"), NO_READINGS)
def test_what_stands_by_itself_has_none(asked, question):
    assert leaning(question, history(*asked), GLOSSARY) == []


CONTROL = "When did China start to control gallium exports?"


class TestLikeliest:
    """How sure each reading is, is told by hand; the one that is answered is seen in the answer."""

    @pytest.fixture
    def answer(self, retriever, monkeypatch):
        """A function from a question after CONTROL, and how sure each reading is, to the reading that is answered."""
        monkeypatch.setattr(module, "gap", lambda *_: None)
        monkeypatch.setattr(module, "features", lambda query, *_: {"of": query.text})
        answers = Answerer(retriever, 50)

        def ask(question, sure, earlier=(CONTROL,)):
            monkeypatch.setattr(module, "probability", lambda known, _: sure.get(known["of"], 0.0))
            found = answers.answer(question, history(*earlier), today=TODAY)
            return found.resolved_question or found.question

        return ask

    ALONE, BEHIND = "germanium nitride as well?", f"{CONTROL} germanium nitride as well?"
    RULED = "When did China start to control germanium exports?"

    @pytest.mark.parametrize(
        ("sure", "taken"),
        [
            ({ALONE: 0.9, BEHIND: 0.2}, ALONE),
            ({ALONE: 0.2, BEHIND: 0.9}, BEHIND),
            ({ALONE: 0.5, BEHIND: 0.5}, ALONE),
            ({ALONE: 0.5, BEHIND: 0.55}, BEHIND),
            ({}, ALONE),
        ],
    )
    def test_without_a_rule_the_surer_reading_is_taken(self, answer, sure, taken):
        assert answer(self.ALONE, sure) == taken

    @pytest.mark.parametrize(
        ("ruled", "other", "first"),
        [(0.9, 0.2, True), (0.5, 0.5, True), (0.5, 0.6, True), (0.5, 0.7, False), (0.2, 0.9, False)],
    )
    def test_the_reading_by_rule_goes_before_one_that_is_hardly_surer(self, answer, ruled, other, first):
        asked = "And germanium?"
        reading = f"{CONTROL} {asked}"
        taken = answer(asked, {self.RULED: ruled, reading: other})
        assert taken == (self.RULED if first else reading)

    def test_where_what_is_named_is_missing_a_reading_is_not_sure_at_all(self, answer, monkeypatch):
        monkeypatch.setattr(module, "gap", lambda query, *_: "missing" if query.text == self.ALONE else None)
        assert answer(self.ALONE, {self.ALONE: 0.9, self.BEHIND: 0.2}) == self.BEHIND

    def test_without_a_conversation_there_is_one_reading(self, answer):
        assert answer(self.ALONE, {self.BEHIND: 0.9}, earlier=()) == self.ALONE

    @pytest.mark.parametrize("question", ["Where is that from?", "In Chinese, please"])
    def test_the_source_and_another_language_are_asked_of_the_question_before(self, answer, question):
        assert answer(question, {f"{CONTROL} {question}": 0.99}) == CONTROL

    def test_a_reading_that_is_computed_needs_no_other(self, answer, monkeypatch):
        monkeypatch.setattr(Answerer, "_computed", lambda self, question, *_: None)
        assert answer(self.ALONE, {self.BEHIND: 0.9}) == self.BEHIND
        computed = module.Computed((module.Said("One.", ()),), "1")
        monkeypatch.setattr(
            Answerer, "_computed", lambda self, question, *_: computed if question == TestLikeliest.ALONE else None
        )
        assert answer(self.ALONE, {self.BEHIND: 0.9}) == self.ALONE


class TestAnswered:
    """The whole way, over the small knowledge and with its own confidence."""

    @pytest.mark.parametrize(
        ("asked", "question", "entry"),
        [
            (CONTROL, "and the US list of 2022, how many minerals are on it?", "us-2022-size"),
            ("Which gallium items are controlled?", "since when, by China?", "gallium-control"),
            ("管制的鎵品項有哪些？", "中國何時開始管制？", "gallium-control"),
        ],
    )
    def test_a_short_question_is_answered_from_where_its_answer_stands(self, retriever, asked, question, entry):
        found = Answerer(retriever, 50).answer(question, history(asked), today=TODAY)
        assert found.status == "answered"
        assert found.citations[0].entry.id == entry

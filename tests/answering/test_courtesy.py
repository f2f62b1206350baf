"""Small talk known by its meaning, with an encoder whose rows are written by hand."""

import numpy as np
import pytest

from assistant.answering.answerer import Answerer
from assistant.answering.courtesy import NEAR, Courtesies
from assistant.answering.wording import ABOUT, EXAMPLES, FAREWELL, GREETING, NOT_FOUND, THANKS
from assistant.encoders.hashing import HashingEncoder
from assistant.retrieval.index import build_index
from assistant.retrieval.retriever import Retriever
from assistant.sources.knowledge import read_knowledge

NEAREST = NEAR["trilingual"]


class Stub:
    """Each saying points along an axis of its own; a text points as `near` says: {saying: cosine}."""

    def __init__(self, name="trilingual", near=()):
        self.name = name
        self.fingerprint = name
        self.dimension = 0
        self.near = dict(near)
        self.sayings = []
        self.batches = 0

    def encode_documents(self, texts):
        self.batches += 1
        self.sayings = list(texts)
        self.dimension = len(texts)
        return np.eye(len(texts), dtype=np.float32)

    def encode_queries(self, texts):
        rows = np.zeros((len(texts), self.dimension), np.float32)
        for saying, cosine in self.near.items():
            rows[:, self.sayings.index(saying)] = cosine
        return rows


def line(language="en", name="trilingual", **near):
    stub = Stub(name, {words.replace("_", " "): cosine for words, cosine in near.items()})
    return Courtesies(stub).line("whatever was said", language)


class TestNearest:
    @pytest.mark.parametrize(
        ("saying", "phrases"),
        [
            ("hello", GREETING),
            ("你好", GREETING),
            ("thanks a lot", THANKS),
            ("了解", THANKS),
            ("再見", FAREWELL),
            ("what can you do?", ABOUT),
            ("你是誰？", ABOUT),
        ],
    )
    def test_a_saying_is_answered_by_its_line_in_the_askers_language(self, saying, phrases):
        for language in ("zh-Hant", "zh-Hans", "en"):
            courtesies = Courtesies(Stub(near={saying: 0.9}))
            assert courtesies.line("x", language) == phrases[language]

    @pytest.mark.parametrize(
        ("cosine", "said"), [(1.0, True), (NEAREST + 0.01, True), (NEAREST - 0.01, False), (0.0, False), (-1.0, False)]
    )
    def test_from_a_nearness_on_it_is_meant(self, cosine, said):
        assert line(hello=cosine) == (GREETING["en"] if said else None)

    def test_of_several_the_nearest_is_meant(self):
        assert line(hello=0.5, thanks_a_lot=0.8) == THANKS["en"]
        assert line(hello=0.8, thanks_a_lot=0.5) == GREETING["en"]

    def test_several_that_are_near_do_not_add_up(self):
        assert line(hello=NEAREST - 0.05, hi_there=NEAREST - 0.05, good_morning=NEAREST - 0.05) is None


class TestEncoder:
    def test_with_an_encoder_that_nobody_measured_meaning_is_not_asked(self):
        stub = Stub("another", {"hello": 1.0})
        assert Courtesies(stub).line("hello", "en") is None
        assert stub.batches == 0

    def test_the_sayings_are_encoded_when_first_needed_and_once(self):
        stub = Stub(near={"hello": 1.0})
        courtesies = Courtesies(stub)
        assert stub.batches == 0
        assert [courtesies.line(text, "en") for text in ("a", "b", "c")] == [GREETING["en"]] * 3
        assert stub.batches == 1

    def test_no_saying_stands_twice(self):
        stub = Stub(near={"hello": 1.0})
        Courtesies(stub).line("x", "en")
        assert len(stub.sayings) == len(set(stub.sayings)) > 0


CHAT = "Could it be a machine that I am talking to?"
"""Shares its words with "am I talking to a machine?", and no pattern of small talk knows it."""


class TestInAnAnswer:
    @pytest.fixture
    def ask(self, small_knowledge):
        """A function from the name of an encoder, and a question, to the answer over the small knowledge."""

        def answer(name, question, **more):
            encoder = HashingEncoder(1024)
            encoder.name = name
            retriever = Retriever(build_index(read_knowledge(small_knowledge), encoder, "exact"), encoder)
            return Answerer(retriever, 50).answer(question, today="2026-11-24", **more)

        return answer

    def test_what_would_be_refused_and_is_small_talk_by_meaning_is_answered_so(self, ask, assert_contract):
        found = ask("trilingual", CHAT)
        assert (found.status, found.text, found.confidence) == ("smalltalk", ABOUT["en"], 1)
        assert found.related == EXAMPLES["en"]
        assert_contract(found.to_dict())

    def test_in_the_language_asked_for(self, ask):
        assert ask("trilingual", CHAT, language="zh-Hans").text == ABOUT["zh-Hans"]

    def test_another_encoder_refuses(self, ask):
        found = ask("hashing", CHAT)
        assert (found.status, found.text) == ("not_found", NOT_FOUND["en"])

    @pytest.mark.parametrize("more", [" Does silicon?", " In 2019?"])
    def test_what_names_a_thing_of_the_field_or_a_year_is_no_small_talk(self, ask, more):
        assert ask("trilingual", CHAT + more).status == "not_found"

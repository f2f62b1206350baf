"""Search across languages and scripts, over documents that are written in one language alone; the modes; repeats."""

import numpy as np
import pytest

from assistant.encoders.contract import unit_rows
from assistant.language.glossary import Glossary, Term
from assistant.records import Entry
from assistant.retrieval.filters import Filter
from assistant.retrieval.fusion import Weights
from assistant.retrieval.index import build_index
from assistant.retrieval.retriever import Retriever
from assistant.sources.knowledge import Knowledge

GLOSSARY = Glossary([Term("gallium", "element", "鎵", "镓", "gallium", "Ga")])
EVEN = Weights(dict.fromkeys(("en-en", "zh-zh", "zh-en", "en-zh"), 0.5))


class ToyEncoder:
    """Two meanings, in either language."""

    name = "toy"
    fingerprint = "toy-1"
    dimension = 2
    meanings = (("quake", "地震"), ("bank", "銀行", "银行"))

    def encode_documents(self, texts):
        counts = [[sum(word in text.casefold() for word in words) for words in self.meanings] for text in texts]
        return unit_rows(np.array(counts, np.float32), 2, self.name)

    encode_queries = encode_documents


def over(*entries, mode="hybrid"):
    encoder = ToyEncoder()
    knowledge = Knowledge(tuple(entries), {}, GLOSSARY, "digest")
    return Retriever(build_index(knowledge, encoder, "exact"), encoder, mode, EVEN)


def document(name, language, text):
    return Entry(name, "document", {language: text}, "corpus")


def ids(hits):
    return [hit.entry.id for hit in hits]


QUAKE = document("quake", "en", "A strong earthquake struck the city in 1999.")
BANK = document("bank", "en", "The central bank raised its rate.")
WEATHER = document("weather", "en", "It rained all day.")
HANT = document("hant", "zh-Hant", "一九九九年的地震")
HANS = document("hans", "zh-Hans", "中央银行提高了利率")


class TestAcross:
    @pytest.mark.parametrize("question", ["哪一年發生地震？", "哪一年发生地震？"])
    def test_a_chinese_question_finds_an_english_document_by_a_translated_word_and_by_meaning(self, question):
        (hit, *_) = over(WEATHER, BANK, QUAKE).search(question, 3)
        assert hit.entry.id == "quake"
        assert hit.lexical == 1
        assert hit.dense == pytest.approx(1)
        assert hit.language == "en"
        assert hit.view == QUAKE.texts["en"]

    def test_an_english_question_finds_documents_of_both_scripts(self):
        retriever = over(HANT, HANS, WEATHER)
        assert ids(retriever.search("When was the earthquake?", 1)) == ["hant"]
        assert ids(retriever.search("What did the bank do?", 1)) == ["hans"]

    def test_a_document_in_the_other_script_is_no_foreign_one(self):
        (hit,) = over(HANS, WEATHER, BANK).search("中央銀行做了什麼？", 1)
        assert (hit.entry.id, hit.language) == ("hans", "zh-Hans")

    def test_where_an_entry_has_the_askers_language_the_other_says_nothing(self):
        both = Entry("both", "fact", {"zh-Hant": "無關", "en": "The bank."}, "corpus")
        (hit,) = over(both, mode="dense").search("銀行", 1) or [None]
        assert hit is None or hit.dense <= 0


class TestModes:
    def test_lexical_asks_no_vector_and_translates_nothing(self):
        assert over(QUAKE, BANK, mode="lexical").search("地震", 2) == []
        assert ids(over(QUAKE, BANK, mode="lexical").search("bank rate", 2)) == ["bank"]

    def test_dense_looks_at_no_word(self):
        (hit, *_) = over(QUAKE, BANK, mode="dense").search("地震", 2)
        assert (hit.entry.id, hit.lexical) == ("quake", 0)


class TestRepeats:
    COPY = document("copy", "en", "A strong earthquake struck the city in 1999!")

    def test_a_document_that_repeats_a_better_one_is_left_out(self):
        assert ids(over(QUAKE, self.COPY, BANK).search("When did the earthquake strike?", 3)).count("copy") == 0

    def test_facts_that_differ_in_one_figure_both_stay(self):
        one = Entry("one", "fact", {"en": "Output of tin was 5 t in the year."}, "corpus")
        other = Entry("other", "fact", {"en": "Output of tin was 6 t in the year."}, "corpus")
        assert set(ids(over(one, other).search("output of tin", 5))) == {"one", "other"}


class TestFilter:
    def test_what_is_admitted_is_found_however_far_down_it_lies(self):
        crowd = [document(f"quake-{at}", "en", f"Earthquake number {at} of {at * 7}.") for at in range(80)]
        only = Filter(kinds=frozenset({"fact"}))
        late = Entry("late", "fact", {"en": "An earthquake is a shaking of the ground."}, "corpus")
        assert ids(over(*crowd, late).search("earthquake", 5, only=only)) == ["late"]

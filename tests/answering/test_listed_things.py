"""Several things asked for: as the bare answer, of two years, of two versions, and with what a check found."""

import pytest

from assistant.answering.answerer import Answerer
from assistant.answering.compose import compose
from assistant.answering.narrowing import doubts
from assistant.answering.short import listed_things
from assistant.retrieval.query import analyse
from assistant.retrieval.traits import traits_of
from tests.answering.made import GLOSSARY, SOURCES, entry, faults, hits

TODAY = "2026-11-24"
LISTED = [
    ("China and Japan make gallium.", "Which countries make gallium?", "en", "China, Japan"),
    ("Japan and China make gallium.", "Which big countries make gallium?", "en", "Japan, China"),
    ("Gallium, germanium and graphite are controlled.", "Which minerals are controlled?", "en",
     "gallium, germanium, graphite"),
    ("Rare earths and lead are made here.", "What metals are made here?", "en", "rare earths, lead"),
    ("China and Japan sell it.", "Name the suppliers.", "en", "China, Japan"),
    ("中國與日本生產鎵。", "哪些國家生產鎵？", "zh-Hant", "中國、日本"),
    ("中國與日本生產鎵。", "哪几个国家生产镓？", "zh-Hans", "中國、日本"),
    ("管制的有鎵、鍺與石墨。", "列舉受管制的礦物。", "zh-Hant", "鎵、鍺、石墨"),
    ("兩種元素是鎵與鍺。", "這兩種元素分別是什麼？", "zh-Hant", "鎵、鍺"),
    # In the asker's language, whatever that of the sentence.
    ("China and Japan make gallium.", "哪些國家生產鎵？", "zh-Hant", "中國、日本"),
    ("中國與日本生產鎵。", "Which countries make gallium?", "en", "China, Japan"),
    # Things of the question's sort alone, each once, and none that the question names itself.
    ("China makes gallium, Japan makes germanium.", "Which countries lead?", "en", "China, Japan"),
    ("China makes gallium, Japan makes germanium.", "Which minerals do they make?", "en", "gallium, germanium"),
    ("China, Japan and again China make it.", "Which countries make it?", "en", "China, Japan"),
    ("China, Japan and the EU make it.", "Which countries beside China make it?", "en", "Japan, European Union"),
]  # fmt: skip
NOT_LISTED = [
    # One thing is no list.
    ("China makes gallium.", "Which countries make gallium?"),
    ("China and Japan make gallium.", "Which countries beside Japan make gallium?"),
    ("China and the Inflation Reduction Act matter.", "Which countries matter?"),
    # Not several asked for, or nothing that could be listed.
    ("China and Japan make gallium.", "Who makes gallium?"),
    ("China and Japan make gallium.", "How much gallium do countries make?"),
    ("China and Japan make gallium.", "Which laws do they have?"),
    ("中國與日本生產鎵。", "哪些法律管這件事？"),
    ("", "Which countries make gallium?"),
]


class TestBare:
    @pytest.mark.parametrize(("sentence", "asked", "language", "bare"), LISTED)
    def test_the_things_that_the_sentence_lists(self, sentence, asked, language, bare):
        assert listed_things(sentence, asked, GLOSSARY, language) == bare

    @pytest.mark.parametrize(("sentence", "asked"), NOT_LISTED)
    def test_otherwise_there_is_no_bare_answer(self, sentence, asked):
        assert listed_things(sentence, asked, GLOSSARY, "en") is None

    @pytest.mark.parametrize(
        ("question", "bare"),
        [
            ("Which minerals has China controlled exports of since 2023?", "gallium, germanium"),
            ("自2023年8月起，哪些礦物實施出口管制？", "鎵、鍺"),
            ("自2023年8月起，哪些矿物实施出口管制？", "镓、锗"),
        ],
    )
    def test_in_an_answer_they_are_told_in_the_askers_script(self, retriever, question, bare):
        """The entry's own value is a date."""
        found = Answerer(retriever, 50).answer(question, today=TODAY)
        assert (found.citations[0].entry.id, found.short_answer) == ("gallium-control", bare)


def told(question, *pairs):
    """Ids of the entries that are told of (entry, score); everything that is told must be licensed."""
    query = analyse(question, GLOSSARY)
    found = compose(query, hits(*pairs), SOURCES, GLOSSARY, lambda each: traits_of(each, GLOSSARY).things)
    assert faults(found, query.language) == []
    return " ".join(each.id for each in found.entries)


IN_2021 = entry("2021", "2021年鎵價為500美元。", "The price of gallium was 500 dollars in 2021.")
IN_2025 = entry("2025", "2025年鎵價為900美元。", "The price of gallium was 900 dollars in 2025.")
GERMANIUM = entry("germanium", "2025年鍺價為70美元。", "The price of germanium was 70 dollars in 2025.")


class TestTwoYears:
    BOTH = "What was the price of gallium in 2021 and in 2025?"

    @pytest.mark.parametrize("question", [BOTH, "2021年與2025年的鎵價各是多少？"])
    @pytest.mark.parametrize(("score", "entries"), [(0.9, "2021 2025"), (0.65, "2021 2025"), (0.55, "2021")])
    def test_the_entry_of_the_other_year_is_told_from_a_lower_score_on_though_it_sounds_alike(
        self, question, score, entries
    ):
        assert told(question, (IN_2021, 1.0), (IN_2025, score)) == entries

    @pytest.mark.parametrize("question", ["What was the price of gallium in 2021?", "2021年鎵價是多少？"])
    def test_where_one_year_is_asked_for_the_other_must_be_as_near_as_anything_else(self, question):
        assert told(question, (IN_2021, 1.0), (IN_2025, 0.65)) == "2021"

    def test_another_thing_of_that_year_is_not_the_thing_asked_for(self):
        assert told(self.BOTH, (IN_2021, 1.0), (GERMANIUM, 0.9)) == "2021"

    def test_each_year_is_told_once(self):
        again = entry("again", "2025年鎵價達900美元。", "In 2025 the price of gallium was 900 dollars.")
        assert told(self.BOTH, (IN_2021, 1.0), (IN_2025, 0.9), (again, 0.9)) == "2021 2025"

    def test_one_entry_of_both_years_leaves_nothing_to_tell(self):
        both = entry("both", "鎵價2021年500美元，2025年900美元。", "Gallium: 500 dollars in 2021, 900 in 2025.")
        assert told(self.BOTH, (both, 1.0), (IN_2025, 0.65)) == "both"


class TestTwoVersions:
    HERE = entry("here", "論文寫鎵清單有53項。", "The paper counts 53 entries with gallium.")
    THERE = entry("there", "公報登載鎵等50種。", "Fifty, gallium among them, says the register.")

    @pytest.mark.parametrize(
        "question",
        ["Gallium: the two figures differ, which is it?", "How was gallium revised?", "鎵的數字到底是哪個？",
         "镓的清单前后两版各写了几项？"],
    )  # fmt: skip
    @pytest.mark.parametrize(("score", "entries"), [(0.75, "here there"), (0.65, "here")])
    def test_the_other_version_is_told_from_a_lower_score_on(self, question, score, entries):
        assert told(question, (self.HERE, 1.0), (self.THERE, score)) == entries

    @pytest.mark.parametrize("question", ["How many entries with gallium?", "鎵的清單有幾項？"])
    def test_where_the_question_speaks_of_one_it_must_be_as_near_as_ever(self, question):
        assert told(question, (self.HERE, 1.0), (self.THERE, 0.75)) == "here"
        assert told(question, (self.HERE, 1.0), (self.THERE, 0.85)) == "here there"


DOUBTED = {
    "en": ("Is it true that the 2022 US list has 50 minerals?", "The Federal Register gives 50."),
    "zh-Hant": ("美國2022年清單真的有50項嗎？", "聯邦公報所載為50項。"),
    "zh-Hans": ("美国2022年清单真的有50项吗？", "联邦公报所载为50项。"),
}


class TestDoubts:
    @pytest.mark.parametrize(
        "question",
        ["這個說法可信嗎？", "这个数字属实吗？", "兩處為何不一致？", "論文寫錯了，還是有誤？是否有誤？", "究竟是幾項？",
         "Is that right?", "Does the number hold up?", "Are the sources in disagreement, or do they contradict?",
         "Is the paper mistaken?", "Is it accurate?"],
    )  # fmt: skip
    def test_a_question_that_doubts(self, question):
        assert doubts(question)

    @pytest.mark.parametrize(
        "question", ["How many are there?", "鎵有什麼用途？", "Which truelove minerals?", "稀土真貴嗎", ""]
    )
    def test_a_question_that_does_not(self, question):
        assert not doubts(question)

    @pytest.mark.parametrize("language", DOUBTED)
    def test_who_doubts_is_told_what_a_check_found_as_a_sentence_of_its_own(self, retriever, language, assert_contract):
        question, note = DOUBTED[language]
        found = Answerer(retriever, 50).answer(question, today=TODAY)
        assert found.citations[0].entry.id == "us-2022-size"
        assert [each.text for each in found.sentences].count(note) == 1
        assert next(each.citations for each in found.sentences if each.text == note) == (1,)
        assert_contract(found.to_dict())

    @pytest.mark.parametrize(
        "question", ["How many minerals are on the 2022 US list?", "美國2022年清單有幾項？", "美国2022年清单有几项？"]
    )
    def test_who_does_not_doubt_is_not(self, retriever, question):
        found = Answerer(retriever, 50).answer(question, today=TODAY)
        assert found.citations[0].entry.id == "us-2022-size"
        assert not {note for _, note in DOUBTED.values()} & {each.text for each in found.sentences}

    def test_an_entry_without_a_note_has_nothing_to_add(self, retriever):
        found = Answerer(retriever, 50).answer(
            "Is it true that China has controlled exports of gallium since 2023?", today=TODAY
        )
        assert found.citations[0].entry.id == "gallium-control"
        assert {each.text for each in found.sentences} <= {
            sentence for each in found.citations for sentence in each.entry.texts.values()
        }

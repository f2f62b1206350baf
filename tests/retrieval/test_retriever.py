"""Hybrid search: words and vectors together, one hit an entry, losses for what an entry does not name."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.encoders.contract import unit_rows
from assistant.encoders.hashing import HashingEncoder
from assistant.errors import EncoderError, UsageError
from assistant.language.glossary import Glossary, Term
from assistant.records import Entry
from assistant.retrieval.fusion import weights_for
from assistant.retrieval.index import build_index
from assistant.retrieval.query import analyse
from assistant.retrieval.retriever import Retriever
from assistant.sources.knowledge import Knowledge

GLOSSARY = Glossary(
    [
        Term("gallium", "element", "鎵", "镓", "gallium", "Ga"),
        Term("germanium", "element", "鍺", "锗", "germanium", "Ge"),
        Term("china", "country", "中國", "中国", "China"),
    ]
)


class ToyEncoder:
    """Three meanings, each with a few words: texts are near when they share a meaning, whatever their words."""

    name = "toy"
    fingerprint = "toy-1"
    dimension = 3
    meanings = (("magnet", "motor", "磁鐵"), ("tariff", "duty", "關稅"), ("mine", "dig", "採礦"))

    def encode_documents(self, texts):
        counts = [[sum(text.casefold().count(word) for word in words) for words in self.meanings] for text in texts]
        return unit_rows(np.array(counts, np.float32), 3, self.name)

    encode_queries = encode_documents


def fact(name, en, zh="無。", **more):
    return Entry(name, "fact", {"zh-Hant": zh, "en": en}, "paper", **more)


def over(*entries, encoder=None):
    """A retriever over these entries."""
    encoder = encoder or ToyEncoder()
    knowledge = Knowledge(tuple(entries), {}, GLOSSARY, "digest")
    return Retriever(build_index(knowledge, encoder, "exact"), encoder)


def ids(hits):
    return [hit.entry.id for hit in hits]


MOTORS = fact("motors", "Rare earths go into motors.")
DUTIES = fact("duties", "Imports pay a duty of 25%.")
KRYPTON = fact("krypton", "Krypton is a noble gas.")


class TestHybrid:
    """Either way of finding is enough."""

    def test_by_its_words_alone(self):
        """No meaning of the toy encoder is in the question: all vectors are equally far."""
        hits = over(MOTORS, DUTIES, KRYPTON).search("krypton?", 3)
        assert ids(hits)[0] == "krypton"
        assert hits[0].lexical == 1
        assert hits[0].dense == 0

    def test_by_its_meaning_alone(self):
        """No word of the question is in any entry."""
        hits = over(DUTIES, KRYPTON, MOTORS).search("Best magnets?", 3)
        assert ids(hits)[0] == "motors"
        assert hits[0].dense == pytest.approx(1)
        assert hits[0].lexical == 0

    def test_both_together_beat_either(self):
        both = fact("both", "Magnets with krypton.")
        assert ids(over(MOTORS, KRYPTON, both).search("krypton magnets", 3))[0] == "both"

    def test_a_typical_question_finds_what_the_text_does_not_say(self):
        asked = fact("asked", "It is 98%.", asks={"en": ("How much of it is krypton?",)})
        assert ids(over(MOTORS, DUTIES, asked).search("krypton", 1)) == ["asked"]


class TestHits:
    """What is handed back."""

    def test_an_entry_is_found_once_though_several_of_its_views_match(self):
        asked = fact("asked", "Magnets.", zh="磁鐵。", asks={"en": ("Which magnets?", "What magnets?", "Magnets?")})
        hits = over(asked, MOTORS).search("Which magnets?", 10)
        assert ids(hits) == ["asked", "motors"]

    def test_the_view_told_is_the_nearest(self):
        asked = fact("asked", "Motors and a duty.", asks={"en": ("Which magnets?",)})
        (hit,) = over(asked).search("magnets", 1)
        assert hit.view == "Which magnets?"
        assert hit.dense == pytest.approx(1)

    def test_ranks_count_from_1_without_a_gap_and_scores_fall(self, index):
        hits = Retriever(index, HashingEncoder()).search("gallium of China", 50)
        assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))
        scores = [hit.score for hit in hits]
        assert scores == sorted(scores, reverse=True)

    @pytest.mark.parametrize("k", [1, 2, 3, 4, 1000])
    def test_there_are_at_most_k_and_at_most_as_many_as_entries(self, k):
        hits = over(MOTORS, DUTIES, KRYPTON).search("a motor, a duty and krypton", k)
        assert len(hits) == min(k, 3)

    def test_fewer_are_the_beginning_of_more(self, index):
        retriever = Retriever(index, HashingEncoder())
        assert ids(retriever.search("gallium", 3)) == ids(retriever.search("gallium", 9))[:3]

    @pytest.mark.parametrize("k", [0, -1])
    def test_asking_for_none_is_refused(self, k):
        with pytest.raises(UsageError, match=f"k must be at least 1, not {k}"):
            over(MOTORS).search("motors", k)

    def test_equal_entries_come_in_the_order_of_the_index(self):
        same = [fact(name, "Krypton is a gas.") for name in ("c", "a", "b", "d")]
        hits = over(MOTORS, *same).search("krypton gas", 4)
        assert ids(hits) == ["c", "a", "b", "d"]
        assert len({hit.score for hit in hits}) == 1

    def test_it_says_why(self):
        (hit,) = over(fact("e", "In 2023 China mined gallium.")).search("Gallium of germanium in 2023?", 1)
        assert "names gallium" in hit.why
        assert "names 2023" in hit.why
        assert any(reason.startswith("BM25 ") for reason in hit.why)

    @settings(max_examples=60)
    @given(st.text(st.sampled_from("鎵鍺中國的出口2023 galiumChn?，"), max_size=20), st.integers(1, 12))
    def test_whatever_is_asked_the_scores_keep_their_ranges(self, question, k):
        for hit in SMALL.search(question, k):
            assert 0 <= hit.score <= 1
            assert -1 <= hit.dense <= 1 + 1e-6
            assert 0 <= hit.lexical <= 1


SMALL = over(
    fact("mined", "In 2023 China mined gallium.", "2023年中國開採鎵。"),
    fact("banned", "Exports of gallium and germanium were banned.", "禁止鎵與鍺出口。", as_of="2024"),
    KRYPTON,
    encoder=HashingEncoder(),
)


class TestLanguages:
    """A question is compared with views of its own language; words of things meet across languages."""

    def test_the_language_of_the_view_is_that_of_the_question(self):
        retriever = over(fact("e", "Magnets.", "磁鐵。"))
        found = {text: retriever.search(text, 1)[0] for text in ("Which magnets?", "磁鐵？", "磁铁矿产？")}
        assert [(hit.language, hit.view) for hit in found.values()] == [
            ("en", "Magnets."),
            ("zh-Hant", "磁鐵。"),
            ("zh-Hant", "磁鐵。"),
        ]

    def test_a_language_given_by_the_caller_decides(self):
        (hit,) = over(fact("e", "Magnets.", "磁鐵。")).search("磁鐵？", 1, "en")
        assert (hit.language, hit.view) == ("en", "Magnets.")

    def test_both_scripts_find_the_same(self, index):
        retriever = Retriever(index, HashingEncoder())
        for traditional, simplified in (("鎵的生產國", "镓的生产国"), ("稀土由17種元素組成", "稀土由17种元素组成")):
            assert ids(retriever.search(traditional, 9)) == ids(retriever.search(simplified, 9))

    def test_a_name_in_another_language_finds_the_entry(self, index):
        hits = Retriever(index, HashingEncoder()).search("What about 鍺?", 3)
        assert all("germanium" in str(hit.why) for hit in hits[:2])


class TestLosses:
    """An entry loses for each year and thing of the question that it does not name."""

    def test_a_year_not_named_costs_its_weight(self):
        """Word for word the same; only the second holds for 2030."""
        first, second = fact("none", "Output is 5 t."), fact("2030", "Output is 5 t.", valid_from="2030")
        hits = over(first, second).search("Output in 2030?", 2)
        assert ids(hits) == ["2030", "none"]
        assert hits[0].score - hits[1].score == pytest.approx(weights_for("toy").year)

    def test_half_the_years_cost_half(self):
        both = fact("both", "Output is 5 t.", as_of="2020", valid_to="2030")
        one = fact("one", "Output is 5 t.", as_of="2020")
        hits = over(one, both).search("Output in 2020 and 2030?", 2)
        assert ids(hits) == ["both", "one"]
        assert hits[0].score - hits[1].score == pytest.approx(weights_for("toy").year / 2)

    def test_a_full_date_not_named_costs_its_weight(self):
        """Both are of July 2023; only the second of the day asked for."""
        first, second = (
            fact("first", "Output is 5 t.", as_of="2023-07-01"),
            fact("second", "Output is 5 t.", as_of="2023-07-03"),
        )
        hits = over(first, second).search("Output as of 3 July 2023?", 2)
        assert ids(hits) == ["second", "first"]
        assert hits[0].score - hits[1].score == pytest.approx(weights_for("toy").date)

    def test_what_is_not_measured_is_not_what_was_asked(self):
        """The wording is that of the entry about production; the question is about reserves."""
        made = fact("made", "Krypton: the total of the mine production was 5 t.")
        held = fact("held", "Krypton: reserves of 9 t.")
        assert ids(over(made, held).search("What was the total of the krypton reserves?", 2))[0] == "held"

    def test_the_thing_asked_for_beats_better_words(self):
        """Gallium's entry shares more words with the question, germanium's is about it."""
        gallium = fact("gallium", "Gallium is used for which chips and which solar cells and LEDs.")
        germanium = fact("germanium", "Germanium goes into infrared optics.")
        question = "germanium is used for which chips and solar cells"
        assert ids(over(gallium, germanium).search(question, 2))[0] == "germanium"

    def test_without_years_and_things_in_the_question_nothing_is_lost(self):
        hits = over(fact("dated", "Output is 5 t.", valid_from="2030"), fact("plain", "Output is 5 t.")).search(
            "Output?", 2
        )
        assert ids(hits) == ["dated", "plain"]
        assert hits[0].score == hits[1].score

    def test_a_later_figure_comes_first_when_no_year_is_asked_for(self):
        old, new = fact("old", "Output is 5 t.", as_of="2021"), fact("new", "Output is 5 t.", as_of="2025")
        assert ids(over(old, new).search("Output?", 2)) == ["new", "old"]
        assert ids(over(old, new).search("Output in 2021?", 2)) == ["old", "new"]

    def test_a_right_entry_far_down_still_comes_up(self):
        """Forty shorter entries, so better ones by BM25, say the same words; none of them is of the year."""
        noise = [fact(f"n{number}", "Krypton output.") for number in range(40)]
        right = fact("right", "The output of krypton, in some more words.", as_of="1999")
        retriever = over(*noise, right)
        assert "right" not in ids(retriever.search("krypton output", 40))
        assert ids(retriever.search("krypton output in 1999", 1)) == ["right"]


class TestRarity:
    """How much naming a thing tells."""

    def test_a_thing_of_few_entries_tells_more(self):
        assert SMALL.rarity("germanium") > SMALL.rarity("gallium") > 0

    def test_an_unknown_thing_tells_most(self):
        assert SMALL.rarity("unobtainium") == SMALL.rarity("germanium") > 0

    def test_traits_are_those_of_the_entry(self):
        entry = SMALL.index.entries[0]
        assert (SMALL.traits(entry).things, SMALL.traits(entry).years) == ({"gallium", "china"}, {2023})


def test_a_question_already_read_is_not_read_again():
    query = analyse("krypton", GLOSSARY, "zh-Hant")
    assert SMALL.search(query, 1, "en")[0].language == "zh-Hant"


def test_another_encoder_than_the_one_it_was_built_with_is_refused_and_both_are_named(index):
    with pytest.raises(
        EncoderError, match=r"built with 'hashing' .* at hand is 'toy' .*Build it again: assistant index"
    ):
        Retriever(index, ToyEncoder())


def test_the_same_name_with_other_weights_is_refused_too(index):
    with pytest.raises(EncoderError, match=r"hashing-1-64.*hashing-1-32"):
        Retriever(index, HashingEncoder(32))

"""The two sentences of a passage that a reader should see first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.snippet import GAP, shown, snippet
from assistant.language.sentences import sentence_spans
from tests.answering.made import GLOSSARY


def cut(question, text, *means):
    return [text[start:end] for start, end in snippet(question, text, *means)]


class TestChoice:
    def test_the_sentences_come_in_the_order_of_the_text(self):
        text = "It melts at 30 degrees. Nobody knows. Gallium is a soft metal."
        assert cut("At how many degrees does the soft metal gallium melt?", text) == [
            "It melts at 30 degrees.",
            "Gallium is a soft metal.",
        ]

    def test_the_second_is_the_one_that_holds_what_the_first_does_not(self):
        """Steel and price stand in the first, price alone in the second; only the third adds the year."""
        text = "The price of steel rose. The price fell. In 2010 nobody noticed."
        assert cut("What was the price of steel in 2010?", text) == [
            "The price of steel rose.",
            "In 2010 nobody noticed.",
        ]

    def test_where_nothing_is_left_to_add_the_one_with_most_of_the_question_comes(self):
        text = "Copper and zinc. Rain. Zinc."
        assert cut("Copper, zinc?", text) == ["Copper and zinc.", "Zinc."]

    def test_of_equals_the_earlier_comes(self):
        assert cut("zinc?", "Rain. Zinc one. Zinc two. Zinc three.") == ["Zinc one.", "Zinc two."]

    def test_rare_words_outweigh_more_common_ones(self):
        question, text = "old deep mine, scandium, lamp?", "Old deep mine. Scandium. Lamp."
        weights = {"old": 0.1, "deep": 0.1, "mine": 0.1, "scandium": 3.0, "lamp": 2.0}
        assert cut(question, text) == ["Old deep mine.", "Scandium."]
        assert cut(question, text, None, weights.__getitem__) == ["Scandium.", "Lamp."]

    def test_scripts_meet(self):
        text = "今天下雨。镓的熔点是29.8度。明天晴。"
        assert "镓的熔点是29.8度。" in cut("鎵的熔點是幾度？", text)

    def test_names_meet_across_languages(self):
        text = "今天下雨。明天晴。鎵與鍺受管制。"
        assert cut("Is gallium controlled?", text) == ["今天下雨。", "明天晴。"]
        assert cut("Is gallium controlled?", text, GLOSSARY) == ["今天下雨。", "鎵與鍺受管制。"]


class TestEdges:
    @pytest.mark.parametrize("text", ["", "  \n"])
    def test_an_empty_text_has_none(self, text):
        assert snippet("gallium?", text) == ()

    def test_one_sentence_is_given_alone(self):
        assert snippet("gallium?", " Gallium. ") == ((1, 9),)

    @pytest.mark.parametrize("question", ["", "的？", "zzz"])
    def test_without_a_shared_word_the_first_two_are_given(self, question):
        assert cut(question, "Tin here. Zinc there. Lead.") == ["Tin here.", "Zinc there."]

    @given(st.text("鎵的 ab.。!\n", max_size=30), st.text("鎵的 ab.。!\n", max_size=60))
    def test_they_are_always_sentences_of_the_text_and_at_most_two(self, question, text):
        spans = snippet(question, text, GLOSSARY)
        assert len(spans) == min(2, len(sentence_spans(text)))
        assert set(spans) <= set(sentence_spans(text))
        assert list(spans) == sorted(spans)


class TestShown:
    def test_neighbours_stand_as_written(self):
        assert shown("甲。乙。丙。", [(0, 2), (2, 4)]) == "甲。乙。"
        assert shown("A b.  C d.", [(0, 4), (6, 10)]) == "A b.  C d."

    def test_what_is_left_out_is_marked(self):
        assert shown("甲。乙。丙。", [(0, 2), (4, 6)]) == f"甲。{GAP}丙。"

    def test_nothing_is_marked_before_the_first(self):
        assert shown("甲。乙。丙。", [(2, 4)]) == "乙。"

    def test_no_spans_show_nothing(self):
        assert shown("甲。", []) == ""

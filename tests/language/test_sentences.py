"""Sentences: nothing is lost between them, and they end where a reader would end them."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.language.sentences import sentence_spans, sentences

TEXTS = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "。",
                "！」",
                "？）",
                ". ",
                ".",
                "! ",
                "…",
                "U.S. ",
                "No. 23 ",
                "e.g. ",
                "3.5",
                "\n\n",
                "\u3000",
                " ",
                "「",
            ]
        ),
        st.sampled_from(
            ["共8種", "稀土", "The list", "and more", "C. K. Leith", '"', "(fig. 3.)", "；", "\x1c", "\u2028"]
        ),
        st.text(max_size=3),
    ),
    max_size=15,
).map("".join)


@given(TEXTS)
def test_the_spans_hold_every_character_that_is_no_space_once(text):
    covered = [offset for start, end in sentence_spans(text) for offset in range(start, end)]
    assert covered == sorted(set(covered))
    left_out = set(range(len(text))) - set(covered)
    assert all(text[offset].isspace() for offset in left_out)


@given(TEXTS)
def test_a_span_is_never_empty_and_never_begins_or_ends_with_space(text):
    for start, end in sentence_spans(text):
        assert 0 <= start < end <= len(text)
        assert not text[start].isspace()
        assert not text[end - 1].isspace()


@given(TEXTS)
def test_the_sentences_are_the_text_of_the_spans(text):
    assert sentences(text) == [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", []),
        (" \n\t", []),
        ("稀土", ["稀土"]),
        ("共8種；另有6種。都要許可！", ["共8種；另有6種。", "都要許可！"]),
        ("他說：「不行。」然後離開。", ["他說：「不行。」", "然後離開。"]),
        ("（見表一。）下一句？", ["（見表一。）", "下一句？"]),
        ("真的？！是的。", ["真的？！", "是的。"]),
        ("第一段。\n\n第二段。", ["第一段。", "第二段。"]),
        ("It has 50. The EU has 34.", ["It has 50.", "The EU has 34."]),
        ("It rose by 3.5 percent. Then fell.", ["It rose by 3.5 percent.", "Then fell."]),
        ("The U.S. list has 50.", ["The U.S. list has 50."]),
        ("Announcement No. 23 covers it. So does fig. 3.", ["Announcement No. 23 covers it.", "So does fig. 3."]),
        ("C. K. Leith made it. Others followed.", ["C. K. Leith made it.", "Others followed."]),
        ("Smith et al. found 3. Then 4.", ["Smith et al. found 3.", "Then 4."]),
        ('He said "yes." Then left.', ['He said "yes."', "Then left."]),
        ("Metals, e.g. tin, rose. Gold fell!", ["Metals, e.g. tin, rose.", "Gold fell!"]),
        ("共50項。 It has 50. 完。", ["共50項。", "It has 50.", "完。"]),
    ],
)
def test_where_sentences_end(text, parts):
    assert sentences(text) == parts


def test_a_long_text_is_cut_in_time():
    """Looking back at the whole text before each full stop once took 18 seconds for 200 kB."""
    text = "The price of gallium rose in 2023 and fell later. " * 4000
    start = time.perf_counter()
    assert len(sentence_spans(text)) == 4000
    assert time.perf_counter() - start < 5


def test_several_numbers_do_not_end_a_sentence():
    text = "It suspends six measures (Nos. 55-58, 61 and 62). They return in figs. 2 and 3."
    assert sentences(text) == ["It suspends six measures (Nos. 55-58, 61 and 62).", "They return in figs. 2 and 3."]

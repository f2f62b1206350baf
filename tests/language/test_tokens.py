"""Tokens: what is searched, and where it stood."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.language.folding import fold_text
from assistant.language.scripts import HAN
from assistant.language.tokens import stem, token_texts, tokens

TEXTS = st.lists(
    st.one_of(
        st.sampled_from(
            ["鎵", "稀土", "關鍵礦物", "镓", "CRMA", "Ga", "China's", "minerals", "2022年", "1,000", "3.5%", "U.S."]
        ),
        st.text(max_size=4),
    ),
    max_size=10,
).map("".join)


@given(TEXTS)
def test_a_token_stands_where_its_text_was_written(text):
    for token in tokens(text):
        assert 0 <= token.start < token.end <= len(text)
        assert token.text in token_texts(text[token.start : token.end])


@given(TEXTS)
def test_no_token_mixes_chinese_with_letters_or_figures(text):
    for token in token_texts(text):
        han = len(HAN.findall(token))
        assert han in (0, len(token))
        assert len(token) <= 2 or not han


@given(TEXTS)
def test_every_chinese_character_can_be_found_alone(text):
    found = token_texts(text)
    assert all(character in found for character in fold_text(text) if HAN.match(character))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("。，！？", []),
        ("the of and", []),
        ("CRMA對歐盟", ["crma", "对", "欧", "盟", "对欧", "欧盟"]),
        ("Ga鎵", ["ga", "镓"]),
        ("5G晶片", ["5", "g", "晶", "片", "晶片"]),
        ("稀土in China", ["稀", "土", "稀土", "china"]),
        ("1,234.5 t", ["1234.5", "t"]),
        ("3.5%", ["3.5"]),
        ("2022-02-24", ["2022", "02", "24"]),
        ("China's batteries", ["china", "battery"]),
        ("don’t", ["don"]),
        ("rare-earth x_y", ["rare", "earth", "x", "y"]),
        ("カタカナ鎵", ["カタカナ", "镓"]),
        ("𠀀", ["𠀀"]),
    ],
)
def test_what_is_searched(text, found):
    assert token_texts(text) == found


def test_the_same_words_in_any_script_or_width_are_the_same_tokens():
    assert token_texts("關鍵礦物 ＧＡ") == token_texts("关键矿物 ga")


@pytest.mark.parametrize(
    ("word", "without"),
    [
        ("minerals", "mineral"),
        ("countries", "country"),
        ("rare", "rare"),
        ("gas", "gas"),
        ("gases", "gase"),
        ("process", "process"),
        ("status", "status"),
        ("analysis", "analysis"),
        ("oxides", "oxide"),
        ("s", "s"),
        ("", ""),
    ],
)
def test_plural_endings_are_taken_off(word, without):
    assert stem(word) == without


def test_a_long_text_is_cut_in_time():
    """A document of 200 kB takes a moment, not minutes."""
    start = time.perf_counter()
    assert len(tokens("稀土 minerals of 2022, 1,000 t。" * 8000)) > 40_000
    assert time.perf_counter() - start < 5

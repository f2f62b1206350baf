"""The bilingual lexicon, on a table small enough to check by eye."""

import numpy as np
import pytest

from assistant.language.lexicon import BilingualLexicon, shipped_lexicon


@pytest.fixture
def lexicon():
    """地震 is an earthquake (or a quake), 震 a quake, 鎵 gallium (stored folded)."""
    return BilingualLexicon(
        ["地震", "震", "镓"],
        ["earthquake", "quake", "gallium"],
        np.array([[0, 1], [1, 0], [2, 0]], np.uint16),
        np.array([[0.9, 0.6], [0.8, 0.0], [0.95, 0.0]], np.float32),
    )


def test_the_longest_word_from_the_left_is_taken_in_either_script(lexicon):
    assert lexicon.words("鎵與地震，余震") == ["镓", "地震", "震"]


def test_chinese_to_english_closest_first_and_no_link_left_out(lexicon):
    (earthquake, gallium) = lexicon.to_english("地震、地震、鎵")
    assert (earthquake.word, [word for word, _ in earthquake.others]) == ("地震", ["earthquake", "quake"])
    assert gallium.others == (("gallium", pytest.approx(0.95)),)


def test_english_to_chinese_is_the_same_table_the_other_way_round(lexicon):
    (quake,) = lexicon.to_chinese("Quake!")
    assert quake.others == (("震", pytest.approx(0.8)), ("地震", pytest.approx(0.6)))


@pytest.mark.parametrize("text", ["", "2023", "，。", "zzz", "龘"])
def test_what_the_table_does_not_know_has_no_translation(lexicon, text):
    assert lexicon.to_english(text) == []
    assert lexicon.to_chinese(text) == []


def test_it_comes_back_from_its_file(lexicon, tmp_path):
    lexicon.save(tmp_path / "lexicon.npz")
    again = BilingualLexicon.open(tmp_path / "lexicon.npz")
    (quake,) = again.to_chinese("quake")
    assert [word for word, _ in quake.others] == ["震", "地震"]
    assert quake.others[0][1] == pytest.approx(0.8, abs=1 / 30)


@pytest.mark.parametrize(
    ("chinese", "english"), [("地震", "earthquake"), ("電池", "battery"), ("總統", "president"), ("鎵", "gallium")]
)
def test_the_shipped_table_knows_everyday_words_both_ways(chinese, english):
    lexicon = shipped_lexicon()
    (there,) = lexicon.to_english(chinese)
    (back,) = lexicon.to_chinese(english)
    assert there.others[0][0] == english
    assert there.word in [word for word, _ in back.others]

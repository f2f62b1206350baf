"""The search copy always leads back to the text as written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.language.folding import fold, fold_text

MIXED = st.text(
    alphabet=st.one_of(
        st.sampled_from("鎵鍺關鍵礦物關键矿产后後里裏乾干臺台㈱㍿ﬁﬀßİǅ①ＧＡ１２，。！？「」… \t\n\u3000.-"),
        st.characters(min_codepoint=0x20, max_codepoint=0x7E),
        st.characters(min_codepoint=0x3400, max_codepoint=0x9FFF),
        st.characters(min_codepoint=0xF900, max_codepoint=0xFAFF),
        st.characters(min_codepoint=0x20000, max_codepoint=0x2A6DF),
        st.characters(codec="utf-8"),
    ),
    max_size=40,
)


@given(MIXED)
def test_the_places_of_the_copy_give_the_whole_text_back(text):
    folded = fold(text)
    assert len(folded.origins) == len(folded.text) + 1
    assert list(folded.origins) == sorted(folded.origins)
    assert "".join(text[offset] for offset in dict.fromkeys(folded.origins[:-1])) == text
    assert folded.span(0, len(folded.text)) == (0, len(text))


@given(MIXED, st.data())
def test_any_stretch_of_the_copy_leads_to_text_that_folds_to_it(text, data):
    folded = fold(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    first, last = folded.span(start, end)
    assert 0 <= first <= last <= len(text)
    assert folded.text[start:end] in fold_text(text[first:last])


@given(MIXED)
def test_both_ways_to_the_copy_agree(text):
    assert fold_text(text) == fold(text).text


@given(MIXED, MIXED)
def test_folding_goes_character_by_character(one, other):
    """So a part found in the copy is the copy of that part, whatever stands around it."""
    assert fold_text(one + other) == fold_text(one) + fold_text(other)


@pytest.mark.parametrize(
    ("text", "copy"),
    [
        ("", ""),
        ("鎵的出口", "镓的出口"),
        ("ＧＡＬＬＩＵＭ", "gallium"),
        ("１,２００", "1,200"),
        ("Straße", "strasse"),
        ("㈱", "(株)"),
        ("ﬁne", "fine"),
        ("關鍵 = 关键", "关键 = 关键"),
        ("a\ud800b", "a\ud800b"),
    ],
)
def test_traditional_wide_and_capital_letters_are_searched_like_the_plain_ones(text, copy):
    assert fold_text(text) == copy


def test_an_empty_stretch_stands_where_it_begins():
    assert fold("㈱A").span(3, 3) == (1, 1)
    assert fold("").span(0, 0) == (0, 0)

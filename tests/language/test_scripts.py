"""Which language a question is in, and Simplified made from Traditional."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.language.scripts import (
    detect_language,
    to_simplified,
    to_simplified_characters,
    to_traditional_characters,
)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("美國2022年的關鍵礦物清單有幾項？", "zh-Hant"),
        ("美国2022年的关键矿产清单有几项？", "zh-Hans"),
        ("How many minerals are on the 2022 list?", "en"),
        ("", "en"),
        ("2022", "en"),
        ("?!", "en"),
        ("GDP", "en"),
        ("鎵", "zh-Hant"),
        ("镓", "zh-Hans"),
        # Characters that both scripts share say nothing: then it is the language of the knowledge.
        ("稀土", "zh-Hant"),
        ("日本的稀土出口量", "zh-Hant"),
        ("2010年", "zh-Hant"),
        # Taiwan writes 占 and 台 although OpenCC would write 佔 and 臺.
        ("日本占全球多少？", "zh-Hant"),
        ("占比多少", "zh-Hant"),
        ("台北", "zh-Hant"),
        ("台灣有稀土嗎", "zh-Hant"),
        # One character is enough when nothing speaks against it.
        ("什麼是稀土", "zh-Hant"),
        ("什么是稀土", "zh-Hans"),
        ("只有一种吗", "zh-Hans"),
        ("中国", "zh-Hans"),
        # Words show the writer's usage where the characters do not.
        ("芯片", "zh-Hans"),
        ("芯片用什麼材料", "zh-Hant"),
        # Names in the other language do not change a question's own.
        ("What does 稀土 mean?", "en"),
        ("What is 稀土?", "en"),
        ("What is 關鍵礦物清單?", "en"),
        ("Is 稀土 a metal?", "en"),
        ("What稀土有用", "zh-Hant"),
        ("Is the 稀土 a metal?", "en"),
        ("Is 鎵 the same as gallium?", "en"),
        ("USGS、CRMA與NDS的清單", "zh-Hant"),
        ("Ga 是什么", "zh-Hans"),
        ("CRMA对USGS说了什么", "zh-Hans"),
        # The majority of the telling characters decides; a tie is for Traditional.
        ("論文引用「美国国会」的報告嗎", "zh-Hant"),
        ("美国 vs 美國", "zh-Hant"),
        # Other scripts are not Chinese; kanji alone cannot be told from it.
        ("レアアースとは", "en"),
        ("日本から", "zh-Hant"),
        ("\ud800鎵", "zh-Hant"),
    ],
)
def test_the_language_of_a_question(text, language):
    assert detect_language(text) == language


@given(st.text())
def test_any_text_has_a_language(text):
    assert detect_language(text) in {"zh-Hant", "zh-Hans", "en"}


@given(st.text(alphabet=st.characters(min_codepoint=0x3400, max_codepoint=0x9FFF) | st.characters()))
def test_converting_by_character_keeps_every_place(text):
    assert len(to_simplified_characters(text)) == len(text)
    assert len(to_traditional_characters(text)) == len(text)


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [
        ("關鍵礦物", "关键矿物"),
        ("公里以後", "公里以后"),
        ("乾燥", "干燥"),
        ("乾隆", "乾隆"),
        ("Ga 2022", "Ga 2022"),
        ("", ""),
    ],
)
def test_simplified_for_reading_knows_words(traditional, simplified):
    assert to_simplified(traditional) == simplified

"""Which language and script a text is in, and Simplified Chinese made from Traditional.

OpenCC's tables decide what is Traditional and what is Simplified; a character both scripts share says nothing.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from ..records import Language

HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]")
_LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
_ENGLISH_QUESTION = re.compile(
    r"\W*(?:what|which|who|whose|when|where|why|how|is|are|was|were|do|does|did|has|have|can|could|will|would|should"
    r"|tell|explain|define|describe|compare)\b(?=\s).*?[A-Za-z]{2}",
    re.IGNORECASE | re.DOTALL,
)

# Words of the asker that say which script he writes although each character stands in both.
_MAINLAND_USAGE = ("矿产", "芯片", "半导体")

# OpenCC would write these otherwise (佔, 臺, 羣 …), yet Taiwan writes them so: they do not show Simplified script.
_USED_IN_TAIWAN = frozenset("占台群秘峰床岩")


@cache
def converter(name: str) -> Any:
    """An OpenCC converter by configuration name, such as "t2s"; made once."""
    from opencc import OpenCC

    return OpenCC(name)


def detect_language(text: str) -> Language:
    """The language of a question: "en", "zh-Hant" or "zh-Hans".

    Chinese when Han characters are at least a quarter of what is written (a Latin word counts as two characters), so
    that an English question naming 鎵 stays English and a Chinese one full of abbreviations stays Chinese; English
    too when it opens as English questions do, however much Chinese it then asks about.
    Undecided Chinese (every character common to both scripts) is taken as zh-Hant, the language of the knowledge.

    >>> [detect_language(text) for text in ("USGS 2022年的清單有幾項?", "稀土管制何时开始", "What is 鎵?")]
    ['zh-Hant', 'zh-Hans', 'en']
    """
    han = len(HAN.findall(text))
    words = len(_LATIN_WORD.findall(text))
    if han == 0 or han < (han + 2 * words) / 4 or _ENGLISH_QUESTION.match(text):
        return "en"
    simplified = sum(
        a != b and a not in _USED_IN_TAIWAN for a, b in zip(text, to_traditional_characters(text), strict=True)
    )
    traditional = sum(a != b for a, b in zip(text, to_simplified_characters(text), strict=True))
    if simplified > traditional or (simplified == traditional and any(word in text for word in _MAINLAND_USAGE)):
        return "zh-Hans"
    return "zh-Hant"


def script_is_told(text: str) -> bool:
    """Whether a Chinese text has a character of one script alone, so that `detect_language` need not guess.

    >>> script_is_told("鎵呢"), script_is_told("那2022年的呢"), script_is_told("它占地多大")
    (True, False, False)
    """
    simplified = any(
        a != b and a not in _USED_IN_TAIWAN for a, b in zip(text, to_traditional_characters(text), strict=True)
    )
    return simplified or text != to_simplified_characters(text) or any(word in text for word in _MAINLAND_USAGE)


@cache
def _simplified(character: str) -> str:
    if not HAN.match(character):
        return character  # also keeps half surrogates, which OpenCC cannot take
    folded = converter("t2s").convert(character)
    return folded if len(folded) == 1 else character


@cache
def _traditional(character: str) -> str:
    if not HAN.match(character):
        return character
    folded = converter("s2t").convert(character)
    return folded if len(folded) == 1 else character


def to_simplified_characters(text: str) -> str:
    """Character by character, so that offsets stay; for searching and comparing, not for reading."""
    return "".join(_simplified(character) for character in text)


def to_traditional_characters(text: str) -> str:
    """Character by character, so that offsets stay; for telling scripts apart, not for reading."""
    return "".join(_traditional(character) for character in text)


def to_simplified(text: str) -> str:
    """Simplified Chinese for reading, by OpenCC's phrase tables (t2s). Its length may differ from the text's."""
    # OpenCC keeps 於 before some words, where it may be a name; ours never is one.
    return str(converter("t2s").convert(text)).replace("於", "于")

"""A question's words as the other language may write them, for the lexical search across languages."""

from __future__ import annotations

from ..language.lexicon import BilingualLexicon, Translated
from ..language.tokens import token_texts
from .lexical import Alternative

NEAR = 0.35
"""Links less close than this are mostly wrong."""


def translations(text: str, chinese: bool, lexicon: BilingualLexicon) -> tuple[tuple[Alternative, ...], ...]:
    """One group a word that has any translation worth searching for.

    A stop word, or one that is likeliest a stop word in the other language, has none.
    chinese: the text is Chinese and English documents are searched; else the reverse.
    """
    words = lexicon.to_english(text) if chinese else lexicon.to_chinese(text)
    return tuple(group for word in words if (group := _group(word)))


def _group(word: Translated) -> tuple[Alternative, ...]:
    near = [(other, closeness) for other, closeness in word.others if closeness >= NEAR]
    if not near or not token_texts(word.word) or not token_texts(near[0][0]):
        return ()
    best = near[0][1]
    # The closeness of a good translation differs from word to word; beside the best it tells which others may stand.
    return tuple((tokens, (closeness / best) ** 2) for other, closeness in near if (tokens := _searched(other)))


def _searched(word: str) -> tuple[str, ...]:
    """The tokens of a translation; of Chinese words of several characters only the pairs, which are the word."""
    tokens = token_texts(word)
    pairs = [token for token in tokens if len(token) > 1]
    return tuple(pairs or tokens)

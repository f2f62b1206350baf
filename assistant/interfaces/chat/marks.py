"""Which words of a quote to mark: those of the question and of the short answer, whatever script they are in."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from ...language.folding import fold_text
from ...language.scripts import HAN
from ...language.tokens import Token, tokens
from .markup import escape

# Pairs that begin or end with one of these say how a sentence is built, not what it is about (Simplified, as folded).
_GRAMMAR = frozenset("的了是在有和与及之于为也就都而且并或吗呢吧哪些几多少何什么谁这那其等从对把被将会可能所以因但")
# Marking the words of a whole answer helps only while the quote holds more than the answer.
_MOST_OF_A_QUOTE = 0.6

Span = tuple[int, int]


def _is_han(token: Token) -> bool:
    return bool(HAN.match(token.text))


def _wanted(texts: Iterable[str]) -> frozenset[str]:
    """Tokens worth marking: words, numbers, Han pairs without grammar, and a Han character that stands alone."""
    found: set[str] = set()
    for text in texts:
        read = tokens(text)
        paired = {place for token in read if _is_han(token) and len(token.text) == 2 for place in _places(token)}
        for token in read:
            part_of_pair = len(token.text) == 1 and token.start in paired
            if not _is_han(token) or not (part_of_pair or _GRAMMAR.intersection(token.text)):
                found.add(token.text)
    return frozenset(found)


def _places(token: Token) -> range:
    return range(token.start, token.end)


def _matches(quote: str, wanted: frozenset[str]) -> list[Span]:
    """Places of the wanted tokens, joined where they touch or overlap."""
    covered = sorted({place for token in tokens(quote) if token.text in wanted for place in _places(token)})
    runs = groupby(enumerate(covered), key=lambda pair: pair[1] - pair[0])
    places = [[place for _, place in run] for _, run in runs]
    return [(run[0], run[-1] + 1) for run in places]


def spans(quote: str, question: str, short_answer: str | None, answer: str) -> list[Span]:
    """Stretches of the quote to mark, as rising, separate offsets into it.

    The words of the question and of the short answer; where none of them occurs (a quote in another language), the
    words of the answer, unless that would mark nearly everything.

    >>> spans("2022年清单列有50项", "美國清單有幾項?", "50", "")
    [(5, 7), (9, 11)]
    """
    found = _matches(quote, _wanted([question, short_answer or ""]))
    if found:
        return found
    found = _matches(quote, _wanted([answer]))
    marked = sum(end - start for start, end in found)
    return found if marked <= _MOST_OF_A_QUOTE * len(quote) else []


def marked_html(quote: str, places: Iterable[Span]) -> str:
    """The quote, escaped, with <mark> around the places.

    >>> marked_html("a <b>", [(0, 1)])
    '<mark>a</mark> &lt;b&gt;'
    """
    pieces: list[str] = []
    done = 0
    for start, end in places:
        pieces.append(f"{escape(quote[done:start])}<mark>{escape(quote[start:end])}</mark>")
        done = end
    return "".join([*pieces, escape(quote[done:])])


def same_words(one: str, other: str) -> bool:
    """Whether two texts say the same but for script, blanks and punctuation."""
    return _bare(one) == _bare(other)


def _bare(text: str) -> str:
    return "".join(character for character in fold_text(text) if character.isalnum())

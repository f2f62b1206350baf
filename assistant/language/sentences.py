"""Sentences of a text, each with its place.

Chinese ends at 。！？ (with closing quotes and brackets), never at the semicolon: the parts of an enumeration belong
together. English ends at . ! ? before a space and a capital, digit or quote, but not after an abbreviation or an
initial ("U.S.", "No. 23", "C. K. Leith").
"""

from __future__ import annotations

import re

_END = re.compile(r"[。！？]+[」』”’）)\]]*|[.!?]+[\"'”’)\]]*(?=\s|$)")
_ABBREVIATIONS = frozenset(
    "no nos vs fig figs art arts sec secs vol dr mr ms st jr inc ltd co corp approx ca cf e.g i.e et al pp p fn "
    "ed eds".split()
)
_LAST_WORD = re.compile(r"([A-Za-z.]+)\.$")
_LOOKED_BACK = 20
"""Characters looked at before a full stop: no abbreviation is longer, and looking at all of them takes minutes."""


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """(start, end) of each sentence in code points; together they hold every character but the space around them.

    >>> text = "No. 23 covers it. 共8種；另有6種。都要許可！"
    >>> [text[a:b] for a, b in sentence_spans(text)]
    ['No. 23 covers it.', '共8種；另有6種。', '都要許可！']
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if not _ends_sentence(text, match):
            continue
        _append(spans, text, start, match.end())
        start = match.end()
    _append(spans, text, start, len(text))
    return spans


def sentences(text: str) -> list[str]:
    """The sentences themselves."""
    return [text[start:end] for start, end in sentence_spans(text)]


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    if match.group()[0] != ".":
        return True
    word = _LAST_WORD.search(text[max(0, match.start() - _LOOKED_BACK) : match.start() + 1])
    if word is not None:
        body = word.group(1)
        if body.lower() in _ABBREVIATIONS or len(body) == 1 or "." in body:
            # "U.S." may end a sentence all the same, and then a capital and a word of its own follow; taking it as
            # no end is the safer reading, since half a sentence is worse than two at once.
            return match.end() == len(text)
    following = text[match.end() :].lstrip()
    return not following or not following[0].islower()


def _append(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start, end))

"""Where a question says itself where to look: a table or a footnote of the paper named by its number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..language.folding import fold_text
from ..records import Hit
from ..retrieval.filters import ANYTHING, Filter

_NO_VERB, _NO_MEASURE = "(?<![发代外仪手])", "(?![篇下再样种致直起般位名次些])"
"""「發表一篇」 and 「代表一再強調」 name no table."""
TABLES = {
    "表一": re.compile(rf"{_NO_VERB}表(?:一{_NO_MEASURE}|1(?!\d|[亿万千百])){_NO_MEASURE}|\btable (?:1|one)\b"),
    "表二": re.compile(rf"{_NO_VERB}表(?:二{_NO_MEASURE}|2(?!\d|[亿万千百])){_NO_MEASURE}|\btable (?:2|two)\b"),
}


_NOTE = re.compile(
    r"(?<![关挹灌投贯倾备标加下赌])注(?:释|脚)?\s*(\d{1,2})(?![\d亿万千百种项个名.%])|第\s*(\d{1,2})\s*(?:条|个"
    r"|号)?(?:脚注|附注|注释|注)"
    r"|\b(?:foot)?note (?:no\. ?)?(\d{1,2})\b"
)


def narrowed(question: str) -> Filter:
    """What may be found: entries of the one table or footnote that the question names, else anything.

    Table 3 is not among them: what is asked of it is computed, or told by facts that stand elsewhere.
    """
    folded = fold_text(question)
    found = {label for label, pattern in TABLES.items() if pattern.search(folded)}
    if len(found) == 1:
        return Filter(tables=frozenset(found))
    notes = {int(number) for match in _NOTE.findall(folded) for number in match if number}
    return Filter(notes=frozenset(notes), sources=frozenset({"paper"})) if len(notes) == 1 else ANYTHING


_DOUBTS = re.compile(
    r"可靠|站得住脚|可信|靠谱|怎么回事|打架|不一致|矛盾|出入|有人写|到底|是不是真|讲法|查证|\bwhich is it\b"
    r"|\bhold(?:s)? up\b|\bdisput|\breliable\b"
    r"|\bcontradict|\bdisagree|\bdiscrepan|\bis that the\b|\bsome (?:sources|chronologies|people)\b|属实|真的"
    r"|对吗|正确吗|没错吗|确实|到底|究竟|事实上|实际上|是否有误|有误|准确|\breally\b|\btrue\b"
    r"|\bcorrect\b|\bis that right\b|\bis it right\b|\baccurate|\bactually\b|\bin fact\b|\bwrong\b|\bmistake"
)
_ELEMENTS = re.compile(
    r"[哪几]些?(?:种|个)?(?:稀土|元素)|(?:稀土|元素).{0,6}(?:哪|什么)|\bwhich (?:rare|elements?)|\bwhat (?:rare"
    r"|elements?)|\brare earths? (?:does|do|is|are|needed|go)\b"
)
_FIRST = 6


def doubts(question: str) -> bool:
    """Whether a question doubts a statement, or speaks of two that differ.

    >>> doubts("這個數字屬實嗎？"), doubts("Is that right?"), doubts("How many are there?")
    (True, True, False)
    """
    return bool(_DOUBTS.search(fold_text(question)))


def preferred(question: str, hits: Sequence[Hit], only: Filter) -> list[Hit]:
    """The hits in the order that the question asks for beside likeness.

    Who doubts a statement is told of the check first: a fact that corrects the paper goes before what repeats it. Of a
    table that was named, its rows go before the table as a whole, and before all else where elements are asked for:
    the rows alone name them.
    """
    found = list(hits)
    if only.tables:
        elements = bool(_ELEMENTS.search(fold_text(question)))
        found.sort(key=lambda hit: (hit.entry.kind == "row" and not hit.entry.table, elements and not hit.entry.table))
    if doubts(question):
        checked = [hit for hit in found[:_FIRST] if hit.entry.kind == "fact" and hit.entry.check == "differs"]
        if found and found[0].entry.check != "confirmed":
            found = [*checked[:1], *(hit for hit in found if hit not in checked[:1])]
    return found

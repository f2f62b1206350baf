"""What a follow-up says relative to what went before: the year before, the next in rank, the former, the difference."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..language.folding import fold_text
from ..language.glossary import Glossary, Mention
from ..language.numbers import years
from ..language.scripts import detect_language
from .tables.figureplan import superlative

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_EDITION = re.compile(r"(20\d\d)\s*年?版|\b(20\d\d) (?:edition|issue|version)\b|(?:MCS|USGS) (20\d\d)\b", re.IGNORECASE)
_EARLIER = re.compile(
    r"(?:再)?(?:早|前|往前)(?:推)?一年|前年|上一年|再往前|\b(?:the )?(?:year|one) (?:before|earlier)\b"
    r"|\bprevious year\b|\bprior year\b"
    r"|\ba year earlier\b"
)
_LATER = re.compile(
    r"(?:再)?(?:晚|后|往后)(?:推)?一年|(?:再)?下一年|隔年|次年|翌年|\b(?:the )?year after\b|\b(?:the )?(?:next"
    r"|following) year\b|\ba year later\b"
)
_NEXT = re.compile(
    r"^(?:那|再)*(?:下一?(?:名|个|位|家|国)|接下来|其次|之后)(?:呢|是谁|是哪.?国?|又是谁)?\W*$"
    r"|^(?:and )?(?:the )?(?:next(?: one)?|one after(?: that)?|after that|who(?:['’]s| is) next|who comes (?:next"
    r"|after that))\W*$"
)
_ORDINAL = re.compile(
    r"第(?P<zh>[一二三四五])(?:名|大|位|高|多)?|\b(?P<en>first|second|third|fourth|fifth)\b"
    r"|(?P<next>^(?:and )?(?:the )?next\b|其次|下一)"
)
_RANKS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}
_IN_WORDS = ("", "first", "second", "third", "fourth", "fifth")
_FORMER = re.compile(r"前者|前一(?:个|种|项)|第一个|\bthe former\b|\bthe first one\b")
_LATTER = re.compile(r"后者|后一(?:个|种|项)|最后(?:那|一)?个|\bthe latter\b|\bthe last one\b|\bthe second one\b")
_DIFFERENCE = re.compile(
    r"(?:贵|涨|跌|多|少|差|降|升|增|减|便宜|高|低)了?(?:了)?多少|相差|\b(?:go|went|gone|going) (?:up|down)\b"
    r"|\b(?:rise|rose|fall|fell|drop|dropped|increase|difference|dearer|cheaper|change)\b"
)


def relative(question: str, asked: Sequence[str], told: str, glossary: Glossary) -> str | None:
    """The question made whole, or None when it says nothing of the kind.

    asked: the earlier questions, each whole, the last being the one that is followed.  told: the answer to it.
    """
    folded = fold_text(question.strip())
    mine = glossary.find(question)
    earlier = asked[-1]
    edition = _other_edition(question, earlier) if not mine or len(question) < 30 else None
    if edition is not None:
        return edition
    if not mine and not years(question):
        shifted = _shifted(folded, earlier)
        if shifted is not None:
            return shifted
        ranked = _next_in_rank(folded, asked)
        if ranked is not None:
            return ranked
        between = _between(folded, asked)
        if between is not None:
            return f"{between} {question.strip()}"
    return _one_of_two(question, folded, earlier, told, glossary)


def _other_edition(question: str, earlier: str) -> str | None:
    """The question before asked of another edition of an annual."""
    new, old = _EDITION.search(question), _EDITION.search(earlier)
    if new is None or old is None:
        return None
    year = next(part for part in new.groups() if part)
    start, end = next(old.span(at) for at in range(1, len(old.groups()) + 1) if old[at])
    return f"{earlier[:start]}{year}{earlier[end:]}"


def _shifted(folded: str, earlier: str) -> str | None:
    """The question before with its last year one earlier or later."""
    step = -1 if _EARLIER.search(folded) else 1 if _LATER.search(folded) else 0
    places = list(_YEAR.finditer(earlier))
    if not step or not places:
        return None
    last = places[-1]
    return f"{earlier[: last.start()]}{int(last.group()) + step}{earlier[last.end() :]}"


def _next_in_rank(folded: str, asked: Sequence[str]) -> str | None:
    """The question on a ranking with the rank that follows the last one asked for, or the one now named."""
    base = asked[-1]
    added = _ADDED_RANK.search(base)
    head = base[: added.start() + 1] if added else base
    if not superlative(fold_text(base)):
        return None
    own = _ORDINAL.search(folded)
    if own is not None and not own["next"] and len(folded) <= _SHORT:
        rank = _RANKS[own["zh"] or own["en"]]
    elif _NEXT.match(folded) or (own is not None and own["next"] and len(folded) <= _SHORT):
        rank = _rank_of(base) + 1
    else:
        return None
    if not 2 <= rank <= len(_ORDER):
        return None
    english = detect_language(base) == "en"
    return f"{head} {_IN_WORDS[rank]} largest?" if english else f"{head} 第{_ORDER[rank - 1]}？"


_ORDER = "一二三四五"
_SHORT = 24
"""Characters up to which a question may ask for nothing but a rank."""
_ADDED_RANK = re.compile(r"[?？]\s+(?:第[二三四五]|(?:second|third|fourth|fifth)\b).*$", re.IGNORECASE)
"""What was added to a question on a ranking when it was made whole."""


def _rank_of(question: str) -> int:
    """The rank that a question asks for; 1 for one that names none."""
    found = _ORDINAL.findall(fold_text(question))
    if not found:
        return 1
    zh, en, following = found[-1]
    return 2 if following else _RANKS[zh or en]


def _between(folded: str, asked: Sequence[str]) -> str | None:
    """Two questions that differ in their year alone, as one on both years."""
    if len(asked) < 2 or not _DIFFERENCE.search(folded):
        return None
    before, last = _YEAR.findall(asked[-2]), list(_YEAR.finditer(asked[-1]))
    if not before or not last or _YEAR.sub("", asked[-2]).strip() != _YEAR.sub("", asked[-1]).strip():
        return None
    first, second = sorted((before[-1], last[-1].group()))
    joined = f"{first} to {second}" if detect_language(asked[-1]) == "en" else f"{first}年到{second}"
    return f"{asked[-1][: last[-1].start()]}{joined}{asked[-1][last[-1].end() :]}"


def _one_of_two(question: str, folded: str, earlier: str, told: str, glossary: Glossary) -> str | None:
    """The former or the last one replaced by the thing that is meant, with the country of the question before."""
    former, latter = _FORMER.search(folded), _LATTER.search(folded)
    cue = former or latter
    if cue is None or len(folded) != len(question.strip()):
        return None
    thing = _alike(earlier, glossary, bool(former)) or _alike(told, glossary, bool(former))
    if thing is None:
        return None
    text = question.strip()
    whole = f"{text[: cue.start()]}{thing}{text[cue.end() :]}"
    where = {each.term: each for each in glossary.find(earlier) if glossary.terms[each.term].type == "country"}
    if len(where) != 1 or glossary.find(question):
        return whole
    (place,) = where.values()
    name = earlier[place.start : place.end]
    return f"{whole.rstrip('?. ')} ({name})?" if detect_language(question) == "en" else f"{name}{whole}"


def _alike(text: str, glossary: Glossary, first: bool) -> str | None:
    """The first or last of several things of one sort that a text names."""
    sorts: dict[str, list[Mention]] = {}
    for mention in glossary.find(text):
        kind = glossary.terms[mention.term].type
        sorts.setdefault("mineral" if kind in {"element", "group"} else kind, []).append(mention)
    several = [each for each in sorts.values() if len({mention.term for mention in each}) > 1]
    several.sort(key=lambda each: glossary.terms[each[0].term].type not in {"element", "mineral", "group"})
    if not several:
        return None
    meant = several[0][0] if first else several[0][-1]
    return text[meant.start : meant.end]

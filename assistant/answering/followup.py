"""A question that leans on the ones before it, made whole.

Resolved are: another thing or year of the same sort put in ("and Japan?", 「那2022年呢？」); a pronoun or a missing
subject ("why?", 「它何時生效？」); the same again in another language; and where something was
from. Every other question is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..language.folding import fold_text
from ..language.glossary import Glossary, Mention
from ..language.numbers import years
from ..language.scripts import detect_language
from ..language.tokens import token_texts
from ..records import Language, Turn
from .relative import relative
from .tables.figureplan import measure_of, superlative

_AND = re.compile(
    r"^(?:and|but|what about|how about|what of|那么?|那|然后|还有|又|至于|换成|改成)|(?:呢)[？?]?$|也(?:有|列|在"
    r"|是).{0,3}吗[？?]?$"
    r"|又?(?:怎样|怎么样|如何)[？?]?$"
)
_IT = re.compile(r"它们?|\b(?:it|them|they)\b")
_LEANS = re.compile(
    r"\b(?:it|its|they|them|their|that|those|this|these|he|she|there|same)\b"
    r"|它|他们|她们|它们|这(?:个|项|种|些|次|份)|那(?:个|项|种|些|次|份)|该|其"
)
_BARE = re.compile(
    r"^(?:(?:but |and )?(?:why|when|where|who|how|since when|by whom|how (?:much|many|so|come))(?: is that| not| so)?"
    r"|(?:那|这是)?(?:为什么|为何|何时|什么时候|谁|多少|哪里|如何|怎么)(?:没有|呢|会这样|这样|如此)?)\W*$"
)
_SOURCE = re.compile(
    r"出处|来源|哪个(?:单位|机构|组织|部门)(?:说|讲|讲的|给)|谁(?:说|讲|统计|算|发布|公布|估)|哪来的|出自"
    r"|哪里(?:来|看|查)的?"
    r"|有(?:什么)?依据|根据什么|引自|资料(?:从|是)"
    r"|\bsources?\b|\bwho says\b|\bsays who\b|\bwhere (?:does|do|did) (?:that|this|it|the"
    r"|these)\b.{0,20}\b(?:come|get)|\bcitation\b|\baccording to whom\b"
    r"|\bwhere is (?:that|this|it) from\b|\bhow do you know\b"
)
_INTO: tuple[tuple[Language, re.Pattern[str]], ...] = (
    ("zh-Hant", re.compile(r"\btraditional\b|繁体|繁中|正体|台湾(?:中文|用语)")),
    ("zh-Hans", re.compile(r"\bsimplified\b|简体|简中|大陆(?:中文|用语)")),
    ("en", re.compile(r"\bin english\b|\binto english\b|\benglish (?:please|version)\b|英文|英语|^english\W*$")),
    ("zh-Hant", re.compile(r"\bin (?:chinese|mandarin)\b|\binto chinese\b|中文|汉语|华语|国语")),
)
_AGAIN = re.compile(
    r"^(?:can you |could you |please |say|tell|repeat|translat|give|answer|put|in|into|now|again|and|the|same"
    r"|that|this|it|me|to|english|chinese|traditional|simplified|mandarin|version|please|once more|explain|thing"
    r"|repeat|again|answer"
    r"|[\s,.?!'’])+$"
    r"|^[请能可以否用再换成译翻给我你您说讲答述写改为一次遍回的版下吗呢。，？！\s中英文语繁简体正国华汉把它这那个句话回答]+$"
)
_SORTS = {"element": "mineral", "group": "mineral", "mineral": "mineral", "country": "country"}
_JOINING = frozenset(
    "about so what then instead now too also one "
    "也 吗 话 又 怎 样 么 如 何 列 在 的 那 份 有 多 少 多少 有多 呢 版 是 年 而 换 成 换成 几".split()
)
"""Tokens that ask for nothing of their own."""
_ANSWERS = frozenset({"mine", "company", "law", "programme", "agency", "place", "person"})
"""Sorts of things that a pronoun takes up from an answer."""
_SHORT = 26
"""Characters of Chinese, a third of those of English, up to which a question may lean on the one before."""
_LONGEST = 40
"""Characters; a longer question that names something of its own stands alone."""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """question: made whole.  language: to answer in, where another was asked for.  source: asks where it was from."""

    question: str
    language: Language | None = None
    source: bool = False


def resolve(question: str, history: Sequence[Turn], glossary: Glossary) -> FollowUp | None:
    """The question made whole from the earlier questions of the user, or None when it stands alone.

    The earlier ones are made whole first, each from those before it.
    """
    asked = [turn.content for turn in history if turn.role == "user" and turn.content.strip()]
    if not asked:
        return None
    whole = whole_questions(asked, glossary)
    told = next((turn.content for turn in reversed(history) if turn.role == "assistant"), "")
    return _resolve(question, whole, glossary, told)


def whole_questions(asked: Sequence[str], glossary: Glossary) -> list[str]:
    """Earlier questions of one user, each made whole from those before it."""
    whole: list[str] = []
    for each in asked:
        found = _resolve(each, whole, glossary) if whole else None
        whole.append(found.question if found is not None else each)
    return whole


def leaning(question: str, history: Sequence[Turn], glossary: Glossary) -> list[str]:
    """Other readings of a short question after others: behind the one before, and alone where it names something.

    [] for one that stands by itself.
    """
    asked = [turn.content for turn in history if turn.role == "user" and turn.content.strip()]
    text = question.strip()
    width = len(text) if detect_language(text) != "en" else len(text) // 3
    if not asked or width > _SHORT:
        return []
    folded = fold_text(text)
    if glossary.find(text) and not (_AND.search(folded) or _LEANS.search(folded)) and width > _SHORT // 2:
        return []
    behind = f"{whole_questions(asked, glossary)[-1]} {text}"
    elliptic = _AND.search(folded) or _LEANS.search(folded)
    return [text, behind] if glossary.find(text) and not elliptic else [behind]


def _resolve(question: str, asked: Sequence[str], glossary: Glossary, told: str = "") -> FollowUp | None:
    """asked: the questions before, whole.  told: the answer to the last, which may name what a pronoun stands for."""
    folded, earlier = fold_text(question.strip()), asked[-1]
    language = next((language for language, pattern in _INTO if pattern.search(folded)), None)
    if language is not None and _AGAIN.match(folded):
        own = detect_language(question)
        plain = language == "zh-Hant" and own != "en" and not _INTO[0][1].search(folded)
        return FollowUp(earlier, own if plain else language)
    mine, theirs = glossary.find(question), glossary.find(earlier)
    if _SOURCE.search(folded) and not mine and len(question) <= _LONGEST:
        return FollowUp(earlier, source=True)
    related = relative(question, asked, told, glossary)
    if related is not None:
        return FollowUp(related)
    named = _answer_named(question, mine, told, theirs, glossary)
    if named is not None:
        return FollowUp(named)
    whole = _put_in(question, folded, mine, earlier, theirs, glossary) or _subject_carried(
        question, folded, mine, earlier, theirs, glossary
    )
    return FollowUp(whole) if whole and whole != question.strip() else None


def _answer_named(
    question: str, mine: Sequence[Mention], told: str, theirs: Sequence[Mention], glossary: Glossary
) -> str | None:
    """The pronoun replaced by the one mine, company, law … that the answer named and the question before did not."""
    known = {each.term for each in theirs}
    new = {each.term: each for each in glossary.find(told) if each.term not in known}
    things = [each for each in new.values() if _sort(each, glossary) in _ANSWERS]
    if mine or len(things) != 1 or len(_IT.findall(fold_text(question))) != 1 or not _IT.search(question):
        return None
    return _IT.sub(told[things[0].start : things[0].end], question.strip(), count=1)


def _put_in(
    question: str, folded: str, mine: Sequence[Mention], earlier: str, theirs: Sequence[Mention], glossary: Glossary
) -> str | None:
    """Another thing, another year or both put in the place of those of the question before."""
    if len(question) > _LONGEST or not (_AND.search(folded) or _adds_nothing(question, mine, earlier, theirs)):
        return None
    if not mine and not years(question):
        return None
    if not _adds_nothing(question, mine, earlier, theirs):
        return None
    whole = _replaced(question, mine, earlier, theirs, glossary) if mine else earlier
    if whole is None or (mine and any(each.term not in {old.term for old in theirs} for each in mine[1:])):
        return None
    asked = min(years(question), default=None)
    if asked is not None:
        whole = _with_year(whole, asked)
    return whole if whole != earlier else None


def _with_year(earlier: str, year: int) -> str | None:
    """The question before with its last year replaced; None when it names none."""
    places = list(re.finditer(r"(?<!\d)(?:19|20)\d\d(?!\d)", earlier))
    if not places:
        return None
    return f"{earlier[: places[-1].start()]}{year}{earlier[places[-1].end() :]}"


def _subject_carried(
    question: str, folded: str, mine: Sequence[Mention], earlier: str, theirs: Sequence[Mention], glossary: Glossary
) -> str | None:
    """A question that names no subject, with that of the question before."""
    minerals = {each.term: each for each in theirs if _sort(each, glossary) == "mineral"}
    named = any(_sort(each, glossary) == "mineral" for each in mine)
    if len(minerals) == 1 and not named and len(question) <= 2 * _LONGEST:
        (subject,) = minerals.values()
        name = earlier[subject.start : subject.end]
        if superlative(folded) and measure_of(folded) is None and not mine:
            return f"{earlier} {question}"
        if len(_IT.findall(folded)) == 1 and len(folded) == len(question.strip()) and not mine:
            return _IT.sub(name, question.strip(), count=1) if _IT.search(question) else f"{earlier} {question}"
        if measure_of(folded) is not None and len(mine) <= 1:
            return f"{name}{question}" if not question.isascii() else f"{question.rstrip('?. ')} ({name})?"
    whole = _named_again(question, folded, mine, earlier, theirs, glossary)
    if whole is not None:
        return whole
    leans = _BARE.match(folded) or (_LEANS.search(folded) and len(question) <= 2 * _LONGEST)
    return f"{earlier} {question}" if leans and not mine and theirs else None


def _named_again(
    question: str, folded: str, mine: Sequence[Mention], earlier: str, theirs: Sequence[Mention], glossary: Glossary
) -> str | None:
    """The pronoun replaced by the one company, mine, law … that the question before named."""
    things = {each.term: each for each in theirs if _sort(each, glossary) not in {"mineral", "country", "term"}}
    if len(things) != 1 or mine or len(_IT.findall(folded)) != 1 or not _IT.search(question):
        return None
    (thing,) = things.values()
    return _IT.sub(earlier[thing.start : thing.end], question.strip(), count=1)


def _sort(mention: Mention, glossary: Glossary) -> str:
    kind = glossary.terms[mention.term].type
    return _SORTS.get(kind, kind)


def _adds_nothing(question: str, mine: Sequence[Mention], earlier: str, theirs: Sequence[Mention]) -> bool:
    """Whether a question holds, beside its things and its year, only what the one before did."""
    known = {mention.term for mention in theirs}
    words = {word for word in _content(question, mine) if not word.isdigit() and not set(word) <= _JOINING}
    return not words - _JOINING - set(token_texts(earlier)) and all(mention.term in known for mention in mine[1:])


def _content(question: str, mentions: Sequence[Mention]) -> list[str]:
    """Words of a question beside the things it names and the words that only join."""
    rest = list(question)
    for mention in mentions:
        rest[mention.start : mention.end] = " " * (mention.end - mention.start)
    plain = _AND.sub(" ", fold_text("".join(rest)).strip())
    return token_texts(re.sub(r"^(?:about|for|of|with|in|the)\b", " ", plain.strip()))


def _replaced(
    question: str, mine: Sequence[Mention], earlier: str, theirs: Sequence[Mention], glossary: Glossary
) -> str | None:
    """The earlier question with its thing of the same sort replaced by the new one; None when it has none."""
    new = mine[0]
    for old in theirs:
        if _sort(old, glossary) == _sort(new, glossary) and old.term != new.term:
            return earlier[: old.start] + question[new.start : new.end] + earlier[old.end :]
    return None

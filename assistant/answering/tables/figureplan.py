"""A question about figures -> what to compute: a comparison, a ranking, a change over years, a share of the world."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from ...language.folding import fold_text
from ...language.glossary import Glossary
from ...language.numbers import years
from ..kind import asks_why
from .figures import WORLD

FigureOp = Literal["compare", "rank", "place", "change", "share", "full"]

_MEASURES = {
    "reliance": r"依赖|依存|仰赖|靠进口|净进口|多靠|\brelian|\breli(?:es|ant|ed)\b|\bdepend|\bnet import|\blean",
    "reserves": r"储量|蕴藏|地下|埋藏|\bin the ground\b|\breserves?\b",
    "price": (
        r"价格|均价|单价|售价|价钱|涨|跌|[较更哪]?贵|便宜|\bprices?\b|\bunit value|\bcosts?\b|\bdear|\bcheap"
        r"|\bexpensive"
    ),
    "quota": r"配额|指标|\bquota",
    "production": (
        r"产量|生产|开采|出产|产国|产了|[开]?采了|采多少|年产|多产|产多少|产几|产得|产最|挖|\bproduc|\boutput\b"
        r"|\bmin(?:ed|es|ing"
        r"|er|ers)\b|\btonn?e?s more\b|\bmakes?\b|\bmine (?:more|less|most)\b"
        r"|\bahead of\b|\bbehind\b|领先|落后"
    ),
}
_OUT = re.compile(
    r"欧盟|\beu\b|进口来源|来自|\bcomes? from\b|\bsuppliers?\b|\bimports? from\b|替代|回收|\brecycl|\bsubstitut"
    r"|占比|占全球|占世界|\bper cent of (?:its|their)\b"
)
_SHARE = re.compile(
    r"占(?:全球|世界|全世界)?.{0,10}(?:比例|多少|几成|百分|比)|份额|比重|\bslice of\b|\bshare of\b|\bpercentage of\b"
    r"|\bproportion of\b|\bwhat share\b"
)
_COMES_FROM = re.compile(r"来自|出自|产自|\bc[ao]mes? from\b")
_SHARE_OF = re.compile(r"占比|比重|份额|占(?:全球|世界)|\bshare\b")
_WORLD = re.compile(r"全球|世界|\bworld|\bglobal")
_RANK = re.compile(
    r"(?:前|哪)?(?P<zh>(?<=前)[一二两三四五六十]|(?<=前)\d+|[三四五](?=大|个国家))(?:大|名|位|国|个国家)?|排名"
    r"|排行|最(?:大|多|高)|第一大|居首|依序|\bled\b|\bwho leads\b|龙头|头号|冠军|霸主|老大|\bnumber[- ]one\b"
    r"|\bno\. ?1\b|\btop (?:miner"
    r"|producer|source)\b|\btop (?P<en>\d+"
    r"|two|three|four|five|ten)\b|\b(?P<en2>two|three|four|five|\d+) (?:largest|biggest|leading|top)\b"
    r"|\blargest\b|\bbiggest\b|\bleading\b|\bmost\b|\brank"
)
_PLACE = re.compile(
    r"第(?P<zh>[二三四五])(?:大|名|多|高|位)?|\b(?P<en>second|third|fourth|fifth)[ -](?:largest|biggest|most"
    r"|highest|place|in)\b"
    r"|\b(?:comes?|ranks?|is|in) (?P<en2>second|third|fourth|fifth)\b|\b(?P<en3>runner-?up)\b"
)
_CHANGE = re.compile(
    r"变化|变动|增加|减少|成长|增长|下降|上升|上涨|下跌|涨|跌|升|降|增减|变了|走势|倍|\bchang|\brose|\brise"
    r"|\bris(?:en|ing)|\bfell|\bfall|\bgrow|\bgrew|\bincreas|\bdecreas|\bdeclin|\bdrop|\bjump|\bup or down\b"
    r"|\bhow much (?:more|less|higher|lower)\b|\btrend"
)
_FULL = re.compile(
    r"(?:完全|百分之百|百分百|全部|全靠|100\s*%).{0,12}(?:依赖|依存|仰赖|靠|进口)|(?:依赖|依存).{0,8}(?:100\s*%"
    r"|百分之百|百分百)|\b(?:entirely|fully|completely|totally|wholly|100\s*(?:%|per ?cent)).{0,30}(?:reli|depend"
    r"|import)|(?:relian|depend).{0,20}100\s*(?:%|per ?cent)|100\s*%|100 per ?cent"
)
_ALL_OF_THEM = re.compile(r"非燃料|\bnon-?fuel\b|\bcommodit|关键矿[产物]|\bcritical minerals?\b|清单|\blists?\b")
"""Counts over more than the table holds: facts tell them."""
_WHICH = re.compile(r"哪些|哪几|[几多少][种项个]|\bwhich\b|\bhow many\b|\bwhat minerals\b|\blist\b")
_NUMBERS = {
    "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "十": 10,
    "two": 2, "three": 3, "four": 4, "five": 5, "ten": 10,
}  # fmt: skip
_ORDINALS = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "runner-up": 2, "runnerup": 2}
_ITEMS = {
    "mine": r"矿山|采矿|矿产|开采|\bmin(?:e|ed|es|ing)\b", "refin": r"精炼|\brefin", "smelt": r"冶炼|\bsmelt",
    "primary": r"原生|\bprimary", "metal": r"金属|\bmetal", "oxide": r"氧化|\boxide",
}  # fmt: skip
_US = ("united-states",)
"""Import reliance and prices are those of the United States alone."""


@dataclass(frozen=True, slots=True)
class FigurePlan:
    """What to compute. places: glossary ids; for the whole world `WORLD`.  years: asked for, ascending.

    number: how many of a ranking; 0 where the question names none.  items: words that the item measured must hold.
    """

    op: FigureOp
    measure: str
    minerals: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    number: int = 0
    items: tuple[str, ...] = ()
    count: bool = False


def measure_of(text: str) -> str | None:
    """The measure that a folded text speaks of first in the order of the table; None when of none."""
    return next((name for name, pattern in _MEASURES.items() if re.search(pattern, text)), None)


def items_in(text: str) -> tuple[str, ...]:
    """Words that the item measured must hold ("refin"), as a folded text asks for it; () where it names none."""
    return tuple(name for name, pattern in _ITEMS.items() if re.search(pattern, text))


def superlative(text: str) -> bool:
    """Whether a folded text asks who comes first, second …"""
    return bool(_RANK.search(text) or _PLACE.search(text))


def plan_figures(question: str, glossary: Glossary) -> FigurePlan | None:
    """What a question asks of the figures; None when it is not, or not surely, about computing with them."""
    text = fold_text(question)
    made = _SHARE.search(text) and _WORLD.search(text) and _COMES_FROM.search(text)
    measure = measure_of(text) or ("production" if made else None)
    if measure is None or asks_why(text):
        return None
    things = glossary.ids(question)
    minerals = tuple(each for each in things if glossary.terms[each].type in {"element", "mineral", "group"})
    minerals = _without_groups(minerals, glossary)
    places = tuple(each for each in things if glossary.terms[each].type == "country" and each != WORLD)
    if any(glossary.terms[each].type in {"company", "mine", "person", "law"} for each in things):
        return None
    items = items_in(text)
    return _Asked(text, measure, minerals, places, tuple(sorted(years(question))), items).plan()


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a question speaks of, before it is known what is to be computed."""

    text: str
    measure: str
    minerals: tuple[str, ...]
    places: tuple[str, ...]
    years: tuple[int, ...]
    items: tuple[str, ...]

    def plan(self) -> FigurePlan | None:
        if self.measure == "production" and _SHARE_OF.search(self.text) and len(self.years) > 1:
            china = len(self.minerals) == 1 and self.places == ("china",)
            return (
                FigurePlan("change", "share", self.minerals, self.places, self.years, items=self.items)
                if china
                else None
            )
        if self.measure == "reliance":
            return self._reliance()
        one = len(self.minerals) == 1
        if one and self.measure in {"production", "reserves"} and (found := self._of_one()) is not None:
            return found
        several = len(self.minerals) >= 2
        if several and self.measure == "production" and len(self.places) == 1 and not _OUT.search(self.text):
            return self._to("compare")
        if several and self.measure == "price" and len(self.years) < 2:
            return self._to("compare", places=_US)
        if not one or len(self.places) > 1:
            return None
        changed = _CHANGE.search(self.text)
        told = len(self.years) >= 2 and (self.measure == "price" or changed)
        return self._to("change") if told or (self.measure == "price" and not self.years and changed) else None

    def _of_one(self) -> FigurePlan | None:
        """Production or reserves of one mineral: countries beside each other, a share, a place in the ranking."""
        if len(self.places) >= 2:
            return self._to("compare")
        if self.places:
            own = self.measure == "reserves" or self.places != ("china",)
            shared = own and _SHARE.search(self.text) and _WORLD.search(self.text)
            return self._to("share") if shared else None
        if _OUT.search(self.text):
            return None
        if match := _PLACE.search(self.text):
            said = match["zh"] or match["en"] or match["en2"] or match["en3"]
            return self._to("place", _NUMBERS.get(said) or _ORDINALS[said])
        if match := _RANK.search(self.text):
            return self._to("rank", _how_many(match))
        return None

    def _reliance(self) -> FigurePlan | None:
        if set(self.places) - set(_US) or _OUT.search(self.text):
            return None
        if (
            not self.minerals
            and _FULL.search(self.text)
            and _WHICH.search(self.text)
            and not _ALL_OF_THEM.search(self.text)
        ):
            count = bool(re.search(r"(?<![哪那这])[几少][种项个]|\bhow many\b", self.text))
            return FigurePlan("full", "reliance", (), _US, self.years, count=count)
        if len(self.minerals) >= 2:
            return self._to("compare", places=_US)
        return self._to("change", places=_US) if self.minerals and len(self.years) >= 2 else None

    def _to(self, op: FigureOp, number: int = 0, places: tuple[str, ...] | None = None) -> FigurePlan:
        where = self.places if places is None else places
        return FigurePlan(op, self.measure, self.minerals, where, self.years, number, self.items)


def _without_groups(minerals: tuple[str, ...], glossary: Glossary) -> tuple[str, ...]:
    """What is named beside its own group is meant alone."""
    return tuple(each for each in minerals if not any(other in glossary.terms[each].members for other in minerals))


def _how_many(match: re.Match[str]) -> int:
    said = match["zh"] or match["en"] or match["en2"]
    if not said:
        return 0
    return int(said) if said.isdigit() else _NUMBERS.get(said, 0)

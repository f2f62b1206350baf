"""A question about figures -> what to compute: a comparison, a ranking, a change over years, a share of the world."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from ...language.folding import fold_text
from ...language.glossary import Glossary
from ...language.numbers import years
from .figures import WORLD

FigureOp = Literal["compare", "rank", "place", "change", "share", "full"]

_MEASURES = {
    "reliance": r"依赖|依存|仰赖|靠进口|净进口|多靠|\brelian|\breli(?:es|ant|ed)\b|\bdepend|\bnet import|\blean",
    "reserves": r"储量|蕴藏|地下|埋藏|\bin the ground\b|\breserves?\b",
    "price": (
        r"价格|均价|单价|售价|价钱|涨|跌|[较更哪]?贵|便宜|\bprices?\b|\bunit value|\bcosts?\b|\bdear|\bcheap"
        r"|\bexpensive"
    ),
    "production": (
        r"产量|生产|开采|出产|产国|产了|[开]?采了|采多少|年产|多产|产多少|产几|产得|产最|挖|\bproduc|\boutput\b"
        r"|\bmin(?:ed|es|ing"
        r"|er|ers)\b|\btonn?e?s more\b|\bmakes?\b"
        r"|\bahead of\b|\bbehind\b|领先|落后"
    ),
    "quota": r"配额|指标|\bquota",
}
_OUT = re.compile(
    r"欧盟|\beu\b|进口来源|来自|\bcomes? from\b|\bsuppliers?\b|\bimports? from\b|替代|回收|\brecycl|\bsubstitut"
    r"|占比|占全球|占世界|\bper cent of (?:its|their)\b"
)
_SHARE = re.compile(
    r"占(?:全球|世界|全世界)?.{0,6}(?:比例|多少|几成|百分|比)|份额|比重|\bshare of\b|\bpercentage of\b"
    r"|\bproportion of\b|\bwhat share\b"
)
_WORLD = re.compile(r"全球|世界|\bworld|\bglobal")
_RANK = re.compile(
    r"(?:前|哪)?(?P<zh>(?<=前)[一二两三四五六十]|(?<=前)\d+|[三四五](?=大|个国家))(?:大|名|位|国|个国家)?|排名"
    r"|排行|最(?:大|多|高)|第一大|居首|依序|\btop (?P<en>\d+"
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
    r"|import)|(?:relian|depend).{0,20}100\s*(?:%|per ?cent)"
)
_WHICH = re.compile(r"哪些|哪几|几种|多少种|\bwhich\b|\bhow many\b|\bwhat minerals\b|\blist\b")
_NUMBERS = {
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "十": 10,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "ten": 10,
}
_ORDINALS = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "runner-up": 2, "runnerup": 2}
_ITEMS = {
    "mine": r"矿山|采矿|矿产|开采|\bmin(?:e|ed|es|ing)\b", "refin": r"精炼|\brefin", "smelt": r"冶炼|\bsmelt",
    "primary": r"原生|\bprimary", "metal": r"金属|\bmetal", "oxide": r"氧化|\boxide",
}  # fmt: skip


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


def superlative(text: str) -> bool:
    """Whether a folded text asks who comes first, second …"""
    return bool(_RANK.search(text) or _PLACE.search(text))


def plan_figures(question: str, glossary: Glossary) -> FigurePlan | None:
    """What a question asks of the figures; None when it is not, or not surely, about computing with them."""
    text = fold_text(question)
    measure = measure_of(text)
    if measure is None:
        return None
    things = glossary.ids(question)
    minerals = tuple(each for each in things if glossary.terms[each].type in {"element", "mineral", "group"})
    minerals = _without_groups(minerals, glossary)
    places = tuple(each for each in things if glossary.terms[each].type == "country" and each != WORLD)
    if any(glossary.terms[each].type in {"company", "mine", "person", "law"} for each in things):
        return None
    asked = tuple(sorted(years(question)))
    items = tuple(name for name, pattern in _ITEMS.items() if re.search(pattern, text))
    return _plan(text, measure, minerals, places, asked, items)


def _plan(
    text: str,
    measure: str,
    minerals: tuple[str, ...],
    places: tuple[str, ...],
    asked: tuple[int, ...],
    items: tuple[str, ...],
) -> FigurePlan | None:
    if measure == "reliance":
        return _reliance(text, minerals, places, asked)
    if measure in {"production", "reserves"} and len(minerals) == 1:
        found = _of_one(text, measure, minerals, places, asked, items)
        if found is not None:
            return found
    if measure == "production" and len(minerals) >= 2 and len(places) == 1 and not _OUT.search(text):
        return FigurePlan("compare", measure, minerals, places, asked, items=items)
    if measure == "price" and len(minerals) >= 2 and len(asked) < 2:
        return FigurePlan("compare", measure, minerals, ("united-states",), asked, items=items)
    if len(minerals) != 1 or len(places) > 1:
        return None
    told = len(asked) >= 2 and (measure == "price" or _CHANGE.search(text))
    if told or (measure == "price" and not asked and _CHANGE.search(text)):
        return FigurePlan("change", measure, minerals, places, asked, items=items)
    return None


def _of_one(
    text: str,
    measure: str,
    minerals: tuple[str, ...],
    places: tuple[str, ...],
    asked: tuple[int, ...],
    items: tuple[str, ...],
) -> FigurePlan | None:
    """Production or reserves of one mineral: countries beside each other, a share, a place in the ranking."""
    if len(places) >= 2:
        return FigurePlan("compare", measure, minerals, places, asked, items=items)
    if places:
        shared = measure == "reserves" and _SHARE.search(text) and _WORLD.search(text)
        return FigurePlan("share", measure, minerals, places, asked, items=items) if shared else None
    if _OUT.search(text):
        return None
    if match := _PLACE.search(text):
        said = match["zh"] or match["en"] or match["en2"] or match["en3"]
        return FigurePlan("place", measure, minerals, (), asked, _NUMBERS.get(said) or _ORDINALS[said], items)
    if match := _RANK.search(text):
        return FigurePlan("rank", measure, minerals, (), asked, _how_many(match), items)
    return None


def _reliance(
    text: str, minerals: tuple[str, ...], places: tuple[str, ...], asked: tuple[int, ...]
) -> FigurePlan | None:
    if set(places) - {"united-states"} or _OUT.search(text):
        return None
    if not minerals and _FULL.search(text) and _WHICH.search(text):
        count = bool(re.search(r"几种|多少种|几项|\bhow many\b", text))
        return FigurePlan("full", "reliance", (), ("united-states",), asked, count=count)
    if len(minerals) >= 2:
        return FigurePlan("compare", "reliance", minerals, ("united-states",), asked)
    if len(minerals) == 1 and len(asked) >= 2:
        return FigurePlan("change", "reliance", minerals, ("united-states",), asked)
    return None


def _without_groups(minerals: tuple[str, ...], glossary: Glossary) -> tuple[str, ...]:
    """What is named beside its own group is meant alone."""
    return tuple(each for each in minerals if not any(other in glossary.terms[each].members for other in minerals))


def _how_many(match: re.Match[str]) -> int:
    said = match["zh"] or match["en"] or match["en2"]
    if not said:
        return 0
    return int(said) if said.isdigit() else _NUMBERS.get(said, 0)

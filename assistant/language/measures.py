"""What is measured or told of a mineral: production, reserves, price … in either language.

A question about reserves and an entry about production share the mineral, the country, the year and the unit; this one
word is all that tells them apart.
"""

from __future__ import annotations

import re

from .folding import fold_text

_MEASURES = {
    "production": r"产量|产出|(?<!矿)产了|产多少|多产|生产|开采|output|produc|\bmined?\b|\bmining\b",
    "mine": r"矿山|采矿|\bmines\b|\bmine (?:production|output)\b|\bmined\b",
    "reserves": r"储量|蕴藏|\breserves\b",
    "price": r"价格|均价|单价|售价|\bprices?\b|unit value",
    "reliance": r"依赖度|依存度|仰赖|依赖|relian|\brelies\b|depend",
    "imports": r"进口|\bimport|supplier",
    "refining": r"精炼|冶炼|加工|提炼|refin|smelt|process",
    "recycling": r"回收|再生|recycl",
    "uses": r"用途|用于|用来|可用|\bused?\b|\buses\b|application",
    "substitutes": r"替代|取代|substitut",
    "control": r"管制|许可|\bcontrols?\b|controlled|licen[cs]",
    "quota": r"配额|指标|quota",
    "stockpile": r"收储|战略储备|国防储备|储备[^量]|储备$|stockpil",
    "list": r"清单|\blists?\b|\blisted\b",
}
_COMPILED = {name: re.compile(pattern) for name, pattern in _MEASURES.items()}


def measures(text: str) -> frozenset[str]:
    """Names of the measures that a text speaks of.

    >>> sorted(measures("2025年美國鎳礦山產量")), sorted(measures("Nickel reserves and import reliance"))
    (['mine', 'production'], ['imports', 'reliance', 'reserves'])
    """
    folded = fold_text(text)
    return frozenset(name for name, pattern in _COMPILED.items() if pattern.search(folded))

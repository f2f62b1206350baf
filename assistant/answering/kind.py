"""What a question asks for: a date, a number, a name, or something else."""

from __future__ import annotations

import re
from typing import Literal

from ..language.folding import fold_text

Asked = Literal["reason", "date", "number", "name", "other"]

_REASON = re.compile(
    r"为什么|为何(?!\W*$)|为啥|何以|怎么(?:会|只|没|还)|原因|理由|\bwhy\b|\breasons?\b|\bhow come\b|\bexplain\b"
    r"|\bon what grounds\b"
)
_DATE = re.compile(
    r"\b(?:when|what (?:date|day|year|month)|which (?:date|day|year|month)|since when|how long ago)\b"
    r"|何时|什么时候|何年|哪(?:一)?年|哪(?:一)?天|哪(?:一)?月|(?<![了时每隔])几年|几月|日期|时间|多久"
)
_NUMBER = re.compile(
    r"\bhow (?:many|much|large|big|high|far|long)\b|\bnumber of\b|\bpercentage\b"
    r"|\b(?:what|which) (?:share|percentage|per ?cent|number|amount|proportion|price|fraction)\b"
    r"|\bwhat (?:is|was|are|were) .*"
    r"\b(?:reliance|price|share|production|output|reserves|total|size|quota|cost|target|rate)\b"
    r"|多少|几(?:种|项|个|国|家|次|成|条|座|倍|年|类|大|份|款|分)|占比|比例|百分|多大|多高|几$|数量"
)
_NAME = re.compile(
    r"\b(?:who|whom|whose|where)\b"
    r"|\bwhich (?:country|countries|company|companies|element|elements|mineral|minerals|law|act)\b"
    r"|谁|哪(?:个|些|一|几|两|家|种|部)?(?:国|国家|公司|机构|部门|元素|矿|地|法)|何处|哪里|哪儿"
)


def asks_why(folded: str) -> bool:
    """Whether a folded text asks for a reason."""
    return bool(_REASON.search(folded))


def asked_for(question: str) -> Asked:
    """The kind of answer asked for. "which year" is a date although a year is a number.

    >>> asked_for("中國何時宣布？"), asked_for("How many minerals?"), asked_for("稀土是什麼？")
    ('date', 'number', 'other')
    """
    folded = fold_text(question)
    if asks_why(folded):
        return "reason"
    if _DATE.search(folded):
        return "date"
    if _NUMBER.search(folded):
        return "number"
    return "name" if _NAME.search(folded) else "other"

"""What a question asks for: a date, a number, or something else."""

from __future__ import annotations

import re
from typing import Literal

from ..language.folding import fold_text

Asked = Literal["date", "number", "other"]

_DATE = re.compile(
    r"\b(?:when|what (?:date|day|year|month)|which (?:date|day|year|month)|since when|how long ago)\b"
    r"|何时|什么时候|何年|哪(?:一)?年|哪(?:一)?天|哪(?:一)?月|几年|几月|日期|时间|多久"
)
_NUMBER = re.compile(
    r"\bhow (?:many|much|large|big|high|far|long)\b|\b(?:what|which) (?:share|percentage|per ?cent|number|amount|proportion|price|fraction)\b"
    r"|\bnumber of\b|\bpercentage\b|多少|几(?:种|项|个|国|家|次|成|条|座|倍|年|类|大|份|款|分)|占比|比例|百分|多大|多高|几$|数量"
)


def asked_for(question: str) -> Asked:
    """The kind of answer asked for. "which year" is a date although a year is a number.

    >>> asked_for("中國何時宣布？"), asked_for("How many minerals?"), asked_for("稀土是什麼？")
    ('date', 'number', 'other')
    """
    folded = fold_text(question)
    if _DATE.search(folded):
        return "date"
    return "number" if _NUMBER.search(folded) else "other"

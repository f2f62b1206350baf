"""What the day of the asking does to an answer: what has run out since, and up to when "current" is known."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from ..language.folding import fold_text
from ..language.numbers import dates
from ..records import Entry
from .computed import Said
from .short import say_date

_CURRENT = re.compile(
    r"目前|现在|现行|如今|最新|现时|当前|至今|仍|还(?:在|有|是)|\bnow\b|\bcurrent|\btoday\b|\bstill\b|\blatest\b"
    r"|\bpresently\b|\bat present\b|\bso far\b|\bin force\b"
)
_UNTIL = re.compile(
    r"(?:至|到|迄)(?P<zh>\d{4}年\d{1,2}月\d{1,2}日)|\b(?:until|through|to) (?P<en>\d{1,2} [A-Z][a-z]+ \d{4})"
)


def asks_for_now(question: str) -> bool:
    """Whether a question is about what holds on the day it is asked.

    >>> asks_for_now("目前有幾項？"), asks_for_now("Is it still in force?"), asks_for_now("When was it issued?")
    (True, True, False)
    """
    return bool(_CURRENT.search(fold_text(question)))


def run_out(entries: Sequence[Entry], key: str, today: str) -> Said | None:
    """The plain word that a measure has ended by `today` (ISO date), the best entry's or what replaced it; else None.

    Its end is `valid_to`, or a date its text names as one ("until 10 November 2026").
    """
    later = [each for each in entries[1:2] if entries and each.id == entries[0].replaced_by]
    for entry in (*entries[:1], *later):
        end = entry.valid_to or _told_end(entry.texts.get(key, ""))
        if end is not None and end < today[: len(end)]:
            return Said(_ended(end, key), (entry,))
    return None


def _told_end(text: str) -> str | None:
    ends = [
        date
        for match in _UNTIL.finditer(unicodedata.normalize("NFKC", text))
        for date in dates(match["zh"] or match["en"])
    ]
    return max(ends, default=None)


def _ended(end: str, key: str) -> str:
    if key == "en":
        return f"That term ended on {say_date(end, 'en')}; what followed is not in what I know."
    return f"該期限已於{say_date(end, 'zh-Hant')}屆滿；此後的情形不在我所知的範圍內。"


def known_until(entries: Sequence[Entry], key: str) -> str | None:
    """Up to when an answer about the present is known: the date of the best entry, in words; None for one undated."""
    date = next((entry.as_of or entry.valid_from for entry in entries[:1]), None)
    if date is None:
        return None
    when = "on" if len(date) == len("YYYY-MM-DD") else "in"
    return f"As known {when} {say_date(date, 'en')}." if key == "en" else f"資料日期為{say_date(date, 'zh-Hant')}。"

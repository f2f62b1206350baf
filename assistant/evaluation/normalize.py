"""Texts brought to one form, so that a gold answer is found however the answer writes it.

Script, width, case, thousands separators, percent signs, dashes and dates are made alike on both sides; what is then
asked is whether the gold stands in the text, whole. "50" does not stand in "1950", "2,050", "50.5" or "50億".
Nothing here is shown to anyone: the form is for comparing.
"""

from __future__ import annotations

import re
import unicodedata

from ..language.folding import fold_text

_MONTH_NAMES = (
    "january jan,february feb,march mar,april apr,may,june jun,july jul,august aug,"
    "september sept sep,october oct,november nov,december dec"
)
_MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES.split(","), start=1) for name in names.split()}
_MONTH = r"(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")(?![a-z])\.?"
_YEAR = r"(?P<year>1[5-9]\d\d|2\d\d\d)(?!\d)"
_DAY = r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th)?"

_DATES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_DAY}\s*(?:of\s+)?{_MONTH},?\s*{_YEAR}",
        rf"(?<![a-z]){_MONTH}\s*{_DAY},?\s*{_YEAR}",
        rf"(?<![a-z]){_MONTH},?\s*(?:of\s+)?{_YEAR}",
        r"(?<!\d)(?P<year>\d{4})\s*年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*[日号]",
        r"(?<!\d)(?P<year>\d{4})\s*年\s*(?P<month>\d{1,2})\s*月(?:份)?",
        r"(?<![\d./-])(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?![\d/-]|\.\d)",
        r"(?<![\d./-])(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])(?![\d/-]|\.\d)",
        r"(?<!\d)(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*[日号]",
        rf"{_DAY}\s*(?:of\s+)?(?!may){_MONTH}",
        rf"(?<![a-z])(?!may){_MONTH}\s*{_DAY}(?![\d%]|[.,]\d)",
    )
)
"""Longest forms first, those without a year last; run over folded text, so 號 has become 号.

"may" needs a year to be a month: "17 may follow" is no date.
"""

_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?:(?P<mark>[,\u00a0\u2009\u202f])\d{3})(?:(?P=mark)\d{3})*(?!\d)")
_WIDE_THOUSANDS = re.compile(r"(?<![０-９．，])[０-９]{1,3}(?:，[０-９]{3})+(?![０-９])")
_DECIMAL_ZEROS = re.compile(r"(?<![\d.])(\d+)\.(\d*?)0+(?!\d|\.\d)")
_PERCENT = re.compile(r"(?<=\d)\s*(?:%|per ?cent\b)")
_PERCENT_BEFORE = re.compile(r"百分之\s*(\d+(?:\.\d+)?)")
_RANGE = re.compile(r"(?<=\d)\s*(?:[-~]|\bto\b|至|到)\s*(?=\d)")
_HAN = r"\u3400-\u4dbf\u4e00-\u9fff\u3000-\u303f"
_SPACE_AT_HAN = re.compile(rf"(?<=[{_HAN}])\s+|\s+(?=[{_HAN}])")
_SIGNS = str.maketrans(
    {**dict.fromkeys("‐‑‒–—―−", "-"), **dict.fromkeys("‘’ʼ", "'"), **dict.fromkeys("“”", '"'), "，": "、"}
)
"""The full-width comma parts clauses; folded to "," it would glue the figures on both sides of it together."""

_SYMBOL = re.compile(r"[A-Z][a-z]?")
_SCALE = r"\s?(?:万|亿|兆(?!瓦)|thousand\b|million\b|billion\b|trillion\b)"
_DAY_DATE = re.compile(r"\d{4}/\d\d/\d\d")
_YEARLESS = re.compile(r"(?P<month>\d{1,2})月(?P<day>\d{1,2})日")
_YEAR_OR_DAY = re.compile(rf"(?<![\d/])(?P<year>\d{{4}})(?=[/年])|(?<!\d)(?<![次翌隔明去]年){_YEARLESS.pattern}")
_YEAR_OR_MONTH = re.compile(r"\d{4}(?:/\d\d)?$")


def normalise(text: str) -> str:
    """The comparing form of a text: folded (NFKC, Simplified, lower case), figures and dates written one way.

    Dates become 2023/07/03, months 2023/07, days without a year 7月3日; "per cent" and 百分之 become %; a range is
    written with "-"; spaces beside Han characters go. An empty text stays empty; a day that no month has is left as
    written.

    >>> normalise("２０２３年７月３日，共 １，０００ 公噸"), normalise("on July 3rd, 2023: 17.50 per cent")
    ('2023/07/03、共1000公吨', 'on 2023/07/03: 17.5%')
    """
    text = _THOUSANDS.sub(_without_marks, _WIDE_THOUSANDS.sub(_without_marks, text))
    text = fold_text(text.translate(_SIGNS))
    for pattern in _DATES:
        text = pattern.sub(_date, text)
    text = _PERCENT.sub("%", _PERCENT_BEFORE.sub(r"\1%", text))
    text = _RANGE.sub("-", text)
    text = _DECIMAL_ZEROS.sub(_without_zeros, text)
    return _SPACE_AT_HAN.sub("", " ".join(text.split()))


def contains(answer_text: str, gold: str) -> bool:
    """Whether the gold answer stands in the text, whole.

    A figure must be that figure: not part of a longer one or of a name (m3), not scaled by a word after it (億,
    million). A year or month also stands in a day of it; a day, or a month's number, does not stand in a date. A Latin
    word must begin as a word and may add a plural ending; what looks like an element symbol (Ga, Y) must match in case.
    Han text may stand anywhere. A day that the text writes without its year has that of the date before it; one that
    the gold writes so may be of any year. An empty gold stands in nothing.

    >>> contains("共50項", "50"), contains("自1950年起共2,050項、50.5%、50億元", "50")
    (True, False)
    >>> contains("in force from July 3, 2023", "2023年7月3日"), contains("Gabon", "Ga")
    (True, False)
    """
    if _SYMBOL.fullmatch(gold):
        plain = unicodedata.normalize("NFKC", answer_text)
        return re.search(rf"(?<![A-Za-z]){gold}(?![A-Za-z])", plain) is not None
    wanted, text = normalise(gold), normalise(answer_text)
    if _DAY_DATE.fullmatch(wanted):
        return stands_in(wanted, _with_years(text))
    day = _YEARLESS.fullmatch(wanted)
    in_date = day is not None and re.search(rf"/{int(day['month']):02d}/{int(day['day']):02d}(?!\d)", text) is not None
    return in_date or stands_in(wanted, text)


def stands_in(wanted: str, text: str) -> bool:
    """Whether one normalised text stands in another, whole: see `contains` for what may not stand beside it.

    >>> stands_in("共5", "共50"), stands_in("", "共50")
    (False, False)
    """
    return bool(wanted) and re.search(_before(wanted) + re.escape(wanted) + _after(wanted), text) is not None


def _before(wanted: str) -> str:
    """What may not stand before: the head of a figure, date or name where the gold begins with a digit."""
    if wanted[0].isdigit():
        return r"(?<![a-z\d])(?<!\d[./,])"
    return r"(?<![a-z])" if _is_letter(wanted[0]) else ""


def _after(wanted: str) -> str:
    """What may not stand after: more of the figure, its scale, or more of the word."""
    if wanted[-1].isdigit():
        date = "" if _YEAR_OR_MONTH.search(wanted) else r"(?!/\d)"
        day = rf"(?!(?<=\d月{re.escape(wanted)})日)"
        return rf"(?!\d|[.,]\d|月){date}{day}(?!{_SCALE})"
    return r"(?:e?s)?(?![a-z])" if _is_letter(wanted[-1]) else ""


def _is_letter(character: str) -> bool:
    return "a" <= character <= "z"


def _date(match: re.Match[str], year: str = "") -> str:
    """The comparing form of a date; as written when no calendar has it. year: for one that names none."""
    parts = match.groupdict()
    year, day = parts.get("year") or year, parts.get("day")
    month = _MONTHS.get(parts["month"]) or int(parts["month"])
    if not 1 <= month <= 12 or (day is not None and not 1 <= int(day) <= 31):
        return match.group()
    if not year:
        return f"{month}月{int(day or 0)}日"
    return f"{year}/{month:02d}" + (f"/{int(day):02d}" if day is not None else "")


def _with_years(text: str) -> str:
    """A normalised text in which a day without a year has the last year named before it, if there is one."""
    year = ""

    def spelled_out(match: re.Match[str]) -> str:
        nonlocal year
        if match["year"]:
            year = match["year"]
            return year
        return _date(match, year) if year else match.group()

    return _YEAR_OR_DAY.sub(spelled_out, text)


def _without_marks(match: re.Match[str]) -> str:
    return re.sub(r"[^\d]", "", match.group())


def _without_zeros(match: re.Match[str]) -> str:
    return f"{match[1]}.{match[2]}" if match[2] else match[1]

"""Numbers in a text, in either language, brought to one form so that they can be compared.

"12億" and "1.2 billion" are the same number; "July" and 「7月」 both hold a 7.
"""

from __future__ import annotations

import re
import unicodedata

_NUMBER = re.compile(
    r"(?<![\d.])(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*"
    r"(萬億|兆|億|萬|千|百|万亿|亿|万|trillion|billion|million|thousand|bn\b|m\b)?",
    re.IGNORECASE,
)
_SCALE = {
    "萬億": 1e12, "万亿": 1e12, "兆": 1e12, "trillion": 1e12, "億": 1e8, "亿": 1e8, "billion": 1e9, "bn": 1e9,
    "million": 1e6, "m": 1e6, "萬": 1e4, "万": 1e4, "千": 1e3, "thousand": 1e3, "百": 1e2,
}  # fmt: skip
_MONTH_NAMES = (
    "january jan,february feb,march mar,april apr,may,june jun,july jul,august aug,september sep sept,october oct,"
    "november nov,december dec"
).split(",")
_MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, start=1) for name in names.split()}
_MONTH = re.compile(r"\b(" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(1[89]\d\d|20\d\d)(?!\d|[,.]\d|\s*(?:公[噸吨斤]|[噸吨]|tonn?es?\b|tons?\b|t\b|kg))")


def numbers(text: str) -> set[float]:
    """All numbers written in digits, scaled by the word after them; month names as 1 to 12.

    >>> sorted(numbers("12億美元，3 July 2023, 1,500 t"))
    [3.0, 7.0, 1500.0, 2023.0, 1200000000.0]
    """
    return {scaled for _, scaled in readings(text)}


def readings(text: str) -> list[tuple[float, float]]:
    """(as written, scaled) of each number, in reading order, months last.

    Both are needed to compare texts: in "64, 68 and 180 million m3" the scale of the last is the unit of all.

    >>> readings("180 million m3")
    [(180.0, 180000000.0), (3.0, 3.0)]
    """
    plain = unicodedata.normalize("NFKC", text)
    found = []
    for written, scale in _NUMBER.findall(plain):
        number = float(written.replace(",", ""))
        found.append((number, round(number * _SCALE.get(scale.lower(), 1.0), 6)))
    months = [float(_MONTHS[name.lower()]) for name in _MONTH.findall(plain)]
    return found + [(month, month) for month in months]


_EDITION = re.compile(
    r"(?:USGS|MCS|SGS)\s*(?:MCS\s*)?\d{4}\s*(?:年版|edition)?|\d{4}\s+(?:edition of (?:the )?MCS|USGS"
    r"|MCS)(?: edition)?",
    re.IGNORECASE,
)
"""An edition of an annual is no year that something is told of: "USGS 2025年版" has the figures of 2024."""


def years(text: str) -> set[int]:
    """Years from 1800 to 2099 named in a text; those of an edition of an annual are none.

    >>> sorted(years("2010年與FY2024, 2000 t"))
    [2010, 2024]
    """
    return {int(year) for year in _YEAR.findall(_EDITION.sub(" ", unicodedata.normalize("NFKC", text)))}


_FULL_DATE = re.compile(
    r"(?P<y1>\d{4})\s*年\s*(?P<m1>\d{1,2})\s*月\s*(?P<d1>\d{1,2})\s*[日號号]"
    r"|(?P<y2>\d{4})-(?P<m2>\d{2})-(?P<d2>\d{2})"
    r"|(?P<d3>\d{1,2})\s+(?P<m3>[a-z]{3,9})\.?,?\s+(?P<y3>\d{4})"
    r"|(?P<m4>[a-z]{3,9})\.?\s+(?P<d4>\d{1,2}),?\s+(?P<y4>\d{4})",
    re.IGNORECASE,
)


def dates(text: str) -> set[str]:
    """Full dates named in a text, as YYYY-MM-DD.

    >>> sorted(dates("2023年7月3日公布；in force 1 August 2023"))
    ['2023-07-03', '2023-08-01']
    """
    found = set()
    for match in _FULL_DATE.finditer(unicodedata.normalize("NFKC", text)):
        parts = {name[0]: value for name, value in match.groupdict().items() if value}
        month = int(parts["m"]) if parts["m"].isdigit() else _MONTHS.get(parts["m"].lower(), 0)
        if 1 <= month <= 12 and 1 <= int(parts["d"]) <= 31:
            found.add(f"{parts['y']}-{month:02d}-{int(parts['d']):02d}")
    return found


_MONTH_OF_YEAR = re.compile(
    r"(?P<y1>\d{4})\s*年\s*(?P<m1>\d{1,2})\s*月|(?P<y2>\d{4})-(?P<m2>\d{2})(?!\d)"
    r"|\b(?P<m3>[a-z]{3,9})\.?,?\s+(?:\d{1,2},?\s+)?(?:of\s+)?(?P<y3>\d{4})",
    re.IGNORECASE,
)


def months(text: str) -> dict[int, int]:
    """Year -> the month named with it, 1 to 12.

    >>> months("2023年7月"), months("in December 2023"), months("late 2023")
    ({2023: 7}, {2023: 12}, {})
    """
    found = {}
    for match in _MONTH_OF_YEAR.finditer(unicodedata.normalize("NFKC", text)):
        parts = {name[0]: value for name, value in match.groupdict().items() if value}
        month = int(parts["m"]) if parts["m"].isdigit() else _MONTHS.get(parts["m"].lower(), 0)
        if 1 <= month <= 12:
            found[int(parts["y"])] = month
    return found

"""The bare answer: a value said in the asker's language."""

from __future__ import annotations

from collections.abc import Sequence

from ..records import Entry, Language
from .kind import Asked

_MONTHS = (
    "January February March April May June July August September October November December"
).split()  # fmt: skip
_COUNTED = frozenset(
    "minerals materials metals countries commodities projects plants entries items types elements".split()
)
"""Units that only say what was counted: the number alone answers."""


def short_answer(entry: Entry, asked: Asked, language: Language) -> str | None:
    """The entry's value as text in zh-Hant or en, or None when it has none of the kind asked for.

    A date does not answer "how many" or "who", and a number not "when" or "who".
    """
    value = entry.value
    if value is None:
        return None
    key = "en" if language == "en" else "zh-Hant"
    if value.number is not None:
        unit = value.unit.get(key, "")
        return (
            None
            if asked in {"date", "name"}
            else _number(value.number, value.qualifier, unit, value.unit.get("en", ""), key)
        )
    if value.date is not None:
        return None if asked in {"number", "name"} else say_date(value.date, key)
    if value.items:
        return ("、" if key != "en" else ", ").join(value.items[key])
    return value.text.get(key)


def first_short_answer(entries: Sequence[Entry], asked: Asked, language: Language) -> str | None:
    """The best entry's value; for a number or date asked for, the first that the answer's entries have."""
    told = entries if asked in {"number", "date"} else entries[:1]
    return next((bare for bare in (short_answer(entry, asked, language) for entry in told) if bare), None)


def say_date(date: str, language: str) -> str:
    """An ISO date, possibly only a year or a month, in words.

    >>> say_date("2023-07-03", "en"), say_date("2023-07", "zh-Hant"), say_date("2023", "en")
    ('3 July 2023', '2023年7月', '2023')
    """
    parts = [int(part) for part in date.split("-")]
    if language == "en":
        day = f"{parts[2]} " if len(parts) > 2 else ""
        month = f"{_MONTHS[parts[1] - 1]} " if len(parts) > 1 else ""
        return f"{day}{month}{parts[0]}"
    return "".join(f"{part}{unit}" for part, unit in zip(parts, "年月日", strict=False))


def _number(number: float, qualifier: str, unit: str, unit_en: str, language: str) -> str:
    """The number with its unit; alone when the unit only says what was counted, or when it is a year."""
    text = f"{qualifier}{number:,.10g}"
    if unit == "%":
        return f"{text}%"
    if unit_en == "year":
        return text.replace(",", "")
    if not unit or unit_en in _COUNTED:
        return text
    return f"{text} {unit}" if language == "en" else f"{text}{unit}"

"""The bare answer: a value said in the asker's language."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..language.folding import fold_text
from ..language.glossary import Glossary
from ..records import Entry, Language
from ..retrieval.query import Query
from .kind import Asked

_MONTHS = (
    "January February March April May June July August September October November December"
).split()  # fmt: skip
_SEVERAL = re.compile(
    r"哪[些几]|有谁|分别|列举|列名|点名|[二两三四五六七八九]种|都是什么|\bwhich (?:\w+ )?(?:countries|minerals"
    r"|metals|elements|rare)"
    r"|\bwhat (?:countries|minerals|metals|elements|rare)|\blist the\b|\bname the\b|\bspell out\b"
    r"|\brare earths needed\b"
)
_MINERALS = frozenset({"element", "mineral", "group"})
_LISTED: tuple[tuple[re.Pattern[str], frozenset[str]], ...] = (
    (re.compile(r"[哪几][些个种项几]*[^，。？?]{0,3}(?:矿|元素|稀土|金属)"), _MINERALS),
    (
        re.compile(r"[哪几][些个种项几]*[^，。？?]{0,3}国|国家|来源国|\bcountr|\bsuppliers?\b|\bwho\b"),
        frozenset({"country"}),
    ),
    (re.compile(r"矿|元素|稀土|金属|\bmineral|\belement|\brare earth|\bmetal"), _MINERALS),
)
"""What is asked for -> the sorts of things that answer it."""
_COUNTED = frozenset(
    "minerals materials metals countries commodities projects plants entries items types elements".split()
)
"""Units that only say what was counted: the number alone answers."""


def short_answer(entry: Entry, asked: Asked, language: Language) -> str | None:
    """The entry's value as text in zh-Hant or en, or None when it has none of the kind asked for.

    A date does not answer "how many", a number not "when"; neither answers "who" or "what is".
    """
    value = entry.value
    if value is None:
        return None
    key = "en" if language == "en" else "zh-Hant"
    if value.number is not None:
        unit = value.unit.get(key, "")
        return (
            _number(value.number, value.qualifier, unit, value.unit.get("en", ""), key) if asked == "number" else None
        )
    if value.date is not None:
        return say_date(value.date, key) if asked == "date" else None
    if value.items:
        return ("、" if key != "en" else ", ").join(value.items[key])
    return value.text.get(key)


def first_short_answer(entries: Sequence[Entry], asked: Asked, query: Query, glossary: Glossary) -> str | None:
    """The best entry's value; for a number or date asked for, the first that the answer's entries have.

    A value of another year than the question's, or of another country than its first, is none.
    """
    told = entries if asked in {"number", "date"} else entries[:1]
    for entry in told:
        bare = short_answer(entry, asked, query.language)
        if bare and _is_of(entry, query, glossary):
            return bare
    return None


def listed_things(sentence: str, asked: str, glossary: Glossary, language: Language) -> str | None:
    """The countries or minerals that a sentence lists, where a question asks for several of them; else None.

    sentence: the answer's first, in any language.  asked: the question.
    """
    folded = fold_text(asked)
    if not _SEVERAL.search(folded):
        return None
    kinds = next((kinds for cue, kinds in _LISTED if cue.search(folded)), frozenset[str]())
    known = set(glossary.ids(asked))
    found = [term for term in glossary.ids(sentence) if glossary.terms[term].type in kinds and term not in known]
    if len(found) < 2:
        return None
    key: Language = "en" if language == "en" else "zh-Hant"
    return (", " if key == "en" else "、").join(glossary.name(term, key) for term in found)


def _is_of(entry: Entry, query: Query, glossary: Glossary) -> bool:
    """Whether the entry's value is about the year and country asked for, not merely told beside them."""
    if entry.value is None or entry.value.number is None:
        return True
    if query.years and entry.as_of and int(entry.as_of[:4]) not in query.years:
        return False
    named = [thing for thing in query.things if glossary.terms[thing].type == "country"]
    text = entry.texts.get("en" if query.language == "en" else "zh-Hant", "")
    told = [thing for thing in glossary.ids(text) if glossary.terms[thing].type == "country"]
    return not named or not told or told[0] in named or not set(named) & set(told)


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

"""Whether a sentence that was computed follows from what it cites, without trusting whoever computed it.

A sentence cut out of a quote is licensed by containment (`metrics.unsupported`). A computed one stands in no quote; it
is licensed by its parts. This is ALCE's citation recall (Gao et al., EMNLP 2023) with rules in place of an entailment
model: what it cannot follow counts as not licensed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence

from ..language.glossary import Glossary
from ..language.numbers import readings

Licence = Callable[[str, Sequence[str], str], bool]
"""(sentence, what its citations hold, question) -> whether the sentence is licensed."""

_FIGURE = r"−?[\d,.]+"
_EQUATION = re.compile(rf"({_FIGURE}(?: [−+×÷] {_FIGURE})+) = ({_FIGURE})(%?)")
_ABSENT = re.compile(
    r"不在|未列|沒有|没有|並無|并无|均未|無一|无一|\bnot (?:on|in|listed)\b|\bnone\b|\bno\b|\bnothing\b", re.IGNORECASE
)
_CLAUSES = re.compile(r"[：:，為为。]|\b(?:are|is|hold)\b")
_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_PARTS = re.compile(r"[、；;與与和]|,(?!\d{3})|\band\b")


def licensed_by_parts(glossary: Glossary) -> Licence:
    """The licence that holds every number and every name of a sentence against its citations.

    A number is backed when a citation or the question holds it, when a shown equation of backed numbers gives it
    ("50 − 35 = 15"), or when it counts what the sentence lists. A thing is backed when a citation names it; a sentence
    that denies something may name what the question does and no citation holds.
    """

    def licensed(text: str, materials: Sequence[str], question: str) -> bool:
        if not materials:
            return False
        held = {number for material in (*materials, question) for pair in readings(_plain(material)) for number in pair}
        backed = _backed(text, held | {float(len(materials))})
        if not _equations_hold(text) or not all(backed & {*pair} for pair in readings(_plain(text))):
            return False
        named = {thing for material in materials for thing in glossary.ids(material)}
        denied = set(glossary.ids(question)) if _ABSENT.search(text) else set()
        things = [thing for thing in glossary.ids(text) if glossary.terms[thing].type != "term"]
        return all(_known(thing, named | denied, glossary) for thing in things)

    return licensed


def _known(thing: str, named: set[str], glossary: Glossary) -> bool:
    """Whether a thing is named, or a group that it belongs to or another form of it: the glossary vouches for these."""
    if thing in named or named.intersection(glossary.terms[thing].members):
        return True
    own = glossary.terms[thing].form_of
    return own in named or any(
        thing in glossary.terms[group].members or glossary.terms[group].form_of == thing for group in named
    )


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def _backed(text: str, held: set[float]) -> set[float]:
    """The numbers that a sentence may hold: those of its citations, its results, and the length of its list."""
    found = set(held) | {float(length) for length in _listed(text)}
    for left, result, _ in _EQUATION.findall(_plain(text)):
        if all(_value(term) in found for term in re.findall(_FIGURE, left)):
            found |= {abs(_value(result)), abs(float(round(_value(result))))}
    return found


def _listed(text: str) -> set[int]:
    """How many items each enumeration of the sentence may have: in one clause, or in all that follows a colon."""
    bare = _BRACKETS.sub("", text)
    parts = [part for part in (*_CLAUSES.split(bare), *re.split(r"[：:]", bare)) if part.strip()]
    return {len([item for item in _PARTS.split(part) if item.strip()]) for part in parts}


def _equations_hold(text: str) -> bool:
    """Whether every shown equation is right, to the digits that its result has."""
    return all(
        abs(_computed(left) * (100 if percent else 1) - _value(result)) <= _half_digit(result)
        for left, result, percent in _EQUATION.findall(_plain(text))
    )


def _computed(left: str) -> float:
    """The value of "a − b", "a + b + c", "a × b" or "a ÷ b", read from left to right."""
    first, *rest = re.split(r" ([−+×÷]) ", left)
    value = _value(first)
    for sign, term in zip(rest[::2], rest[1::2], strict=True):
        number = _value(term)
        if sign == "÷" and not number:
            return float("inf")
        value = {"−": value - number, "+": value + number, "×": value * number}.get(sign, value / (number or 1.0))
    return value


def _value(written: str) -> float:
    return float(written.replace(",", "").replace("−", "-").strip(".") or 0)


def _half_digit(written: str) -> float:
    """Half of the last digit written: what rounding may do."""
    digits = written.strip(".").partition(".")[2]
    return 0.5 * 10.0 ** -len(digits) + 1e-9

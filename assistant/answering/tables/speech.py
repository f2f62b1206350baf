"""Lists and numbers as a sentence holds them, in zh-Hant or English."""

from __future__ import annotations

from collections.abc import Sequence


def plain_list(names: Sequence[str], key: str) -> str:
    """Names one after the other: "a, b, c", 「a、b、c」."""
    return (", " if key == "en" else "、").join(names)


def listed(names: Sequence[str], key: str) -> str:
    """Names as a sentence ends with them: "a, b and c", 「a、b、c」.

    >>> listed(["tin", "zinc", "lead"], "en"), listed(["錫", "鋅"], "zh-Hant")
    ('tin, zinc and lead', '錫、鋅')
    """
    if key != "en" or len(names) < 2:
        return plain_list(names, key)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def and_list(names: Sequence[str], key: str, word: str = "and") -> str:
    """Names joined as parts of a phrase: "a and b", 「a與b」."""
    if len(names) < 2:
        return names[0] if names else ""
    if key == "en":
        return f"{', '.join(names[:-1])} {word} {names[-1]}"
    return f"{'、'.join(names[:-1])}與{names[-1]}"


def amount(number: float) -> str:
    """A number with thousands marked and without digits that it does not have.

    >>> amount(44000000), amount(17.1), amount(60.0)
    ('44,000,000', '17.1', '60')
    """
    return f"{number:,.10g}"

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
    return joined(names, key, "and") if key == "en" else plain_list(names, key)


def joined(names: Sequence[str], key: str, word: str) -> str:
    """Names as parts of a phrase, the last joined by a word.

    >>> joined(["a", "b", "c"], "en", "or"), joined(["a", "b"], "zh-Hant", "與")
    ('a, b or c', 'a與b')
    """
    if len(names) < 2:
        return "".join(names)
    space = " " if key == "en" else ""
    return f"{plain_list(names[:-1], key)}{space}{word}{space}{names[-1]}"


def amount(number: float) -> str:
    """A number with thousands marked and without digits that it does not have.

    >>> amount(44000000), amount(17.1), amount(60.0)
    ('44,000,000', '17.1', '60')
    """
    return f"{number:,.10g}"


def capital(text: str) -> str:
    """The text begun with a capital."""
    return text[:1].upper() + text[1:]

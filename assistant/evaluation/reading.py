"""Published scores of reading comprehension: a short answer held against gold answers, character by character or word.

Each function takes a prediction and the gold answers, and gives the best score over them, in [0, 1]. A question that
has no answer has no gold; there, saying nothing is right. Nothing here knows of synonyms, dates or scripts: whoever
wants those asks `normalize.contains`. These are for comparing with figures that others published.
"""

from __future__ import annotations

import re
import string
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from ..language.scripts import HAN
from .metrics import mean

_ENGLISH_MARKS = str.maketrans("", "", string.punctuation)
_ARTICLES = re.compile(r"\b(?:a|an|the)\b")

_IGNORED_MARKS = str.maketrans("", "", "，。：；？！、·－～“”’《》（）「」『』" + r"-:_*^/\~`+=")
"""The marks that the figures published for CMRC 2018 leave out of account. "," and "." are not among them."""

_UNITS = re.compile(rf"{HAN.pattern}|(?:(?!{HAN.pattern})\w)+(?:\.(?:(?!{HAN.pattern})\w)+|,\d+)*|\S")
"""A Han character, or a word or number with what may stand inside it (3.5, 1,000, u.s), or another mark."""


def squad_exact(prediction: str, golds: Sequence[str]) -> float:
    """1.0 when prediction and a gold answer are the same text, else 0.0 (Rajpurkar et al., EMNLP 2016).

    Both in lower case, without ASCII punctuation, without a, an and the, and with single spaces. Golds of which nothing
    is left then are passed over. Where none is left, or none was given, 1.0 exactly when nothing is left of the
    prediction either (SQuAD 2.0: Rajpurkar, Jia & Liang, ACL 2018).

    >>> squad_exact("The U.S. list", ["US  list"]), squad_exact("list", ["US list"]), squad_exact("", [])
    (1.0, 0.0, 1.0)
    """
    said = _squad_form(prediction)
    return float(said in _squad_golds(golds))


def squad_f1(prediction: str, golds: Sequence[str]) -> float:
    """Overlap in words, as F1, with the gold answer that fits best, in [0, 1] (Rajpurkar et al., EMNLP 2016).

    Words are those of the form that `squad_exact` compares, each counted as often as it stands on both sides, whatever
    the order. precision = shared / predicted, recall = shared / gold, F1 = 2 * precision * recall / (precision +
    recall). 0.0 when no word is shared; without a gold, 1.0 for an empty prediction and 0.0 for any other.

    Two of three predicted words are in a gold answer of two: 2 * (2/3) * 1 / (5/3).

    >>> squad_f1("gallium and germanium", ["germanium, gallium"]), squad_f1("", ["gallium"])
    (0.8, 0.0)
    """
    said = _squad_form(prediction).split()
    return max(_word_f1(said, gold.split()) for gold in _squad_golds(golds))


def cmrc_exact(prediction: str, golds: Sequence[str]) -> float:
    """1.0 when prediction and a gold answer are the same text, else 0.0, as for CMRC 2018 (Cui et al., EMNLP 2019).

    Both in lower case, without space around them and without the marks that CMRC ignores: the full-width ones, "-", "/"
    and a few more, yet not "," and ".", so that 3.5 is not 35. Space inside counts. Without a gold, 1.0 exactly when
    the prediction is empty.

    >>> cmrc_exact("《关键矿物》。", ["关键矿物"]), cmrc_exact("3.5", ["35"]), cmrc_exact("", ["鎵"])
    (1.0, 0.0, 0.0)
    """
    if not golds:
        return float(not _cmrc_form(prediction))
    said = _cmrc_form(prediction)
    return float(any(said == _cmrc_form(gold) for gold in golds))


def cmrc_f1(prediction: str, golds: Sequence[str]) -> float:
    """Longest common run, as F1, with the gold answer that fits best, in [0, 1] (CMRC 2018: Cui et al., EMNLP 2019).

    Texts as in `cmrc_exact`, cut into units: each Han character one, each Latin word or number one, any mark left one.
    With n the length of the longest run of units that stands unbroken on both sides: precision = n / units predicted,
    recall = n / units of the gold, F1 as usual. 0.0 when no unit is shared; without a gold, 1.0 for an empty prediction
    and 0.0 for any other.

    The run 关键矿物 is 4 of 6 units and all of the gold: 2 * (4/6) * 1 / (10/6).

    >>> cmrc_f1("50项关键矿物", ["关键矿物"]), cmrc_f1("", ["关键矿物"])
    (0.8, 0.0)
    """
    said = _cmrc_units(prediction)
    if not golds:
        return float(not said)
    return max(_run_f1(said, _cmrc_units(gold)) for gold in golds)


def has_answer_no_answer(rows: Iterable[tuple[str, Sequence[str]]]) -> dict[str, float | None]:
    """Mean scores over (prediction, golds), one for each question, parted as in SQuAD 2.0 (Rajpurkar et al., ACL 2018).

    exact and f1 are over all, HasAns_* over the questions with a gold, NoAns_* over those without. In [0, 1], where
    SQuAD's own figures are in percent; None where no question belongs.

    >>> scores = has_answer_no_answer([("Ga", ["Ga"]), ("Ga", ["Ge"]), ("Ga", []), ("", [])])
    >>> scores["HasAns_exact"], scores["NoAns_f1"], has_answer_no_answer([])["exact"]
    (0.5, 0.5, None)
    """
    read = [(said, tuple(golds)) for said, golds in rows]
    parts = {
        "": read,
        "HasAns_": [row for row in read if row[1]],
        "NoAns_": [row for row in read if not row[1]],
    }
    return {
        f"{part}{name}": mean(score(said, golds) for said, golds in chosen)
        for part, chosen in parts.items()
        for name, score in _SQUAD.items()
    }


_SQUAD: Mapping[str, Callable[[str, Sequence[str]], float]] = {"exact": squad_exact, "f1": squad_f1}


def _squad_form(text: str) -> str:
    # Marks go before articles: in SQuAD's order "a." is an article, and "a-b" is the word "ab".
    return " ".join(_ARTICLES.sub(" ", text.lower().translate(_ENGLISH_MARKS)).split())


def _squad_golds(golds: Sequence[str]) -> list[str]:
    """The forms of the golds; the empty answer where none is left."""
    return [form for form in map(_squad_form, golds) if form] or [""]


def _word_f1(said: Sequence[str], gold: Sequence[str]) -> float:
    if not said or not gold:
        return float(said == gold)
    return _f1((Counter(said) & Counter(gold)).total(), len(said), len(gold))


def _cmrc_form(text: str) -> str:
    return text.lower().strip().translate(_IGNORED_MARKS)


def _cmrc_units(text: str) -> list[str]:
    return _UNITS.findall(_cmrc_form(text))


def _run_f1(said: Sequence[str], gold: Sequence[str]) -> float:
    return _f1(_longest_run(said, gold), len(said), len(gold))


def _longest_run(one: Sequence[str], other: Sequence[str]) -> int:
    """Units in the longest run that stands unbroken in both; 0 when they share none."""
    best, ending = 0, [0] * (len(other) + 1)  # ending[j]: the run that ends at unit j of the other
    for unit in one:
        ending = [0, *(before + 1 if unit == there else 0 for before, there in zip(ending, other, strict=False))]
        best = max(best, *ending)
    return best


def _f1(shared: int, said: int, gold: int) -> float:
    """2 * precision * recall / (precision + recall), which is 2 * shared / (said + gold) and needs no rounding."""
    return 2 * shared / (said + gold) if shared else 0.0

"""The metrics, each a pure function with its definition, its source, and what it gives when nothing was returned.

A silent assistant still counts: where a question asked for something and nothing came, the value is 0, never a gap.
None is given only where there was nothing to measure, such as the refusal recall of questions that all have answers.
Means over questions are taken elsewhere; here each value belongs to one question, unless a docstring says otherwise.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from ..language.scripts import detect_language, to_simplified_characters, to_traditional_characters
from .normalize import contains, normalise, stands_in

_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_ITEM_MARKS = re.compile(r"[,，、;；]|\band\b|與|与")


def reciprocal_rank(ranked: Sequence[str], wanted: AbstractSet[str]) -> float:
    """1 / rank of the first wanted id, in [0, 1]; 0.0 when none was found (trec_eval: recip_rank).

    Ranks count from 1 over different ids: one given twice counts where it first stands.

    >>> reciprocal_rank(["a", "b", "c"], {"c", "b"}), reciprocal_rank([], {"b"})
    (0.5, 0.0)
    """
    return next((1 / rank for rank, found in enumerate(_once(ranked), start=1) if found in wanted), 0.0)


def success_at(ranked: Sequence[str], wanted: AbstractSet[str], k: int) -> float:
    """1.0 when a wanted id is among the first k, else 0.0; 0.0 when nothing was found (trec_eval: success.k).

    >>> success_at(["a", "b"], {"b"}, 1), success_at(["a", "b"], {"b"}, 2)
    (0.0, 1.0)
    """
    return float(any(found in wanted for found in _first(ranked, k)))


def recall_at(ranked: Sequence[str], wanted: AbstractSet[str], k: int) -> float:
    """Wanted ids among the first k / all wanted ids, in [0, 1] (trec_eval: recall.k).

    0.0 when nothing was found, and when nothing was wanted. With more wanted ids than k, 1.0 is out of reach.

    >>> recall_at(["a", "b", "c"], {"b", "x"}, 3)
    0.5
    """
    return sum(found in wanted for found in _first(ranked, k)) / len(wanted) if wanted else 0.0


def ndcg_at(ranked: Sequence[str], wanted: AbstractSet[str], k: int) -> float:
    """Discounted gain of the first k over that of the best order, in [0, 1] (Järvelin & Kekäläinen, TOIS 2002).

    Gains are binary, the discount is 1 / log2(rank + 1), and the best order has min(k, number wanted) wanted ids in
    front, as in trec_eval's ndcg_cut.k. 0.0 when nothing was found or wanted.

    >>> ndcg_at(["a", "b"], {"a"}, 10), round(ndcg_at(["a", "b"], {"b"}, 10), 4)
    (1.0, 0.6309)
    """
    gain = sum(_discount(rank) for rank, found in enumerate(_first(ranked, k), start=1) if found in wanted)
    best = sum(_discount(rank) for rank in range(1, min(k, len(wanted)) + 1))
    return gain / best if best else 0.0


def average_precision(ranked: Sequence[str], wanted: AbstractSet[str]) -> float:
    """Mean, over all wanted ids, of the precision at the rank of each, in [0, 1] (trec_eval: map).

    Precision at a rank is wanted ids up to it / rank; a wanted id that was not found adds 0. It is over the whole
    ranking given: cut it for map_cut.k. An id given twice counts where it first stands. 0.0 when nothing was found, and
    when nothing was wanted.

    Wanted ones at ranks 2 and 3, a third one not found: (1/2 + 2/3 + 0) / 3.

    >>> round(average_precision(["a", "b", "c"], {"b", "c", "x"}), 4), average_precision([], {"b"})
    (0.3889, 0.0)
    """
    ranks = (rank for rank, found in enumerate(_once(ranked), start=1) if found in wanted)
    return sum(held / rank for held, rank in enumerate(ranks, start=1)) / len(wanted) if wanted else 0.0


def unmet(text: str, answers: Sequence[str], must_include: Sequence[Sequence[str]] = ()) -> list[str]:
    """The demands that an answer's text does not meet, each as its alternatives joined by " / "; [] when it is right.

    One of `answers` must stand in the text, and one of each group of `must_include` (`normalize.contains` decides).
    This is the inclusion accuracy of open-domain QA: a long answer is not punished for what else it says.

    >>> unmet("鎵與鍺", ["鎵"], [["鎵", "Ga"], ["銻", "Sb"]])
    ['銻 / Sb']
    """
    groups = [*([answers] if answers else []), *must_include]
    return list(dict.fromkeys(" / ".join(group) for group in groups if not any(contains(text, gold) for gold in group)))


def answer_accuracy(text: str, answers: Sequence[str], must_include: Sequence[Sequence[str]] = ()) -> float:
    """1.0 when the text holds a gold answer and everything it must include, else 0.0; 0.0 for an empty text.

    >>> answer_accuracy("It has 50 entries.", ["50"]), answer_accuracy("It has 50 entries.", ["53"])
    (1.0, 0.0)
    """
    return float(bool(text.strip()) and not unmet(text, answers, must_include))


def names_exactly(short_answer: str, groups: Sequence[Sequence[str]]) -> bool:
    """Whether a list names one alternative of each group and has no item beside them; False for an empty list.

    Items are parted by commas, 「、」 and "and"; what stands in brackets belongs to the item before it.

    >>> names_exactly("tin, zinc and lead", [["lead"], ["tin"], ["zinc"]]), names_exactly("錫、鋅", [["錫"]])
    (True, False)
    """
    items = [item.strip() for item in _ITEM_MARKS.split(_BRACKETS.sub("", short_answer)) if item.strip()]
    if not items or len(items) != len(groups):
        return False
    fits = [[any(_is_named(item, name) for name in group) for group in groups] for item in items]
    return _assignable(fits)


def _is_named(item: str, name: str) -> bool:
    """Whether an item is the thing of that name; one character (金) is never part of a longer name (鉑族金屬)."""
    return normalise(item) == normalise(name) or (len(name) > 1 and contains(item, _BRACKETS.sub("", name)))


def _assignable(fits: Sequence[Sequence[bool]]) -> bool:
    """Whether every item can be given a group of its own, by augmenting paths (Kuhn, Naval Research Logistics 1955)."""
    owner: dict[int, int] = {}

    def place(item: int, seen: set[int]) -> bool:
        for group, fit in enumerate(fits[item]):
            if fit and group not in seen:
                seen.add(group)
                if group not in owner or place(owner[group], seen):
                    owner[group] = item
                    return True
        return False

    return all(place(item, set()) for item in range(len(fits)))


@dataclass(frozen=True, slots=True)
class RefusalScores:
    """How refusing went over a group of questions, with "refused" as the positive class. All in [0, 1] or None.

    precision: refusals that were due / refusals; 0.0 when some were due and none was made, None when neither.
    recall: refusals that were due and made / due; None when none was due.
    false_refusals: answerable questions refused / answerable questions; None when none was answerable.
    """

    precision: float | None
    recall: float | None
    false_refusals: float | None


def refusal_scores(outcomes: Iterable[tuple[bool, bool]]) -> RefusalScores:
    """Scores over pairs (a refusal was due, it was refused), one for each question (as for NoAns in SQuAD 2.0).

    Four questions, two of them without an answer; one of these and one of the others is refused:

    >>> refusal_scores([(True, True), (True, False), (False, True), (False, False)])
    RefusalScores(precision=0.5, recall=0.5, false_refusals=0.5)
    """
    pairs = list(outcomes)
    due = sum(due for due, _ in pairs)
    made = sum(refused for _, refused in pairs)
    rightly = sum(due and refused for due, refused in pairs)
    precision = rightly / made if made else (0.0 if due else None)
    answerable = len(pairs) - due
    return RefusalScores(
        precision, rightly / due if due else None, (made - rightly) / answerable if answerable else None
    )


def citation_agreement(cited: Sequence[str], wanted: AbstractSet[str]) -> float:
    """Citations whose entry is gold evidence / citations, in [0, 1]; 0.0 without citations.

    Overlap with the gold evidence in place of entailment: ALCE's citation precision (Gao et al., EMNLP 2023) without a
    language model. An entry cited twice counts twice.

    >>> citation_agreement(["a", "b"], {"a"}), citation_agreement([], {"a"})
    (0.5, 0.0)
    """
    return sum(entry in wanted for entry in cited) / len(cited) if cited else 0.0


def any_citation_agrees(cited: Sequence[str], wanted: AbstractSet[str]) -> float:
    """1.0 when at least one citation is of gold evidence, else 0.0; 0.0 without citations.

    >>> any_citation_agrees(["a", "b"], {"b"})
    1.0
    """
    return float(any(entry in wanted for entry in cited))


def unsupported(
    sentences: Sequence[tuple[str, Sequence[int]]],
    quotes: Mapping[int, str],
    form: Callable[[str], str] = normalise,
) -> list[str]:
    """The sentences that no quote they cite licenses: (text, citation numbers) against quotes by number.

    A sentence is licensed when its text, end marks aside, stands whole in one quote that it cites, both brought to one
    `form`. Without a citation, or where a number it names is not there, it is not. Containment sees words, not sense:
    half a quote is licensed though it may say another thing than the whole. This is ALCE's citation recall (Gao et al.,
    EMNLP 2023) with verbatim containment in place of entailment.

    >>> unsupported([("共50項。", [1]), ("共53項。", [1])], {1: "清單共50項。"})
    ['共53項。']
    """
    return [
        text
        for text, numbers in sentences
        if not all(number in quotes for number in numbers)
        or not _licensed(text, [quotes[number] for number in numbers], form)
    ]


def language_match(question: str, asked: str, claimed: str, text: str) -> float:
    """1.0 when the answer claims the language asked for and its text is in it, else 0.0; an empty text is in any.

    A question whose every character both scripts share ("你好") may be answered in either; so may, in such characters
    alone, any Chinese question.

    >>> [language_match("稀土有几种？", "zh-Hans", "zh-Hans", text) for text in ("稀土有17种。", "稀土有17種。")]
    [1.0, 0.0]
    >>> language_match("你好", "zh-Hans", "zh-Hant", "")
    1.0
    """
    allowed = {"zh-Hant", "zh-Hans"} if asked != "en" and _either_script(question) else {asked}
    if claimed not in allowed:
        return 0.0
    written = detect_language(text)
    either = written != "en" and claimed != "en" and _either_script(text)
    return float(not text.strip() or written == claimed or either)


def percentile(values: Collection[float], percent: float) -> float | None:
    """The nearest-rank percentile: the smallest value that at least `percent` (0 to 100) of all do not exceed.

    Always one of the values, never between two; None when there are none.

    >>> percentile([15, 20, 35, 40, 50], 30), percentile([15, 20, 35, 40, 50], 50), percentile([7], 95)
    (20, 35, 7)
    """
    if not 0 <= percent <= 100:
        raise ValueError(f"A percentile lies between 0 and 100; {percent} does not.")
    ordered = sorted(values)
    # Rounded first: 95 % of 20 must be rank 19, whatever binary fractions make of it.
    rank = max(1, math.ceil(round(percent * len(ordered) / 100, 9)))
    return ordered[rank - 1] if ordered else None


def mean(values: Iterable[float | None]) -> float | None:
    """The mean of the values that are there; None when there are none.

    >>> mean([1.0, None, 0.0]), mean([None])
    (0.5, None)
    """
    there = [value for value in values if value is not None]
    return sum(there) / len(there) if there else None


def _once(ranked: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(ranked))


def _first(ranked: Sequence[str], k: int) -> list[str]:
    if k < 1:
        raise ValueError(f"A cut-off is at least 1; {k} is not.")
    return _once(ranked)[:k]


def _discount(rank: int) -> float:
    return 1 / math.log2(rank + 1)


_END_MARKS = " .。!！?？;；"


def _licensed(text: str, quotes: Sequence[str], form: Callable[[str], str]) -> bool:
    wanted = form(text).strip(_END_MARKS)
    return any(stands_in(wanted, form(quote)) for quote in quotes)


def _either_script(text: str) -> bool:
    return to_simplified_characters(text) == text == to_traditional_characters(text)

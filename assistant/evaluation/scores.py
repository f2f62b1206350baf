"""The value of every metric for one question, and what makes an answer right."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from . import metrics, reading
from .normalize import contains
from .seen import Seen

DEPTH = 10
"""How many found entries count."""

EXPECTED: Mapping[str, frozenset[str]] = {
    "smalltalk": frozenset({"smalltalk"}),
    "off-topic": frozenset({"not_found", "smalltalk"}),
}
"""Which status is right for a question without an answer, by kind; for the kinds not named here, not_found."""


def is_right(seen: Seen) -> bool:
    """Whether an answer was due and is right, or none was due and the status is the one that the kind expects."""
    question = seen.question
    if question.answerable:
        held = metrics.answer_accuracy(seen.text, question.answers, question.must_include)
        return seen.answered and bool(held) and exact_set(seen) is not False
    if seen.answered and question.correction:
        return any(contains(seen.text, words) for words in question.correction)
    return seen.status in EXPECTED.get(question.kind, frozenset({"not_found"}))


def exact_set(seen: Seen) -> bool | None:
    """Whether the short answer names what the question's set holds and nothing else; None where no set is asked for."""
    if not seen.question.exact:
        return None
    return metrics.names_exactly(seen.short_answer or "", seen.question.exact)


def _exact(seen: Seen) -> float | None:
    found = exact_set(seen)
    return None if found is None else float(found)


def _language(seen: Seen) -> float:
    asked = seen.question.answer_in
    if asked is not None:
        return metrics.language_match("", asked, seen.language, seen.text)
    return metrics.language_match(seen.question.question, seen.question.language, seen.language, seen.text)


def _short_answer(seen: Seen) -> float | None:
    """Only where one was given: an answer may do without."""
    if not (seen.question.answerable and seen.answered and seen.short_answer):
        return None
    return float(any(contains(seen.short_answer, gold) for gold in seen.question.answers))


def _read(seen: Seen, chinese: Callable[..., float], english: Callable[..., float]) -> float:
    """A published score of the short answer against the gold answers; of nothing, where it was refused."""
    score = english if seen.question.language == "en" else chinese
    return score((seen.short_answer or "") if seen.answered else "", seen.question.answers)


def _support(seen: Seen) -> float | None:
    """Sentences that a citation licenses / sentences, of what was answered."""
    if not seen.answered:
        return None
    return 1 - len(seen.unsupported) / len(seen.sentences) if seen.sentences else 0.0


def _of_answerable(metric: Callable[[Seen], float]) -> Callable[[Seen], float | None]:
    """The metric where an answer is due; a refusal then scores as nothing returned."""
    return lambda seen: metric(seen) if seen.question.answerable else None


def _of_answered(metric: Callable[[Seen], float]) -> Callable[[Seen], float | None]:
    return lambda seen: metric(seen) if seen.answered else None


def _of_found(metric: Callable[[Sequence[str], frozenset[str]], float]) -> Callable[[Seen], float | None]:
    """The metric over what was found, where searching is measured and there is something to find."""
    return lambda seen: (
        metric(seen.found, frozenset(seen.question.evidence))
        if seen.found is not None and seen.question.evidence
        else None
    )


METRICS: Mapping[str, Callable[[Seen], float | None]] = {
    "right": lambda seen: float(is_right(seen)),
    "answer_accuracy": _of_answerable(lambda seen: float(is_right(seen))),
    "short_answer": _short_answer,
    "exact_set": _exact,
    "em": _of_answerable(lambda seen: _read(seen, reading.cmrc_exact, reading.squad_exact)),
    "f1": _of_answerable(lambda seen: _read(seen, reading.cmrc_f1, reading.squad_f1)),
    "language": _language,
    "cited_gold": _of_answerable(lambda seen: metrics.any_citation_agrees(seen.cited, set(seen.question.evidence))),
    "citation_agreement": _of_answerable(
        lambda seen: metrics.citation_agreement(seen.cited, set(seen.question.evidence))
    ),
    "support": _support,
    "success@1": _of_found(lambda found, wanted: metrics.success_at(found, wanted, 1)),
    "success@10": _of_found(lambda found, wanted: metrics.success_at(found, wanted, DEPTH)),
    "mrr@10": _of_found(lambda found, wanted: metrics.reciprocal_rank(found[:DEPTH], wanted)),
    "recall@10": _of_found(lambda found, wanted: metrics.recall_at(found, wanted, DEPTH)),
    "ndcg@10": _of_found(lambda found, wanted: metrics.ndcg_at(found, wanted, DEPTH)),
    "map@10": _of_found(lambda found, wanted: metrics.average_precision(found[:DEPTH], wanted)),
    "sentences": _of_answered(lambda seen: float(len(seen.sentences))),
    "characters": _of_answered(lambda seen: float(len(seen.text))),
}
"""Every metric that is kept for each question and averaged over groups: add one by a function and a line here.

All lie in [0, 1] but the last two, which count."""

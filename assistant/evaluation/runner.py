"""Asks every question of a set and scores what comes back.

The assistant is a function here, and so is its search: whatever answers by the contract can be measured, through the
page, the CLI or a stand-in of three lines. Only asking is timed, and nothing else reads a clock.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from ..answering.wording import PAPER_SAYS
from ..errors import AssistantError
from ..language.glossary import Glossary
from ..language.scripts import detect_language
from ..records import Turn
from . import metrics
from .normalize import contains, normalise
from .questions import Question
from .report import EvaluationReport, Row, report_on

Ask = Callable[[str, Sequence[Turn], str], Mapping[str, Any]]
Search = Callable[[str], Sequence[str]]
Progress = Callable[[int, int], None]
Form = Callable[[str], str]

DEPTH = 10
"""How many found entries count."""

EXPECTED: Mapping[str, frozenset[str]] = {
    "smalltalk": frozenset({"smalltalk"}),
    "off-topic": frozenset({"not_found", "smalltalk"}),
}
"""Which status is right for a question without an answer, by kind; for the kinds not named here, not_found."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A question beside what came back, read out of the answer contract; what every metric looks at.

    text: the sentences, one a line, without markers.  sentences: (text, citation numbers), without the words that
    ascribe a quote of the paper to the paper.  quotes: by citation number.  found: None where no search is measured.
    form: how a sentence and its quote are made comparable.
    """

    question: Question
    status: str
    language: str
    text: str
    short_answer: str | None
    sentences: tuple[tuple[str, tuple[int, ...]], ...]
    quotes: Mapping[int, str]
    cited: tuple[str, ...]
    found: tuple[str, ...] | None
    form: Form

    @property
    def answered(self) -> bool:
        """Whether the assistant gave an answer."""
        return self.status == "answered"


def evaluate(
    questions: Sequence[Question],
    ask: Ask,
    search: Search | None = None,
    progress: Progress | None = None,
    form: Form = normalise,
) -> EvaluationReport:
    """Ask all questions in order and report on them.

    ask: question, earlier turns and ISO date of the asking -> the answer contract as a mapping; a named error
    (AssistantError) counts as a wrong answer and is kept in the row, any other stops the evaluation.  search: question
    -> entry ids, best first, of which ten count; given a follow-up as the assistant resolved it.  progress: called with
    (done, all) after each question.  form: brings a sentence and its quote to one form; see `mainland_form`.
    """
    rows = []
    for done, question in enumerate(questions, start=1):
        rows.append(_row(question, ask, search, form))
        if progress is not None:
            progress(done, len(questions))
    return report_on(rows)


def mainland_form(glossary: Glossary) -> Form:
    """A form for assistants that answer a mainland reader in his words (硅) while the quote stays as written (矽)."""

    def form(text: str) -> str:
        # What is in his words already must not be taken through the glossary a second time.
        return normalise(glossary.to_mainland(text) if detect_language(text) == "zh-Hant" else text)

    return form


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
    return metrics.language_match(seen.question.question, seen.question.language, seen.language, seen.text)


def _short_answer(seen: Seen) -> float | None:
    """Only where one was given: an answer may do without."""
    if not (seen.question.answerable and seen.answered and seen.short_answer):
        return None
    return float(any(contains(seen.short_answer, gold) for gold in seen.question.answers))


def _of_answerable(metric: Callable[[Seen], float]) -> Callable[[Seen], float | None]:
    """The metric where an answer is due; a refusal then scores as nothing returned."""
    return lambda seen: metric(seen) if seen.question.answerable else None


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
    "language": _language,
    "cited_gold": _of_answerable(lambda seen: metrics.any_citation_agrees(seen.cited, set(seen.question.evidence))),
    "citation_agreement": _of_answerable(
        lambda seen: metrics.citation_agreement(seen.cited, set(seen.question.evidence))
    ),
    "support": lambda seen: metrics.sentence_support(seen.sentences, seen.quotes, seen.form) if seen.answered else None,
    "success@1": _of_found(lambda found, wanted: metrics.success_at(found, wanted, 1)),
    "success@10": _of_found(lambda found, wanted: metrics.success_at(found, wanted, DEPTH)),
    "mrr@10": _of_found(lambda found, wanted: metrics.reciprocal_rank(found[:DEPTH], wanted)),
    "recall@10": _of_found(lambda found, wanted: metrics.recall_at(found, wanted, DEPTH)),
    "ndcg@10": _of_found(lambda found, wanted: metrics.ndcg_at(found, wanted, DEPTH)),
}
"""Every metric that is kept for each question and averaged over groups: add one by a function and a line here."""


def _row(question: Question, ask: Ask, search: Search | None, form: Form) -> Row:
    history = tuple(Turn(said.role, said.content) for said in question.history)
    error = ""
    started = perf_counter()
    try:
        reply = ask(question.question, history, question.today)
    except AssistantError as problem:
        reply, error = {}, f"{type(problem).__name__}: {problem}"
    ms = (perf_counter() - started) * 1000
    found = None if search is None else tuple(search(reply.get("resolved_question") or question.question))[:DEPTH]
    seen = _read(question, _SILENCE if error else reply, found, form)
    return Row(
        id=question.id,
        cluster=question.cluster,
        language=question.language,
        kind=question.kind,
        question=question.question,
        answerable=question.answerable,
        answers=question.answers,
        must_include=question.must_include,
        evidence=question.evidence,
        status=seen.status,
        answered_in=seen.language,
        answer=str(reply.get("answer", "")),
        short_answer=seen.short_answer,
        confidence=float(reply.get("confidence", 0.0)),
        cited=seen.cited,
        found=found or (),
        missing=tuple(metrics.unmet(seen.text, question.answers, question.must_include)),
        unsupported=tuple(metrics.unsupported(seen.sentences, seen.quotes, form)) if seen.answered else (),
        right=is_right(seen),
        scores={name: metric(seen) for name, metric in METRICS.items()},
        ms=ms,
        error=error,
    )


_SILENCE: Mapping[str, Any] = {
    "status": "error",
    "language": "",
    "sentences": [],
    "citations": [],
    "short_answer": None,
}


def _read(question: Question, reply: Mapping[str, Any], found: tuple[str, ...] | None, form: Form) -> Seen:
    citations = {each["number"]: each for each in reply["citations"]}
    of_paper = frozenset(number for number, each in citations.items() if each["source"]["id"] == "paper")
    lead_in = PAPER_SAYS.get(reply["language"], "")

    def claim(text: str, numbers: Sequence[int]) -> str:
        """The source of a citation licenses the lead-in; its quote must license the rest."""
        return text.removeprefix(lead_in) if of_paper.intersection(numbers) else text

    return Seen(
        question=question,
        status=reply["status"],
        language=reply["language"],
        text="\n".join(each["text"] for each in reply["sentences"]),
        short_answer=reply["short_answer"],
        sentences=tuple(
            (claim(each["text"], each["citations"]), tuple(each["citations"])) for each in reply["sentences"]
        ),
        quotes={number: each["quote"] for number, each in citations.items()},
        cited=tuple(each["entry"] for each in reply["citations"]),
        found=found,
        form=form,
    )

"""Asks every question of a set and scores what comes back.

The assistant is a function here, and so is its search: whatever answers by the contract can be measured, through the
page, the CLI or a stand-in of three lines. Only asking is timed, and nothing else reads a clock.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from ..errors import AssistantError
from ..language.glossary import Glossary
from ..language.scripts import detect_language
from ..records import Turn
from . import metrics
from .licensing import Licence
from .normalize import normalise
from .questions import Question
from .report import EvaluationReport, Row, report_on
from .scores import DEPTH, METRICS, is_right
from .seen import SILENCE, Form, see

Ask = Callable[[str, Sequence[Turn], str], Mapping[str, Any]]
"""Question, earlier turns and ISO date of the asking -> the answer contract as a mapping."""
Search = Callable[[str], Sequence[str]]
"""Question -> entry ids, best first, of which DEPTH count; given a follow-up as the assistant resolved it."""
Progress = Callable[[int, int], None]
"""Called with (done, all) after each question."""


@dataclass(frozen=True, slots=True)
class Examiner:
    """Who asks and scores.

    ask: a named error (AssistantError) counts as a wrong answer and is kept in the row, any other stops the evaluation.
    search: None where searching is not measured.  form: brings a sentence and its quote to one form; see
    `mainland_form`.  licence: decides on sentences that stand in no quote; None when all must.
    """

    ask: Ask
    search: Search | None = None
    form: Form = normalise
    licence: Licence | None = None

    def row(self, question: Question) -> Row:
        """Ask one question and score what comes back."""
        history = tuple(Turn(said.role, said.content) for said in question.history)
        error = ""
        started = perf_counter()
        try:
            reply = self.ask(question.question, history, question.today)
        except AssistantError as problem:
            reply, error = SILENCE, f"{type(problem).__name__}: {problem}"
        ms = (perf_counter() - started) * 1000
        return self._scored(question, reply, error, ms)

    def _scored(self, question: Question, reply: Mapping[str, Any], error: str, ms: float) -> Row:
        asked = str(reply.get("resolved_question") or question.question)
        found = None if self.search is None else tuple(self.search(asked))[:DEPTH]
        seen = see(question, reply, found, self.form, self.licence)
        return Row(
            id=question.id,
            cluster=question.cluster,
            language=question.language,
            kind=question.kind,
            question=question.question,
            history=tuple((said.role, said.content) for said in question.history),
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
            quotes=tuple(str(each["quote"]) for each in reply["citations"]),
            sources=tuple(str(each["source"].get("title") or each["source"]["id"]) for each in reply["citations"]),
            found=found or (),
            missing=tuple(metrics.unmet(seen.text, question.answers, question.must_include)),
            unsupported=seen.unsupported,
            right=is_right(seen),
            scores={name: metric(seen) for name, metric in METRICS.items()},
            ms=ms,
            error=error,
        )


def evaluate(
    questions: Sequence[Question],
    examiner: Examiner,
    progress: Progress | None = None,
    known: Mapping[str, Row] | None = None,
    keep: Callable[[Row], None] | None = None,
) -> EvaluationReport:
    """Ask all questions in order and report on them.

    known: rows of questions that need not be asked again, by id.  keep: given each new row as soon as it is there.
    """
    rows = []
    for done, question in enumerate(questions, start=1):
        row = (known or {}).get(question.id)
        if row is None:
            row = examiner.row(question)
            if keep is not None:
                keep(row)
        rows.append(row)
        if progress is not None:
            progress(done, len(questions))
    return report_on(rows)


def mainland_form(glossary: Glossary) -> Form:
    """A form for assistants that answer a mainland reader in his words (硅) while the quote stays as written (矽)."""

    def form(text: str) -> str:
        # What is in his words already must not be taken through the glossary a second time.
        return normalise(glossary.to_mainland(text) if detect_language(text) == "zh-Hant" else text)

    return form

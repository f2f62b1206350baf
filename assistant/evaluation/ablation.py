"""What each part of the assistant is worth: the same questions, asked of it with the parts put in one by one.

Only the last rung may stay silent, so that the others are measured by what they say and not by what they dare to say.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ..answering.answerer import Answerer, Skills
from ..encoders import Encoder
from ..records import Table
from ..retrieval.index import Index, build_index, known_rows
from ..retrieval.retriever import Mode, Retriever
from ..sources.knowledge import Knowledge
from .licensing import licensed_by_parts
from .questions import Question
from .report import EvaluationReport
from .runner import Examiner, evaluate, mainland_form
from .scores import DEPTH
from .tables import HEADINGS, NOTHING

_SHOWN = (
    "right",
    "answer_accuracy",
    "cited_gold",
    "success@1",
    "ndcg@10",
    "false_refusals",
    "refusal_recall",
    "ms_p50",
)


@dataclass(frozen=True, slots=True)
class Rung:
    """One rung of the ladder. asks: whether typical questions are indexed."""

    name: str
    mode: Mode
    asks: bool
    skills: Skills


_BARE = Skills(tables=False, silence=False)
LADDER = (
    Rung("BM25 only", "lexical", False, _BARE),
    Rung("dense only", "dense", False, _BARE),
    Rung("hybrid", "hybrid", False, _BARE),
    Rung("+ asks", "hybrid", True, _BARE),
    Rung("+ tables", "hybrid", True, Skills(tables=True, silence=False)),
    Rung("+ silence (as shipped)", "hybrid", True, Skills()),
)


def climb(
    index: Index,
    encoder: Encoder,
    questions: Sequence[Question],
    candidates: int,
    progress: Callable[[int, int], None] | None = None,
) -> list[tuple[Rung, EvaluationReport]]:
    """The report of each rung. progress: called with (asked, to ask) over all rungs."""
    bare = without_asks(index, encoder)
    found: list[tuple[Rung, EvaluationReport]] = []
    for rung in LADDER:
        done = len(found) * len(questions)

        def step(asked: int, _: int, done: int = done) -> None:
            if progress is not None:
                progress(done + asked, len(LADDER) * len(questions))

        examiner = _examiner(Retriever(index if rung.asks else bare, encoder, rung.mode), candidates, rung.skills)
        found.append((rung, evaluate(questions, examiner, step)))
    return found


def without_asks(index: Index, encoder: Encoder) -> Index:
    """The index as it would be without typical questions; nothing is encoded again."""
    entries = tuple(replace(entry, asks={}) for entry in index.entries)
    made = index.built_from
    knowledge = Knowledge(entries, index.sources, index.glossary, made.knowledge)
    return build_index(knowledge, encoder, made.engine, known_rows(index))


def ladder_table(climbed: Sequence[tuple[Rung, EvaluationReport]]) -> Table:
    """A row for each rung: answers, citations, search, refusals, speed."""
    rows = tuple(
        (rung.name, *(_shown(name, report.overall.figures.get(name)) for name in _SHOWN)) for rung, report in climbed
    )
    return Table(("", *(HEADINGS.get(name, name) for name in _SHOWN)), rows)


def _shown(name: str, value: float | None) -> str:
    return NOTHING if value is None else f"{value:.1f}" if name.startswith("ms_") else f"{value:.3f}"


def _examiner(retriever: Retriever, candidates: int, skills: Skills) -> Examiner:
    answerer = Answerer(retriever, candidates, skills=skills)
    glossary = retriever.index.glossary
    return Examiner(
        ask=lambda question, history, today: answerer.answer(question, history, today=today).to_dict(),
        search=lambda question: [hit.entry.id for hit in retriever.search(question, DEPTH)],
        form=mainland_form(glossary),
        licence=licensed_by_parts(glossary),
    )

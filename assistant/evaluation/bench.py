"""Search measured on a benchmark set: a throw-away index over its corpus, every question asked of it, figures.

What is measured is the search that answers users: the same index, retriever, glossary and confidence, with passages in
place of the project's entries. "lexical" is BM25 alone and "dense" the encoder alone; "hybrid" is what ships. BM25
alone has no refusals: the confidence rests on a cosine as well.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from time import perf_counter
from typing import get_args

import numpy as np

from ..answering.confidence import features, probability, threshold
from ..answering.snippet import shown, snippet
from ..encoders import Encoder
from ..encoders.contract import Rows
from ..language.folding import fold_text
from ..language.glossary import Glossary
from ..records import Entry, Hit, Source
from ..retrieval.index import Index, build_index
from ..retrieval.query import Query, analyse
from ..retrieval.retriever import Mode, Retriever
from ..sources.knowledge import Knowledge
from . import metrics
from .benchsets import BenchQuestion, BenchSet, Passage
from .normalize import contains, stands_in

Progress = Callable[[int, int], None]
"""Called with (done, to do)."""

MODES: tuple[Mode, ...] = get_args(Mode)
DEPTH = 10
"""How many passages found count."""


class NoEncoder:
    """Stands where BM25 is measured alone: every row is zero, so that no time goes into vectors nobody looks at."""

    name = "none"
    fingerprint = "none"
    dimension = 1

    def encode_documents(self, texts: Sequence[str]) -> Rows:
        """Zeros, (len(texts), 1)."""
        return np.zeros((len(texts), self.dimension), np.float32)

    def encode_queries(self, texts: Sequence[str]) -> Rows:
        """Zeros, (len(texts), 1)."""
        return self.encode_documents(texts)


@dataclass(frozen=True, slots=True)
class Laid:
    """A corpus laid out for asking.

    texts: of the passages, by id, without their titles.  passages_per_second: over the whole build, encoding, names and
    BM25 together.
    """

    index: Index
    encoder: Encoder
    texts: Mapping[str, str]
    passages_per_second: float

    @property
    def encoder_name(self) -> str | None:
        """None for BM25 alone."""
        return None if isinstance(self.encoder, NoEncoder) else self.encoder.name


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one question.

    found: ids of at most DEPTH passages, best first.  answer_shown: whether a gold answer stands in the snippet of the
    first hit, None where there is none to look for.  refused: whether the confidence is too low to answer, None where
    nobody can say.  ms: of the search alone.
    """

    relevant: AbstractSet[str]
    answerable: bool
    found: tuple[str, ...]
    answer_shown: bool | None
    refused: bool | None
    ms: float


@dataclass(frozen=True, slots=True)
class BenchResult:
    """The figures of one set in one mode; see `figures_of`.

    encoder: None for BM25 alone.  mode: of the retriever, or the name of a baseline.  passages: searched.
    """

    name: str
    encoder: str | None
    mode: str
    passages: int
    questions: int
    answerable: int
    figures: Mapping[str, float | None]

    def to_dict(self) -> dict[str, str | int | float | None]:
        """Plain data for JSON: what was measured, then the figures, shares with four decimals."""
        digits = {"passages_per_second": 1, "ms_per_question": 3}
        return {
            "set": self.name,
            "encoder": self.encoder,
            "mode": self.mode,
            "passages": self.passages,
            "questions": self.questions,
            "answerable": self.answerable,
        } | {name: None if value is None else round(value, digits.get(name, 4)) for name, value in self.figures.items()}


def lay_out(
    passages: Sequence[Passage],
    glossary: Glossary,
    encoder: Encoder | None,
    engine: str,
    progress: Progress | None = None,
) -> Laid:
    """Index a corpus in memory, nothing is written. encoder: None for BM25 alone.

    A title stands as a line above its text: to BM25 its words are words of the passage, to the encoder the subject of
    what follows. Raises EncoderError when the encoder gives unfit rows.
    """
    used: Encoder = NoEncoder() if encoder is None else encoder
    source = Source("corpus", "corpus")
    entries = tuple(_entry(passage, source) for passage in passages)
    used.encode_documents([entries[0].texts[passages[0].language]] if entries else [])  # a model's first call is slow
    started = perf_counter()
    index = build_index(Knowledge(entries, {source.id: source}, glossary, ""), used, engine, progress=progress)
    seconds = perf_counter() - started
    return Laid(index, used, {passage.id: passage.text for passage in passages}, len(passages) / seconds)


def measure(bench_set: BenchSet, laid: Laid, mode: Mode, progress: Progress | None = None) -> BenchResult:
    """Ask all questions of the set of what was laid out, one at a time, and give the figures.

    progress: called after each question. The passages laid out may be more than the set's own, never fewer.
    """
    retriever = Retriever(laid.index, laid.encoder, mode=mode)
    retriever.search(bench_set.questions[0].question, DEPTH)  # what is loaded when first needed is no question's time
    outcomes = []
    for done, question in enumerate(bench_set.questions, start=1):
        outcomes.append(_ask(question, retriever, laid))
        if progress is not None:
            progress(done, len(bench_set.questions))
    return BenchResult(
        name=bench_set.name,
        encoder=laid.encoder_name,
        mode=mode,
        passages=len(laid.texts),
        questions=len(outcomes),
        answerable=sum(outcome.answerable for outcome in outcomes),
        figures=figures_of(outcomes) | {"passages_per_second": laid.passages_per_second},
    )


def figures_of(outcomes: Sequence[Outcome]) -> dict[str, float | None]:
    """The figures over some questions; None where there was nothing to measure.

    Search and false refusals are means over the answerable questions, refusal_recall over the others;
    answer_in_snippet@1 is over the answerable ones with a gold answer.  ms_per_question: mean over all.
    """
    due = [each for each in outcomes if each.answerable]
    refusals = metrics.refusal_scores(
        (not each.answerable, each.refused) for each in outcomes if each.refused is not None
    )
    figures = {name: metrics.mean(metric(each.found, each.relevant) for each in due) for name, metric in SEARCH.items()}
    return figures | {
        "answer_in_snippet@1": metrics.mean(
            None if each.answer_shown is None else float(each.answer_shown) for each in due
        ),
        "refusal_recall": refusals.recall,
        "false_refusals": refusals.false_refusals,
        "ms_per_question": metrics.mean(each.ms for each in outcomes),
    }


SEARCH: Mapping[str, Callable[[Sequence[str], AbstractSet[str]], float]] = {
    "success@1": lambda found, wanted: metrics.success_at(found, wanted, 1),
    "success@10": lambda found, wanted: metrics.success_at(found, wanted, DEPTH),
    "recall@10": lambda found, wanted: metrics.recall_at(found, wanted, DEPTH),
    "mrr@10": lambda found, wanted: metrics.reciprocal_rank(found[:DEPTH], wanted),
    "ndcg@10": lambda found, wanted: metrics.ndcg_at(found, wanted, DEPTH),
}
"""What is found against what is wanted, by name; each in [0, 1] for one question."""


def holds_answer(text: str, gold: str) -> bool:
    """Whether a gold answer stands in a text, whole, whatever the script.

    By `normalize.contains`; and as written but for script, case and width, since a span cut out of a date ("1959年" of
    1959年3月) is no longer there once the date has been brought to one form.

    >>> holds_answer("於1959年3月併入", "1959年"), holds_answer("自1950年起", "50")
    (True, False)
    """
    return contains(text, gold) or stands_in(_folded(gold), _folded(text))


def _folded(text: str) -> str:
    return " ".join(fold_text(text).split())


def _entry(passage: Passage, source: Source) -> Entry:
    text = f"{passage.title}\n{passage.text}" if passage.title.strip() else passage.text
    return Entry(passage.id, "document", {passage.language: text}, source.id)


def _ask(question: BenchQuestion, retriever: Retriever, laid: Laid) -> Outcome:
    started = perf_counter()
    query = analyse(question.question, laid.index.glossary, question.language)
    hits = retriever.search(query, DEPTH)
    ms = (perf_counter() - started) * 1000
    answer_shown = None
    if question.answerable and question.answers:
        answer_shown = bool(hits) and _answer_shown(question, laid.texts[hits[0].entry.id], laid.index)
    return Outcome(
        relevant=question.relevant,
        answerable=question.answerable,
        found=tuple(hit.entry.id for hit in hits),
        answer_shown=answer_shown,
        refused=_refused(query, hits, retriever) if laid.encoder_name else None,
        ms=ms,
    )


def _answer_shown(question: BenchQuestion, text: str, index: Index) -> bool:
    told = shown(text, snippet(question.question, text, index.glossary, index.lexicon.idf))
    return any(holds_answer(told, gold) for gold in question.answers)


def _refused(query: Query, hits: Sequence[Hit], retriever: Retriever) -> bool:
    if not hits:
        return True
    return probability(features(query, hits, retriever), query.language) < threshold(query.language)

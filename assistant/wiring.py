"""The only room that joins the parts: settings -> a built index, settings -> an assistant.

The readers of the knowledge are imported when there is something to read: a question needs none of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from .answering.answerer import Answerer
from .config import Settings, load_settings
from .encoders import Encoder, open_encoder
from .errors import BuiltIndexError, Fault, IndexDamagedError, IndexMissingError, IndexStaleError
from .records import Answer, Hit, Language, Turn
from .rerankers import Reranker, open_reranker
from .retrieval.filters import ANYTHING, Filter
from .retrieval.index import Index, Progress, Rows, known_rows
from .retrieval.index import build_index as build
from .retrieval.reranking import Finder, Reranked
from .retrieval.retriever import Retriever
from .retrieval.store import building, open_index, save_index
from .sources.digest import knowledge_digest


@dataclass(frozen=True, slots=True)
class Built:
    """entries, views: how many are indexed.  encoded: how many views had to be encoded afresh."""

    entries: int
    views: int
    encoded: int


class Assistant:
    """Asks and searches over one opened index. Safe to share between threads: it keeps nothing of a question.

    reranker: reads the first hits again before they are answered from, as settings.rerank_candidates and
    settings.rerank_budget_ms say; None for none, whatever settings.reranker names.
    """

    def __init__(self, settings: Settings, index: Index, encoder: Encoder, reranker: Reranker | None = None) -> None:
        self.settings = settings
        self.index = index
        retriever = Retriever(index, encoder)
        self.retriever = retriever
        self._finder: Finder = retriever
        if reranker is not None:
            self._finder = Reranked(retriever, reranker, settings.rerank_candidates, settings.rerank_budget_ms)
        self._answerer = Answerer(retriever, settings.candidates, self._finder, settings.cautious)

    def ask(
        self,
        question: str,
        history: Sequence[Turn] = (),
        language: Language | None = None,
        today: str | None = None,
    ) -> Answer:
        """Answer one question. The history belongs to the caller. Raises UsageError for an empty question.

        today: ISO date that the question is asked on; the machine's own when not given.
        """
        return self._answerer.answer(question, history, language, today=today or date.today().isoformat())

    def confidence_features(self, question: str) -> dict[str, float]:
        """What the confidence of an answer rests on, by name; see `answering.confidence`."""
        return self._answerer.features(question)

    def search(
        self, question: str, k: int = 10, language: Language | None = None, only: Filter = ANYTHING
    ) -> list[Hit]:
        """The k best entries for a question, at most as many as there are and as `only` admits."""
        return self._finder.search(question, k, language, only)


def build_index(
    settings: Settings | None = None, progress: Progress | None = None, encoder: Encoder | None = None
) -> Built:
    """Build the index from the knowledge and make it the current one; only what changed is encoded again.

    Raises KnowledgeError (nothing is replaced then), EncoderError, UsageError when another build does not end.
    """
    from .sources.knowledge import read_knowledge

    settings = settings or load_settings()
    knowledge = read_knowledge(settings.knowledge)
    encoder = encoder or open_encoder(settings.encoder)
    encoded = 0

    def count(done: int, total: int) -> None:
        nonlocal encoded
        encoded = total
        if progress is not None:
            progress(done, total)

    with building(settings.index):
        index = build(knowledge, encoder, settings.engine, _earlier_rows(settings, encoder), count)
        save_index(index, settings.index)
    return Built(len(index.entries), len(index.views), encoded)


def open_assistant(
    settings: Settings | None = None,
    progress: Progress | None = None,
    on_build: Callable[[str], None] | None = None,
) -> Assistant:
    """Open the index, building it first when it is missing, stale or damaged and settings.auto_build allows.

    on_build: told why a build starts. Raises IndexMissingError, IndexStaleError or IndexDamagedError when it may not
    build, KnowledgeError or EncoderError when it cannot, RerankerError when the settings name one it cannot open.
    """
    settings = settings or load_settings()
    encoder = open_encoder(settings.encoder)
    reranker = open_reranker(settings.reranker) if settings.reranker else None
    try:
        index = fresh_index(settings)
        _same_encoder(index, encoder)
    except (IndexMissingError, IndexStaleError, IndexDamagedError) as error:
        if not settings.auto_build:
            raise
        if on_build is not None:
            on_build(str(error))
        build_index(settings, progress, encoder)
        index = open_index(settings.index)
    return Assistant(settings, index, encoder, reranker)


def fresh_index(settings: Settings) -> Index:
    """The current index when it was built from today's knowledge with today's settings, else IndexStaleError."""
    index = open_index(settings.index)
    made = index.built_from
    now = knowledge_digest(settings.knowledge)
    if made.knowledge != now:
        raise IndexStaleError(
            f"{settings.index} was built from other knowledge ({made.knowledge[:8]} then, {now[:8]} now). "
            "Build it again: assistant index"
        )
    if made.engine != settings.engine or made.encoder != settings.encoder:
        raise IndexStaleError(
            f"{settings.index} was built with {made.encoder} and {made.engine}; the settings say {settings.encoder} "
            f"and {settings.engine}. Build it again: assistant index"
        )
    return index


def inspect(settings: Settings) -> tuple[int, list[Fault]]:
    """Number of entries, and every fault of the knowledge files and the question sets beside them."""
    from .evaluation.questions import inspect_question_sets
    from .sources.knowledge import inspect_knowledge

    knowledge, faults = inspect_knowledge(settings.knowledge)
    return len(knowledge.entries), faults + inspect_question_sets(settings.knowledge, knowledge.entries)


def encoder_state(settings: Settings) -> str:
    """The encoder in words. Raises EncoderError when it cannot be opened."""
    encoder = open_encoder(settings.encoder)
    return f"{encoder.name}, {encoder.dimension} wide, weights {encoder.fingerprint[:12]}…"


def reranker_state(settings: Settings) -> str:
    """The reranker in words. Raises RerankerError when it cannot be opened."""
    if not settings.reranker:
        return "none"
    reranker = open_reranker(settings.reranker)
    return f"{reranker.name}, weights {reranker.fingerprint[:12]}…, reads {settings.rerank_candidates} hits"


def index_state(settings: Settings) -> str:
    """The index in words. Raises IndexMissingError, IndexStaleError or IndexDamagedError."""
    index = fresh_index(settings)
    return f"{len(index.entries)} entries, {len(index.views)} texts, {index.built_from.engine}, in {settings.index}"


def _same_encoder(index: Index, encoder: Encoder) -> None:
    if index.built_from.fingerprint != encoder.fingerprint:
        raise IndexStaleError(
            f"The weights of {encoder.name} changed since the index was built, or its prompts or settings. "
            "Build it again: assistant index"
        )


def _earlier_rows(settings: Settings, encoder: Encoder) -> dict[str, Rows]:
    """Rows of the current build, when the same encoder made them; any trouble with it only means encoding all again."""
    try:
        index = open_index(settings.index)
    except BuiltIndexError:
        return {}
    return known_rows(index) if index.built_from.fingerprint == encoder.fingerprint else {}

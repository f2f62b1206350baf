"""Plain BM25 with other people's tokens, to hold ours against: words at spaces, and jieba's words.

The same BM25, corpus, questions and figures as ours; only the tokens differ. Nothing is folded but case.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from time import perf_counter

import numpy as np

from ..errors import UsageError
from ..retrieval.lexical import Lexicon
from .bench import DEPTH, BenchResult, Outcome, Progress, figures_of
from .benchsets import BenchSet, Passage

Tokenise = Callable[[str], Sequence[str]]


def by_spaces(text: str) -> list[str]:
    """Words between spaces, in small letters; a Chinese sentence is one word.

    >>> by_spaces("The Rare earths")
    ['the', 'rare', 'earths']
    """
    return text.casefold().split()


def by_jieba() -> Tokenise:
    """Jieba's words, in small letters, spaces left out. Raises UsageError when jieba is not installed."""
    try:
        jieba = import_module("jieba")
    except ImportError as error:
        raise UsageError("The baseline jieba needs the package: pip install jieba") from error
    jieba.setLogLevel(60)
    return lambda text: [word for word in jieba.lcut(text.casefold()) if word.strip()]


BASELINES: Mapping[str, Callable[[], Tokenise]] = {"whitespace": lambda: by_spaces, "jieba": by_jieba}
"""Name -> what gives the tokeniser, loaded when asked for."""


def measure_baseline(
    bench_set: BenchSet, passages: Sequence[Passage], name: str, progress: Progress | None = None
) -> BenchResult:
    """Ask all questions of a set of plain BM25; refusals and snippets are not measured.

    name: of BASELINES.  progress: called after each question.
    """
    tokenise = BASELINES[name]()
    started = perf_counter()
    lexicon = Lexicon.build([tokenise(f"{each.title}\n{each.text}") for each in passages])
    seconds = perf_counter() - started
    outcomes = []
    for done, question in enumerate(bench_set.questions, start=1):
        asked = perf_counter()
        scores = lexicon.scores(tokenise(question.question))
        best = np.argsort(-scores, kind="stable")[:DEPTH]
        found = tuple(passages[at].id for at in best if scores[at] > 0)
        ms = (perf_counter() - asked) * 1000
        outcomes.append(Outcome(question.relevant, question.answerable, found, None, None, ms))
        if progress is not None:
            progress(done, len(bench_set.questions))
    return BenchResult(
        name=bench_set.name,
        encoder=None,
        mode=name,
        passages=len(passages),
        questions=len(outcomes),
        answerable=sum(outcome.answerable for outcome in outcomes),
        figures=figures_of(outcomes) | {"passages_per_second": len(passages) / seconds},
    )

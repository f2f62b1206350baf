"""The pairs to learn from, as a fixed schedule of batches.

Each source is capped, so that laws and dictionary entries, nearly nine tenths of the pairs, do not drown questions and
everyday sentences. A batch holds one source and texts of like length; the other rows of a batch are its negatives, so
no text stands in it twice.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Literal

from ...errors import EncoderError
from .hard import chained

Task = Literal["translation", "retrieval"]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts that belong together.

    In a translation `left` is Chinese and `right` its English; in retrieval `left` asks and `right` answers.
    """

    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Share:
    """How much of a file is used.

    cap: pairs per epoch.  longest: characters of the Chinese side, longer pairs are left out.  batch: pairs a batch.
    english: both sides are English.  hard: batches of alike answers (`hard.chained`) instead of alike lengths.
    """

    file: str
    task: Task
    cap: int
    longest: int = 400
    batch: int = 64
    english: bool = False
    hard: bool = False


@dataclass(frozen=True, slots=True)
class Batch:
    """One step of training. english: both sides are English, which only a moving body can learn from."""

    task: Task
    pairs: tuple[Pair, ...]
    english: bool = False


ROWS_STAGE = (
    Share("tatoeba-en-zh", "translation", 20_500, batch=128),
    Share("ntrex-part", "translation", 2_200),
    Share("mkqa-question-pairs", "translation", 5_000, batch=128),
    Share("opensource-guides-parallel", "translation", 1_010),
    Share("twlaw-lines-zht-en", "translation", 18_000, longest=100),
    Share("twlaw-articles-zht-en", "translation", 3_000, longest=200),
    Share("twlaw-names-zht-en", "translation", 2_800),
    Share("cc-cedict-glosses", "translation", 40_000, longest=6, batch=256),
    Share("own-names", "translation", 1_200),
    Share("own-statements", "translation", 2_500),
    Share("own-asks", "retrieval", 6_000),
    Share("cmrc2018-train", "retrieval", 5_000, batch=32),
)
"""While the body stands still: what words mean."""

BODY_STAGE = (
    Share("tatoeba-en-zh", "translation", 8_000, batch=128),
    Share("ntrex-part", "translation", 2_200),
    Share("mkqa-question-pairs", "translation", 5_000, batch=128),
    Share("opensource-guides-parallel", "translation", 1_010),
    Share("twlaw-lines-zht-en", "translation", 6_000, longest=80),
    Share("cc-cedict-glosses", "translation", 10_000, longest=6, batch=256),
    Share("own-statements", "translation", 2_500),
    Share("own-asks", "retrieval", 6_000),
    Share("cmrc2018-train", "retrieval", 6_000, batch=32, hard=True),
    Share("squad-train-sentences", "retrieval", 4_000, english=True),
    Share("qed-dev", "retrieval", 1_400, batch=32, english=True),
    Share("clapnq-train-answers", "retrieval", 1_900, batch=32, english=True),
)
"""While the body moves too, slowly: how words make a question and its answer meet."""


def read_pairs(folder: Path, share: Share) -> list[Pair]:
    """All usable pairs of a file, Chinese on the left of a translation. Raises EncoderError when it is not there."""
    path = folder / f"{share.file}.jsonl.gz"
    if not path.is_file():
        raise EncoderError(f"{path} is missing. --data must name the folder of the training pairs.")
    pairs: list[Pair] = []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            data = json.loads(line)
            left, right = data["query"], data["positive"]
            if share.task == "translation":
                if (data["lang_q"] == "en") == (data["lang_p"] == "en"):
                    continue
                if data["lang_q"] == "en":
                    left, right = right, left
                if len(left) > share.longest:
                    continue
            pairs.append(Pair(left, right))
    return pairs


def schedule(groups: Iterable[tuple[Share, Sequence[Pair]]], epochs: int, seed: int) -> list[Batch]:
    """All batches of a training, in order; the same seed gives the same list."""
    random = Random(seed)  # noqa: S311  (a schedule, not a secret)
    kept = [(share, list(pairs)) for share, pairs in groups]
    batches: list[Batch] = []
    for _ in range(epochs):
        epoch: list[Batch] = []
        for share, pairs in kept:
            random.shuffle(pairs)
            chosen = _ordered(pairs[: share.cap], share)
            epoch.extend(Batch(share.task, tuple(batch), share.english) for batch in _batches(chosen, share.batch))
        random.shuffle(epoch)
        batches.extend(epoch)
    return batches


def _ordered(pairs: Sequence[Pair], share: Share) -> list[Pair]:
    """Pairs so that a stretch of them makes a good batch: alike answers, or lengths that waste little padding."""
    if share.hard:
        return [pairs[at] for at in chained([pair.right for pair in pairs])]
    chunk = share.batch * 40
    ordered: list[Pair] = []
    for start in range(0, len(pairs), chunk):
        ordered += sorted(pairs[start : start + chunk], key=lambda pair: len(pair.left) + len(pair.right))
    return ordered


def _batches(pairs: Sequence[Pair], size: int) -> Iterator[list[Pair]]:
    """Batches in the order given, no text twice in one; what would repeat waits for the next. A small rest is lost."""
    batch: list[Pair] = []
    waiting: list[Pair] = []
    seen: set[str] = set()
    queue = list(pairs)
    while queue:
        for at, pair in enumerate(queue):
            if pair.left in seen or pair.right in seen:
                waiting.append(pair)
                continue
            batch.append(pair)
            seen.update((pair.left, pair.right))
            if len(batch) == size:
                yield batch
                queue = waiting + queue[at + 1 :]
                batch, waiting, seen = [], [], set()
                break
        else:
            if len(batch) > size // 2:
                yield batch
            return

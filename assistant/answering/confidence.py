"""How probable it is that the best entry answers the question, and from where on to stay silent.

A logistic regression over a few features of the question and the best hits, fitted on the development questions (by
`benchmarks/fit_confidence.py`, which writes confidence.json). A fused score alone cannot say it: the best of bad
entries still gets a high one.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ..language.tokens import token_texts
from ..records import Hit, text_language
from ..retrieval.query import Query
from ..retrieval.retriever import Retriever

_FILE = Path(__file__).with_name("confidence.json")

FEATURES = (
    "coverage", "ask_overlap", "cosine", "score", "margin", "things", "years", "unknown",
    "nearest", "lead", "coverage3", "as_asked", "length", "measures",
)  # fmt: skip
_FIRST = 3
_LONG = 60
"""Tokens from which on a question is as long as the feature tells."""


@dataclass(frozen=True, slots=True)
class Model:
    """The fitted regression.

    weights: per language, intercept then one per feature.  thresholds: per language, probability below which the
    answer is "not found".  cautious: the same, chosen by learn-then-test so that at most 5 % of the answers are wrong
    with 95 % confidence (see benchmarks/fit_confidence.py).
    """

    weights: Mapping[str, Sequence[float]]
    thresholds: Mapping[str, float]
    cautious: Mapping[str, float]


def features(query: Query, hits: Sequence[Hit], retriever: Retriever) -> dict[str, float]:
    """Features of the best hit; each in [0, 1] but cosine and lead, in [-1, 1] and [-2, 2]. `hits` must not be empty.

    coverage: share of the question's words, by rarity, that the entry holds.  ask_overlap: best overlap of the
    question with one typical question, by rarity.  things, years: share of those the question names that the entry
    names.  unknown: share of the question's words, by rarity, that no entry holds.  nearest: 1 when no other hit is
    nearer by cosine; lead: by how much.  coverage3: as coverage, for the first three hits together.  as_asked: 1 when
    the view that matched is a typical question.  length: of the question in tokens, 60 and more being 1.  measures:
    share of those the question speaks of that the entry speaks of.
    """
    best = hits[0]
    key = text_language(best.entry, query.language)
    idf = retriever.index.lexicon.idf
    asked = {token: idf(token) for token in query.tokens}
    total = sum(asked.values()) or 1.0
    asks = best.entry.asks.get(key, ())
    held = set(token_texts(" ".join([best.entry.texts[key], *asks])))
    traits = retriever.traits(best.entry)
    rarity = {thing: retriever.rarity(thing) for thing in query.things}
    return {
        "coverage": sum(weight for token, weight in asked.items() if token in held) / total,
        "ask_overlap": max((_overlap(asked, token_texts(ask), retriever) for ask in asks), default=0.0),
        "cosine": best.dense,
        "score": best.score,
        "margin": best.score - (hits[1].score if len(hits) > 1 else 0.0),
        "things": _share(rarity, traits.things),
        "years": len(query.years & traits.years) / len(query.years) if query.years else 1.0,
        "unknown": sum(weight for token, weight in asked.items() if weight >= idf("\0")) / total,
        "nearest": float(best.dense >= max(hit.dense for hit in hits)),
        "lead": best.dense - max((hit.dense for hit in hits[1:]), default=0.0),
        "coverage3": _covered(asked, hits[:_FIRST], key) / total,
        "as_asked": float(best.view in asks),
        "length": min(len(query.tokens), _LONG) / _LONG,
        "measures": len(query.measures & traits.measures) / len(query.measures) if query.measures else 1.0,
    }


def probability(values: Mapping[str, float], language: str, model: Model | None = None) -> float:
    """Probability in (0, 1) that the answer is right."""
    weights = (model or fitted()).weights
    own = weights["en" if language == "en" else "zh"]
    return 1 / (
        1 + math.exp(-(own[0] + sum(weight * values[name] for weight, name in zip(own[1:], FEATURES, strict=True))))
    )


def threshold(language: str, cautious: bool = False, model: Model | None = None) -> float:
    """Probability below which to refuse."""
    known = model or fitted()
    return (known.cautious if cautious else known.thresholds)["en" if language == "en" else "zh"]


@cache
def fitted() -> Model:
    """The model that ships with the program."""
    data = json.loads(_FILE.read_text(encoding="utf-8"))
    return Model(data["weights"], data["thresholds"], data["cautious"])


def _covered(asked: Mapping[str, float], hits: Sequence[Hit], key: str) -> float:
    """Weight of the question's words that some of the hits hold."""
    texts = [text for hit in hits for text in (hit.entry.texts.get(key, ""), *hit.entry.asks.get(key, ()))]
    held = set(token_texts(" ".join(texts)))
    return sum(weight for token, weight in asked.items() if token in held)


def _overlap(asked: Mapping[str, float], other: Sequence[str], retriever: Retriever) -> float:
    """Weighted Jaccard of the question's words and another question's."""
    theirs = {token: retriever.index.lexicon.idf(token) for token in other}
    shared = sum(weight for token, weight in asked.items() if token in theirs)
    return shared / (sum(asked.values()) + sum(theirs.values()) - shared or 1.0)


def _share(weights: Mapping[str, float], held: frozenset[str]) -> float:
    total = sum(weights.values())
    return sum(weight for thing, weight in weights.items() if thing in held) / total if total else 1.0


__all__ = ["FEATURES", "Model", "features", "fitted", "probability", "threshold"]

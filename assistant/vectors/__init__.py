"""Nearest rows by dot product: one contract (`contract.Engine`), one table of names, one file per engine."""

from __future__ import annotations

from ..registry import Registry
from .contract import Engine, Neighbour

ENGINES = Registry(
    "vector engine",
    {
        "exact": "assistant.vectors.exact:ExactEngine",
        "faiss-flat": "assistant.vectors.faiss_flat:FaissFlatEngine",
    },
)

__all__ = ["ENGINES", "Engine", "Neighbour"]

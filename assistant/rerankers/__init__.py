"""A question and texts -> how well each answers it: one contract (`contract.Reranker`), one table, one file per kind.

Off unless the settings name one: it reads question and text together, which finds what two separate rows cannot, and
costs a pass of the model for every text.
"""

from __future__ import annotations

from ..registry import Registry
from .contract import Reranker

RERANKERS = Registry("reranker", {"overlap": "assistant.rerankers.overlap:open_overlap"})
"""Names with an opener of their own; any other name is a cross-encoder by hub name or folder."""


def open_reranker(name: str) -> Reranker:
    """The reranker of that name, or the cross-encoder at that hub name or folder.

    Raises RerankerError when it is not on this machine: nothing is downloaded at question time.
    """
    if name in RERANKERS:
        reranker: Reranker = RERANKERS.load(name)()
        return reranker
    from .crossencoder import open_cross_encoder

    return open_cross_encoder(name)


__all__ = ["RERANKERS", "Reranker", "open_reranker"]

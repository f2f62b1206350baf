"""Texts -> unit float32 rows: one contract (`contract.Encoder`), one table of names, one file per kind."""

from __future__ import annotations

from ..registry import Registry
from .contract import Encoder

ENCODERS = Registry(
    "encoder",
    {
        "trilingual": "assistant.encoders.trilingual:open_trilingual",
        "all-minilm-l6-v2": "assistant.encoders.minilm:open_minilm",
        "hashing": "assistant.encoders.hashing:open_hashing",
    },
)
"""Names with an opener of their own; any other name is a sentence-transformers model by hub name or folder."""


def open_encoder(name: str) -> Encoder:
    """The encoder of that name, or the sentence-transformers model at that hub name or folder.

    Raises EncoderError when it is not on this machine: nothing is downloaded at question time.
    """
    if name in ENCODERS:
        encoder: Encoder = ENCODERS.load(name)()
        return encoder
    from .transformer import open_transformer

    return open_transformer(name)


__all__ = ["ENCODERS", "Encoder", "open_encoder"]

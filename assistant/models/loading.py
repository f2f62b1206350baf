"""sentence-transformers imported quickly and quietly, and the one way its models are opened here."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from .deferral import sklearn_deferred

LONGEST = 512
"""Tokens read of a text, whatever window a model has.

bge-m3 reads 8,192 tokens and Qwen3-Embedding 32,768. Memory and time of attention grow with the square of the length
and a batch is padded to its longest text, so one stray page beside 31 short facts would take gigabytes on a CPU. What
the index holds are facts and paragraphs, the longest of 301 English words or 437 Chinese characters, and models trained
on passages (e5, MS MARCO) read 512 tokens or fewer.
"""


def library() -> Any:
    """The module sentence_transformers, with torch on few threads and without progress bars."""
    with _collector_paused(), sklearn_deferred():
        import sentence_transformers
        import torch
        from transformers.utils import logging

    logging.disable_progress_bar()  # loading takes a fifth of a second, and the bar would stand between the answers
    # More threads than cores make short questions slower, and FAISS and the page want a core too.
    torch.set_num_threads(max(1, min(4, os.cpu_count() or 1)))
    return sentence_transformers


def safely() -> dict[str, Any]:
    """Arguments for a model's constructor: from this machine, without its code, from safetensors, in float32.

    float32 whatever the weights are kept in (Qwen3 keeps bfloat16): half-width numbers are slower on most CPUs, and
    the row of a text would depend on what stands beside it in the batch.
    """
    return {
        "device": "cpu",
        "local_files_only": True,
        "trust_remote_code": False,
        "model_kwargs": {"use_safetensors": True, "dtype": "float32"},
    }


def shorten(model: Any) -> int | None:
    """Hold the model's window to LONGEST tokens; gives the window, None for a model that has none (bags of words)."""
    window = model.max_seq_length
    if not isinstance(window, int):
        return None
    if window > LONGEST:
        model.max_seq_length = LONGEST
    return min(window, LONGEST)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """No garbage collection while half a million objects are imported: it finds nothing and takes a second of five."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()

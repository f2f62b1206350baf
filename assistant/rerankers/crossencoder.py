"""Any cross-encoder of sentence-transformers, by folder or by a hub name that is already on this machine.

The only file that knows sentence-transformers' cross-encoders.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from ..errors import RerankerError
from ..models.fingerprints import model_fingerprint
from ..models.folders import RERANKER, check_folder, find_folder, read_json
from ..models.loading import library, safely, shorten
from .contract import Scores, unit_scores

_BATCH = 32


class CrossEncoderReranker:
    """A cross-encoder behind our contract: one logit a pair, through a sigmoid."""

    def __init__(self, name: str, model: Any, folder: Path, window: int | None) -> None:
        self.name = name
        self._model = model
        self._folder = folder
        self._window = window

    @cached_property
    def fingerprint(self) -> str:
        """Of the weights, the files beside them and the window."""
        return model_fingerprint(self._folder, window=self._window)

    def scores(self, question: str, texts: Sequence[str]) -> Scores:
        """One score a text, in [0, 1]; question and text together are cut after the model's window."""
        if not texts:
            return unit_scores([], 0, self.name)
        pairs = [(question, text) for text in texts]
        found = self._model.predict(pairs, batch_size=_BATCH, convert_to_numpy=True, show_progress_bar=False)
        return unit_scores(found, len(texts), self.name)


def open_cross_encoder(name: str) -> CrossEncoderReranker:
    """Open the model in the folder `name`, or the cached hub model `name`.

    Raises RerankerError when it is not there, brings code, holds no safetensors, is no reranker with one score a pair,
    or cannot be loaded.
    """
    path = find_folder(name, RERANKER)
    check_folder(path, name, RERANKER)
    _refuse_other_kinds(path, name)
    opener = library().CrossEncoder
    from torch.nn import Sigmoid

    try:
        # Said here, not left to the model's settings: many of them ask for the bare logit, which has no bounds.
        model = opener(str(path), activation_fn=Sigmoid(), **safely())
        window = shorten(model)
    except Exception as error:
        raise RerankerError(
            f"The reranker {name!r} in {path} cannot be loaded: {error}. Is the folder complete?"
        ) from error
    if model.num_labels != 1:
        raise RerankerError(
            f"{name!r} gives {model.num_labels} scores a pair: it sorts pairs into kinds and is no reranker. "
            "Choose one with a single score, such as BAAI/bge-reranker-v2-m3."
        )
    model.eval()
    return CrossEncoderReranker(name, model, path, window)


def _refuse_other_kinds(folder: Path, name: str) -> None:
    """On any other model a scoring head of random numbers would be put, and its scores would mean nothing."""
    config = read_json(folder / "config.json")
    settings = read_json(folder / "config_sentence_transformers.json")
    built_as = config.get("architectures") if isinstance(config, dict) else None
    saved_as = settings.get("model_type") if isinstance(settings, dict) else None
    scoring = any(str(each).endswith("ForSequenceClassification") for each in built_as or [])
    if config and not (saved_as == "CrossEncoder" or (scoring and saved_as is None)):
        raise RerankerError(
            f"{name!r} is no reranker: it has no scoring head. Name a cross-encoder, such as BAAI/bge-reranker-v2-m3."
        )

"""Any sentence-transformers model, by folder or by a hub name that is already on this machine.

The only file that knows sentence-transformers' encoders.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from ..errors import EncoderError
from ..models.fingerprints import model_fingerprint, sha256, weights_fingerprint
from ..models.folders import ENCODER, check_folder, find_folder, read_json
from ..models.loading import library, safely, shorten
from .contract import Rows, unit_rows
from .prompts import prompts_for

_BATCH = 32


class TransformerEncoder:
    """A sentence-transformers model behind our contract; its prompts are applied by encode_query/encode_document.

    quick: a faster way to encode one question (text -> row), with the same row but for rounding.
    """

    def __init__(self, name: str, model: Any, fingerprint: str, quick: Callable[[str], Rows] | None = None) -> None:
        self.name = name
        self.fingerprint = fingerprint
        self.dimension = int(model.get_embedding_dimension())
        self._model = model
        self._quick = quick

    def encode_documents(self, texts: Sequence[str]) -> Rows:
        """Rows of what is searched; texts longer than the model's window are cut by the model."""
        return self._encode(self._model.encode_document, texts)

    def encode_queries(self, texts: Sequence[str]) -> Rows:
        """Rows of questions; each alone goes the quick way, where there is one."""
        if texts and self._quick is not None:
            return unit_rows(np.vstack([self._quick(text) for text in texts]), self.dimension, self.name)
        return self._encode(self._model.encode_query, texts)

    def _encode(self, method: Any, texts: Sequence[str]) -> Rows:
        if not texts:
            return unit_rows([], self.dimension, self.name)
        rows = method(list(texts), batch_size=_BATCH, convert_to_numpy=True, show_progress_bar=False)
        return unit_rows(rows, self.dimension, self.name)


def open_transformer(
    name: str,
    folder: Path | None = None,
    fingerprint: str | None = None,
    quicken: Callable[[Any], Callable[[str], Rows]] | None = None,
) -> TransformerEncoder:
    """Open the model in `folder`, or in the folder `name`, or the cached hub model `name`.

    Its prompts are those of `prompts.prompts_for`, its window at most `models.loading.LONGEST` tokens. fingerprint:
    given by whoever has pinned the weights; else it covers every file that decides a row, the prompts and the window.
    quicken: model -> its quick way to encode one question.  Raises EncoderError when the model is not there, brings
    code, holds no safetensors, or cannot be loaded.
    """
    path = folder or find_folder(name, ENCODER)
    check_folder(path, name, ENCODER)
    _refuse_other_kinds(path, name)
    prompts = prompts_for(name, path).by_name()
    encoder = library().SentenceTransformer
    try:
        model = encoder(str(path), prompts=dict(prompts), **safely())
        window = shorten(model)
    except Exception as error:
        raise EncoderError(
            f"The encoder {name!r} in {path} cannot be loaded: {error}. Is the folder complete?"
        ) from error
    model.eval()
    fingerprint = fingerprint or model_fingerprint(path, prompts=prompts, window=window)
    return TransformerEncoder(name, model, fingerprint, quicken(model) if quicken else None)


def _refuse_other_kinds(folder: Path, name: str) -> None:
    """A reranker would be opened as an encoder without a word, and its rows would mean nothing."""
    saved_as = _get(folder / "config_sentence_transformers.json", "model_type") or "SentenceTransformer"
    built_as = _get(folder / "config.json", "architectures") or []
    if saved_as == "CrossEncoder" or any(str(each).endswith("ForSequenceClassification") for each in built_as):
        raise EncoderError(f"{name!r} is a reranker, not an encoder. Set it as reranker: in assistant.yaml.")
    if saved_as != "SentenceTransformer":
        raise EncoderError(f"{name!r} is a {saved_as}, which gives no dense rows. Choose a SentenceTransformer.")


def _get(path: Path, key: str) -> Any:
    settings = read_json(path)
    return settings.get(key) if isinstance(settings, dict) else None


__all__ = ["TransformerEncoder", "open_transformer", "sha256", "weights_fingerprint"]

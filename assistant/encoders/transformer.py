"""Any sentence-transformers model, by folder or by a hub name that is already on this machine.

The only file that knows sentence-transformers and torch.
"""

from __future__ import annotations

import gc
import hashlib
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ..errors import EncoderError
from .contract import Rows, unit_rows
from .deferral import sklearn_deferred

_BATCH = 32
_UNSAFE = (".py", ".bin", ".pkl", ".pt", ".ckpt")


class TransformerEncoder:
    """A sentence-transformers model behind our contract; its prompts are applied by encode_query/encode_document."""

    def __init__(self, name: str, model: Any, fingerprint: str) -> None:
        self.name = name
        self.fingerprint = fingerprint
        self.dimension = int(model.get_embedding_dimension())
        self._model = model

    def encode_documents(self, texts: Sequence[str]) -> Rows:
        """Rows of what is searched; texts longer than the model's window are cut by the model."""
        return self._encode(self._model.encode_document, texts)

    def encode_queries(self, texts: Sequence[str]) -> Rows:
        """Rows of questions."""
        return self._encode(self._model.encode_query, texts)

    def _encode(self, method: Any, texts: Sequence[str]) -> Rows:
        if not texts:
            return unit_rows([], self.dimension, self.name)
        rows = method(list(texts), batch_size=_BATCH, convert_to_numpy=True, show_progress_bar=False)
        return unit_rows(rows, self.dimension, self.name)


def open_transformer(name: str, folder: Path | None = None, fingerprint: str | None = None) -> TransformerEncoder:
    """Open the model in `folder`, or in the folder `name`, or the cached hub model `name`.

    Raises EncoderError when it is not there, holds executable files, or cannot be loaded.
    """
    path = folder or Path(name)
    if not path.is_dir():
        path = _cached(name)
    _refuse_code(name, path)
    with _collector_paused(), sklearn_deferred():
        import torch
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging

    logging.disable_progress_bar()  # loading takes a fifth of a second, and the bar would stand between the answers
    # More threads than cores make short questions slower, and FAISS and the page want a core too.
    torch.set_num_threads(max(1, min(4, os.cpu_count() or 1)))
    try:
        model = SentenceTransformer(str(path), device="cpu", local_files_only=True, trust_remote_code=False)
    except Exception as error:
        raise EncoderError(
            f"The encoder {name!r} in {path} cannot be loaded: {error}. Is the folder complete?"
        ) from error
    model.eval()
    return TransformerEncoder(name, model, fingerprint or weights_fingerprint(path))


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


def weights_fingerprint(folder: Path) -> str:
    """SHA-256 over the weight files of a model folder, by name and content.

    Raises EncoderError when the folder holds no safetensors.
    """
    files = sorted(folder.rglob("*.safetensors"))
    if not files:
        raise EncoderError(f"{folder} holds no .safetensors file. Save the model with safe serialization.")
    if len(files) == 1:
        return sha256(files[0])
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.relative_to(folder).as_posix().encode() + bytes.fromhex(sha256(path)))
    return digest.hexdigest()


def sha256(path: Path) -> str:
    """SHA-256 of one file, read in pieces."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(1 << 20):
            digest.update(piece)
    return digest.hexdigest()


def _cached(name: str) -> Path:
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HfHubHTTPError, LocalEntryNotFoundError

    try:
        return Path(snapshot_download(name, local_files_only=True))
    except (LocalEntryNotFoundError, HfHubHTTPError, ValueError, OSError) as error:
        raise EncoderError(
            f"The encoder {name!r} is neither a folder nor on this machine. Download it once beforehand "
            f"(hf download {name}), or name another in assistant.yaml."
        ) from error


def _refuse_code(name: str, folder: Path) -> None:
    """A model is data; files that can run are refused whatever the loader would do with them."""
    unsafe = sorted(path.name for path in folder.rglob("*") if path.suffix in _UNSAFE)
    if unsafe:
        raise EncoderError(
            f"The encoder {name!r} holds {', '.join(unsafe[:3])}: only safetensors models without code are opened."
        )

"""What a model is, in 64 digits: an index or a measurement that remembers them knows the model it was made with."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from .folders import ENCODER, Role

_DESCRIPTIONS = (".json", ".txt", ".model")
"""Beside the weights, what decides a model's numbers: its shape, its pooling, its tokenizer."""
_ELSEWHERE = frozenset({"onnx", "openvino"})
"""Folders with the same model for other programs; nothing in them is opened."""


def model_fingerprint(folder: Path, **used: Any) -> str:
    """SHA-256 over the weights, the descriptions beside them, and how the model is used here (plain JSON values).

    The same files in another place have the same fingerprint. Raises EncoderError for a folder without weights.
    """
    digest = hashlib.sha256(weights_fingerprint(folder).encode())
    digest.update(json.dumps(used, sort_keys=True).encode())
    for path in sorted(folder.rglob("*")):
        place = path.relative_to(folder)
        if path.suffix in _DESCRIPTIONS and not _ELSEWHERE & set(place.parts):
            digest.update(place.as_posix().encode() + bytes.fromhex(sha256(path)))
    return digest.hexdigest()


def weights_fingerprint(folder: Path, role: Role = ENCODER) -> str:
    """SHA-256 over the weight files of a model folder, by name and content.

    Raises role.error when the folder holds no safetensors.
    """
    files = sorted(folder.rglob("*.safetensors"))
    if not files:
        raise role.error(f"{folder} holds no .safetensors file. Save the model with safe serialization.")
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

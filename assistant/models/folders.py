"""Where a model lies, and whether it is data and nothing else.

A model is data: it is opened from this machine, its weights are read from safetensors, and no code that comes with it
is ever run. Refused are folders whose settings name code of their own, and weights that only a pickle holds, for
opening a pickle can run what stands in it. What nothing opens may lie there, as it does in what people publish: a
second copy of the weights as pytorch_model.bin, heads for other programs (`colbert_linear.pt`), `onnx/`, `openvino/`,
pictures, the script a model was trained with.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import AssistantError, EncoderError, RerankerError


@dataclass(frozen=True, slots=True)
class Role:
    """What a model is opened for, as errors say it.

    word: "encoder", also the name of the setting.  opener: the class of sentence-transformers.  error: what is raised.
    """

    word: str
    opener: str
    error: type[AssistantError]


ENCODER = Role("encoder", "SentenceTransformer", EncoderError)
RERANKER = Role("reranker", "CrossEncoder", RerankerError)

_OURS = "sentence_transformers."
"""Classes that modules.json may name; any other is code of the model's own, or of some other package."""


def find_folder(name: str, role: Role) -> Path:
    """The folder `name` (~ is the home), or where the hub model of that name lies in the cache.

    Raises role.error when it is neither: nothing is downloaded.
    """
    path = Path(name).expanduser()
    return path if path.is_dir() else _cached(name, role)


def check_folder(folder: Path, name: str, role: Role) -> None:
    """Raise role.error for a model that brings code, or whose weights are not (all) in safetensors.

    name: what the model is called in the settings.
    """
    code = next(_code(folder), None)
    if code:
        raise role.error(
            f"The {role.word} {name!r} needs code of its own ({code}): only models that are data alone are opened. "
            "Choose one that sentence-transformers opens without trust_remote_code."
        )
    if any((place / "adapter_config.json").is_file() for place in _read_from(folder)):
        raise role.error(
            f"The {role.word} {name!r} is an adapter: its base model lies elsewhere and may change. Merge the two, "
            "save the whole model, and name that."
        )
    pickled = next(_only_pickled(folder), None)
    if pickled is not None:
        raise role.error(
            f"The {role.word} {name!r} holds its weights only as {pickled.relative_to(folder)}, which can run code "
            f"when it is opened. If you trust its publisher, save it once as safetensors:\n"
            f'    python -c "from sentence_transformers import {role.opener} as M; '
            f"M('{name}').save('models/{Path(name).name}')\"\n"
            f"and set {role.word}: models/{Path(name).name}"
        )
    if not any(folder.rglob("*.safetensors")):
        raise role.error(
            f"The {role.word} {name!r} in {folder} holds no .safetensors file. Is the folder complete? A model of the "
            "hub is fetched again by: hf download NAME"
        )


def read_json(path: Path) -> Any:
    """What a JSON file holds; an empty dict when it is missing or damaged (the library's loader says more then)."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def _code(folder: Path) -> Iterator[str]:
    """Every place of the settings that names code, in words."""
    for module in _modules(folder):
        kind = str(module.get("type"))
        if not kind.startswith(_OURS):
            yield f"modules.json names {kind!r}"
    for path in sorted(folder.rglob("*config*.json")):
        settings = read_json(path)
        if isinstance(settings, dict) and settings.get("auto_map"):
            yield f"auto_map of {path.relative_to(folder)}"


def _only_pickled(folder: Path) -> Iterator[Path]:
    """Pickled weights that would be opened, because no safetensors stand beside them."""
    for place in _read_from(folder):
        if not any(place.glob("*.safetensors")):
            yield from sorted(place.glob("pytorch_model*.bin"))


def _read_from(folder: Path) -> Iterator[Path]:
    """The folders that weights are read from: the model's own, and those of its modules with what lies in them."""
    yield folder
    for module in _modules(folder):
        place = folder / str(module.get("path") or "")
        if place != folder and place.is_dir():
            yield place
            yield from (below for below in sorted(place.rglob("*")) if below.is_dir())


def _modules(folder: Path) -> list[dict[str, Any]]:
    """The parts of a sentence-transformers model as modules.json lists them; none for a bare transformer."""
    listed = read_json(folder / "modules.json")
    return [each for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []


def _cached(name: str, role: Role) -> Path:
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HfHubHTTPError, LocalEntryNotFoundError

    try:
        return Path(snapshot_download(name, local_files_only=True))
    except (LocalEntryNotFoundError, HfHubHTTPError, ValueError, OSError) as error:
        raise role.error(
            f"The {role.word} {name!r} is neither a folder nor on this machine. Download it once beforehand "
            f"(hf download {name}), or name another in assistant.yaml."
        ) from error

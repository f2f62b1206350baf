"""Settings: defaults, then assistant.yaml, then flags. Unknown names are refused."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from .errors import SettingsError

FILE = "assistant.yaml"
_PACKAGE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set.

    knowledge: folder of the YAML files.  index: folder of the built index.  encoder: a name of `encoders.ENCODERS`, a
    sentence-transformers hub name or a folder.  engine: a name of `vectors.ENGINES`.  candidates: entries looked at
    per question, 1 to 1000.  auto_build: build a missing or stale index when an assistant is opened.  reranker: a name
    of `rerankers.RERANKERS`, a cross-encoder's hub name or a folder; "" for none.  rerank_candidates: entries it reads
    per question, 1 to 100.  rerank_budget_ms: milliseconds after which it begins no further batch, 1 to 60000.
    cautious: stay silent more often, so that at most 5 % of the answers are wrong with 95 % confidence.
    """

    knowledge: Path
    index: Path
    encoder: str = "trilingual"
    engine: str = "faiss-flat"
    candidates: int = 50
    auto_build: bool = True
    reranker: str = ""
    rerank_candidates: int = 20
    rerank_budget_ms: int = 300
    cautious: bool = False


_RANGES = {"candidates": (1, 1000), "rerank_candidates": (1, 100), "rerank_budget_ms": (1, 60_000)}


def default_settings() -> Settings:
    """The project's own folders in a checkout; inside an installed package, its knowledge and the user's cache."""
    checkout = _PACKAGE.parent
    if (checkout / "knowledge" / "sources.yaml").is_file():
        return Settings(checkout / "knowledge", checkout / "index")
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return Settings(_PACKAGE / "_knowledge", cache / "critical-minerals-assistant" / "index")


def load_settings(file: Path | None = None, flags: Mapping[str, Any] | None = None) -> Settings:
    """Defaults, overlaid by the file (assistant.yaml of the working directory when it exists), overlaid by flags.

    Flags that are None were not given. Raises SettingsError for unknown names and unusable values.
    """
    path = file or Path(FILE)
    if file is not None and not path.is_file():
        raise SettingsError(f"There is no settings file {path}.")
    settings = default_settings()
    if path.is_file():
        settings = _overlay(settings, _read(path), str(path), path.resolve().parent)
    given = {name: value for name, value in (flags or {}).items() if value is not None}
    return _overlay(settings, given, "the command line", Path.cwd())


def _read(path: Path) -> Mapping[str, Any]:
    import yaml

    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError, OSError) as error:
        raise SettingsError(f"{path} cannot be read: {error}") from error
    if data is None:
        return {}
    if not isinstance(data, dict):
        raise SettingsError(f"{path} must hold 'name: value' lines.")
    return data


def _overlay(settings: Settings, given: Mapping[str, Any], where: str, base: Path) -> Settings:
    known = {field.name: type(getattr(settings, field.name)) for field in fields(settings)}
    changed: dict[str, Any] = {}
    for name, value in given.items():
        if name not in known:
            raise SettingsError(f"{where}: there is no setting {name!r}. There are: {', '.join(known)}.")
        if issubclass(known[name], Path) and isinstance(value, (str, Path)) and str(value):
            changed[name] = (base / Path(str(value)).expanduser()).resolve()
        elif isinstance(value, bool) == (known[name] is bool) and isinstance(value, known[name]):
            changed[name] = value
        else:
            raise SettingsError(f"{where}: {name} must be of type {known[name].__name__}, not {value!r}.")
    result = replace(settings, **changed)
    for name, (least, most) in _RANGES.items():
        value = getattr(result, name)
        if not least <= value <= most:
            raise SettingsError(f"{where}: {name} must be between {least} and {most}, not {value}.")
    return result

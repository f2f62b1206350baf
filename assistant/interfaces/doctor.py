"""What is installed and whether it is sound: one line a check."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec

from ..config import Settings
from ..errors import AssistantError
from ..wiring import encoder_state, index_state, inspect, reranker_state

_PACKAGES = (
    "torch",
    "sentence-transformers",
    "transformers",
    "faiss-cpu",
    "bm25s",
    "opencc",
    "gradio",
    "pydantic",
    "numpy",
)


@dataclass(frozen=True, slots=True)
class Finding:
    """name: what was looked at.  sound: whether it is well.  word: what was found, or what to do."""

    name: str
    sound: bool
    word: str


def examine(settings: Settings) -> Iterator[Finding]:
    """All findings, quick ones first."""
    yield Finding("python", True, platform.python_version())
    for package in _PACKAGES:
        yield _package(package)
    yield _knowledge(settings)
    for name, state in (("encoder", encoder_state), ("reranker", reranker_state), ("index", index_state)):
        try:
            yield Finding(name, True, state(settings))
        except AssistantError as error:
            yield Finding(name, False, str(error))


def _package(name: str) -> Finding:
    try:
        found = version(name)
    except PackageNotFoundError:
        return Finding(name, False, f"is not installed. Install it: pip install {name}")
    if name == "torch" and find_spec("nvidia") is not None:
        return Finding(name, True, f"{found} (with CUDA packages; the CPU build is enough and far smaller)")
    return Finding(name, True, found)


def _knowledge(settings: Settings) -> Finding:
    count, faults = inspect(settings)
    if faults:
        return Finding("knowledge", False, f"{len(faults)} fault(s). See them: assistant check")
    return Finding("knowledge", True, f"{count} entries in {settings.knowledge}")

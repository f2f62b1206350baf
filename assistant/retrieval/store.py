"""The index on disk: written aside, swapped in at once, checked before anything is opened.

    index/current            name of the build in use (one line)
    index/builds/NAME/       one build: manifest.json, entries.jsonl, traits.jsonl, sources.json, glossary.json,
                             vectors/, lexical/
    index/.lock              held while building

A build is written whole, flushed, and only then named in `current`; a reader that opened the build before keeps what
it has in memory. manifest.json holds SHA-256 of each file: damage is a named error, never a wrong answer.
"""

from __future__ import annotations

import json
import os
import shutil
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

from ..errors import IndexDamagedError, IndexMissingError, IndexStaleError, UnknownNameError, UsageError
from ..vectors import ENGINES
from .codec import (
    read_entries,
    read_glossary,
    read_sources,
    read_traits,
    write_entries,
    write_glossary,
    write_sources,
    write_traits,
)
from .index import BuiltFrom, Index
from .lexical import Lexicon
from .views import documents, views

FORMAT = 6
_LIBRARIES = ("faiss-cpu", "bm25s", "numpy", "opencc", "sentence-transformers", "torch")
_AGAIN = "Build it again: assistant index"


def save_index(index: Index, folder: Path) -> Path:
    """Write the index into folder/builds and make it the current one. Gives the build's folder."""
    build = folder / "builds" / f"{index.built_from.knowledge[:12]}-{uuid.uuid4().hex[:8]}"
    before = _pointed_at(folder)
    (build / "vectors").mkdir(parents=True)
    (build / "lexical").mkdir()
    write_entries(build / "entries.jsonl", index.entries)
    write_sources(build / "sources.json", index.sources)
    write_glossary(build / "glossary.json", index.glossary)
    write_traits(build / "traits.jsonl", index.traits)
    index.engine.save(build / "vectors")
    index.lexicon.save(build / "lexical")
    _write_manifest(index, build)
    _flush(build)
    pointer = folder / f".current-{build.name}"
    pointer.write_text(build.name + "\n", encoding="utf-8")
    _sync(pointer)
    pointer.replace(folder / "current")
    # The build that was current stays until the next one: a reader may be in the middle of opening it.
    _remove_old(folder, keep={build.name, before})
    return build


def open_index(folder: Path) -> Index:
    """Open the current build. Raises IndexMissingError, IndexStaleError (other format) or IndexDamagedError."""
    build = current_build(folder)
    manifest = read_manifest(build)
    _verify(build, manifest)
    built_from: BuiltFrom = manifest["built_from"]
    try:
        entries = read_entries(build / "entries.jsonl")
        engine = ENGINES.load(built_from.engine).open(build / "vectors")
        return Index(
            entries=entries,
            sources=read_sources(build / "sources.json"),
            glossary=read_glossary(build / "glossary.json"),
            rows=engine.rows,
            engine=engine,
            lexicon=Lexicon.open(build / "lexical"),
            traits=read_traits(build / "traits.jsonl"),
            built_from=built_from,
            views=tuple(views(entries)),
            documents=tuple(documents(entries)),
        )
    except UnknownNameError as error:
        raise IndexStaleError(f"The index in {build} cannot be used. {error} {_AGAIN}") from error
    except (KeyError, TypeError, ValueError, OSError) as error:
        raise IndexDamagedError(f"The index in {build} cannot be read ({error}). {_AGAIN}") from error


def current_build(folder: Path) -> Path:
    """Folder of the build in use. Raises IndexMissingError when there is none."""
    pointer = folder / "current"
    if not pointer.is_file():
        raise IndexMissingError(f"There is no index in {folder}. Build it: assistant index")
    build = folder / "builds" / _pointed_at(folder)
    if build.parent != folder / "builds" or not (build / "manifest.json").is_file():
        raise IndexDamagedError(f"{pointer} names a build that is not there. {_AGAIN}")
    return build


def read_manifest(build: Path) -> dict[str, Any]:
    """The manifest of a build, built_from as a record. Raises IndexDamagedError, IndexStaleError for another format."""
    try:
        manifest = dict(json.loads((build / "manifest.json").read_text(encoding="utf-8")))
        if manifest["format"] == FORMAT:
            return manifest | {"files": dict(manifest["files"]), "built_from": BuiltFrom(**manifest["built_from"])}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise IndexDamagedError(f"{build / 'manifest.json'} cannot be read ({error!r}). {_AGAIN}") from error
    raise IndexStaleError(
        f"The index in {build} has format {manifest['format']}, this program reads {FORMAT}. {_AGAIN}"
    )


@contextmanager
def building(folder: Path, wait: float = 600.0) -> Iterator[None]:
    """Hold the build lock, so that two builders never meet; waits `wait` seconds for the other, then UsageError."""
    from filelock import FileLock, Timeout

    folder.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(folder / ".lock", timeout=wait):
            yield
    except Timeout as error:
        raise UsageError(
            f"Another build has held {folder / '.lock'} for {wait:.0f} s. Wait for it, or end it."
        ) from error


def _write_manifest(index: Index, build: Path) -> None:
    files = {path.relative_to(build).as_posix(): _digest(path) for path in sorted(build.rglob("*")) if path.is_file()}
    manifest = {
        "format": FORMAT,
        "built_from": asdict(index.built_from),
        "entries": len(index.entries),
        "views": len(index.views),
        "built_at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        "libraries": {name: version(name) for name in _LIBRARIES},
        "files": files,
    }
    (build / "manifest.json").write_text(json.dumps(manifest, indent=1), encoding="utf-8")


def _verify(build: Path, manifest: dict[str, Any]) -> None:
    for name, expected in manifest["files"].items():
        path = build / name
        if not path.is_file():
            raise IndexDamagedError(f"{path} is missing. {_AGAIN}")
        if _digest(path) != expected:
            raise IndexDamagedError(f"{path} is not the file that was built (SHA-256 differs). {_AGAIN}")


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def _flush(build: Path) -> None:
    for path in build.rglob("*"):
        if path.is_file():
            _sync(path)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _pointed_at(folder: Path) -> str:
    """The name in `current`, "" when there is none; what is no text names a build that cannot be there."""
    pointer = folder / "current"
    return pointer.read_text(encoding="utf-8", errors="replace").strip() if pointer.is_file() else ""


def _remove_old(folder: Path, keep: set[str]) -> None:
    """Earlier builds and half-written ones; only called under the lock, when the new one is in use."""
    for path in (folder / "builds").iterdir():
        if path.name not in keep:
            shutil.rmtree(path, ignore_errors=True)
    for path in folder.glob(".current-*"):
        path.unlink(missing_ok=True)

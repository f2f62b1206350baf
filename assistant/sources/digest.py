"""Which files make the knowledge, and the digest that names their state.

Apart from the readers, so that asking whether an index is stale loads no parser.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

FOLDERS = ("facts", "passages", "tables", "asks")
"""What is indexed. questions/ lies beside them and is never read here: test questions must not be found."""


def knowledge_files(folder: Path) -> list[Path]:
    """All files that make the knowledge, in a fixed order."""
    files = [folder / "sources.yaml", folder / "glossary.yaml"]
    for name in FOLDERS:
        files.extend(sorted((folder / name).rglob("*.yaml")))
    return [path for path in files if path.is_file()]


def knowledge_digest(folder: Path) -> str:
    """SHA-256 over the files' names and bytes; changes when any of them changes."""
    digest = hashlib.sha256()
    for path in knowledge_files(folder):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()

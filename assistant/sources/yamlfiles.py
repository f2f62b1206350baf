"""YAML files with the places of things in them, so that a fault can name its line.

Dates stay text: `2023-07-03` means the same with and without quotes. A key written twice is a fault, since YAML itself
would silently keep the second.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from ..errors import Fault

_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What YAML does not allow in a file at all."""

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Base):  # type: ignore[misc]
    """The safe loader without timestamps."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in _Base.yaml_implicit_resolvers.items()
}


@dataclass(frozen=True, slots=True)
class YamlFile:
    """One parsed file: its path as shown in messages, its bytes' data, and its node tree for line numbers."""

    path: str
    data: Any
    root: Any

    def line(self, place: Sequence[str | int]) -> int:
        """1-based line of data[place[0]][place[1]]…; of the nearest thing that exists when the last steps do not."""
        node = self.root
        line = node.start_mark.line + 1 if node is not None else 0
        for step in place:
            found = _child(node, step)
            if found is None:
                break
            node, line = found
        return line


def read_yaml(path: Path, shown: str) -> tuple[YamlFile | None, list[Fault]]:
    """Parse one file. Gives (None, faults) when it is no YAML at all; double keys are faults beside the data."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        return None, [Fault(shown, line, "", f"is not UTF-8 text ({error.reason}).", "Save it as UTF-8.")]
    except OSError as error:
        return None, [Fault(shown, 0, "", f"cannot be read ({error.strerror}).", "Check the path and its permissions.")]
    if forbidden := _FORBIDDEN.search(text):
        line = text.count("\n", 0, forbidden.start()) + 1
        problem = f"holds the control character U+{ord(forbidden[0]):04X}."
        return None, [Fault(shown, line, "", problem, "Remove it, or type the line afresh.")]
    loader = _Loader(text)
    try:
        root = loader.get_single_node()
        faults = [
            Fault(shown, line, "", f"has the key {key!r} twice.", "Keep one of them.") for key, line in _doubles(root)
        ]
        data = loader.construct_document(root) if root is not None else None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 0
        problem = getattr(error, "problem", None) or "unreadable"
        mend = "Check indentation and colons; put quotes round text that holds ': ' or starts with a special character."
        return None, [Fault(shown, line, "", f"is not valid YAML ({problem}).", mend)]
    finally:
        loader.dispose()
    return YamlFile(shown, data, root), faults


def _child(node: Any, step: str | int) -> tuple[Any, int] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(step):
                return value, key.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        child = node.value[step]
        return child, child.start_mark.line + 1
    return None


def _doubles(node: Any) -> Iterator[tuple[str, int]]:
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode):
                if key.value in seen:
                    yield key.value, key.start_mark.line + 1
                seen.add(key.value)
            yield from _doubles(value)
    elif isinstance(node, yaml.SequenceNode):
        for child in node.value:
            yield from _doubles(child)

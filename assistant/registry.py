"""Names to parts: a plain table of "module:attribute" targets, imported only when a name is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

from .errors import UnknownNameError


class Registry(Mapping[str, str]):
    """A table of choices of one kind.

    >>> engines = Registry("vector engine", {"exact": "assistant.vectors.exact:ExactEngine"})
    >>> sorted(engines)
    ['exact']
    >>> engines.load("annoy")
    Traceback (most recent call last):
    assistant.errors.UnknownNameError: There is no vector engine named 'annoy'. There are: exact.
    """

    def __init__(self, kind: str, targets: Mapping[str, str]) -> None:
        self.kind = kind
        self._targets = dict(targets)

    def __getitem__(self, name: str) -> str:
        return self._targets[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._targets)

    def __len__(self) -> int:
        return len(self._targets)

    def load(self, name: str) -> Any:
        """The object behind `name`. Raises UnknownNameError listing the names there are."""
        target = self._targets.get(name)
        if target is None:
            known = ", ".join(sorted(self._targets))
            raise UnknownNameError(f"There is no {self.kind} named {name!r}. There are: {known}.")
        module, _, attribute = target.partition(":")
        return getattr(import_module(module), attribute)

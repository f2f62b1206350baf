"""scikit-learn put off until somebody calls it.

sentence-transformers imports it for a distance function that encoding never uses; with SciPy and pandas behind it that
is one of the five seconds of a cold question. While sentence-transformers is imported a stand-in takes its place, whose
functions import the real one when called; afterwards the stand-in is gone and `import sklearn` is what it always was.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

_NAMES = ("sklearn", "sklearn.metrics")


@contextmanager
def sklearn_deferred() -> Iterator[None]:
    """Let `from sklearn.metrics import f` give a function that imports f when called; nothing when it is imported."""
    if "sklearn" in sys.modules:
        yield
        return
    stand_ins = {name: _StandIn(name) for name in _NAMES}
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name, stand_in in stand_ins.items():
            if sys.modules.get(name) is stand_in:
                del sys.modules[name]


class _StandIn(ModuleType):
    """A module every attribute of which is a function that asks the real module."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        # Libraries ask for the spec to see whether a package is there at all.
        self.__spec__ = ModuleSpec(name, None, is_package=True)
        self.__path__: list[str] = []

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("__"):
            raise AttributeError(name)

        def deferred(*args: Any, **kwargs: Any) -> Any:
            return getattr(import_module(self.__name__), name)(*args, **kwargs)

        return deferred

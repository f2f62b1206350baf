"""Ask about critical minerals in Chinese or English; every sentence of the answer carries a citation.

    >>> from assistant import open_assistant                                    # doctest: +SKIP
    >>> open_assistant().ask("How many minerals are on the 2022 US list?").text # doctest: +SKIP

Importing this package loads no model and no page; that happens when an assistant is opened.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

# Nothing is fetched and nothing is reported at question time, whatever the libraries' own defaults are.
os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("TRANSFORMERS_OFFLINE", "1")
os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")
os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")

if TYPE_CHECKING:
    from .wiring import Assistant, build_index, open_assistant

__version__ = "0.1.0"
__all__ = ["Assistant", "__version__", "build_index", "open_assistant"]


def __getattr__(name: str) -> Any:
    """Load the joined parts only when someone asks for them: `import assistant` stays quick."""
    if name in {"Assistant", "build_index", "open_assistant"}:
        from . import wiring

        return getattr(wiring, name)
    raise AttributeError(f"module 'assistant' has no attribute {name!r}")

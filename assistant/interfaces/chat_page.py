"""An assistant put behind the chat page: the only file that knows both."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ..answering.wording import EXAMPLES
from ..records import Turn
from ..wiring import Assistant
from .chat.page import build_page, serve

NAME = "Critical Minerals Assistant · 關鍵礦物問答"


def serve_assistant(assistant: Assistant, host: str, port: int, say: Callable[[str], None]) -> None:
    """Serve until interrupted; `say` is told the address."""

    def ask(question: str, history: Sequence[Turn]) -> Mapping[str, Any]:
        return assistant.ask(question, history).to_dict()

    page = build_page(ask, examples=[question for questions in EXAMPLES.values() for question in questions], name=NAME)
    serve(page, host=host, port=port, say=say)

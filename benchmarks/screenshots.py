"""Draw the chat page for the docs: python benchmarks/screenshots.py [FOLDER]. Needs chromium.

Serves the real assistant on a free port, asks one question per language, and photographs desktop, phone and dark.
"""

from __future__ import annotations

import shutil
import socket
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from assistant import open_assistant
from assistant.answering.wording import EXAMPLES
from assistant.interfaces.chat.page import build_page, serve
from assistant.interfaces.chat_page import NAME
from assistant.records import Turn

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "screenshots"
SHOTS = (
    ("desktop", 1280, 900, "", "六份清單都列入的礦物有哪些？"),
    ("phone", 375, 812, "", "中国什么时候对镓和锗实施出口管制？"),
    ("dark", 1280, 900, "?__theme=dark", "Who are the three largest lithium producers?"),
    ("refusal", 1280, 900, "", "Who will win the football world cup?"),
)
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def main() -> None:
    """Serve, photograph, end."""
    from playwright.sync_api import sync_playwright

    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    address = _serve()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(FLAGS))
        for name, width, height, query, question in SHOTS:
            page = browser.new_page(viewport={"width": width, "height": height}, locale="zh-TW")
            page.goto(address + query)
            box = page.locator("textarea").first
            box.fill(question)
            box.press("Enter")
            page.wait_for_timeout(3000)
            page.screenshot(path=str(folder / f"{name}.png"))
            print(folder / f"{name}.png")
            page.close()
        browser.close()


def _serve() -> str:
    assistant = open_assistant()

    def ask(question: str, history: Sequence[Turn]) -> Mapping[str, Any]:
        return assistant.ask(question, history).to_dict()

    page = build_page(ask, examples=[question for each in EXAMPLES.values() for question in each], name=NAME)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    return serve(page, port=port, quiet=True, block=False, say=lambda _: None)


if __name__ == "__main__":
    main()

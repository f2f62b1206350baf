"""Open the chat page: python app.py. PORT sets another port than 7860; `assistant serve --help` has more."""

from __future__ import annotations

import sys

from assistant.interfaces.cli import run

if __name__ == "__main__":
    sys.argv.insert(1, "serve")
    run()

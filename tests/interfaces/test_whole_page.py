"""The real knowledge behind the real page, driven by a real browser: a question, an answer, and evidence that opens."""

import re
import shutil
import socket
import warnings
from dataclasses import replace

import pytest

from assistant.config import default_settings
from assistant.wiring import build_index, open_assistant

CHROMIUM = shutil.which("chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed; .ci/run installs it"),
    pytest.mark.filterwarnings("ignore"),
]


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """The page on a free port, with the encoder that needs no model."""
    from assistant.interfaces.chat.page import build_page, serve

    settings = replace(default_settings(), index=tmp_path_factory.mktemp("whole") / "index", encoder="hashing")
    build_index(settings)
    assistant = open_assistant(settings)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        page = build_page(
            lambda question, history: assistant.ask(question, history).to_dict(), examples=[], name="Test"
        )
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        yield serve(page, port=port, quiet=True, block=False, say=lambda _: None)
        page.close()


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        ("美國2022年的關鍵礦物清單有多少項礦物？", "50"),
        ("中国何时对镓和锗的出口管制生效？", "2023年8月1日"),
        ("How many minerals are on the US list of critical minerals of 2022?", "50"),
    ],
    ids=["zh-Hant", "zh-Hans", "en"],
)
def test_a_question_in_each_language_is_answered_with_citations(address, browser, question, holds):
    page = browser.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    box = page.locator("textarea").first
    box.fill(question)
    box.press("Enter")
    page.get_by_text("[1]").first.wait_for(timeout=20_000)
    body = page.inner_text("body")
    assert holds in body
    assert page.locator("mark").count() > 0
    assert page.locator("a[href^='http'][rel~='noopener']").count() > 0
    assert [url for url in asked if not re.match(r"(https?://127\.0\.0\.1[:/]|data:|blob:)", url)] == []
    page.close()

"""The page as a reader meets it, in headless Chromium, with a stand-in for the assistant."""

import shutil
import socket
from contextlib import closing
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect, sync_playwright

from assistant.interfaces.chat.page import build_page, serve
from tests.interfaces.contracts import PAYLOADS, fake_ask

CHROMIUM = shutil.which("chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
ZH = "美國2022年的關鍵礦物清單有幾項？"
EN = "When did China restrict gallium exports?"
REFUSED = "2030年的稀土價格會是多少？"
DESKTOP, PHONE = (1280, 900), (375, 812)

pytestmark = [
    pytest.mark.browser,
    # Gradio's own bookkeeping asks pandas for an option that pandas is about to drop.
    pytest.mark.filterwarnings("ignore:'future.no_silent_downcasting' is deprecated"),
    pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed (apt-get install chromium)"),
]


@pytest.fixture(scope="module")
def address():
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    page = build_page(fake_ask, examples=[ZH, "稀土在军事上有哪些用途？", EN], name="Critical Minerals")
    yield serve(page, port=port, quiet=True, block=False)
    page.close(verbose=False)


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser, address):
    """Opens the page; afterwards nothing may have been fetched from elsewhere, nor any script of ours have failed."""
    contexts, strangers, faults = [], [], []

    def note_request(request):
        host = urlsplit(request.url).hostname
        if host not in (None, "127.0.0.1"):
            strangers.append(request.url)

    def opened(size=DESKTOP, locale="zh-TW"):
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, locale=locale, reduced_motion="reduce"
        )
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        contexts.append(context)
        page = context.new_page()
        page.on("request", note_request)
        page.on("pageerror", lambda fault: faults.append(str(fault)))
        page.goto(address)
        expect(page.locator("#cm-chat .cm-welcome")).to_be_visible(timeout=20_000)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert strangers == []
    assert faults == []


def ask(page, question):
    """Type, press Enter, wait for the reply."""
    before = page.locator(".cm-answer").count()
    page.locator("#cm-box textarea").fill(question)
    page.keyboard.press("Enter")
    expect(page.locator(".cm-answer")).to_have_count(before + 1)
    return page.locator(".cm-answer").last


def sideways_scroll(page):
    return page.evaluate("document.documentElement.scrollWidth - window.innerWidth")


def test_a_typed_question_gets_an_answer_with_evidence(visit):
    page = visit()
    answer = ask(page, ZH)
    expect(answer).to_contain_text("共列50項。")
    expect(answer).to_have_attribute("lang", "zh-Hant")
    expect(answer.locator(".cm-confidence")).to_have_attribute("title", "答案正確的機率約為 94%")
    expect(page.locator("#cm-box textarea")).to_have_value("")
    card = page.locator("#cm-card-1-1")
    expect(card).to_be_visible()
    expect(card.locator("mark", has_text="50")).to_be_visible()
    link = card.locator(".cm-via a")
    expect(link).to_have_attribute("target", "_blank")
    expect(link).to_have_attribute("rel", "noopener noreferrer")


def test_a_marker_brings_its_card_into_view_and_lights_it(visit):
    page = visit((1280, 500))
    answer = ask(page, ZH)
    answer.locator("a.cm-marker", has_text="[2]").click()
    expect(page.locator("#cm-card-1-2")).to_have_class("cm-card cm-lit")
    expect(page.locator("#cm-card-1-2 .cm-badge")).to_be_in_viewport()
    expect(page.locator("#cm-card-1-1")).to_have_class("cm-card")
    expect(page.locator("#cm-card-1-2")).to_be_focused()
    page.locator("#cm-card-1-2 a.cm-back").click()
    expect(answer.locator("a.cm-marker.cm-lit")).to_be_focused()


def test_a_marker_of_an_earlier_answer_brings_its_evidence_back(visit):
    page = visit()
    ask(page, ZH)
    ask(page, EN)
    expect(page.locator("#cm-card-1-1")).to_be_hidden()
    expect(page.locator("#cm-card-2-1")).to_be_visible()
    page.locator(".cm-answer").first.locator("a.cm-marker").first.click()
    expect(page.locator("#cm-card-1-1")).to_be_visible()
    expect(page.locator("#cm-card-2-1")).to_be_hidden()


def test_a_refusal_offers_topics_that_ask_themselves(visit):
    page = visit()
    ask(page, REFUSED)
    expect(page.locator(".cm-not_found .cm-refusal")).to_be_visible()
    expect(page.locator(".cm-card")).to_have_count(0)
    page.locator(".cm-not_found button.cm-ask", has_text=ZH).click()
    expect(page.locator(".cm-answered")).to_contain_text("共列50項。")
    expect(page.locator(".cm-question").last).to_have_text(ZH)


def test_an_example_asks_itself_and_clear_starts_over(visit):
    page = visit(locale="en-GB")
    page.locator("button.cm-ask", has_text=EN).click()
    expect(page.locator(".cm-answered")).to_have_attribute("lang", "en")
    page.get_by_role("button", name="Clear conversation").click()
    expect(page.locator("#cm-chat .cm-welcome")).to_be_visible()
    expect(page.locator(".cm-card")).to_have_count(0)
    assert ask(page, ZH).get_attribute("id") == "cm-answer-1"


def test_copy_takes_answer_and_sources(visit):
    page = visit()
    button = ask(page, ZH).locator("button.cm-copy")
    button.click()
    expect(button).to_have_text("已複製")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("美國地質調查局於2022年")
    assert "\n\n[1] 翟文中、陳宥芯（2023）" in copied
    expect(button).to_have_text("複製答案與出處", timeout=4000)


def test_an_empty_question_and_one_too_long(visit):
    page = visit(locale="en-GB")
    box = page.locator("#cm-box textarea")
    box.focus()
    page.keyboard.press("Enter")
    page.wait_for_timeout(500)
    box.fill("rare earths " * 50)
    page.keyboard.press("Enter")
    expect(page.locator("#cm-notice [role=alert]")).to_contain_text("at most 500")
    expect(box).not_to_have_value("")
    expect(page.locator(".cm-question")).to_have_count(0)
    ask(page, EN)
    expect(page.locator("#cm-notice")).to_be_hidden()


FRAMES = [
    ("zh-TW", "以中文或英文提問"),
    ("zh-CN", "用中文或英文提问"),
    ("en-GB", "Ask in Chinese"),
    ("fr", "Ask in Chinese"),
]


@pytest.mark.parametrize(("locale", "word"), FRAMES)
def test_the_frame_speaks_the_language_of_the_browser(visit, locale, word):
    page = visit(locale=locale)
    expect(page.locator("#cm-header .cm-frame:visible")).to_have_count(1)
    expect(page.locator("#cm-header .cm-frame:visible")).to_contain_text(word)


def test_a_phone_shows_chat_above_evidence_without_sideways_scroll(visit):
    page = visit(PHONE)
    assert sideways_scroll(page) <= 0
    for question in (ZH, EN, REFUSED, f"cmHacked {'x' * 300}"):
        ask(page, question)
        assert sideways_scroll(page) <= 0
    ask(page, ZH)
    assert page.locator("#cm-chat").bounding_box()["y"] < page.locator("#cm-evidence").bounding_box()["y"]
    page.locator(".cm-answer").last.locator("a.cm-marker").last.click()
    expect(page.locator(".cm-card.cm-lit .cm-number")).to_be_in_viewport()


def test_on_a_desk_the_evidence_stands_beside_the_chat(visit):
    page = visit()
    chat, evidence = page.locator("#cm-chat").bounding_box(), page.locator("#cm-evidence").bounding_box()
    assert evidence["x"] >= chat["x"] + chat["width"]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_payload_runs_whether_asked_or_known(visit, payload):
    page = visit(locale="en-GB")
    answer = ask(page, f"cmHacked {payload}")
    expect(page.locator(".cm-question")).to_contain_text(payload.split("\n")[0])
    answer.locator("a.cm-marker").click()
    page.locator(".cm-card .cm-badge").hover()
    page.wait_for_timeout(200)
    assert page.evaluate("window.cmHacked") is None
    for part in (".cm-question", ".cm-answer", "#cm-evidence"):
        assert page.locator(part).locator("img, script, svg, iframe, b, h1").count() == 0
    assert page.locator(".cm-card a:not([href^='#'])").count() == 0


def test_dark_is_dark(visit, address):
    page = visit()
    page.goto(f"{address}?__theme=dark")
    expect(page.locator("#cm-chat .cm-welcome")).to_be_visible(timeout=20_000)
    red = page.evaluate("getComputedStyle(document.querySelector('#cm-chat')).backgroundColor.match(/\\d+/)[0]")
    assert int(red) < 80

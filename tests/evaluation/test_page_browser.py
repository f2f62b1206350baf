"""The report as it opens from a disk in headless Chromium, with no network at all."""

import shutil
from itertools import pairwise

import pytest

from assistant.evaluation.page import render_html
from tests.evaluation.pageruns import a_run, right

CHROMIUM = shutil.which("chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
DESKTOP, PHONE = (1280, 900), (375, 812)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed (apt-get install chromium)"),
]


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    run = a_run()
    run["rows"] += [
        right(number, language="en", kind="count", question=f"How many? {number}") for number in range(6, 9)
    ]
    run["rows"][0]["answer"] = "</script><img src=https://evil.example/x onerror=window.hit=1>"
    path = tmp_path_factory.mktemp("page") / "report.html"
    path.write_text(render_html(run), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser, report):
    """Opens the page; afterwards nothing may have been asked for but the file, and the console must be silent."""
    contexts, asked, said = [], [], []

    def opened(size=DESKTOP, locale="en-GB", **settings):
        context = browser.new_context(viewport={"width": size[0], "height": size[1]}, locale=locale, **settings)
        contexts.append(context)
        context.set_offline(True)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda fault: said.append(str(fault)))
        page.goto(report.as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()
    assert set(asked) == {report.as_uri()}
    assert said == []


def shown(page):
    return page.locator(".card:visible").count()


def test_filters_leave_what_fits_and_count_it(visit):
    page = visit()
    assert page.locator("#shown").inner_text() == "8 of 8 shown"
    page.get_by_label("Language", exact=True).select_option("en")
    assert (shown(page), page.locator("#shown").inner_text()) == (4, "4 of 8 shown")
    page.get_by_label("Result").select_option("wrong")
    assert shown(page) == 1
    assert page.locator(".rank:visible").count() == 1
    page.get_by_role("button", name="Clear").click()
    page.get_by_label("Search").fill("ANTIMONY is listed")
    assert shown(page) == 8
    page.get_by_label("Search").fill("how many? 7")
    assert shown(page) == 1
    page.get_by_label("Search").fill("no such words")
    assert shown(page) == 0
    assert page.get_by_text("No question matches.").is_visible()


def test_a_right_card_is_made_when_it_is_opened_and_its_text_stays_text(visit):
    page = visit()
    card = page.locator(".rank.right .card", has_text="q001-zht")
    assert card.locator(".body").count() == 0
    card.locator("summary").focus()
    page.keyboard.press("Enter")
    assert "onerror=window.hit=1" in card.locator(".body").inner_text()
    assert page.locator("img").count() == 0
    assert page.evaluate("window.hit") is None
    page.get_by_role("button", name="Open all").click()
    assert page.locator(".card .body:visible").count() == 8


@pytest.mark.parametrize(
    ("locale", "language", "heading"),
    [
        ("zh-TW", "zh-Hant", "題目"),
        ("zh-CN", "zh-Hans", "题目"),
        ("en-GB", "en", "Questions"),
        ("fr", "en", "Questions"),
    ],
)
def test_the_page_speaks_the_language_of_the_browser(visit, locale, language, heading):
    page = visit(locale=locale)
    assert page.locator("html").get_attribute("lang") == language
    assert page.locator("#questions h2").inner_text() == heading


def test_the_language_can_be_changed_and_later_cards_follow(visit):
    page = visit()
    page.get_by_role("button", name="繁體中文").click()
    assert page.locator("html").get_attribute("lang") == "zh-Hant"
    assert page.locator("#shown").inner_text() == "顯示 8 / 8 題"
    page.get_by_label("題型", exact=True).select_option("count")
    card = page.locator(".card:visible").first
    card.locator("summary").click()
    assert card.locator("dt").first.inner_text() == "前文"


@pytest.mark.parametrize("locale", ["zh-TW", "zh-CN", "en-GB"])
@pytest.mark.parametrize("size", [PHONE, (320, 700), DESKTOP], ids=["375", "320", "1280"])
def test_the_page_never_scrolls_sideways(visit, size, locale):
    page = visit(size, locale)
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0


def test_on_paper_there_are_no_controls_and_no_right_questions(visit):
    page = visit(color_scheme="dark")
    assert page.locator(".filters").is_visible()
    page.emulate_media(media="print", color_scheme="dark")
    assert not page.locator(".filters").is_visible()
    assert not page.locator(".languages").is_visible()
    assert page.locator(".rank.right .card:visible").count() == 0
    assert page.get_by_text("4 more questions are right").is_visible()
    assert page.locator(".rank.confident .body:visible").count() == 2
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_without_a_script_the_worst_can_be_read(visit):
    page = visit(java_script_enabled=False)
    assert "misses 鈷" in page.locator(".rank.confident").text_content()
    assert not page.locator(".filters").is_visible()
    assert page.get_by_text("opening a question needs JavaScript").is_visible()


def test_headings_step_down_one_at_a_time(visit):
    levels = visit().evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map((each) => Number(each.tagName[1]))")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))

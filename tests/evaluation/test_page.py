"""The report as a page: its numbers are those of the run, nothing in the data becomes markup, and it loads nothing."""

import json
import re
from copy import deepcopy
from html.parser import HTMLParser
from importlib.resources import files
from string import Formatter
from typing import get_args

import pytest

from assistant.evaluation.page import render_html, render_markdown
from assistant.evaluation.page.figures import CONFIDENCE, OUTCOMES, TILES
from assistant.evaluation.page.names import SECTIONS
from assistant.evaluation.page.rows import RANKS
from assistant.evaluation.page.words import WORDS
from assistant.evaluation.questions import Kind
from tests.evaluation.pageruns import LANGUAGES, a_run, figure, right, row

PACKAGE = files("assistant.evaluation.page")
PAYLOADS = (
    "<script>window.hit=1</script>",
    "</script><img src=https://evil.example/x onerror=window.hit=1>",
    "\"' onmouseover='window.hit=1' x=\"",
    "<!--<script>",
    "$name ${style} {n} &lt; & \\u003c",
)


@pytest.fixture
def run():
    return a_run()


class Read(HTMLParser):
    """A page as its tags with attributes, and the text inside scripts by id."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.tags, self.text, self.scripts, self._script = [], [], {}, None
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag == "script":
            self._script = dict(attrs).get("id", "code")

    def handle_endtag(self, tag):
        self._script = None if tag == "script" else self._script

    def handle_data(self, data):
        if self._script:
            self.scripts[self._script] = self.scripts.get(self._script, "") + data
        else:
            self.text.append(data)

    def having(self, *names):
        return [attrs for _, attrs in self.tags if all(name in attrs for name in names)]


def bodies(page):
    """The bodies that wait in the page's data, as HTML."""
    later = json.loads(page.scripts["later"])
    return ["".join(later["pieces"][piece] for piece in body) for body in later["bodies"]]


def test_every_figure_on_the_page_is_the_runs(run):
    page = Read(render_html(run))
    metrics = run["metrics"]
    groups = {"all": metrics["figures"], **{name: each["figures"] for name, each in metrics["by_language"].items()}}
    scores = {name: {key: {"value": part[key]} for key in CONFIDENCE} for name, part in metrics["calibration"].items()}
    seen = set()
    for attrs in page.having("data-figure"):
        group, name = attrs["data-group"], attrs["data-figure"]
        source = scores if name in CONFIDENCE else groups
        wanted = source[group].get(name, {})
        for key in ("value", "low", "high", "n"):
            assert attrs[f"data-{key}"] == ("" if wanted.get(key) is None else json.dumps(wanted[key])), (
                group,
                name,
                key,
            )
        seen.add((group, name))
    assert seen >= {(group, name) for group, held in groups.items() for name in held}


def test_a_figure_is_shown_with_its_interval_and_its_number(run):
    text = " ".join(Read(render_html(run)).text)
    assert "0.861" in text
    assert "0.81–0.90, n = 201" in text
    assert "98.0–150.0 · n 201" in text
    assert "0.861 · 0.81–0.90, n = 201" in render_markdown(run)


def test_the_cells_and_the_outcomes_are_the_runs(run):
    page = Read(render_html(run))
    cells = {(a["data-language"], a["data-kind"]): a for a in page.having("data-kind", "data-n")}
    assert cells["en", "set"]["data-value"] == "0.923"
    assert cells["en", "set"]["data-n"] == "13"
    assert cells["en", "novel-kind"]["data-value"] == ""
    assert cells["all", "all"]["data-value"] == "0.8612"
    assert cells["all", "all"]["data-n"] == "201"
    shown = {attrs["data-outcome"]: int(attrs["data-value"]) for attrs in page.having("data-outcome")}
    assert shown | {"errors": 2} == run["metrics"]["outcomes"]


def test_the_worst_come_first_and_the_right_ones_wait(run):
    html = render_html(run)
    page = Read(html)
    assert re.findall(r"<code>(q\d+)-zht</code>", html) == ["q005", "q004", "q003", "q002", "q001"]
    cards = page.having("data-verdict")
    assert [card["data-verdict"] for card in cards] == ["wrong", "wrong", "wrong", "unsupported", "right"]
    assert ["open" in card for card in cards] == [True, True, True, False, False]
    assert ["data-later" in card for card in cards] == [False, False, False, False, True]
    (waiting,) = bodies(page)
    assert "同時列入者有銻。" in waiting


def test_a_card_marks_gold_citations_and_missing_demands(run):
    run["rows"] = [row()]
    html = render_html(run)
    assert re.search(r'<li class=gold><q lang="zh-Hant">表三列出54種礦物。</q>', html)
    assert re.search(r'<li><q lang="en">Antimony is listed.</q>', html)
    assert re.search(r'<li class="missing" lang="zh-Hant">鈷<small data-t="missing">', html)
    assert "misses 鈷" in html


def poisoned(value, payload):
    """The same data with the payload in every text, and behind every name that data may choose."""
    if isinstance(value, dict):
        return {key: poisoned(each, payload) for key, each in value.items()}
    if isinstance(value, list):
        return [poisoned(each, payload) for each in value]
    return f"{value}{payload}" if isinstance(value, str) else value


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_in_the_data_becomes_markup(run, payload):
    bad = poisoned(deepcopy(run), payload)
    metrics = bad["metrics"]
    for key in ("figures", "by_language", "by_kind", "cells", "calibration"):
        metrics[key] = {name + payload: each for name, each in metrics[key].items()}
    bad["manifest"]["settings"] = {payload: payload}
    clean, page = Read(render_html(run)), Read(render_html(bad))
    assert [tag for tag, _ in page.tags].count("script") == 3
    assert {tag for tag, _ in page.tags} <= {tag for tag, _ in clean.tags}
    assert page.scripts["code"] == clean.scripts["code"]
    assert json.loads(page.scripts["words"]) == json.loads(clean.scripts["words"])
    for inner in map(Read, bodies(page)):
        assert not {tag for tag, _ in inner.tags} & {"script", "img"}
        assert payload in "".join(inner.text)
    for _, attrs in [*page.tags, *(tag for body in bodies(page) for tag in Read(body).tags)]:
        assert not [name for name in attrs if name.startswith("on") or name == "style"]
    assert payload in "".join(page.text)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_in_the_data_becomes_markdown(run, payload):
    text = render_markdown(poisoned(deepcopy(run), f"{payload} | [a](b) `c`\n# d"))
    assert not re.search(r"<\w|</|<!", text)
    assert not re.search(r"(?<!\\)[\[`]", text)
    assert not re.search(r"^# d", text, re.MULTILINE)
    tables = [line for line in text.splitlines() if line.startswith("| ")]
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in tables} <= {4, 5, 6}


def test_the_page_loads_nothing(run):
    html = render_html(run)
    page = Read(html)
    links = [attrs[key] for _, attrs in page.tags for key in ("src", "href", "action", "data") if attrs.get(key)]
    assert links
    assert all(link.startswith("#") for link in links)
    assert not re.search(r"url\(|@import", PACKAGE.joinpath("style.css").read_text("utf-8"))
    assert not re.search(r"\bfetch\b|XMLHttp|import\(|https?:", PACKAGE.joinpath("script.js").read_text("utf-8"))
    (policy,) = [attrs["content"] for attrs in page.having("http-equiv")]
    assert policy == "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:"


def test_every_word_is_there_in_all_languages_with_the_same_gaps():
    for key, strings in WORDS.items():
        assert set(strings) == set(LANGUAGES), key
        assert all(strings.values()), key
        gaps = {frozenset(name for _, name, _, _ in Formatter().parse(each) if name) for each in strings.values()}
        assert len(gaps) == 1, key


def test_every_word_is_in_its_script():
    from assistant.language.scripts import to_simplified_characters

    for key, strings in WORDS.items():
        assert to_simplified_characters(strings["zh-Hans"]) == strings["zh-Hans"], key


def test_no_word_is_missing(run):
    """Neither for what the page says, nor for what the script says, nor for the figures and kinds that there are."""
    page = Read(render_html(run))
    inside = [tag for body in bodies(page) for tag in Read(body).tags]
    keys = ("data-t", "data-t-label", "data-t-hint")
    used = {attrs[key] for _, attrs in [*page.tags, *inside] for key in keys if key in attrs}
    used |= set(re.findall(r'word\("(\w+)"', PACKAGE.joinpath("script.js").read_text("utf-8")))
    figures = {name for names in SECTIONS.values() for name in names} | set(TILES) | set(CONFIDENCE)
    used |= {f"{group}.{name}" for group in ("figure", "says") for name in figures}
    used |= {f"section.{name}" for name in (*SECTIONS, "other")} | {f"kind.{name}" for name in get_args(Kind)}
    used |= {f"rank.{name}" for name in RANKS} | set(OUTCOMES)
    used |= {f"status.{name}" for name in ("answered", "not_found", "smalltalk", "error")}
    assert used <= WORDS.keys()


@pytest.mark.parametrize("empty", [{}, {"rows": [], "metrics": {}, "manifest": {}, "times": None}])
def test_an_empty_run_is_a_page_too(empty):
    page = Read(render_html(empty))
    assert "This run has no questions." in page.text
    assert render_markdown(empty).startswith("# Evaluation report\n")


def test_a_null_figure_is_a_dash(run):
    run["metrics"]["figures"] = {name: figure(None, n=0) for name in ("right", *TILES)}
    page = Read(render_html(run))
    assert page.text.count("–") >= 2 * len(TILES)
    assert "None" not in " ".join(page.text) + render_markdown(run)


def test_many_questions_stay_light(run):
    answer = "同時列入者有銻、鉻、鈷、石墨、鋰、稀土、鎢與鋯，詳見論文表三。" * 5
    run["rows"] = [
        right(number, answer=f"{number}{answer}", found=[f"t3-r{n:02}" for n in range(10)]) for number in range(1600)
    ]
    for each in run["rows"][::8]:
        each |= {"right": False, "missing": ["鈷"]}
    assert len(render_html(run).encode()) < 3_000_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_markdown_speaks_the_language_asked_for(run, language):
    text = render_markdown(run, language)
    assert f"## {WORDS['figures'][language]}" in text
    assert WORDS["rank.confident"][language] in text


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_text_can_be_read_on_every_ground(scheme):
    css = PACKAGE.joinpath("style.css").read_text("utf-8")
    colours = dict(re.findall(r"--([\w-]+): (#\w{6});", re.findall(r":root \{(.*?)\}", css, re.DOTALL)[scheme]))
    pairs = [(f"h{step}-ink", f"h{step}") for step in range(7)]
    pairs += [(ink, ground) for ink in ("ink", "soft", "accent", "bad") for ground in ("paper", "raised")]
    pairs += [("ink", "bad-soft"), ("bad", "bad-soft")]
    for ink, ground in pairs:
        low, high = sorted((luminance(colours[ink]), luminance(colours[ground])))
        assert (high + 0.05) / (low + 0.05) >= 4.5, (ink, ground)

import pytest

from assistant.interfaces.chat.markup import attribute, element, escape, language_of, link, safe_url, words
from tests.interfaces.contracts import PAYLOADS


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_that_html_markdown_or_a_template_reads_survives(payload):
    for safe in (escape(payload), attribute(payload)):
        assert not set("\"'`{}\n") & set(safe)
        assert safe.replace("<br>", "").count("<") == 0


def test_characters_that_reorder_or_hide_text_are_dropped():
    assert escape("a\u202eb\u200bc\x00d\U000e0041e") == "abcde"


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        " JavaScript:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,x",
        "//host/x",
        "http://",
        "ftp://host/x",
        "file:///etc/passwd",
        'https://host/"onmouseover="x',
        "https://host/<script>",
        "http://[bad",
        "https://host/a b",
    ],
)
def test_only_plain_web_addresses_become_links(url):
    assert safe_url(url) is None
    assert link("label", url) == "label"


def test_a_link_opens_apart_and_tells_nothing():
    assert link("USGS", "https://usgs.gov/?a=1&b=2") == (
        '<a href="https://usgs.gov/?a=1&amp;b=2" target="_blank" rel="noopener noreferrer">USGS</a>'
    )


@pytest.mark.parametrize(
    ("text", "default", "language"),
    [
        ("Federal Register", "zh-Hant", "en"),
        ("", "zh-Hans", "en"),
        ("關鍵礦物清單", "zh-Hans", "zh-Hant"),
        ("关键矿产清单", "zh-Hant", "zh-Hans"),
        ("日本", "zh-Hant", "zh-Hant"),
        ("日本", "zh-Hans", "zh-Hans"),
        ("Announcement 公告", "en", "zh-Hant"),
    ],
)
def test_each_text_says_its_language(text, default, language):
    assert language_of(text, default) == language
    assert f'lang="{language}"' in words(text, default)


def test_attributes_are_escaped_and_none_is_left_out():
    assert element("p", "x", "en", title='"><b>', hidden=None) == '<p lang="en" title="&quot;&gt;&lt;b&gt;">x</p>'

"""Small pieces of HTML, safe by construction: whatever comes from knowledge or from a user is escaped here."""

from __future__ import annotations

import re
from html import escape as escape_entities
from urllib.parse import urlsplit

from ...language.scripts import HAN, detect_language, to_simplified_characters
from ...records import Language
from .texts import CHROME, LANGUAGES

# Invisible characters that can reorder or hide what is read: controls, bidirectional overrides, tag characters.
_UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]"
)
_NOT_IN_A_URL = re.compile(r"[\s\x00-\x20\x7f<>\"'`\\]")


def visible(value: object) -> str:
    """The value as text without characters that a reader cannot see; None gives the empty text."""
    return "" if value is None else _UNSEEN.sub("", str(value))


def escape(value: object) -> str:
    """The value as HTML text on one line, also fit for a quoted attribute.

    Line breaks become <br>, because an empty line would end an HTML block inside Markdown. Braces and backticks are
    written as entities, so that no template language on the way can take them for its own.

    >>> escape('<b onclick="x">')
    '&lt;b onclick=&quot;x&quot;&gt;'
    """
    safe = escape_entities(visible(value), quote=True)
    safe = safe.replace("{", "&#123;").replace("}", "&#125;").replace("`", "&#96;")
    return safe.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "<br>")


def attribute(value: object) -> str:
    """The value for a quoted attribute: as `escape`, with line breaks kept as characters."""
    return escape(value).replace("<br>", "&#10;")


def safe_url(url: object) -> str | None:
    """The address if a link may lead there, else None: http or https, with a host, without blanks or quotes.

    >>> safe_url("https://www.usgs.gov/a?b=1"), safe_url("javascript:alert(1)"), safe_url("//host/x")
    ('https://www.usgs.gov/a?b=1', None, None)
    """
    address = "" if url is None else str(url).strip()
    if not address or _NOT_IN_A_URL.search(address):
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.hostname else None


def link(label_html: str, url: object) -> str:
    """The label (HTML already) as a link that opens in a new tab; the bare label when the address is refused."""
    address = safe_url(url)
    if address is None:
        return label_html
    return f'<a href="{attribute(address)}" target="_blank" rel="noopener noreferrer">{label_html}</a>'


def language_of(value: str, default: Language = "zh-Hant") -> Language:
    """The language of a title, name or note, for its `lang` attribute.

    One Han character makes it Chinese, since names mix scripts; `default` decides between Traditional and Simplified
    where the characters do not.

    >>> language_of("Federal Register"), language_of("關鍵礦物清單"), language_of("日本", default="zh-Hans")
    ('en', 'zh-Hant', 'zh-Hans')
    """
    han = "".join(HAN.findall(value))
    if not han:
        return "en"
    if default == "zh-Hans" and to_simplified_characters(han) == han:
        return "zh-Hans"
    return detect_language(han)


def element(name: str, inner_html: str, language: str | None = None, **attributes: object) -> str:
    """One element. A trailing underscore is dropped from attribute names (`class_`), other ones become hyphens.

    Attribute values are escaped; None and False leave the attribute out, True writes it bare.

    >>> element("span", "1", class_="cm-number", hidden=True, title=None)
    '<span class="cm-number" hidden>1</span>'
    """
    written = [f' lang="{attribute(language)}"'] if language else []
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        shown = key.rstrip("_").replace("_", "-")
        written.append(f" {shown}" if value is True else f' {shown}="{attribute(value)}"')
    return f"<{name}{''.join(written)}>{inner_html}</{name}>"


def words(value: str, default: Language = "zh-Hant", name: str = "span", **attributes: object) -> str:
    """A text in an element that says which language it is in."""
    return element(name, escape(value), language_of(value, default), **attributes)


def chrome(key: str) -> str:
    """A string of the frame in all three languages; the style sheet shows the one of the browser's language."""
    shown = [element("span", escape(CHROME[key][language]), language, class_="cm-frame") for language in LANGUAGES]
    return element("span", "".join(shown), class_="cm-frames")

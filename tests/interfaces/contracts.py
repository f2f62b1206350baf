"""Answers as the assistant gives them, for tests of the page: one in zh-Hant, one in English, a refusal, a greeting."""

from __future__ import annotations

from collections.abc import Sequence
from html.parser import HTMLParser
from typing import Any

from assistant.records import Turn

PAPER: dict[str, Any] = {
    "id": "paper",
    "title": "中美關鍵礦物競爭之戰略意涵與影響",
    "authors": ["翟文中", "陳宥芯"],
    "year": 2023,
    "url": None,
}


def citation(number: int = 1, **changes: Any) -> dict[str, Any]:
    """A citation of the paper, with whatever a test wants otherwise."""
    base: dict[str, Any] = {
        "number": number,
        "kind": "fact",
        "entry": "us-2022-list-size",
        "quote": "美國地質調查局於2022年公布新版關鍵礦物清單，共列50項。",
        "language": "zh-Hant",
        "source": PAPER,
        "locator": {"section": "參、一、美國方面", "paragraph": 3, "footnotes": [26, 27], "table": None, "page": None},
        "via": [
            {
                "id": "fr-2022",
                "title": "2022 Final List of Critical Minerals, Federal Register 87 FR 10381",
                "url": "https://www.federalregister.gov/documents/2022/02/24/2022-04027/2022-final-list",
            }
        ],
        "as_of": "2022-02-24",
        "check": "confirmed",
        "note": None,
    }
    return base | changes


def answer(**changes: Any) -> dict[str, Any]:
    """An answered question in Traditional Chinese with two citations, changed as a test wants."""
    base: dict[str, Any] = {
        "question": "美國2022年的關鍵礦物清單有幾項？",
        "resolved_question": None,
        "language": "zh-Hant",
        "status": "answered",
        "answer": "美國地質調查局於2022年公布新版關鍵礦物清單，共列50項。[1]2018年的首份清單則列35項。[2]",
        "short_answer": "50項",
        "confidence": 0.94,
        "sentences": [
            {"text": "美國地質調查局於2022年公布新版關鍵礦物清單，共列50項。", "citations": [1]},
            {"text": "2018年的首份清單則列35項。", "citations": [2]},
        ],
        "table": None,
        "citations": [
            citation(),
            citation(
                2,
                entry="us-2018-list-size",
                kind="passage",
                quote="2018年，美國內政部公布首份關鍵礦物清單，列出35種礦物，其中鈾於2022年的新版清單中移除。",
                check="differs",
                note="論文寫作「2018年2月」；該月公布者為草案，定案清單於2018年5月18日刊登。",
                as_of="2018-05",
            ),
        ],
        "notes": ["清單每三年至少檢討一次；2022年版已於2025年由新版取代。"],
        "related": ["2022年的清單比2018年多了哪些礦物？"],
        "timing_ms": {"total": 12.3},
    }
    return base | changes


def answer_en() -> dict[str, Any]:
    """An answered question in English; one of its two citations quotes Chinese."""
    text = "China announced export controls on gallium and germanium on 3 July 2023; they took effect on 1 August 2023."
    return answer(
        question="When did China restrict gallium and germanium exports?",
        language="en",
        answer=f"{text} [1][2]",
        short_answer="3 July 2023",
        confidence=0.71,
        sentences=[{"text": text, "citations": [1, 2]}],
        citations=[
            citation(
                1,
                entry="cn-gallium-2023",
                quote=text,
                language="en",
                source={
                    "id": "mofcom-23",
                    "title": "Announcement No. 23 of 2023",
                    "authors": ["MOFCOM", "General Administration of Customs"],
                    "year": 2023,
                    "url": "https://www.mofcom.gov.cn/article/2023-23.html",
                },
                locator={"section": None, "paragraph": None, "footnotes": [2], "table": None, "page": 1},
                as_of="2023-07-03",
            ),
            citation(
                2,
                kind="passage",
                quote="中國商務部與海關總署2023年7月3日公告，自8月1日起對鎵、鍺相關物項實施出口管制。",
                check="unchecked",
                via=[],
                as_of=None,
            ),
        ],
        notes=[],
        related=[],
    )


def refusal() -> dict[str, Any]:
    """A question that the knowledge does not answer, with topics that come close."""
    return answer(
        question="2030年的稀土價格會是多少？",
        status="not_found",
        answer="資料中沒有關於2030年稀土價格的內容，因此不作答。",
        short_answer=None,
        confidence=0.05,
        sentences=[{"text": "資料中沒有關於2030年稀土價格的內容，因此不作答。", "citations": []}],
        citations=[],
        notes=[],
        related=["中國占全球稀土產量多少？", "美國2022年的關鍵礦物清單有幾項？"],
    )


def greeting() -> dict[str, Any]:
    """Small talk: text, no citations."""
    return answer(
        question="hello",
        language="en",
        status="smalltalk",
        answer="Hello! Ask me about critical minerals.",
        short_answer=None,
        sentences=[{"text": "Hello! Ask me about critical minerals.", "citations": []}],
        citations=[],
        notes=[],
        related=["What is a critical mineral?"],
    )


PAYLOADS = (
    '<img src=x onerror="window.cmHacked=1">',
    "<script>window.cmHacked=1</script>",
    '"><svg onload=window.cmHacked=1>',
    "${window.cmHacked=1}",
    "{{constructor.constructor('window.cmHacked=1')()}}",
    "[click](javascript:window.cmHacked=1) ![x](http://attacker.example/x.png)\n\n# heading\n\n<b onclick=x>b</b>",
)


def hostile() -> dict[str, Any]:
    """An answer in which every text tries to become markup or script, and every address to become a script."""
    bad = " ".join(PAYLOADS)
    poisoned = citation(
        quote=f"gallium {bad}",
        language="en",
        source={"id": "x", "title": bad, "authors": [bad], "year": 2023, "url": "javascript:window.cmHacked=1"},
        locator={"section": bad, "paragraph": 1, "footnotes": [1], "table": bad, "page": 2},
        via=[
            {"id": "a", "title": bad, "url": "data:text/html,<script>window.cmHacked=1</script>"},
            {"id": "b", "title": bad, "url": 'https://example.org/"onmouseover="window.cmHacked=1'},
        ],
        as_of=bad,
        check="differs",
        note=bad,
    )
    return answer(
        question=bad,
        resolved_question=bad,
        language="en",
        answer=bad,
        short_answer=PAYLOADS[0],
        sentences=[{"text": bad, "citations": [1, 7]}],
        table={"columns": [bad], "rows": [[bad]]},
        citations=[poisoned],
        notes=[bad],
        related=[bad],
    )


def fake_ask(question: str, history: Sequence[Turn]) -> dict[str, Any]:
    """Stands in for the assistant: picks the answer by a word of the question; says how long the history was."""
    if "gallium" in question:
        found = answer_en()
    elif "2030" in question:
        found = refusal()
    elif "hello" in question:
        found = greeting()
    elif "cmHacked" in question:
        found = hostile()
    else:
        found = answer()
    return found | {"question": question, "timing_ms": {"total": 1.0, "history": float(len(history))}}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def elements(html: str) -> list[tuple[str, dict[str, str | None]]]:
    """Every element of a piece of HTML with its attributes, as a browser reads them."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.found


SAFE_ELEMENTS = {
    *("a", "article", "blockquote", "br", "button", "cite", "div", "h3", "li", "mark", "p", "section", "span"),
    *("strong", "table", "tbody", "td", "th", "thead", "tr", "ul"),
}
SAFE_ATTRIBUTES = {
    *("aria-label", "class", "hidden", "href", "id", "lang", "rel", "role", "scope", "tabindex", "target", "title"),
    *("type", "value"),
}


def assert_only_text(html: str) -> None:
    """No element and no attribute but those that the page itself writes."""
    for name, attributes in elements(html):
        assert name in SAFE_ELEMENTS
        assert attributes.keys() <= SAFE_ATTRIBUTES, name

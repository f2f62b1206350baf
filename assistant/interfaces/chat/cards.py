"""Evidence cards: each citation of an answer as HTML, numbered like the markers in the answer.

Pure functions from the answer contract to HTML. All text is escaped by `markup`; links lead to http and https only.
"""

from __future__ import annotations

from collections.abc import Sequence

from ...records import Language
from .exchange import Contract, Exchange
from .marks import marked_html, spans
from .markup import chrome, element, escape, link, words
from .places import byline, date_words, place_parts
from .texts import text


def evidence_panel(exchanges: Sequence[Exchange]) -> str:
    """The panel beside the conversation: the cards of every exchange, only those of the last one shown.

    Cards of earlier answers stay in the page, hidden, so that an earlier marker can bring them back without asking
    the server. Before the first answer the panel says what will stand here.
    """
    answered = [exchange for exchange in exchanges if exchange.answer is not None]
    if not answered:
        return element("p", chrome("evidence_empty"), class_="cm-empty")
    return "".join(_section(exchange, shown=exchange is answered[-1]) for exchange in answered)


def _section(exchange: Exchange, shown: bool) -> str:
    language = exchange.language
    if exchange.citations:
        title = text("evidence_for", language, question=exchange.question)
        cards = "".join(citation_card(citation, exchange) for citation in exchange.citations)
        inner = element("h3", escape(title), language, class_="cm-evidence-for") + cards
    else:
        inner = element("p", escape(text("no_evidence", language)), language, class_="cm-empty")
    return element("section", inner, id=f"cm-evidence-{exchange.number}", class_="cm-evidence", hidden=not shown)


def citation_card(citation: Contract, exchange: Exchange) -> str:
    """One card: number, kind and check; the quote with the words that matter marked; whence it comes."""
    language = exchange.language
    inner = "".join(
        (
            _head(citation, exchange),
            _quote(citation, exchange),
            _note(citation, language),
            _source(citation, language),
            _via(citation, language),
            _as_of(citation, language),
        )
    )
    return element(
        "article",
        inner,
        language,
        id=exchange.card_id(citation["number"]),
        class_="cm-card",
        tabindex="-1",
        aria_label=text("card", language, number=citation["number"]),
    )


def _head(citation: Contract, exchange: Exchange) -> str:
    language = exchange.language
    number = element(
        "a",
        escape(citation["number"]),
        href=f"#{exchange.answer_id}",
        class_="cm-number cm-back",
        title=text("back", language),
        aria_label=f"{text('card', language, number=citation['number'])}: {text('back', language)}",
    )
    kind = element("span", escape(text(f"kind_{citation['kind']}", language)), class_="cm-kind")
    return element("div", number + kind + _badge(citation.get("check"), language), class_="cm-card-head")


def _badge(check: str | None, language: Language) -> str:
    """What a comparison with further sources found; nothing when the question does not arise (a user's document)."""
    if check is None:
        return ""
    return element(
        "span",
        escape(text(f"check_{check}", language)),
        class_=f"cm-badge cm-badge-{check}",
        title=text(f"check_{check}_title", language),
    )


def _quote(citation: Contract, exchange: Exchange) -> str:
    answer = exchange.answer or {}
    quote = str(citation["quote"])
    places = spans(quote, exchange.question, answer.get("short_answer"), answer.get("answer", ""))
    return element("blockquote", marked_html(quote, places), citation["language"], class_="cm-quote")


def _note(citation: Contract, language: Language) -> str:
    note = citation.get("note")
    return words(note, language, "p", class_=f"cm-note cm-note-{citation.get('check') or 'plain'}") if note else ""


def _source(citation: Contract, language: Language) -> str:
    source = citation["source"]
    title = element("cite", link(words(source["title"], language), source.get("url")), class_="cm-title")
    by = byline(source, language)
    lines = [title, words(by, language, class_="cm-by") if by else ""]
    parts = [words(part, language) for part in place_parts(citation["locator"], language)]
    if parts:
        lines.append(element("span", escape(text("place_join", language)).join(parts), class_="cm-place"))
    return element("div", "".join(lines), class_="cm-source")


def _via(citation: Contract, language: Language) -> str:
    sources = citation.get("via") or []
    if not sources:
        return ""
    items = "".join(element("li", link(words(each["title"], language), each.get("url"))) for each in sources)
    label = element("span", escape(text("via", language)), class_="cm-label")
    return element("div", label + element("ul", items), class_="cm-via")


def _as_of(citation: Contract, language: Language) -> str:
    date = citation.get("as_of")
    if not date:
        return ""
    return element("p", escape(text("as_of", language, date=date_words(str(date), language))), class_="cm-as-of")

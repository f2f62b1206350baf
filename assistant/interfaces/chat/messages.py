"""The conversation as HTML: questions, answers with their markers, refusals with topics that come close.

Each message is one HTML block on one line, because Gradio reads messages as Markdown and an empty line would end the
block. Its sanitiser then keeps elements, classes and ids but drops data-* and aria-*; markers and buttons therefore
carry what they need in href and value.
"""

from __future__ import annotations

from collections.abc import Sequence

from ...language.scripts import detect_language
from ...records import Language
from .exchange import Contract, Exchange
from .marks import same_words
from .markup import chrome, element, escape, visible, words
from .places import plain_citation
from .texts import text

# From these probabilities on, the words for confidence.
_HIGH, _MODERATE = 0.85, 0.6
# A longer short answer is a sentence of its own and would only say the answer twice.
_SHORT = 80


def welcome(examples: Sequence[str]) -> str:
    """What the conversation shows before the first question: a line of greeting and the example questions."""
    greeting = element("p", chrome("welcome"), class_="cm-greeting") + element("p", chrome("try"), class_="cm-try")
    return element("div", greeting + ask_buttons(examples), class_="cm-welcome")


def ask_buttons(questions: Sequence[str]) -> str:
    """Buttons that ask what stands on them."""
    buttons = "".join(
        element("button", escape(question), detect_language(question), type="button", class_="cm-ask", value=question)
        for question in questions
    )
    return element("div", buttons, class_="cm-asks")


def messages(exchanges: Sequence[Exchange]) -> list[dict[str, str]]:
    """The conversation in Gradio's message form: role and content, oldest first."""
    found: list[dict[str, str]] = []
    for exchange in exchanges:
        found.append({"role": "user", "content": question_html(exchange.question)})
        found.append({"role": "assistant", "content": reply_html(exchange)})
    return found


def question_html(question: str) -> str:
    """The question as its asker wrote it."""
    return element("div", escape(question), detect_language(question), class_="cm-question")


def reply_html(exchange: Exchange) -> str:
    """What stands below a question: the answer, the reason why there is none, or that it is being looked for."""
    language = exchange.language
    if exchange.problem is not None:
        return words(exchange.problem, language, "div", class_="cm-problem", role="alert")
    if exchange.answer is None:
        return element("div", escape(text("wait", language)), language, class_="cm-wait", role="status")
    return answer_html(exchange, exchange.answer)


def answer_html(exchange: Exchange, answer: Contract) -> str:
    """An answer, a refusal or a bit of small talk; the class cm-<status> tells them apart."""
    language, status = exchange.language, str(answer["status"])
    pieces = [_understood(answer, language)]
    if status == "not_found":
        pieces.append(element("p", escape(text("not_found", language)), class_="cm-refusal"))
    if status == "answered":
        pieces.append(_short(answer, language))
    pieces += [_sentences(answer, exchange), _table(answer, language), _notes(answer, language)]
    if status == "answered":
        pieces.append(_foot(answer, language))
    pieces.append(_related(answer, language))
    return element("div", "".join(pieces), language, id=exchange.answer_id, class_=f"cm-answer cm-{status}")


def _understood(answer: Contract, language: Language) -> str:
    question = answer.get("resolved_question")
    if not question:
        return ""
    return words(text("understood_as", language, question=question), language, "p", class_="cm-understood")


def _short(answer: Contract, language: Language) -> str:
    short = answer.get("short_answer")
    if not short or len(short) > _SHORT or same_words(short, "".join(each["text"] for each in answer["sentences"])):
        return ""
    label = element("span", escape(text("short_answer", language)), class_="cm-label")
    return element("p", label + words(short, language, "strong"), class_="cm-short")


def _sentences(answer: Contract, exchange: Exchange) -> str:
    """The sentences, each followed by its markers; the plain answer when the contract lists no sentences."""
    titles = {citation["number"]: str(citation["source"]["title"]) for citation in exchange.citations}
    pieces = [
        escape(sentence["text"]) + "".join(_marker(number, titles, exchange) for number in sentence["citations"])
        for sentence in answer["sentences"]
    ] or [escape(answer["answer"])]
    return element("p", (" " if exchange.language == "en" else "").join(pieces), class_="cm-text")


def _marker(number: int, titles: dict[int, str], exchange: Exchange) -> str:
    """[n] as a link to its card; without a card it is only text, since a link must lead somewhere."""
    label = f"[{escape(number)}]"
    if number not in titles:
        return label
    return element("a", label, href=f"#{exchange.card_id(number)}", class_="cm-marker", title=titles[number])


def _table(answer: Contract, language: Language) -> str:
    table = answer.get("table")
    if not table:
        return ""
    head = "".join(words(str(column), language, "th", scope="col") for column in table["columns"])
    rows = "".join(
        element("tr", "".join(words(visible(cell), language, "td") for cell in row)) for row in table["rows"]
    )
    inner = element("thead", element("tr", head)) + element("tbody", rows)
    return element("div", element("table", inner), class_="cm-table", tabindex="0")


def _notes(answer: Contract, language: Language) -> str:
    notes = "".join(words(note, language, "li") for note in answer["notes"])
    return element("ul", notes, class_="cm-notes") if notes else ""


def _foot(answer: Contract, language: Language) -> str:
    """Confidence in words, and the button that copies answer and sources."""
    probability = float(answer["confidence"])
    word = "high" if probability >= _HIGH else "moderate" if probability >= _MODERATE else "low"
    confidence = element(
        "span",
        escape(text("confidence", language, word=text(f"confidence_{word}", language))),
        class_=f"cm-confidence cm-confidence-{word}",
        title=text("probability", language, percent=round(100 * probability)),
    )
    copy = element(
        "button",
        escape(text("copy", language)),
        type="button",
        class_="cm-copy",
        title=text("copied", language),
        value=copy_text(answer, language),
    )
    return element("div", confidence + copy, class_="cm-foot")


def copy_text(answer: Contract, language: Language) -> str:
    """Answer and sources as plain text for the clipboard."""
    lines = [str(answer["answer"]), "", *(plain_citation(each, language) for each in answer["citations"])]
    return visible("\n".join(lines).strip())


def _related(answer: Contract, language: Language) -> str:
    questions = answer["related"]
    if not questions:
        return ""
    key = "related_refused" if answer["status"] == "not_found" else "related"
    return element("p", escape(text(key, language)), class_="cm-label cm-related") + ask_buttons(questions)

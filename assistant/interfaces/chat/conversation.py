"""What happens when a question is sent: checks, the call, and the states the page goes through. No Gradio here."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ...errors import AssistantError, UsageError
from ...language.scripts import detect_language
from ...records import Turn
from .cards import evidence_panel
from .exchange import Ask, Contract, Exchange
from .markup import words
from .messages import messages
from .texts import text

QUESTION_LIMIT = 500
# A conversation keeps its last exchanges only: each of them travels to the browser again with every answer.
KEPT_EXCHANGES = 40
HISTORY_LIMIT = 40
TURN_LIMIT = 4000

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Frame:
    """Everything that can change on the page, at one moment.

    box: text of the question field; None leaves it alone, since the reader may be typing.  notice: HTML shown above
    the field.  exchanges: the conversation so far.
    """

    box: str | None = None
    notice: str = ""
    exchanges: tuple[Exchange, ...] = ()
    messages: list[dict[str, str]] = field(default_factory=list)
    evidence: str = ""


def frame(exchanges: Sequence[Exchange], box: str | None = None, notice: str = "") -> Frame:
    """The page for these exchanges; without any it is the empty page."""
    return Frame(box, notice, tuple(exchanges), messages(exchanges), evidence_panel(exchanges))


def question_problem(question: str) -> str | None:
    """Why this question cannot be asked, in its own language; None when it can. Blanks around it do not count."""
    length = len(question.strip())
    if length <= QUESTION_LIMIT:
        return None
    return text("too_long", detect_language(question[:QUESTION_LIMIT]), length=length, limit=QUESTION_LIMIT)


def converse(ask: Ask, question: str, exchanges: Sequence[Exchange]) -> Iterator[Frame]:
    """The frames that a sent question goes through: question shown, then answered.

    An empty question changes nothing. One that is too long stays in the field, with a notice. Whatever `ask` raises
    becomes a message in the conversation: the page must not die of one question.
    """
    asked = question.strip()
    if not asked:
        yield frame(exchanges)
        return
    problem = question_problem(asked)
    if problem is not None:
        yield frame(exchanges, notice=words(problem, name="p", class_="cm-problem", role="alert"))
        return
    pending = Exchange(exchanges[-1].number + 1 if exchanges else 1, asked)
    yield frame([*exchanges, pending], box="")
    done = _answered(ask, pending, turns(exchanges))
    yield frame([*exchanges, done][-KEPT_EXCHANGES:])


def _answered(ask: Ask, pending: Exchange, history: Sequence[Turn]) -> Exchange:
    try:
        return replace(pending, answer=ask(pending.question, history))
    except AssistantError as error:
        return replace(pending, problem=str(error))
    except Exception:
        _log.exception("the question could not be handled")
        return replace(pending, problem=text("failed", pending.language))


def turns(exchanges: Sequence[Exchange]) -> list[Turn]:
    """The conversation as `ask` takes it; exchanges without an answer are left out."""
    return [
        turn
        for exchange in exchanges
        if exchange.answer is not None
        for turn in (Turn("user", exchange.question), Turn("assistant", str(exchange.answer["answer"])))
    ]


def turns_from(history: Sequence[Mapping[str, Any]] | None) -> list[Turn]:
    """Turns out of what an HTTP caller sent: the last ones, each no longer than can be of use.

    Raises UsageError when an item is not {"role": "user" or "assistant", "content": text}.
    """
    found: list[Turn] = []
    for place, item in enumerate((history or [])[-HISTORY_LIMIT:], start=1):
        role = item.get("role") if isinstance(item, Mapping) else None
        content = item.get("content") if isinstance(item, Mapping) else None
        if role not in ("user", "assistant") or not isinstance(content, str):
            raise UsageError(
                f'history: item {place} is not a turn; send {{"role": "user" or "assistant", "content": "text"}}.'
            )
        found.append(Turn(role, content[:TURN_LIMIT]))
    return found


def answer_over_http(ask: Ask, question: object, history: Sequence[Mapping[str, Any]] | None) -> Contract:
    """The answer contract for an HTTP caller.

    Raises UsageError for a question that is no text, empty or too long, and for a history that is not one.
    """
    if not isinstance(question, str) or not question.strip():
        raise UsageError("question: is empty; send the question as text.")
    problem = question_problem(question)
    if problem is not None:
        raise UsageError(f"question: {problem}")
    if history is not None and not isinstance(history, list):
        raise UsageError('history: is not a list; send [{"role": "user", "content": "text"}, …] or leave it out.')
    return ask(question.strip(), turns_from(history))

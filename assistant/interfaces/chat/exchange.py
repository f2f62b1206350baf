"""One question with what became of it, as the page keeps it for a conversation."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ...language.scripts import detect_language
from ...records import Language, Turn

Contract = Mapping[str, Any]
Ask = Callable[[str, Sequence[Turn]], Contract]


@dataclass(frozen=True, slots=True)
class Exchange:
    """One question and its answer.

    number: 1 for the first question of a conversation, never given twice.  answer: the answer contract; None while
    it is being looked for, or when there is none.  problem: why there is none, in words for the reader.
    """

    number: int
    question: str
    answer: Contract | None = None
    problem: str | None = None

    @property
    def language(self) -> Language:
        """The language of the answer, or of the question as long as there is no answer."""
        if self.answer is None:
            return detect_language(self.question)
        language: Language = self.answer["language"]
        return language

    @property
    def citations(self) -> Sequence[Contract]:
        """The citations of the answer, () when there are none."""
        return self.answer["citations"] if self.answer is not None else ()

    def card_id(self, number: int) -> str:
        """The HTML id of the evidence card of citation `number`."""
        return f"cm-card-{self.number}-{number}"

    @property
    def answer_id(self) -> str:
        """The HTML id of the answer in the conversation."""
        return f"cm-answer-{self.number}"

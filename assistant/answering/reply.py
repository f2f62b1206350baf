"""What every answer to one question begins with, and the three ways it may end."""

from __future__ import annotations

import time
from dataclasses import dataclass

from ..records import Answer, Citation, Language, Sentence, Status, Table
from .wording import NOT_FOUND


@dataclass(frozen=True, slots=True)
class Reply:
    """What every answer to one question begins with."""

    question: str
    language: Language
    resolved: str | None
    started: float
    today: str

    def answered(
        self,
        sentences: tuple[Sentence, ...],
        citations: tuple[Citation, ...],
        sure: float,
        short: str | None = None,
        table: Table | None = None,
        notes: tuple[str, ...] = (),
        related: tuple[str, ...] = (),
        found: float | None = None,
    ) -> Answer:
        """An answer with its evidence."""
        return Answer(
            question=self.question,
            resolved_question=self.resolved,
            language=self.language,
            status="answered",
            sentences=sentences,
            citations=citations,
            confidence=sure,
            short_answer=short,
            table=table,
            notes=notes,
            related=related,
            timing_ms=_timing(self.started, found),
        )

    def nothing(self, sure: float, near: tuple[str, ...], found: float, why: tuple[str, ...] = ()) -> Answer:
        """A refusal, with the nearest topics and, where it is known, what was missing."""
        return self.plainly("not_found", NOT_FOUND[self.language], sure, near, found, why)

    def plainly(
        self,
        status: Status,
        line: str,
        sure: float,
        near: tuple[str, ...],
        found: float | None = None,
        notes: tuple[str, ...] = (),
    ) -> Answer:
        """An answer of one fixed line without citations."""
        return Answer(
            question=self.question,
            resolved_question=self.resolved,
            language=self.language,
            status=status,
            sentences=(Sentence(line, ()),),
            citations=(),
            confidence=sure,
            notes=notes,
            related=near,
            timing_ms=_timing(self.started, found),
        )


def _timing(started: float, found: float | None = None) -> dict[str, float]:
    """Milliseconds for retrieval and in all."""
    total = (time.perf_counter() - started) * 1000
    return {"total": total} if found is None else {"retrieval": (found - started) * 1000, "total": total}

"""Which entries a search may find at all: by kind, source, language and time."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import get_args

from ..errors import UsageError
from ..records import Entry, EntryKind, Language


def _known(what: str, given: frozenset[str], there_are: tuple[str, ...]) -> None:
    strange = sorted(given.difference(there_are))
    if strange:
        raise UsageError(f"There is no {what} {strange[0]!r}. There are: {', '.join(there_are)}.")


@dataclass(frozen=True, slots=True)
class Filter:
    """What an entry must be; an empty set or None asks for nothing.

    kinds: of entry.  sources: ids; one that stands behind the entry (`via`) counts too.  languages: it has a text in
    one of them; Chinese counts for both scripts.  tables: of its source, as its locator begins ("表一").  notes:
    footnotes of its source, one of which its locator names.  since, until: ISO dates, possibly only a year; the
    entry's own date (as_of, else valid_from) lies between them, both included, and an entry without a date does not.
    """

    kinds: frozenset[str] = field(default=frozenset())
    sources: frozenset[str] = field(default=frozenset())
    languages: frozenset[str] = field(default=frozenset())
    tables: frozenset[str] = field(default=frozenset())
    notes: frozenset[int] = field(default=frozenset())
    since: str | None = None
    until: str | None = None

    def __post_init__(self) -> None:
        """Raises UsageError for a kind or language that does not exist, and for what is no date."""
        _known("kind", self.kinds, get_args(EntryKind))
        _known("language", self.languages, get_args(Language))
        for date in filter(None, (self.since, self.until)):
            if not (date[:4].isdigit() and len(date) in (4, 7, 10)):
                raise UsageError(f"{date!r} is no date. Write it as 2023, 2023-07 or 2023-07-03.")

    def __bool__(self) -> bool:
        """Whether anything is asked for."""
        return bool(
            self.kinds or self.sources or self.languages or self.tables or self.notes or self.since or self.until
        )

    def admits(self, entry: Entry) -> bool:
        """Whether the entry may be found."""
        return (
            (not self.kinds or entry.kind in self.kinds)
            and (not self.sources or not self.sources.isdisjoint((entry.source, *entry.via)))
            and (not self.languages or not self._scripts().isdisjoint(entry.texts))
            and (not self.tables or (entry.locator.table or "").startswith(tuple(self.tables)))
            and (not self.notes or not self.notes.isdisjoint(entry.locator.footnotes))
            and self._in_time(entry.as_of or entry.valid_from)
        )

    def _scripts(self) -> frozenset[str]:
        chinese = {"zh-Hant", "zh-Hans"}
        return self.languages | (chinese if self.languages & chinese else frozenset())

    def _in_time(self, date: str | None) -> bool:
        """Dates of unlike precision are compared as far as both go: 2023 lies neither before nor after 2023-07."""
        if not (self.since or self.until):
            return True
        if date is None:
            return False
        early = self.since is None or date[: len(self.since)] >= self.since[: len(date)]
        late = self.until is None or date[: len(self.until)] <= self.until[: len(date)]
        return early and late


ANYTHING = Filter()
"""No filter."""

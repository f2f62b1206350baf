"""What every sentence about lists needs: how a list, with its date and size, and its members are called."""

from __future__ import annotations

from collections.abc import Sequence

from ...language.glossary import Glossary
from ..short import say_date
from .rosters import Roster, Rosters, printed


class ListWriter:
    """Names lists and members in zh-Hant or English.

    key: "zh-Hant" or "en".  today: ISO date for what is latest.
    """

    def __init__(self, rosters: Rosters, glossary: Glossary, key: str, today: str) -> None:
        self._rosters = rosters
        self._glossary = glossary
        self._key = key
        self._english = key == "en"
        self._today = today

    def _name(self, roster: Roster) -> str:
        return roster.name[self._key]

    def _full(self, roster: Roster) -> str:
        """The list with its date and size: "the US list of 2022 (24 February 2022, 50 entries)"."""
        parts = [say_date(roster.as_of, self._key)] if roster.as_of else []
        parts.append(f"{roster.size} entries" if self._english else f"{roster.size}項")
        return (
            f"{self._name(roster)} ({', '.join(parts)})"
            if self._english
            else f"{self._name(roster)}（{'，'.join(parts)}）"
        )

    def _names(self, roster: Roster, terms: Sequence[str]) -> list[str]:
        return [printed(roster, term, self._key, self._glossary) for term in terms]

    def _none(self) -> str:
        return "none" if self._english else "無"

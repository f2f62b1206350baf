"""Questions that are answered by computing over tables, before anything is searched for."""

from __future__ import annotations

from ..language.glossary import Glossary
from ..records import Entry, Language
from ..retrieval.index import Index
from .computed import Computed, key_of
from .narrowing import TABLES, narrowed
from .tables.cells import count_rows
from .tables.figurefilter import FigureFilter
from .tables.figureplan import plan_figures
from .tables.figures import read_figures
from .tables.figuresay import FigureSpeaker
from .tables.listplan import plan_lists
from .tables.listsay import ListSpeaker
from .tables.rosters import read_rosters


class Computer:
    """Computes over the tables of one index, which are read once."""

    def __init__(self, index: Index) -> None:
        self._glossary: Glossary = index.glossary
        self._rosters = read_rosters(index.entries)
        self._figures = read_figures(index.entries)
        self._tables = _named_tables(index.entries)
        self._filter = FigureFilter(self._figures, index.entries, index.glossary)

    def compute(self, question: str, language: Language, today: str) -> Computed | None:
        """The computed answer; None when the question is not about tables, or asks for what they do not hold.

        today: ISO date; a list named without an edition is the one in force then.
        """
        key = key_of(language)
        lists = plan_lists(question, self._glossary, self._rosters, today)
        if lists is not None:
            return ListSpeaker(self._rosters, self._glossary, key, today).say(lists)
        for label, (whole, rows) in self._tables.items():
            if label in narrowed(question).tables:
                counted = count_rows(question, whole, rows, key, self._glossary)
                if counted is not None:
                    return counted
        filtered = self._filter.answer(question, key)
        if filtered is not None:
            return filtered
        figures = plan_figures(question, self._glossary)
        return FigureSpeaker(self._figures, self._glossary, key).say(figures) if figures is not None else None


def _named_tables(entries: tuple[Entry, ...]) -> dict[str, tuple[Entry, list[Entry]]]:
    """Label -> (whole, rows) of the tables of the paper that a question may name by number."""
    found: dict[str, tuple[Entry, list[Entry]]] = {}
    for label in TABLES:
        whole = next((each for each in entries if each.shape and each.locator.table == label), None)
        if whole is not None:
            found[label] = (whole, [each for each in entries if each.table == whole.id])
    return found

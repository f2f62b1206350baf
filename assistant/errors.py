"""Everything that can go wrong by name.

    AssistantError                  what every caller may catch
    ├── UsageError                  the call itself is off (a flag, an empty question)
    ├── SettingsError               assistant.yaml or a setting
    ├── UnknownNameError            a name that no registry holds
    ├── KnowledgeError              a file under knowledge/ (carries its list of Faults)
    ├── EncoderError                the embedding model is missing, altered or unfit
    ├── RerankerError               the reranking model is missing, or unfit
    ├── BuiltIndexError             the built index
    │   ├── IndexMissingError       never built
    │   ├── IndexStaleError         built from other knowledge, another encoder or format
    │   └── IndexDamagedError       a file is not what the manifest says
    ├── CitationError               a quote that its entry does not hold
    ├── QuestionSetError            a file of evaluation questions
    └── BenchSetError               a benchmark folder (corpus and questions)

Every message says what is wrong, where, and what to do about it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


class AssistantError(Exception):
    """Base of all named errors; its text can be shown to a user as it is."""


class UsageError(AssistantError):
    """The call is off: wrong flag, empty question, no such file."""


class SettingsError(AssistantError):
    """A setting has an unknown name or a value that cannot be used."""


class UnknownNameError(AssistantError):
    """A name that the registry does not hold; the message lists the names there are."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault in one knowledge file.

    path: as given.  line: 1-based, 0 when the whole file is meant.  entry: id of the entry, "" if none.
    problem: what is wrong.  mend: what to do.
    """

    path: str
    line: int
    entry: str
    problem: str
    mend: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        entry = f" [{self.entry}]" if self.entry else ""
        return f"{place}{entry}: {self.problem} Mend: {self.mend}"


class KnowledgeError(AssistantError):
    """Knowledge files do not hold; `faults` lists every fault found, not only the first."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        shown = "\n".join(str(fault) for fault in self.faults[:20])
        more = f"\n… and {len(self.faults) - 20} more" if len(self.faults) > 20 else ""
        super().__init__(f"{len(self.faults)} fault(s) in the knowledge files:\n{shown}{more}")


class EncoderError(AssistantError):
    """The embedding model cannot be found, is not the one it should be, or gives unfit rows."""


class RerankerError(AssistantError):
    """The reranking model cannot be found, brings code, or gives unfit scores."""


class BuiltIndexError(AssistantError):
    """Something about the built index; the three kinds below say what."""


class IndexMissingError(BuiltIndexError):
    """No index has been built where one is looked for."""


class IndexStaleError(BuiltIndexError):
    """The index was built from other knowledge, by another encoder, or in another format."""


class IndexDamagedError(BuiltIndexError):
    """A file of the index is missing or is not the one that the manifest names."""


class CitationError(AssistantError):
    """A quote was asked for that the entry does not hold."""


class QuestionSetError(AssistantError):
    """A file of evaluation questions cannot be read."""


class BenchSetError(AssistantError):
    """A benchmark folder cannot be read, or its corpus and questions do not fit each other."""

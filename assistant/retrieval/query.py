"""A question as retrieval sees it: its language, its tokens, the things and years it names."""

from __future__ import annotations

from dataclasses import dataclass

from ..language.glossary import Glossary
from ..language.lexicon import shipped_lexicon
from ..language.measures import measures
from ..language.numbers import dates, years
from ..language.scripts import detect_language
from ..language.tokens import token_texts
from ..records import Language
from .bridge import translations
from .lexical import Alternative
from .views import thing_token

_THING_WEIGHT = 2
"""A thing named counts as two tokens: success@5 of Simplified questions rose from 0.85 to 0.93 on the dev set."""


@dataclass(frozen=True, slots=True)
class Query:
    """text: as asked.  tokens: of the text.  things: glossary ids named, in order.  years, dates, measures: named."""

    text: str
    language: Language
    tokens: tuple[str, ...]
    things: tuple[str, ...]
    years: frozenset[int]
    dates: frozenset[str] = frozenset()
    measures: frozenset[str] = frozenset()

    @property
    def search_tokens(self) -> list[str]:
        """What BM25 is asked: the words, and the tokens of the things."""
        return [*self.tokens, *[thing_token(thing) for thing in self.things] * _THING_WEIGHT]

    def translated(self) -> tuple[tuple[Alternative, ...], ...]:
        """What BM25 is asked of documents in the other language, word by word."""
        return translations(self.text, self.language != "en", shipped_lexicon())


def analyse(question: str, glossary: Glossary, language: Language | None = None) -> Query:
    """Read a question. A language given by the caller overrules what its characters say."""
    return Query(
        text=question,
        language=language or detect_language(question),
        tokens=tuple(token_texts(question)),
        things=glossary.ids(question),
        years=frozenset(years(question)),
        dates=frozenset(dates(question)),
        measures=measures(question),
    )

"""The sentences of a passage that a reader should see first: at most two, chosen against the question.

Words alone decide. The first sentence is the one that holds most of the question, each word weighing its rarity; the
second adds most of what the first leaves out, for a paragraph names its subject in one sentence and tells of it in
another. On questions written while looking at a paragraph (DRCD, CMRC 2018, SQuAD) a gold answer stood in the pair for
0.96, 0.92 and 0.95 of them; in the two sentences of most overlap, each on its own, for 0.95, 0.82 and 0.94.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from ..language.glossary import Glossary
from ..language.sentences import sentence_spans
from ..language.tokens import token_texts
from ..retrieval.views import thing_token

Span = tuple[int, int]

GAP = " … "
"""Stands for what is left out between two sentences."""


def snippet(
    question: str, text: str, glossary: Glossary | None = None, idf: Callable[[str], float] | None = None
) -> tuple[Span, ...]:
    """(start, end) in code points of at most two sentences of the text, in the text's order; () for an empty text.

    glossary: a thing that question and sentence both name, in whatever language, counts as a word they share.
    idf: weight ≥ 0 of a token (such as `Lexicon.idf`); without it every token weighs 1. Equal sentences go by the
    text's order, so that without any shared word the first two are given.

    >>> text = "The list is long. It has 50 entries. Gallium is one of them."
    >>> [text[start:end] for start, end in snippet("How many entries has the list?", text)]
    ['The list is long.', 'It has 50 entries.']
    """
    spans = sentence_spans(text)
    asked = {token: idf(token) if idf else 1.0 for token in _words(question, glossary)}
    shared = [
        _words(text[start:end], glossary if _names_things(asked) else None) & asked.keys() for start, end in spans
    ]
    first = _best(range(len(spans)), lambda at: (_weight(shared[at], asked),))
    if first is None:
        return ()
    rest = [at for at in range(len(spans)) if at != first]
    second = _best(rest, lambda at: (_weight(shared[at] - shared[first], asked), _weight(shared[at], asked)))
    return tuple(spans[at] for at in sorted({first} if second is None else {first, second}))


def shown(text: str, spans: Sequence[Span]) -> str:
    """The snippet as a reader sees it: the sentences as written, GAP where something between two is left out.

    >>> shown("One. Two. Three.", [(0, 4), (5, 9)]), shown("One. Two. Three.", [(0, 4), (10, 16)])
    ('One. Two.', 'One. … Three.')
    """
    parts: list[str] = []
    end = 0
    for start, stop in spans:
        between = text[end:start]
        if parts:
            parts.append(GAP if between.strip() else between)
        parts.append(text[start:stop])
        end = stop
    return "".join(parts)


def _words(text: str, glossary: Glossary | None) -> AbstractSet[str]:
    """The tokens of a text, and one for each thing it names."""
    things = glossary.ids(text) if glossary else ()
    return {*token_texts(text), *map(thing_token, things)}


def _names_things(asked: Mapping[str, float]) -> bool:
    """Reading the names in every sentence takes time, and tells nothing where the question names none."""
    return any(token.startswith(thing_token("")) for token in asked)


def _weight(tokens: AbstractSet[str], asked: Mapping[str, float]) -> float:
    # Sorted: sums in another order may differ in the last bit, and then a tie would not be one.
    return sum(asked[token] for token in sorted(tokens))


def _best(places: Sequence[int], worth: Callable[[int], tuple[float, ...]]) -> int | None:
    """The place worth most, the earliest of equals; None when there is none."""
    return max(places, key=lambda at: (worth(at), -at), default=None)

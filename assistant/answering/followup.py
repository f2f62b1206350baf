"""A question that leans on the one before it, made whole.

Two kinds are resolved: another thing of the same sort put in ("and Japan?", 「那歐盟呢？」), and a question without a
subject ("why?", 「它何時生效？」), which is read together with the question before. Everything else is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..language.folding import fold_text
from ..language.glossary import Glossary, Mention
from ..language.tokens import token_texts
from ..records import Turn

_AND = re.compile(r"^(?:and|but|what about|how about|那么?|那|然后|还有|又|至于)|(?:呢)[？?]?$")
_LEANS = re.compile(
    r"\b(?:it|its|they|them|their|that|those|this|these|he|she|there|same)\b"
    r"|它|他们|她们|它们|这(?:个|项|种|些|次|份)|那(?:个|项|种|些|次|份)|该|其"
)
_BARE = re.compile(
    r"^(?:why|when|where|who|how|since when|by whom|how (?:much|many)"
    r"|为什么|为何|何时|什么时候|谁|多少|哪里|如何|怎么)\W*$"
)
_SORTS = {"element": "mineral", "group": "mineral", "mineral": "mineral", "country": "country"}
_JOINING = frozenset("about then instead now too also 的 那".split())
"""Tokens that ask for nothing of their own."""
_LONGEST = 40
"""Characters; a longer question that names something of its own stands alone."""


def resolve(question: str, history: Sequence[Turn], glossary: Glossary) -> str | None:
    """The question made whole from the last question of the user, or None when it stands alone."""
    earlier = next((turn.content for turn in reversed(history) if turn.role == "user" and turn.content.strip()), None)
    if earlier is None:
        return None
    folded = fold_text(question.strip())
    mine, theirs = glossary.find(question), glossary.find(earlier)
    if _AND.search(folded) and mine and len(question) <= _LONGEST and _adds_nothing(question, mine, earlier, theirs):
        return _replaced(question, mine, earlier, theirs, glossary)
    if (_BARE.match(folded) or (_LEANS.search(folded) and len(question) <= 2 * _LONGEST)) and not mine and theirs:
        return f"{earlier} {question}"
    return None


def _adds_nothing(question: str, mine: Sequence[Mention], earlier: str, theirs: Sequence[Mention]) -> bool:
    """Whether a question holds, beside its first thing, only what the one before did; "and Japan in 2023?" does not."""
    known = {mention.term for mention in theirs}
    words = set(_content(question, mine)) - _JOINING - set(token_texts(earlier))
    return not words and all(mention.term in known for mention in mine[1:])


def _content(question: str, mentions: Sequence[Mention]) -> list[str]:
    """Words of a question beside the things it names and the words that only join."""
    rest = list(question)
    for mention in mentions:
        rest[mention.start : mention.end] = " " * (mention.end - mention.start)
    plain = _AND.sub(" ", fold_text("".join(rest)).strip())
    return token_texts(re.sub(r"^(?:about|for|of|with|in|the)\b", " ", plain.strip()))


def _replaced(
    question: str, mine: Sequence[Mention], earlier: str, theirs: Sequence[Mention], glossary: Glossary
) -> str | None:
    """The earlier question with its thing of the same sort replaced by the new one; None when it has none."""
    new = mine[0]
    sort = _SORTS.get(glossary.terms[new.term].type, glossary.terms[new.term].type)
    for old in theirs:
        known = glossary.terms[old.term].type
        if _SORTS.get(known, known) == sort and old.term != new.term:
            return earlier[: old.start] + question[new.start : new.end] + earlier[old.end :]
    return None

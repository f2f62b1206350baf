"""Hits -> sentences, each cut from an entry and cited to it.

Nothing is written here that an entry does not hold, but for three things: who says it, where the claim rests on the
paper alone; the mainland's words and script, where the asker writes them; and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ..language.folding import fold_text
from ..language.glossary import Glossary
from ..language.numbers import years
from ..language.scripts import HAN
from ..language.sentences import sentence_spans
from ..language.tokens import token_texts
from ..records import Citation, Entry, Hit, Language, Sentence, Source, cite
from ..retrieval.query import Query
from .computed import in_script
from .kind import asks_why
from .wording import DIFFERS, PAPER_SAYS, UNCHECKED

_MOST_ENTRIES = 3
_NEAR = 0.82
"""A further entry is told when its score is at least this share of the best one's."""
_POOL = 8
_NEAR_FOR_REASON = 0.75
"""As _NEAR, for what may belong to a reason."""
_RELEVANCE = 0.7
"""Weight of nearness to the question against likeness to what is told already."""
_MOST_SENTENCES = 4
_SAME = 0.5
"""Token overlap (Jaccard) from which two sentences say the same."""
_NEAR_FOR_NEW = 0.6
"""As _NEAR, for an entry about a thing of the question that nothing told so far is about ("nickel or zinc?")."""
_NEAR_FOR_BOTH = 0.7
"""As _NEAR, where the question speaks of two versions of one thing."""
_BOTH = re.compile(
    r"两版|前后|新旧|各写|分别|还是|到底|打架|不一致|不同|修正|改成|两个(?:数字|说法|版本)"
    r"|\btwo (?:different )?(?:figures|values|numbers|versions)"
    r"|\bfrom what to what\b|\bchanged\b|\brevis|\beditions\b|\bwhich is it\b|\bdisagree|\bdiffer"
)
_TOLD = {"passage": 2, "row": 1}
"""Sentences told of an entry that holds more than it was asked for: a paragraph, or a whole list and its changes. Of a
row of a table one more is told: what it measures, and its state."""
_SAYS_WHO = re.compile(
    r"論文|作者|摘要|文中|本文|註\d|表[一二三]|圖一|paper|author|abstract|footnote|table \d", re.IGNORECASE
)
_LOWERED = frozenset(
    "the a an in on by for from of to at with as its it this these those some many most both since according after "
    "under during through before besides beyond short each every all no such other countries persons miners when while "
    "if although because about over more less one two three four five".split()
)
_COMMON_NAMES = frozenset({"element", "mineral", "group", "term", "technology"})


Things = Callable[[Entry], frozenset[str]]
Chosen = list[tuple[Entry, list[tuple[int, int]]]]


@dataclass(frozen=True, slots=True)
class Composed:
    """sentences and citations agree in their numbers; notes are about the whole answer; entries were used, in order."""

    sentences: tuple[Sentence, ...]
    citations: tuple[Citation, ...]
    notes: tuple[str, ...]
    entries: tuple[Entry, ...]


def compose(
    query: Query,
    hits: Sequence[Hit],
    sources: Mapping[str, Source],
    glossary: Glossary,
    things: Things,
    entry_of: Callable[[str], Entry] | None = None,
) -> Composed:
    """The best entry's statement first, what replaced it, then what near entries add. `hits` must not be empty.

    things: which glossary terms an entry names.  entry_of: the entry of an id.
    """
    key = "en" if query.language == "en" else "zh-Hant"
    choose = _explain if asks_why(fold_text(query.text)) else _choose
    chosen = _with_successor(choose(query, hits, key, things), key, entry_of)
    sentences: list[Sentence] = []
    citations: list[Citation] = []
    for number, (entry, spans) in enumerate(chosen, start=1):
        text = entry.texts[key]
        citations.append(_citation(number, entry, key, spans, sources, query.language, glossary))
        for start, end in spans:
            said = _attributed(text[start:end], entry, sources[entry.source], key, glossary)
            sentences.append(Sentence(in_script(said, query.language, glossary), (number,)))
    entries = tuple(entry for entry, _ in chosen)
    return Composed(tuple(sentences), tuple(citations), _notes(entries, query.language, glossary), entries)


def _choose(query: Query, hits: Sequence[Hit], key: str, things: Things) -> Chosen:
    """Entries to tell and their sentences' spans; a later entry must add something and be nearly as good."""
    chosen: Chosen = []
    told: list[frozenset[str]] = []
    covered: set[str] = set()
    left = set(query.years) if len(query.years) > 1 else set[int]()
    near = _NEAR_FOR_BOTH if _BOTH.search(fold_text(query.text)) else _NEAR
    core: frozenset[str] = frozenset()
    for hit in hits:
        if len(chosen) == _MOST_ENTRIES:
            break
        if key not in hit.entry.texts:
            continue
        if chosen and hit.entry.kind == "row" and not hit.entry.table:
            continue  # a whole table beside an answer is no addition
        about = things(hit.entry) & set(query.things)
        dated = years(hit.entry.texts[key]) & left
        new = bool(about - covered) or (bool(dated) and about >= core)
        if chosen and not new and not about >= core:
            continue
        if hit.score < (_NEAR_FOR_NEW if new else near) * hits[0].score:
            continue
        spans = _spans(query, hit.entry, key)
        words = frozenset(token_texts("".join(hit.entry.texts[key][a:b] for a, b in spans)))
        repeats = hit.entry.kind == "passage" or any(_overlap(words, other) >= _SAME for other in told)
        if chosen and repeats and not new:
            continue
        # What the best entry names of the question, the others must name too: to share only a country is no kinship.
        core = core if chosen else about
        chosen.append((hit.entry, spans))
        told.append(words)
        covered |= about
        left -= dated
    return chosen


def _explain(query: Query, hits: Sequence[Hit], key: str, things: Things) -> Chosen:
    """A reason and what belongs to it: the best entry, then others that are near and say something else.

    By maximal marginal relevance (Carbonell & Goldstein, SIGIR 1998) with word overlap for likeness; told in the order
    of the source's argument.
    """
    pool = [hit for hit in hits[:_POOL] if key in hit.entry.texts and hit.score >= _NEAR_FOR_REASON * hits[0].score]
    core = things(pool[0].entry) & set(query.things) if pool else frozenset[str]()
    pool = [hit for hit in pool if things(hit.entry) >= core and hit.entry.kind != "row"] or pool[:1]
    told = {hit.entry.id: _spans(query, hit.entry, key) for hit in pool}
    words = {
        hit.entry.id: frozenset(token_texts("".join(hit.entry.texts[key][a:b] for a, b in told[hit.entry.id])))
        for hit in pool
    }
    kept = pool[:1]
    while len(kept) < min(_MOST_ENTRIES, len(pool)):
        rest = [hit for hit in pool if hit not in kept]

        def worth(hit: Hit) -> float:
            like = max(_overlap(words[hit.entry.id], words[each.entry.id]) for each in kept)
            return _RELEVANCE * hit.score / hits[0].score - (1 - _RELEVANCE) * like if like < _SAME else -1.0

        best = max(rest, key=worth)
        if worth(best) < 0:
            break
        kept.append(best)
    chosen = [(hit.entry, told[hit.entry.id]) for hit in (*kept[:1], *sorted(kept[1:], key=_in_argument))]
    return _shortened(chosen)


def _in_argument(hit: Hit) -> tuple[str, str, int]:
    """Where a statement stands in its source."""
    at = hit.entry.locator
    return hit.entry.source, at.section or "", at.paragraph or 0


def _shortened(chosen: Chosen) -> Chosen:
    """The entries whose sentences together are at most as many as an answer has."""
    kept: Chosen = []
    for entry, spans in chosen:
        left = _MOST_SENTENCES - sum(len(each) for _, each in kept)
        if left > 0:
            kept.append((entry, spans[:left]))
    return kept


def _with_successor(chosen: Chosen, key: str, entry_of: Callable[[str], Entry] | None) -> Chosen:
    """The entries to tell, with the first sentence of what replaced the best one behind it."""
    if not chosen or not chosen[0][0].replaced_by or entry_of is None:
        return chosen
    later = entry_of(chosen[0][0].replaced_by)
    if key not in later.texts or any(entry.id == later.id for entry, _ in chosen):
        return chosen
    return [chosen[0], (later, sentence_spans(later.texts[key])[:1]), *chosen[1 : _MOST_ENTRIES - 1]]


def _spans(query: Query, entry: Entry, key: str) -> list[tuple[int, int]]:
    """A fact is told whole; of others, the sentences that share most with the question, in their own order."""
    spans = sentence_spans(entry.texts[key])
    most = _TOLD.get(entry.kind, len(spans)) + bool(entry.table)
    if len(spans) <= most:
        return spans
    asked = set(query.tokens)
    if entry.kind == "row":
        # The first sentence of a table says what it holds; another is told for a word of its own, not for a pair of
        # characters that happens to stand closer together there.
        asked = {token for token in asked if len(token) == 1 or not HAN.match(token)}
    shared = [len(asked & set(token_texts(entry.texts[key][a:b]))) for a, b in spans]
    best = sorted(range(len(spans)), key=lambda at: (-shared[at], at))[:most]
    return [spans[at] for at in sorted(best)]


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, len(one | other))


def _citation(
    number: int,
    entry: Entry,
    key: str,
    spans: list[tuple[int, int]],
    sources: Mapping[str, Source],
    language: Language,
    glossary: Glossary,
) -> Citation:
    """One citation an entry, quoting from its first told sentence to its last. The quote keeps its own script."""
    via = tuple(sources[each] for each in entry.via)
    note = entry.note.get(key)
    shown = in_script(note, language, glossary) if note else None
    return cite(number, entry, key, spans[0][0], spans[-1][1], sources[entry.source], via, shown)


def _attributed(sentence: str, entry: Entry, source: Source, key: str, glossary: Glossary) -> str:
    """What rests on the paper alone is told as the paper's word."""
    if entry.check != "unchecked" or source.level != "paper" or _SAYS_WHO.search(sentence):
        return sentence
    if key != "en":
        return PAPER_SAYS["zh-Hant"] + sentence
    return PAPER_SAYS["en"] + _lowered(sentence, glossary)


def _lowered(sentence: str, glossary: Glossary) -> str:
    """The sentence begun with a small letter, unless its first word is a proper name."""
    first = re.split(r"[\s,'’]", sentence, maxsplit=1)[0]
    mention = next((mention for mention in glossary.find(sentence) if mention.start == 0), None)
    common = first.casefold() in _LOWERED if mention is None else glossary.terms[mention.term].type in _COMMON_NAMES
    return sentence[0].lower() + sentence[1:] if common and not first.isupper() else sentence


def _notes(entries: Sequence[Entry], language: Language, glossary: Glossary) -> tuple[str, ...]:
    """What a reader must know of the best entry.

    A corrected fact follows the better source and says so; a passage says what its source says, so that what was found
    wrong with it stands beside it in its own words.
    """
    notes: list[str] = []
    for entry in entries[:1]:
        own = entry.note.get("en" if language == "en" else "zh-Hant")
        if entry.kind == "passage" and own:
            notes.append(in_script(own, language, glossary))
        elif entry.check == "differs":
            notes.append(DIFFERS[language])
        if entry.check == "unchecked":
            notes.append(UNCHECKED[language])
    return tuple(notes)


def related(
    query: Query, hits: Sequence[Hit], used: Sequence[Entry], glossary: Glossary, count: int = 3
) -> tuple[str, ...]:
    """Typical questions of near entries that were not used, in the asker's language and script."""
    key = "en" if query.language == "en" else "zh-Hant"
    asked = fold_text(query.text)
    taken = {entry.id for entry in used}
    found = [hit.entry.asks[key][0] for hit in hits if hit.entry.id not in taken and hit.entry.asks.get(key)]
    fresh = [ask for ask in dict.fromkeys(found) if fold_text(ask) != asked]
    return tuple(in_script(ask, query.language, glossary) for ask in fresh[:count])

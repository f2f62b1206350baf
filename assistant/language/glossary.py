"""Names of one thing in all languages, found in a text and said in the asker's usage.

A chemical symbol is the safest key across languages, yet "In", "As", "He" are also English words: symbols are matched
with their capitals, one-letter symbols only where the text calls them elements or lists them beside other symbols, and
symbols that are English words only in Chinese text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .folding import Folded, fold, fold_text
from .scripts import HAN, to_simplified, to_traditional_characters
from .tokens import stem

_WORD = re.compile(r"[a-z0-9]+(?:[.&+][a-z0-9]+)*")
_INITIALS = re.compile(r"[a-z](?:\.[a-z])+")
_SYMBOLS_THAT_ARE_WORDS = frozenset(
    {"In", "As", "At", "No", "Be", "He", "Am", "Os", "Re", "Ho", "La", "Pa", "Ra", "Co"}
)

_ONE_LETTER = re.compile(
    r"(?:元素|符號|符号|[Ss]ymbol|[Ee]lement)\s*[「“\"'(（]?(?P<after>[BCFHIKNOPSUVWY])(?![A-Za-z0-9])"
    r"|(?<![A-Za-z0-9])(?P<before>[BCFHIKNOPSUVWY])[」”\"')）]?\s*(?:元素|element\b)"
    r"|(?<![A-Za-z0-9])[A-Z][a-z]\s*(?:[、,/]|和|與|与|and)\s*(?P<last>[BCFHIKNOPSUVWY])(?![A-Za-z0-9.])"
    r"|(?<![A-Za-z0-9])(?P<first>[BCFHIKNOPSUVWY])\s*[、,/]\s*(?=[A-Z][a-z](?![a-z]))"
)
"""A single letter that is meant as an element."""
_NO_ELEMENT_IN = (
    *("金屬", "合金", "資金", "基金", "現金", "金額", "金融", "美金", "獎金", "租金", "罰金", "佣金", "五金", "金磚"),
    *("金字塔", "銀行", "鐵路", "鐵道", "地鐵", "高鐵", "鉛筆"),
)
"""Everyday words that hold the name of an element and do not mean it."""


@dataclass(frozen=True, slots=True)
class Term:
    """One thing and its names. zh_hant is Taiwan's usage, zh_hans the mainland's; symbol and abbr may be empty.

    members: ids of what a group is made of.  form_of: id of the thing that it counts as when lists are compared.
    """

    id: str
    type: str
    zh_hant: str
    zh_hans: str
    en: str
    symbol: str = ""
    abbr: str = ""
    aliases: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    form_of: str = ""

    def name(self, language: str) -> str:
        """The name in the asker's usage."""
        return {"zh-Hant": self.zh_hant, "zh-Hans": self.zh_hans}.get(language, self.en)


@dataclass(frozen=True, slots=True)
class Mention:
    """A term found in a text; start and end are offsets in the original text, end not included."""

    term: str
    start: int
    end: int


class Glossary:
    """All terms, searchable by any of their names.

    usage: pairs (Taiwan's word, mainland's word) for making Simplified text read as mainland readers write it.
    """

    def __init__(self, terms: Iterable[Term], usage: Iterable[tuple[str, str]] = ()) -> None:
        self.terms: Mapping[str, Term] = {term.id: term for term in terms}
        self.usage = tuple(usage)
        self._han: dict[str, str] = {}
        self._latin: dict[tuple[str, ...], str] = {}
        self._symbols: dict[str, str] = {}
        self._fill()
        self._han_lengths = _lengths_by_first(self._han)
        self._longest_latin = max(map(len, self._latin), default=0)
        self._mainland = _mainland_table(self.terms.values(), self.usage)
        self._mainland_words = re.compile("|".join(map(re.escape, self._mainland)) or "(?!)")

    def _fill(self) -> None:
        """Main names first: an alias never takes a name away from the thing that is called so."""
        for term in self.terms.values():
            for name in (term.zh_hant, term.zh_hans, term.en, term.abbr):
                self._add(name, term.id)
            if term.symbol:
                self._symbols.setdefault(term.symbol, term.id)
        owners: dict[str, set[str]] = {}
        for term in self.terms.values():
            for alias in term.aliases:
                owners.setdefault(fold_text(alias), set()).add(term.id)
        for alias, ids in owners.items():
            if len(ids) == 1:
                self._add(alias, next(iter(ids)))
        for word in _NO_ELEMENT_IN:
            self._han.setdefault(fold_text(word), "")

    def _add(self, name: str, term: str) -> None:
        if HAN.search(name):
            self._han.setdefault(fold_text(name), term)
        elif len(name) > 1:
            self._latin.setdefault(_stems(name), term)

    def find(self, text: str) -> list[Mention]:
        """All mentions, longest names first at each place, in reading order, not overlapping."""
        folded = fold(text)
        found = self._find_han(folded) + self._find_latin(text, folded) + self._find_letters(text)
        found.sort(key=lambda mention: (mention.start, -mention.end))
        kept: list[Mention] = []
        for mention in found:
            if not kept or mention.start >= kept[-1].end:
                kept.append(mention)
        return kept

    def ids(self, text: str) -> tuple[str, ...]:
        """Ids of the terms mentioned, each once, in reading order."""
        return tuple(dict.fromkeys(mention.term for mention in self.find(text)))

    def name(self, term: str, language: str) -> str:
        """The name of a term in the asker's usage; the id itself when the glossary lacks it."""
        known = self.terms.get(term)
        return known.name(language) if known else term

    def to_mainland(self, text: str) -> str:
        """Traditional Chinese of Taiwan as mainland readers write it: their words (硅 for 矽), then their script."""
        return to_simplified(self._mainland_words.sub(lambda match: self._mainland[match[0]], text))

    def _find_han(self, folded: Folded) -> list[Mention]:
        found: list[Mention] = []
        at = 0
        while at < len(folded.text):
            for length in self._han_lengths.get(folded.text[at], ()):
                term = self._han.get(folded.text[at : at + length])
                if term is not None and at + length <= len(folded.text):
                    if term:
                        found.append(Mention(term, *folded.span(at, at + length)))
                    at += length
                    break
            else:
                at += 1
        return found

    def _find_latin(self, text: str, folded: Folded) -> list[Mention]:
        words = list(_WORD.finditer(folded.text))
        stems = [_stem(word.group()) for word in words]
        chinese = bool(HAN.search(text))
        found: list[Mention] = []
        for first in range(len(words)):
            for count in range(min(self._longest_latin, len(words) - first), 0, -1):
                start, end = folded.span(words[first].start(), words[first + count - 1].end())
                term = self._latin.get(tuple(stems[first : first + count]))
                if count == 1:
                    term = self._symbol(text[start:end], chinese) or self._if_name(text[start:end], term)
                if term is not None:
                    found.append(Mention(term, start, end))
                    break
        return found

    def _find_letters(self, text: str) -> list[Mention]:
        """Symbols of one letter, in a context that tells them from other letters."""
        found = []
        for match in _ONE_LETTER.finditer(text):
            name = match.lastgroup or ""
            term = self._symbols.get(match[name])
            if term is not None:
                found.append(Mention(term, *match.span(name)))
        return found

    def _symbol(self, written: str, chinese: bool) -> str | None:
        if written in _SYMBOLS_THAT_ARE_WORDS and not chinese:
            return None
        return self._symbols.get(written) if len(written) > 1 else None

    def _if_name(self, written: str, term: str | None) -> str | None:
        """Abbreviations count only as they are written: "us" and "most" are words, "US" and "LEDs" are names."""
        if term is None or len(written) > 5:
            return term
        known = self.terms[term]
        same = _stems(known.en) == _stems(written) or written in (known.abbr, known.symbol, *known.aliases)
        capitals = written.isupper() or (len(written) > 3 and written.removesuffix("s").isupper())
        return term if same or capitals else None


def _stems(name: str) -> tuple[str, ...]:
    return tuple(_stem(word) for word in _WORD.findall(fold_text(name)))


def _stem(word: str) -> str:
    """A word without its plural ending; "u.s" is "us"."""
    return word.replace(".", "") if _INITIALS.fullmatch(word) else stem(word)


def _lengths_by_first(names: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """First character -> lengths of the names that begin with it, longest first."""
    found: dict[str, set[int]] = {}
    for name in names:
        found.setdefault(name[0], set()).add(len(name))
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in found.items()}


def _mainland_table(terms: Iterable[Term], usage: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Taiwan's word -> the mainland's, longest first.

    Words that are the same in both stand there too, and so do the mainland's own: 「煤層氣」 and 「煤炭」 shield their
    「煤」. One character never becomes a longer word, since it is part of too many others (「煤礦」).
    """
    pairs = dict(usage) | {term.zh_hant: term.zh_hans for term in terms}
    pairs = {to_traditional_characters(mainland): mainland for mainland in pairs.values()} | pairs
    kept = {
        word: mainland for word, mainland in pairs.items() if HAN.search(word) and len(word) >= min(len(mainland), 2)
    }
    return dict(sorted(kept.items(), key=lambda pair: (-len(pair[0]), pair[0])))

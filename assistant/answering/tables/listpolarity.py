"""Which of the lists that a question names a thing is to be on, and which not.

A denial stands before its list ("but not on the US list") or after it (「歐盟沒列」); lists told in one breath share
it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from . import listcues as cues
from .listnames import NamedList


def denied(text: str, named: Sequence[NamedList]) -> set[str]:
    """Ids of the lists that a folded question wants a thing not to be on."""
    out: set[str] = set()
    for cue in cues.TAKEN_OUT.finditer(text):
        out |= _ids(_clause(text, [each for each in named if each.start >= cue.end()], cue.end()))
    for cue in cues.NOT_AFTER.finditer(text):
        ahead = [each for each in named if each.start >= cue.start()]
        out |= _ids(in_one_breath(text, ahead, forward=True))
    for cue in cues.NOT_BEFORE.finditer(text):
        out |= _ids(_behind(text, named, cue))
    return out


def _behind(text: str, named: Sequence[NamedList], cue: re.Match[str]) -> list[NamedList]:
    """The lists that a denial after them means; those right after it, where it is said so: 「沒有進美國清單」."""
    before = text[: cue.start()]
    if cues.OF_OTHERS.search(before):
        return []
    ahead = [each for each in named if each.start >= cue.end()]
    if ahead and cues.INTO.fullmatch(text[cue.end() : ahead[0].start]):
        return in_one_breath(text, ahead, forward=True)
    pronoun = cues.PRONOUN.search(before)
    behind = [each for each in named if each.end <= cue.start() + 1]
    lists = list(dict.fromkeys(each.roster.id for each in behind))
    if pronoun is not None and len(lists) > 1:
        meant = lists[-1] if pronoun["last"] else lists[0]
        return [each for each in behind if each.roster.id == meant]
    return in_one_breath(text, behind, forward=False)


def _clause(text: str, ahead: Sequence[NamedList], start: int) -> list[NamedList]:
    """The lists of the clause that begins at `start`."""
    end = re.search(r"[，,。；;?？]", text[start:])
    limit = start + end.start() if end else len(text)
    return [each for each in ahead if each.start < limit]


def _ids(named: Sequence[NamedList]) -> set[str]:
    return {each.roster.id for each in named}


def in_one_breath(text: str, named: Sequence[NamedList], forward: bool) -> list[NamedList]:
    """The first (or last) of some lists and those told with it: "the US and the EU", 「美國、歐盟」."""
    row = list(named) if forward else list(named)[::-1]
    kept = row[:1]
    for one, other in pairwise(row):
        between = text[one.end : other.start] if forward else text[other.end : one.start]
        if not cues.JOINED.fullmatch(between):
            break
        kept.append(other)
    return kept


def alone(text: str, named: Sequence[NamedList]) -> list[NamedList]:
    """The lists that "only" is said of: the next after it, else the nearest before; all where it is said of none."""
    cue = cues.ONLY.search(text)
    if cue is None:
        return list(named)
    ahead = [each for each in named if each.start >= cue.start()]
    behind = [each for each in named if each.end <= cue.start() + 1]
    if ahead and (not behind or ahead[0].start - cue.end() <= cue.start() - behind[-1].end):
        return in_one_breath(text, ahead, forward=True)
    return in_one_breath(text, behind or list(named), forward=False)

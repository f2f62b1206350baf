"""A question about lists of minerals -> what to compute: which lists, in or out, and what is asked of them.

Read by cues, not by meaning: what does not fit them exactly is no question about lists, and is left to retrieval.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from ...language.folding import fold
from ...language.glossary import Glossary
from ...language.measures import measures
from ...language.numbers import years
from ..kind import asks_why
from . import listcues as cues
from .listnames import NamedList, economies_in, lists_named
from .rosters import Roster, Rosters

Op = Literal[
    "size", "set", "exactly", "membership", "holders", "since", "premise", "change", "changed and", "sizes",
]  # fmt: skip
_OTHER_KINDS = frozenset({"company", "person", "agency", "mine", "place", "technology", "programme", "country"})
_FITTING = frozenset({"doi", "usgs", "european-commission", "crma", "meti", "world"})
"""Named beside a list they say whose it is, or nothing."""


@dataclass(frozen=True, slots=True)
class ListPlan:
    """What to compute. wanted, unwanted: lists to be on and not to be on.  subjects: glossary ids asked about.

    number: of lists, for "exactly".  count: whether only the number is asked for.  assumed: whether an edition was
    chosen because the question names none.  dropped: for "premise" and "change", whether it is about removal (True),
    addition (False) or both (None).  words: the folded question, where a part of a list may be named in it.
    """

    op: Op
    wanted: tuple[Roster, ...] = ()
    unwanted: tuple[Roster, ...] = ()
    subjects: tuple[str, ...] = ()
    number: int = 0
    count: bool = False
    assumed: bool = False
    dropped: bool | None = None
    shortest: bool = False
    words: str = ""


def plan_lists(question: str, glossary: Glossary, rosters: Rosters, today: str) -> ListPlan | None:
    """What a question asks of the lists; None when it is not, or not surely, about them.

    today: ISO date; a list named without an edition is the one in force then.
    """
    folded = fold(question)
    text = folded.text
    if measures(question) & cues.OTHER_MATTERS or cues.OTHER_LISTS.search(text):
        return None
    mentions = glossary.find(question)
    listed = {term for roster in rosters.editions for term in roster.rows}
    subjects = tuple(dict.fromkeys(each.term for each in mentions if _is_member(each.term, listed, glossary)))
    places = [(each.start, each.end, each.term) for each in mentions]
    economies = economies_in(folded, places, {each.economy for each in rosters.editions})
    if not _about_lists(text, bool(subjects), bool(economies)):
        return None
    known = {economy for _, _, economy in economies} | set(subjects) | _FITTING
    if any(glossary.terms[term].type in _OTHER_KINDS and term not in known for _, _, term in places):
        return None  # a company, a person, another country: then it is about more than lists
    return _Reading(question, text, subjects, economies, rosters, today).plan()


def _is_member(term: str, listed: set[str], glossary: Glossary) -> bool:
    return glossary.terms[term].type in {"element", "mineral", "group"} or term in listed


def _about_lists(text: str, subjects: bool, economies: bool) -> bool:
    """Whether a list is spoken of, or meant: critical to somebody, a revision of somebody's."""
    if cues.LISTED.search(text):
        return True
    if not economies:
        return False
    if cues.HOW_MANY_HELD.search(text):
        return True
    changed = cues.ADD.search(text) or cues.DROP.search(text) or cues.ONLY.search(text)
    if subjects:
        asked = cues.CRITICAL_TO.search(text) and cues.YES_NO.search(text)
        return bool(asked or (changed and cues.REVISED.search(text)))
    told = (cues.NOT_AFTER, cues.NOT_BEFORE, cues.DROP)
    if cues.CRITICAL.search(text) and any(cue.search(text) for cue in told):
        return True
    return bool(changed and (cues.TWO_YEARS.search(text) or cues.REVISED.search(text)))


class _Reading:
    """One question being read; `plan` tries the kinds of question in order, the most particular first."""

    def __init__(
        self,
        question: str,
        text: str,
        subjects: tuple[str, ...],
        economies: list[tuple[int, int, str]],
        rosters: Rosters,
        today: str,
    ) -> None:
        self.text = text
        self.subjects = subjects
        self.rosters = rosters
        self.today = today
        self.years = sorted(years(question))
        named = re.search(r"表三|表3|\btable (?:3|three)\b", text)
        latest = cues.STILL.search(text) and not named
        self.matrix = bool(cues.MATRIX.search(text)) and not self.years and not latest
        self.named: list[NamedList] = lists_named(question, text, economies, rosters, today, self.matrix)
        self.count = bool(cues.COUNT.search(text))

    @property
    def lists(self) -> list[Roster]:
        """The lists named, each once."""
        return list({each.roster.id: each.roster for each in self.named}.values())

    @property
    def assumed(self) -> bool:
        return any(each.assumed for each in self.named)

    def plan(self) -> ListPlan | None:
        if any(year > int(self.today[:4]) for year in self.years):
            return None
        if self.subjects:
            return self._of_subjects()
        if asks_why(self.text):
            return None
        for attempt in (self._exactly, self._changed_and, self._change, self._sizes, self._set, self._single):
            found = attempt()
            if found is not None:
                return found
        return None

    def _of_subjects(self) -> ListPlan | None:
        lists = tuple(self.lists)
        one_list = len({each.economy for each in lists}) == 1
        single = one_list and len(self.subjects) == 1
        dropped = bool(cues.DROP.search(self.text))
        premise = ListPlan("premise", lists, subjects=self.subjects, assumed=self.assumed, dropped=dropped)
        if asks_why(self.text):
            return premise if single and (dropped or cues.ADD.search(self.text)) else None
        if cues.SINCE.search(self.text) and single:
            return premise if dropped else ListPlan("since", lists, subjects=self.subjects)
        if cues.WHO.search(self.text) and (self.matrix or not lists) and not cues.YES_NO.search(self.text):
            wanted = self.rosters.matrix if self.matrix else ()
            return ListPlan("holders", wanted, subjects=self.subjects[:1], count=self.count)
        if len(lists) > 2 and len(self.subjects) == 1 and cues.WHO.search(self.text):
            return ListPlan("holders", lists, subjects=self.subjects, count=self.count, assumed=self.assumed)
        if lists and (cues.YES_NO.search(self.text) or (len(lists) > 1 and cues.WHO.search(self.text))):
            now = self.assumed and cues.NO_LONGER.search(self.text)
            if dropped and single and not now and not cues.AGAIN.search(self.text):
                return premise
            return ListPlan("membership", lists, subjects=self.subjects, assumed=self.assumed)
        return None

    def _changed_and(self) -> ListPlan | None:
        """Of the minerals the US dropped in 2022, those on the EU list."""
        added, dropped = cues.ADD.search(self.text), cues.DROP.search(self.text)
        cue = dropped or added
        if self.matrix or cue is None or (added and dropped) or len({each.roster.economy for each in self.named}) != 2:
            return None
        nearest = min(self.named, key=lambda each: min(abs(each.start - cue.start()), abs(each.end - cue.start())))
        after = nearest.roster if not nearest.assumed else None
        before = self.rosters.before(after) if after is not None else None
        others = [each.roster for each in self.named if each.roster.economy != nearest.roster.economy]
        if after is None or before is None:
            return None
        held = others[-1]
        if self.years and held.as_of and not others[0].matrix and cues.STILL.search(self.text):
            held = self.rosters.in_force(held.economy, self.today) or held
        return ListPlan("changed and", (before, after, held), count=self.count, dropped=bool(dropped))

    def _change(self) -> ListPlan | None:
        added, dropped = bool(cues.ADD.search(self.text)), bool(cues.DROP.search(self.text))
        changed = bool(cues.CHANGE.search(self.text))
        if self.matrix or len({each.economy for each in self.lists}) != 1 or cues.ASKED_WHEN.search(self.text):
            return None
        if len(self.lists) > 1 and cues.MORE_WHICH.search(self.text):
            added = True
        if len(self.lists) == 1 and not self.assumed and cues.STILL.search(self.text):
            return None
        if not (added or dropped or (changed and len(self.years) != 1)):
            return None
        if cues.MORE.search(self.text) and len(self.lists) != 1:
            return None
        lists = sorted(self.lists, key=lambda each: each.as_of or "")
        after = lists[-1]
        before = lists[0] if len(lists) > 1 else self.rosters.before(after)
        if before is None:
            return None
        which = dropped if added != dropped else None
        return ListPlan("change", (before, after), assumed=self.assumed, dropped=which, count=self.count)

    def _sizes(self) -> ListPlan | None:
        longest, shortest = bool(cues.LONGEST.search(self.text)), bool(cues.SHORTEST.search(self.text))
        if longest or shortest:
            lists = self.lists if len(self.lists) > 1 else self._all()
            return ListPlan("sizes", tuple(lists), assumed=not self.matrix, shortest=shortest and not longest)
        if cues.MORE.search(self.text) and not cues.MORE_WHICH.search(self.text):
            lists = self._with_latest()
            if len(lists) == 2:
                return ListPlan("sizes", tuple(lists), assumed=self.assumed, count=self.count)
        return None

    def _with_latest(self) -> list[Roster]:
        """The lists named; of one edition set against "the present list", the present one too."""
        lists = self.lists
        if len(lists) == 1 and not self.assumed and cues.STILL.search(self.text):
            latest = self.rosters.in_force(lists[0].economy, self.today, lists[0].kind)
            return [latest, *lists] if latest is not None and latest is not lists[0] else lists
        return lists

    def _all(self) -> list[Roster]:
        return list(self.rosters.matrix) if self.matrix else self.rosters.latest(self.today)

    def _exactly(self) -> ListPlan | None:
        match = cues.EXACTLY.search(self.text)
        if match is None or self.lists or not (self.matrix or cues.PRECISELY.search(self.text)):
            return None
        said = match["zh"] or match["en"]
        number = int(said) if said.isdigit() else cues.NUMBER_WORDS[said]
        return ListPlan("exactly", tuple(self.rosters.matrix), number=number, count=self.count)

    def _set(self) -> ListPlan | None:
        lists = self.lists
        economies = {each.economy for each in lists}
        out = self._negated() or self._beyond()
        if not out and (len(economies) == 6 or (cues.ALL.search(self.text) and not lists)):
            return self._on_all(len(economies) == 6)
        if lists and len(out) == len(lists):
            if not (cues.ONLY.search(self.text) or cues.OTHERS.search(self.text)):
                return None  # on none of them: among what, the question does not say
            others = [each for each in self._all() if each.economy not in economies]
            return ListPlan("set", tuple(others), tuple(lists), count=self.count, assumed=self.assumed)
        if cues.ONLY.search(self.text) and lists and not out:
            return self._only()
        if not out and (len(economies) < 2 or not cues.BOTH.search(self.text)):
            return None  # two lists named, and nothing said of how they are to be taken together
        wanted = tuple(each for each in lists if each.id not in out)
        unwanted = tuple(each for each in lists if each.id in out)
        if len(lists) < 2 or not wanted:
            return None
        return ListPlan("set", wanted, unwanted, count=self.count, assumed=self.assumed)

    def _on_all(self, named: bool) -> ListPlan | None:
        """On every list there is: of table 3, of the year said, else the latest; None where one is not known."""
        if self.years and not named:
            wanted = self.rosters.latest(str(self.years[-1]))
            known = {each.economy for each in self.rosters.matrix}
            return ListPlan("set", tuple(wanted), count=self.count) if len(wanted) >= len(known) else None
        if self.matrix or named:
            return ListPlan("set", tuple(self.rosters.matrix), count=self.count)
        return ListPlan("set", tuple(self.rosters.latest(self.today)), count=self.count, assumed=True)

    def _only(self) -> ListPlan:
        """Those named after "only" alone; the others are the other lists named, else all others there are."""
        cue = cues.ONLY.search(self.text)
        ahead = [each for each in self.named if cue is not None and each.start >= cue.start()]
        meant = self._joined(ahead, forward=True) if ahead and len(self.lists) > 1 else self.named
        wanted = list({each.roster.id: each.roster for each in meant}.values())
        own = {each.economy for each in wanted}
        others = [each for each in self.lists if each not in wanted]
        others = others or [each for each in self._all() if each.economy not in own]
        return ListPlan("set", tuple(wanted), tuple(others), count=self.count, assumed=self.assumed)

    def _beyond(self) -> set[str]:
        """What Canada's list has beyond the American one: the list after the comparing word is out."""
        cue = cues.THAN.search(self.text) if cues.MORE_WHICH.search(self.text) else None
        ahead = [each for each in self.named if cue is not None and each.start >= cue.start()]
        return {each.roster.id for each in ahead[:1]}

    def _negated(self) -> set[str]:
        """Ids of the lists that the question wants a thing not to be on."""
        out: set[str] = set()
        for cue in cues.NOT_AFTER.finditer(self.text):
            ahead = [each for each in self.named if each.start >= cue.start()]
            out |= {each.roster.id for each in self._joined(ahead, forward=True)}
        for cue in cues.NOT_BEFORE.finditer(self.text):
            if cues.OF_OTHERS.search(self.text[: cue.start()]):
                continue
            ahead = [each for each in self.named if each.start >= cue.end()]
            if ahead and cues.INTO.fullmatch(self.text[cue.end() : ahead[0].start]):
                out |= {each.roster.id for each in self._joined(ahead, forward=True)}
                continue
            behind = [each for each in self.named if each.end <= cue.start() + 1]
            out |= {each.roster.id for each in self._joined(behind, forward=False)}
        return out

    def _joined(self, named: list[NamedList], forward: bool) -> list[NamedList]:
        """The first (or last) of some lists and those told with it: "the US and the EU", 「美國、歐盟」."""
        row = named if forward else named[::-1]
        kept = row[:1]
        for one, other in pairwise(row):
            between = self.text[one.end : other.start] if forward else self.text[other.end : one.start]
            if not cues.JOINED.fullmatch(between):
                break
            kept.append(other)
        return kept

    def _single(self) -> ListPlan | None:
        """How long one list is."""
        if len(self.lists) != 1 or cues.SINCE.search(self.text) or not self.count or self._negated():
            return None
        return ListPlan("size", tuple(self.lists), count=True, assumed=self.assumed, words=self.text)

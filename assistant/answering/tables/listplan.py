"""A question about lists of minerals -> what to compute: which lists, in or out, and what is asked of them.

Read by cues, not by meaning: what does not fit them exactly is no question about lists, and is left to retrieval.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from ...language.folding import fold
from ...language.glossary import Glossary
from ...language.measures import measures
from ...language.numbers import years
from ..kind import asks_why
from . import listcues as cues
from .listnames import NamedList, economies_in, lists_named
from .listpolarity import alone, denied
from .rosters import Roster, Rosters, class_named

Op = Literal[
    "size", "set", "exactly", "membership", "members", "holders", "since", "premise", "change", "changed and", "sizes",
]  # fmt: skip
_OTHER_KINDS = frozenset({"company", "person", "agency", "mine", "place", "technology", "programme", "country"})
_FITTING = frozenset({"doi", "usgs", "european-commission", "crma", "meti", "nrcan", "mlr", "mnr", "world"})
"""Named beside a list they say whose it is, or nothing."""


@dataclass(frozen=True, slots=True)
class ListPlan:
    """What to compute. wanted, unwanted: lists to be on and not to be on.  subjects: glossary ids asked about.

    number: of lists, for "exactly".  count: whether only the number is asked for.  assumed: whether an edition was
    chosen because the question names none.  dropped: for "premise" and "change", whether it is about removal (True),
    addition (False) or both (None); for "members", whether those that are missing are asked for.  words: the folded
    question, where a part of a list may be named in it.  union: whether being on one of the wanted lists is enough.
    asked: whether the question asks if it is so, and does not take it for granted.  coarse: whether light and heavy
    rare earths are to count as one.
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
    union: bool = False
    asked: bool = False
    coarse: bool = False


def plan_lists(question: str, glossary: Glossary, rosters: Rosters, today: str) -> ListPlan | None:
    """What a question asks of the lists; None when it is not, or not surely, about them.

    today: ISO date; a list named without an edition is the one in force then.
    """
    whole, question = question, cues.GRAIN.sub(lambda match: " " * len(match.group()), question)
    folded = fold(question)
    text = folded.text
    if measures(question) & cues.OTHER_MATTERS or cues.OTHER_LISTS.search(text):
        return None
    if cues.FIRST_LISTS.search(text) and not years(question):
        return None
    mentions = glossary.find(question)
    listed = {term for roster in rosters.editions for term in roster.rows}
    subjects = tuple(dict.fromkeys(each.term for each in mentions if _is_member(each.term, listed, glossary)))
    places = [(each.start, each.end, each.term) for each in mentions]
    economies = economies_in(folded, places, {each.economy for each in rosters.editions})
    if not _about_lists(text, bool(subjects), len({economy for _, _, economy in economies})):
        return None
    known = {economy for _, _, economy in economies} | set(subjects) | _FITTING
    if any(glossary.terms[term].type in _OTHER_KINDS and term not in known for _, _, term in places):
        return None  # a company, a person, another country: then it is about more than lists
    plan = _Reading(question, text, subjects, economies, rosters, today).plan()
    return replace(plan, coarse=True) if plan is not None and question != whole else plan


def _is_member(term: str, listed: set[str], glossary: Glossary) -> bool:
    return glossary.terms[term].type in {"element", "mineral", "group"} or term in listed


def _about_lists(text: str, subjects: bool, economies: int) -> bool:
    """Whether a list is spoken of, or meant: critical to somebody, a revision of somebody's.

    economies: how many that have lists are named.
    """
    if cues.LISTED.search(text):
        return True
    if not economies:
        return False
    if cues.HOW_MANY_HELD.search(text):
        return True
    if cues.CRITICAL.search(text) and (len(cues.SIZES.findall(text)) > 1 or cues.CLASSED.search(text)):
        return True
    changed = cues.ADD.search(text) or cues.DROP.search(text) or cues.ONLY.search(text)
    if subjects:
        asked = cues.CRITICAL_TO.search(text) and cues.YES_NO.search(text)
        return bool(asked or (changed and cues.REVISED.search(text)))
    told = (cues.NOT_AFTER, cues.NOT_BEFORE, cues.DROP, *((cues.BOTH,) if economies > 1 else ()))
    meant = cues.CRITICAL.search(text) or (economies > 1 and cues.MATTERS_TO.search(text))
    if meant and any(cue.search(text) for cue in told):
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
        named = re.search(r"表三|表3|第三张表|\btable (?:3|three)\b|\bthird table\b", text)
        self.latest = bool(cues.STILL.search(text)) and not named
        self.matrix = bool(cues.MATRIX.search(text)) and not self.years and not self.latest
        self.named: list[NamedList] = lists_named(question, text, economies, rosters, today, self.matrix)
        self.count = bool(cues.COUNT.search(text)) and not cues.NAMES_TOO.search(text)

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
        attempts = (
            *(self._exactly, self._part, self._reinstated, self._changed_and, self._change),
            *(self._sizes, self._set, self._single),
        )
        for attempt in attempts:
            found = attempt()
            if found is not None:
                return found
        return None

    def _of_subjects(self) -> ListPlan | None:
        lists = tuple(self.lists)
        one_list = len({each.economy for each in lists}) == 1
        single = one_list and len(self.subjects) == 1
        dropped = bool(cues.DROP.search(self.text))
        asked = bool(cues.YES_NO.search(self.text))
        premise = ListPlan("premise", lists, subjects=self.subjects, assumed=self.assumed, dropped=dropped, asked=asked)
        if asks_why(self.text):
            return premise if single and (dropped or cues.ADD.search(self.text)) else None
        if cues.SINCE.search(self.text) and single:
            return premise if dropped else ListPlan("since", lists, subjects=self.subjects)
        if cues.WHO.search(self.text) and (self.matrix or not lists) and not cues.YES_NO.search(self.text):
            wanted = self.rosters.matrix if self.matrix else ()
            return ListPlan("holders", wanted, subjects=self.subjects[:1], count=self.count)
        if len(lists) > 2 and len(self.subjects) == 1 and cues.WHO.search(self.text):
            return ListPlan("holders", lists, subjects=self.subjects, count=self.count, assumed=self.assumed)
        if len(lists) == 1 and self._of_group():
            missing = bool(cues.MISSING.search(cues.LEFT_ASIDE.sub(" ", self.text)) or dropped)
            return ListPlan(
                "members", lists, subjects=self.subjects, assumed=self.assumed, dropped=missing, count=self.count,
                words=self.text,
            )  # fmt: skip
        if lists and (cues.YES_NO.search(self.text) or (len(lists) > 1 and cues.WHO.search(self.text))):
            now = self.assumed and cues.NO_LONGER.search(self.text)
            if dropped and single and not now and not cues.AGAIN.search(self.text):
                return premise
            return ListPlan("membership", lists, subjects=self.subjects, assumed=self.assumed)
        return None

    def _of_group(self) -> bool:
        """Whether some of the things named are asked for: which of a group, or which of three and more."""
        asked = self.count or cues.WHICH_OF.search(self.text)
        return bool(asked) and (len(self.subjects) > 2 or cues.GROUP.search(self.text) is not None)

    def _part(self) -> ListPlan | None:
        """One class of a list's own sorting: the non-metallic ones of China's catalogue."""
        if len(self.lists) != 1 or class_named(self.lists[0], self.text) is None:
            return None
        return ListPlan("size", tuple(self.lists), count=self.count, assumed=self.assumed, words=self.text)

    def _reinstated(self) -> ListPlan | None:
        """On one edition, off the next, and on a later one again."""
        lists = sorted(self.lists, key=lambda each: each.as_of or "")
        gone = cues.DROP.search(self.text) or denied(self.text, self.named)
        if not (cues.AGAIN.search(self.text) and gone) or len({each.economy for each in lists}) != 1 or self.matrix:
            return None
        if len(lists) == 2:
            before = self.rosters.before(lists[0])
            lists = [before, *lists] if before is not None else lists
        if len(lists) != 3:
            return None
        return ListPlan("set", (lists[2], lists[0]), (lists[1],), count=self.count)

    def _changed_and(self) -> ListPlan | None:
        """Of the minerals the US dropped in 2022, those on the EU list."""
        if cues.TAKEN_OUT.search(self.text) or cues.LEFT_OFF.search(self.text):
            return None
        added, dropped = cues.ADD.search(self.text), cues.DROP.search(self.text)
        cue = dropped or added
        if dropped is None and denied(self.text, self.named):
            return None
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
        out = denied(self.text, self.named) or self._beyond()
        if not out and len(lists) > 1 and cues.REMAINDER.search(self.text):
            out = {each.id for each in lists[1:]}
        only = bool(cues.ONLY.search(self.text))
        if not out and not only and (len(economies) == 6 or (cues.ALL.search(self.text) and not lists)):
            return self._on_all(len(economies) == 6)
        if lists and len(out) == len(lists):
            if not (only or cues.OTHERS.search(self.text)):
                return None  # on none of them: among what, the question does not say
            others = [each for each in self._all() if each.economy not in economies]
            return ListPlan("set", tuple(others), tuple(lists), count=self.count, assumed=self.assumed)
        if only and lists and not out:
            return self._only()
        union = bool(cues.UNION.search(self.text))
        if not out and not union and (len(economies) < 2 or not cues.BOTH.search(self.text)):
            return None  # two lists named, and nothing said of how they are to be taken together
        wanted = tuple(each for each in lists if each.id not in out)
        unwanted = tuple(each for each in lists if each.id in out)
        if len(lists) < 2 or not wanted:
            return None
        return ListPlan("set", wanted, unwanted, count=self.count, assumed=self.assumed, union=union)

    def _on_all(self, named: bool) -> ListPlan | None:
        """On every list there is: of table 3, of the year said, else the latest; None where one is not known."""
        if self.years and not named:
            wanted = self.rosters.latest(str(self.years[-1]))
            known = {each.economy for each in self.rosters.matrix}
            return ListPlan("set", tuple(wanted), count=self.count) if len(wanted) >= len(known) else None
        if self.matrix or (named and not self.latest):
            return ListPlan("set", tuple(self.rosters.matrix), count=self.count)
        if named:
            return ListPlan("set", tuple(self.lists), count=self.count, assumed=self.assumed)
        return ListPlan("set", tuple(self.rosters.latest(self.today)), count=self.count, assumed=True)

    def _only(self) -> ListPlan:
        """Those that "only" is said of alone; the others are the other lists named, else all others there are."""
        meant = alone(self.text, self.named) if len(self.lists) > 1 else self.named
        wanted = list({each.roster.id: each.roster for each in meant}.values())
        own = {each.economy for each in wanted}
        others = [each for each in self.lists if each.economy not in own]
        others = others or [each for each in self._all() if each.economy not in own]
        return ListPlan("set", tuple(wanted), tuple(others), count=self.count, assumed=self.assumed)

    def _beyond(self) -> set[str]:
        """What Canada's list has beyond the American one: the list after the comparing word is out."""
        if not cues.MORE_WHICH.search(self.text):
            return set()
        beside = cues.BESIDE.search(self.text)
        if beside is not None:
            inside = [each for each in self.named if beside.start() <= each.start < beside.end()]
            return {each.roster.id for each in inside[:1]}
        cue = cues.THAN.search(self.text)
        ahead = [each for each in self.named if cue is not None and each.start >= cue.start()]
        return {each.roster.id for each in ahead[:1]}

    def _single(self) -> ListPlan | None:
        """How long one list is."""
        if len(self.lists) != 1 or cues.SINCE.search(self.text) or not self.count or denied(self.text, self.named):
            return None
        return ListPlan("size", tuple(self.lists), count=True, assumed=self.assumed, words=self.text)

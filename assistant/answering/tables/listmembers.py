"""Whether, where and since when a list holds one thing, and what to say to who takes it for granted wrongly."""

from __future__ import annotations

from collections.abc import Sequence

from ...records import Table
from ..computed import Computed, Said
from ..short import say_date
from .listcues import LEFT_ASIDE
from .listplan import ListPlan
from .listwriter import ListWriter
from .rosters import Roster, printed, row_for
from .speech import capital, listed, plain_list

_FEW = 6
"""Up to so many rows are cited beside their list."""


class MemberSpeaker(ListWriter):
    """Says what lists hold of one thing."""

    def membership(self, plan: ListPlan) -> Computed:
        """Whether each list named holds each thing named."""
        said = [self._member(term, roster) for term in plan.subjects for roster in plan.wanted]
        answers = [
            row_for(roster, term, self._glossary) is not None for term in plan.subjects for roster in plan.wanted
        ]
        yes, no = ("yes", "no") if self._english else ("是", "否")
        return Computed(tuple(said), (yes if answers[0] else no) if len(said) == 1 else None)

    def members(self, plan: ListPlan) -> Computed | None:
        """Which of some things, or of a group's members, a list holds, or which of them it does not."""
        (roster,) = plan.wanted
        universe = self._universe(plan)
        rows = {term: row_for(roster, term, self._glossary) for term in universe}
        grouped = len(plan.subjects) == 1
        # A group that the list has as one entry is answered as that entry, not member by member.
        held = [term for term in universe if (term in roster.rows if grouped else rows[term] is not None)]
        missing = [term for term in universe if rows[term] is None]
        if not held:
            return self.membership(plan) if len(plan.subjects) == 1 else None
        asked = missing if plan.dropped else held
        names = [self._glossary.name(term, self._key) for term in asked]
        groups = [term for term in plan.subjects if self._members(term)]
        named = groups if len(groups) == 1 and len(universe) > _FEW else universe
        whole = [self._glossary.name(term, self._key) for term in named]
        shown = {row.id: row for term in held[:_FEW] if (row := rows[term]) is not None}
        entries = (roster.whole, *(() if plan.dropped else shown.values()))
        said = Said(self._of_them(roster, whole, names, bool(plan.dropped)), entries)
        short = str(len(names)) if plan.count else listed(names, self._key) or self._none()
        return Computed((said,), short, self._marked(universe, held))

    def _universe(self, plan: ListPlan) -> list[str]:
        """The things asked about: those named, a group being its members, less those that are left aside."""
        aside = {
            term
            for term in plan.subjects
            if not self._members(term) and LEFT_ASIDE.search(plan.words) and len(plan.subjects) > 1
        }
        named = [
            each
            for term in plan.subjects
            for each in (self._glossary.terms[term].members if self._members(term) else (term,))
        ]
        single = [each for each in dict.fromkeys(named) if not self._members(each)]
        grouped = any(self._members(term) for term in plan.subjects)
        return [each for each in single if not (grouped and each in aside)]

    def _of_them(self, roster: Roster, whole: Sequence[str], names: Sequence[str], missing: bool) -> str:
        told = listed(names, self._key)
        if self._english:
            are = "is" if len(names) == 1 else "are"
            text = f"Of {listed(whole, 'en')}, {len(names)} {are} {'not ' if missing else ''}on {self._full(roster)}"
            return f"{text}: {told}." if told else f"{text}."
        verb = "不在" if missing else "列於"
        text = f"{plain_list(whole, self._key)}之中，{verb}{self._full(roster)}的有{len(names)}種"
        return f"{text}：{told}。" if told else f"{text}。"

    def _marked(self, universe: Sequence[str], held: Sequence[str]) -> Table:
        head = ("mineral", "listed") if self._english else ("礦物", "列入")
        marks = ("yes", "no") if self._english else ("列入", "未列")
        return Table(head, tuple((self._glossary.name(term, self._key), marks[term not in held]) for term in universe))

    def _member(self, term: str, roster: Roster) -> Said:
        """Whether one list holds one thing, and under what."""
        row = row_for(roster, term, self._glossary)
        name = self._glossary.name(term, self._key)
        if row is None:
            return Said(self._no(name, term, roster), (roster.whole,))
        under = self._under(term, str(row.cells["mineral"]), roster)
        if self._english:
            text = f"Yes, {name} {self._is(term)} on {self._full(roster)}{under}."
        else:
            text = f"是，{name}列於{self._full(roster)}{under}。"
        return Said(text, (row, roster.whole))

    def _under(self, term: str, own: str, roster: Roster) -> str:
        """Under which name a list holds a thing, where it is not its own: a group's, another form's, its members'."""
        if own == term:
            return ""
        other = printed(roster, own, self._key, self._glossary)
        if term in self._glossary.terms[own].members:
            return f" under the entry {other}" if self._english else f"「{other}」項下"
        if self._members(term):
            return " entry by entry" if self._english else "（逐項列出）"
        return f" as {other}" if self._english else f"（作{other}）"

    def _no(self, name: str, term: str, roster: Roster) -> str:
        if self._english:
            return f"No, {name} {self._is(term)} not on {self._full(roster)}."
        return f"否，{name}不在{self._full(roster)}之中，未列入。"

    def _is(self, term: str) -> str:
        return "are" if self._members(term) else "is"

    def _members(self, term: str) -> bool:
        return bool(self._glossary.terms[term].members)

    def holders(self, plan: ListPlan) -> Computed | None:
        """Whose latest lists hold a thing, and what the paper's own table says of it."""
        (term,) = plan.subjects
        if plan.wanted and plan.wanted[0].matrix:
            return self._in_matrix(plan, term)
        latest = list(plan.wanted) or self._rosters.latest(self._today)
        on = [each for each in latest if row_for(each, term, self._glossary) is not None]
        off = [each for each in latest if each not in on]
        name = self._glossary.name(term, self._key)
        row = next((each.rows[term] for each in self._rosters.matrix if term in each.rows), None)
        if not on and row is None:
            return None
        said = [Said(self._holding(name, on, off), tuple(each.whole for each in latest))]
        if row is not None:
            said.append(Said(row.texts[self._key], (row,)))
        places = [self._glossary.name(each.economy, self._key) for each in on]
        return Computed(tuple(said), str(len(on)) if plan.count else listed(places, self._key) or self._none())

    def _in_matrix(self, plan: ListPlan, term: str) -> Computed | None:
        """What the row of the table that compares lists says of a thing."""
        rows = [(each, row_for(each, term, self._glossary)) for each in plan.wanted]
        held = [(roster, row) for roster, row in rows if row is not None]
        if not held:
            return None
        row = held[0][1]
        places = [self._glossary.name(roster.economy, self._key) for roster, _ in held]
        short = str(len(held)) if plan.count else listed(places, self._key)
        return Computed((Said(row.texts[self._key], (row,)),), short)

    def _holding(self, name: str, on: Sequence[Roster], off: Sequence[Roster]) -> str:
        held = plain_list([self._full(each) for each in on], self._key)
        if not on:
            among = (
                f"None of the {len(off)} lists holds {name}: "
                if self._english
                else f"{len(off)}份清單都沒有列入{name}："
            )
            return among + plain_list([self._name(each) for each in off], self._key) + ("." if self._english else "。")
        others = plain_list([self._name(each) for each in off], self._key)
        if self._english:
            text = f"Of the {len(on) + len(off)} lists, {len(on)} {'holds' if len(on) == 1 else 'hold'} {name}: {held}"
            return f"{text}; not {others}." if off else f"{text}."
        text = f"在{len(on) + len(off)}份清單中，{name}列於{len(on)}份：{held}"
        return f"{text}；未列入者：{others}。" if off else f"{text}。"

    def since(self, plan: ListPlan) -> Computed | None:
        """With which edition a thing came onto an economy's list."""
        (term,) = plan.subjects
        line = self._rosters.of(plan.wanted[0].economy, plan.wanted[0].kind)
        first = next((each for each in line if row_for(each, term, self._glossary) is not None), None)
        if first is None:
            return Computed(
                (Said(self._no(self._glossary.name(term, self._key), term, line[-1]), (line[-1].whole,)),), None
            )
        before = self._rosters.before(first)
        name = self._glossary.name(term, self._key)
        row = row_for(first, term, self._glossary)
        entries = tuple(each for each in (row, first.whole, before.whole if before else None) if each is not None)
        date = say_date(first.as_of, self._key) if first.as_of else ""
        if self._english:
            text = f"{capital(name)} first appear{'' if self._members(term) else 's'} on {self._full(first)}"
            text += f"; {self._full(before)} did not have it." if before else ", the earliest edition known here."
        else:
            text = f"{name}最早見於{self._full(first)}"
            text += f"，前一版{self._full(before)}沒有這一項。" if before else "，這是此處所知最早的一版。"
        return Computed((Said(text, entries),), date)

    def premise(self, plan: ListPlan) -> Computed | None:
        """A correction where the lists contradict what the question takes for granted; None where they bear it out."""
        (term,) = plan.subjects
        after = plan.wanted[-1]
        before = self._rosters.before(after)
        if self._borne_out(plan, term, after):
            return self._confirmed(plan, term, before, after) if plan.asked else None
        row = row_for(after, term, self._glossary)
        entries = [after.whole] if row is None else [row, after.whole]
        if before is not None and row is None:
            entries.append(before.whole)
        return Computed((Said(self._corrected(plan, term, after, before), tuple(entries)),), None)

    def _confirmed(self, plan: ListPlan, term: str, before: Roster | None, after: Roster) -> Computed | None:
        """Yes: the two editions between which a thing was removed or added."""
        first = plan.wanted[0] if len(plan.wanted) > 1 else before
        if first is None or (row_for(after, term, self._glossary) is None) != bool(plan.dropped):
            return None
        row = row_for(first if plan.dropped else after, term, self._glossary)
        name, old, new = self._glossary.name(term, self._key), self._full(first), self._full(after)
        if self._english:
            verb = "removed from" if plan.dropped else "added to"
            state = f"it was on {old}" if plan.dropped else f"it was not on {old}"
            text = f"Yes, {name} {'were' if self._members(term) else 'was'} {verb} {new}; {state}."
        else:
            verb, state = ("刪去", "還在") if plan.dropped else ("新增", "還不在")
            text = f"是，{new}{verb}了{name}；先前{state}{old}之中。"
        entries = tuple(each for each in (row, after.whole, first.whole) if each is not None)
        return Computed((Said(text, entries),), "yes" if self._english else "是")

    def _borne_out(self, plan: ListPlan, term: str, after: Roster) -> bool:
        """Whether the thing was indeed removed (added) with that edition; with any, when none was named."""
        line = self._rosters.of(after.economy, after.kind) if plan.assumed else [after]
        for edition in line:
            before = self._rosters.before(edition)
            now = row_for(edition, term, self._glossary) is not None
            then = before is not None and row_for(before, term, self._glossary) is not None
            if (then and not now) if plan.dropped else (now and not then):
                return True
        return False

    def _corrected(self, plan: ListPlan, term: str, after: Roster, before: Roster | None) -> str:
        now = row_for(after, term, self._glossary) is not None
        name, full = self._glossary.name(term, self._key), self._full(after)
        earlier = self._full(before) if before is not None and plan.dropped and not now else ""
        if self._english:
            head, verb = "That is not what the lists say:", self._is(term)
            if not now:
                return f"{head} {name} {verb} not on {full}{f', nor was it on {earlier}' if earlier else ''}."
            if plan.dropped:
                return f"{head} {name} was not removed: it {verb} on {full}."
            return f"{head} {name} was no addition: it was listed before and {verb} on {full}."
        if not now:
            return f"這與清單不符：{name}不在{full}之中{f'，先前的{earlier}也沒有' if earlier else ''}。"
        claim = "並未刪除，仍列於" if plan.dropped else "並非新增，先前已列入，也在"
        return f"這與清單不符：{name}{claim}{full}。"

"""A plan over lists -> statements, each naming edition, date and size of every list it compares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...records import Entry, Table
from ..computed import Computed, Said
from ..short import say_date
from .listmembers import MemberSpeaker
from .listplan import ListPlan
from .listwriter import ListWriter
from .rosters import Compared, Roster, class_named, compare, row_for
from .speech import capital, joined, listed, plain_list

_ENDS = ((("longer", "較長"), ("longest", "最長")), (("shorter", "較短"), ("shortest", "最短")))
"""Of two lists and of more, the long end and the short one."""
_OF_EDITIONS = frozenset({"size", "set", "membership", "members"})
"""Where an older edition is told as it was, what replaced it is said beside it."""
_MANY = 16
"""Up to so many rows are cited where they alone bear an answer out."""
_FEW = 3
"""Up to so many results each row is cited beside the lists."""


class ListSpeaker(ListWriter):
    """Says what was computed over lists, in zh-Hant or English."""

    _coarse = False

    def say(self, plan: ListPlan) -> Computed | None:
        """The computed answer, or None when there is nothing to compute after all."""
        members = MemberSpeaker(self._rosters, self._glossary, self._key, self._today)
        found = {
            "size": self._size,
            "set": self._set,
            "exactly": self._exactly,
            "membership": members.membership,
            "members": members.members,
            "holders": members.holders,
            "since": members.since,
            "premise": members.premise,
            "change": self._change,
            "changed and": self._changed_and,
            "sizes": self._sizes,
        }[plan.op](plan)
        if found is None:
            return None
        notes = [self._assumed(plan)] if plan.assumed else []
        if plan.op in _OF_EDITIONS:
            named = (*plan.wanted, *plan.unwanted)
            later = [(each, self._later(each)) for each in plan.wanted]
            notes += [self._superseded(one, new) for one, new in later if new is not None and new not in named]
        return replace(found, notes=(*found.notes, *notes))

    def _later(self, roster: Roster) -> Roster | None:
        """The edition in force instead of an older one."""
        latest = self._rosters.in_force(roster.economy, self._today, roster.kind)
        if latest is None or latest is roster or roster.matrix or not roster.as_of:
            return None
        return latest if (latest.as_of or "") > roster.as_of else None

    def _superseded(self, roster: Roster, later: Roster) -> str:
        if self._english:
            return f"{capital(self._name(roster))} has since been replaced by {self._full(later)}."
        return f"{self._name(roster)}其後已由{self._full(later)}取代。"

    def _assumed(self, plan: ListPlan) -> str:
        names = plain_list([self._name(each) for each in (*plan.wanted, *plan.unwanted)], self._key)
        if self._english:
            return f"No edition was named: taken as the latest lists known, {names}."
        return f"問題未指明版次，採目前所知最近一版：{names}。"

    def _size(self, plan: ListPlan) -> Computed:
        (roster,) = plan.wanted
        part = self._part(roster, plan.words, plan.count)
        if part is not None:
            return part
        said = f"; {roster.paper_says['en']}" if self._english and roster.paper_says else ""
        if self._english:
            date = f" ({say_date(roster.as_of, 'en')})" if roster.as_of else ""
            text = f"{capital(self._name(roster))}{date} has {roster.size} entries{said}."
        else:
            date = f"（{say_date(roster.as_of, 'zh-Hant')}）" if roster.as_of else ""
            said = f"；{roster.paper_says['zh-Hant']}" if roster.paper_says else ""
            text = f"{self._name(roster)}{date}共{roster.size}項{said}。"
        return Computed((Said(text, (roster.whole,), in_full=bool(said)),), str(roster.size))

    def _part(self, roster: Roster, words: str, count: bool) -> Computed | None:
        """The members of one of the classes that a list is sorted into ("energy"), when the question names it."""
        found = class_named(roster, words)
        if found is None:
            return None
        held = [row for row in roster.rows.values() if row.cells.get("group") == found]
        names = [str(row.cells["printed"]["en" if self._english else "zh"]) for row in held]
        if self._english:
            text = f"{len(held)} entries of {self._full(roster)} are of the class {found['en']}"
            text += f": {listed(names, 'en')}."
        else:
            text = f"{self._full(roster)}中屬{found['zh']}的有{len(held)}項：{listed(names, self._key)}。"
        return Computed((Said(text, (roster.whole, *held)),), str(len(held)) if count else listed(names, self._key))

    def _set(self, plan: ListPlan) -> Computed:
        self._coarse = plan.coarse
        main = self._one_set(plan.wanted, plan.unwanted, plan.count, plan.union)
        if not plan.assumed or not self._rosters.matrix or plan.union:
            return main
        columns = {each.economy: each for each in self._rosters.matrix}
        wanted, unwanted = ([columns[each.economy] for each in part] for part in (plan.wanted, plan.unwanted))
        paper = self._one_set(wanted, unwanted, plan.count)
        if paper.short == main.short:
            return main
        return replace(main, said=(*main.said, *paper.said), notes=(*main.notes, *paper.notes))

    def _one_set(
        self, wanted: Sequence[Roster], unwanted: Sequence[Roster], count: bool, union: bool = False
    ) -> Computed:
        compared = compare([*wanted, *unwanted], self._glossary, self._coarse)
        terms = compared.held_by_any(wanted, unwanted) if union else compared.held(wanted, unwanted)
        names = self._named_by_first(wanted, terms, compared)
        text = self._set_sentence(wanted, unwanted, names, union)
        used = self._cited([*wanted, *unwanted], terms, wanted)
        table = None if union or not names else self._set_table(wanted, unwanted, terms, names)
        short = str(len(names)) if count else (listed(names, self._key) or self._none())
        return Computed((Said(text, used),), short, table, self._merged(compared))

    def _named_by_first(self, wanted: Sequence[Roster], terms: Sequence[str], compared: Compared) -> list[str]:
        """Each thing as the first of the lists prints it that holds it."""
        of = dict(zip((each.id for each in compared.rosters), compared.sets, strict=True))
        holders = [next((each for each in wanted if term in of[each.id]), wanted[0]) for term in terms]
        return [self._names(roster, [term])[0] for roster, term in zip(holders, terms, strict=True)]

    def _set_sentence(
        self, wanted: Sequence[Roster], unwanted: Sequence[Roster], names: Sequence[str], union: bool = False
    ) -> str:
        if wanted[0].matrix:
            return self._matrix_sentence(wanted, unwanted, names, union)
        on = self._together(wanted, self._or if union else self._and)
        off = self._together(unwanted, self._or)
        if self._english:
            where = f"on {'both ' if len(wanted) == 2 and not union else ''}{on}" + (
                f" but not on {off}" if off else ""
            )
            if not names:
                return f"Nothing is {where}."
            verb = "entry is" if len(names) == 1 else "entries are"
            return f"{len(names)} {verb} {where}: {listed(names, 'en')}."
        both = "同時列於" if len(wanted) > 1 and not union else "列於"
        where = f"{both}{on}" + (f"、但不在{off}" if off else "")
        if not names:
            return f"沒有任何一項{where}。"
        return f"{where}的共有{len(names)}項：{listed(names, self._key)}。"

    def _matrix_sentence(
        self, wanted: Sequence[Roster], unwanted: Sequence[Roster], names: Sequence[str], union: bool
    ) -> str:
        on = joined([self._heading(each) for each in wanted], self._key, self._or if union else self._and)
        off = joined([self._heading(each) for each in unwanted], self._key, self._or)
        if self._english:
            where = f"listed by {on}" + (f" but not by {off}" if off else "")
            if not names:
                return f"In table 3 of the paper, no mineral is {where}."
            verb = "mineral is" if len(names) == 1 else "minerals are"
            return f"In table 3 of the paper, {len(names)} {verb} {where}: {listed(names, 'en')}."
        where = f"列入{on}" + (f"而未列入{off}" if off else "")
        if not names:
            return f"論文表三中沒有任何礦物{where}。"
        return f"論文表三中{where}的有{len(names)}種：{listed(names, self._key)}。"

    def _heading(self, roster: Roster) -> str:
        """The heading of a column of a table that compares lists: "US 2018"."""
        return roster.heading[self._key] if roster.heading else self._name(roster)

    @property
    def _and(self) -> str:
        return "and" if self._english else "與"

    @property
    def _or(self) -> str:
        return "or" if self._english else "或"

    def _together(self, rosters: Sequence[Roster], word: str) -> str:
        return joined([self._full(each) for each in rosters], self._key, word)

    def _cited(self, rosters: Sequence[Roster], terms: Sequence[str], wanted: Sequence[Roster]) -> tuple[Entry, ...]:
        tables = [each.beside for each in rosters if each.beside is not None]
        wholes = list({each.id: each for each in (*tables, *(each.whole for each in rosters))}.values())
        rows: list[Entry] = []
        if 0 < len(terms) <= _FEW or (wanted[0].matrix and 0 < len(terms) <= 2 * _FEW):
            rows = [row for term in terms if (row := row_for(wanted[0], term, self._glossary)) is not None]
        return (*wholes, *rows)

    def _set_table(
        self, wanted: Sequence[Roster], unwanted: Sequence[Roster], terms: Sequence[str], names: Sequence[str]
    ) -> Table:
        lists = [*wanted, *unwanted]
        head = (
            "mineral" if self._english else "礦物",
            *(self._heading(each) if each.matrix else self._name(each) for each in lists),
        )
        marks = ("yes", "no") if self._english else ("列入", "未列")
        out = {each.id for each in unwanted}
        row = tuple(marks[each.id in out] for each in lists)
        return Table(head, tuple((name, *row) for name in names if terms))

    def _merged(self, compared: Compared) -> tuple[str, ...]:
        if not compared.merged:
            return ()
        names = plain_list([self._glossary.name(term, self._key) for term in compared.merged], self._key)
        if self._english:
            return (f"Compared at the coarsest name that a list uses: {names} each count as one.",)
        return (f"各清單粒度不同，比較時{names}各以一項計。",)

    def _exactly(self, plan: ListPlan) -> Computed:
        first = plan.wanted[0]
        held = {
            row.cells["mineral"]: row
            for roster in plan.wanted
            for row in roster.rows.values()
            if row.cells.get("count") == plan.number
        }
        names = sorted(
            (self._glossary.name(str(term), self._key) for term in held), key=str.casefold if self._english else None
        )
        told = listed(names, self._key)
        if self._english:
            are = "mineral is" if len(names) == 1 else "minerals are"
            text = f"{len(names)} {are} on exactly {plan.number} of the six lists in the paper's table 3"
            text += f": {told}." if told else "."
        else:
            text = f"論文表三中恰好列於{plan.number}份清單的礦物共有{len(names)}種"
            text += f"：{told}。" if told else "。"
        rows = tuple(held.values()) if len(held) <= _MANY else ()
        short = str(len(names)) if plan.count else told or self._none()
        table = Table(("mineral" if self._english else "礦物",), tuple((name,) for name in names))
        whole = first.beside or first.whole
        return Computed((Said(text, (whole, *rows)),), short, table)

    def _change(self, plan: ListPlan) -> Computed:
        before, after = plan.wanted
        compared = compare([before, after], self._glossary)
        new, gone = compared.held([after], [before]), compared.held([before], [after])
        added, dropped = self._names(after, new), self._names(before, gone)
        said = [
            Said(self._change_sentence(before, after, added, dropped, plan.dropped), (after.whole, before.whole), True)
        ]
        said.append(Said(self._difference(after, before), (after.whole, before.whole)))
        asked = dropped if plan.dropped else added if plan.dropped is False else [*added, *dropped]
        short = str(len(asked)) if plan.count else listed(asked, self._key) or self._none()
        marks = ("added", "removed") if self._english else ("新增", "刪去")
        rows = [*((name, marks[0]) for name in added), *((name, marks[1]) for name in dropped)]
        head = ("mineral", "change") if self._english else ("礦物", "變動")
        return Computed(tuple(said), short, Table(head, tuple(rows)), self._merged(compared))

    def _changed_and(self, plan: ListPlan) -> Computed:
        """Of what one list gained or lost, that which another holds."""
        before, after, held = plan.wanted
        compared = compare(plan.wanted, self._glossary)
        source = before if plan.dropped else after
        terms = compared.held([source, held], [after if plan.dropped else before])
        names = self._names(source, terms)
        if self._english:
            verb = "removed from" if plan.dropped else "added to"
            are = "is" if len(names) == 1 else "are"
            text = f"Of what was {verb} {self._full(after)}, {len(names)} {are} on {self._full(held)}"
            text += f": {listed(names, 'en')}." if names else "."
        else:
            verb = "刪去" if plan.dropped else "新增"
            text = f"{self._full(after)}{verb}的礦物中，列於{self._full(held)}的有{len(names)}項"
            text += f"：{listed(names, self._key)}。" if names else "。"
        rows = [row for term in terms[: 2 * _FEW] if (row := row_for(held, term, self._glossary)) is not None]
        short = str(len(names)) if plan.count else listed(names, self._key) or self._none()
        return Computed((Said(text, (after.whole, before.whole, held.whole, *rows)),), short)

    def _change_sentence(
        self, before: Roster, after: Roster, added: Sequence[str], dropped: Sequence[str], which: bool | None
    ) -> str:
        if self._english:
            adds = f"adds {listed(added, 'en')}" if added else "adds none"
            drops = f"removes {listed(dropped, 'en')}" if dropped else "removes none"
            parts = [drops, adds] if which else [adds, drops]
            return f"Compared with {self._full(before)}, {self._full(after)} {' and '.join(parts)}."
        adds = f"新增{listed(added, self._key)}" if added else "沒有新增任何一項"
        drops = f"刪去{listed(dropped, self._key)}" if dropped else "沒有刪去任何一項"
        parts = [drops, adds] if which else [adds, drops]
        return f"與{self._full(before)}相比，{self._full(after)}{'，'.join(parts)}。"

    def _difference(self, one: Roster, other: Roster) -> str:
        """How the sizes differ, with the arithmetic."""
        more, less = (one, other) if one.size >= other.size else (other, one)
        gap = more.size - less.size
        if self._english:
            if not gap:
                return f"Both have {one.size} entries."
            entries = "entry" if gap == 1 else "entries"
            return f"{capital(self._name(more))} has {gap} more {entries} ({more.size} − {less.size} = {gap})."
        if not gap:
            return f"兩份清單都是{one.size}項。"
        return f"{self._name(more)}多{gap}項（{more.size} − {less.size} = {gap}）。"

    def _sizes(self, plan: ListPlan) -> Computed | None:
        lists = sorted(plan.wanted, key=lambda each: each.size, reverse=not plan.shortest)
        if len(lists) < 2:
            return None
        ends = [each for each in lists if each.size == lists[0].size]
        text = (
            self._tied(ends, plan, len(lists)) if len(ends) > 1 else self._ahead(lists[0], lists[1], plan, len(lists))
        )
        head = ("list", "date", "entries") if self._english else ("清單", "日期", "項數")
        table = Table(head, tuple((self._name(each), each.as_of or "—", str(each.size)) for each in lists))
        wholes = tuple({each.whole.id: each.whole for each in lists}.values())
        short = (
            str(abs(lists[0].size - lists[1].size)) if plan.count else listed(list(map(self._name, ends)), self._key)
        )
        return Computed((Said(text, wholes),), short, table)

    def _tied(self, ends: Sequence[Roster], plan: ListPlan, among: int) -> str:
        names = joined([self._full(each) for each in ends], self._key, self._and)
        if among == len(ends):
            return f"{capital(names)} are equally long." if self._english else f"{names}一樣長。"
        english, chinese = _ENDS[plan.shortest][True]
        return f"The {english} are {names}: equally long." if self._english else f"{chinese}的是{names}，一樣長。"

    def _ahead(self, first: Roster, second: Roster, plan: ListPlan, among: int) -> str:
        english, chinese = _ENDS[plan.shortest][among > 2]
        gap = abs(first.size - second.size)
        if self._english:
            more = "more" if first.size > second.size else "fewer"
            than = f"{gap} {more} than {self._full(second)} ({self._minus(first, second)})"
            return f"The {english} is {self._full(first)}: {than}."
        more = "多" if first.size > second.size else "少"
        return (
            f"{chinese}的是{self._full(first)}，比{self._full(second)}{more}{gap}項（{self._minus(first, second)}）。"
        )

    def _minus(self, one: Roster, other: Roster) -> str:
        more, less = max(one.size, other.size), min(one.size, other.size)
        return f"{more} − {less} = {more - less}"

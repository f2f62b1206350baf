"""Lists of minerals as sets: whose they are, of which edition, and what two of them share.

Lists name the same thing at different grain: one has "rare earth elements", another each lanthanide; one has baryte,
another barium. Before lists are compared, members are brought to the coarsest name that any of them uses.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ...language.folding import fold_text
from ...language.glossary import Glossary
from ...records import Entry, Texts

PRINTED = "printed"
_RARE_EARTHS = "rare-earths"


@dataclass(frozen=True, slots=True)
class Roster:
    """One edition of one economy's list.

    whole: the entry of the whole list.  name: as an answer calls it, per language.  rows: glossary id -> the first row
    that names it.  size: how many entries the list itself counts.  paper_says: another size that the paper gives.
    matrix: whether it is a column of a table that compares lists; whole is then the entry of that column, and
    beside that of the table.
    """

    id: str
    economy: str
    kind: str
    name: Texts
    whole: Entry
    rows: Mapping[str, Entry]
    size: int
    as_of: str | None = None
    paper_says: Texts | None = None
    matrix: bool = False
    beside: Entry | None = None
    heading: Texts | None = None


@dataclass(frozen=True, slots=True)
class Rosters:
    """All lists that the knowledge holds. editions: oldest first within an economy.  matrix: columns of table 3."""

    editions: tuple[Roster, ...]
    matrix: tuple[Roster, ...]

    def of(self, economy: str, kind: str = "critical") -> list[Roster]:
        """The editions of one economy's list, oldest first."""
        return [each for each in self.editions if each.economy == economy and each.kind == kind]

    def in_force(self, economy: str, moment: str, kind: str = "critical") -> Roster | None:
        """The edition in force at the end of a day, month or year ("2019" -> what held at its end); None before all."""
        known = [each for each in self.of(economy, kind) if each.as_of and each.as_of[: len(moment)] <= moment]
        return known[-1] if known else None

    def latest(self, moment: str) -> list[Roster]:
        """The edition in force of each economy that has a list, in the order of the matrix."""
        economies = dict.fromkeys(each.economy for each in (*self.matrix, *self.editions) if each.kind == "critical")
        found = [self.in_force(economy, moment) for economy in economies]
        return [each for each in found if each is not None]

    def before(self, roster: Roster) -> Roster | None:
        """The edition that a roster followed."""
        line = self.of(roster.economy, roster.kind)
        at = line.index(roster) if roster in line else 0
        return line[at - 1] if at else None


def read_rosters(entries: Iterable[Entry]) -> Rosters:
    """Every table among the entries that is a list or a matrix of lists."""
    rows: dict[str, list[Entry]] = {}
    wholes: list[Entry] = []
    for entry in entries:
        if entry.table:
            rows.setdefault(entry.table, []).append(entry)
        elif entry.shape:
            wholes.append(entry)
    columns = {each.id: each for each in wholes if "column_of" in each.shape}
    editions = [_edition(whole, rows.get(whole.id, [])) for whole in wholes if "listing" in whole.shape]
    matrix = [
        _column(whole, columns.get(f"{whole.id}-{column}", whole), rows.get(whole.id, []), column, economy)
        for whole in wholes
        for column, economy in whole.shape.get("matrix", {}).items()
    ]
    return Rosters(tuple(sorted(editions, key=lambda each: each.as_of or "")), tuple(matrix))


def _edition(whole: Entry, rows: Sequence[Entry]) -> Roster:
    listing = whole.shape["listing"]
    said = listing.get("paper_says")
    return Roster(
        id=whole.id,
        economy=listing["economy"],
        kind=listing["kind"],
        name=_texts(listing["name"]),
        whole=whole,
        rows=_first(rows),
        size=len(rows),
        as_of=whole.as_of,
        paper_says=_texts(said) if said else None,
    )


def _column(whole: Entry, own: Entry, rows: Sequence[Entry], column: str, economy: str) -> Roster:
    held = [row for row in rows if row.cells.get(column) == "yes"]
    heading = whole.shape["columns"][column]
    name = {"zh-Hant": f"論文表三的{heading['zh']}欄", "en": f"the {heading['en']} column of the paper's table 3"}
    return Roster(
        f"{whole.id}:{column}", economy, "critical", name, own, _first(held), len(held),
        matrix=True, beside=whole, heading=_texts(heading),
    )  # fmt: skip


def _first(rows: Sequence[Entry]) -> dict[str, Entry]:
    """A list may name one thing twice (phosphate rock, phosphorus): its first row stands for it."""
    found: dict[str, Entry] = {}
    for row in rows:
        found.setdefault(str(row.cells["mineral"]), row)
    return found


def _texts(pair: Mapping[str, str]) -> dict[str, str]:
    return {"zh-Hant": pair["zh"], "en": pair["en"]}


@dataclass(frozen=True, slots=True)
class Compared:
    """Lists brought to one grain. sets: per roster, the canonical ids it holds, in its own order.

    merged: groups and forms under which members of different names were counted as one.
    """

    rosters: tuple[Roster, ...]
    sets: tuple[tuple[str, ...], ...]
    merged: tuple[str, ...]

    def held(self, wanted: Sequence[Roster], unwanted: Sequence[Roster] = ()) -> list[str]:
        """Canonical ids on all the wanted lists and on none of the unwanted, in the order of the first wanted."""
        of = dict(zip((each.id for each in self.rosters), self.sets, strict=True))
        first, *others = (of[each.id] for each in wanted)
        return [
            term
            for term in first
            if all(term in other for other in others) and not any(term in of[each.id] for each in unwanted)
        ]

    def held_by_any(self, wanted: Sequence[Roster], unwanted: Sequence[Roster] = ()) -> list[str]:
        """Canonical ids on one of the wanted lists at least and on none of the unwanted, list by list."""
        of = dict(zip((each.id for each in self.rosters), self.sets, strict=True))
        terms = dict.fromkeys(term for each in wanted for term in of[each.id])
        return [term for term in terms if not any(term in of[each.id] for each in unwanted)]


def compare(rosters: Sequence[Roster], glossary: Glossary, coarse: bool = False) -> Compared:
    """Bring the members of several lists to the coarsest name that any of them uses.

    coarse: rare earths are one thing even where every list parts them.
    """
    canonical = _coarsest(rosters, glossary, frozenset({_RARE_EARTHS}) if coarse else frozenset())
    sets = [tuple(dict.fromkeys(canonical.get(term, term) for term in roster.rows)) for roster in rosters]
    named = {term for roster in rosters for term in roster.rows}
    merged = tuple(dict.fromkeys(canonical[term] for term in sorted(named) if term in canonical))
    return Compared(tuple(rosters), tuple(sets), merged)


def _coarsest(rosters: Sequence[Roster], glossary: Glossary, more: frozenset[str]) -> dict[str, str]:
    """more: names that count as used."""
    named = {term for roster in rosters for term in roster.rows} | more
    found: dict[str, str] = {}
    groups = [term for term in glossary.terms.values() if term.members and term.id in named]
    for group in sorted(groups, key=lambda term: -len(term.members)):
        for member in group.members:
            if member in named:
                found.setdefault(member, group.id)
    for term in named:
        known = glossary.terms.get(term)
        if known is not None and known.form_of and known.form_of in named:
            found[term] = known.form_of
    return found


def row_for(roster: Roster, term: str, glossary: Glossary) -> Entry | None:
    """The row under which a list holds a thing: itself, another form of it, the group it belongs to, or a member."""
    return next((roster.rows[each] for each in _ways(term, glossary) if each in roster.rows), None)


def _ways(term: str, glossary: Glossary) -> Iterable[str]:
    yield term
    known = glossary.terms.get(term)
    if known is not None and known.form_of:
        yield known.form_of
    for other in glossary.terms.values():
        if other.form_of == term:
            yield other.id
    for other in glossary.terms.values():
        if term in other.members:
            yield other.id
    if known is not None:
        yield from known.members


def printed(roster: Roster, term: str, key: str, glossary: Glossary) -> str:
    """A member as its list prints it; by its glossary name where it stands for several rows or the list is a column."""
    row = roster.rows.get(term)
    if row is None:
        forms = [each for each in roster.rows if glossary.terms[each].form_of == term]
        row = roster.rows[forms[0]] if forms else None
    cell = row.cells.get(PRINTED) if row is not None else None
    if isinstance(cell, Mapping):
        return str(cell["en" if key == "en" else "zh"])
    return str(cell) if cell else glossary.name(term, key)


def class_named(roster: Roster, words: str) -> Mapping[str, str] | None:
    """The class of a list's own sorting (its column `group`) that a folded question names; None where it has none."""
    classes: dict[str, Mapping[str, str]] = {}
    for row in roster.rows.values():
        group = row.cells.get("group")
        if isinstance(group, Mapping):
            classes[group["en"]] = group
    for group in sorted(classes.values(), key=lambda each: -len(each["en"])):
        if (
            group["en"].casefold().removesuffix(" minerals").removesuffix("s") in words
            or fold_text(group["zh"].removesuffix("礦產")) in words
        ):
            return group
    return None

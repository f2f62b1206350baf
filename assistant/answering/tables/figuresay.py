"""A plan over figures -> statements with the numbers, the year and the arithmetic."""

from __future__ import annotations

from collections.abc import Sequence

from ...language.glossary import Glossary
from ...records import Table
from ..computed import Computed, Said
from .figureplan import FigurePlan
from .figures import WORLD, Figure, in_one_series, newest
from .speech import amount, capital, joined, listed, plain_list

_MEASURE = {
    "reliance": ("淨進口依賴度", "net import reliance"),
    "production": ("產量", "production"),
    "reserves": ("儲量", "reserves"),
    "price": ("價格", "price"),
    "quota": ("配額", "quota"),
    "share": ("占比", "share"),
}


class FigureSpeaker:
    """Says what was computed over figures, in zh-Hant or English ("zh-Hant" or "en" as key)."""

    def __init__(self, figures: Sequence[Figure], glossary: Glossary, key: str) -> None:
        self._figures = figures
        self._glossary = glossary
        self._key = key
        self._english = key == "en"

    def say(self, plan: FigurePlan) -> Computed | None:
        """The computed answer, or None where a figure it needs is not known."""
        return {
            "compare": self._compare,
            "rank": self._rank,
            "place": self._rank,
            "change": self._change,
            "share": self._share,
            "full": self._full,
        }[plan.op](plan)

    def _name(self, term: str) -> str:
        return self._glossary.name(term, self._key)

    def _of(self, plan: FigurePlan, mineral: str) -> list[Figure]:
        """The figures of one mineral in the series that the question means: of its item, else of the first."""
        held = [each for each in self._figures if each.measure == plan.measure and each.mineral == mineral]
        return newest(in_one_series(held, plan.items))

    def _year(self, groups: Sequence[Sequence[Figure]], asked: Sequence[int]) -> int | None:
        """The year asked for, when every group has it; else, where none was asked for, the latest that all have."""
        shared = set.intersection(*({each.year for each in group} for group in groups)) if groups else set()
        wanted = shared & set(asked[-1:]) if asked else shared
        return max(wanted, default=None)

    def _compare(self, plan: FigurePlan) -> Computed | None:
        by_place = len(plan.minerals) == 1 and len(plan.places) > 1
        if by_place:
            held = self._of(plan, plan.minerals[0])
            groups = [[each for each in held if each.place == place] for place in plan.places]
        else:
            place = plan.places[0]
            groups = [[each for each in self._of(plan, mineral) if each.place == place] for mineral in plan.minerals]
        if len(groups) > 4 or not all(groups):
            return None
        year = self._year(groups, plan.years)
        if year is None:
            return None
        found = [next(each for each in group if each.year == year) for group in groups]
        if len({each.unit["en"] for each in found}) > 1:
            return None
        labels = [self._label(each, plan.measure, by_place) for each in found]
        said = Said(self._compared(plan, found, labels, by_place), tuple(each.row for each in found))
        highest = self._highest(found, labels)
        return Computed((said,), listed(highest, self._key) or None, self._table(plan, found, labels))

    def _highest(self, found: Sequence[Figure], labels: Sequence[str]) -> list[str]:
        """The labels of those that none exceeds: several when they are equal, [] where bounds leave it open."""
        return [
            label
            for each, label in zip(found, labels, strict=True)
            if all(each.least >= other.most for other in found if other is not each)
        ]

    def _label(self, figure: Figure, measure: str, by_place: bool) -> str:
        """What tells a figure from those beside it: its country, what is priced, or its mineral."""
        if measure == "price" and figure.item[self._key]:
            return figure.item[self._key]
        return self._name(figure.place if by_place else figure.mineral)

    def _compared(self, plan: FigurePlan, found: Sequence[Figure], labels: Sequence[str], by_place: bool) -> str:
        first, unit = found[0], found[0].unit[self._key]
        values = [self._with_unit(each) for each in found]
        pairs = [
            f"{label} {value}" if self._english else f"{label}{value}"
            for label, value in zip(labels, values, strict=True)
        ]
        subject = self._subject(plan, first, by_place)
        verdict = self._verdict(found, labels, unit)
        if self._english:
            return f"{subject} in {first.year}: {listed(pairs, 'en')}; {verdict}."
        return f"{first.year}年{subject}，{plain_list(pairs, self._key)}；{verdict}。"

    def _subject(self, plan: FigurePlan, first: Figure, by_place: bool) -> str:
        zh, en = _MEASURE[plan.measure]
        if plan.measure == "price" and not by_place:
            return "Price" if self._english else "價格"
        if self._english:
            what = (first.item["en"] or f"{self._name(first.mineral)} {en}") if by_place else en
            if by_place:
                return capital(what)
            return f"US {what}" if plan.measure == "reliance" else f"{capital(what)}, {self._name(first.place)},"
        what = (first.item["zh-Hant"] or f"{self._name(first.mineral)}{zh}") if by_place else zh
        return what if by_place else f"{self._name(first.place)}的{what}"

    def _verdict(self, found: Sequence[Figure], labels: Sequence[str], unit: str) -> str:
        """Which is highest and by how much; no sum where a figure is only a bound."""
        highest = self._highest(found, labels)
        if not highest:
            return "the bounds leave open which is higher" if self._english else "僅為界限值，無法判定何者較高"
        if len(highest) > 1:
            return f"{listed(highest, 'en')} are equal" if self._english else f"{joined(highest, self._key, '與')}相同"
        (name,) = highest
        word = ("higher", "較高") if len(found) == 2 else ("highest", "最高")
        if any(each.bound for each in found):
            return f"{name} is {word[0]}" if self._english else f"{name}{word[1]}"
        ranked = sorted(zip(found, labels, strict=True), key=lambda pair: -pair[0].value)
        (top, _), (second, other) = ranked[0], ranked[1]
        gap = top.value - second.value
        points = " percentage points" if self._english else "個百分點"
        step = points if unit == "%" else f" {unit}" if self._english else unit
        sum_ = f"{amount(top.value)} − {amount(second.value)} = {amount(gap)}"
        if self._english:
            by = f", by {amount(gap)}{step}" if len(found) == 2 else f", {amount(gap)}{step} above {other}"
            return f"{name} is {word[0]}{by} ({sum_})"
        by = f"，差{amount(gap)}{step}" if len(found) == 2 else f"，比{other}高{amount(gap)}{step}"
        return f"{name}{word[1]}{by}（{sum_}）"

    def _with_unit(self, figure: Figure) -> str:
        unit = figure.unit[self._key]
        return (
            f"{figure.said}%" if unit == "%" else f"{figure.said} {unit}" if self._english else f"{figure.said}{unit}"
        )

    def _table(self, plan: FigurePlan, found: Sequence[Figure], labels: Sequence[str]) -> Table:
        zh, en = _MEASURE[plan.measure]
        unit = found[0].unit[self._key]
        head = ("", "year", f"{en} ({unit})") if self._english else ("", "年", f"{zh}（{unit}）")
        return Table(head, tuple((label, str(each.year), each.said) for label, each in zip(labels, found, strict=True)))

    def _rank(self, plan: FigurePlan) -> Computed | None:
        held = [each for each in self._of(plan, plan.minerals[0]) if each.place != "other"]
        year = max((each.year for each in held if not plan.years or each.year == plan.years[-1]), default=None)
        if year is None:
            return None
        world = next((each for each in held if each.place == WORLD and each.year == year), None)
        ranked = sorted(
            (each for each in held if each.place != WORLD and each.year == year), key=lambda each: -each.value
        )
        if len(ranked) < max(2, plan.number):
            return None
        if plan.op == "place":
            return self._placed(plan, ranked[: plan.number])
        shown = ranked[: plan.number or 3]
        labels = [self._name(each.place) for each in shown]
        pairs = [
            f"{label} {self._with_unit(each)}" if self._english else f"{label}{self._with_unit(each)}"
            for label, each in zip(labels, shown, strict=True)
        ]
        what = self._subject(plan, shown[0], True)
        said = [Said(self._ranking(what, year, pairs, plan.number), tuple(each.row for each in shown))]
        if world is not None and world.value >= shown[0].value and not shown[0].bound:
            said.append(Said(self._of_world(shown[0], world), (shown[0].row, world.row)))
        short = listed(labels, self._key) if plan.number else labels[0]
        return Computed(tuple(said), short, self._table(plan, shown, labels))

    def _placed(self, plan: FigurePlan, shown: Sequence[Figure]) -> Computed:
        """Who comes second (third …), after whom."""
        labels = [self._name(each.place) for each in shown]
        values = [self._with_unit(each) for each in shown]
        what, year = self._subject(plan, shown[0], True), shown[0].year
        ahead = [f"{a} {b}" if self._english else f"{a}{b}" for a, b in zip(labels[:-1], values[:-1], strict=True)]
        if self._english:
            ordinal = ("second", "third", "fourth", "fifth")[plan.number - 2]
            text = f"{what}, {year}: {ordinal} is {labels[-1]} with {values[-1]}, after {listed(ahead, 'en')}."
        else:
            place = f"第{'二三四五'[plan.number - 2]}是{labels[-1]}，{values[-1]}"
            text = f"{year}年{what}，{place}，前面是{plain_list(ahead, self._key)}。"
        return Computed((Said(text, tuple(each.row for each in shown)),), labels[-1], self._table(plan, shown, labels))

    def _ranking(self, what: str, year: int, pairs: Sequence[str], number: int) -> str:
        if self._english:
            head = f"the {number} largest are" if number else "the largest is"
            rest = listed(pairs, "en") if number else f"{pairs[0]}, then {listed(pairs[1:], 'en')}"
            return f"{what}, {year}: {head} {rest}."
        head = f"前{number}名為" if number else "最大的是"
        rest = plain_list(pairs, self._key) if number else f"{pairs[0]}，其次為{plain_list(pairs[1:], self._key)}"
        return f"{year}年{what}，{head}{rest}。"

    def _of_world(self, figure: Figure, world: Figure) -> str:
        share = 100 * figure.value / world.value
        sum_ = f"{amount(figure.value)} ÷ {amount(world.value)} = {share:.0f}%"
        place, bound = self._name(figure.place), self._at_most(world)
        if self._english:
            return f"{place} has {bound}{share:.0f}% of the world total ({sum_})."
        return f"{place}占世界合計的{bound}{share:.0f}%（{sum_}）。"

    def _at_most(self, world: Figure) -> str:
        """A world total that is only known to be larger makes the share an upper bound."""
        return "" if not world.bound else "at most " if self._english else "至多"

    def _share(self, plan: FigurePlan) -> Computed | None:
        held = self._of(plan, plan.minerals[0])
        groups = [[each for each in held if each.place == place] for place in (plan.places[0], WORLD)]
        if not all(groups) or (year := self._year(groups, plan.years)) is None:
            return None
        own, world = (next(each for each in group if each.year == year) for group in groups)
        leads = all(
            own.value >= each.value for each in held if each.place not in {WORLD, "other"} and each.year == year
        )
        if plan.measure == "production" and leads and year < max(each.year for each in held):
            return None  # facts tell the leader's share as it was known then
        if own.bound or world.value <= 0 or own.value > world.value or own.unit != world.unit:
            return None
        share = 100 * own.value / world.value
        what, place = self._subject(plan, own, True), self._name(own.place)
        sum_ = f"{amount(own.value)} ÷ {amount(world.value)} = {share:.1f}%"
        mine, all_ = self._with_unit(own), self._with_unit(world)
        if self._english:
            of = f"a share of {self._at_most(world)}{share:.0f}% ({sum_})"
            text = f"{what}, {year}: {place} {mine} of {all_} in the world, {of}."
        else:
            text = f"{year}年{what}，{place}{mine}，世界合計{all_}，占{self._at_most(world)}{share:.0f}%（{sum_}）。"
        return Computed((Said(text, (own.row, world.row)),), f"{share:.0f}%")

    def _change(self, plan: FigurePlan) -> Computed | None:
        held = self._of(plan, plan.minerals[0])
        place = plan.places[0] if plan.places else None
        if plan.measure not in {"price", "quota"} and place is None:
            place = WORLD
        held = sorted((each for each in held if place is None or each.place == place), key=lambda each: each.year)
        ends = (plan.years[0], plan.years[-1]) if len(plan.years) > 1 else (held[0].year, held[-1].year) if held else ()
        found = [each for year in ends for each in held if each.year == year]
        if len(found) != 2 or found[0] is found[1]:
            return None
        first, last = found
        between = [each for each in held if first.year <= each.year <= last.year]
        rows = tuple({each.row.id: each.row for each in (first, last)}.values())
        said = Said(self._changed(self._what_changed(plan, first), first, last), rows)
        return Computed((said,), None, self._table(plan, between, [str(each.year) for each in between]))

    def _what_changed(self, plan: FigurePlan, figure: Figure) -> str:
        place, mineral = self._name(figure.place), self._name(figure.mineral)
        if plan.measure == "reliance":
            return f"US net import reliance for {mineral}" if self._english else f"美國{mineral}淨進口依賴度"
        if plan.measure == "share":
            item = figure.item[self._key]
            return (
                f"{place}'s share of world {mineral} {item}" if self._english else f"{place}占全球{mineral}{item}的比重"
            )
        what = self._subject(plan, figure, True)
        if plan.measure in {"production", "reserves"}:
            return f"{capital(place)}: {what}" if self._english else f"{place}{what}"
        if plan.measure == "quota":
            item = figure.item[self._key]
            return f"{place}: {mineral} {item} quota" if self._english else f"{place}{mineral}{item}配額"
        return what

    def _changed(self, what: str, first: Figure, last: Figure) -> str:
        then, now = self._with_unit(first), self._with_unit(last)
        if first.bound or last.bound:
            if self._english:
                return f"{what} was {then} in {first.year} and {now} in {last.year}."
            return f"{what}在{first.year}年為{then}，{last.year}年為{now}。"
        gap = last.value - first.value
        sum_ = f"{amount(last.value)} − {amount(first.value)} = {amount(gap)}".replace("= -", "= −")
        percent = "" if first.unit["en"] == "%" or not first.value else f"{abs(100 * gap / first.value):.0f}%"
        sum_ += f"; {amount(abs(gap))} ÷ {amount(first.value)} = {percent}" if percent and gap else ""
        if self._english:
            verb = "did not change" if not gap else "rose" if gap > 0 else "fell"
            by = f", by {percent} ({sum_})" if gap and percent else f" ({sum_})" if gap else ""
            return f"{what} {verb} from {then} in {first.year} to {now} in {last.year}{by}."
        verb = "沒有變化" if not gap else "增加" if gap > 0 else "減少"
        by = f"，{verb}{percent}（{sum_}）" if gap and percent else f"，{verb}（{sum_}）" if gap else f"，{verb}"
        return f"{what}由{first.year}年的{then}變為{last.year}年的{now}{by}。"

    def _full(self, plan: FigurePlan) -> Computed | None:
        held = newest([each for each in self._figures if each.measure == "reliance"])
        year = plan.years[-1] if plan.years else max((each.year for each in held), default=0)
        found = [each for each in held if each.year == year and each.value == 100 and not each.mark]
        if not found:
            return None
        names = [self._name(each.mineral) for each in found]
        if self._english:
            text = f"In {year} US net import reliance was 100% for {len(names)} minerals: {listed(names, 'en')}."
        else:
            text = f"{year}年美國淨進口依賴度為100%的礦物，表中有{len(names)}種：{listed(names, self._key)}。"
        table = Table(("mineral" if self._english else "礦物",), tuple((name,) for name in names))
        short = str(len(names)) if plan.count else listed(names, self._key)
        return Computed((Said(text, tuple(each.row for each in found)),), short, table)

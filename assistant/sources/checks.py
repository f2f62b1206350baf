"""What pydantic cannot see: whether entries agree with one another, with their sources, and with themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from ..errors import Fault
from ..language.folding import fold_text
from ..language.glossary import Glossary
from ..language.numbers import readings
from ..language.scripts import HAN, to_traditional_characters
from .bibliography import Bibliography
from .reader import Placed

_ENDS = ("。", "！", "？", ".", "!", "?", "」", ")", "）", "”", '"')
_SMALLEST_COMPARED = 31
"""Numbers up to 31 are often words in one language (eight, 八) or days of a month, so they are not compared."""

_SHARED_SIMPLIFIED = frozenset(
    "峰干后里面台只征谷松斗制余云系复准表板布采出游周志岩朴向于几卷斤伙借占克冬凶卜卤厘吁吊吓吃合吨回困夸"
    "夫奸姜宁家帘幸并广床弦当彩御悬愈扎托抵折据挂挨捍捆摆旋昆暗曲术杠杯杰极柜栖梁正沈沾涂涌淀漓烟熏犹玩症"
    "皂盐盖确种秋秘筑签筱累纤绣群背胡胜腊脏舍芸苏苹范荐药获营蒙蔑虫蜡赞赶跖踪轰迹适郁酸重钟铲锈闲须风饥馆"
    "鬼麦黄"
)
"""Simplified forms that are also Traditional characters in their own right; they say nothing about the script."""


def check_entries(placed: Sequence[Placed], bibliography: Bibliography, glossary: Glossary) -> list[Fault]:
    """All faults of the entries taken together, in file order."""
    faults = [*_double_ids(placed), *_double_asks(placed), *_successors(placed)]
    rules: tuple[Callable[[Placed], Iterator[Fault]], ...] = (
        lambda each: _references(each, bibliography, glossary),
        lambda each: _place_in_source(each, bibliography),
        _languages,
        _numbers_agree,
        _value_in_text,
        _confirmed_by_whom,
    )
    for each in placed:
        for rule in rules:
            faults.extend(rule(each))
    return faults


def _double_ids(placed: Iterable[Placed]) -> Iterator[Fault]:
    first: dict[str, Placed] = {}
    for each in placed:
        known = first.setdefault(each.entry.id, each)
        if known is not each:
            where = f"{known.file.path}:{known.file.line(known.place)}"
            yield each.fault(f"this id stands already in {where}.", "Give one of them another id, or remove it.")


def _double_asks(placed: Iterable[Placed]) -> Iterator[Fault]:
    """A question that leads to two entries leads to neither for certain; rows of one table share theirs by nature."""
    first: dict[str, Placed] = {}
    for each in placed:
        if each.entry.kind == "row" and each.place:
            continue
        for asks in each.entry.asks.values():
            for ask in asks:
                known = first.setdefault(fold_text(ask), each)
                if known.entry.id != each.entry.id:
                    problem = f"asks: {ask!r} is also asked for {known.entry.id}."
                    yield each.fault(problem, "Word one of them so that only its own entry answers it.", "asks")


def _successors(placed: Sequence[Placed]) -> Iterator[Fault]:
    known = {each.entry.id for each in placed}
    for each in placed:
        later = each.entry.replaced_by
        if later and (later not in known or later == each.entry.id):
            yield each.fault(f"replaced_by: there is no other entry {later!r}.", "Correct the id.", "replaced_by")


def _references(each: Placed, bibliography: Bibliography, glossary: Glossary) -> Iterator[Fault]:
    entry = each.entry
    for key, source in [("source", entry.source), *(("via", via) for via in entry.via)]:
        if source not in bibliography.sources:
            yield each.fault(
                f"{key}: sources.yaml has no {source!r}.", "Correct the id or add the record to sources.yaml.", key
            )
    for term in entry.entities:
        if term not in glossary.terms:
            mend = "Correct the id or add the term to glossary.yaml."
            yield each.fault(f"entities: the glossary has no {term!r}.", mend, "entities")


def _place_in_source(each: Placed, bibliography: Bibliography) -> Iterator[Fault]:
    """Sources that list their sections (the paper) are cited by these headings and by notes that exist."""
    entry = each.entry
    sections = bibliography.sections.get(entry.source)
    if sections and entry.kind != "row" and entry.locator.section not in sections:
        problem = f"at.section: {entry.source} has no section {entry.locator.section!r}."
        yield each.fault(problem, f"Use one of: {', '.join(sections)}.", "at")
    last = bibliography.footnotes.get(entry.source)
    for note in entry.locator.footnotes:
        if last and note > last:
            yield each.fault(
                f"at.footnotes: {entry.source} has {last} notes, so there is no {note}.", "Correct the number.", "at"
            )


def _languages(each: Placed) -> Iterator[Fault]:
    for language, text in each.entry.texts.items():
        key = "zh" if language == "zh-Hant" else "en"
        han = len(HAN.findall(text))
        if key == "zh" and not han:
            yield each.fault("zh: holds no Chinese.", "Write the Traditional Chinese statement here.", key)
        if key == "en" and han > len(text) / 4:
            yield each.fault("en: is mostly Chinese.", "Write the English statement here.", key)
        simplified = _simplified_in(text) if key == "zh" else []
        if simplified:
            yield each.fault(
                f"zh: holds Simplified characters ({''.join(simplified)}).", "Write Traditional ones.", key
            )
        if not text.endswith(_ENDS):
            yield each.fault(f"{key}: does not end as a sentence does.", "End it with a full stop.", key)


def _simplified_in(text: str) -> list[str]:
    pairs = zip(text, to_traditional_characters(text), strict=True)
    return sorted({char for char, traditional in pairs if char != traditional and char not in _SHARED_SIMPLIFIED})


def _numbers_agree(each: Placed) -> Iterator[Fault]:
    """A figure in one language that the other lacks is a slip in one of the two."""
    if each.entry.kind == "row":
        return
    texts = {"zh": each.entry.texts["zh-Hant"], "en": each.entry.texts["en"]}
    for key, other in (("zh", "en"), ("en", "zh")):
        there = {number for pair in readings(texts[other]) for number in pair}
        missing = sorted(
            written
            for written, scaled in set(readings(texts[key]))
            if _is_compared(written) and not any(_close(one, number) for one in (written, scaled) for number in there)
        )
        if missing:
            shown = ", ".join(f"{number:,.10g}" for number in missing)
            yield each.fault(
                f"{key}: has {shown}, which {other} has not.", "Make both languages say the same figure.", key
            )


def _is_compared(number: float) -> bool:
    return number > _SMALLEST_COMPARED or not number.is_integer()


def _close(one: float, other: float) -> bool:
    return abs(one - other) <= 1e-9 * max(abs(one), abs(other))


def _value_in_text(each: Placed) -> Iterator[Fault]:
    """The bare answer must stand in the statement it is the answer of."""
    entry, value = each.entry, each.entry.value
    if value is None:
        return
    if value.number is not None and value.number > _SMALLEST_COMPARED:
        for language, text in entry.texts.items():
            if not any(_close(value.number, number) for pair in readings(text) for number in pair):
                problem = f"value.number: {value.number:,.10g} does not stand in the {language} statement."
                yield each.fault(problem, "Correct the value or the statement.", "value")
    if value.date is not None:
        year = float(value.date[:4])
        for language, text in entry.texts.items():
            if not any(year in pair for pair in readings(text)):
                problem = f"value.date: the year of {value.date} does not stand in the {language} statement."
                yield each.fault(problem, "Correct the value or the statement.", "value")


def _confirmed_by_whom(each: Placed) -> Iterator[Fault]:
    """What rests on the paper alone is unchecked; confirming needs a second source."""
    entry = each.entry
    if entry.kind == "fact" and entry.source == "paper" and entry.check == "confirmed" and not entry.via:
        mend = "Name in via the source that confirms it, or write check: unchecked."
        yield each.fault("check: is 'confirmed', but no source beside the paper is named.", mend, "check")

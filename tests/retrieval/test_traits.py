"""What an entry names."""

from math import isclose, log

import pytest

from assistant.language.glossary import Glossary, Term
from assistant.records import Entry
from assistant.retrieval.traits import Traits, rarity, traits_of

GLOSSARY = Glossary(
    [
        Term("gallium", "element", "鎵", "镓", "gallium", "Ga"),
        Term("tin", "element", "錫", "锡", "tin"),
        Term("china", "country", "中國", "中国", "China"),
    ]
)


def entry(zh="共50項。", en="It has 50.", **more):
    return Entry("e", "fact", {"zh-Hant": zh, "en": en}, "paper", **more)


@pytest.mark.parametrize(
    ("given", "things"),
    [
        (entry(), set()),
        (entry(zh="鎵的產量。"), {"gallium"}),
        (entry(en="Tin of China."), {"tin", "china"}),
        (entry(entities=("china",)), {"china"}),
        (entry(zh="鎵", en="tin", entities=("china",)), {"gallium", "tin", "china"}),
    ],
    ids="none zh en entities all".split(),
)
def test_things_are_those_of_all_texts_and_what_the_entry_is_about(given, things):
    assert traits_of(given, GLOSSARY).things == things


@pytest.mark.parametrize(
    ("given", "years"),
    [
        (entry(), set()),
        (entry(zh="2010年與2015年。"), {2010, 2015}),
        (entry(en="Since 1917."), {1917}),
        (entry(as_of="2022-02-24", valid_from="2023", valid_to="2024-11"), {2022, 2023, 2024}),
    ],
    ids="none zh en dates".split(),
)
def test_years_are_those_of_all_texts_and_dates(given, years):
    assert traits_of(given, GLOSSARY).years == years


def test_typical_questions_and_notes_name_nothing():
    """They may name what the entry does not say."""
    asked = entry(asks={"en": ("What of tin in 2030?",)}, note={"en": "Gallium in 1999."})
    assert traits_of(asked, GLOSSARY) == Traits(frozenset(), frozenset())


def test_rarity_by_hand():
    """Four entries: tin is in one, China in three, gallium in none."""
    named = [{"tin", "china"}, {"china"}, {"china"}, set()]
    found = rarity([Traits(frozenset(things), frozenset()) for things in named])
    assert set(found) == {"tin", "china"}
    assert isclose(found["tin"], log(1 + 4 / 1))
    assert isclose(found["china"], log(1 + 4 / 3))


def test_no_entries_know_no_rarity():
    assert rarity([]) == {}

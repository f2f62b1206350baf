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


@pytest.mark.parametrize(
    ("given", "dates"),
    [
        (entry(as_of="2022", valid_from="2023-05"), set()),
        (entry(zh="2023年7月3日公布。", en="In force on 1 August 2023."), {"2023-07-03", "2023-08-01"}),
        (
            entry(as_of="2022-02-24", valid_from="2023-01-05", valid_to="2024-11-30"),
            {"2022-02-24", "2023-01-05", "2024-11-30"},
        ),
    ],
    ids="none texts dates".split(),
)
def test_dates_are_the_full_ones_of_its_texts_and_its_own(given, dates):
    assert traits_of(given, GLOSSARY).dates == dates


def test_what_is_measured_may_stand_in_a_typical_question_alone():
    """A statement often leaves the word out: "China made 99 % of it"."""
    assert traits_of(entry(en="China has 99%."), GLOSSARY).measures == set()
    asked = entry(en="China has 99%.", asks={"en": ("Who has the largest reserves?",)})
    assert traits_of(asked, GLOSSARY).measures == {"reserves"}


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

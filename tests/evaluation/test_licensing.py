"""Computed sentences held against their citations, with planted lies."""

import pytest

from assistant.evaluation.licensing import licensed_by_parts
from assistant.language.glossary import Glossary, Term

GLOSSARY = Glossary(
    [
        Term("tin", "element", "錫", "锡", "tin", "Sn"),
        Term("zinc", "element", "鋅", "锌", "zinc", "Zn"),
        Term("neodymium", "element", "釹", "钕", "neodymium", "Nd"),
        Term("rare-earths", "group", "稀土", "稀土", "rare earth elements", members=("neodymium",)),
        Term("peru", "country", "秘魯", "秘鲁", "Peru"),
        Term("china", "country", "中國", "中国", "China"),
    ]
)
LISTS = ["The list of 2025 (7 November 2025) has 60 entries: tin and zinc.", "The list of 2022 has 50 entries: tin."]
licensed = licensed_by_parts(GLOSSARY)


@pytest.mark.parametrize(
    ("sentence", "materials"),
    [
        ("The longer is that of 2025: 10 more (60 − 50 = 10).", LISTS),
        ("2 entries are on the list of 2025: tin and zinc.", LISTS),
        ("1 entry is on it: zinc.", LISTS),
        ("China has 24% of the world total (71,000 ÷ 290,000 = 24%).", ["China: 71,000 t", "World: 290,000 t"]),
        (
            "2025年錫礦山產量，前2名為中國71,000公噸、秘魯33,000公噸。",
            ["中國錫2025年：71,000", "秘魯錫：33,000（2025）"],
        ),
        ("Neodymium is on the list under rare earth elements.", ["The list has rare earth elements."]),
        ("價格減少（9,000 − 63,700 = −54,700）。", ["2022年63,700、2025年9,000"]),
    ],
)
def test_what_follows_is_licensed(sentence, materials):
    assert licensed(sentence, materials, "")


@pytest.mark.parametrize(
    ("sentence", "materials"),
    [
        ("The longer is that of 2025: 11 more (60 − 50 = 11).", LISTS),
        ("The longer is that of 2025: 12 more (62 − 50 = 12).", LISTS),
        ("3 entries are on the list of 2025: tin and zinc.", LISTS),
        ("The list has tin and neodymium.", LISTS),
        ("China has 25% of the world total (71,000 ÷ 290,000 = 25%).", ["China: 71,000 t", "World: 290,000 t"]),
        ("Peru has 24%.", ["China has 24%"]),
        ("前2名為中國71,000公噸、秘魯34,000公噸。", ["中國：71,000", "秘魯：33,000"]),
        ("2 entries.", []),
    ],
)
def test_what_does_not_follow_is_not(sentence, materials):
    assert not licensed(sentence, materials, "")


def test_a_denial_may_name_what_the_question_does():
    assert licensed("No, zinc is not on the list of 2022.", LISTS[1:], "Is zinc on the list of 2022?")
    assert not licensed("Yes, zinc is on the list of 2022.", LISTS[1:], "Is zinc on the list of 2022?")
    assert not licensed("No, neodymium is not on the list of 2022.", LISTS[1:], "Is zinc on the list of 2022?")


def test_a_division_by_nothing_is_no_equation():
    assert not licensed("It is 3 (5 ÷ 0 = 3).", ["5 and 0 and 3"], "")

"""A slip in a long name is put right; whatever is right, short or far from every name stays."""

import pytest

from assistant.language.spelling import Speller

NAMES = [
    "gallium",
    "germanium",
    "tungsten",
    "Kazakhstan",
    "tin",
    "rare earth elements",
    "chromium",
    "thorium",
    "yttrium",
]
SPELLER = Speller(NAMES, known=["generic", "tungstate", "element"])

MENDED = [
    ("galium", "gallium"),
    ("gallum", "gallium"),
    ("galliumm", "gallium"),
    ("gallius", "gallium"),
    ("tungtsen", "tungsten"),
    ("Kazakstan", "Kazakhstan"),
    ("Who mines GERMANIUN?", "Who mines Germanium?"),
    ("中國的galium產量", "中國的gallium產量"),
]
LEFT = [
    *("gallium", "Gallium", "tungstens", "tungstate", "generic", "tim", "tinn", "elements", "galleon", "rhenium"),
    *("germane", "allium", "thor", "", "鎵", "GaN", "x" * 200),
]


@pytest.mark.parametrize(("written", "meant"), MENDED)
def test_a_single_slip_is_put_right(written, meant):
    assert SPELLER.mended(written) == meant


@pytest.mark.parametrize("written", LEFT)
def test_everything_else_stays_as_written(written):
    assert SPELLER.mended(written) == written


def test_between_two_names_nothing_is_chosen():
    assert Speller(["holmium", "hollium"]).mended("holium") == "holium"

"""What a search may find, by kind, source, language and time."""

import pytest

from assistant.errors import UsageError
from assistant.records import Entry
from assistant.retrieval.filters import ANYTHING, Filter

FACT = Entry("f", "fact", {"zh-Hant": "鎵", "en": "gallium"}, "usgs", via=("paper",), as_of="2023-07-03")
UNDATED = Entry("d", "document", {"zh-Hans": "镓"}, "report")


def only(**asked):
    return Filter(**{name: frozenset(value) if isinstance(value, set) else value for name, value in asked.items()})


@pytest.mark.parametrize(
    ("asked", "fact", "undated"),
    [
        ({}, True, True),
        ({"kinds": {"fact"}}, True, False),
        ({"kinds": {"row", "document"}}, False, True),
        ({"sources": {"usgs"}}, True, False),
        ({"sources": {"paper"}}, True, False),
        ({"languages": {"en"}}, True, False),
        ({"languages": {"zh-Hant"}}, True, True),
        ({"languages": {"zh-Hans"}}, True, True),
        ({"since": "2023"}, True, False),
        ({"since": "2023-07-04"}, False, False),
        ({"until": "2023-07"}, True, False),
        ({"until": "2022"}, False, False),
        ({"since": "2023-07-03", "until": "2023-07-03"}, True, False),
        ({"kinds": {"fact"}, "until": "2020"}, False, False),
    ],
)
def test_an_entry_is_admitted_when_it_is_all_that_is_asked(asked, fact, undated):
    assert (only(**asked).admits(FACT), only(**asked).admits(UNDATED)) == (fact, undated)


def test_only_a_filter_that_asks_for_something_is_one():
    assert not ANYTHING
    assert only(until="2020")


@pytest.mark.parametrize(
    ("asked", "word"),
    [({"kinds": {"law"}}, "passage"), ({"languages": {"fr"}}, "zh-Hans"), ({"since": "July"}, "2023-07")],
)
def test_what_does_not_exist_is_named_with_what_does(asked, word):
    with pytest.raises(UsageError, match=word):
        only(**asked)

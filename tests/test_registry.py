"""Parts are chosen by name, and a wrong name is told the right ones."""

import sys

import pytest

from assistant.errors import AssistantError, UnknownNameError
from assistant.registry import Registry

TABLE = {"tree": "xml.dom.pulldom:PullDOM", "counter": "collections:Counter"}


@pytest.fixture
def parts():
    return Registry("part", TABLE)


def test_it_reads_like_a_mapping(parts):
    assert dict(parts) == TABLE
    assert list(parts) == ["tree", "counter"]
    assert len(parts) == 2
    assert "tree" in parts
    assert "twig" not in parts


def test_a_part_is_imported_when_it_is_asked_for(parts):
    sys.modules.pop("xml.dom.pulldom", None)
    assert parts["tree"] == "xml.dom.pulldom:PullDOM"
    assert "xml.dom.pulldom" not in sys.modules
    assert parts.load("tree").__name__ == "PullDOM"


def test_an_unknown_name_is_told_which_there_are(parts):
    with pytest.raises(UnknownNameError, match=r"There is no part named 'twig'\. There are: counter, tree"):
        parts.load("twig")
    assert issubclass(UnknownNameError, AssistantError)


def test_changing_the_table_afterwards_changes_nothing():
    table = dict(TABLE)
    parts = Registry("part", table)
    table.clear()
    assert len(parts) == 2

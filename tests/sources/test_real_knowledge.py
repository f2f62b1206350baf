"""The knowledge that the project ships: it holds no fault, and nothing of it has been lost."""

import re
from collections import Counter

import pytest
import yaml

SIZES = {
    "us-2018": 35,
    "us-2022": 50,
    "us-2025": 60,
    "eu-2020": 30,
    "eu-2024-critical": 34,
    "eu-2024-strategic": 17,
    "ca-2021": 31,
    "ca-2024": 34,
    "au-2019": 24,
    "au-2022": 26,
    "au-2023-12": 30,
    "au-2024-02": 31,
    "jp-34": 34,
    "jp-31-rare-metals": 31,
    "cn-2016": 24,
    "t1": 7,
    "t2": 10,
    "t3": 54,
}
STATISTICS = 588


@pytest.fixture
def entries(real_knowledge):
    return real_knowledge[0].entries


@pytest.fixture(scope="session")
def rows(project):
    """Table id -> ids of its rows, as written."""
    found = {}
    for path in sorted((project / "knowledge/tables").glob("*.yaml")):
        table = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        found[table["id"]] = [row["id"] for row in table.get("rows", [])]
    return found


def test_it_holds_no_fault(real_knowledge):
    assert [str(fault) for fault in real_knowledge[1]] == []


def test_every_claim_of_the_paper_is_there(entries, project):
    brief = project.parent / "shared/knowledge-brief/paper-claims.yaml"
    if not brief.is_file():
        pytest.skip(f"the list of claims is not part of the project and is not at {brief}")
    claims = [claim["id"] for claim in yaml.safe_load(brief.read_text(encoding="utf-8"))["claims"]]
    assert len(claims) == 207
    assert sorted(set(claims) - {entry.id for entry in entries}) == []


@pytest.mark.parametrize(
    ("first", "count"),
    [("ev-", 78 + 7), ("pf-", 92 + 1), ("p", 135 + 1), ("fn", 44)],
    ids=["events", "policy facts", "claims of the sections", "claims of the footnotes"],
)
def test_facts_of_each_kind_are_all_there(entries, first, count):
    ids = [entry.id for entry in entries if entry.kind == "fact"]
    assert sum(name.startswith(first) and name[len(first)].isdigit() for name in ids) == count


def test_the_paper_is_there_paragraph_by_paragraph(entries):
    assert sum(entry.kind == "passage" for entry in entries) == 44


@pytest.mark.parametrize("table", SIZES)
def test_each_list_is_as_long_as_its_source_says(rows, entries, table):
    assert len(rows[table]) == SIZES[table]
    assert set(rows[table]) | {table} <= {entry.id for entry in entries}


def test_the_statistics_are_complete(rows):
    assert sum(len(ids) for table, ids in rows.items() if table.startswith("st-")) == STATISTICS


def test_at_least_300_facts_say_how_people_ask_for_them_in_both_languages(entries):
    asked = [entry for entry in entries if entry.kind == "fact" and entry.asks]
    assert len(asked) >= 300
    one_sided = [entry.id for entry in asked if set(entry.asks) != {"zh-Hant", "en"}]
    assert one_sided == []


def test_ids_are_unique(entries):
    assert [name for name, count in Counter(entry.id for entry in entries).items() if count > 1] == []


def test_every_text_is_there_in_both_languages(entries):
    assert [entry.id for entry in entries if not all(entry.texts.get(each) for each in ("zh-Hant", "en"))] == []


def test_no_row_shows_the_machinery(entries):
    """A brace or a Python value in a citable text is a cell that was not said properly."""
    machinery = re.compile(r"[{}]|\['|\b(?:None|True|False|nan|inf)\b")
    rows = [entry for entry in entries if entry.kind == "row"]
    assert [entry.id for entry in rows if any(map(machinery.search, entry.texts.values()))] == []


def test_every_source_of_an_entry_can_be_shown(real_knowledge, entries):
    sources = real_knowledge[0].sources
    assert {source for entry in entries for source in (entry.source, *entry.via)} <= sources.keys()

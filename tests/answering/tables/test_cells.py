"""Counting the rows of a named table that hold something, in three scripts."""

import pytest

from assistant.answering.tables.cells import count_rows
from assistant.language.glossary import Glossary
from assistant.records import Entry

ZH, EN = "zh-Hant", "en"
GLOSSARY = Glossary([], usage=[("雷射", "激光")])
TITLE = {ZH: "表一：稀土的運用", EN: "Table 1: Rare earths in use"}
WHOLE = Entry("t1", "row", {ZH: "表一有四列。", EN: "Table 1 has four rows."}, "paper", shape={"title": TITLE})


def _row(number, area, technology, elements):
    columns = zip(("area", "technology", "elements"), (area, technology, elements), strict=True)
    cells = {column: {"zh": zh, "en": en} for column, (zh, en) in columns}
    return Entry(f"t1-{number}", "row", {ZH: "列。", EN: "Row."}, "paper", table="t1", cells=cells)


ROWS = [
    _row(1, ("導引", "guidance"), ("永久磁鐵", "permanent magnets"), ("氧化釹、氧化鐠", "neodymium, praseodymium")),
    _row(2, ("雷射", "lasers"), ("放大器", "amplifiers"), ("氧化釹、氧化銪", "neodymium and europium")),
    _row(3, ("動力", "propulsion"), ("永久磁鐵／馬達", "permanent magnets / motors"), ("氧化鐠", "praseodymium")),
    _row(4, ("光學", "optics"), ("玻璃", "glass"), ("氧化鑭", "lanthanum")),
]


def count(question, key):
    return count_rows(question, WHOLE, ROWS, key, GLOSSARY)


@pytest.mark.parametrize(
    ("question", "key", "short", "rows"),
    [
        ("表一中有幾項用到永久磁鐵？", ZH, "2", "t1-1 t1-3"),
        ("表一中有几项用到永久磁铁？", ZH, "2", "t1-1 t1-3"),
        ("表一中哪些項用到永久磁鐵？", ZH, "導引、動力", "t1-1 t1-3"),
        ("表一中有多少列需要氧化釹？", ZH, "2", "t1-1 t1-2"),
        ("表一中哪幾種用途需要氧化銪？", ZH, "雷射", "t1-2"),
        ("How many rows of table 1 name permanent magnets?", EN, "2", "t1-1 t1-3"),
        ("How many uses in table 1 need neodymium?", EN, "2", "t1-1 t1-2"),
        ("Which uses in table 1 need praseodymium?", EN, "guidance and propulsion", "t1-1 t1-3"),
        ("Which rows of table 1 have a permanent magnet?", EN, "guidance and propulsion", "t1-1 t1-3"),
        ("Which areas in table 1 need lanthanum?", EN, "optics", "t1-4"),
    ],
)
def test_the_rows_that_hold_what_the_question_names(question, key, short, rows):
    found = count(question, key)
    assert found.short == short
    (said,) = found.said
    assert [entry.id for entry in said.entries] == ["t1", *rows.split()]
    assert len(found.table.rows) == len(rows.split())


@pytest.mark.parametrize(
    ("question", "key"),
    [
        ("表一說了什麼？", ZH),
        ("永久磁鐵是什麼？", ZH),
        ("表一中有幾項用到電池？", ZH),
        ("表一中有幾項用於光學？", ZH),
        ("第幾列用到永久磁鐵？", ZH),
        ("What are permanent magnets?", EN),
        ("How many uses in table 1 need batteries?", EN),
        ("How many magnets are permanently used?", EN),
        ("How many rows tell of optics?", EN),
    ],
    ids=[
        "no set asked for",
        "no set of rows",
        "no part of a cell",
        "the name of a row is no content",
        "which row it is",
        "no set in English",
        "no part in English",
        "another word",
        "the name of a row in English",
    ],
)
def test_what_asks_for_no_rows_or_names_nothing_of_them_is_left(question, key):
    assert count(question, key) is None


def test_the_longest_part_that_is_named_counts():
    rows = [
        _row(1, ("甲", "a"), ("磁鐵", "magnets"), ("", "")),
        _row(2, ("乙", "b"), ("永久磁鐵", "permanent magnets"), ("", "")),
        _row(3, ("丙", "c"), ("永久磁鐵", "permanent magnets"), ("", "")),
    ]
    assert count_rows("有幾項用到永久磁鐵？", WHOLE, rows, ZH, GLOSSARY).short == "2"
    assert count_rows("How many use permanent magnets?", WHOLE, rows, EN, GLOSSARY).short == "2"
    assert count_rows("有幾項用到磁鐵？", WHOLE, rows, ZH, GLOSSARY).said[0].entries[1].id == "t1-1"


def test_the_sentence_has_number_rows_what_was_looked_for_and_the_names():
    zh, en = (
        count("表一中有幾項用到永久磁鐵？", ZH).said[0].text,
        count("How many rows have permanent magnets?", EN).said[0].text,
    )
    assert all(part in zh for part in ("表一", "4列", "2列", "永久磁鐵", "導引；動力"))
    assert all(part in en for part in ("table 1", "2 of the 4 rows", "permanent magnets", "guidance; propulsion"))

"""Every fault a curator can make is named with its file, its line, its entry, and what to do about it."""

from typing import NamedTuple

import pytest

from assistant.errors import Fault, KnowledgeError
from assistant.sources.knowledge import inspect_knowledge, read_knowledge

PAPER, POLICY, PASSAGES = "facts/paper.yaml", "facts/policy.yaml", "passages/paper.yaml"
TABLE, SOURCES, GLOSSARY = "tables/producers.yaml", "sources.yaml", "glossary.yaml"


class Plant(NamedTuple):
    """old -> new in `file`; a fault of `entry` is then told in these words, at the line that holds `line` or `new`."""

    name: str
    file: str
    old: str
    new: str
    entry: str
    problem: str
    mend: str = "Correct this value"
    line: str = ""


PLANTS = [
    # What a file may hold.
    Plant(
        "unknown key",
        PAPER,
        "topic: lists",
        "topick: lists",
        "us-2022-size",
        "topick: there is no such key",
        "spelling",
    ),
    Plant(
        "unknown key deep down",
        PAPER,
        "paragraph: 1, footnotes: [2]",
        "paragraph: 1, footnote: [2]",
        "rare-earth-group",
        "footnote: there is no such key",
        "Remove it",
    ),
    Plant(
        "unknown key of a file",
        POLICY,
        "about: Facts",
        "note: Hi\nabout: Facts",
        "",
        "note: there is no such key",
        "Remove it",
    ),
    Plant(
        "missing key",
        PAPER,
        "    check: unchecked\n",
        "",
        "rare-earth-group",
        "check: is missing",
        "Add 'check:'",
        line="- id: rare-earth-group",
    ),
    Plant(
        "missing language",
        PAPER,
        "      en: The Federal Register gives 50.\n",
        "",
        "us-2022-size",
        "note.en: is missing",
        "Add 'en:'",
        line="note:",
    ),
    Plant(
        "wrong type",
        PAPER,
        "zh: 論文作53項。",
        "zh: [論文作53項。]",
        "us-2022-size",
        "paper_says.zh: Input should be a valid string",
    ),
    Plant("number where text belongs", PAPER, "topic: lists", "topic: 5", "us-2022-size", "(given: 5)"),
    Plant(
        "text where a number belongs",
        PAPER,
        "value: {number: 50,",
        "value: {number: fifty,",
        "us-2022-size",
        "number: Input should be a valid number",
    ),
    Plant(
        "no number at all",
        PAPER,
        "value: {number: 17,",
        "value: {number: .nan,",
        "rare-earth-group",
        "number: Input should be a finite number",
    ),
    Plant(
        "unknown choice",
        PAPER,
        "check: unchecked",
        "check: maybe",
        "rare-earth-group",
        "'confirmed', 'differs' or 'unchecked'",
    ),
    Plant("empty text", PASSAGES, "en: Introduction}", "en: ' '}", "intro-1", "must not be empty"),
    Plant("bad id", POLICY, "id: gallium-items", "id: Gallium_Items", "Gallium_Items", "an id is lower-case letters"),
    Plant(
        "id with a line break",
        POLICY,
        "id: gallium-items",
        'id: "gallium-items\\n"',
        "gallium-items\n",
        "an id is lower-case letters",
    ),
    Plant(
        "bad date",
        PAPER,
        "as_of: 2022-02-24",
        "as_of: 24.2.2022",
        "us-2022-size",
        "a date is YYYY, YYYY-MM or YYYY-MM-DD",
    ),
    Plant("no such date", PAPER, "as_of: 2022-02-24", "as_of: 2022-02-30", "us-2022-size", "there is no such date"),
    Plant("date in wide figures", PAPER, "as_of: 2022-02-24", "as_of: ２０２２", "us-2022-size", "a date is YYYY"),
    Plant(
        "date before its beginning",
        POLICY,
        "valid_from: 2023-08-01",
        "valid_from: 2023-08-01\n    valid_to: '2022'",
        "gallium-control",
        "valid_from 2023-08-01 lies after valid_to 2022",
        line="- id: gallium-control",
    ),
    Plant(
        "bad address",
        SOURCES,
        "https://example.org/list",
        "example.org/list",
        "fr-2022",
        "starts with http:// or https://",
        line="url:",
    ),
    Plant(
        "address with a space",
        SOURCES,
        "https://example.org/list",
        "https://example.org/a list",
        "fr-2022",
        "has no spaces",
        line="url:",
    ),
    Plant(
        "page zero",
        PAPER,
        "paragraph: 1, footnotes",
        "paragraph: 0, footnotes",
        "rare-earth-group",
        "greater than or equal to 1",
    ),
    Plant(
        "control character in the file",
        PAPER,
        "稱之為戰略",
        "稱之為\x07戰略",
        "",
        "holds the control character U+0007",
        "Remove it",
    ),
    Plant(
        "control character by escape",
        PAPER,
        "zh: 論文作53項。",
        'zh: "論文\\x07作53項。"',
        "us-2022-size",
        "control, zero-width or direction character",
        "type the text afresh",
    ),
    Plant(
        "zero-width character",
        PAPER,
        "zh: 論文作53項。",
        "zh: 論文\u200b作53項。",
        "us-2022-size",
        "control, zero-width or direction character",
        "type the text afresh",
    ),
    Plant(
        "direction character",
        PAPER,
        "en: The paper says 53.",
        "en: The \u202epaper says 53.",
        "us-2022-size",
        "control, zero-width or direction character",
        "type the text afresh",
    ),
    # What YAML itself must be.
    Plant(
        "double key",
        PAPER,
        "topic: lists",
        "topic: lists\n    topic: sizes",
        "",
        "has the key 'topic' twice",
        "Keep one",
        line="topic: sizes",
    ),
    Plant(
        "invalid YAML", PAPER, "topic: lists", "topic: lists: more", "", "is not valid YAML", "indentation and colons"
    ),
    Plant(
        "not closed",
        PAPER,
        "entities: [rare-earths]",
        "entities: [rare-earths",
        "",
        "is not valid YAML",
        "quotes",
        line="source: paper",
    ),
    Plant("a key that is a list", PAPER, "topic: lists", "? [a, b]\n    : c", "", "is not valid YAML", "quotes"),
    Plant("two documents", POLICY, "facts:\n", "---\nfacts:\n", "", "is not valid YAML", "indentation"),
    Plant(
        "code in YAML",
        PAPER,
        "topic: lists",
        "topic: !!python/object/apply:os.getcwd []",
        "",
        "is not valid YAML",
        "quotes",
    ),
    # What entries must be to one another and to their sources.
    Plant(
        "double id in one file",
        POLICY,
        "id: gallium-items",
        "id: gallium-control",
        "gallium-control",
        "this id stands already in facts/policy.yaml:4",
        "another id",
        line="- id: gallium-control",
    ),
    Plant(
        "double id across files",
        POLICY,
        "id: gallium-items",
        "id: rare-earth-group",
        "rare-earth-group",
        "this id stands already in facts/paper.yaml:25",
        "another id",
        line="- id: rare-earth-group",
    ),
    Plant(
        "double id of a row",
        TABLE,
        "id: producers-silicon",
        "id: us-2022-size",
        "us-2022-size",
        "this id stands already in facts/paper.yaml:4",
        "another id",
    ),
    Plant(
        "double id of a source",
        SOURCES,
        "id: mofcom-23",
        "id: fr-2022",
        "fr-2022",
        "this id stands twice",
        "another id",
    ),
    Plant(
        "double id of a term", GLOSSARY, "id: germanium", "id: gallium", "gallium", "this id stands twice", "another id"
    ),
    Plant(
        "question asked twice",
        POLICY,
        "zh: [中國何時開始管制鎵的出口？]",
        "zh: [美国2022年清单有几项？]",
        "gallium-control",
        "is also asked for us-2022-size",
        "Word one of them",
        line="asks:",
    ),
    Plant(
        "unknown source",
        POLICY,
        "source: mofcom-23\n    valid_from",
        "source: mofcom-24\n    valid_from",
        "gallium-control",
        "source: sources.yaml has no 'mofcom-24'",
        "sources.yaml",
        line="mofcom-24",
    ),
    Plant(
        "unknown source behind it",
        PAPER,
        "via: [paper]",
        "via: [papers]",
        "us-2022-size",
        "via: sources.yaml has no 'papers'",
        "sources.yaml",
    ),
    Plant(
        "unknown source of a column",
        TABLE,
        "source: paper}",
        "source: papers}",
        "producers-gallium",
        "sources.yaml has no 'papers'",
        "sources.yaml",
        line="- id: producers-gallium",
    ),
    Plant(
        "unknown entity",
        POLICY,
        "entities: [china, gallium, germanium]",
        "entities: [china, galium]",
        "gallium-control",
        "the glossary has no 'galium'",
        "glossary.yaml",
    ),
    Plant(
        "unknown entity of a passage",
        PASSAGES,
        "[china, rare-earths,",
        "[chine, rare-earths,",
        "intro-1",
        "the glossary has no 'chine'",
        "glossary.yaml",
    ),
    Plant(
        "unknown footnote",
        PAPER,
        "footnotes: [2]",
        "footnotes: [6]",
        "rare-earth-group",
        "paper has 5 notes, so there is no 6",
        "Correct the number",
    ),
    Plant(
        "unknown section",
        PASSAGES,
        "at: {section: 壹、前言,",
        "at: {section: 貳、前言,",
        "intro-1",
        "paper has no section '貳、前言'",
        "Use one of: 壹、前言, 表一",
    ),
    Plant(
        "no section",
        PAPER,
        "    at: {section: 壹、前言, paragraph: 1, footnotes: [2]}\n",
        "",
        "rare-earth-group",
        "paper has no section None",
        "Use one of: 壹、前言, 表一",
        line="- id: rare-earth-group",
    ),
    # What a statement must be.
    Plant(
        "Simplified in zh",
        POLICY,
        "實施出口管制。",
        "实施出口管制。",
        "gallium-control",
        "holds Simplified characters (实)",
        "Traditional",
    ),
    Plant(
        "no Chinese in zh",
        POLICY,
        "zh: 管制的鎵品項有金屬鎵與氮化鎵。",
        "zh: Metal and nitride.",
        "gallium-items",
        "zh: holds no Chinese",
        "Traditional Chinese statement",
    ),
    Plant(
        "Chinese in en",
        POLICY,
        "en: The controlled gallium items are gallium metal and gallium nitride.",
        "en: 管制的鎵品項有金屬鎵與氮化鎵。",
        "gallium-items",
        "en: is mostly Chinese",
        "English statement",
    ),
    Plant(
        "missing full stop",
        POLICY,
        "實施出口管制。",
        "實施出口管制",
        "gallium-control",
        "zh: does not end as a sentence does",
        "full stop",
    ),
    Plant(
        "missing full stop in en",
        POLICY,
        "gallium nitride.\n",
        "gallium nitride\n",
        "gallium-items",
        "en: does not end as a sentence does",
        "full stop",
        line="are gallium metal and",
    ),
    Plant(
        "figure that en lacks",
        POLICY,
        "管制的鎵品項",
        "管制的48種鎵品項",
        "gallium-items",
        "zh: has 48, which en has not",
        "same figure",
    ),
    Plant(
        "figure that zh lacks",
        POLICY,
        "since 1 August 2023",
        "since 1 August 2023 (98%)",
        "gallium-control",
        "en: has 98, which zh has not",
        "same figure",
    ),
    Plant(
        "fraction that zh lacks",
        POLICY,
        "since 1 August 2023",
        "since 1 August 2023 (1.5%)",
        "gallium-control",
        "en: has 1.5, which zh has not",
        "same figure",
    ),
    Plant(
        "date not in the statement",
        POLICY,
        "value: {date: 2023-08-01}",
        "value: {date: 2024-08-01}",
        "gallium-control",
        "the year of 2024-08-01 does not stand in the zh-Hant statement",
        "Correct the value",
    ),
    Plant(
        "two values",
        PAPER,
        "value: {number: 50,",
        "value: {number: 50, date: '2022',",
        "us-2022-size",
        "exactly one of number, date, name, list; this one has number, date",
    ),
    Plant(
        "a unit without a number",
        POLICY,
        "value: {date: 2023-08-01}",
        "value: {date: 2023-08-01, unit: {zh: 日, en: day}}",
        "gallium-control",
        "only a number has a unit",
    ),
    Plant(
        "lists of two lengths",
        POLICY,
        "zh: [金屬鎵, 氮化鎵]",
        "zh: [金屬鎵]",
        "gallium-items",
        "zh has 1 items, en has 2",
        line="value:",
    ),
    Plant(
        "differs, but how",
        PAPER,
        "check: unchecked",
        "check: differs",
        "rare-earth-group",
        "note or paper_says must say what differs",
        line="- id: rare-earth-group",
    ),
    Plant(
        "paper_says without a difference",
        PAPER,
        "check: differs",
        "check: confirmed",
        "us-2022-size",
        "so check must be 'differs'",
        line="- id: us-2022-size",
    ),
    Plant(
        "confirmed by the paper alone",
        PAPER,
        "check: unchecked",
        "check: confirmed",
        "rare-earth-group",
        "no source beside the paper",
        "check: unchecked",
    ),
    # What a table must be.
    Plant(
        "unknown column in a sentence",
        TABLE,
        "zh: '{mineral}的生產國有{makers}",
        "zh: '{mineral}的生產國有{countries}",
        "producers",
        "sentence.zh names the column 'countries'",
        "Use one of: mineral, makers, share",
    ),
    Plant(
        "unknown column in a cell",
        TABLE,
        "cells: {mineral: gallium, makers: [china], share: 98}",
        "cells: {mineral: gallium, makers: [china], shares: 98}",
        "producers-gallium",
        "cells.shares: there is no such column",
        "Use one of: mineral, makers, share",
    ),
    Plant("size mismatch", TABLE, "size: 3", "size: 4", "producers", "has 3 rows, but size says 4", "correct size"),
    Plant(
        "unknown entity in a cell",
        TABLE,
        "      mineral: silicon",
        "      mineral: silicone",
        "producers-silicon",
        "the glossary has no 'silicone'",
        "glossary.yaml",
    ),
    Plant(
        "unknown entity in a list",
        TABLE,
        "      makers: [china, united-states]\nasks",
        "      makers: [china, usa]\nasks",
        "producers-silicon",
        "the glossary has no 'usa'",
        "glossary.yaml",
        line="usa",
    ),
    Plant(
        "cell of another shape",
        TABLE,
        "makers: [china], share",
        "makers: china, share",
        "producers-gallium",
        "cells.makers: 'china' is not a list of ids",
        "Write it so",
    ),
    Plant(
        "cell without a value",
        TABLE,
        "share: 60}",
        "share: }",
        "producers-germanium",
        "cells.share: None is not text or a number",
        "leave the cell out",
    ),
    Plant(
        "cell that YAML makes true",
        TABLE,
        "share: 60}",
        "share: yes}",
        "producers-germanium",
        "cells.share: True is not",
        "leave the cell out",
    ),
    Plant(
        "cell in one language",
        TABLE,
        "share: 60}",
        "share: {zh: 六成}}",
        "producers-germanium",
        "is not text or a number",
        "{zh: …, en: …}",
    ),
    Plant(
        "zero-width character in a cell",
        TABLE,
        "share: 60}",
        'share: "6\u200b0"}',
        "producers-germanium",
        "is not text or a number",
        "Write it so",
    ),
]


@pytest.mark.parametrize("plant", PLANTS, ids=[plant.name for plant in PLANTS])
def test_a_fault_is_told_with_file_line_entry_and_mend(garden, plant):
    garden.plant(plant.file, plant.old, plant.new)
    told = [
        fault
        for fault in garden.faults()
        if plant.problem in fault.problem and plant.mend in f"{fault.problem} {fault.mend}"
    ]
    assert told, [str(fault) for fault in garden.faults()]
    assert (told[0].path, told[0].entry) == (plant.file, plant.entry)
    assert told[0].line == garden.line(plant.file, plant.line or plant.new)
    assert str(told[0]).startswith(f"{plant.file}:{told[0].line}")
    assert told[0].mend in str(told[0])


def test_text_that_is_not_utf8_is_told_with_its_line(garden):
    path = garden.folder / PAPER
    path.write_bytes(
        path.read_text(encoding="utf-8").encode().replace("論文作53項。".encode(), "論文作53項。".encode("big5"))
    )
    (fault,) = garden.faults()
    assert (fault.path, fault.line, fault.entry) == (PAPER, line_of_bytes(path, b"53"), "")
    assert "is not UTF-8 text" in fault.problem
    assert "Save it as UTF-8" in fault.mend


def line_of_bytes(path, words):
    return path.read_bytes().split(words)[0].count(b"\n") + 1


@pytest.mark.parametrize("name", ["facts/more.yml", "tables/list.csv", "passages/deep/notes.txt"])
def test_a_file_that_would_not_be_read_is_told(garden, name):
    path = garden.folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("facts: []", encoding="utf-8")
    (fault,) = garden.faults()
    assert (fault.path, fault.line) == (name, 0)
    assert str(fault).startswith(f"{name}: is not read")
    assert "Rename it to end in .yaml, or move it away" in fault.mend


def test_hidden_files_and_other_folders_are_nobodys_fault(garden):
    for name in ("facts/.DS_Store", "README.md", "questions/dev.yaml"):
        (garden.folder / name).parent.mkdir(exist_ok=True)
        (garden.folder / name).write_text("?", encoding="utf-8")
    assert garden.faults() == []


@pytest.mark.parametrize("name", [SOURCES, GLOSSARY])
def test_a_missing_main_file_is_told(garden, name):
    (garden.folder / name).unlink()
    fault = garden.faults()[0]
    assert (fault.path, fault.line) == (name, 0)
    assert "cannot be read (No such file" in fault.problem


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "- a\n- b\n", "just words\n"])
def test_a_file_that_holds_no_mapping_is_told_how_to_begin(garden, text):
    (garden.folder / PAPER).write_text(text, encoding="utf-8")
    (fault,) = garden.faults()
    assert (fault.path, fault.line) == (PAPER, 1)
    assert "empty or not a mapping" in fault.problem
    assert "Start it with 'about:'" in fault.mend


def test_a_reference_that_leads_back_into_itself_is_a_fault_and_no_crash(garden):
    garden.plant(PAPER, "topic: lists", "topic: &loop [*loop]")
    (fault,) = garden.faults()
    assert fault.path == PAPER
    assert "YAML" in fault.problem or "topic" in fault.problem


def test_a_folder_that_is_not_there_is_told(tmp_path):
    knowledge, (fault,) = inspect_knowledge(tmp_path / "nowhere")
    assert knowledge.entries == ()
    assert "there is no such folder" in fault.problem
    assert "assistant.yaml" in fault.mend


def test_all_faults_are_told_at_once(garden):
    garden.plant(PAPER, "topic: lists", "topick: lists")
    garden.plant(POLICY, "value: {date: 2023-08-01}", "value: {date: 2023-08-41}")
    garden.plant(TABLE, "size: 3", "size: 4")
    with pytest.raises(KnowledgeError) as caught:
        read_knowledge(garden.folder)
    assert {fault.path for fault in caught.value.faults} == {PAPER, POLICY, TABLE}
    assert str(caught.value).startswith("3 fault(s) in the knowledge files:\n")


def test_a_long_list_of_faults_is_cut_and_says_so():
    faults = [Fault("facts/a.yaml", line, "", "is off.", "Mend it.") for line in range(1, 26)]
    assert str(KnowledgeError(faults)).endswith("facts/a.yaml:20: is off. Mend: Mend it.\n… and 5 more")
    assert len(KnowledgeError(faults).faults) == 25


def test_numbers_up_to_31_may_be_words_in_the_other_language(garden):
    """「8月」 and "August", 「17種」 and "seventeen" are the same, and no fault."""
    garden.plant(PAPER, "The rare earths are 17 elements", "The rare earths are seventeen elements")
    garden.plant(POLICY, "2023年8月1日", "2023年8月初")
    assert garden.faults() == []

"""What the files become: entries whose texts are the exact words that can be cited."""

import pytest

from assistant.language.glossary import Glossary, Term
from assistant.records import Locator, Value
from assistant.sources.knowledge import FOLDERS, knowledge_digest, knowledge_files, read_knowledge
from assistant.sources.schema import ColumnModel
from assistant.sources.tables import cell_text, fill, number_text

GLOSSARY = Glossary(
    [Term("china", "country", "中國", "中国", "China"), Term("chile", "country", "智利", "智利", "Chile")]
)


def test_every_file_becomes_entries_in_a_fixed_order(small_knowledge):
    knowledge = read_knowledge(small_knowledge)
    assert [(entry.kind, entry.id) for entry in knowledge.entries] == [
        ("fact", "us-2022-size"),
        ("fact", "rare-earth-group"),
        ("fact", "gallium-control"),
        ("fact", "gallium-items"),
        ("passage", "intro-1"),
        ("row", "producers"),
        ("row", "producers-gallium"),
        ("row", "producers-germanium"),
        ("row", "producers-silicon"),
    ]
    assert sorted(knowledge.sources) == ["fr-2022", "mofcom-23", "paper"]
    assert knowledge.glossary.ids("晶片 Ga") == ("gallium",)
    assert knowledge.glossary.to_mainland("晶片") == "芯片"


def test_what_the_paper_says_otherwise_is_part_of_the_citable_text(garden):
    entry = garden.entry("us-2022-size")
    assert entry.texts == {
        "zh-Hant": "美國2022年關鍵礦物清單共50項；論文作53項。",
        "en": "The US critical minerals list of 2022 has 50 entries; the paper says 53.",
    }
    assert entry.check == "differs"
    assert entry.note == {"zh-Hant": "聯邦公報所載為50項。", "en": "The Federal Register gives 50."}
    assert (entry.source, entry.via, entry.as_of) == ("fr-2022", ("paper",), "2022-02-24")


def test_a_fact_keeps_its_value_place_and_questions(garden):
    assert garden.entry("us-2022-size").value == Value(number=50.0, unit={"zh-Hant": "項", "en": "entries"})
    assert garden.entry("gallium-control").value == Value(date="2023-08-01")
    assert garden.entry("gallium-items").value.items["en"] == ("gallium metal", "gallium nitride")
    assert garden.entry("rare-earth-group").locator == Locator("壹、前言", 1, (2,))
    assert garden.entry("us-2022-size").asks == {
        "zh-Hant": ("美國2022年清單有幾項？",),
        "en": ("How many minerals are on the 2022 US list?",),
    }
    assert garden.entry("gallium-items").asks == {}


def test_a_passage_comes_from_its_files_source_and_is_not_called_checked(garden):
    entry = garden.entry("intro-1")
    assert (entry.source, entry.topic, entry.check) == ("paper", "Introduction", None)
    assert entry.locator.section == "壹、前言"


def test_a_passage_without_a_place_stands_in_its_section(garden):
    garden.plant("passages/paper.yaml", "at: {section: 壹、前言, paragraph: 1}", "at: {paragraph: 1}")
    assert garden.entry("intro-1").locator.section == "壹、前言"


def test_a_row_is_said_by_the_tables_sentence(garden):
    entry = garden.entry("producers-germanium")
    assert entry.texts == {
        "zh-Hant": "鍺的生產國有中國、美國，最大者占60%。",
        "en": "Germanium is produced by China, United States, the largest with 60%.",
    }
    assert entry.cells == {"mineral": "germanium", "makers": ["china", "united-states"], "share": 60}
    assert entry.entities == ("germanium", "china", "united-states")
    assert entry.via == ("paper",), "the source of the column"


def test_an_open_cell_is_left_unsaid(garden):
    entry = garden.entry("producers-silicon")
    assert entry.texts["zh-Hant"] == "矽的生產國有中國、美國。"
    assert entry.texts["en"] == "Silicon is produced by China, United States."
    assert "share" not in entry.cells
    assert entry.via == ()


def test_the_table_as_a_whole_is_an_entry_and_carries_the_questions(garden):
    entry = garden.entry("producers")
    assert entry.texts["en"] == "The table names the producers of 3 minerals."
    assert entry.asks["en"] == ("Which countries produce these minerals?",)
    assert (entry.as_of, entry.check, entry.cells) == ("2022", "confirmed", {})


def test_a_row_may_have_its_own_source_date_and_check(garden):
    garden.plant(
        "tables/producers.yaml",
        "share: 60}",
        "share: 60}\n    source: mofcom-23\n    as_of: 2023\n    check: unchecked\n    via: [fr-2022]",
    )
    entry = garden.entry("producers-germanium")
    assert (entry.source, entry.as_of, entry.check, entry.via) == (
        "mofcom-23",
        "2023",
        "unchecked",
        ("fr-2022", "paper"),
    )


@pytest.mark.parametrize(
    ("means", "value", "zh", "en"),
    [
        ("entity", "china", "中國", "China"),
        ("entities", ["china", "chile"], "中國、智利", "China, Chile"),
        ("number", 44000000, "44,000,000", "44,000,000"),
        ("number", 17.1, "17.1", "17.1"),
        ("number", ">75", ">75", ">75"),
        ("shares", {"china": 60, "chile": 9.5}, "中國60%、智利9.5%", "China 60%, Chile 9.5%"),
        ("series", {"2023": 5.5, "2024": 10}, "2023年5.5、2024年10", "5.5 (2023), 10 (2024)"),
        ("text", {"zh": "鋁", "en": "aluminum"}, "鋁", "aluminum"),
        ("text", ["a", "b"], "a、b", "a, b"),
        ("text", 2022, "2022", "2022"),
        ("date", "2023-08-01", "2023-08-01", "2023-08-01"),
        ("number", {"zh": "不詳", "en": "unknown"}, "不詳", "unknown"),
    ],
)
def test_a_cell_is_said_in_both_languages(means, value, zh, en):
    column = ColumnModel(zh="欄", en="column", means=means)
    assert cell_text(value, column, "zh", GLOSSARY) == zh
    assert cell_text(value, column, "en", GLOSSARY) == en


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("{a} has {b}.", "X has 2."),
        ("{a} has {b}[ and {c}].", "X has 2."),
        ("{a}[ and {b}].", "X and 2."),
        ("{a}[ and {b} or {c}].", "X."),
        ("{a} has {c}.", "X has —."),
        ("Nothing[ at all].", "Nothing at all."),
    ],
)
def test_parts_of_a_sentence_about_open_cells_are_left_out(sentence, said):
    assert fill(sentence, {"a": "X", "b": "2"}) == said


@pytest.mark.parametrize(("value", "text"), [(True, "True"), (0, "0"), (-1234.5, "-1,234.5"), (1e6, "1,000,000")])
def test_numbers_are_written_with_commas(value, text):
    assert number_text(value) == text


def test_the_digest_changes_with_every_byte_that_is_read_and_no_other(small_knowledge):
    before = knowledge_digest(small_knowledge)
    assert before == knowledge_digest(small_knowledge) == read_knowledge(small_knowledge).digest
    (small_knowledge / "questions").mkdir()
    (small_knowledge / "questions" / "test.yaml").write_text("secret: true", encoding="utf-8")
    assert knowledge_digest(small_knowledge) == before
    seen = {before}
    for path in knowledge_files(small_knowledge):
        path.write_bytes(path.read_bytes() + b"\n")
        seen.add(knowledge_digest(small_knowledge))
    (small_knowledge / "facts/paper.yaml").rename(small_knowledge / "facts/renamed.yaml")
    seen.add(knowledge_digest(small_knowledge))
    assert len(seen) == 8


def test_questions_are_never_read():
    assert "questions" not in FOLDERS

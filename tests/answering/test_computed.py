"""Computed answers written with their citations, and which questions are computed at all."""

from types import SimpleNamespace

import pytest
import yaml

from assistant.answering.computed import Computed, Said, in_script, key_of, written
from assistant.answering.computing import Computer
from assistant.records import Entry, Locator, Source
from tests.answering.made import GLOSSARY, SOURCES, entry
from tests.answering.tables.somelists import ENTRIES, missing
from tests.answering.tables.somelists import GLOSSARY as NAMES

TODAY = "2026-11-24"
WHOLE = Entry(
    "list",
    "row",
    {"zh-Hant": "清單共2項：鎵、矽。論文作3項。", "en": "The list has 2 entries. The paper says 3."},
    "register",
    shape={"listing": {}},
)
ROW = Entry(
    "row",
    "row",
    {"zh-Hant": "矽列於清單。全清單共2項。", "en": "Silicon is on it. It has 2."},
    "register",
    table="list",
)


def write(*said, language="en"):
    """Sentences as (text, numbers) and citations as (number, entry, quote)."""
    sentences, citations = written(Computed(said), language, SOURCES, GLOSSARY)
    return (
        [(each.text, each.citations) for each in sentences],
        [(each.number, each.entry.id, each.quote) for each in citations],
    )


class TestWriting:
    def test_each_entry_is_cited_once_and_numbered_in_the_order_of_its_use(self):
        sentences, citations = write(
            Said("First.", (ROW, WHOLE)), Said("Second.", (WHOLE,)), Said("Third.", (entry(),))
        )
        assert sentences == [("First.", (1, 2)), ("Second.", (2,)), ("Third.", (3,))]
        assert [(number, name) for number, name, _ in citations] == [(1, "row"), (2, "list"), (3, "e")]

    def test_a_table_is_quoted_by_its_first_sentence_and_a_row_whole(self):
        _, citations = write(Said("Both.", (WHOLE, ROW)))
        assert [quote for *_, quote in citations] == ["The list has 2 entries.", "Silicon is on it. It has 2."]

    def test_a_table_that_is_needed_in_full_is_quoted_whole_wherever_it_is_used(self):
        _, citations = write(Said("First.", (WHOLE,)), Said("Second.", (WHOLE,), in_full=True))
        assert citations == [(1, "list", "The list has 2 entries. The paper says 3.")]

    @pytest.mark.parametrize(
        ("language", "text", "quote"),
        [
            ("zh-Hant", "矽不在清單上。", "清單共2項：鎵、矽。"),
            ("zh-Hans", "硅不在清单上。", "清單共2項：鎵、矽。"),
        ],
    )
    def test_a_mainland_reader_gets_his_words_and_the_quote_as_written(self, language, text, quote):
        sentences, citations = write(Said("矽不在清單上。", (WHOLE,)), language=language)
        assert (sentences, citations) == ([(text, (1,))], [(1, "list", quote)])

    def test_sources_behind_and_the_note_come_with_the_citation(self):
        given = entry(via=("paper",), note={"zh-Hant": "矽的數字有誤。", "en": "Wrong."})
        for language, note in (("en", "Wrong."), ("zh-Hant", "矽的數字有誤。"), ("zh-Hans", "硅的数字有误。")):
            _, (citation,) = written(Computed((Said("x", (given,)),)), language, SOURCES, GLOSSARY)
            assert (citation.note, [each.id for each in citation.via]) == (note, ["paper"])
            assert citation.source == Source("register", "Federal Register", level="primary", issued="2022-02-24")

    def test_the_entries_of_an_answer_stand_once_in_the_order_of_their_use(self):
        found = Computed((Said("a", (ROW, WHOLE)), Said("b", (WHOLE, ROW, entry()))))
        assert [each.id for each in found.entries] == ["row", "list", "e"]

    @pytest.mark.parametrize(("language", "key"), [("en", "en"), ("zh-Hant", "zh-Hant"), ("zh-Hans", "zh-Hant")])
    def test_stored_texts_have_two_languages(self, language, key):
        assert key_of(language) == key

    def test_only_a_mainland_reader_is_written_for_anew(self):
        assert [in_script("矽晶片", each, GLOSSARY) for each in ("zh-Hant", "zh-Hans", "en")] == [
            "矽晶片",
            "硅芯片",
            "矽晶片",
        ]


TABLE_1 = (
    Entry(
        "t1",
        "row",
        {"zh-Hant": "表一有2列。", "en": "Table 1 has 2 rows."},
        "paper",
        Locator(table="表一"),
        shape={"title": {"zh-Hant": "表一：運用", "en": "Table 1: Uses"}},
    ),
    *(
        Entry(
            f"t1-{number}",
            "row",
            {"zh-Hant": "列。", "en": "Row."},
            "paper",
            Locator(table="表一"),
            table="t1",
            cells={"area": {"zh": zh, "en": en}, "technology": {"zh": "永久磁鐵", "en": "permanent magnets"}},
        )
        for number, zh, en in ((1, "導引", "guidance"), (2, "動力", "propulsion"))
    ),
)


@pytest.fixture(scope="module")
def computer():
    """Computes over the small lists and one table of the paper."""
    return Computer(SimpleNamespace(glossary=NAMES, entries=(*ENTRIES, *TABLE_1)))


class TestComputing:
    @pytest.mark.parametrize(
        ("question", "language", "short"),
        [
            ("How many minerals are on the US list of 2022?", "en", "8"),
            ("美国2022年清单有但欧盟2020年清单没有的矿产有哪些？", "zh-Hans", "鎳、錫、鋅"),
            ("How many rows of table 1 have permanent magnets?", "en", "2"),
            ("表一中哪些項用到永久磁鐵？", "zh-Hant", "導引、動力"),
        ],
    )
    def test_lists_and_named_tables_are_computed(self, computer, question, language, short):
        assert computer.compute(question, language, TODAY).short == short

    @pytest.mark.parametrize(
        "question",
        [
            "What is gallium?",
            "How many rows have permanent magnets?",
            "How many rows of table 2 have permanent magnets?",
            "Why did the US list of 2022 drop helium?",
            "Is the US more import reliant on tin or zinc?",
            "",
        ],
        ids=[
            "no table",
            "none named",
            "another table",
            "a premise that holds",
            "figures that are not there",
            "nothing",
        ],
    )
    def test_the_rest_is_left_to_retrieval(self, computer, question):
        assert computer.compute(question, "en", TODAY) is None

    def test_the_day_of_asking_counts(self, computer):
        early = computer.compute("How long is the US list?", "en", "2020-01-01")
        late = computer.compute("How long is the US list?", "en", TODAY)
        assert (early.short, late.short) == ("7", "10")

    def test_without_tables_nothing_is_computed(self):
        empty = Computer(SimpleNamespace(glossary=NAMES, entries=(entry(),)))
        assert empty.compute("How many minerals are on the US list of 2022?", "en", TODAY) is None


@pytest.fixture(scope="module")
def real(real_knowledge):
    """Computes over the project's own knowledge."""
    return Computer(SimpleNamespace(glossary=real_knowledge[0].glossary, entries=real_knowledge[0].entries))


@pytest.fixture(scope="module")
def held(project):
    """A function: file of a table -> its rows' cells, read with nothing of the assistant."""
    return lambda name: [
        row["cells"]
        for row in yaml.safe_load((project / "knowledge" / "tables" / f"{name}.yaml").read_text("utf-8"))["rows"]
    ]


def printed(cells, minerals):
    """The English names of some minerals as a list prints them."""
    return {row["printed"]["en"] for row in cells if row["mineral"] in minerals}


def parts(short):
    """The names of an English bare answer."""
    return set(short.replace(" and ", ", ").split(", ")) if short else set()


class TestRealTables:
    """From the question to the bare answer over the project's own tables, whose sets are counted here anew."""

    @pytest.mark.parametrize(
        ("name", "question"),
        [
            ("us-2018", "How many minerals are on the US list of 2018?"),
            ("us-2022", "美國2022年關鍵礦物清單有幾項？"),
            ("ca-2024", "加拿大2024年清单有多少项？"),
            ("eu-2024-strategic", "How many strategic raw materials did the EU list in 2024?"),
            ("au-2023-12", "How many entries did Australia's list have in January 2024?"),
            ("cn-2016", "中國的戰略性礦產目錄有幾種？"),
        ],
    )
    def test_how_long_a_list_is(self, real, held, name, question):
        assert real.compute(question, "en" if question.isascii() else "zh-Hant", TODAY).short == str(len(held(name)))

    @pytest.mark.parametrize(
        ("before", "after", "question", "added"),
        [
            ("ca-2021", "ca-2024", "Which minerals were added to Canada's list of 2024?", True),
            ("au-2019", "au-2022", "Which minerals were added to Australia's list of 2022?", True),
            ("au-2022", "au-2023-12", "Which minerals were removed from Australia's list of December 2023?", False),
            ("us-2022", "us-2025", "Which minerals were added to the US list of 2025?", True),
        ],
    )
    def test_what_an_edition_added_or_dropped(self, real, held, before, after, question, added):
        """These editions use the same names for groups, so that a plain difference of sets is right."""
        then, now = ({row["mineral"] for row in held(each)} for each in (before, after))
        expected = printed(held(after), now - then) if added else printed(held(before), then - now)
        assert expected
        assert parts(real.compute(question, "en", TODAY).short) == expected

    @pytest.mark.parametrize("number", [1, 2, 3, 4, 5])
    def test_how_many_minerals_of_table_3_are_on_so_many_lists(self, real, held, number):
        marks = ("us", "eu", "jp", "ca", "au", "cn")
        counts = [sum(row[key] == "yes" for key in marks) for row in held("t3")]
        asked = f"In table 3, how many minerals are on exactly {number} of the six lists?"
        assert real.compute(asked, "en", TODAY).short == str(counts.count(number))

    @pytest.mark.parametrize(
        ("question", "on", "off"),
        [
            ("在表三中，美國列入而中國沒有列入的礦物有幾種？", "us", "cn"),
            ("表三中六方皆列的礦物有幾種？", "us eu jp ca au cn", ""),
            ("表三中只有中國列入的礦物有幾種？", "cn", "us eu jp ca au"),
            ("表三中除了中國以外都列入的礦物有幾種？", "us eu jp ca au", "cn"),
            ("表三中美國與加拿大都列、但澳洲沒列的礦物有幾種？", "us ca", "au"),
        ],
    )
    def test_who_lists_what_in_table_3(self, real, held, question, on, off):
        expected = [
            row
            for row in held("t3")
            if all(row[key] == "yes" for key in on.split()) and all(row[key] == "no" for key in off.split())
        ]
        assert real.compute(question, "zh-Hant", TODAY).short == str(len(expected))

    def test_what_the_us_list_of_2022_dropped(self, real, held):
        """Rare earths and the platinum group were split, not dropped: helium, potash, rhenium, strontium, uranium."""
        then, now = ({row["mineral"] for row in held(each)} for each in ("us-2018", "us-2022"))
        dropped = then - now - {"rare-earths", "platinum-group"}
        found = real.compute("Which minerals did the US list of 2022 drop?", "en", TODAY)
        assert parts(found.short) == printed(held("us-2018"), dropped)
        assert len(dropped) == 5

    def test_a_false_premise_is_corrected(self, real):
        found = real.compute("Why did the US drop arsenic from its list of 2025?", "en", TODAY)
        assert missing(found.said[0].text, "arsenic was not removed", "the US list of 2025", "60 entries") == ""

    def test_reliance_of_two_minerals(self, real, held):
        rows = {row["mineral"]: row for row in held("st-nir")}
        antimony, arsenic = (rows[name]["2024"] for name in ("antimony", "arsenic"))
        found = real.compute("In 2024, was US net import reliance higher for antimony or arsenic?", "en", TODAY)
        assert missing(found.said[0].text, f"antimony {antimony}%", f"arsenic {arsenic}%") == ""
        assert found.short == ("antimony" if int(antimony) > int(arsenic) else "arsenic")

    def test_who_mines_most(self, real, held):
        rows = [row for row in held("production") if row["mineral"] == "antimony" and row["country"] != "world"]
        most = max(rows, key=lambda row: float(row["series"].get("2025", 0)))
        found = real.compute("Which country was the largest producer of antimony in 2025?", "en", TODAY)
        assert found.said[0].entries[0].cells["country"] == most["country"]
        assert f"{most['series']['2025']:,}" in found.said[0].text

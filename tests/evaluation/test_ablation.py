"""The ladder on six entries: every rung asks everything, and each part does what the rung before could not."""

import pytest

from assistant.encoders.hashing import HashingEncoder
from assistant.evaluation.ablation import LADDER, climb, ladder_table, without_asks
from assistant.language.glossary import Glossary, Term
from assistant.records import Entry, Locator, Source, Value
from assistant.retrieval.index import build_index
from assistant.sources.knowledge import Knowledge
from tests.evaluation.replies import question, without_answer

SOURCES = {"paper": Source("paper", "論文", level="paper"), "gazette": Source("gazette", "Gazette", level="primary")}
GLOSSARY = Glossary(
    [
        Term("gallium", "element", "鎵", "镓", "gallium", "Ga"),
        Term("china", "country", "中國", "中国", "China"),
        Term("mongolia", "country", "蒙古國", "蒙古国", "Mongolia"),
    ]
)
TITLE = {"zh-Hant": "表一：用途", "en": "Table 1: Uses"}


def entry(name, zh, en, kind="fact", source="gazette", **more):
    return Entry(name, kind, {"zh-Hant": zh, "en": en}, source, check="confirmed", **more)


def row(number, use, part):
    """A row of table 1: what it is used for, and the part that needs it."""
    zh, en = f"{use[0]}用到{part[0]}。", f"{use[1].capitalize()} needs {part[1]}."
    cells = {name: {"zh": cell[0], "en": cell[1]} for name, cell in (("use", use), ("part", part))}
    at = Locator(table="表一")
    return entry(f"uses-{number}", zh, en, "row", "paper", table="uses", cells=cells, locator=at)


ENTRIES = (
    entry(
        "licence",
        "商務部自2023年8月1日起要求出口許可。",
        "Licences are required by the ministry since 1 August 2023.",
        value=Value(date="2023-08-01"),
        asks={"en": ("From which day could the soft metal no longer be sold freely abroad?",)},
    ),
    entry(
        "mine",
        "此礦自1958年起開採軟金屬。",
        "The soft metal was first sold abroad in 1958.",
        value=Value(date="1958"),
        asks={"en": ("When was that mine opened?",)},
    ),
    entry("uses", "表一有三列。", "Table 1 has three rows.", "row", "paper", shape={"title": TITLE},
          locator=Locator(table="表一"), asks={"en": ("Which uses are there?",)}),
    row(1, ("雷射", "a laser"), ("放大器", "amplifiers")),
    row(2, ("雷達", "a radar"), ("放大器", "amplifiers")),
    row(3, ("飛彈", "a missile"), ("磁鐵", "magnets")),
)  # fmt: skip
BY_ASK = question(
    id="by-ask", kind="date", question="From which day on could the soft metal no longer be sold abroad freely?",
    answers=["1 August 2023"], evidence=["licence"],
)  # fmt: skip
BY_TABLE = question(
    id="by-table", question="How many uses in table 1 need amplifiers?", answers=["2"], evidence=["uses"]
)  # fmt: skip
PLAIN = question(
    id="plain", kind="date", question="By which ministry are licences required since 2023?",
    answers=["1 August 2023"], evidence=["licence"],
)  # fmt: skip
ELSEWHERE = without_answer(id="elsewhere", question="Which metal was first sold abroad by Mongolia?")
QUESTIONS = [PLAIN, BY_ASK, BY_TABLE, ELSEWHERE]
NAMES = ["BM25 only", "dense only", "hybrid", "+ asks", "+ tables", "+ silence (as shipped)"]


class Counting(HashingEncoder):
    """Remembers every text that it was given to index."""

    def __init__(self):
        super().__init__()
        self.encoded = []

    def encode_documents(self, texts):
        self.encoded += texts
        return super().encode_documents(texts)

    def encode_queries(self, texts):
        return super().encode_documents(texts)


@pytest.fixture(scope="module")
def built():
    """(index, encoder, how many texts it took to build it)."""
    encoder = Counting()
    index = build_index(Knowledge(ENTRIES, SOURCES, GLOSSARY, "d"), encoder, "exact")
    return index, encoder, len(encoder.encoded)


@pytest.fixture(scope="module")
def climbed(built):
    """(rung -> its rows by question, the steps that were told, the ladder as a table)."""
    index, encoder, _ = built
    steps = []
    found = climb(index, encoder, QUESTIONS, 20, lambda done, of: steps.append((done, of)))
    rows = {rung.name: {row.id: row for row in report.rows} for rung, report in found}
    return rows, steps, ladder_table(found)


class TestLadder:
    def test_every_rung_asks_every_question(self, climbed):
        rows, steps, _ = climbed
        assert [rung.name for rung in LADDER] == list(rows) == NAMES
        assert all(list(asked) == ["plain", "by-ask", "by-table", "elsewhere"] for asked in rows.values())
        assert steps == [(done, 24) for done in range(1, 25)]

    def test_a_question_in_the_words_of_its_entry_is_found_on_every_rung(self, climbed):
        rows, _, _ = climbed
        assert {name: rows[name]["plain"].found[0] for name in NAMES} == dict.fromkeys(NAMES, "licence")

    def test_a_typical_question_finds_what_its_words_do_not(self, climbed):
        """Without it the entry that shares "soft metal … sold abroad" comes first."""
        rows, _, _ = climbed
        first = {name: rows[name]["by-ask"].found[0] for name in NAMES}
        assert first == dict.fromkeys(NAMES[:3], "mine") | dict.fromkeys(NAMES[3:], "licence")
        assert {name: rows[name]["by-ask"].right for name in ("hybrid", "+ asks")} == {"hybrid": False, "+ asks": True}

    def test_only_with_tables_rows_are_counted(self, climbed):
        rows, _, _ = climbed
        right = {name: rows[name]["by-table"].right for name in NAMES}
        assert right == dict.fromkeys(NAMES[:4], False) | dict.fromkeys(NAMES[4:], True)
        computed = rows["+ tables"]["by-table"]
        assert (computed.short_answer, set(computed.cited)) == ("2", {"uses", "uses-1", "uses-2"})

    def test_only_the_last_rung_refuses(self, climbed):
        rows, _, _ = climbed
        refused = {name: [row.id for row in rows[name].values() if row.refused] for name in NAMES}
        assert refused == {name: [] for name in NAMES[:5]} | {NAMES[5]: ["elsewhere"]}

    def test_each_rung_ranks_by_its_own_search(self, climbed):
        """Words alone find nothing that shares no word; nearness alone ranks whatever there is."""
        rows, _, _ = climbed
        assert set(rows["BM25 only"]["by-ask"].found) < set(rows["dense only"]["by-ask"].found)

    def test_the_table_has_a_row_for_each_rung(self, climbed):
        """As the tests above have it: the plain one is right from the start, then one more on each rung."""
        _, _, table = climbed
        assert table.columns[:3] == ("", "right", "answers")
        assert [row[0] for row in table.rows] == NAMES
        told = {row[0]: dict(zip(table.columns, row, strict=True)) for row in table.rows}
        assert [told[name]["refusal R"] for name in NAMES] == ["0.000"] * 5 + ["1.000"]
        assert [told[name]["false ref."] for name in NAMES] == ["0.000"] * 6
        assert [told[name]["answers"] for name in NAMES[2:]] == ["0.333", "0.667", "1.000", "1.000"]
        assert [told[name]["right"] for name in NAMES[2:]] == ["0.250", "0.500", "0.750", "1.000"]


class TestWithoutAsks:
    def test_nothing_is_encoded_again(self, built):
        index, encoder, before = built
        start = len(encoder.encoded)
        without_asks(index, encoder)
        assert before > 0
        assert len(encoder.encoded) == start

    def test_the_typical_questions_alone_are_gone(self, built):
        index, encoder, _ = built
        bare = without_asks(index, encoder)
        asks = {ask for each in ENTRIES for known in each.asks.values() for ask in known}
        assert {view.text for view in index.views} - {view.text for view in bare.views} == asks
        assert len(index.views) - len(bare.views) == len(asks) == 3
        assert [(each.id, each.texts, each.asks) for each in bare.entries] == [
            (each.id, each.texts, {}) for each in ENTRIES
        ]

    def test_each_text_keeps_its_row(self, built):
        index, encoder, _ = built
        rows = {view.text: row.tolist() for view, row in zip(index.views, index.rows, strict=True)}
        bare = without_asks(index, encoder)
        assert [row.tolist() for row in bare.rows] == [rows[view.text] for view in bare.views]

    def test_the_index_itself_stays_as_it_is(self, built):
        index, encoder, _ = built
        without_asks(index, encoder)
        assert index.entries == ENTRIES


def test_of_no_questions(built):
    index, encoder, _ = built
    found = climb(index, encoder, [], 20)
    assert [report.rows for _, report in found] == [()] * 6
    assert {cell for row in ladder_table(found).rows for cell in row[1:]} == {"–"}

"""Which of a group or of some things one list holds or misses; what is on any of several; columns that are cited."""

import pytest
import yaml

from assistant.answering.computed import written
from assistant.answering.tables.listplan import ListPlan, plan_lists
from assistant.answering.tables.listsay import ListSpeaker
from assistant.answering.tables.rosters import compare, read_rosters
from assistant.language.glossary import Glossary, Term
from assistant.records import Source
from assistant.sources.tables import read_table
from tests.answering.tables.listplans import brief, read, wanted
from tests.answering.tables.somelists import EN, GLOSSARY, ROSTERS, TODAY, ZH, lists, missing

US_2022 = "the US list of 2022 (24 February 2022, 8 entries)"
US_2022_ZH = "美國2022年清單（2022年2月24日，8項）"


def say(on, things, key=EN, glossary=GLOSSARY, **rest):
    """What is said of some things on the list of this id."""
    plan = ListPlan("members", lists(on), subjects=tuple(things.split()), **rest)
    return ListSpeaker(ROSTERS, glossary, key, TODAY).say(plan)


def ids(said):
    return " ".join(entry.id for entry in said.entries)


PLANS = [
    ("Which rare earths are on the US list of 2022?", "rare-earths", False, {}),
    ("美國2022年清單上有哪些稀土？", "rare-earths", False, {}),
    ("How many rare earths are on the US list of 2022?", "rare-earths", False, {"count": True}),
    ("Which rare earths are missing from the US list of 2022?", "rare-earths", True, {}),
    ("美国2022年清单漏了哪些稀土？", "rare-earths", True, {}),
    ("Which of gallium, gold and tin are on the US list of 2022?", "gallium gold tin", False, {}),
    ("鎵、金、錫之中，哪些不在美國2022年清單上？", "gallium gold tin", True, {}),
    # What is left aside is not what is missing.
    ("不計釹，美國2022年清單有幾種稀土？", "neodymium rare-earths", False, {"count": True}),
    ("Not counting neodymium, which rare earths are on the US list of 2022?", "neodymium rare-earths", False, {}),
    ("Without neodymium, which rare earths does the US list of 2022 omit?", "neodymium rare-earths", True, {}),
]


@pytest.mark.parametrize(("question", "things", "dropped", "rest"), PLANS)
def test_some_of_the_things_named_are_asked_for(question, things, dropped, rest):
    assert brief(read(question)) == wanted("members", "us-2022", of=things, dropped=dropped, **rest)


@pytest.mark.parametrize("question", ["Is gallium on the US list of 2022?", "Are gallium and tin on the US list?"])
def test_one_or_two_things_are_no_group(question):
    assert read(question).op == "membership"


class TestSaid:
    """Of the rare earths (cerium, neodymium, yttrium) the US list of 2022 holds the first two."""

    @pytest.mark.parametrize(
        ("things", "dropped", "zh", "en"),
        [
            ("rare-earths", False, "鈰、釹", "cerium and neodymium"),
            ("rare-earths", True, "釔", "yttrium"),
            ("gallium gold tin", False, "鎵、錫", "gallium and tin"),
            ("gallium gold tin", True, "金", "gold"),
            ("gold gallium helium", True, "金、氦", "gold and helium"),
            ("gallium tin zinc", True, "無", "none"),
            # A group beside a thing: the group is its members, and no thing counts twice.
            ("light-rare-earths tin gold", False, "鈰、釹、錫", "cerium, neodymium and tin"),
            ("rare-earths cerium tin", False, "鈰、釹、錫", "cerium, neodymium and tin"),
        ],
    )
    def test_what_the_list_holds_or_misses(self, things, dropped, zh, en):
        assert say("us-2022", things, ZH, dropped=dropped).short == zh
        assert say("us-2022", things, EN, dropped=dropped).short == en

    @pytest.mark.parametrize(
        ("things", "dropped", "number"),
        [("rare-earths", False, "2"), ("rare-earths", True, "1"), ("gallium tin zinc", True, "0")],
    )
    def test_the_number_where_that_is_asked_for(self, things, dropped, number):
        assert say("us-2022", things, dropped=dropped, count=True).short == number

    @pytest.mark.parametrize(
        ("words", "dropped", "short"),
        [
            ("not counting neodymium", False, "cerium"),
            ("不计钕", False, "cerium"),
            ("rare earths such as neodymium", False, "neodymium and cerium"),
            ("without neodymium", True, "yttrium"),
        ],
    )
    def test_what_is_left_aside_is_neither_on_it_nor_missing(self, words, dropped, short):
        assert say("us-2022", "neodymium rare-earths", words=words, dropped=dropped).short == short

    def test_what_is_left_aside_leaves_things_that_are_no_group(self):
        assert say("us-2022", "gallium gold tin", words="without").short == "gallium and tin"

    def test_the_sentence_names_what_was_asked_of_and_the_list(self):
        text = say("us-2022", "rare-earths").said[0].text
        assert missing(text, "Of cerium, neodymium and yttrium, 2 are on", US_2022, "cerium and neodymium.") == ""
        text = say("us-2022", "rare-earths", dropped=True).said[0].text
        assert missing(text, "1 is not on", US_2022, "yttrium.") == ""
        text = say("us-2022", "rare-earths", ZH, dropped=True).said[0].text
        assert missing(text, "鈰、釹、釔之中", "不在", US_2022_ZH, "1種", "釔。") == ""
        assert say("us-2022", "gallium tin zinc", dropped=True).said[0].text.endswith("8 entries).")

    def test_a_large_group_is_called_by_its_name(self):
        seven = ("antimony", "cerium", "gallium", "gold", "nickel", "tin", "zinc")
        more = Glossary(
            [*GLOSSARY.terms.values(), Term("seven", "group", "七金", "七金", "seven metals", members=seven)]
        )
        text = say("us-2022", "seven", glossary=more).said[0].text
        assert missing(text, "Of seven metals, 6 are on", "antimony, cerium, gallium, nickel, tin and zinc") == ""
        text = say("us-2022", "gallium gold tin").said[0].text
        assert missing(text, "Of gallium, gold and tin, 2 are on") == ""

    def test_rows_back_what_is_on_the_list_and_the_list_what_is_not(self):
        assert ids(say("us-2022", "rare-earths").said[0]) == "us-2022 us-2022-cerium us-2022-neodymium"
        assert ids(say("us-2022", "rare-earths", dropped=True).said[0]) == "us-2022"

    def test_the_table_marks_each_of_them(self):
        table = say("us-2022", "gallium gold tin").table
        assert table.rows == (("gallium", "yes"), ("gold", "no"), ("tin", "yes"))
        zh = [mark for _, mark in say("us-2022", "gallium gold tin", ZH).table.rows]
        assert (zh[0], zh[0] == zh[1]) == (zh[2], False)

    def test_a_group_that_the_list_has_as_one_is_told_as_one(self):
        found = say("ca-2024", "rare-earths")
        assert (found.short, ids(found.said[0])) == ("yes", "ca-2024-rare-earths ca-2024")

    def test_where_none_of_several_is_on_the_list_retrieval_answers(self):
        assert say("us-2022", "gold helium coal") is None

    def test_the_latest_list_is_noted_where_no_edition_was_named(self):
        plan = plan_lists("Which of gallium, gold and tin are on the US list?", GLOSSARY, ROSTERS, TODAY)
        found = ListSpeaker(ROSTERS, GLOSSARY, EN, TODAY).say(plan)
        assert missing(found.notes[-1], "edition", "the US list of 2025") == ""


# Lists, lists not to be on, ids in the order of the lists. At one grain: barite as barium, cerium as light rare earths.
ANY = [
    ("us-2022 eu-2020", "", "antimony barium light-rare-earths gallium nickel tin zinc germanium heavy-rare-earths "
     "tantalum"),
    ("eu-2020 us-2022", "", "antimony barium gallium germanium heavy-rare-earths light-rare-earths tantalum nickel tin "
     "zinc"),
    ("us-2022 eu-2020", "ca-2024", "barium nickel germanium tantalum"),
    ("jp-older", "", "antimony gallium"),
    ("jp-older au-2019", "us-2018", ""),
]  # fmt: skip


@pytest.mark.parametrize(("on", "off", "held"), ANY)
def test_what_is_on_one_of_several_lists_at_least(on, off, held):
    compared = compare(lists(f"{on} {off}".strip()), GLOSSARY)
    assert " ".join(compared.held_by_any(lists(on), lists(off) if off else ())) == held


def test_each_thing_is_called_as_the_first_list_that_has_it_calls_it():
    plan = ListPlan("set", lists("us-2022 eu-2020"), lists("ca-2024"), union=True)
    found = ListSpeaker(ROSTERS, GLOSSARY, EN, TODAY).say(plan)
    assert found.short == "barite, nickel, germanium and tantalum"
    assert missing(found.said[0].text, "4 entries", "US list of 2022", " or ", "EU list of 2020", "not on") == ""
    assert found.table is None


MARKS = {"antimony": "yes yes", "gallium": "yes no", "tin": "no yes", "zinc": "no no"}
MATRIX = {
    "id": "t3",
    "title": {"zh": "表三：各方清單", "en": "Table 3: lists compared"},
    "summary": {"zh": "表三比較2份清單。它有4列。", "en": "Table 3 compares 2 lists. It has 4 rows."},
    "source": "paper",
    "check": "confirmed",
    "matrix": {"us": "united-states", "ca": "canada"},
    "columns": {
        "mineral": {"zh": "礦物", "en": "mineral", "means": "entity"},
        "us": {"zh": "美國2018", "en": "US 2018"},
        "ca": {"zh": "加拿大2021", "en": "Canada 2021"},
    },
    "sentence": {"zh": "{mineral}：美國{us}，加拿大{ca}。", "en": "{mineral}: US {us}, Canada {ca}."},
    "rows": [
        {"id": f"t3-{term}", "cells": dict(zip(("mineral", "us", "ca"), (term, *marks.split()), strict=True))}
        for term, marks in MARKS.items()
    ],
    "asks": {"zh": ["表三比較什麼？"], "en": ["What does table 3 compare?"]},
}


class TestColumns:
    """A table that compares lists has an entry for each column, so that what is said of a column can be cited."""

    @pytest.fixture
    def entries(self, tmp_path):
        path = tmp_path / "t3.yaml"
        path.write_text(yaml.safe_dump(MATRIX, allow_unicode=True, sort_keys=False), encoding="utf-8")
        placed, faults = read_table(path, "tables/t3.yaml", GLOSSARY)
        assert faults == []
        return {each.entry.id: each.entry for each in placed}

    def test_each_column_stands_behind_the_table_and_before_its_rows(self, entries):
        assert list(entries) == ["t3", "t3-us", "t3-ca", "t3-antimony", "t3-gallium", "t3-tin", "t3-zinc"]

    @pytest.mark.parametrize(
        ("column", "zh", "en"),
        [
            (
                "us",
                ["表三", "美國2018", "2種", "銻、鎵。"],
                ["US 2018", "table 3", "2 minerals", ": antimony, gallium."],
            ),
            (
                "ca",
                ["表三", "加拿大2021", "2種", "銻、錫。"],
                ["Canada 2021", "table 3", "2 minerals", ": antimony, tin."],
            ),
        ],
    )
    def test_its_text_lists_what_the_column_marks_and_nothing_else(self, entries, column, zh, en):
        texts = entries[f"t3-{column}"].texts
        assert missing(texts[ZH], *zh) == ""
        assert missing(texts[EN], *en) == ""
        assert "鋅" not in texts[ZH]
        assert "zinc" not in texts[EN]

    def test_it_is_no_row_and_nobody_asks_for_it(self, entries):
        column = entries["t3-us"]
        assert (column.table, column.cells, column.asks) == ("", {}, {})
        assert column.shape == {"column_of": "t3"}
        assert (column.source, column.check) == ("paper", "confirmed")
        assert entries["t3"].asks[EN] == ("What does table 3 compare?",)

    def test_a_list_of_the_matrix_counts_rows_alone_and_rests_on_its_column(self, entries):
        us, ca = read_rosters(entries.values()).matrix
        assert (us.id, us.size, list(us.rows), us.whole.id, us.beside.id) == (
            "t3:us", 2, ["antimony", "gallium"], "t3-us", "t3",
        )  # fmt: skip
        assert (ca.size, ca.whole.id) == (2, "t3-ca")
        assert read_rosters(entries.values()).editions == ()

    def test_what_is_computed_over_columns_cites_table_columns_and_rows(self, entries):
        rosters = read_rosters(entries.values())
        us, ca = rosters.matrix
        found = ListSpeaker(rosters, GLOSSARY, EN, TODAY).say(ListPlan("set", (us,), (ca,)))
        assert (found.short, ids(found.said[0])) == ("gallium", "t3 t3-us t3-ca t3-gallium")
        _, citations = written(found, EN, {"paper": Source("paper", "論文", level="paper")}, GLOSSARY)
        assert [each.quote for each in citations][1:3] == [entries["t3-us"].texts[EN], entries["t3-ca"].texts[EN]]
        assert citations[0].quote == "Table 3 compares 2 lists."

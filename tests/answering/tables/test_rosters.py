"""Lists as sets: whose they are, which edition held when, and what two of them share at one grain."""

from dataclasses import replace

import pytest

from assistant.answering.tables.rosters import class_named, compare, printed, read_rosters, row_for
from tests.answering.tables.somelists import COLUMN_IDS, EN, GLOSSARY, LISTS, ROSTERS, US_2022, ZH, listing, lists


def ids(rosters):
    return [each.id for each in rosters]


class TestReading:
    def test_every_list_is_read_once_and_the_columns_of_the_table_apart(self):
        assert len(ROSTERS.editions) == 14
        assert tuple(ids(ROSTERS.matrix)) == COLUMN_IDS

    def test_a_list_has_its_name_size_date_and_rows_in_order(self):
        found = LISTS["us-2022"]
        assert (found.economy, found.kind, found.as_of, found.size) == ("united-states", "critical", "2022-02-24", 8)
        assert found.name == {ZH: "美國2022年清單", EN: "the US list of 2022"}
        assert " ".join(found.rows) == US_2022
        assert found.rows["tin"].id == "us-2022-tin"
        assert found.whole.id == "us-2022"

    def test_another_size_that_the_paper_gives_is_kept_per_language(self):
        assert LISTS["us-2022"].paper_says == {ZH: "論文作9項", EN: "the paper says 9"}
        assert LISTS["us-2018"].paper_says is None

    @pytest.mark.parametrize(
        ("column", "held"),
        [
            ("t3:us", "antimony barite gallium helium rare-earths tin uranium"),
            ("t3:jp", "antimony barite gallium rare-earths tantalum"),
            ("t3:cn", "antimony coal copper rare-earths tin uranium"),
        ],
    )
    def test_a_column_holds_the_rows_that_it_marks(self, column, held):
        assert set(LISTS[column].rows) == set(held.split())
        assert LISTS[column].size == len(held.split())
        assert LISTS[column].matrix

    def test_a_thing_named_twice_counts_twice_and_stands_in_its_first_row(self):
        entries = list(listing("list", "japan", "2020", "清單", "the list", "tin gold"))
        again = replace(entries[1], id="list-tin-again")
        (found,) = read_rosters([*entries, again]).editions
        assert found.size == 3
        assert (list(found.rows), found.rows["tin"].id) == (["tin", "gold"], "list-tin")

    def test_entries_that_are_no_lists_give_none(self):
        rows = list(listing("list", "japan", "2020", "清單", "the list", "tin"))[1:]
        found = read_rosters(rows)
        assert (found.editions, found.matrix) == ((), ())


class TestEditions:
    def test_editions_of_one_economy_stand_oldest_first(self):
        assert ids(ROSTERS.of("united-states")) == ["us-2018", "us-2022", "us-2025"]
        assert ids(ROSTERS.of("australia")) == ["au-2019", "au-2023", "au-2024"]

    def test_lists_of_another_kind_are_apart(self):
        assert ids(ROSTERS.of("european-union")) == ["eu-2020", "eu-2024"]
        assert ids(ROSTERS.of("european-union", "strategic")) == ["eu-strategic"]
        assert ids(ROSTERS.of("india")) == []

    @pytest.mark.parametrize(
        ("economy", "moment", "found"),
        [
            ("united-states", "2017", None),
            ("united-states", "2018", "us-2018"),
            ("united-states", "2018-04", None),
            ("united-states", "2018-05", "us-2018"),
            ("united-states", "2018-05-17", None),
            ("united-states", "2018-05-18", "us-2018"),
            ("united-states", "2021", "us-2018"),
            ("united-states", "2022-01", "us-2018"),
            ("united-states", "2022-02", "us-2022"),
            ("united-states", "2025-11-06", "us-2022"),
            ("united-states", "2030", "us-2025"),
            ("australia", "2018", None),
            ("australia", "2019", "au-2019"),
            ("australia", "2023", "au-2023"),
            ("australia", "2023-11", "au-2019"),
            ("australia", "2024-01", "au-2023"),
            ("australia", "2024-02-19", "au-2023"),
            ("australia", "2024", "au-2024"),
            ("japan", "2020-02", None),
            ("japan", "2020-03", "jp-2020"),
            ("japan", "2020", "jp-2020"),
            ("india", "2024", None),
        ],
    )
    def test_a_list_is_in_force_from_its_day_until_the_next(self, economy, moment, found):
        in_force = ROSTERS.in_force(economy, moment)
        assert (in_force.id if in_force else None) == found

    def test_a_list_without_a_date_is_never_in_force(self):
        assert ROSTERS.in_force("japan", "2026", "rare metals") is None

    @pytest.mark.parametrize(
        ("moment", "found"),
        [
            ("2026-11-24", "us-2025 eu-2024 jp-2020 ca-2024 au-2024 cn-2016"),
            ("2024-03-01", "us-2022 eu-2020 jp-2020 ca-2021 au-2024 cn-2016"),
            ("2020-12-31", "us-2018 eu-2020 jp-2020 au-2019 cn-2016"),
            ("2016", "cn-2016"),
            ("2015", ""),
        ],
    )
    def test_the_latest_of_each_economy_stand_in_the_order_of_the_table(self, moment, found):
        assert ids(ROSTERS.latest(moment)) == found.split()

    @pytest.mark.parametrize(
        ("edition", "before"),
        [("us-2025", "us-2022"), ("us-2022", "us-2018"), ("us-2018", None), ("eu-2024", "eu-2020"),
         ("eu-strategic", None), ("jp-2020", None), ("t3:us", None)],
    )  # fmt: skip
    def test_a_list_follows_the_last_of_its_economy_and_kind(self, edition, before):
        found = ROSTERS.before(LISTS[edition])
        assert (found.id if found else None) == before


class TestComparing:
    @pytest.mark.parametrize(
        ("one", "other", "sets", "merged"),
        [
            # rare earths of 2018 against cerium and neodymium of 2022; barite has no barium beside it
            (
                "us-2018",
                "us-2022",
                (
                    "antimony barite gallium helium rare-earths tin uranium",
                    "antimony barite rare-earths gallium nickel tin zinc",
                ),
                "rare-earths",
            ),
            # light rare earths against cerium and neodymium; barite beside barium
            (
                "us-2022",
                "eu-2020",
                (
                    "antimony barium light-rare-earths gallium nickel tin zinc",
                    "antimony barium gallium germanium heavy-rare-earths light-rare-earths tantalum",
                ),
                "barium light-rare-earths",
            ),
            # the widest group takes in the narrower ones
            (
                "us-2018",
                "eu-2020",
                (
                    "antimony barium gallium helium rare-earths tin uranium",
                    "antimony barium gallium germanium rare-earths tantalum",
                ),
                "barium rare-earths",
            ),
            # single names on both sides stay single
            (
                "us-2022",
                "us-2025",
                (US_2022, "antimony barite cerium copper gallium neodymium nickel tin uranium zinc"),
                "",
            ),
        ],
        ids=["group and members", "narrow group", "nested groups", "nothing to merge"],
    )
    def test_members_are_brought_to_the_coarsest_name_of_any_list(self, one, other, sets, merged):
        found = compare(lists(f"{one} {other}"), GLOSSARY)
        assert [" ".join(each) for each in found.sets] == list(sets)
        assert sorted(found.merged) == sorted(merged.split())

    @pytest.mark.parametrize(
        ("wanted", "unwanted", "held"),
        [
            ("us-2022", "", "antimony barite cerium gallium neodymium nickel tin zinc"),
            ("us-2022 eu-2020", "", "antimony barium light-rare-earths gallium"),
            ("eu-2020 us-2022", "", "antimony barium gallium light-rare-earths"),
            ("us-2022", "eu-2020", "nickel tin zinc"),
            ("eu-2020", "us-2022", "germanium heavy-rare-earths tantalum"),
            ("us-2022 cn-2016", "ca-2024", ""),
            ("ca-2024", "us-2022 eu-2024", "uranium"),
            ("us-2025 eu-2024 ca-2024", "", "antimony rare-earths copper gallium"),
            ("us ca", "au", "tin uranium"),
            ("cn", "us eu jp ca au", "coal copper"),
            ("us eu jp ca au cn", "", "antimony rare-earths"),
        ],
    )
    def test_what_all_wanted_hold_and_no_unwanted_in_the_order_of_the_first(self, wanted, unwanted, held):
        on, off = lists(wanted), lists(unwanted)
        assert compare([*on, *off], GLOSSARY).held(on, off) == held.split()


class TestOneThing:
    @pytest.mark.parametrize(
        ("name", "term", "row"),
        [
            ("us-2022", "gallium", "us-2022-gallium"),
            ("us-2022", "helium", None),
            ("us-2018", "cerium", "us-2018-rare-earths"),
            ("eu-2020", "cerium", "eu-2020-light-rare-earths"),
            ("eu-2020", "yttrium", "eu-2020-heavy-rare-earths"),
            ("us-2022", "yttrium", None),
            ("us-2022", "rare-earths", "us-2022-cerium"),
            ("us-2022", "heavy-rare-earths", None),
            ("ca-2024", "light-rare-earths", "ca-2024-rare-earths"),
            ("eu-2020", "barite", "eu-2020-barium"),
            ("us-2022", "barium", "us-2022-barite"),
            ("ca-2024", "barite", None),
            ("t3:us", "barium", "t3-barite"),
        ],
    )
    def test_the_row_is_the_things_own_or_its_forms_its_groups_or_a_members(self, name, term, row):
        found = row_for(LISTS[name], term, GLOSSARY)
        assert (found.id if found else None) == row

    @pytest.mark.parametrize(
        ("name", "term", "zh", "en"),
        [
            ("us-2022", "tin", "錫", "tin"),
            ("us-2022", "barium", "重晶石", "barite"),
            ("us-2022", "rare-earths", "稀土", "rare earth elements"),
            ("t3:us", "tin", "錫", "tin"),
        ],
        ids=["its own row", "another form of it", "several rows", "a column prints nothing"],
    )
    def test_a_member_is_called_as_its_list_prints_it(self, name, term, zh, en):
        found = LISTS[name]
        assert (printed(found, term, ZH, GLOSSARY), printed(found, term, EN, GLOSSARY)) == (zh, en)

    def test_the_print_of_the_list_goes_before_the_name_of_the_glossary(self):
        whole, row = listing("list", "japan", "2020", "清單", "the list", "barite")
        row = replace(row, cells={"mineral": "barite", "printed": {"zh": "重晶石礦", "en": "baryte"}})
        (found,) = read_rosters([whole, row]).editions
        assert (printed(found, "barite", ZH, GLOSSARY), printed(found, "barium", EN, GLOSSARY)) == (
            "重晶石礦",
            "baryte",
        )

    @pytest.mark.parametrize(
        ("words", "found"),
        [
            ("how many energy minerals?", "energy"),
            ("how many metallic minerals?", "metallic"),
            ("how many minerals?", None),
            ("有几种能源矿产", "energy"),
            ("有几种金属矿产", "metallic"),
            ("有几种矿产", None),
        ],
    )
    def test_a_class_of_the_lists_own_sorting_is_known_by_its_name(self, words, found):
        group = class_named(LISTS["cn-2016"], words)
        assert (group["en"] if group else None) == found

    def test_a_list_that_is_not_sorted_has_no_classes(self):
        assert class_named(LISTS["us-2022"], "energy minerals") is None

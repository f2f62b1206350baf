"""Statistics read as figures: from columns that are years, from series and from single values."""

import pytest

from assistant.answering.tables.figures import newest, read_figures
from tests.answering.tables.somefigures import EN, ENTRIES, FIGURES, ZH, table


def of(measure, mineral, place=None):
    return [
        each
        for each in FIGURES
        if (each.measure, each.mineral) == (measure, mineral) and (place is None or each.place == place)
    ]


def years(figures):
    return {each.year: each.value for each in figures}


class TestReading:
    def test_columns_that_are_years_give_a_figure_each(self):
        found = of("reliance", "antimony")
        assert years(found) == {2023: 81, 2024: 86, 2025: 91}
        assert {each.place for each in found} == {"united-states"}
        assert {each.unit[EN] for each in found} == {"%"}
        assert {each.row.id for each in found} == {"reliance-antimony"}

    def test_a_series_gives_a_figure_for_each_year(self):
        assert years(of("price", "antimony")) == {2021: 5, 2024: 10.24, 2025: 25}
        assert of("price", "antimony")[0].item == {ZH: "金屬銻", EN: "antimony metal"}

    def test_a_single_value_has_the_year_beside_it(self):
        assert years(of("reserves", "lithium", "china")) == {2025: 4_600_000}
        assert of("reserves", "lithium", "china")[0].item == {ZH: "", EN: ""}

    def test_mineral_and_place_may_hold_for_the_whole_table(self):
        found = of("quota", "rare-earths", "china")
        assert years(found) == {2021: 160000, 2024: 270000}
        assert {each.unit[ZH] for each in found} == {"公噸"}

    @pytest.mark.parametrize(("mineral", "year"), [("nickel", 2024), ("nickel", 2025), ("gallium", 2023)])
    def test_what_is_no_number_or_not_there_is_no_figure(self, mineral, year):
        assert year not in years(of("reliance", mineral))

    def test_not_available_is_no_figure(self):
        assert of("reserves", "lithium", "indonesia") == []

    @pytest.mark.parametrize(
        ("cell", "mark", "value", "said"),
        [
            (">95", ">", 95, ">95"),
            ("< 25", "<", 25, "<25"),
            ("~1,234.5", "~", 1234.5, "~1,234.5"),
            ("≥50", "≥", 50, "≥50"),
            (44000000, "", 44000000, "44,000,000"),
            (17.1, "", 17.1, "17.1"),
        ],
    )
    def test_a_bound_is_kept_beside_its_number_and_said_with_it(self, cell, mark, value, said):
        shape = {"measure": "share", "mineral": "tin", "place": "china", "unit": {"zh": "%", "en": "%"}}
        (found,) = read_figures(table("one", shape, [("row", {"2024": cell}, "s", None)]))
        assert (found.mark, found.value, found.said) == (mark, value, said)

    @pytest.mark.parametrize("cell", ["E", "n/a", "", "12 to 15", "W", "-"])
    def test_any_other_cell_is_left_out(self, cell):
        shape = {"measure": "share", "mineral": "tin", "place": "china", "unit": {"zh": "%", "en": "%"}}
        assert read_figures(table("one", shape, [("row", {"2024": cell}, "s", None)])) == ()

    def test_rows_without_their_table_are_not_read(self):
        rows = [each for each in ENTRIES if each.table]
        assert read_figures(rows) == ()


class TestEditions:
    def test_the_later_edition_stands_for_what_both_tell(self):
        found = newest([each for each in of("production", "tin", "china") if "mine" in each.item[EN]])
        assert years(found) == {2023: 68000, 2024: 71000, 2025: 75000}

    def test_their_order_makes_no_difference(self):
        held = [each for each in of("production", "tin", "indonesia") if "mine" in each.item[EN]]
        assert years(newest(held)) == years(newest(held[::-1])) == {2023: 52000, 2024: 50000, 2025: 60000}

    def test_other_places_and_items_stay_apart(self):
        held = of("production", "tin")
        assert len(held) == 18  # 2 refined; mined: China and Indonesia 4 each, Peru, Bolivia, other and world 2 each
        assert len(newest(held)) == 16  # China's and Indonesia's 2024 stand in two editions

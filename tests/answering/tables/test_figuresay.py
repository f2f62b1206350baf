"""What is said of figures: the numbers with their marks, the year, the arithmetic, and the rows that back them.

The wording is free; what must stand in a statement, and in which order, is not.
"""

import pytest

from assistant.answering.tables.figureplan import FigurePlan, plan_figures
from assistant.answering.tables.figuresay import FigureSpeaker
from tests.answering.tables.somefigures import EN, FIGURES, GLOSSARY, ZH
from tests.answering.tables.somelists import missing


def say(op, measure, minerals="", places="", years=(), key=EN, **rest):
    """What is said of a plan over the small statistics."""
    plan = FigurePlan(op, measure, tuple(minerals.split()), tuple(places.split()), years, **rest)
    return FigureSpeaker(FIGURES, GLOSSARY, key).say(plan)


def reliance(minerals, *years, key=EN):
    return say("compare", "reliance", minerals, "united-states", years, key)


def ids(said):
    return " ".join(entry.id for entry in said.entries)


class TestComparing:
    def test_per_cent_differ_by_percentage_points(self):
        found = reliance("antimony tin", 2025)
        parts = ["US", "2025", "antimony 91%", "tin 73%", "antimony", "18 percentage points", "91 − 73 = 18"]
        assert missing(found.said[0].text, *parts) == ""
        assert (found.short, ids(found.said[0])) == ("antimony", "reliance-antimony reliance-tin")
        zh = reliance("antimony tin", 2025, key=ZH)
        assert missing(zh.said[0].text, "2025年", "銻91%", "錫73%", "銻較高", "18個百分點", "91 − 73 = 18") == ""
        assert zh.short == "銻"

    @pytest.mark.parametrize(
        ("minerals", "years", "year", "winner"),
        [
            ("antimony tin", (2024,), "2024", "antimony"),
            ("tin antimony", (), "2025", "antimony"),
            # Zinc has 2024 and 2025, antimony 2023 to 2025.
            ("zinc antimony", (), "2025", "antimony"),
            # Nickel has 2023 alone.
            ("nickel tin", (), "2023", "tin"),
            # Of two years asked for the last counts.
            ("zinc tin", (2023, 2024), "2024", "zinc"),
        ],
    )
    def test_the_year_asked_for_or_the_latest_that_all_have(self, minerals, years, year, winner):
        found = reliance(minerals, *years)
        assert year in found.said[0].text
        assert {row[1] for row in found.table.rows} == {year}
        assert found.short == winner

    @pytest.mark.parametrize(
        ("minerals", "years"),
        [("nickel tin", (2025,)), ("gallium arsenic", (2023,)), ("tin antimony", (2019,)), ("tin copper", ())],
        ids=["one lacks the year", "the other too", "none has it", "a mineral without figures"],
    )
    def test_where_a_figure_is_missing_nothing_is_computed(self, minerals, years):
        assert reliance(minerals, *years) is None

    def test_of_three_the_highest_is_set_against_the_next(self):
        found = reliance("tin rare-earths antimony", 2025)
        assert missing(found.said[0].text, "tin 73%", "antimony 91%", "antimony", "18", "tin", "91 − 73 = 18") == ""
        assert found.short == "antimony"

    def test_five_are_too_many(self):
        assert reliance("tin rare-earths antimony arsenic zinc", 2025) is None

    def test_equal_values_are_said_to_be_equal(self):
        assert "equal" in reliance("zinc tin", 2025).said[0].text
        assert missing(reliance("zinc tin", 2025, key=ZH).said[0].text, "鋅73%", "錫73%", "相同") == ""
        assert "−" not in reliance("zinc tin", 2025).said[0].text

    def test_a_bound_is_said_as_one(self):
        found = reliance("rare-earths antimony", 2023)
        assert missing(found.said[0].text, "rare earth elements >95%", "antimony 81%") == ""
        assert found.table.rows[0] == ("rare earth elements", "2023", ">95")

    def test_countries_beside_each_other_by_the_latest_edition(self):
        """China's and Indonesia's figures of 2024 stand in two editions: 69,000 and 71,000, 55,000 and 50,000."""
        found = say("compare", "production", "tin", "china indonesia", (2024,))
        parts = ["Tin mine production", "2024", "China 71,000 t", "Indonesia 50,000 t", "21,000 t",
                 "71,000 − 50,000 = 21,000"]  # fmt: skip
        assert missing(found.said[0].text, *parts) == ""
        assert ids(found.said[0]) == "production-tin-mine-china-mcs26 production-tin-mine-indonesia-mcs26"
        assert found.short == "China"
        zh = say("compare", "production", "tin", "china indonesia", (2024,), ZH).said[0].text
        assert missing(zh, "2024年", "錫礦山產量", "中國71,000公噸", "印尼50,000公噸", "21,000公噸") == ""

    def test_a_year_that_only_the_older_edition_has_is_found_there(self):
        found = say("compare", "production", "tin", "indonesia china", (2023,))
        assert missing(found.said[0].text, "Indonesia 52,000 t", "China 68,000 t", "68,000 − 52,000 = 16,000") == ""
        assert ids(found.said[0]) == "production-tin-mine-indonesia-mcs25 production-tin-mine-china-mcs25"

    def test_another_item_is_measured_when_it_is_named(self):
        found = say("compare", "production", "tin", "china indonesia", (2025,), items=("refin",))
        assert missing(found.said[0].text, "Tin refinery production", "150,000 − 80,000 = 70,000") == ""

    def test_minerals_of_one_country(self):
        found = say("compare", "production", "tin zinc", "china", (2025,))
        assert missing(found.said[0].text, "China", "2025", "tin 75,000 t", "zinc 4,000,000 t", "3,925,000 t") == ""
        assert found.short == "zinc"

    def test_different_units_are_not_compared(self):
        assert say("compare", "production", "tin copper", "china", (2025,)) is None
        assert say("compare", "price", "antimony gallium", "united-states", (2025,)) is None

    def test_prices_are_called_by_what_is_priced(self):
        found = say("compare", "price", "cobalt antimony", "united-states", (2024,))
        parts = ["Price", "2024", "cobalt, cash 12 US$/lb", "antimony metal 10.24 US$/lb", "12 − 10.24 = 1.76"]
        assert missing(found.said[0].text, *parts) == ""
        assert found.short == "cobalt, cash"

    def test_a_country_without_figures_is_not_compared(self):
        assert say("compare", "production", "tin", "china chile") is None

    def test_the_table_holds_what_is_compared(self):
        table = reliance("antimony tin", 2024, key=ZH).table
        assert table.rows == (("銻", "2024", "86"), ("錫", "2024", "73"))


class TestRanking:
    def test_the_largest_with_those_behind_it_and_its_share_of_the_world(self):
        found = say("rank", "production", "tin")
        first, second = found.said
        parts = ["Tin mine production", "2025", "China 75,000 t", "Indonesia 60,000 t", "Peru 33,000 t"]
        assert missing(first.text, *parts) == ""
        assert "Bolivia" not in first.text
        assert missing(second.text, "25%", "75,000 ÷ 300,000 = 25%") == ""
        assert ids(second) == "production-tin-mine-china-mcs26 production-tin-mine-world-mcs26"
        assert found.short == "China"

    @pytest.mark.parametrize(
        ("number", "years", "short"),
        [
            (2, (), "China and Indonesia"),
            (3, (2024,), "China, Indonesia and Peru"),
            (4, (2025,), "China, Indonesia, Peru and Bolivia"),
        ],
    )
    def test_so_many_as_are_asked_for(self, number, years, short):
        assert say("rank", "production", "tin", years=years, number=number).short == short

    def test_the_rest_of_the_world_is_no_country(self):
        """Other countries have 90,000 t, more than any country, and the world 300,000 t."""
        table = say("rank", "production", "tin", number=4).table
        assert [row[0] for row in table.rows] == ["China", "Indonesia", "Peru", "Bolivia"]
        assert [row[2] for row in table.rows] == ["75,000", "60,000", "33,000", "20,000"]

    def test_with_fewer_countries_than_asked_for_nothing_is_ranked(self):
        assert say("rank", "production", "tin", number=5) is None
        assert say("rank", "production", "antimony") is None
        assert say("place", "production", "tin", number=5) is None

    def test_a_year_without_figures_is_not_ranked(self):
        assert say("rank", "production", "tin", years=(2019,)) is None

    def test_without_a_world_total_there_is_no_share(self):
        found = say("rank", "production", "zinc", years=(2024,), key=ZH)
        assert (len(found.said), found.short) == (1, "中國")

    def test_reserves_in_chinese(self):
        found = say("rank", "reserves", "lithium", key=ZH)
        assert missing(found.said[0].text, "2025年", "鋰儲量", "智利9,000,000公噸", "中國4,600,000公噸") == ""
        assert missing(found.said[1].text, "智利", "24%", "9,000,000 ÷ 37,500,000 = 24%") == ""

    @pytest.mark.parametrize(
        ("number", "years", "short", "parts"),
        [
            (2, (), "Indonesia", ["2025", "second is Indonesia", "60,000 t", "China 75,000 t"]),
            (3, (2024,), "Peru", ["2024", "third is Peru", "31,000 t", "China 71,000 t", "Indonesia 50,000 t"]),
            (4, (), "Bolivia", ["fourth is Bolivia", "20,000 t", "Peru 33,000 t"]),
        ],
    )
    def test_who_comes_second_or_later_and_after_whom(self, number, years, short, parts):
        found = say("place", "production", "tin", years=years, number=number)
        assert (found.short, len(found.said)) == (short, 1)
        assert missing(found.said[0].text, *parts) == ""
        assert len(found.said[0].entries) == number
        assert len(found.table.rows) == number

    def test_second_in_chinese(self):
        found = say("place", "production", "tin", number=2, key=ZH)
        assert missing(found.said[0].text, "2025年錫礦山產量", "第二是印尼", "60,000公噸", "中國75,000公噸") == ""


class TestShare:
    @pytest.mark.parametrize(
        ("years", "short", "sum_"),
        [((), "24%", "9,000,000 ÷ 37,500,000 = 24.0%"), ((2024,), "31%", "9,300,000 ÷ 30,000,000 = 31.0%")],
    )
    def test_of_the_world_in_one_year(self, years, short, sum_):
        found = say("share", "reserves", "lithium", "chile", years)
        assert found.short == short
        assert missing(found.said[0].text, "Lithium reserves", "Chile", sum_) == ""

    def test_in_chinese(self):
        found = say("share", "reserves", "lithium", "china", key=ZH)
        assert found.short == "12%"  # 4.6 of 37.5 million: 12.3 %
        assert missing(found.said[0].text, "中國4,600,000公噸", "37,500,000公噸", "12.3%") == ""

    @pytest.mark.parametrize(
        ("mineral", "place", "years"),
        [("lithium", "china", (2024,)), ("lithium", "peru", ()), ("tin", "china", ())],
        ids=["another year", "another country", "no world total"],
    )
    def test_where_a_figure_is_missing_there_is_none(self, mineral, place, years):
        assert say("share", "reserves", mineral, place, years) is None


class TestChange:
    @pytest.mark.parametrize(
        ("mineral", "years", "parts"),
        [
            ("antimony", (2021, 2025), ["rose from 5 US$/lb in 2021", "25 US$/lb in 2025", "400%", "25 − 5 = 20"]),
            ("antimony", (), ["rose from 5 US$/lb in 2021", "25 US$/lb in 2025"]),
            ("cobalt", (2021, 2025), ["fell from 20 US$/lb in 2021", "15 US$/lb in 2025", "25%", "15 − 20 = −5"]),
            ("cobalt", (2024, 2025), ["rose from 12 US$/lb in 2024", "15 US$/lb in 2025", "25%", "15 − 12 = 3"]),
            ("gallium", (2021, 2025), ["rose from 500 US$/kg", "1,000 US$/kg", "100%", "1,000 − 500 = 500"]),
        ],
    )
    def test_a_price_up_or_down_with_the_per_cent(self, mineral, years, parts):
        found = say("change", "price", mineral, years=years)
        assert missing(found.said[0].text, *parts) == ""
        assert ids(found.said[0]) == f"prices-{mineral}"

    @pytest.mark.parametrize(
        ("mineral", "parts"),
        [
            ("antimony", ["2021年的5美元/磅", "2025年的25美元/磅", "增加400%", "25 − 5 = 20"]),
            ("cobalt", ["2021年的20美元/磅", "2025年的15美元/磅", "減少25%", "15 − 20 = −5"]),
        ],
    )
    def test_in_chinese(self, mineral, parts):
        assert missing(say("change", "price", mineral, years=(2021, 2025), key=ZH).said[0].text, *parts) == ""

    def test_no_change_is_said(self):
        assert "did not change" in say("change", "price", "tin").said[0].text
        assert "沒有變化" in say("change", "price", "tin", key=ZH).said[0].text
        assert "%" not in say("change", "price", "tin").said[0].text

    def test_per_cent_change_without_a_per_cent_of_per_cent(self):
        text = say("change", "reliance", "antimony", "united-states", (2023, 2025)).said[0].text
        assert missing(text, "antimony", "81% in 2023", "91% in 2025", "91 − 81 = 10") == ""
        assert text.count("%") == 2

    def test_from_one_edition_to_another(self):
        found = say("change", "production", "tin", "china", (2023, 2025))
        assert missing(found.said[0].text, "68,000 t in 2023", "75,000 t in 2025", "10%", "= 7,000") == ""
        assert ids(found.said[0]) == "production-tin-mine-china-mcs25 production-tin-mine-china-mcs26"

    def test_without_a_country_it_is_the_worlds(self):
        found = say("change", "production", "tin", years=(2024, 2025))
        assert missing(found.said[0].text, "284,000 t in 2024", "300,000 t in 2025", "6%", "= 16,000") == ""

    def test_a_quota_up(self):
        found = say("change", "quota", "rare-earths", "china", (2021, 2024))
        assert missing(found.said[0].text, "160,000 t in 2021", "270,000 t in 2024", "69%", "= 110,000") == ""

    def test_the_years_between_stand_in_the_table(self):
        table = say("change", "price", "antimony", years=(2021, 2025)).table
        assert [row[1:] for row in table.rows] == [("2021", "5"), ("2024", "10.24"), ("2025", "25")]

    @pytest.mark.parametrize(
        ("measure", "mineral", "place", "years"),
        [
            ("price", "antimony", "", (2019, 2025)),
            ("price", "antimony", "", (2021, 2023)),
            ("price", "copper", "", ()),
            ("quota", "rare-earths", "china", (2021, 2025)),
            ("production", "tin", "chile", (2024, 2025)),
        ],
        ids=["first year missing", "last year missing", "no series", "not published", "no country"],
    )
    def test_where_a_year_is_missing_there_is_none(self, measure, mineral, place, years):
        assert say("change", measure, mineral, place, years) is None


class TestFull:
    @pytest.mark.parametrize(("years", "year"), [((), "2025"), ((2024,), "2024")])
    def test_what_is_wholly_imported_in_a_year(self, years, year):
        """Titanium's ">95" and cobalt's "<100" of 2025 are bounds, and left out."""
        found = say("full", "reliance", places="united-states", years=years)
        assert found.short == "arsenic and gallium"
        assert missing(found.said[0].text, year, "100%", "2", "arsenic and gallium") == ""
        assert ids(found.said[0]) == "reliance-arsenic reliance-gallium"

    def test_gallium_has_no_figure_of_2023(self):
        assert say("full", "reliance", years=(2023,), key=ZH).short == "砷"

    def test_the_number_alone(self):
        assert say("full", "reliance", count=True).short == "2"

    def test_a_year_without_figures_has_none(self):
        assert say("full", "reliance", years=(2019,)) is None


@pytest.mark.parametrize(
    ("question", "key", "short"),
    [
        ("美國對銻和錫的淨進口依賴度哪個高？", ZH, "銻"),
        ("Which country is the second largest producer of tin?", EN, "Indonesia"),
        ("錫產量前三名的國家？", ZH, "中國、印尼、秘魯"),
        ("What share of world lithium reserves does Chile hold?", EN, "24%"),
        ("How many minerals is the US 100% import reliant on?", EN, "2"),
        ("Was China's tin output in 2024 larger than Peru's?", EN, "China"),
    ],
)
def test_from_the_question_to_the_bare_answer(question, key, short):
    plan = plan_figures(question, GLOSSARY)
    assert FigureSpeaker(FIGURES, GLOSSARY, key).say(plan).short == short

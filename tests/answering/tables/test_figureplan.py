"""Questions about statistics in three scripts: what is to be computed, and which questions are left to retrieval."""

import pytest

from assistant.answering.tables.figureplan import FigurePlan, measure_of, plan_figures, superlative
from assistant.language.folding import fold_text
from tests.answering.tables.somefigures import GLOSSARY

US = ("united-states",)


def read(question):
    return plan_figures(question, GLOSSARY)


def words(text):
    return tuple(text.split())


RELIANCE = [
    ("美國對銻和錫的淨進口依賴度哪個高？", "antimony tin", ()),
    ("美国的锑和锡哪个更依赖进口？", "antimony tin", ()),
    ("Is the US more dependent on imports of antimony or tin?", "antimony tin", ()),
    ("Which is the US more reliant on, zinc or tin?", "zinc tin", ()),
    ("In 2024, was US net import reliance higher for antimony or for tin?", "antimony tin", (2024,)),
    ("Compare US net import reliance for antimony, tin and zinc in 2025.", "antimony tin zinc", (2025,)),
    # An edition of the annual is no year that is asked for.
    ("據USGS 2025年版，2024年美國的銻和錫哪個更依賴進口？", "antimony tin", (2024,)),
]
PLACES = [
    ("中國與印尼哪個錫產量多？", "production", "tin", "china indonesia", ()),
    ("中国的锡产量比印度尼西亚多多少？", "production", "tin", "china indonesia", ()),
    ("Was China's tin output in 2024 larger than Peru's?", "production", "tin", "china peru", (2024,)),
    ("智利與中國的鋰儲量哪個大？", "reserves", "lithium", "chile china", ()),
    ("Does Chile or China hold larger lithium reserves?", "reserves", "lithium", "chile china", ()),
    ("Does China produce more tin or more zinc?", "production", "tin zinc", "china", ()),
    ("2025年中國的錫產量和鋅產量哪個大？", "production", "tin zinc", "china", (2025,)),
]
PRICES = [
    ("Which cost more in 2025, antimony or cobalt?", "antimony cobalt", (2025,)),
    ("銻和鈷哪個比較貴？", "antimony cobalt", ()),
    ("Is cobalt cheaper than antimony?", "cobalt antimony", ()),
]


class TestComparing:
    @pytest.mark.parametrize(("question", "minerals", "years"), RELIANCE)
    def test_minerals_beside_each_other_in_reliance(self, question, minerals, years):
        assert read(question) == FigurePlan("compare", "reliance", words(minerals), US, years)

    @pytest.mark.parametrize(("question", "measure", "minerals", "places", "years"), PLACES)
    def test_countries_or_minerals_beside_each_other(self, question, measure, minerals, places, years):
        assert read(question) == FigurePlan("compare", measure, words(minerals), words(places), years)

    @pytest.mark.parametrize(("question", "minerals", "years"), PRICES)
    def test_minerals_beside_each_other_in_price(self, question, minerals, years):
        assert read(question) == FigurePlan("compare", "price", words(minerals), US, years)

    def test_an_item_that_is_named_is_kept(self):
        assert read("In China, was more tin or copper mined in 2025?").items == ("mine",)
        assert read("中國與印尼精煉錫產量哪個多？").items == ("refin",)

    def test_what_is_named_beside_its_group_is_meant_alone(self):
        found = read("Is the US more import reliant on the rare earth neodymium or on tin?")
        assert found.minerals == ("neodymium", "tin")


RANKS = [
    ("哪個國家錫產量最大？", "production", "tin", (), 0),
    ("哪国的锡产量最高？", "production", "tin", (), 0),
    ("Which country is the largest producer of tin?", "production", "tin", (), 0),
    ("Which country has the largest lithium reserves?", "reserves", "lithium", (), 0),
    ("錫產量前三名的國家？", "production", "tin", (), 3),
    ("2024年锡产量前两大国是？", "production", "tin", (2024,), 2),
    ("錫產量前十大的國家？", "production", "tin", (), 10),
    ("What are the top 3 tin producers in 2024?", "production", "tin", (2024,), 3),
    ("Name the top five tin producers.", "production", "tin", (), 5),
    ("Which are the two largest tin producers?", "production", "tin", (), 2),
]
SECOND = [
    ("錫產量第二大的國家是？", 2),
    ("锡产量排第三的是哪国？", 3),
    ("Which country is the second largest producer of tin?", 2),
    ("Who comes third in tin production?", 3),
    ("Which country is the runner-up in tin production?", 2),
    ("Which country ranks fourth in tin output?", 4),
]


class TestRanking:
    @pytest.mark.parametrize(("question", "measure", "mineral", "years", "number"), RANKS)
    def test_who_has_most_and_how_many_are_asked_for(self, question, measure, mineral, years, number):
        assert read(question) == FigurePlan("rank", measure, (mineral,), (), years, number)

    @pytest.mark.parametrize(("question", "number"), SECOND)
    def test_who_comes_second_or_later(self, question, number):
        assert read(question) == FigurePlan("place", "production", ("tin",), (), (), number)


CHANGES = [
    ("銻價格從2021年到2025年漲了多少？", "price", "antimony", "", (2021, 2025)),
    ("How much did the price of antimony rise from 2021 to 2025?", "price", "antimony", "", (2021, 2025)),
    ("Did the price of cobalt rise or fall between 2021 and 2025?", "price", "cobalt", "", (2021, 2025)),
    ("How has the price of gallium changed?", "price", "gallium", "", ()),
    ("鎵的價格有何變化？", "price", "gallium", "", ()),
    ("美國銻的淨進口依賴度2023年到2025年變化多少？", "reliance", "antimony", "united-states", (2023, 2025)),
    ("How did US import reliance for antimony change from 2023 to 2025?", "reliance", "antimony", "united-states",
     (2023, 2025)),
    ("中國錫產量從2023年到2025年增加了多少？", "production", "tin", "china", (2023, 2025)),
    ("How did China's tin production change from 2023 to 2025?", "production", "tin", "china", (2023, 2025)),
    ("How did world tin production change from 2024 to 2025?", "production", "tin", "", (2024, 2025)),
    ("How did China's rare earth quota change from 2021 to 2024?", "quota", "rare-earths", "china", (2021, 2024)),
]  # fmt: skip
SHARES = [
    ("智利鋰儲量占全球比例多少？", ()),
    ("智利锂储量占全球的比重？", ()),
    ("What share of world lithium reserves does Chile hold?", ()),
    ("In 2024, what percentage of global lithium reserves was Chile's?", (2024,)),
]
FULL = [
    ("美國完全依賴進口的礦物有哪些？", (), False),
    ("美国完全依赖进口的矿产有哪些？", (), False),
    ("2024年美國百分之百依賴進口的礦物有幾種？", (2024,), True),
    ("For which minerals did the US depend entirely on imports in 2024?", (2024,), False),
    ("How many minerals is the US 100% import reliant on?", (), True),
]


@pytest.mark.parametrize(("question", "measure", "mineral", "places", "years"), CHANGES)
def test_a_change_over_years(question, measure, mineral, places, years):
    assert read(question) == FigurePlan("change", measure, (mineral,), words(places), years)


@pytest.mark.parametrize(("question", "years"), SHARES)
def test_a_share_of_the_worlds_reserves(question, years):
    assert read(question) == FigurePlan("share", "reserves", ("lithium",), ("chile",), years)


@pytest.mark.parametrize(("question", "years", "count"), FULL)
def test_what_is_wholly_imported(question, years, count):
    assert read(question) == FigurePlan("full", "reliance", (), US, years, count=count)


LEFT = [
    "How much tin did China produce in 2025?",
    "中國2025年錫產量多少？",
    "What was the price of antimony in 2024?",
    "What is the US import reliance for antimony?",
    "How large are Chile's lithium reserves?",
    "What is the EU's import reliance for antimony and tin?",
    "Where do US imports of antimony come from?",
    "Who are the largest suppliers of US tin imports?",
    "Which minerals does the US import?",
    "How much more tin than zinc does Lynas produce?",
    "Is China more reliant on imports of antimony or tin?",
    "哪些國家回收錫最多？",
    "錫的產量可以用鋅替代嗎？",
    "What is gallium?",
    "鎵的用途？",
    "Which country is the largest?",
    "",
]


@pytest.mark.parametrize("question", LEFT)
def test_what_is_one_figure_or_no_figure_is_left_to_retrieval(question):
    assert read(question) is None


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("美國淨進口依賴度", "reliance"),
        ("net import reliance", "reliance"),
        ("鋰儲量", "reserves"),
        ("lithium in the ground", "reserves"),
        ("單價多少", "price"),
        ("unit value", "price"),
        ("錫產量", "production"),
        ("tin mined in 2024", "production"),
        ("總量控制指標", "quota"),
        ("the quotas", "quota"),
        ("the uses of tin", None),
        ("prices of reserves", "reserves"),
    ],
)
def test_the_measure_that_a_text_speaks_of(text, measure):
    assert measure_of(fold_text(text)) == measure


@pytest.mark.parametrize(
    ("text", "superlatively"),
    [("largest producer", True), ("second largest", True), ("產量最大", True), ("第二大", True), ("top 5", True),
     ("tin production", False), ("產量多少", False)],
)  # fmt: skip
def test_whether_a_text_asks_who_comes_first(text, superlatively):
    assert superlative(fold_text(text)) is superlatively

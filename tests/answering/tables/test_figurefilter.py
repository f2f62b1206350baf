"""Which figures lie above or below a bound, and which minerals a country sells more of than it buys."""

import pytest

from assistant.answering.tables.figurefilter import Bound, FigureFilter, read_bound
from assistant.answering.tables.figures import read_figures
from assistant.language.folding import fold_text
from tests.answering.tables.somefigures import EN, ENTRIES, FIGURES, GLOSSARY, PERCENT, ZH, table
from tests.answering.tables.somelists import missing

THOUSAND, MILLION = {"zh": "千公噸", "en": "thousand t"}, {"zh": "百萬公噸", "en": "million t"}
KILOS = {"zh": "公斤", "en": "kg"}
OVER, UNDER, REACHED = (False, False), (True, False), (False, True)

BOUNDS = [
    ("哪些國家的鋰儲量超過400萬公噸？", 4_000_000, OVER),
    ("哪些国家的锂储量高于2.5亿吨？", 250_000_000, OVER),
    ("鋰儲量破百萬公噸的國家", None, OVER),
    ("Which countries hold more than 4 million tonnes?", 4_000_000, OVER),
    ("Which countries mine over 50 thousand tonnes?", 50_000, OVER),
    ("Which exceed 1,500 t?", 1500, OVER),
    ("upwards of 30%", 30, OVER),
    # In tenths and halves.
    ("占比逾六成的礦物", 60, OVER),
    ("占比超过七成", 70, OVER),
    ("不到三成的有哪些", 30, UNDER),
    ("至少九成", 90, REACHED),
    ("兩成以上", 20, OVER),
    ("占一半以上的有哪些", 50, OVER),
    ("more than half", 50, OVER),
    ("less than half", 50, UNDER),
    ("at least half", 50, REACHED),
    # Below, and at least.
    ("產量低於2,000公噸的國家", 2000, UNDER),
    ("产量不足5万吨", 50_000, UNDER),
    ("below 25%", 25, UNDER),
    ("fewer than 25 per cent", 25, UNDER),
    ("at least 95%", 95, REACHED),
    ("達到40%的有哪些", 40, REACHED),
    # A year is no bound, before it or after; a number like a year behind the cue is one.
    ("2024年超過5萬公噸", 50_000, OVER),
    ("2024年5萬公噸以上", 50_000, OVER),
    ("in 2024 above 50,000 t", 50_000, OVER),
    ("90% or more", 90, REACHED),
    ("above 2000 tonnes in 2024", 2000, OVER),
    # No bound, or none with a number.
    ("鋰儲量多少？", None, OVER),
    ("How much tin was mined in 2024?", None, OVER),
    ("遠遠超過其他國家", None, OVER),
    ("", None, OVER),
]


@pytest.mark.parametrize(("text", "value", "sense"), BOUNDS)
def test_the_bound_that_a_question_sets(text, value, sense):
    below, reached = sense
    assert read_bound(fold_text(text)) == (None if value is None else Bound(value, below, reached))


def answer(question, figures=FIGURES, rows=ENTRIES):
    """The computed answer in English to a question in English, else in Chinese."""
    return FigureFilter(figures, rows, GLOSSARY).answer(question, EN if question.isascii() else ZH)


def names(question, figures=FIGURES, rows=ENTRIES):
    """The bare answer; "" where there is none."""
    found = answer(question, figures, rows)
    return found.short if found else ""


RESERVES = [
    # In 2025 Chile 9,000,000 and China 4,600,000; in 2024 Chile 9,300,000; the whole world is no country.
    ("哪些國家的鋰儲量超過400萬公噸？", "智利、中國"),
    ("哪些国家的锂储量超过500万吨？", "智利"),
    ("哪些國家的鋰儲量低於500萬公噸？", "中國"),
    ("哪些國家的鋰儲量超過460萬公噸？", "智利"),
    ("哪些國家的鋰儲量至少460萬公噸？", "智利、中國"),
    ("Which countries have lithium reserves of at least 9 million tonnes?", "Chile"),
    ("Which countries have lithium reserves above 9 million tonnes?", ""),
    ("Which countries had lithium reserves above 9 million tonnes in 2024?", "Chile"),
    ("Which countries have lithium reserves below 9 million tonnes?", "China"),
    ("How many countries have lithium reserves over 4 million tonnes?", "2"),
    ("有幾個國家的鋰儲量超過400萬公噸？", "2"),
]
MINED = [
    # In 2025 China and Peru mined 4,000,000 t of zinc each; in 2024 Peru 1,300,000 t.
    ("Which countries mined more than 2 million t of zinc in 2025?", "China and Peru"),
    ("Which countries mined more than 2 million t of zinc in 2024?", "China"),
    ("2024年哪些國家的鋅產量低於200萬公噸？", "秘魯"),
]
RELIANCE = [
    # 2025: antimony 91, arsenic 100, cobalt <100, gallium 100, rare earths 67, tin 73, titanium >95, zinc 73.
    ("美國對哪些礦物的淨進口依賴度超過九成？", {"砷", "鎵", "鈦", "銻"}),
    ("For which minerals was US net import reliance at least 91% in 2025?",
     {"arsenic", "gallium", "titanium", "antimony"}),
    ("For which minerals was US net import reliance at least 92% in 2025?", {"arsenic", "gallium", "titanium"}),
    # More than 95 is more than 95, but not surely more than 96 or at least 96.
    ("For which minerals was US net import reliance above 95% in 2025?", {"arsenic", "gallium", "titanium"}),
    ("For which minerals was US net import reliance above 96% in 2025?", {"arsenic", "gallium"}),
    ("For which minerals was US net import reliance at least 96% in 2025?", {"arsenic", "gallium"}),
    # Less than 100 is neither surely more than 50 nor surely less than 75; more than 95 is not surely less than 99.
    ("For which minerals was US net import reliance above 50% in 2025?",
     {"arsenic", "gallium", "titanium", "antimony", "tin", "zinc", "rare earth elements"}),
    ("For which minerals was US net import reliance below 75% in 2025?", {"tin", "zinc", "rare earth elements"}),
    ("For which minerals was US net import reliance below 99% in 2025?",
     {"antimony", "tin", "zinc", "rare earth elements"}),
    # 2024: less than 25 is surely less than 30, and not surely less than 20.
    ("For which minerals was US net import reliance below 30% in 2024?", {"titanium"}),
    ("For which minerals was US net import reliance below 20% in 2024?", {""}),
    ("2023年美國淨進口依賴度低於六成的礦物有哪些？", {"鎳"}),
]  # fmt: skip


class TestBounds:
    @pytest.mark.parametrize(("question", "short"), [*RESERVES, *MINED])
    def test_the_countries_on_one_side_of_it(self, question, short):
        assert names(question) == short

    @pytest.mark.parametrize(("question", "held"), RELIANCE)
    def test_the_minerals_on_one_side_of_it(self, question, held):
        assert set(names(question).replace(" and ", ", ").replace("、", ", ").split(", ")) == held

    def test_the_larger_stands_first_each_with_its_figure_and_row(self):
        found = answer("Which countries have lithium reserves over 4 million tonnes?")
        (said,) = found.said
        assert (
            missing(said.text, "2 countries", "lithium reserves above 4,000,000 t in 2025", "Chile 9,000,000 t") == ""
        )
        assert [each.id for each in said.entries] == [
            "reserves-lithium-chile-2025-mcs26",
            "reserves-lithium-china-2025-mcs26",
        ]
        assert found.table.rows == (("Chile", "9,000,000"), ("China", "4,600,000"))
        assert "2025" in found.table.columns[1]

    def test_in_chinese_with_the_sense_of_the_bound(self):
        text = answer("哪些國家的鋰儲量低於500萬公噸？").said[0].text
        assert missing(text, "2025年", "鋰儲量", "低於5,000,000公噸", "1國", "中國4,600,000公噸") == ""
        text = answer("美國對哪些礦物的淨進口依賴度至少九成五？").said[0].text
        assert missing(text, "2025年", "美國淨進口依賴度", "至少", "種", "鈦>95%") == ""

    @pytest.mark.parametrize(
        "question",
        [
            "鋰儲量超過400萬公噸嗎？",
            "Is China's tin production above 50,000 t?",
            "Which countries have lithium reserves?",
            "Which countries have reserves over 4 million tonnes?",
            "Which countries have lithium and tin reserves over 4 million tonnes?",
            "Which countries import more than 50% of their tin?",
            "For which minerals did the price exceed 20 dollars?",
            "Which countries had lithium reserves above 4 million tonnes in 2019?",
            "Which countries have cobalt reserves above 4 tonnes?",
            "Which mines in China hold more than 4 tonnes of lithium reserves?",
            "",
        ],
    )
    def test_what_it_cannot_say_is_left_to_others(self, question):
        assert answer(question) is None


def _produced(mineral, country, tonnes, unit):
    what = {"zh": f"{mineral}產量", "en": f"{mineral} production"}
    cells = {"mineral": mineral, "country": country, "series": {"2025": tonnes}, "unit": unit, "what": what}
    return f"{mineral}-{country}", cells, "mcs26", "2025"


UNITS = list(
    table(
        "units",
        {
            "measure": "production", "mineral": "mineral", "place": "country", "item": "what", "unit": "unit",
            "series": "series",
        },
        [
            _produced("copper", "chile", 5300, THOUSAND),
            _produced("copper", "china", 1800, THOUSAND),
            _produced("copper", "peru", 900, THOUSAND),
            _produced("copper", "world", 9000, THOUSAND),
            _produced("copper", "other", 1000, THOUSAND),
            _produced("zinc", "china", 4, MILLION),
            _produced("zinc", "peru", 1.5, MILLION),
            _produced("gallium", "china", 600_000, KILOS),
            _produced("gallium", "indonesia", 4000, KILOS),
        ],
    )
)  # fmt: skip


class TestUnits:
    """A bound in tonnes over figures in thousands, millions and kilograms."""

    @pytest.mark.parametrize(
        ("question", "short"),
        [
            ("Which countries produced more than 1 million t of copper?", "Chile and China"),
            ("哪些國家的銅產量超過200萬公噸？", "智利"),
            ("哪些国家的铜产量低于100万吨？", "秘魯"),
            ("哪些國家的鋅產量超過200萬公噸？", "中國"),
            ("Which countries produced less than 2 million t of zinc?", "Peru"),
            ("Which countries produced over 100 tonnes of gallium?", "China"),
            ("Which countries produced less than 5 tonnes of gallium?", "Indonesia"),
            ("Which countries produced over 599 tonnes of gallium?", "China"),
            ("Which countries produced over 600 tonnes of gallium?", ""),
        ],
    )
    def test_the_figures_are_brought_to_the_bounds_unit(self, question, short):
        assert names(question, read_figures(UNITS), UNITS) == short

    def test_the_bound_is_told_in_the_figures_unit(self):
        question = "Which countries produced more than 1 million t of copper?"
        text = answer(question, read_figures(UNITS), UNITS).said[0].text
        assert missing(text, "above 1,000 thousand t", "Chile 5,300 thousand t and China 1,800 thousand t") == ""


SHARES = list(
    table(
        "shares",
        {"measure": "share", "mineral": "mineral", "place": "china", "unit": PERCENT, "year": "year", "value": "value"},
        [
            (f"{mineral}-{year}", {"mineral": mineral, "year": year, "value": value}, "mcs26", None)
            for mineral, year, value in (
                ("gallium", "2025", 98),
                ("tin", "2025", 25),
                ("antimony", "2025", 60),
                ("tin", "2024", 70),
                ("cobalt", "2025", "<1"),
            )
        ],
    )
)
SOLD = {"zh": "淨出口", "en": "net exporter"}
TRADE = list(
    table(
        "reliance",
        {"measure": "reliance", "mineral": "mineral", "place": "united-states", "unit": PERCENT},
        [
            ("zinc", {"mineral": "zinc", "2024": SOLD, "2025": SOLD}, "mcs26", None),
            ("tin", {"mineral": "tin", "2024": SOLD, "2025": "73"}, "mcs26", None),
            ("lithium", {"mineral": "lithium", "2024": "10", "2025": SOLD}, "mcs26", None),
            ("antimony", {"mineral": "antimony", "2024": "86", "2025": "91"}, "mcs26", None),
        ],
    )
)


class TestOthers:
    @pytest.mark.parametrize(
        ("question", "short"),
        [
            ("中國占比超過六成的礦物有哪些？", "鎵"),
            ("中国占比至少六成的矿物有哪些？", "鎵、銻"),
            ("In which minerals is China's share below half?", "tin and cobalt"),
            ("Which minerals had a Chinese share above 60% in 2024?", ""),
            ("For which minerals was the share of China above 60% in 2024?", "tin"),
            ("For how many minerals is the share of China at least 60%?", "2"),
            ("For which minerals is the share of Chile above 60%?", ""),
        ],
    )
    def test_chinas_share_of_several_minerals(self, question, short):
        assert names(question, read_figures(SHARES), SHARES) == short

    def test_whose_share_is_said(self):
        text = answer("中國占比超過六成的礦物有哪些？", read_figures(SHARES), SHARES).said[0].text
        assert missing(text, "2025年", "中國占比", "高於60%", "1種", "鎵98%") == ""

    @pytest.mark.parametrize(
        ("question", "short"),
        [
            ("Of which minerals was the US a net exporter, with no net import reliance, in 2024?", "zinc and tin"),
            ("For which minerals does the table of net import reliance name the US a net exporter?",
             "zinc and lithium"),
            ("2025年美國淨進口依賴度表中，哪些礦物是淨出口？", "鋅、鋰"),
            ("2024年美國淨進口依賴度表中，有幾種礦物是淨出口？", "2"),
            ("Which minerals was the US a net exporter of, by net import reliance, in 2019?", ""),
            ("Which countries are net exporters of tin?", ""),
        ],
    )  # fmt: skip
    def test_net_exporters_of_a_year_are_the_last_when_none_is_named(self, question, short):
        assert names(question, read_figures(TRADE), TRADE) == short

    def test_net_exports_rest_on_the_rows_that_mark_them(self):
        question = "Of which minerals was the US a net exporter, with no net import reliance, in 2024?"
        (said,) = answer(question, read_figures(TRADE), TRADE).said
        assert [each.id for each in said.entries] == ["reliance-zinc", "reliance-tin"]
        assert missing(said.text, "2024", "2", "zinc and tin") == ""

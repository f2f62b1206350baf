"""The bare answer: the entry's value in the asker's language, or nothing when another kind was asked for."""

from itertools import product

import pytest

from assistant.answering.short import first_short_answer, say_date, short_answer
from assistant.records import Value
from assistant.retrieval.query import analyse
from tests.answering.made import GLOSSARY, entry

KINDS = ("date", "number", "name", "other")
ITEMS = Value(number=50, unit={"zh-Hant": "項", "en": "entries"})
SHARE = Value(number=98, unit={"zh-Hant": "%", "en": "%"}, qualifier="~")
TONNES = Value(number=1234567.5, unit={"zh-Hant": "公噸", "en": "tonnes"})
YEAR = Value(number=2027, unit={"zh-Hant": "年", "en": "year"})
BARE = Value(number=0.1, qualifier="<")
DAY = Value(date="2023-07-03")
LIST = Value(items={"zh-Hant": ("鎵", "鍺"), "en": ("gallium", "germanium")})
NAME = Value(text={"zh-Hant": "翟文中", "en": "Wen-Chung Chai"})


@pytest.mark.parametrize(
    ("value", "kind", "zh", "en"),
    [
        pytest.param(ITEMS, "number", "50", "50", id="what was counted is left out"),
        pytest.param(SHARE, "number", "~98%", "~98%", id="percent"),
        pytest.param(TONNES, "number", "1,234,567.5公噸", "1,234,567.5 tonnes", id="a unit of its own"),
        pytest.param(YEAR, "number", "2027", "2027", id="a year has no comma"),
        pytest.param(BARE, "number", "<0.1", "<0.1", id="no unit"),
        pytest.param(DAY, "date", "2023年7月3日", "3 July 2023", id="a day"),
        pytest.param(LIST, "name", "鎵、鍺", "gallium, germanium", id="a list"),
        pytest.param(NAME, "name", "翟文中", "Wen-Chung Chai", id="a name"),
    ],
)
def test_a_value_is_said_in_the_askers_language(value, kind, zh, en):
    """Simplified Chinese is made from what is said here, by the caller."""
    given = entry(value=value)
    assert [short_answer(given, kind, language) for language in ("zh-Hant", "zh-Hans", "en")] == [zh, zh, en]


@pytest.mark.parametrize(
    ("value", "kinds"),
    [(ITEMS, {"number"}), (DAY, {"date"}), (LIST, set(KINDS)), (NAME, set(KINDS))],
    ids="number date list name".split(),
)
def test_a_number_answers_only_how_many_and_a_date_only_when(value, kinds):
    given = entry(value=value)
    answered = {kind for kind in KINDS if short_answer(given, kind, "en") is not None}
    assert answered == kinds


def test_an_entry_without_value_has_none():
    assert all(short_answer(entry(), kind, "en") is None for kind in KINDS)


@pytest.mark.parametrize(
    ("date", "en", "zh"),
    [
        ("1917", "1917", "1917年"),
        ("2023-12", "December 2023", "2023年12月"),
        ("2023-01-09", "9 January 2023", "2023年1月9日"),
    ],
)
def test_a_date_is_said_as_far_as_it_is_known(date, en, zh):
    assert (say_date(date, "en"), say_date(date, "zh-Hant"), say_date(date, "zh-Hans")) == (en, zh, zh)


class TestFirst:
    """Of several entries told, whose value answers."""

    def first(self, kind, *told, question="Gallium?"):
        return first_short_answer(told, kind, analyse(question, GLOSSARY), GLOSSARY)

    def test_the_best_entrys_value_comes_first(self):
        assert self.first("number", entry(value=ITEMS), entry(value=SHARE)) == "50"

    @pytest.mark.parametrize("best", [DAY, None], ids=["a date", "nothing"])
    def test_a_number_asked_for_may_be_a_later_entrys(self, best):
        assert self.first("number", entry(value=best), entry(value=SHARE)) == "~98%"

    @pytest.mark.parametrize("kind", ["name", "other"])
    def test_another_kind_is_the_best_entrys_or_nobodys(self, kind):
        assert self.first(kind, entry(), entry(value=NAME)) is None
        assert self.first(kind, entry(value=NAME), entry()) == "Wen-Chung Chai"

    @pytest.mark.parametrize(("kind", "values"), list(product(KINDS, [[], [None], [None, None]])))
    def test_without_values_there_is_none(self, kind, values):
        assert self.first(kind, *[entry(value=value) for value in values]) is None

    @pytest.mark.parametrize(("as_of", "said"), [("2022", "50"), ("2022-02-24", "50"), ("2018", None), (None, "50")])
    def test_a_number_of_another_year_than_the_questions_is_none(self, as_of, said):
        assert self.first("number", entry(value=ITEMS, as_of=as_of), question="How many in 2022?") == said

    def test_without_a_year_in_the_question_any_will_do(self):
        assert self.first("number", entry(value=ITEMS, as_of="2018"), question="How many?") == "50"

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("China made 98%, Japan 1%.", "~98%"),
            ("Japan made 98%, China 1%.", None),
            ("It made 98%.", "~98%"),
            ("Japan made 98%.", "~98%"),
        ],
        ids=["told first", "told beside another", "none told", "only another told"],
    )
    def test_a_number_that_is_another_countrys_is_none(self, text, said):
        """Where the country asked for is only told beside another, the value is that other's."""
        assert self.first("number", entry(en=text, value=SHARE), question="What does China make?") == said

"""Each reason to stay silent, with an answer that leaves out what was asked and one that holds it."""

import pytest

from assistant.answering.gaps import gap
from assistant.answering.kind import asked_for
from assistant.answering.wording import GAPS
from assistant.retrieval.query import analyse
from assistant.retrieval.traits import traits_of
from tests.answering.made import GLOSSARY, entry


def missing(question, *entries):
    """What these entries, best first, leave out of the question."""
    return gap(
        analyse(question, GLOSSARY), asked_for(question), entries, lambda each: traits_of(each, GLOSSARY), GLOSSARY
    )


def en(text):
    """An entry that says this in English."""
    return entry(en=text)


def zh(text):
    """An entry that says this in Chinese."""
    return entry(zh=text)


PLAIN = entry()

# Question, an answer that holds what it names, one that lacks it, the rule, and what the rule puts in its words.
RULES = {
    "element": ("What of germanium?", en("Germanium is rare."), PLAIN, "thing", "germanium"),
    "country": ("What of China?", en("China leads."), PLAIN, "thing", "China"),
    "mineral": ("What of graphite?", entry(entities=("graphite",)), PLAIN, "thing", "graphite"),
    "thing zh-Hant": ("鍺的情況？", zh("鍺很少。"), PLAIN, "thing", "鍺"),
    "thing zh-Hans": ("锗的情况？", zh("鍺很少。"), PLAIN, "thing", "锗"),
    "year": ("Gallium in 2040?", en("In 2040 it is 5."), en("In 2030 it is 5."), "year", "2040"),
    "year of a date": ("Gallium in 2040?", entry(as_of="2040-01"), entry(as_of="2030"), "year", "2040"),
    "year zh-Hant": ("2040年的鎵？", entry(valid_to="2040"), PLAIN, "year", "2040"),
    "number": ("What did notice 70 say?", en("Notice No. 70 named 12."), en("Notice No. 80."), "number", "70"),
    "number zh-Hant": ("第70號公告說什麼？", zh("第70號公告。"), zh("第80號公告。"), "number", "70"),
    "number in another scale": ("Was it 300 million?", en("It was 0.3 billion."), en("It was 3."), "number", "300"),
    "measure": (
        "How large are the gallium reserves?",
        en("Gallium reserves are 5 t."),
        en("Gallium production is 5 t."),
        "measure",
        "",
    ),
    "measure zh-Hant": ("鎵儲量多少？", zh("鎵儲量為5公噸。"), zh("鎵產量為5公噸。"), "measure", ""),
    "money": ("What is the price of gallium?", en("It costs $300."), PLAIN, "money", ""),
    "money zh-Hant": ("鎵的價格是？", zh("每公斤300美元。"), zh("每公斤300克。"), "money", ""),
    "money zh-Hans": ("镓卖多少钱？", zh("每公斤300美元。"), zh("每公斤300克。"), "money", ""),
    "figure": ("How much gallium is there?", en("There are 5 t."), PLAIN, "figure", ""),
    "figure in words": ("How many uses has gallium?", en("It has three."), PLAIN, "figure", ""),
    "figure beside a year": ("鎵有多少？", zh("共三種。"), zh("自2010年起大。"), "figure", ""),
}


@pytest.mark.parametrize(("question", "holding", "lacking", "rule", "named"), RULES.values(), ids=RULES)
def test_the_rule_strikes_where_something_is_missing_and_only_there(question, holding, lacking, rule, named):
    language = analyse(question, GLOSSARY).language
    assert missing(question, lacking) == GAPS[rule][language].format(named)
    assert missing(question, holding) is None


FREE = ["What of it?", "它的情況？", "Which gallium?", "What of the IRA?", "What of rare earths?"]


@pytest.mark.parametrize("question", FREE)
def test_a_question_that_names_nothing_that_must_be_there_has_no_gap(question):
    assert missing(question, PLAIN) is None


def test_any_entry_of_the_answer_may_name_the_thing():
    assert missing("Gallium or germanium?", PLAIN, entry(en="Germanium too.")) is None
    assert missing("Gallium or germanium?", PLAIN, PLAIN) is not None


@pytest.mark.parametrize("question", ["Gallium of China?", "中國的鎵？", "中国的镓？"])
def test_a_mineral_and_a_country_must_be_named_together(question):
    language = analyse(question, GLOSSARY).language
    china = entry(zh="中國領先。", en="China leads.")
    both = entry(zh="中國有鎵。", en="China has gallium.")
    names = [GLOSSARY.name(thing, language) for thing in ("gallium", "china")]
    assert missing(question, PLAIN, china) == GAPS["pair"][language].format(*names)
    assert missing(question, PLAIN, both) is None


def test_of_several_minerals_or_countries_no_pair_is_asked_for():
    assert missing("Gallium and germanium of China?", PLAIN, en("Germanium of China.")) is None
    assert missing("Gallium of China and Japan?", PLAIN, en("China and Japan lead.")) is None


def test_the_year_must_be_the_best_entrys():
    dated = entry(en="In 2040 it is 5.")
    assert missing("Gallium in 2040?", dated, PLAIN) is None
    assert missing("Gallium in 2040?", PLAIN, dated) == GAPS["year"]["en"].format("2040")


def test_one_of_the_years_is_enough():
    assert missing("Gallium in 2030 and 2040?", entry(en="In 2040 it is 5.")) is None


def test_all_missing_years_are_told_in_order():
    assert missing("Gallium in 2040 or 2030?", PLAIN) == GAPS["year"]["en"].format("2030, 2040")


def test_a_metal_called_lead_may_be_the_verb_in_english_but_never_in_chinese():
    assert missing("Which countries lead?", PLAIN) is None
    assert missing("鉛的產量？", PLAIN) == GAPS["thing"]["zh-Hant"].format("鉛")


@pytest.mark.parametrize("number", range(1, 13))
def test_small_numbers_are_not_looked_for_since_they_are_often_words(number):
    assert missing(f"Did {number} of them go?", PLAIN) is None


def test_thirteen_is():
    assert missing("Did 13 of them go?", PLAIN) == GAPS["number"]["en"].format("13")


@pytest.mark.parametrize("text", ["It was 12億.", "1.2 billion it was.", "1,200,000,000 t"])
def test_a_number_is_the_same_in_any_scale(text):
    assert missing("What of the 1.2 billion?", entry(en=text)) is None


def test_a_number_of_a_typical_question_counts_as_held():
    asked = entry(asks={"en": ("What is notice 70?",), "zh-Hant": ("第70號公告？",)})
    assert missing("What of notice 70?", asked) is None
    assert missing("第70號公告呢？", asked) is None


def test_a_currency_in_another_entry_of_the_answer_will_do():
    best = en("Gallium output is 5 t.")
    assert missing("What is the price of gallium?", best, en("It costs 3 euro.")) is None
    assert missing("What is the price of gallium?", best, PLAIN) == GAPS["money"]["en"]


def test_the_first_reason_is_the_one_told():
    """A thing, a year, a number and a figure are missing."""
    assert missing("How much germanium of notice 70 in 2040?", PLAIN) == GAPS["thing"]["en"].format("germanium")

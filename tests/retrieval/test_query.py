"""A question as retrieval sees it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.language.glossary import Glossary, Term
from assistant.retrieval.query import analyse

GLOSSARY = Glossary(
    [
        Term("gallium", "element", "鎵", "镓", "gallium", "Ga"),
        Term("china", "country", "中國", "中国", "China"),
        Term("us", "country", "美國", "美国", "United States", abbr="US"),
    ]
)


@pytest.mark.parametrize(
    ("question", "language", "things", "years"),
    [
        ("中國2023年的鎵？", "zh-Hant", ("china", "gallium"), {2023}),
        ("中国2023年的镓？", "zh-Hans", ("china", "gallium"), {2023}),
        ("Gallium of China in 2023 and 2024", "en", ("gallium", "china"), {2023, 2024}),
        ("Ga, gallium or 鎵 for us?", "en", ("gallium",), set()),
        ("Ga for the US", "en", ("gallium", "us"), set()),
        ("多少？", "zh-Hant", (), set()),
    ],
)
def test_language_things_and_years_are_read_off_the_question(question, language, things, years):
    query = analyse(question, GLOSSARY)
    assert (query.text, query.language, query.things, query.years) == (question, language, things, years)


def test_full_dates_and_what_is_measured_are_read_off_it_too():
    query = analyse("Which gallium exports were controlled on 3 July 2023?", GLOSSARY)
    assert (query.dates, query.measures) == ({"2023-07-03"}, {"control"})
    assert (analyse("鎵？", GLOSSARY).dates, analyse("鎵？", GLOSSARY).measures) == (set(), set())


def test_a_language_given_by_the_caller_overrules_the_characters():
    assert analyse("鎵？", GLOSSARY, "zh-Hans").language == "zh-Hans"
    assert analyse("鎵？", GLOSSARY, "en").language == "en"


def test_both_scripts_are_searched_by_the_same_tokens():
    assert analyse("中國的鎵", GLOSSARY).search_tokens == analyse("中国的镓", GLOSSARY).search_tokens


def test_a_thing_is_searched_beside_its_words_and_weighs_more_than_one_of_them():
    tokens = analyse("gallium, gallium", GLOSSARY).search_tokens
    assert tokens.count("gallium") == 2
    assert tokens.count("@gallium") == 2
    assert analyse("gallium", GLOSSARY).search_tokens.count("@gallium") == 2


@given(st.text(max_size=60))
def test_any_text_can_be_read(text):
    query = analyse(text, GLOSSARY)
    assert query.language in {"zh-Hant", "zh-Hans", "en"}
    assert set(query.things) <= set(GLOSSARY.terms)
    assert "" not in query.tokens

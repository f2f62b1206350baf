"""A question that leans on the one before is made whole; every other is left alone."""

import pytest

from assistant.answering.followup import FollowUp, resolve
from assistant.records import Turn
from tests.answering.made import GLOSSARY

WHOLE = [
    ("What share of gallium does China produce?", "And Japan?", "What share of gallium does Japan produce?"),
    ("What share of gallium does China produce?", "and germanium?", "What share of germanium does China produce?"),
    ("What share of gallium does China produce?", "What about the EU?", "What share of gallium does EU produce?"),
    ("What share of gallium does China produce?", "How about graphite?", "What share of graphite does China produce?"),
    ("How are rare earths used?", "And gallium?", "How are gallium used?"),
    ("中國的鎵產量是多少？", "那鍺呢？", "中國的鍺產量是多少？"),
    ("中國的鎵產量是多少？", "日本呢？", "日本的鎵產量是多少？"),
    ("中国的镓产量是多少？", "那欧盟呢？", "欧盟的镓产量是多少？"),
    ("中國的鎵產量是多少？", "石墨呢", "中國的石墨產量是多少？"),
    ("What is gallium output in China?", "And how about the germanium output?", "What is germanium output in China?"),
    ("中國的鎵產量是多少？", "那日本的鎵產量呢？", "日本的鎵產量是多少？"),
    ("When did China control gallium?", "Why?", "When did China control gallium? Why?"),
    ("When did China control gallium?", "Since when?", "When did China control gallium? Since when?"),
    ("What is gallium?", "Where is it produced?", "Where is gallium produced?"),
    ("What is gallium?", "What are its uses?", "What is gallium? What are its uses?"),
    ("鎵是什麼？", "為什麼？", "鎵是什麼？ 為什麼？"),
    ("鎵是什麼？", "它何時受到管制？", "鎵何時受到管制？"),
    ("镓是什么？", "该元素有哪些用途？", "镓是什么？ 该元素有哪些用途？"),
    ("How much gallium did China make in 2022?", "And Japan in 2023?", "How much gallium did Japan make in 2023?"),
    ("How many were on the list of 2018?", "And the 2022 one?", "How many were on the list of 2022?"),
    ("2018年的清單有幾項？", "那2022年的呢", "2022年的清單有幾項？"),
    ("What is gallium?", "Is China its largest producer?", "Is China its largest producer (gallium)?"),
    ("鎵有什麼用途？", "2025年哪國產量最大？", "鎵2025年哪國產量最大？"),
    ("鎵2025年哪國產量最大？", "第二名是誰？", "鎵2025年哪國產量最大？ 第二？"),
    ("What is gallium?", "Why is that?", "What is gallium? Why is that?"),
]
ALONE = [
    ("What is gallium?", "What is germanium?"),
    ("What is gallium?", "And which countries export germanium to Japan these days?"),
    ("What is the output of gallium?", "And the price of germanium?"),
    ("中國的鎵產量是多少？", "那日本的鍺價呢？"),
    ("What is the gallium output of China?", "And graphite of Japan?"),  # two things at once
    ("What is gallium?", "And Japan?"),  # no country to put it in place of
    ("What is gallium?", "And gallium?"),  # the same thing again
    ("Hello", "Why?"),  # nothing to lean on
    ("Hello", "And Japan?"),
    ("What is gallium?", "How many minerals are on the list?"),
    ("What is gallium?", "Thanks"),
    ("鎵是什麼？", "鍺是什麼？"),
    ("鎵是什麼？", "美國清單有幾項？"),
    ("Who passed the Inflation Reduction Act?", "and China?"),  # a law is no country
]


def asked(*contents):
    """A conversation of these questions, each with its answer."""
    return [turn for content in contents for turn in (Turn("user", content), Turn("assistant", "Answer. [1]"))]


@pytest.mark.parametrize(("earlier", "question", "whole"), WHOLE)
def test_what_leans_on_the_question_before_is_made_whole(earlier, question, whole):
    assert resolve(question, asked(earlier), GLOSSARY) == FollowUp(whole)


@pytest.mark.parametrize(("earlier", "question"), ALONE)
def test_what_stands_alone_is_left_alone(earlier, question):
    assert resolve(question, asked(earlier), GLOSSARY) is None


@pytest.mark.parametrize(("earlier", "question", "whole"), WHOLE)
def test_without_a_question_before_every_question_stands_alone(earlier, question, whole):
    assert resolve(question, [], GLOSSARY) is None
    assert resolve(question, [Turn("assistant", earlier)], GLOSSARY) is None
    assert resolve(question, [Turn("user", "  ")], GLOSSARY) is None


def test_the_last_question_of_the_user_is_the_one_that_counts():
    history = asked("What share of graphite does Japan produce?", "What share of gallium does China produce?")
    assert resolve("And germanium?", history, GLOSSARY) == FollowUp("What share of germanium does China produce?")


def test_an_empty_line_of_the_user_is_passed_over():
    history = [*asked("What is gallium?"), Turn("user", " ")]
    assert resolve("Why?", history, GLOSSARY) == FollowUp("What is gallium? Why?")


def test_a_long_question_is_left_alone_whatever_words_it_has():
    long = "Is it true that they found " + "many, many " * 8 + "of those?"
    assert resolve(long, asked("What is gallium?"), GLOSSARY) is None


def test_a_made_whole_question_keeps_the_askers_own_name_of_the_thing():
    assert resolve("And Ge?", asked("What is gallium?"), GLOSSARY) == FollowUp("What is Ge?")


CHAIN = asked("What share of gallium does China produce?", "And Japan?")


def test_earlier_questions_are_made_whole_first():
    assert resolve("and germanium?", CHAIN, GLOSSARY) == FollowUp("What share of germanium does Japan produce?")


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("In English, please", "en"),
        ("請用英文再講一次", "en"),
        ("用简体中文说一遍", "zh-Hans"),
        ("Say that in Traditional Chinese", "zh-Hant"),
        ("用中文再說一次", "zh-Hant"),
    ],
)
def test_the_same_again_in_another_language(question, language):
    assert resolve(question, asked("What is gallium?"), GLOSSARY) == FollowUp("What is gallium?", language)


@pytest.mark.parametrize(
    "question", ["What is the source of that?", "Who says so? Source?", "出處呢？", "這數字哪來的？"]
)
def test_where_it_is_from(question):
    assert resolve(question, asked("What is gallium?"), GLOSSARY) == FollowUp("What is gallium?", source=True)


@pytest.mark.parametrize("question", ["What does English law say of gallium?", "哪些國家說英文？"])
def test_a_language_named_in_passing_changes_nothing(question):
    assert resolve(question, asked("What is germanium?"), GLOSSARY) is None

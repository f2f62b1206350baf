"""What a follow-up says relative to what went before, made whole."""

import pytest

from assistant.answering.followup import FollowUp, resolve
from assistant.answering.relative import relative
from assistant.records import Turn
from tests.answering.made import GLOSSARY


def whole(question, *asked, told=""):
    return relative(question, asked, told, GLOSSARY)


IN_2022, IN_2022_ZH = "How much gallium did China make in 2022?", "中國2022年的鎵產量是多少？"
YEARS = [
    (IN_2022, "And the year before?", "How much gallium did China make in 2021?"),
    (IN_2022, "And a year earlier?", "How much gallium did China make in 2021?"),
    (IN_2022, "What about the previous year?", "How much gallium did China make in 2021?"),
    (IN_2022, "And the year after?", "How much gallium did China make in 2023?"),
    (IN_2022, "And the following year?", "How much gallium did China make in 2023?"),
    (IN_2022_ZH, "再早一年呢？", "中國2021年的鎵產量是多少？"),
    (IN_2022_ZH, "前一年呢？", "中國2021年的鎵產量是多少？"),
    (IN_2022_ZH, "次年呢？", "中國2023年的鎵產量是多少？"),
    ("中国2022年的镓产量是多少？", "下一年呢？", "中国2023年的镓产量是多少？"),
    ("中国2022年的镓产量是多少？", "晚一年呢？", "中国2023年的镓产量是多少？"),
    # The last year of two; and across a century.
    ("How did gallium output grow from 2020 to 2022?", "And the year after?",
     "How did gallium output grow from 2020 to 2023?"),
    ("What was mined in 2000?", "The year before?", "What was mined in 1999?"),
]  # fmt: skip


@pytest.mark.parametrize(("earlier", "question", "made"), YEARS)
def test_a_year_before_or_after(earlier, question, made):
    assert whole(question, earlier) == made


MOST, MOST_ZH = "Which country produces the most gallium?", "2025年哪一個國家的鎵產量最大？"
RANKS = [
    (MOST, "And the next one?", f"{MOST} second largest?"),
    (MOST, "Who is next?", f"{MOST} second largest?"),
    (MOST, "The third?", f"{MOST} third largest?"),
    (MOST, "And fifth?", f"{MOST} fifth largest?"),
    (MOST_ZH, "其次呢？", f"{MOST_ZH} 第二？"),
    (MOST_ZH, "接下來呢？", f"{MOST_ZH} 第二？"),
    (MOST_ZH, "第三呢？", f"{MOST_ZH} 第三？"),
    ("2025年哪一个国家的镓产量最大？", "第四名呢？", "2025年哪一个国家的镓产量最大？ 第四？"),
    ("2025年哪個國家的鎵產量排名第三？", "下一名呢？", "2025年哪個國家的鎵產量排名第三？ 第四？"),
    ("Which country is the second largest gallium producer?", "And the next?",
     "Which country is the second largest gallium producer? third largest?"),
]  # fmt: skip


@pytest.mark.parametrize(("earlier", "question", "made"), RANKS)
def test_the_next_in_rank_and_one_named_by_its_number(earlier, question, made):
    assert whole(question, earlier) == made


@pytest.mark.parametrize(
    ("first", "question", "second", "third"),
    [(MOST, "And the next?", "second largest", "third largest"), (MOST_ZH, "再下一個呢？", "第二", "第三")],
)
def test_asked_again_it_goes_down_the_ranking(first, question, second, third):
    after = whole(question, first)
    assert after == f"{first} {second}{'?' if first.isascii() else '？'}"
    again = whole(question, first, after)
    assert again.startswith(first[:-1])
    assert third in again
    assert second not in again


def test_the_ranking_ends_at_five():
    fifth = "Which country is the fifth largest gallium producer?"
    assert whole("And the next?", fifth) is None
    assert whole("再下一個呢？", "2025年哪個國家的鎵產量排名第五？") is None


def test_a_rank_of_its_own_goes_back_to_the_question_on_the_ranking():
    made = whole("第四呢？", MOST_ZH, f"{MOST_ZH} 第二？")
    assert made.startswith(MOST_ZH[:-1])
    assert made.endswith("第四？")
    assert "第二" not in made


EDITIONS = [
    ("據USGS 2025年版，中國的鎵產量是多少？", "2026年版呢？", "據USGS 2026年版，中國的鎵產量是多少？"),
    ("据USGS 2025年版，中国的镓产量是多少？", "换成2024年版呢？", "据USGS 2024年版，中国的镓产量是多少？"),
    ("What does the 2025 edition give for gallium?", "And the 2026 edition?",
     "What does the 2026 edition give for gallium?"),
    ("According to MCS 2025, how much gallium did China make in 2023?", "And MCS 2026?",
     "According to MCS 2026, how much gallium did China make in 2023?"),
    # Written otherwise than before.
    ("According to MCS 2025, how much gallium did China make in 2023?", "And in the 2026 edition?",
     "According to MCS 2026, how much gallium did China make in 2023?"),
]  # fmt: skip


@pytest.mark.parametrize(("earlier", "question", "made"), EDITIONS)
def test_another_edition_of_an_annual(earlier, question, made):
    assert whole(question, earlier) == made


IN_2021, IN_2025 = "What was the price of gallium in 2021?", "What was the price of gallium in 2025?"
BETWEEN = "What was the price of gallium in 2021 to 2025?"
DIFFERENCES = [
    ((IN_2021, IN_2025), "How much did it rise?", f"{BETWEEN} How much did it rise?"),
    ((IN_2025, IN_2021), "What is the difference?", f"{BETWEEN} What is the difference?"),
    (("2021年鎵價是多少？", "2025年鎵價是多少？"), "漲了多少？", "2021年到2025年鎵價是多少？ 漲了多少？"),
    (("2021年镓价是多少？", "2025年镓价是多少？"), "相差多少？", "2021年到2025年镓价是多少？ 相差多少？"),
    (("What is gallium?", IN_2021, IN_2025), "How much did it rise?", f"{BETWEEN} How much did it rise?"),
]


@pytest.mark.parametrize(("asked", "question", "made"), DIFFERENCES)
def test_the_difference_between_two_years_asked_for_one_after_the_other(asked, question, made):
    assert whole(question, *asked) == made


PAIR, PAIR_ZH = "Is more gallium or germanium made?", "鎵和鍺哪個產量大？"
ONE_OF_TWO = [
    (PAIR, "What is the price of the former?", "What is the price of gallium?"),
    (PAIR, "What is the price of the latter?", "What is the price of germanium?"),
    (PAIR, "And the last one?", "And germanium?"),
    (PAIR_ZH, "前者的價格是多少？", "鎵的價格是多少？"),
    (PAIR_ZH, "後者的價格是多少？", "鍺的價格是多少？"),
    ("镓和锗哪个产量大？", "后者的价格是多少？", "锗的价格是多少？"),
    # Countries, too; a group and an element are of one sort.
    ("Is more gallium made in China or in Japan?", "What does the latter export?", "What does Japan export?"),
    ("Are rare earths dearer than lead?", "Where is the former mined?", "Where is rare earths mined?"),
    # Of three, the first and the last.
    ("Is gallium, germanium or lead dearest?", "And the last one?", "And lead?"),
    # With the country of the question before.
    ("Does China make more gallium or germanium?", "What is the price of the former?",
     "What is the price of gallium (China)?"),
    ("中國的鎵和鍺哪個產量大？", "後者的價格是多少？", "中國鍺的價格是多少？"),
    # A country of its own, or two before, is not added.
    ("Does China make more gallium or germanium?", "Does Japan make the former?", "Does Japan make gallium?"),
    ("Do gallium and germanium come from China or Japan?", "What is the price of the latter?",
     "What is the price of germanium?"),
]  # fmt: skip


@pytest.mark.parametrize(("earlier", "question", "made"), ONE_OF_TWO)
def test_the_former_and_the_latter(earlier, question, made):
    assert whole(question, earlier) == made


def test_two_things_that_only_the_answer_named():
    told = "China controls gallium and germanium."
    assert whole("What is the latter used for?", "What is controlled?", told=told) == "What is germanium used for?"
    assert whole("What is the latter used for?", PAIR, told="Lead and silicon.") == "What is germanium used for?"


NOTHING = [
    # No year before; two years before, and none; a year of its own.
    (("How much gallium does China make?",), "And the year before?"),
    ((IN_2022,), "And Japan the year before?"),
    ((IN_2022,), "And the year before 2019?"),
    # No edition before.
    ((IN_2022,), "And the 2026 edition?"),
    (("據USGS 2025年版，鎵產量是多少？",), "日本呢？"),
    # A rank that nobody can ask for here.
    ((MOST,), "And the sixth?"),
    ((MOST,), "The first?"),
    ((MOST,), "Which country is next to China?"),
    # A difference of one question, of two about other things, or of none.
    ((IN_2025,), "How much did it rise?"),
    (("What was the price of germanium in 2021?", IN_2025), "How much did it rise?"),
    ((IN_2021, IN_2025), "Why is that?"),
    # Nobody to be the former.
    (("What is gallium?",), "What is the price of the former?"),
    ((PAIR,), "Why is that?"),
    ((PAIR,), ""),
]


@pytest.mark.parametrize(("asked", "question"), NOTHING)
def test_what_says_nothing_of_the_kind_is_left_alone(asked, question):
    assert whole(question, *asked) is None


@pytest.mark.parametrize(
    ("earlier", "question", "made"), [YEARS[0], RANKS[0], EDITIONS[2], ONE_OF_TWO[0], ONE_OF_TWO[10]]
)
def test_a_conversation_is_read_so(earlier, question, made):
    history = [Turn("user", earlier), Turn("assistant", "Answer. [1]")]
    assert resolve(question, history, GLOSSARY) == FollowUp(made)

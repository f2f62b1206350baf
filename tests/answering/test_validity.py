"""What has run out by the day of asking, and up to when the present is known."""

import pytest

from assistant.answering.validity import asks_for_now, known_until, run_out
from tests.answering.made import entry


@pytest.mark.parametrize(
    "question",
    ["目前有幾項？", "现在还有效吗？", "現行規定為何？", "最新的清單？", "至今有幾版？", "管制仍有效嗎？", "它還在嗎？",
     "Is it still in force?", "What is the current list?", "What holds now?", "What is the latest edition?",
     "How many are there at present?", "How many so far?", "What is it today?"],
)  # fmt: skip
def test_a_question_may_be_about_the_present(question):
    assert asks_for_now(question)


@pytest.mark.parametrize(
    "question",
    [
        "When was it issued?",
        "What is known of gallium?",
        "2022年有幾項？",
        "為什麼？",
        "還原用什麼？",
        "Who knows?",
        "",
    ],
)
def test_most_are_not(question):
    assert not asks_for_now(question)


DATED = [
    # End, day of asking, whether it has ended by then.
    ("2026-11-10", "2026-11-09", False),
    ("2026-11-10", "2026-11-10", False),
    ("2026-11-10", "2026-11-11", True),
    ("2026-11", "2026-11-30", False),
    ("2026-11", "2026-12-01", True),
    ("2025", "2025-12-31", False),
    ("2025", "2026-01-01", True),
]


@pytest.mark.parametrize(("end", "today", "ended"), DATED)
def test_a_term_has_ended_on_the_day_after_its_last(end, today, ended):
    assert (run_out([entry(valid_to=end)], "en", today) is not None) is ended


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("暫停管制至2026年11月10日。", "The control is suspended until 10 November 2026."),
        ("有效期到２０２６年１１月１０日止。", "In force from 1 May 2025 to 10 November 2026."),
        (
            "自2025年起迄2026年11月10日，先至2025年12月1日。",
            "First until 1 December 2025, then through 10 November 2026.",
        ),
    ],
    ids=["one end", "full width, or a beginning too", "the last of two"],
)
def test_an_end_may_stand_in_the_text_alone(zh, en):
    given = entry(zh=zh, en=en)
    for key in ("zh-Hant", "en"):
        assert run_out([given], key, "2026-11-10") is None
        assert run_out([given], key, "2026-11-11") is not None


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("2026年11月10日起生效。", "In force since 10 November 2026."),
        ("產量至2025年增加。", "Output grew until 2025."),
        ("", ""),
    ],
)
def test_any_other_date_is_no_end(zh, en):
    given = entry(zh=zh, en=en)
    assert run_out([given], "zh-Hant", "2030-01-01") is None
    assert run_out([given], "en", "2030-01-01") is None


def test_what_ended_is_said_with_its_date_and_cites_the_entry():
    given = entry(valid_to="2026-11-10")
    en, zh = (run_out([given], key, "2026-12-01") for key in ("en", "zh-Hant"))
    assert "ended on 10 November 2026" in en.text
    assert "2026年11月10日" in zh.text
    assert en.entries == zh.entries == (given,)


def test_the_end_that_is_given_goes_before_one_in_the_text():
    given = entry(en="Suspended until 10 November 2026.", valid_to="2027-05-01")
    assert run_out([given], "en", "2026-12-01") is None


def test_only_the_best_entry_counts():
    ended = entry(valid_to="2020")
    assert run_out([entry(), ended], "en", "2026-01-01") is None
    assert run_out([ended, entry()], "en", "2026-01-01") is not None
    assert run_out([], "en", "2026-01-01") is None


@pytest.mark.parametrize(
    ("dates", "en", "zh"),
    [
        ({"as_of": "2022-02-24"}, "24 February 2022", "2022年2月24日"),
        ({"valid_from": "2023-08-01"}, "1 August 2023", "2023年8月1日"),
        ({"as_of": "2025-11-07", "valid_from": "2023-08-01"}, "7 November 2025", "2025年11月7日"),
    ],
)
def test_up_to_when_it_is_known_is_the_date_of_the_entry(dates, en, zh):
    assert en in known_until([entry(**dates)], "en")
    assert zh in known_until([entry(**dates)], "zh-Hant")


def test_without_a_date_nothing_is_said_of_it():
    assert known_until([entry(), entry(as_of="2022")], "en") is None
    assert known_until([], "zh-Hant") is None

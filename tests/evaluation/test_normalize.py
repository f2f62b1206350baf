from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from assistant.evaluation.normalize import contains, normalise, stands_in

JULY_3 = ["2023年7月3日", "2023年07月03日", "2023 年 7 月 3 日", "２０２３年７月３日", "3 July 2023", "July 3, 2023",
          "3rd of July, 2023", "3 Jul. 2023", "JULY 3rd 2023", "2023-07-03", "2023/7/3", "2023.07.03"]  # fmt: skip


@pytest.mark.parametrize("written", JULY_3)
def test_every_way_of_writing_a_day_comes_to_one_form(written):
    assert normalise(written) == "2023/07/03"


@pytest.mark.parametrize("written", ["2023年7月", "2023年7月份", "July 2023", "Jul, 2023", "2023-07"])
def test_every_way_of_writing_a_month_comes_to_one_form(written):
    assert normalise(written) == "2023/07"


@pytest.mark.parametrize("written", ["9月15日", "09 月 15 號", "15 September", "Sept. 15th", "the 15th of September"])
def test_every_way_of_writing_a_day_without_its_year_comes_to_one_form(written):
    assert normalise(written).removeprefix("the ") == "9月15日"


@pytest.mark.parametrize("written", ["17 may follow", "may 17", "June 15%", "June 1,500 t", "30 days in June"])
def test_what_is_no_day_stays_as_it_is(written):
    assert "日" not in normalise(written)


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("", ""),
        (" \t\n", ""),
        ("鎵與鍺", "镓与锗"),
        ("ＧａＮ　Chips", "gan chips"),
        ("1,234,567.50 t", "1234567.5 t"),
        ("１，０００公噸", "1000公吨"),
        ("21\u202f000\u202f000", "21000000"),
        ("共 50 項", "共50项"),
        ("50 %, 50 per cent, 50 percent, 50％", "50%, 50%, 50%, 50%"),
        ("百分之 50", "50%"),
        ("10–15, 10 to 15, 10 至 15, 10～15", "10-15, 10-15, 10-15, 10-15"),
        ("60.0 and 17.50 and 100", "60 and 17.5 and 100"),
        ("It is 17.50.", "it is 17.5."),
        ("China’s “list”", 'china\'s "list"'),
        ("35項，50項", "35项、50项"),
        ("31 月 2023", "31月2023"),
        ("2023年13月3日", "2023年13月3日"),
        ("45 July 2023", "45 2023/07"),
        ("1,2,3 and 12,34", "1,2,3 and 12,34"),
    ],
)
def test_normal_form(written, form):
    assert normalise(written) == form


@pytest.mark.parametrize(
    "text",
    ["50", "共50項。", "(50)", "50, not 53", "$50", "~50", "50%", "35-50", "50t", "增為50，2022年"],
)
def test_a_figure_stands_where_it_is_whole(text):
    assert contains(text, "50")


@pytest.mark.parametrize(
    "text",
    ["1950", "2,050", "50.5", "0.50", "505", "50,000", "50億元", "50 萬噸", "50 million", "1/50", "m50", "50/51"],
)
def test_a_figure_does_not_stand_in_another(text):
    assert not contains(text, "50")


def test_megawatts_are_a_unit_and_no_scale():
    assert contains("裝機容量50兆瓦", "50")


def test_thousands_are_the_same_with_and_without_their_marks():
    assert contains("96,600公噸", "96600")
    assert contains("96600 t", "96,600")


def test_a_year_stands_in_its_dates_but_a_day_and_a_month_number_do_not():
    text = "It was introduced on 22 June 2010."
    assert contains(text, "2010")
    assert contains(text, "June 2010")
    assert contains(text, "2010年6月22日")
    assert not contains(text, "22")
    assert not contains(text, "06")
    assert not contains(text, "2010年6月2日")
    assert not contains("6月22日", "6")
    assert not contains("6月22日", "22")
    assert contains("7月8.91美元，11月17.50美元", "17.50")


def test_a_month_of_another_year_does_not_match():
    assert not contains("2022年6月14日", "2023年6月")


@pytest.mark.parametrize(
    "text", ["2024年8月15日宣布，9月15日起實施", "announced on 15 August 2024, in force from 15 September"]
)
def test_a_day_without_its_year_has_that_of_the_date_before_it(text):
    assert contains(text, "2024年9月15日")
    assert not contains(text, "15 September 2023")


@pytest.mark.parametrize(
    "text", ["自2023年12月1日起實施", "in force since December 1, 2023", "12月1日", "on 1 December"]
)
def test_a_gold_day_without_a_year_may_be_of_any_year(text):
    assert contains(text, "1 December")
    assert not contains(text, "2 December")
    assert not contains(text, "1 February")


@pytest.mark.parametrize(
    "text",
    ["9月15日起實施", "2024年8月15日宣布，翌年9月15日實施", "2024年8月15日宣布，次年9月15日實施"],
)
def test_a_day_without_a_year_to_take_stays_without(text):
    assert not contains(text, "2024年9月15日")


def test_the_year_before_counts_and_not_the_one_after():
    assert contains("2022年公布；2023年修訂，12月1日起施行", "2023-12-01")
    assert not contains("12月1日起施行，2023年修訂", "2023-12-01")


@pytest.mark.parametrize(
    ("text", "gold", "found"),
    [
        ("rare earths", "rare earth", True),
        ("LEDs and boxes", "box", True),
        ("Gabonese ore", "Gabon", False),
        ("unstable", "stable", False),
        ("The US-led group", "US-led", True),
        ("澳洲與加彭", "加彭", True),
        ("溫室效應", "溫室", True),
        ("鎵", "镓", True),
        ("洛克希德", "洛克希德馬丁", False),
    ],
)
def test_words(text, gold, found):
    assert contains(text, gold) is found


@pytest.mark.parametrize(
    ("text", "gold", "found"),
    [
        ("Ga, Ge and Y", "Ga", True),
        ("鎵（Ga）", "Ga", True),
        ("ＧａＮ", "Ga", False),
        ("gallium", "Ga", False),
        ("GA", "Ga", False),
        ("Ga, Ge and Y", "Y", True),
        ("Yttrium", "Y", False),
    ],
)
def test_element_symbols_match_in_case_and_alone(text, gold, found):
    assert contains(text, gold) is found


@pytest.mark.parametrize("gold", ["", "  ", "\u3000"])
def test_an_empty_gold_stands_in_nothing(gold):
    assert not contains("anything", gold)
    assert not contains("", gold)


def test_containment_of_normal_forms_is_strict_at_the_edges():
    assert stands_in("共50", "清单共50项")
    assert not stands_in("共5", "清单共50项")


PIECES = st.sampled_from("0123456789.,，%年月日號- /億萬鎵砷aegyJul共項。to至 ")
TEXTS = st.text(alphabet=PIECES, max_size=16) | st.text(max_size=12)


@given(TEXTS)
def test_every_text_stands_in_itself(text):
    assume(normalise(text))
    assert contains(text, text)


@given(TEXTS)
def test_what_is_wrapped_in_quotation_marks_is_still_found(text):
    assume(normalise(text))
    assert contains(f"答：「{text}」", text)


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_of_two_whole_numbers_only_the_same_stands_in_the_other(one, other):
    assert contains(f"It is {one:,}.", str(other)) is (one == other)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)))
def test_a_day_is_found_however_both_sides_write_it(day):
    english = f"{day.day} {day:%B} {day.year}"
    chinese = f"{day.year}年{day.month}月{day.day}日"
    assert contains(f"since {english}.", chinese)
    assert contains(f"自{chinese}起", english)
    assert contains(chinese, day.isoformat())

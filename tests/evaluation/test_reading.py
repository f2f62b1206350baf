"""Scores of reading comprehension, worked by hand from their definitions.

F1 is written as 2 * shared / (predicted + gold), which is 2PR / (P + R) with P = shared / predicted, R = shared / gold.
"""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.evaluation import reading


@pytest.mark.parametrize(
    ("prediction", "golds", "value"),
    [
        ("Gallium", ["gallium"], 1),  # lower case: gallium = gallium
        ("the gallium", ["gallium"], 1),  # "the" goes
        ("A list of an ore", ["list of ore"], 1),  # "a" and "an" go
        ("theory", ["ory"], 0),  # "the" is no word there, so theory stays
        ("U.S.", ["US"], 1),  # marks go, and what they parted is joined: us = us
        ("rare-earth", ["rareearth"], 1),  # the hyphen is a mark like any other
        ("rare-earth", ["rare earth"], 0),  # rareearth against two words
        ("a-b", ["b"], 0),  # the mark goes first, so ab, of which "a" is no word
        ("  rare \n earth ", ["rare earth"], 1),  # white space becomes one space
        ("3.5", ["35"], 1),  # SQuAD drops the point too: 35 = 35
        ("50", ["53", "50"], 1),  # the best of two golds
        ("51", ["53", "50"], 0),  # neither
        ("gallium ", ["germanium"], 0),
        ("germanium gallium", ["gallium germanium"], 0),  # EM keeps the order
        ("“gallium”", ["gallium"], 0),  # only ASCII marks go
        ("", ["gallium"], 0),  # silence where an answer was due
        ("", [], 1),  # silence where none was
        ("the", [], 1),  # nothing is left of it
        ("gallium", [], 0),
        ("", ["the", "gallium"], 0),  # "the" is passed over, gallium is due
        ("", ["the"], 1),  # no gold is left: as without one
    ],
)
def test_squad_exact(prediction, golds, value):
    assert reading.squad_exact(prediction, golds) == value


@pytest.mark.parametrize(
    ("prediction", "golds", "value"),
    [
        ("gallium", ["Gallium"], 1),  # 2 * 1 / (1 + 1)
        ("gallium and germanium", ["germanium, gallium"], Fraction(4, 5)),  # 2 * 2 / (3 + 2), in any order
        ("in July 2023", ["July 2023"], Fraction(4, 5)),  # 2 * 2 / (3 + 2)
        ("2023", ["3 July 2023"], Fraction(1, 2)),  # 2 * 1 / (1 + 3)
        ("the list of 2022", ["a list of 2022"], 1),  # list of 2022 on both sides: 2 * 3 / (3 + 3)
        ("ore ore ore", ["ore"], Fraction(1, 2)),  # ore is shared once: 2 * 1 / (3 + 1)
        ("ore ore tin", ["ore ore lead"], Fraction(2, 3)),  # ore twice: 2 * 2 / (3 + 3)
        ("tin", ["lead"], 0),
        ("tin lead", ["lead zinc iron", "tin"], Fraction(2, 3)),  # 2 * 1 / 5 and 2 * 1 / 3: the better
        ("rare-earth ores", ["rare earth ores"], Fraction(2, 5)),  # rareearth, ores: 2 * 1 / (2 + 3)
        ("1,000 tonnes", ["1000 tons"], Fraction(1, 2)),  # 1000 shared: 2 * 1 / (2 + 2)
        ("Is it the one?", ["it is one"], 1),  # is it one: 2 * 3 / (3 + 3)
        ("", ["tin"], 0),
        ("tin", ["tin", ""], 1),  # an empty gold beside another is passed over
        ("", ["tin", ""], 0),
        ("", [], 1),
        ("The.", [], 1),  # nothing is left of it
        ("tin", [], 0),
        ("tin", ["the"], 0),  # no gold is left, and something was said
    ],
)
def test_squad_f1(prediction, golds, value):
    assert reading.squad_f1(prediction, golds) == float(value)


@pytest.mark.parametrize(
    ("prediction", "golds", "value"),
    [
        ("关键矿物", ["关键矿物"], 1),
        ("《关键矿物》。", ["关键矿物"], 1),  # 《》。 go
        ("「關鍵礦物」", ["關鍵礦物"], 1),  # 「」 go
        ("“鎵”、“鍺”", ["鎵鍺"], 1),  # “ ” 、 go
        ("USGS", ["usgs"], 1),  # lower case
        (" 鎵 ", ["鎵"], 1),  # space around it goes
        ("鎵 鍺", ["鎵鍺"], 0),  # space within does not
        ("2018-2019", ["20182019"], 1),  # the hyphen goes
        ("3.5", ["35"], 0),  # the point does not
        ("1,000", ["1000"], 0),  # nor the comma
        ("关键矿产", ["关键矿物"], 0),
        ("關鍵礦物", ["关键矿物"], 0),  # another script is another text
        ("鍺", ["鎵", "鍺"], 1),  # the second gold
        ("", ["鎵"], 0),
        ("", [], 1),
        ("。", [], 1),  # nothing is left of it
        ("鎵", [], 0),
    ],
)
def test_cmrc_exact(prediction, golds, value):
    assert reading.cmrc_exact(prediction, golds) == value


@pytest.mark.parametrize(
    ("prediction", "golds", "value"),
    [
        ("关键矿物", ["关键矿物"], 1),  # 2 * 4 / (4 + 4)
        ("50项关键矿物", ["关键矿物"], Fraction(4, 5)),  # 50 项 关 键 矿 物: 2 * 4 / (6 + 4)
        ("关键的矿物", ["关键矿物"], Fraction(4, 9)),  # the longest run is 关键, 2 units: 2 * 2 / (5 + 4)
        ("矿物关键", ["关键矿物"], Fraction(1, 2)),  # order counts: run 2 of 4 and 4, 2 * 2 / (4 + 4)
        ("鎵、鍺", ["鍺、鎵"], Fraction(1, 2)),  # run 1: 2 * 1 / (2 + 2)
        ("鎵，鍺。", ["鎵鍺"], 1),  # marks are no units: 2 * 2 / (2 + 2)
        ("USGS", ["US"], 0),  # a Latin word is one unit, and usgs is not us
        ("USGS清單", ["usgs的清單"], Fraction(4, 7)),  # 清單 is the run: 2 * 2 / (3 + 4)
        ("2023年7月", ["2023年8月"], Fraction(1, 2)),  # 2023 年 is the run: 2 * 2 / (4 + 4)
        ("2023", ["2022"], 0),  # a number is one unit too
        ("3.5吨", ["3.5吨"], 1),  # 3.5 and 吨: 2 * 2 / (2 + 2)
        ("3.5吨", ["35吨"], Fraction(1, 2)),  # 3.5 is not 35, 吨 is shared: 2 * 1 / (2 + 2)
        ("1,000吨", ["1,000"], Fraction(2, 3)),  # 1,000 is one unit: 2 * 1 / (2 + 1)
        ("50%", ["50"], Fraction(2, 3)),  # % stays, a unit of its own: 2 * 1 / (2 + 1)
        ("2018-2019年", ["2018年"], Fraction(1, 2)),  # the hyphen joins: 20182019 年, so 2 * 1 / (2 + 2)
        ("critical minerals", ["Critical  Minerals list"], Fraction(4, 5)),  # words: 2 * 2 / (2 + 3)
        ("鎵", ["鎵鍺", "鎵"], 1),  # the better gold
        ("鎵鎵鎵", ["鎵鎵"], Fraction(4, 5)),  # run 2: 2 * 2 / (3 + 2)
        ("鎵ab鍺", ["ab"], Fraction(1, 2)),  # three units, Latin between Han: 2 * 1 / (3 + 1)
        ("𨧀", ["𨧀"], 1),  # dubnium, beyond the first plane: a Han character
        ("", ["鎵"], 0),
        ("鎵", ["。"], 0),  # a gold of which nothing is left fits nothing
        ("", [], 1),
        ("。", [], 1),
        ("鎵", [], 0),
    ],
)
def test_cmrc_f1(prediction, golds, value):
    assert reading.cmrc_f1(prediction, golds) == float(value)


class TestHasAnswer:
    ROWS = (
        ("gallium", ["Gallium"]),  # EM 1, F1 1
        ("in July 2023", ["July 2023"]),  # EM 0, F1 4/5
        ("", ["tin"]),  # EM 0, F1 0
        ("", []),  # EM 1, F1 1
        ("tin", []),  # EM 0, F1 0
    )

    def test_by_hand(self):
        """Three with a gold: EM 1/3, F1 (1 + 0.8 + 0) / 3. Two without: 1/2 and 1/2. Over all five: 2/5 and 2.8/5."""
        assert reading.has_answer_no_answer(self.ROWS) == pytest.approx(
            {
                "exact": 2 / 5,
                "f1": 2.8 / 5,
                "HasAns_exact": 1 / 3,
                "HasAns_f1": 0.6,
                "NoAns_exact": 1 / 2,
                "NoAns_f1": 1 / 2,
            }
        )

    def test_a_part_without_questions_has_no_figure(self):
        scores = reading.has_answer_no_answer(row for row in self.ROWS if row[1])
        assert (scores["NoAns_exact"], scores["NoAns_f1"]) == (None, None)
        assert scores["exact"] == scores["HasAns_exact"] == pytest.approx(1 / 3)

    def test_no_questions(self):
        assert set(reading.has_answer_no_answer([]).values()) == {None}

    def test_a_gold_of_which_nothing_is_left_is_still_a_gold(self):
        """As in SQuAD 2.0, which parts by whether answers were given."""
        assert reading.has_answer_no_answer([("", ["the"])])["HasAns_exact"] == 1.0


TEXTS = st.text("ab 12.,-。鎵鍺的", max_size=8)
SCORES = (reading.squad_exact, reading.squad_f1, reading.cmrc_exact, reading.cmrc_f1)


@given(TEXTS, st.lists(TEXTS, max_size=3))
def test_every_score_lies_between_0_and_1(prediction, golds):
    for score in SCORES:
        assert 0.0 <= score(prediction, golds) <= 1.0


@given(TEXTS, st.lists(TEXTS.map("鎵{}".format), min_size=1, max_size=3))
def test_the_best_gold_counts(prediction, golds):
    """None of these golds is empty when its marks have gone."""
    for score in SCORES:
        assert score(prediction, golds) == max(score(prediction, [gold]) for gold in golds)


@given(TEXTS, TEXTS)
def test_f1_does_not_care_which_is_the_gold(one, other):
    assert reading.squad_f1(one, [other]) == reading.squad_f1(other, [one])
    assert reading.cmrc_f1(one, [other]) == reading.cmrc_f1(other, [one])


@given(st.lists(st.sampled_from("鎵鍺銻"), max_size=9), st.lists(st.sampled_from("鎵鍺銻"), max_size=9))
def test_the_run_is_the_longest_that_is_part_of_both(one, other):
    """Against the plain search: every part of one, longest first, looked for in the other."""
    one, other = "".join(one), "".join(other)
    parts = [one[start:end] for start in range(len(one)) for end in range(start + 1, len(one) + 1)]
    longest = max((len(part) for part in parts if part in other), default=0)
    expected = 2 * longest / (len(one) + len(other)) if longest else 0.0
    assert reading.cmrc_f1(one, [other]) == expected

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import UsageError
from assistant.evaluation.compare import LOWER_IS_BETTER, compare, figure_table, question_table, why
from assistant.evaluation.report import Row
from assistant.evaluation.statistics import mcnemar


def row_of(**changes):
    """A question on the length of a list (50), answered rightly."""
    given = {
        "id": "q1",
        "cluster": "us-2022-size",
        "language": "en",
        "kind": "count",
        "question": "How long is the list of 2022?",
        "answerable": True,
        "answers": ("50",),
        "must_include": (),
        "evidence": ("us-2022-size",),
        "status": "answered",
        "answered_in": "en",
        "answer": "The list has 50 entries. [1]",
        "short_answer": "50",
        "confidence": 0.9,
        "cited": ("us-2022-size",),
        "quotes": ("The list has 50 entries.",),
        "sources": ("2022 Final List",),
        "found": (),
        "missing": (),
        "unsupported": (),
        "right": True,
        "scores": {"right": 1.0, "support": 1.0, "cited_gold": 1.0, "exact_set": None},
        "ms": 2.0,
    }
    return Row(**given | changes)


FIFTY = "The list has 50 entries. [1]"
NOTHING_SAID = {
    "status": "not_found",
    "answer": "Nothing was found.",
    "short_answer": None,
    "confidence": 0.1,
    "cited": (),
    "quotes": (),
    "sources": (),
}
NO_GOLD = {"id": "q2", "kind": "unanswerable", "answerable": False, "answers": (), "evidence": ()}
RIGHT = row_of()
WRONG = row_of(
    answer="The list has 53 entries. [1]", missing=("50",), right=False,
    scores={"right": 0.0, "support": 0.0, "cited_gold": 1.0, "exact_set": None},
)  # fmt: skip
SILENT = row_of(
    **NOTHING_SAID, missing=("50",), right=False,
    scores={"right": 0.0, "support": None, "cited_gold": 0.0, "exact_set": None},
)  # fmt: skip
REFUSED = row_of(
    **NO_GOLD | NOTHING_SAID, scores={"right": 1.0, "support": None, "cited_gold": None, "exact_set": None}
)
BOLD = row_of(
    **NO_GOLD, answer="Lithium costs 9 dollars. [1]", short_answer=None, confidence=0.1, right=False,
    scores={"right": 0.0, "support": 1.0, "cited_gold": None, "exact_set": None},
)  # fmt: skip


def run(count, row=RIGHT, first=0):
    """Rows like the one given, each of a question and a cluster of its own."""
    return [replace(row, id=f"{row.id}-{number}", cluster=f"c{number}") for number in range(first, first + count)]


def changed(rows, row, count):
    """The run in which the first rows came out like another row."""
    kept = "status answer short_answer confidence cited quotes sources missing right scores".split()
    values = {name: getattr(row, name) for name in kept}
    return [replace(each, **values) if index < count else each for index, each in enumerate(rows)]


def figure(found, name):
    (change,) = [each for each in (*found.figures, *found.groups) if each.name == name]
    return change


class TestWhichQuestions:
    def test_those_of_one_run_alone_are_named_and_left_out(self):
        found = compare(run(3), run(3, first=1))
        assert (found.only_before, found.only_after, found.questions) == (("q1-0",), ("q1-3",), 2)
        assert figure(found, "right").questions == 2

    @pytest.mark.parametrize(
        "change",
        [
            {"question": "How long is it?"},
            {"history": (("user", "And in 2018?"),)},
            {"language": "zh-Hant"},
            {"kind": "number"},
            {"answerable": False},
            {"answers": ("53",)},
            {"must_include": (("gallium",),)},
            {"evidence": ("paper",)},
        ],
        ids=lambda change: next(iter(change)),
    )
    def test_one_that_demands_another_thing_is_named_and_left_out(self, change):
        before = run(3)
        after = [replace(before[0], right=False, **change), *before[1:]]
        found = compare(before, after)
        assert (found.changed_gold, found.questions, found.right_lost) == (("q1-0",), 2, ())
        assert figure(found, "right").verdict == "the same"

    def test_another_cluster_is_no_other_gold(self):
        before = run(2)
        assert compare(before, [replace(row, cluster="one") for row in before]).changed_gold == ()

    def test_the_order_of_the_second_run_does_not_matter(self):
        before, after = run(9), changed(run(9), WRONG, 4)
        assert compare(before, after[::-1]) == compare(before, after)

    def test_an_id_given_twice_is_refused_by_name(self):
        with pytest.raises(UsageError, match=r"several rows of q1;"):
            compare([RIGHT], [RIGHT, RIGHT])

    def test_nothing_shared_leaves_nothing_to_compare(self):
        found = compare(run(1), run(1, first=1))
        assert (found.questions, found.figures, found.groups, found.mcnemar) == (0, (), (), 1.0)
        assert compare([], []).only_before == ()


class TestFigures:
    def test_a_run_beside_itself_is_the_same_throughout(self):
        rows = [*run(5), *run(5, REFUSED, 5)]
        found = compare(rows, rows)
        assert {each.verdict for each in (*found.figures, *found.groups)} == {"the same"}
        assert (found.right_lost, found.right_gained, found.changed, found.mcnemar) == ((), (), (), 1.0)

    def test_a_loss_on_many_facts_is_worse_and_its_return_better(self):
        before, after = run(60), changed(run(60), WRONG, 30)
        down, up = figure(compare(before, after), "right"), figure(compare(after, before), "right")
        assert (down.before, down.after, down.difference.value, down.verdict) == (1.0, 0.5, -0.5, "worse")
        assert (up.before, up.after, up.difference.value, up.verdict) == (0.5, 1.0, 0.5, "better")
        assert down.difference.low < -0.5 < down.difference.high < 0

    def test_a_loss_on_one_fact_is_not_measurable_however_often_it_is_asked(self):
        before = [replace(row, cluster="c0" if index < 30 else row.cluster) for index, row in enumerate(run(60))]
        found = compare(before, changed(before, WRONG, 30))
        assert figure(found, "right").verdict == "no measurable difference"
        assert len(found.right_lost) == 30

    def test_the_verdict_follows_the_adjusted_p(self):
        """Seven lost of seven: p is 2/128 alone, above 0.05 among all the figures."""
        found = figure(compare(run(20), changed(run(20), WRONG, 7)), "right")
        assert found.p < 0.05 < found.p_holm
        assert found.verdict == "no measurable difference"

    def test_figures_are_adjusted_together_and_groups_on_their_own(self):
        """A p among n that is the smallest, and shared by none smaller, is multiplied by n."""
        rows = [*run(40), *run(40, REFUSED, 40)]
        found = compare(rows, changed(rows, SILENT, 8))
        smallest = min(found.figures, key=lambda each: each.p)
        assert smallest.p_holm == pytest.approx(min(1.0, smallest.p * len(found.figures)))
        smallest = min(found.groups, key=lambda each: each.p)
        assert smallest.p_holm == pytest.approx(smallest.p * len(found.groups))
        assert len(found.figures) != len(found.groups)

    def test_more_false_refusals_are_worse_and_more_due_ones_better(self):
        assert {"false_refusals"} == LOWER_IS_BETTER
        silent = compare(run(40), changed(run(40), SILENT, 20))
        assert figure(silent, "false_refusals").difference.value == 0.5
        assert figure(silent, "false_refusals").verdict == "worse"
        due = compare(changed(run(40, REFUSED), BOLD, 20), run(40, REFUSED))
        assert figure(due, "refusal_recall").difference.value == 0.5
        assert figure(due, "refusal_recall").verdict == "better"

    def test_refusals_are_shares_of_the_questions_that_they_are_about(self):
        rows = [*run(6), *run(4, REFUSED, 6)]
        found = compare(rows, changed(rows, SILENT, 3))
        assert (figure(found, "refusal_recall").questions, figure(found, "refusal_recall").after) == (4, 1.0)
        assert (figure(found, "false_refusals").questions, figure(found, "false_refusals").after) == (6, 0.5)

    def test_only_questions_with_both_values_count(self):
        """Support is not measured where nothing was answered, so it cannot fall by refusing."""
        found = figure(compare(run(6), changed(run(6), SILENT, 2)), "support")
        assert (found.questions, found.verdict) == (4, "the same")

    def test_the_means_are_of_the_same_questions(self):
        before, after = ([{"short": one}, {"short": two}] for one, two in ((0.5, None), (1.0, 0.0)))
        rows = [[replace(row, scores=new) for row, new in zip(run(2), side, strict=True)] for side in (before, after)]
        found = figure(compare(*rows), "short")
        assert (found.questions, found.before, found.after, found.difference.value) == (1, 0.5, 1.0, 0.5)

    def test_a_figure_without_a_pair_is_said_to_be_so(self):
        before = [replace(RIGHT, scores={"right": 1.0, "short_answer": None})]
        found = compare(before, [replace(RIGHT, scores={"right": 1.0, "short_answer": 1.0})])
        only = figure(found, "short_answer")
        assert (only.questions, only.before, only.after, only.difference, only.p, only.p_holm) == (0, *[None] * 5)
        assert only.verdict == "nothing to compare"

    def test_a_figure_that_no_question_has_is_left_out(self):
        assert {"exact_set", "refusal_recall"}.isdisjoint(each.name for each in compare([RIGHT], [RIGHT]).figures)

    def test_a_score_that_only_one_run_knows_is_shown(self):
        new = replace(RIGHT, scores={**RIGHT.scores, "novelty": 0.5})
        assert figure(compare([RIGHT], [new]), "novelty").verdict == "nothing to compare"

    def test_a_run_read_back_from_its_file_is_the_same_run(self):
        """Its scores have four decimals; a third must not be better than its own 0.3333."""
        exact = [replace(row, scores={"mrr@10": 1 / 3}) for row in run(60)]
        read_back = [replace(row, scores={"mrr@10": 0.3333}) for row in run(60)]
        assert figure(compare(read_back, exact), "mrr@10").verdict == "the same"

    def test_each_language_and_kind_has_its_own_change_in_the_order_of_definition(self):
        rows = [
            *run(2, replace(REFUSED, language="en")),
            *run(3, replace(RIGHT, language="zh-Hans", kind="number"), 2),
            *run(4, replace(RIGHT, language="zh-Hant", kind="lookup"), 5),
        ]
        found = compare(rows, [*rows[:2], *changed(rows[2:], WRONG, 3)])
        assert [(each.name, each.questions, each.after) for each in found.groups] == [
            ("right (zh-Hant)", 4, 1.0),
            ("right (zh-Hans)", 3, 0.0),
            ("right (en)", 2, 1.0),
            ("right (lookup)", 4, 1.0),
            ("right (number)", 3, 0.0),
            ("right (unanswerable)", 2, 1.0),
        ]
        assert figure(found, "right (number)").verdict == "no measurable difference"

    def test_a_group_of_no_defined_name_comes_last(self):
        rows = [replace(RIGHT, id=name, language=name) for name in ("fr", "en", "de")]
        assert [each.name for each in compare(rows, rows).groups][:3] == ["right (en)", "right (fr)", "right (de)"]

    def test_the_seed_decides_the_intervals_and_nothing_else(self):
        before, after = run(30), changed(run(30), WRONG, 9)
        assert compare(before, after) == compare(before, after)
        one, two = (figure(compare(before, after, repeats=50, seed=seed), "right") for seed in (1, 2))
        assert one.difference.value == two.difference.value
        assert one.difference != two.difference

    @settings(max_examples=30)
    @given(st.lists(st.tuples(st.booleans(), st.booleans(), st.sampled_from("abcd")), max_size=20))
    def test_lost_gained_and_the_difference_of_right_agree(self, outcomes):
        rows = run(len(outcomes))
        before, after = (
            [
                replace(row, cluster=cluster, right=sides[side], scores={"right": float(sides[side])})
                for row, (*sides, cluster) in zip(rows, outcomes, strict=True)
            ]
            for side in (0, 1)
        )
        found = compare(before, after, repeats=50)
        lost, gained = len(found.right_lost), len(found.right_gained)
        assert lost == sum(was and not now for was, now, _ in outcomes)
        assert gained == sum(now and not was for was, now, _ in outcomes)
        assert found.mcnemar == mcnemar(lost, gained)
        if outcomes:
            assert figure(found, "right").difference.value == pytest.approx((gained - lost) / len(outcomes))


class TestWhichRowsChanged:
    def test_lost_gained_and_changed_are_kept_apart(self):
        reworded = row_of(answer="It lists 50. [1]")
        before = changed(run(4), WRONG, 1)
        after = [before[0], *changed(before[1:], WRONG, 1)]
        after[0] = replace(run(1)[0])
        after[2] = changed([before[2]], reworded, 1)[0]
        found = compare(before, after)
        assert [(one.id, two.id) for one, two in found.right_lost] == [("q1-1", "q1-1")]
        assert [one.id for one, _ in found.right_gained] == ["q1-0"]
        assert found.changed == ((before[2], after[2]),)

    @pytest.mark.parametrize(
        "change",
        [
            {"answer": "50."},
            {"status": "smalltalk"},
            {"cited": ("paper",)},
            {"short_answer": "fifty"},
            {"sources": ("A copy",)},
            {"quotes": ("50 entries",)},
        ],
        ids=lambda change: next(iter(change)),
    )
    def test_as_right_as_before_but_another_answer(self, change):
        assert len(compare([RIGHT], [replace(RIGHT, **change)]).changed) == 1

    def test_time_and_confidence_alone_change_nothing(self):
        assert compare([RIGHT], [replace(RIGHT, ms=99.0, confidence=0.8)]).changed == ()

    @pytest.mark.parametrize("gone", ["sources", "quotes"])
    def test_a_run_that_did_not_keep_its_sources_is_no_other_run(self, gone):
        assert compare([replace(RIGHT, **{gone: ()})], [RIGHT]).changed == ()
        assert compare([RIGHT], [replace(RIGHT, **{gone: ()})]).changed == ()


class TestPlantedRegressions:
    """What went wrong is named in the words, not only counted."""

    def told(self, before, after):
        """The only row of the table: what happened, and why."""
        (row,) = question_table(compare([before], [after])).rows
        return row[0], row[-1]

    def test_a_wrong_figure_in_a_fact(self):
        """The fact itself is wrong, so its quote holds the figure and every citation is sound."""
        wrong = replace(WRONG, short_answer="53", quotes=("The list has 53 entries.",))
        assert self.told(RIGHT, wrong) == (
            "lost",
            "says 53 in place of 50; short answer 53 in place of 50; "
            "the quote of us-2022-size says 53 in place of 50; now misses 50",
        )

    def test_a_wrong_figure_that_no_gold_asks_for(self):
        noted = row_of(answer="The list has 50 entries, 35 in 2018. [1]")
        altered = row_of(answer="The list has 50 entries, 36 in 2018. [1]")
        assert self.told(noted, altered) == ("changed", "says 36 in place of 35")

    def test_a_wrong_date_in_a_fact(self):
        before, after = (row_of(answer=f"2023年{month}月3日公告，共17項。[1]") for month in (7, 8))
        assert self.told(before, after) == ("changed", "says 2023/08/03 in place of 2023/07/03")

    def test_a_lowered_threshold(self):
        assert self.told(REFUSED, BOLD) == (
            "lost",
            "status answered in place of not_found at the same confidence of 0.1: "
            "the threshold or another rule of refusing has moved; now cites us-2022-size",
        )

    def test_a_raised_threshold(self):
        assert self.told(RIGHT, replace(SILENT, confidence=0.9)) == (
            "lost",
            "status not_found in place of answered at the same confidence of 0.9: "
            "the threshold or another rule of refusing has moved; no longer cites us-2022-size; now misses 50",
        )

    def test_a_confidence_that_fell_is_no_threshold(self):
        assert self.told(RIGHT, SILENT) == (
            "lost",
            "status not_found in place of answered; no longer cites us-2022-size; "
            "confidence 0.1 in place of 0.9; now misses 50",
        )

    def test_small_talk_is_no_matter_of_the_threshold(self):
        told = why(RIGHT, replace(SILENT, confidence=0.9, status="smalltalk"))
        assert told.startswith("status smalltalk in place of answered; no longer cites")

    def test_a_shuffled_entry(self):
        other = row_of(cited=("us-2018-size",), scores={**RIGHT.scores, "cited_gold": 0.0})
        assert self.told(RIGHT, other) == (
            "changed", "cites us-2018-size in place of us-2022-size; cites no evidence any more"
        )  # fmt: skip

    def test_a_shuffled_source_under_the_same_entry(self):
        assert self.told(RIGHT, row_of(sources=("2018 Final List",))) == (
            "changed", "us-2022-size comes from 2018 Final List in place of 2022 Final List"
        )  # fmt: skip

    def test_a_source_that_moved_behind_another_entry(self):
        """Both entries and both titles are still there; only what belongs to what has changed."""
        before = row_of(cited=("a", "b"), sources=("A", "B"), quotes=("x", "y"))
        assert self.told(before, replace(before, sources=("B", "A"))) == (
            "changed", "a comes from B in place of A; b comes from A in place of B"
        )  # fmt: skip

    def test_every_quote_of_an_entry_is_looked_at(self):
        before = row_of(cited=("a", "a"), sources=("A", "A"), quotes=("It has 50.", "It grew."), evidence=("a",))
        assert self.told(before, replace(before, quotes=("It has 53.", "It grew."))) == (
            "changed", "the quote of a says 53 in place of 50"
        )  # fmt: skip


def both(before, after):
    """Two rows of one question, without sources and quotes; each is given by its answer and other fields."""
    return tuple(row_of(answer=answer, sources=(), quotes=(), **fields) for answer, fields in (before, after))


class TestWhy:
    @pytest.mark.parametrize(
        ("before", "after", "told"),
        [
            ("It has 50. [1]", "It has 50 of 60. [1]", "now says 60"),
            ("It has 50 of 60. [1]", "It has 50. [1]", "no longer says 60"),
            ("Nickel 41%, zinc 73%.", "Nickel 73%, zinc 41%.", "says “73%, zinc 41%” in place of “41%, zinc 73%”"),
            ("鎵、鍺須許可。[1]", "鎵、銻須許可。[1]", "says “銻” in place of “鍺”"),
            ("It is listed. [1]", "It is not listed. [1]", "now says “not ”"),
            ("It is not listed.", "It is listed.", "no longer says “not ”"),
            ("It has 50. [1]", "It has 50. [2]", "says “[2]” in place of “[1]”"),
            ("It has 1,000. [1]", "It has 1000. [3]", "says “1000. [3]” in place of “1,000. [1]”"),
            ("It is mined.", "It is refined.", "says “refined” in place of “mined”"),
            ("One.\nTwo.", "One. Two.", "says “ ” in place of “\n”"),
            ("a a", "a", "no longer says “ a”"),
            ("x", "y" * 70, f"says “{'y' * 60}…” in place of “x”"),
            ("0", " ".join("12345678"), "says 1, 2, 3, 4, 5, 6 and 2 more in place of 0"),
        ],
    )
    def test_what_the_answer_says(self, before, after, told):
        assert why(*both((before, {}), (after, {}))) == told

    @pytest.mark.parametrize(
        ("before", "after", "told"),
        [
            ({"cited": ("a", "b")}, {"cited": ("b", "c", "d")}, "cites c, d in place of a"),
            ({"cited": ("a",)}, {"cited": ("a", "b", "b")}, "now cites b"),
            ({"cited": ("a", "b")}, {"cited": ("a",)}, "no longer cites b"),
            ({"cited": ("a", "b")}, {"cited": ("b", "a")}, "cites the same entries in another order: b, a"),
            ({"cited": ("a",), "evidence": ("b",)}, {"cited": ("a", "b"), "evidence": ("b",)},
             "now cites b; cites evidence now"),
            ({"confidence": 0.5001}, {"confidence": 0.4999}, "confidence 0.4999 in place of 0.5001"),
            ({"missing": ("a",)}, {"missing": ()}, "no longer misses a"),
            ({"missing": ("a",)}, {"missing": ("a", "b")}, "now misses b"),
            ({"unsupported": ("x",)}, {"unsupported": ("x", "y")}, "no quote holds “y”"),
            ({"short_answer": "50"}, {"short_answer": None}, "short answer none in place of 50"),
            ({"answered_in": "en"}, {"answered_in": "zh-Hant"}, "language zh-Hant in place of en"),
            ({"right": True}, {"right": False}, "the same answer, judged differently"),
        ],
    )  # fmt: skip
    def test_what_stands_behind_it(self, before, after, told):
        assert why(*both(("It has 50.", before), ("It has 50.", after))) == told

    def test_an_error_is_told_in_its_own_words(self):
        failed = replace(SILENT, status="error", answer="", answered_in="", error="UsageError: Too long.")
        told = why(RIGHT, failed)
        assert told.startswith("fails: UsageError: Too long.; status error in place of answered; no longer cites")
        assert "language" not in told
        assert why(failed, RIGHT).startswith(
            "no longer fails: UsageError: Too long.; status answered in place of error"
        )


class TestTables:
    def test_a_row_for_each_figure_and_group(self):
        """Sixty of sixty lost: no draw of signs is as far from 0, so p is 1/2001, and 2/2001 for two tests."""
        before = [replace(row, scores={"right": 1.0, "short_answer": None}) for row in run(60)]
        after = [replace(row, scores={"right": 0.0, "short_answer": 1.0}, right=False) for row in run(60)]
        table = figure_table(compare(before, after))
        assert table.columns == (
            "figure", "n", "before", "after", "difference", "95 %", "p", "p (Holm)", "verdict"
        )  # fmt: skip
        assert table.rows == (
            ("right", "60", "1.000", "0.000", "-1.000", "-1.000 to -1.000", "<0.001", "<0.001", "worse"),
            ("short_answer", "0", "–", "–", "–", "–", "–", "–", "nothing to compare"),
            ("false_refusals", "60", "0.000", "0.000", "+0.000", "+0.000 to +0.000", "1.000", "1.000", "the same"),
            ("right (en)", "60", "1.000", "0.000", "-1.000", "-1.000 to -1.000", "<0.001", "<0.001", "worse"),
            ("right (count)", "60", "1.000", "0.000", "-1.000", "-1.000 to -1.000", "<0.001", "<0.001", "worse"),
        )

    def test_both_chances_are_shown(self):
        found = compare(run(20), changed(run(20), WRONG, 7))
        row = next(row for row in figure_table(found).rows if row[0] == "right")
        assert row[6:8] == (f"{figure(found, 'right').p:.3f}", f"{figure(found, 'right').p_holm:.3f}")
        assert row[6] < row[7]

    def test_a_difference_too_small_to_show_has_no_minus(self):
        before = [replace(RIGHT, scores={"mrr@10": 0.5004})]
        (row, *_) = figure_table(compare(before, [replace(RIGHT, scores={"mrr@10": 0.5001})])).rows
        assert row[4:6] == ("+0.000", "+0.000 to +0.000")

    def test_lost_come_first_then_gained_then_changed(self):
        rows = run(3)
        before = [replace(rows[0], answer="It says 50."), replace(rows[1], right=False), rows[2]]
        after = [rows[0], rows[1], replace(rows[2], right=False, answer="", error="UsageError: Too long.")]
        table = question_table(compare(before, after))
        assert table.columns == ("change", "id", "kind", "question", "before", "after", "why")
        asked = ("count", "How long is the list of 2022?")
        assert [row[:6] for row in table.rows] == [
            ("lost", "q1-2", *asked, FIFTY, "UsageError: Too long."),
            ("gained", "q1-1", *asked, FIFTY, FIFTY),
            ("changed", "q1-0", *asked, "It says 50.", FIFTY),
        ]
        assert [row[6] for row in table.rows][1:] == [
            "the same answer, judged differently", "says “The list has 50 entries. [1]” in place of “It says 50.”"
        ]  # fmt: skip

    def test_an_answer_that_says_nothing_is_shown_as_nothing(self):
        (row,) = question_table(compare([RIGHT], [replace(RIGHT, answer="")])).rows
        assert row[5] == "–"

    def test_nothing_changed_makes_no_rows(self):
        assert question_table(compare([RIGHT], [RIGHT])).rows == ()
        assert figure_table(compare([], [])).rows == ()

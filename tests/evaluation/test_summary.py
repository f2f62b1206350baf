"""The figures of a run, each worked out by hand, and what is said where there is nothing to measure."""

import json
from dataclasses import replace

import pytest

from assistant.evaluation.report import Row
from assistant.evaluation.summary import agreement, calibrated, figures, outcomes, squad2, summarise, times_of

NOTHING = {"value": None, "low": None, "high": None, "n": 0}
RIGHT = Row(
    "q", "c", "en", "count", "How many?", True, ("50",), (), ("list",), "answered", "It has 50. [1]", "It has 50. [1]",
    "50", 0.9, ("list",), ("list",), (), (), True, {}, 2.0,
)  # fmt: skip
SILENT = {"status": "not_found", "cited": (), "answer": "Nothing.", "short_answer": None, "confidence": 0.1}
DUE = {"answerable": False, "answers": (), "evidence": (), "kind": "unanswerable"}


def row_of(name, right, support=None, **changes):
    """A row with a cluster of its own and two scores; answered by `list` unless it is said otherwise."""
    scores = {"right": float(right), "support": support, "exact_set": None}
    return replace(RIGHT, **{"id": name, "cluster": name, "right": right, "scores": scores} | changes)


def nine_rows():
    """Five answerable questions and four others. Of those five: one right, one wrong, two refused, one failed."""
    return [
        row_of("a", True, 1.0),
        row_of("b", False, 0.5, kind="number", language="zh-Hant"),
        row_of("c", False, **SILENT),
        row_of("d", False, status="error", cited=(), confidence=0.0, error="UsageError: Too long."),
        row_of("e", False, **SILENT, language="zh-Hant"),
        row_of("f", True, **DUE | SILENT),
        row_of("g", True, **DUE | SILENT | {"status": "smalltalk", "kind": "smalltalk"}),
        row_of("h", False, 1.0, **DUE),
        row_of("i", True, 1.0, **DUE | {"kind": "false-premise"}),
    ]


@pytest.fixture(scope="module")
def nine():
    return summarise(nine_rows())


class TestFigures:
    @pytest.mark.parametrize(
        ("name", "value", "n"),
        [
            ("right", 0.4444, 9),  # a, f, g, i of 9
            ("support", 0.875, 4),  # (1 + 0.5 + 1 + 1) / 4 of a, b, h, i
            ("refusal_precision", 0.5, 4),  # f, g of the refused c, e, f, g
            ("refusal_recall", 0.6667, 3),  # f, g of f, g, h; the corrected i needed no refusal
            ("false_refusals", 0.4, 5),  # c, e of a, b, c, d, e; the error d is no refusal
        ],
    )
    def test_over_all_by_hand(self, nine, name, value, n):
        told = nine["figures"][name]
        assert (told["value"], told["n"]) == (value, n)
        assert 0 <= told["low"] < value < told["high"] <= 1

    def test_what_applies_to_no_question_has_no_value(self, nine):
        assert nine["figures"]["exact_set"] == NOTHING
        assert nine["figures"]["agreement"] == NOTHING

    def test_the_interval_is_drawn_over_clusters(self):
        """Two clusters, all right and all wrong: a quarter of the draws has one of them alone, so it is 0 to 1."""
        three, one = [row_of(name, True, cluster="x") for name in "abc"], [row_of("d", False, cluster="y")]
        assert figures(three + one)["right"] == {"value": 0.75, "low": 0.0, "high": 1.0, "n": 4}
        alone = [replace(row, cluster="x") for row in three + one]
        assert figures(alone)["right"] == {"value": 0.75, "low": 0.75, "high": 0.75, "n": 4}

    def test_every_interval_holds_its_value(self, nine):
        groups = [nine, *nine["by_language"].values(), *nine["by_kind"].values()]
        told = [figure for group in groups for figure in group["figures"].values() if figure["n"]]
        assert len(told) > 20
        assert all(figure["low"] <= figure["value"] <= figure["high"] for figure in told)

    def test_a_share_has_four_digits(self):
        rows = [row_of("a", True), row_of("b", False), row_of("c", False)]
        assert figures(rows)["right"]["value"] == 0.3333

    def test_a_score_that_one_row_lacks_is_taken_over_the_others(self):
        rows = [row_of("a", True, 0.5), replace(row_of("b", True), scores={"right": 1.0})]
        assert (figures(rows)["support"]["value"], figures(rows)["support"]["n"]) == (0.5, 1)

    def test_the_precision_is_the_share_of_refusals_that_were_due(self):
        rows = [row_of("a", False, **SILENT), *(row_of(name, True, **DUE | SILENT) for name in "bcd")]
        assert figures(rows)["refusal_precision"]["value"] == 0.75
        told = outcomes(rows)
        assert (told["refused_wrongly"], told["refused_rightly"]) == (1, 3)

    def test_without_refusals_there_is_no_precision_and_without_questions_due_no_recall(self):
        told = figures([row_of("a", True)])
        assert (told["refusal_precision"], told["refusal_recall"]) == (NOTHING, NOTHING)
        assert told["false_refusals"]["value"] == 0.0

    def test_a_premise_that_was_wrongly_corrected_counts_against_the_recall(self):
        premise = DUE | {"kind": "false-premise"}
        rows = [row_of("a", False, **premise), row_of("b", True, **premise), row_of("c", True, **premise | SILENT)]
        assert (figures(rows)["refusal_recall"]["value"], figures(rows)["refusal_recall"]["n"]) == (0.5, 2)


class TestGroups:
    def test_each_language_and_kind_has_its_own_figures(self, nine):
        assert {name: part["questions"] for name, part in nine["by_language"].items()} == {"zh-Hant": 2, "en": 7}
        assert list(nine["by_language"]) == ["zh-Hant", "en"]
        kinds = {"number": 1, "count": 4, "unanswerable": 2, "false-premise": 1, "smalltalk": 1}
        assert {name: part["questions"] for name, part in nine["by_kind"].items()} == kinds
        assert nine["by_kind"]["count"]["figures"]["right"]["value"] == 0.25
        assert nine["by_kind"]["unanswerable"]["figures"]["refusal_recall"]["value"] == 0.5
        assert nine["by_language"]["zh-Hant"]["figures"]["false_refusals"]["value"] == 0.5

    def test_a_cell_for_each_language_and_kind_that_was_asked(self, nine):
        told = {
            language: {kind: {name: cell[name] for name in ("questions", "right")} for kind, cell in kinds.items()}
            for language, kinds in nine["cells"].items()
        }
        assert told == {
            "zh-Hant": {"number": {"questions": 1, "right": 0.0}, "count": {"questions": 1, "right": 0.0}},
            "en": {
                "count": {"questions": 3, "right": 0.3333},
                "unanswerable": {"questions": 2, "right": 0.5},
                "false-premise": {"questions": 1, "right": 1.0},
                "smalltalk": {"questions": 1, "right": 1.0},
            },
        }

    def test_a_cell_has_wilsons_interval(self, nine):
        """One of two: centre (0.5 + 1.92 / 2) / (1 + 3.84 / 2) = 0.5, half-width 0.4055 at z = 1.96."""
        cell = nine["cells"]["en"]["unanswerable"]
        assert (cell["low"], cell["high"]) == (pytest.approx(0.0945, abs=1e-3), pytest.approx(0.9055, abs=1e-3))

    def test_short_answers_in_english_are_scored_as_in_squad_2(self):
        due = row_of("a", True, language="en", status="answered", answers=("fifty",), short_answer="Fifty")
        told = squad2([due])
        assert (told["exact"], told["HasAns_exact"], told["NoAns_exact"]) == (1.0, 1.0, None)
        assert squad2([replace(due, status="not_found")])["HasAns_f1"] == 0.0
        assert squad2([replace(due, language="zh-Hant")])["exact"] is None

    def test_every_row_has_one_outcome(self, nine):
        assert nine["outcomes"] == {
            "answered_right": 1,
            "answered_wrong": 1,
            "refused_wrongly": 2,
            "refused_rightly": 2,
            "answered_unanswerable": 1,
            "corrected": 1,
            "errors": 1,
        }
        assert sum(nine["outcomes"].values()) == nine["questions"] == 9

    def test_an_error_where_no_answer_was_due_is_an_error(self):
        told = outcomes([row_of("a", False, **DUE | {"status": "error"})])
        assert {name for name, count in told.items() if count} == {"errors"}


def pair(one=None, other=None):
    """One question in two languages, as it came out in each."""
    return [
        replace(row_of("a", True), cluster="x", **(one or {})),
        replace(row_of("b", True), cluster="x", language="zh-Hant", **(other or {})),
    ]


WRONG, ELSEWHERE = {"right": False}, {"cited": ("paper",)}


class TestAgreement:
    @pytest.mark.parametrize(
        ("one", "other", "alike"),
        [
            ({}, {}, 1.0),
            ({}, {"cited": ("paper", "list")}, 1.0),
            (WRONG, WRONG, 1.0),
            (SILENT | WRONG, SILENT | WRONG, 1.0),
            ({}, WRONG, 0.0),
            ({}, ELSEWHERE, 0.0),
            ({"cited": ()}, {"cited": ()}, 0.0),
            ({}, SILENT | WRONG, 0.0),
            (WRONG, SILENT | WRONG, 0.0),
            (WRONG, WRONG | {"status": "error"}, 0.0),
            (WRONG | {"status": "error"}, WRONG, 0.0),
        ],
        ids=[
            "both right",
            "an entry in common",
            "both wrong",
            "both refused",
            "right and wrong",
            "nothing in common",
            "nothing cited",
            "answered and refused",
            "wrong and refused",
            "wrong and failed",
            "failed and wrong",
        ],
    )
    def test_two_languages_of_one_fact(self, one, other, alike):
        assert agreement(pair(one, other)) == {"x": alike}

    def test_three_languages_make_three_pairs(self):
        """The two answers are alike, each beside the refusal is not: 1 of 3."""
        rows = [*pair(), replace(row_of("c", False, **SILENT), cluster="x", language="zh-Hans")]
        assert agreement(rows) == {"x": pytest.approx(1 / 3)}

    def test_the_same_language_twice_makes_no_pair(self):
        rows = pair()
        assert agreement([rows[0], replace(rows[0], id="c", right=False)]) == {}
        assert agreement([*rows, replace(rows[0], id="c", right=False)]) == {"x": 0.5}

    @pytest.mark.parametrize("kind", ["follow-up", "lookup"])
    def test_another_kind_is_another_question(self, kind):
        assert agreement(pair({}, {"kind": kind})) == {}

    def test_another_cluster_is_another_question(self):
        one, other = pair()
        assert agreement([one, replace(other, cluster="y")]) == {}

    def test_the_figure_counts_clusters_and_not_pairs(self):
        """1 and 1/3: the mean of the clusters is 2/3, that of the four pairs would be 1/2."""
        third = replace(row_of("c", False, **SILENT), cluster="x", language="zh-Hans")
        alike = [replace(row, id=f"{row.id}2", cluster="y") for row in pair()]
        told = figures([*pair(), third, *alike])["agreement"]
        assert told == {"value": 0.6667, "low": 0.3333, "high": 1.0, "n": 2}


class TestCalibration:
    @pytest.fixture
    def told(self):
        """Three answers; the refusals and the error beside them are surer and must not count."""
        surest = {"confidence": 0.99}
        return calibrated(
            [
                row_of("a", True, confidence=0.3),
                row_of("b", True, confidence=0.9),
                row_of("c", False, **SILENT | surest),
                row_of("d", False, confidence=0.6),
                row_of("e", True, **DUE | SILENT | surest),
                row_of("f", False, status="error", **surest),
            ]
        )

    def test_the_answered_alone_by_hand(self, told):
        """Risks of the best one, two and three: 0, 1/2, 1/3; squares 0.01, 0.36, 0.49; gaps 0.1, 0.6, 0.7."""
        assert told["answered"] == 3
        assert told["curve"] == [[0.3333, 0.0, 0.9], [0.6667, 0.5, 0.6], [1.0, 0.3333, 0.3]]
        assert (told["aurc"], told["coverage_at_5"], told["auroc"]) == (0.2778, 0.3333, 0.5)
        assert (told["brier"], told["ece"]) == (0.2867, 0.4667)

    def test_the_bins(self, told):
        assert told["bins"] == [
            {"low": 0.3, "high": 0.4, "n": 1, "confidence": 0.3, "accuracy": 1.0},
            {"low": 0.6, "high": 0.7, "n": 1, "confidence": 0.6, "accuracy": 0.0},
            {"low": 0.9, "high": 1.0, "n": 1, "confidence": 0.9, "accuracy": 1.0},
        ]

    def test_an_answer_where_none_was_due_counts_by_whether_it_was_right(self):
        told = calibrated([row_of("a", True, **DUE, confidence=0.8), row_of("b", False, **DUE, confidence=0.7)])
        assert (told["answered"], told["auroc"], told["coverage_at_5"]) == (2, 1.0, 0.5)

    def test_of_nothing_answered(self):
        told = calibrated([row_of("a", False, **SILENT)])
        assert (told["answered"], told["curve"], told["bins"]) == (0, [], [])
        assert {told[name] for name in ("aurc", "coverage_at_5", "auroc", "brier", "ece")} == {None}

    def test_a_long_curve_is_thinned_and_keeps_its_ends(self):
        """Of 500 points every third, 0 to 498, is 167 points; the last one, 499, is kept as well."""
        rows = [row_of(f"q{at}", True, confidence=(1000 - at) / 1000) for at in range(500)]
        curve = calibrated(rows)["curve"]
        assert len(curve) == 168
        assert (curve[0], curve[1], curve[-1]) == ([0.002, 0.0, 1.0], [0.008, 0.0, 0.997], [1.0, 0.0, 0.501])

    def test_all_and_each_language_apart(self, nine):
        told = {name: part["answered"] for name, part in nine["calibration"].items()}
        assert told == {"all": 4, "zh-Hant": 1, "en": 3}


def test_the_same_rows_give_the_same_summary_whatever_their_order_and_times(nine):
    assert json.dumps(summarise(nine_rows())) == json.dumps(nine)
    assert summarise([replace(row, ms=row.ms + 7) for row in nine_rows()[::-1]]) == nine


def test_fewer_repeats_move_the_ends_alone(nine):
    few = summarise(nine_rows(), repeats=3)
    assert few != nine
    assert few["figures"]["right"]["value"] == nine["figures"]["right"]["value"]
    assert few["outcomes"] == nine["outcomes"]


def test_of_no_rows():
    told = summarise([])
    assert (told["questions"], told["by_language"], told["by_kind"], told["cells"]) == (0, {}, {}, {})
    assert told["figures"] == dict.fromkeys(
        ("refusal_precision", "refusal_recall", "false_refusals", "agreement"), NOTHING
    )
    assert set(told["outcomes"].values()) == {0}
    assert list(told["calibration"]) == ["all"]
    assert times_of([]) is None


def test_times_by_hand():
    """Nearest rank: the second of four at the median, the last one beyond; 140 ms are 0.1 s."""
    rows = [row_of(name, True, ms=ms) for name, ms in (("a", 40.0), ("b", 10.0), ("c", 20.004), ("d", 70.0))]
    assert times_of(rows) == {"p50": 20.0, "p95": 70.0, "p99": 70.0, "total_s": 0.1}

"""Floors under the figures of a run: when each holds, and what is said of a file that is no gate."""

import math

import pytest

from assistant.errors import QuestionSetError
from assistant.evaluation.gate import Floor, GateFile, gate_table, passes, read_gate


def told(value):
    return {"value": value, "low": None, "high": None, "n": 0 if value is None else 9}


METRICS = {
    "figures": {"right": told(0.9), "false_refusals": told(0.04), "aurc": told(None), "brier": told(0.5)},
    "by_language": {"en": {"questions": 5, "figures": {"right": told(0.8)}}},
    "by_kind": {"count": {"questions": 4, "figures": {"right": told(0.7), "support": told(None)}}},
    "calibration": {
        "all": {
            "auroc": 0.85,
            "brier": 0.1,
            "aurc": 0.2,
            "ece": 0.0,
            "coverage_at_5": None,
            "answered": 8,
            "curve": [[1.0, 0.0]],
        },
        "en": {"auroc": 0.75, "brier": None},
    },
}
RIGHT = {"figure": "right"}


def held(**floor):
    """(value, whether it held) of one floor."""
    (found,) = passes(GateFile(about="A gate.", floors=[Floor(**floor)]), METRICS)
    return found.value, found.held


@pytest.fixture
def gate(tmp_path):
    """A function: the lines of the floors -> the file, whose floors begin in line 3."""

    def write(*floors):
        path = tmp_path / "gate.yaml"
        path.write_text("\n".join(["about: A gate.", "floors:", *floors, ""]), encoding="utf-8")
        return path

    return write


class TestOneFloor:
    @pytest.mark.parametrize(
        ("floor", "value", "holds"),
        [
            (RIGHT | {"at_least": 0.89}, 0.9, True),
            (RIGHT | {"at_least": 0.9}, 0.9, True),
            (RIGHT | {"at_least": 0.901}, 0.9, False),
            (RIGHT | {"at_least": 0}, 0.9, True),
            ({"figure": "false_refusals", "at_most": 0.05}, 0.04, True),
            ({"figure": "false_refusals", "at_most": 0.04}, 0.04, True),
            ({"figure": "false_refusals", "at_most": 0.039}, 0.04, False),
            ({"figure": "false_refusals", "at_most": 0}, 0.04, False),
            ({"figure": "ece", "at_most": 0}, 0.0, True),
        ],
    )
    def test_the_bound_itself_is_within(self, floor, value, holds):
        assert held(**floor) == (value, holds)

    @pytest.mark.parametrize("bound", [{"at_least": 0}, {"at_most": 1}])
    @pytest.mark.parametrize(
        "floor",
        [
            {"figure": "rihgt"},
            {"figure": "aurc"},
            {"figure": "coverage_at_5"},
            {"figure": "curve"},
            RIGHT | {"language": "fr"},
            RIGHT | {"kind": "date"},
            {"figure": "support", "kind": "count"},
            {"figure": "false_refusals", "language": "en"},
            {"figure": "brier", "language": "en"},
            {"figure": "auroc", "language": "zh-Hant"},
            {"figure": "auroc", "kind": "count"},
        ],
        ids=[
            "no such figure",
            "nothing measured",
            "no confidence measured",
            "not a number",
            "no such language",
            "no question of the kind",
            "nothing measured of the kind",
            "not measured in the language",
            "no confidence measured in the language",
            "no confidence of the language",
            "confidence is not told of kinds",
        ],
    )
    def test_what_was_not_measured_does_not_hold(self, floor, bound):
        assert held(**floor, **bound) == (None, False)

    @pytest.mark.parametrize(
        ("where", "value"), [({}, 0.9), ({"language": "en"}, 0.8), ({"kind": "count"}, 0.7)], ids=str
    )
    def test_over_all_or_a_language_or_a_kind(self, where, value):
        assert held(figure="right", at_least=value, **where) == (value, True)
        assert held(figure="right", at_least=value + 0.01, **where) == (value, False)

    def test_the_confidence_has_floors_too(self):
        assert held(figure="auroc", at_least=0.8) == (0.85, True)
        assert held(figure="auroc", at_least=0.8, language="en") == (0.75, False)
        assert held(figure="answered", at_least=8) == (8.0, True)

    def test_a_figure_goes_before_one_of_the_confidence(self):
        """As for aurc above, where nothing was measured."""
        assert held(figure="brier", at_most=0.2) == (0.5, False)

    def test_no_number_is_no_floor_that_could_hold(self):
        assert held(figure="right", at_least=math.nan) == (0.9, False)


def test_floors_are_held_in_their_order_and_shown_with_what_was_measured(gate):
    path = gate(
        "- {figure: right, at_least: 0.95}",
        "- {figure: right, language: en, at_least: 0.5}",
        "- {figure: right, kind: count, at_most: 0.75}",
        "- {figure: aurc, at_least: 0.1}",
    )
    table = gate_table(passes(read_gate(path), METRICS))
    assert table.columns == ("figure", "over", "measured", "demanded", "")
    assert table.rows == (
        ("right", "all", "0.900", "≥ 0.95", "FAILS"),
        ("right", "en", "0.800", "≥ 0.5", "holds"),
        ("right", "count", "0.700", "≤ 0.75", "holds"),
        ("aurc", "all", "–", "≥ 0.1", "FAILS"),
    )


class TestFile:
    def test_what_it_holds(self, gate):
        found = read_gate(gate("- {figure: ece, at_most: 0.1}", "- {figure: right, kind: as-of, at_least: 1}"))
        assert found.about == "A gate."
        assert found.floors == [Floor(figure="ece", at_most=0.1), Floor(figure="right", kind="as-of", at_least=1.0)]

    @pytest.mark.parametrize(
        ("lines", "line", "words"),
        [
            (["- {figure: right, at_least: 0.5, at_most: 0.9}"], 3, "needs at_least or at_most, one of them"),
            (["- {figure: right, at_least: 0.5}", "- {figure: f1}"], 4, "needs at_least or at_most, one of them"),
            (
                ["- {figure: right, at_least: 0.5}", "- figure: f1", "  language: en", "  kind: date", "  at_most: 1"],
                4,
                "may name a language or a kind, not both",
            ),
            (["- figure: right", "  at_least: 1", "  kind: counting"], 5, "floors.0.kind"),
            (["- figure: right", "  at_last: 1"], 4, "there is no such key"),
            (["- figure: right", "  at_least: high"], 4, "floors.0.at_least"),
            (["- at_least: 1"], 3, "floors.0.figure: is missing"),
            (["- figure: right", "  at_least: 1", "  at_least: 2"], 5, "has the key 'at_least' twice"),
        ],
        ids=[
            "both bounds",
            "no bound",
            "language and kind",
            "unknown kind",
            "misspelt key",
            "no number",
            "no figure",
            "a key twice",
        ],
    )
    def test_a_fault_is_named_with_its_line(self, gate, lines, line, words):
        path = gate(*lines)
        with pytest.raises(QuestionSetError) as raised:
            read_gate(path)
        (message,) = str(raised.value).splitlines()
        assert message.startswith(f"{path}:{line}: ")
        assert words in message

    def test_every_fault_is_told(self, gate):
        with pytest.raises(QuestionSetError) as raised:
            read_gate(gate("- {figure: right}", "- {figure: f1, at_least: 1, kind: counting}"))
        first, second = str(raised.value).splitlines()
        assert ":3: " in first
        assert ":4: " in second

    def test_no_floors_are_no_gate(self, tmp_path):
        path = tmp_path / "gate.yaml"
        path.write_text("about: A gate.\nfloors: []\n", encoding="utf-8")
        with pytest.raises(QuestionSetError, match=r"gate\.yaml:2: floors"):
            read_gate(path)

    @pytest.mark.parametrize("text", ["", "- right\n", "about: x\nfloors: [\n"], ids=["empty", "a list", "no YAML"])
    def test_what_is_no_gate_at_all_is_named(self, tmp_path, text):
        path = tmp_path / "gate.yaml"
        path.write_text(text, encoding="utf-8")
        with pytest.raises(QuestionSetError, match=r"gate\.yaml"):
            read_gate(path)

    def test_a_file_that_is_not_there_is_named(self, tmp_path):
        with pytest.raises(QuestionSetError, match=r"nowhere\.yaml: cannot be read"):
            read_gate(tmp_path / "nowhere.yaml")

"""Runs in folders: what was written is read again, the same run is the same bytes, and one cut short goes on."""

import json
from dataclasses import replace
from pathlib import Path

import ir_measures
import pytest
from ir_measures import Success, nDCG

from assistant.errors import UsageError
from assistant.evaluation.report import Row
from assistant.evaluation.runner import Examiner, evaluate
from assistant.evaluation.runs import Keeper, read_run, row_of
from tests.evaluation.replies import examined, question, refusal, reply, without_answer

MANIFEST = {"name": "one", "sets": [{"file": "dev.yaml", "questions": 2}], "settings": {"cautious": False}}
FILES = {"manifest.json", "rows.jsonl", "metrics.json", "run.trec", "qrels.txt", "times.json"}
FULL = Row(
    "q1", "c1", "zh-Hant", "follow-up", "那鍺呢？", True, ("2023年", "8月1日"), (("鍺", "Ge"), ("鎵",)),
    ("control",), "answered", "zh-Hant", "自2023年起。[1]\n另見。[2]", "2023年", 0.9, ("control", "paper"),
    ("paper", "control"), ("鎵",), ("另見。",), False, {"right": 0.0, "support": 0.3333, "exact_set": None}, 2.25,
    history=(("user", "鎵呢？"), ("assistant", "有。")), quotes=("自2023年起。", "另見\t“甲”。"),
    sources=("公告", "A <Paper>"),
)  # fmt: skip
FAILED = Row(
    "q2", "c2", "en", "count", "How many?", True, ("50",), (), ("list",), "error", "", "", None, 0.0, (), (), ("50",),
    (), False, {"right": 0.0, "support": None, "exact_set": None}, 0.5, error="UsageError: The question is too long.",
)  # fmt: skip
ROWS = [FULL, FAILED]


@pytest.fixture
def kept(tmp_path):
    """The folder of a finished run of both rows."""
    Keeper(tmp_path / "one", MANIFEST).finish(ROWS)
    return tmp_path / "one"


class TestWrittenAndRead:
    def test_a_run_read_back_is_the_run(self, tmp_path):
        run = Keeper(tmp_path / "runs" / "one", MANIFEST).finish(ROWS)
        assert (run.manifest, run.rows) == (MANIFEST, tuple(ROWS))
        assert run.metrics["outcomes"]["answered_wrong"] == run.metrics["outcomes"]["errors"] == 1
        assert run.times["ms"] == {"q1": 2.25, "q2": 0.5}
        assert read_run(tmp_path / "runs" / "one") == run

    def test_its_folder_holds_its_files_and_nothing_else(self, kept):
        assert {path.name for path in kept.iterdir()} == FILES

    def test_shares_and_confidence_are_kept_to_four_digits(self, tmp_path):
        Keeper(tmp_path, MANIFEST).finish([replace(FULL, confidence=2 / 3, scores={"right": 1 / 3, "em": None})])
        (row,) = read_run(tmp_path).rows
        assert (row.confidence, row.scores) == (0.6667, {"right": 0.3333, "em": None})

    def test_the_same_run_is_the_same_bytes_but_for_its_times(self, tmp_path):
        for name, more in (("one", 0), ("two", 5.5)):
            Keeper(tmp_path / name, MANIFEST).finish([replace(row, ms=row.ms + more) for row in ROWS])
        one, two = ({name: (tmp_path / each / name).read_bytes() for name in FILES} for each in ("one", "two"))
        assert {name for name in FILES if one[name] != two[name]} == {"times.json"}
        assert read_run(tmp_path / "two").times["ms"] == {"q1": 7.75, "q2": 6.0}

    def test_a_run_made_again_takes_the_place_of_the_old_one(self, kept):
        Keeper(kept, MANIFEST | {"name": "two"}).finish(ROWS[:1])
        again = read_run(kept)
        assert (again.manifest["name"], again.rows, again.metrics["questions"]) == ("two", (FULL,), 1)
        assert {path.name for path in kept.iterdir()} == FILES

    def test_without_its_times_it_is_still_a_run(self, kept):
        (kept / "times.json").unlink()
        run = read_run(kept)
        assert run.times is None
        assert run.rows == tuple(replace(row, ms=0.0) for row in ROWS)

    def test_what_an_older_version_did_not_keep_is_empty_and_what_a_newer_one_adds_is_left_out(self):
        data = {name: getattr(FAILED, name) for name in Row.__slots__ if name not in {"quotes", "sources", "history"}}
        assert row_of(data | {"shoe_size": 43}) == FAILED

    def test_as_the_page_shows_it(self, kept):
        first, second = read_run(kept).plain()["rows"]
        assert first["citations"] == [
            {"number": 1, "entry": "control", "quote": "自2023年起。", "source": "公告"},
            {"number": 2, "entry": "paper", "quote": "另見\t“甲”。", "source": "A <Paper>"},
        ]
        assert first["history"] == [{"role": "user", "content": "鎵呢？"}, {"role": "assistant", "content": "有。"}]
        assert (first["why"], second["why"]) == ("misses 鎵", "UsageError: The question is too long.")


def test_the_files_of_trec_give_the_figures_of_the_run(tmp_path):
    """Ranks by hand: q1 has its own second, q2 has two of its own first and third, q3 found nothing, q4 wants nothing.

    nDCG of q1 is 1/log2 3 = 0.63093, of q2 1.5 of 1.63093 = 0.91972; S@1 is (0 + 1 + 0) / 3, nDCG 1.55065 / 3.
    """
    questions = [
        question(id="q1", question="one", evidence=["a"]),
        question(id="q2", question="two", evidence=["b", "c"]),
        question(id="q3", question="three", evidence=["d"]),
        without_answer(id="q4", question="four"),
    ]
    found = {"one": ["x", "a"], "two": ["b", "x", "c"], "three": [], "four": ["a"]}
    report = examined(questions, lambda *_: refusal(), search=lambda text: found[text])
    Keeper(tmp_path, MANIFEST).finish(report.rows)
    told = json.loads((tmp_path / "metrics.json").read_text(encoding="utf-8"))["figures"]
    qrels = list(ir_measures.read_trec_qrels(str(tmp_path / "qrels.txt")))
    run = list(ir_measures.read_trec_run(str(tmp_path / "run.trec")))
    theirs = ir_measures.calc_aggregate([Success @ 1, nDCG @ 10], qrels, run)
    for measure, name, value in ((Success @ 1, "success@1", 0.3333), (nDCG @ 10, "ndcg@10", 0.5169)):
        assert (told[name]["value"], told[name]["n"]) == (value, 3)
        assert round(theirs[measure], 4) == value


class TestTrec:
    def test_a_line_for_each_entry_found_by_falling_score(self, kept):
        assert (kept / "run.trec").read_text(encoding="utf-8") == (
            "q1 Q0 paper 1 1.000000 assistant\nq1 Q0 control 2 0.500000 assistant\n"
        )
        assert (kept / "qrels.txt").read_text(encoding="utf-8") == "q1 0 control 1\nq2 0 list 1\n"

    def test_an_entry_found_twice_has_one_line(self, tmp_path):
        Keeper(tmp_path, MANIFEST).finish([replace(FULL, found=("a", "b", "a", "c"))])
        lines = (tmp_path / "run.trec").read_text(encoding="utf-8").splitlines()
        assert [line.split()[2:4] for line in lines] == [["a", "1"], ["b", "2"], ["c", "3"]]


QUESTIONS = [question(id=f"q{number}", question=f"question {number}") for number in range(1, 5)]


def attempt(folder, stops_before=None, manifest=MANIFEST):
    """Ask the four questions until one of them stops it: (what was asked, the finished run or None)."""
    asked, keeper = [], Keeper(folder, manifest)

    def ask(text, *_):
        if text == stops_before:
            raise KeyboardInterrupt
        asked.append(text[-1])
        return reply(f"Asked in attempt {manifest['name']}.")

    try:
        report = evaluate(QUESTIONS, Examiner(ask), known=keeper.known(), keep=keeper.keep)
    except KeyboardInterrupt:
        return asked, None
    return asked, keeper.finish(report.rows)


class TestCutShort:
    def test_only_what_is_missing_is_asked_again(self, tmp_path):
        assert attempt(tmp_path, "question 3") == (["1", "2"], None)
        assert {path.name for path in tmp_path.iterdir()} == {"partial.jsonl"}
        asked, run = attempt(tmp_path)
        assert asked == ["3", "4"]
        assert [row.id for row in run.rows] == ["q1", "q2", "q3", "q4"]
        assert {path.name for path in tmp_path.iterdir()} == FILES

    def test_twice(self, tmp_path):
        attempt(tmp_path, "question 2")
        assert attempt(tmp_path, "question 4") == (["2", "3"], None)
        assert attempt(tmp_path)[0] == ["4"]

    def test_it_is_the_run_that_was_not_cut_short(self, tmp_path):
        attempt(tmp_path / "cut", "question 3")
        attempt(tmp_path / "cut")
        attempt(tmp_path / "whole")
        for name in FILES - {"times.json"}:
            assert (tmp_path / "cut" / name).read_bytes() == (tmp_path / "whole" / name).read_bytes()

    def test_rows_come_back_as_they_were(self, tmp_path):
        keeper = Keeper(tmp_path, MANIFEST)
        for row in ROWS:
            keeper.keep(row)
        assert Keeper(tmp_path, MANIFEST).known() == {"q1": FULL, "q2": FAILED}

    def test_a_row_is_on_the_disk_as_soon_as_it_is_kept(self, tmp_path):
        keeper = Keeper(tmp_path, MANIFEST)
        keeper.keep(FULL)
        assert list(Keeper(tmp_path, MANIFEST).known()) == ["q1"]

    @pytest.mark.parametrize("left", [1, 40, -2])
    def test_a_last_line_that_was_cut_off_is_asked_again(self, tmp_path, left):
        attempt(tmp_path, "question 4")
        partial = tmp_path / "partial.jsonl"
        *whole, last = partial.read_text(encoding="utf-8").splitlines(keepends=True)
        partial.write_text("".join(whole) + last[:left], encoding="utf-8")
        assert list(Keeper(tmp_path, MANIFEST).known()) == ["q1", "q2"]
        asked, run = attempt(tmp_path)
        assert asked == ["3", "4"]
        assert len(run.rows) == 4

    def test_a_character_cut_in_two_is_a_cut_too(self, tmp_path):
        keeper = Keeper(tmp_path, MANIFEST)
        keeper.keep(FAILED)
        keeper.keep(FULL)
        data = (tmp_path / "partial.jsonl").read_bytes()
        at = data.rindex("那".encode())
        (tmp_path / "partial.jsonl").write_bytes(data[: at + 1])
        assert list(Keeper(tmp_path, MANIFEST).known()) == ["q2"]

    def test_rows_of_another_run_are_of_no_use(self, tmp_path):
        attempt(tmp_path, "question 3")
        other = MANIFEST | {"name": "other"}
        asked, run = attempt(tmp_path, manifest=other)
        assert asked == ["1", "2", "3", "4"]
        assert {row.answer for row in run.rows} == {"Asked in attempt other. [1]"}

    def test_and_are_thrown_away_when_it_is_cut_short_in_its_turn(self, tmp_path):
        attempt(tmp_path, "question 3")
        other = MANIFEST | {"name": "other"}
        attempt(tmp_path, "question 2", other)
        assert list(Keeper(tmp_path, other).known()) == ["q1"]
        assert Keeper(tmp_path, MANIFEST).known() == {}

    def test_a_run_that_is_finished_is_asked_anew(self, tmp_path):
        attempt(tmp_path)
        assert attempt(tmp_path)[0] == ["1", "2", "3", "4"]


class TestDamaged:
    def test_no_such_run(self, tmp_path):
        with pytest.raises(UsageError) as told:
            read_run(tmp_path / "nowhere")
        assert str(told.value) == (
            f"There is no run {tmp_path / 'nowhere'}. Make it: assistant eval SETS --run nowhere"
        )

    @pytest.mark.parametrize("name", ["manifest.json", "metrics.json", "rows.jsonl"])
    def test_a_file_that_is_missing_is_named(self, kept, name):
        (kept / name).unlink()
        with pytest.raises(UsageError, match=name) as told:
            read_run(kept)
        assert "not finished" in str(told.value)

    @pytest.mark.parametrize("name", ["manifest.json", "metrics.json", "times.json"])
    @pytest.mark.parametrize("text", ['{"name": ', "[]", ""])
    def test_a_file_that_is_no_object_is_named(self, kept, name, text):
        (kept / name).write_text(text, encoding="utf-8")
        with pytest.raises(UsageError, match=f"{name} is no JSON object"):
            read_run(kept)

    @pytest.mark.parametrize("line", ['{"id": "q2", "clus', "[]", "", "{}"])
    def test_a_row_that_is_none_is_named_with_its_line(self, kept, line):
        first, _ = (kept / "rows.jsonl").read_text(encoding="utf-8").splitlines()
        (kept / "rows.jsonl").write_text(f"{first}\n{line}\n", encoding="utf-8")
        with pytest.raises(UsageError, match=r"rows\.jsonl:2: is no row"):
            read_run(kept)

    def test_what_is_no_text_is_named(self, kept):
        (kept / "rows.jsonl").write_bytes(b'{"id": "\xff"}\n')
        with pytest.raises(UsageError, match=r"rows\.jsonl cannot be read"):
            read_run(kept)

    def test_a_run_that_was_cut_short_is_no_run_yet(self, tmp_path):
        attempt(tmp_path, "question 3")
        with pytest.raises(UsageError, match=r"manifest\.json cannot be read"):
            read_run(tmp_path)


class TestWriting:
    def test_where_no_folder_can_be_it_is_said_so(self, tmp_path):
        (tmp_path / "taken").write_text("", encoding="utf-8")
        with pytest.raises(UsageError, match=r"cannot be kept in .*taken"):
            Keeper(tmp_path / "taken", MANIFEST)

    def test_a_file_that_could_not_be_written_whole_leaves_the_old_one(self, kept, monkeypatch):
        """The disk is full after ten characters."""
        before, write = read_run(kept), Path.write_text

        def cut(path, text, **how):
            write(path, text[:10], **how)
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(Path, "write_text", cut)
        with pytest.raises(UsageError, match="No space"):
            Keeper(kept, MANIFEST | {"name": "two"}).finish(ROWS[:1])
        monkeypatch.undo()
        assert read_run(kept) == before
        assert not list(kept.glob(".*.new"))


def test_line_separators_in_a_text_are_no_ends_of_a_row(tmp_path):
    """U+2028 stands in JSON as it is, and splitlines would part the row there."""
    rows = [replace(ROWS[0], question="one\u2028two\x85three")]
    Keeper(tmp_path / "run", MANIFEST).finish(rows)
    assert read_run(tmp_path / "run").rows[0].question == "one\u2028two\x85three"


@pytest.mark.parametrize("line", ['{"id": "q1"}', '{"x": 1}', "[1]", "{"])
def test_a_damaged_row_is_named_with_its_line(tmp_path, line):
    run = tmp_path / "run"
    Keeper(run, MANIFEST).finish(ROWS[:1])
    (run / "rows.jsonl").write_text(line + "\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"rows\.jsonl:1: is no row"):
        read_run(run)

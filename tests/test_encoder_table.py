"""benchmarks/encoders.py on two tiny sets and a pool of them: what it measures, keeps, and prints."""

import json

import pytest

from assistant.errors import UsageError
from benchmarks import encoders
from tests.evaluation.benchfolders import CORPUS, QUESTIONS, write_set


@pytest.fixture
def run(monkeypatch, capsys, tmp_path):
    """Run the script with the encoder that needs no model: (stdout, stderr, the file it wrote)."""
    monkeypatch.setattr(encoders, "FOLDERS", ("tiny", "less"))
    monkeypatch.setattr(encoders, "POOLS", {"both together": ("tiny", "less")})
    monkeypatch.setattr(encoders, "SAMPLES", {"less": 1})
    write_set(tmp_path / "tiny")
    write_set(tmp_path / "less", CORPUS[:2], QUESTIONS[:2])
    target = tmp_path / "figures.json"

    def call(*args):
        given = ["--data", str(tmp_path), "--encoders", "hashing", "--output", str(target), *args]
        monkeypatch.setattr("sys.argv", ["encoders.py", "--sets", "tiny", "less", "both together", *given])
        encoders.main()
        return *capsys.readouterr(), json.loads(target.read_text(encoding="utf-8"))

    return call


def test_a_row_for_each_set_and_a_column_for_each_leg(run):
    out, _, written = run()
    lines = out.splitlines()
    assert "| set | passages | questions | BM25 | hashing dense | hashing hybrid |" in lines
    hybrid = {line.split(" | ")[0].strip("| "): line.split(" | ") for line in lines if line.startswith("| ")}
    assert hybrid.keys() == {"set", "tiny", "less", "both together"}
    assert {(row["set"], row["passages"], row["questions"]) for row in written["rows"]} == {
        ("tiny", 4, 4), ("less", 2, 1), ("both together", 4, 5),
    }  # fmt: skip
    assert {"date", "machine", "versions"} <= written.keys()
    (found,) = [row for row in written["rows"] if (row["set"], row["mode"]) == ("both together", "hybrid")]
    assert found["success@1"] == 0.75  # of tiny's three two, and the one of less


def test_what_is_there_already_is_not_measured_again(run, tmp_path):
    _, first, before = run()
    _, second, after = run()
    assert first.count("measured") == 9
    assert second == ""
    assert after["rows"] == before["rows"]
    assert run("--fresh")[1].count("measured") == 9
    write_set(tmp_path / "less", CORPUS[:2], QUESTIONS[1:2])
    _, err, after = run()
    assert err.count("measured") == 6  # the set that changed and the pool it is in
    assert "tiny:" not in err


def test_what_was_broken_off_is_taken_up(run, tmp_path):
    run()
    target = tmp_path / "figures.json"
    kept = json.loads(target.read_text(encoding="utf-8"))
    kept["rows"] = [row for row in kept["rows"] if (row["set"], row["mode"]) != ("less", "hybrid")]
    target.write_text(json.dumps(kept), encoding="utf-8")
    _, err, after = run()
    assert err == "less: hashing hybrid measured\n"
    assert len(after["rows"]) == 9


def test_a_missing_folder_is_named_before_anything_is_measured(run, tmp_path, capsys):
    (tmp_path / "less" / "corpus.jsonl.gz").unlink()
    (tmp_path / "less" / "questions.jsonl.gz").unlink()
    (tmp_path / "less").rmdir()
    with pytest.raises(SystemExit, match=r"has no folder less\. Give another --data"):
        run()
    assert "measured" not in capsys.readouterr().err


class TestCard:
    """The table in a model card is made, not typed."""

    def test_it_stands_between_the_marks_and_replaces_what_stood_there(self, tmp_path):
        card = tmp_path / "README.md"
        card.write_text("\n".join(["# Card", encoders.MARKS[0], "old", encoders.MARKS[1], "end"]), encoding="utf-8")
        encoders.write_card(card, "| new |")
        assert card.read_text(encoding="utf-8") == "\n".join(
            ["# Card", encoders.MARKS[0], "| new |", encoders.MARKS[1], "end"]
        )

    def test_a_card_without_a_place_is_named(self, tmp_path):
        card = tmp_path / "README.md"
        card.write_text("# Card", encoding="utf-8")
        with pytest.raises(UsageError, match=r"README\.md has no place"):
            encoders.write_card(card, "| new |")

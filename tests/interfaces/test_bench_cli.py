"""`assistant bench` as its users meet it: what is printed, what is written, and what is said of wrong use."""

import json

import pytest

from assistant.interfaces import benching, cli
from tests.evaluation.benchfolders import CORPUS, QUESTIONS, write_set

FIGURES = {
    "success@1", "success@10", "recall@10", "mrr@10", "ndcg@10", "answer_in_snippet@1", "refusal_recall",
    "false_refusals", "passages_per_second", "ms_per_question",
}  # fmt: skip
ABOUT = {"set", "encoder", "mode", "passages", "questions", "answerable"}


@pytest.fixture
def settings_file(tmp_path, small_knowledge):
    """Settings for the encoder that needs no model; the index they name must never be made."""
    path = tmp_path / "assistant.yaml"
    path.write_text(f"knowledge: {small_knowledge}\nindex: {tmp_path / 'index'}\nencoder: hashing\n", encoding="utf-8")
    return path


@pytest.fixture
def run(monkeypatch, capsys, settings_file):
    """Run `assistant bench ARGS…` in this process: (exit code, stdout, stderr)."""

    def call(*args):
        monkeypatch.setattr("sys.argv", ["assistant", "bench", *map(str, args), "--settings", str(settings_file)])
        monkeypatch.setenv("COLUMNS", "120")
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, err = capsys.readouterr()
        return ended.value.code or 0, out, err

    return call


@pytest.fixture
def tiny(tmp_path):
    """The folder of four passages and four questions."""
    return write_set(tmp_path / "tiny")


@pytest.fixture
def other(tmp_path):
    """A second folder: the nickel passage of the first again, one passage of its own, and two questions."""
    lead = {"id": "pb", "title": "", "text": "Lead shields against radiation in hospitals.", "lang": "en"}
    asked = {"lang": "en", "relevant": ["pb"], "answers": ["Lead"], "answerable": True}
    questions = [
        {"id": "o1", "question": "What shields against radiation?"} | asked,
        {"id": "o2", "question": "Lead in hospitals?"} | asked,
    ]
    return write_set(tmp_path / "other", [CORPUS[3], lead], questions)


class TestJson:
    def test_one_folder_gives_one_object_of_the_shipped_search(self, run, tiny, tmp_path):
        code, out, _ = run(tiny, "--json")
        found = json.loads(out)
        assert code == 0
        assert found.keys() == FIGURES | ABOUT
        assert {name: found[name] for name in ABOUT} == {
            "set": "tiny", "encoder": "hashing", "mode": "hybrid", "passages": 4, "questions": 4, "answerable": 3,
        }  # fmt: skip
        assert (found["success@1"], found["success@10"], found["mrr@10"]) == (0.6667, 1.0, 0.8333)
        assert found["refusal_recall"] == 1.0
        assert not (tmp_path / "index").exists()

    def test_several_folders_give_a_list(self, run, tiny, other):
        found = json.loads(run(tiny, other, "--json", "--mode", "dense")[1])
        assert [(each["set"], each["mode"], each["passages"]) for each in found] == [
            ("tiny", "dense", 4),
            ("other", "dense", 2),
        ]

    def test_a_set_without_unanswerable_questions_has_no_refusal_recall(self, run, other):
        assert json.loads(run(other, "--json")[1])["refusal_recall"] is None

    def test_bm25_alone_names_no_encoder(self, run, tiny):
        found = json.loads(run(tiny, "--json", "--mode", "lexical", "--encoder", "never-opened")[1])
        assert (found["encoder"], found["mode"], found["success@1"]) == (None, "lexical", 0.6667)


class TestChoices:
    def test_limit_asks_fewer_of_the_whole_corpus(self, run, tiny):
        """Two of four at even steps: the first and the third, found first and second."""
        found = json.loads(run(tiny, "--json", "--limit", "2")[1])
        assert (found["passages"], found["questions"], found["answerable"]) == (4, 2, 2)
        assert (found["success@1"], found["mrr@10"]) == (0.5, 0.75)

    def test_pool_asks_every_set_of_all_passages_each_kept_once(self, run, tiny, other):
        found = json.loads(run(tiny, other, "--json", "--pool")[1])
        assert [(each["set"], each["passages"], each["questions"]) for each in found] == [
            ("tiny", 5, 4),
            ("other", 5, 2),
        ]
        assert [each["success@1"] for each in found] == [0.6667, 1.0]

    def test_the_encoder_can_be_named(self, run, tiny, settings_file):
        settings_file.write_text(settings_file.read_text(encoding="utf-8").replace("hashing", "not-here"), "utf-8")
        assert json.loads(run(tiny, "--json", "--encoder", "hashing")[1])["encoder"] == "hashing"

    def test_output_has_what_json_prints(self, run, tiny, tmp_path):
        target = tmp_path / "figures.json"
        _, out, _ = run(tiny, "--json", "--output", target)
        assert json.loads(target.read_text(encoding="utf-8")) == json.loads(out)


class TestTable:
    def test_a_table_for_each_set_with_a_row_for_each_leg(self, run, tiny, other, tmp_path):
        target = tmp_path / "figures.json"
        code, out, _ = run(tiny, other, "--output", target)
        assert code == 0
        assert "tiny · 4 passages, 4 questions, 3 answerable · hashing" in out
        assert "other · 2 passages, 2 questions, 2 answerable · hashing" in out
        assert [line.split()[0] for line in out.splitlines() if line.startswith(" ") and line.strip()[0] != "S"] == [
            "BM25", "dense", "hybrid", "BM25", "dense", "hybrid",
        ]  # fmt: skip
        rows = json.loads(target.read_text(encoding="utf-8"))
        assert [row["mode"] for row in rows] == ["lexical", "dense", "hybrid"] * 2

    def test_one_mode_is_one_row(self, run, tiny):
        _, out, _ = run(tiny, "--mode", "hybrid")
        assert "hybrid  0.667  1.000" in out
        assert "BM25" not in out

    def test_dense_and_hybrid_share_one_index(self, run, tiny, monkeypatch):
        encoders = []
        lay_out = benching.lay_out
        monkeypatch.setattr(benching, "lay_out", lambda *given: encoders.append(given[2]) or lay_out(*given))
        run(tiny)
        assert [encoder and encoder.name for encoder in encoders] == [None, "hashing"]


class TestWrongUse:
    @pytest.mark.parametrize(
        ("args", "word"),
        [
            (("--mode", "sparse"), "--mode must be one of hybrid, dense, lexical, not 'sparse'."),
            (("--encoder", "no-such-model"), "no-such-model"),
            (("--output", "no-folder/x.json"), "--output no-folder/x.json: there is no folder to write that file in"),
            (("nowhere",), "nowhere: there is no such folder"),
            (("--limit", "0"), "--limit"),
        ],
    )
    def test_it_exits_with_2_and_says_what_is_wrong(self, run, tiny, args, word):
        code, out, err = run(tiny, *args)
        assert code == 2
        assert out == ""
        assert word in err
        assert "Traceback" not in err

    def test_a_damaged_folder_is_named_before_anything_is_measured(self, run, tiny, tmp_path):
        broken = write_set(tmp_path / "broken", questions=[*QUESTIONS, "{"])
        code, out, err = run(tiny, broken)
        assert (code, out) == (2, "")
        assert "questions.jsonl.gz:5: is not JSON" in err
        assert "asking" not in err

    def test_two_passages_of_one_id_cannot_be_pooled(self, run, tiny, tmp_path):
        twin = write_set(tmp_path / "twin", [CORPUS[0] | {"text": "別的文字。"}, *CORPUS[1:]])
        code, _, err = run(tiny, twin, "--pool")
        assert code == 2
        assert "twin: passage 'ga' stands with another text" in err

    def test_a_glossary_that_does_not_hold_is_named(self, run, tiny, small_knowledge):
        (small_knowledge / "glossary.yaml").unlink()
        code, _, err = run(tiny)
        assert code == 2
        assert "glossary.yaml" in err


class TestBeside:
    def test_each_encoder_has_its_rows_and_bm25_only_one(self, run, tiny, tmp_path):
        output = tmp_path / "figures.json"
        code, _, _ = run(tiny, "--encoder", "hashing", "--encoder", "hashing", "--output", output)
        rows = json.loads(output.read_text(encoding="utf-8"))
        assert code == 0
        assert [row["mode"] for row in rows] == ["lexical", "dense", "hybrid", "dense", "hybrid"]

    def test_an_unknown_second_encoder_is_named_before_anything_is_measured(self, run, tiny):
        code, out, err = run(tiny, "--encoder", "hashing", "--encoder", "nowhere/at-all")
        assert (code, out) == (2, "")
        assert "nowhere/at-all" in err

    def test_baselines_stand_in_the_same_table(self, run, tiny, tmp_path):
        pytest.importorskip("jieba", reason="jieba is not installed")
        output = tmp_path / "figures.json"
        code, out, _ = run(tiny, "--mode", "lexical", "--baselines", "--output", output)
        assert code == 0
        assert [row["mode"] for row in json.loads(output.read_text(encoding="utf-8"))] == [
            "whitespace", "jieba", "lexical",
        ]  # fmt: skip
        assert "BM25, spaces" in out
        assert "BM25, jieba" in out

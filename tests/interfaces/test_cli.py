"""The command line as its users meet it: what is printed where, and with which exit code."""

import json

import pytest

from assistant.interfaces import cli

MEANT = "How many minerals are on the 2022 US list?"


@pytest.fixture
def settings_file(tmp_path, small_knowledge):
    """Settings for the small knowledge and the encoder that needs no model."""
    path = tmp_path / "assistant.yaml"
    path.write_text(f"knowledge: {small_knowledge}\nindex: {tmp_path / 'index'}\nencoder: hashing\n", encoding="utf-8")
    return path


@pytest.fixture
def run(monkeypatch, capsys, settings_file):
    """Run `assistant ARGS…` in this process: (exit code, stdout, stderr)."""

    def call(*args, settings=True):
        extra = ["--settings", str(settings_file)] if settings else []
        monkeypatch.setattr("sys.argv", ["assistant", *map(str, args), *extra])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, err = capsys.readouterr()
        return ended.value.code or 0, out, err

    return call


def test_an_answer_in_json_is_the_contract(run, assert_contract):
    code, out, _ = run("ask", MEANT, "--json")
    answer = json.loads(out)
    assert_contract(answer)
    assert code == (0 if answer["status"] == "answered" else 3)


def test_small_talk_is_no_failure(run):
    code, out, _ = run("ask", "Hello!")
    assert code == 0
    assert "critical minerals" in out


def test_a_question_that_is_not_in_the_knowledge_exits_with_3(run):
    code, out, _ = run("ask", "Who will win the football world cup?")
    assert code == 3
    assert "not in what I know" in out


def test_a_missing_index_is_built_and_said_so_on_stderr(run, tmp_path):
    _, out, err = run("ask", "Hello!")
    assert "There is no index" in err
    assert "Building it now" in err
    assert "index" not in out
    assert (tmp_path / "index" / "current").is_file()


def test_the_answer_language_can_be_asked_for(run):
    _, out, _ = run("ask", "Hello!", "--lang", "zh-Hans", "--json")
    assert json.loads(out)["language"] == "zh-Hans"


@pytest.mark.parametrize(
    ("args", "word"),
    [
        (("ask",), "Give either a question or --batch"),
        (("ask", "x", "--lang", "fr"), "--lang must be"),
        (("ask", "   "), "The question is empty"),
        (("ask", "x" * 3000), "3000 characters"),
        (("ask", "--batch", "nowhere.jsonl"), "nowhere.jsonl cannot be read"),
        (("eval", "nowhere.yaml"), "nowhere.yaml"),
    ],
)
def test_wrong_use_exits_with_2_and_one_clear_line(run, args, word):
    code, out, err = run(*args)
    assert code == 2
    assert out == ""
    assert word in err
    assert "Traceback" not in err


def test_a_setting_that_is_not_there_is_named(run, settings_file):
    settings_file.write_text("knowlegde: here\n", encoding="utf-8")
    code, _, err = run("ask", "Hello!")
    assert code == 2
    assert "there is no setting 'knowlegde'" in err


def test_a_batch_gives_one_contract_a_line_in_order_whatever_the_status(run, tmp_path, assert_contract):
    batch, output = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    lines = [
        {"id": "a", "question": MEANT, "note": "other keys are ignored"},
        {"id": 2, "question": ""},
        {"id": None, "question": "謝謝"},
        {"id": "d", "question": "那中國呢？", "history": [{"role": "user", "content": "美國2022年清單有幾項？"}]},
        {"id": "e", "question": "x" * 5000},
    ]
    batch.write_text("\n".join(json.dumps(line) for line in lines) + "\n\n", encoding="utf-8")
    code, out, _ = run("ask", "--batch", batch, "--output", output)
    answers = [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]
    assert code == 0
    assert out == ""
    assert [answer["id"] for answer in answers] == ["a", 2, None, "d", "e"]
    assert [answer["question"] for answer in answers] == [line["question"].strip() for line in lines]
    assert answers[1]["status"] == "not_found"
    assert answers[2]["status"] == "smalltalk"
    assert answers[3]["resolved_question"] == "中國2022年清單有幾項？"
    assert "5000 characters" in answers[4]["notes"][0]
    for answer in answers:
        assert_contract({key: value for key, value in answer.items() if key != "id"})


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("{not json", "in.jsonl:2: is not JSON"),
        ('{"id": 1}', 'in.jsonl:2: needs a "question"'),
        ('["question"]', 'in.jsonl:2: needs a "question"'),
        ('{"question": "x", "history": [{"role": "system", "content": "y"}]}', "in.jsonl:2: history must be"),
    ],
)
def test_a_bad_batch_line_is_named_before_anything_is_answered(run, tmp_path, line, word):
    batch, output = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    batch.write_text('{"question": "Hello"}\n' + line + "\n", encoding="utf-8")
    code, _, err = run("ask", "--batch", batch, "--output", output)
    assert code == 2
    assert word in err
    assert not output.exists()


def test_search_tells_entry_place_and_scores(run):
    code, out, _ = run("search", "gallium", "-k", "2", "--json")
    hits = json.loads(out)
    assert code == 0
    assert [hit["rank"] for hit in hits] == list(range(1, len(hits) + 1))
    assert 1 <= len(hits) <= 2
    for hit in hits:
        assert set(hit["scores"]) == {"dense", "lexical", "fused"}
        assert hit["quote"]
        assert hit["source"]["title"]


def test_check_names_file_line_id_and_mend_and_exits_with_1(run, small_knowledge):
    code, out, _ = run("check")
    assert (code, out.splitlines()[-1].split(",")[1].split(" in ")[0]) == (0, " 0 fault(s)")
    fact = next((small_knowledge / "facts").glob("*.yaml"))
    fact.write_text(
        fact.read_text(encoding="utf-8").replace("check: confirmed", "chekc: confirmed", 1), encoding="utf-8"
    )
    code, out, _ = run("check")
    assert code == 1
    assert f"facts/{fact.name}:" in out
    assert "there is no such key. Mend: Remove it or correct its spelling." in out


def test_index_says_how_much_was_encoded_and_only_what_changed_is(run):
    code, first, _ = run("index")
    assert code == 0
    _, second, _ = run("index")
    assert "(0 newly encoded)" in second
    assert "(0 newly encoded)" not in first


def test_doctor_finds_a_sound_project_and_a_missing_index(run):
    code, out, _ = run("doctor")
    assert code == 1
    assert "BAD  index" in out
    run("index")
    code, out, _ = run("doctor")
    assert code == 0
    assert "BAD" not in out


def test_help_lists_every_command(run):
    _, out, _ = run("--help", settings=False)
    for command in ("ask", "search", "index", "check", "eval", "bench", "serve", "doctor"):
        assert command in out


def test_eval_prints_figures_and_writes_a_row_for_each_question(run, tmp_path):
    questions = tmp_path / "set.yaml"
    questions.write_text(
        "about: one question\nsplit: dev\nquestions:\n"
        "- {id: q1, cluster: c, language: en, kind: off-topic, answerable: false, question: Will it rain tomorrow?}\n",
        encoding="utf-8",
    )
    output = tmp_path / "figures.json"
    code, out, _ = run("eval", questions, "--output", output)
    figures = json.loads(output.read_text(encoding="utf-8"))
    assert code == 0
    assert "right" in out
    assert [row["id"] for row in figures["rows"]] == ["q1"]

"""`assistant eval` as its users meet it: runs kept and compared, reports, floors, and what is said of wrong use."""

import json
import re
from html.parser import HTMLParser

import pytest

from assistant.answering.confidence import FEATURES, Model
from assistant.evaluation.benchsets import read_bench_set
from assistant.interfaces import cli
from assistant.wiring import Assistant

SET = """\
about: Questions on the small knowledge.
split: dev
questions:
- {id: size, cluster: size, language: en, kind: count, answerable: true, answers: ['50'], evidence: [us-2022-size],
   question: How long is the US critical minerals list of 2022?}
- {id: size-zh, cluster: size, language: zh-Hant, kind: count, answerable: true, answers: ['50'],
   evidence: [us-2022-size], question: 美國2022年關鍵礦物清單有多少項？}
- {id: control, cluster: control, language: en, kind: date, answerable: true, answers: [1 August 2023],
   evidence: [gallium-control], question: Since when has China controlled exports of gallium and germanium?}
- {id: group, cluster: group, language: en, kind: count, answerable: true, answers: ['17'],
   evidence: [rare-earth-group], question: How many elements are the rare earths?}
- {id: cup, cluster: cup, language: en, kind: off-topic, answerable: false,
   question: Who will win the football world cup?}
- {id: price, cluster: price, language: en, kind: number, answerable: true, answers: ['9'],
   evidence: [gallium-items], question: What is the price of gallium?}
"""
"""Five that come out right and one, on a price that the knowledge does not hold, that is refused."""
IDS = ["size", "size-zh", "control", "group", "cup", "price"]
WEIGHTS = (-2.0, *(4.0 if name == "coverage" else 0.0 for name in FEATURES))
SURE = Model(*({"en": each, "zh": each} for each in (WEIGHTS, 0.3, 0.95)))
"""Goes by the words of a question that an entry holds, from 0.12 for none to 0.88 for all; when cautious, nothing is
sure enough. The one that ships is fitted anew now and then."""
FILES = {"manifest.json", "rows.jsonl", "metrics.json", "run.trec", "qrels.txt", "times.json"}


@pytest.fixture
def settings_file(tmp_path, small_knowledge):
    """Settings for the small knowledge and the encoder that needs no model."""
    path = tmp_path / "assistant.yaml"
    path.write_text(f"knowledge: {small_knowledge}\nindex: {tmp_path / 'index'}\nencoder: hashing\n", encoding="utf-8")
    return path


@pytest.fixture
def run(monkeypatch, capsys, tmp_path, settings_file):
    """Run `assistant eval ARGS…` in this process, from the folder of the test: (exit code, stdout, stderr)."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "400")
    monkeypatch.setattr("assistant.answering.confidence.fitted", lambda: SURE)

    def call(*args):
        monkeypatch.setattr("sys.argv", ["assistant", "eval", *map(str, args), "--settings", str(settings_file)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, err = capsys.readouterr()
        return ended.value.code or 0, out, err

    return call


@pytest.fixture
def dev(tmp_path):
    path = tmp_path / "dev.yaml"
    path.write_text(SET, encoding="utf-8")
    return path


@pytest.fixture
def gate(tmp_path):
    """A function: floors -> a gate file."""

    def write(*floors):
        path = tmp_path / "gate.yaml"
        path.write_text("\n".join(["about: Floors.", "floors:", *floors, ""]), encoding="utf-8")
        return path

    return write


def change(path, *pairs):
    """Write the second of each pair in place of the first, which must be there."""
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


class TestScoring:
    def test_the_headline_with_its_intervals_and_the_failures(self, run, dev):
        code, out, _ = run(dev)
        lines = out.splitlines()
        assert (code, lines[0]) == (0, "6 questions")
        assert lines[1].split()[:2] == ["right", "0.833"]
        assert lines[1].endswith("(n = 6)")
        assert "1 questions did not come out right:" in out
        assert "why     has an answer, status is not_found" in out
        assert "did not come out right" not in run(dev, "--failures", "0")[1]

    def test_json_and_output_hold_the_same_run(self, run, dev, tmp_path):
        told = json.loads(run(dev, "--json", "--output", "figures.json")[1])
        assert told == read(tmp_path / "figures.json")
        assert [row["id"] for row in told["rows"]] == IDS
        assert told["overall"]["right"] == told["metrics"]["figures"]["right"]["value"] == 0.8333
        (asked,) = told["manifest"]["sets"]
        assert (asked["file"], asked["split"], asked["questions"]) == ("dev.yaml", "dev", 6)

    def test_nothing_is_kept_unless_it_is_asked_for(self, run, dev, tmp_path):
        before = {path.name for path in tmp_path.iterdir()}
        run(dev)
        assert {path.name for path in tmp_path.iterdir()} - before == {"index"}


class TestKeptRuns:
    def test_a_run_is_kept_under_its_name(self, run, dev, tmp_path):
        code, out, _ = run(dev, "--run", "before")
        assert code == 0
        assert "kept in runs/before" in out
        assert {path.name for path in (tmp_path / "runs" / "before").iterdir()} == FILES
        assert read(tmp_path / "runs" / "before" / "manifest.json")["name"] == "before"

    def test_another_folder_of_runs(self, run, dev, tmp_path):
        run(dev, "--run", "before", "--runs", "kept/here")
        assert (tmp_path / "kept" / "here" / "before" / "rows.jsonl").is_file()
        assert not (tmp_path / "runs").exists()
        assert run("--compare", "before", "before", "--runs", "kept/here")[0] == 0
        assert run("--compare", "kept/here/before", "before", "--runs", "kept/here")[0] == 0

    def test_one_cut_short_goes_on(self, run, dev, tmp_path, monkeypatch):
        asked, limit, ask = [], 2, Assistant.ask

        def cut(self, question, *args, **how):
            if len(asked) == limit:
                raise KeyboardInterrupt
            asked.append(question)
            return ask(self, question, *args, **how)

        monkeypatch.setattr(Assistant, "ask", cut)
        code, out, _ = run(dev, "--run", "cut")
        assert code != 0
        assert out == ""
        assert (tmp_path / "runs" / "cut" / "partial.jsonl").is_file()
        first, asked[:] = list(asked), []
        limit = 6
        assert run(dev, "--run", "cut")[0] == 0
        assert (len(first), len(asked), len({*first, *asked})) == (2, 4, 6)
        rows = (tmp_path / "runs" / "cut" / "rows.jsonl").read_text(encoding="utf-8").splitlines()
        assert [json.loads(row)["id"] for row in rows] == IDS


class Read(HTMLParser):
    """What a page would load, and the figures of its head: name -> (value, low, high, n) over all questions."""

    def __init__(self, html):
        super().__init__()
        self.links, self.figures = [], {}
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        has = dict(attrs)
        self.links += [has[key] for key in ("src", "href", "srcset", "action", "data", "poster") if has.get(key)]
        if has.get("data-group") == "all" and "data-figure" in has:
            told = tuple(has[f"data-{key}"] for key in ("value", "low", "high", "n"))
            self.figures.setdefault(has["data-figure"], set()).add(told)


class TestReport:
    def test_its_figures_are_those_of_the_run(self, run, dev, tmp_path):
        code, out, _ = run(dev, "--run", "one", "--report", "shown/here")
        assert code == 0
        assert "report: shown/here/report.html, shown/here/report.md" in out
        figures = read(tmp_path / "runs" / "one" / "metrics.json")["figures"]
        shown = Read((tmp_path / "shown" / "here" / "report.html").read_text(encoding="utf-8")).figures
        for name in figures:
            wanted = tuple("" if value is None else json.dumps(value) for value in figures[name].values())
            assert shown[name] == {wanted}
        assert figures["right"]["value"] == 0.8333
        assert "0.833" in (tmp_path / "shown" / "here" / "report.md").read_text(encoding="utf-8")

    def test_it_loads_nothing(self, run, dev, tmp_path):
        run(dev, "--report", "shown")
        html = (tmp_path / "shown" / "report.html").read_text(encoding="utf-8")
        links = Read(html).links
        assert links
        assert all(link.startswith("#") for link in links)
        assert not re.search(r"""(?:src|href|action|url\(|@import)[=\s\\"'(]*https?:""", html)


class TestGate:
    def test_floors_that_hold(self, run, dev, gate):
        path = gate("- {figure: right, at_least: 0.8}", "- {figure: right, kind: count, at_least: 1}")
        code, out, _ = run(dev, "--gate", path)
        assert code == 0
        assert out.count("holds") == 2
        assert "FAILS" not in out

    def test_one_floor_that_does_not_hold_exits_with_1(self, run, dev, gate):
        path = gate("- {figure: right, at_least: 0.8}", "- {figure: false_refusals, at_most: 0.1}")
        code, out, _ = run(dev, "--gate", path)
        assert code == 1
        assert (out.count("holds"), out.count("FAILS")) == (1, 1)

    def test_in_json(self, run, dev, gate):
        code, out, _ = run(dev, "--json", "--gate", gate("- {figure: right, at_least: 0.9}"))
        assert code == 1
        assert json.loads(out)["gate"] == [
            {"figure": "right", "over": "all", "measured": "0.833", "demanded": "≥ 0.9", "": "FAILS"}
        ]

    def test_a_faulty_gate_is_named_before_anything_is_asked(self, run, dev, gate, tmp_path):
        code, out, err = run(dev, "--gate", gate("- {figure: right, at_least: 0.8}", "- {figure: right}"))
        assert (code, out) == (2, "")
        assert "gate.yaml:4: floors.1: needs at_least or at_most" in err
        assert not (tmp_path / "index").exists()


def test_the_ladder(run, dev):
    names = ["BM25 only", "dense only", "hybrid", "+ asks", "+ tables", "+ silence (as shipped)"]
    code, out, _ = run(dev, "--ablate")
    assert code == 0
    assert [any(line.strip().startswith(name) for line in out.splitlines()) for name in names] == [True] * 6
    rungs = json.loads(run(dev, "--ablate", "--json")[1])
    assert [rung[""] for rung in rungs] == names
    assert rungs[-1]["right"] == "0.833"
    assert rungs[-1]["refusal R"] == "1.000"


@pytest.fixture
def compared(run, dev):
    """A function: the run before a change is kept; then (what is shown, the same as data) after it."""
    assert run(dev, "--run", "before")[0] == 0

    def after():
        assert run(dev, "--run", "after")[0] == 0
        code, out, _ = run("--compare", "before", "after")
        assert code == 0
        return out, json.loads(run("--compare", "before", "after", "--json")[1])

    return after


NOBODY = {"right_lost": [], "right_gained": [], "changed": []}


def named(data):
    return {name: data[name] for name in NOBODY}


class TestCompare:
    def test_a_run_beside_itself_moved_nothing(self, run, compared):
        code, out, _ = run("--compare", "before", "before")
        assert code == 0
        assert "before → before: 6 questions in both" in out
        assert "No figure moved." in out
        assert "not the same in both" not in out
        assert "right and no longer: 0; newly right: 0; McNemar p = 1.000; changed otherwise: 0" in out
        data = json.loads(run("--compare", "before", "before", "--json")[1])
        assert named(data) == NOBODY
        assert {figure["verdict"] for figure in data["figures"]} <= {"the same", "nothing to compare"}

    def test_the_same_run_made_again_moved_nothing(self, compared):
        out, data = compared()
        assert "No figure moved." in out
        assert named(data) == NOBODY

    def test_a_wrong_figure_in_a_fact(self, compared, small_knowledge):
        figures = ("共50項", "共51項"), ("has 50 entries", "has 51 entries"), ("{number: 50,", "{number: 51,")
        change(small_knowledge / "facts" / "paper.yaml", *figures)
        out, data = compared()
        assert named(data) == NOBODY | {"right_lost": ["size", "size-zh"]}
        assert "not the same in both: knowledge" in out.splitlines()
        assert "lost size count  How long is the US critical minerals list of 2022?" in out
        assert "after   美國2022年關鍵礦物清單共51項；論文作53項。[1]" in out
        assert out.count("says 51 in place of 50; short answer 51 in place of 50") == 2
        right = next(figure for figure in data["figures"] if figure["name"] == "right")
        assert (right["before"], right["after"]) == (pytest.approx(5 / 6), pytest.approx(3 / 6))

    def test_a_raised_threshold(self, compared, settings_file):
        settings_file.write_text(settings_file.read_text(encoding="utf-8") + "cautious: true\n", encoding="utf-8")
        out, data = compared()
        assert named(data) == NOBODY | {"right_lost": ["size", "size-zh", "control", "group"]}
        assert "not the same in both: settings" in out.splitlines()
        assert out.count("status not_found in place of answered at the same confidence of 0.") == 4
        assert out.count("the threshold or another rule of refusing has moved") == 4

    def test_another_source_of_an_entry(self, compared, small_knowledge):
        dated = "\n    valid_from: 2023-08-01"
        change(small_knowledge / "facts" / "policy.yaml", (f"source: mofcom-23{dated}", f"source: fr-2022{dated}"))
        out, data = compared()
        assert named(data) == NOBODY | {"changed": ["control"]}
        assert "No figure moved." in out
        assert (
            "gallium-control comes from 2022 Final List of Critical Minerals in place of 商務部公告2023年第23號" in out
        )

    def test_questions_of_one_run_alone_and_other_gold_are_named(self, compared, dev):
        change(dev, ("id: cup,", "id: cup-2,"), ("answers: ['17']", "answers: ['18']"))
        out, data = compared()
        assert (data["only_before"], data["only_after"], data["changed_gold"]) == (["cup"], ["cup-2"], ["group"])
        assert "before → after: 4 questions in both" in out
        for line in ("only before: cup", "only after: cup-2", "other gold, so not compared: group"):
            assert line in out.splitlines()


class TestImport:
    def test_a_squad_file_becomes_a_benchmark_folder(self, run, tmp_path):
        asked = {"id": "q1", "question": "When does it melt?", "answers": [{"text": "29.8", "answer_start": 0}]}
        unasked = {"id": "q2", "question": "Who found it?", "answers": [], "is_impossible": True}
        paragraph = {"context": "Gallium melts at 29.8 degrees.", "qas": [asked, unasked]}
        data = {"version": "v2.0", "data": [{"title": "Gallium", "paragraphs": [paragraph]}]}
        (tmp_path / "squad.json").write_text(json.dumps(data), encoding="utf-8")
        code, out, _ = run("--import", "squad.json", "melting")
        assert code == 0
        assert out.startswith(
            "melting: 1 passages, 2 questions, 1 of them without an answer. Ask them: assistant bench"
        )
        assert [each.id for each in read_bench_set(tmp_path / "melting").questions] == ["q1", "q2"]
        assert "melting: is taken" in run("--import", "squad.json", "melting")[2]


@pytest.mark.parametrize(
    ("args", "words"),
    [
        ((), "Name the question sets, such as: assistant eval"),
        (("nowhere.yaml",), "nowhere.yaml: cannot be read"),
        (("dev.yaml", "dev.yaml"), "The question size is in the sets twice. Name each set once."),
        (("dev.yaml", "--run", ".."), "--run needs a plain name"),
        (("dev.yaml", "--run", "."), "--run needs a plain name"),
        (("dev.yaml", "--run", ""), "--run needs a plain name"),
        (("dev.yaml", "--output", "."), "--output .: there is no folder to write that file in"),
        (("dev.yaml", "--ablate", "--run", "x"), "leave out --run"),
        (("dev.yaml", "--run", "a/.."), "--run needs a plain name"),
        (("dev.yaml", "--gate", "nowhere.yaml"), "nowhere.yaml: cannot be read"),
        (("dev.yaml", "--output", "nowhere/figures.json"), "--output nowhere/figures.json: there is no folder"),
        (("dev.yaml", "--report", "dev.yaml"), "--report dev.yaml is a file"),
        (("--compare", "gone", "too"), "There is no run runs/gone. Make it: assistant eval SETS --run gone"),
        (("--import", "nowhere.json", "set"), "nowhere.json: is neither a file nor a folder"),
    ],
)
def test_wrong_use_exits_with_2_and_says_what_is_off(run, dev, tmp_path, args, words):
    code, out, err = run(*args)
    assert (code, out) == (2, "")
    assert words in err
    assert not (tmp_path / "runs").exists()

"""Foreign data sets as benchmark folders: what is read of each form, and what is said of one that does not hold."""

import gzip
import json
from pathlib import Path

import pytest

from assistant.errors import BenchSetError, UsageError
from assistant.evaluation.benchsets import Passage, read_bench_set
from assistant.evaluation.foreign import ImportSummary, import_data

GALLIUM = "Gallium is a soft metal. It melts at 29.8 degrees. Production began in 1943."
LITHIUM = "锂是最轻的金属元素。它用于制造充电电池。"


def asked(name, question, *answers, **more):
    """A question in the form of SQuAD."""
    given = [{"text": answer, "answer_start": 0} for answer in answers]
    return {"id": name, "question": question, "answers": given} | more


def squad(*paragraphs, title="Gallium", version="v2.0"):
    """A file in the form of SQuAD, with one article."""
    return {"version": version, "data": [{"title": title, "paragraphs": list(paragraphs)}]}


def paragraph(text, *questions):
    return {"context": text, "qas": list(questions)}


MELTS = asked("q1", "When does it melt?", "29.8 degrees", "at 29.8 degrees", " 29.8 degrees", "", is_impossible=False)
BOILS = asked("q2", "When does gallium boil?", is_impossible=True, plausible_answers=[{"text": "29.8 degrees"}])
WITHOUT_ANSWER = asked("q3", "Who found gallium?")

LIGHT = {"query_id": "DEV_0_QUERY_0", "query_text": "锂用于制造什么？", "answers": ["充电电池", "电池"]}
CMRC = [{"context_id": "DEV_0", "context_text": LITHIUM, "title": "锂", "qas": [LIGHT]}]
HOT = asked("1001-1-1", "鎵的熔點是幾度？") | {"answers": [{"id": "1", "text": "29.8度", "answer_start": 19}]}
DRCD = squad(paragraph("鎵的熔點只有攝氏29.8度。", HOT) | {"id": "1001-1"}, title="鎵", version="1.3")


@pytest.fixture
def brought(tmp_path):
    """A function: data -> (what was said of them, the set read back)."""

    def bring(data, **how):
        source = tmp_path / "source.json"
        source.write_text(json.dumps(data), encoding="utf-8")
        summary = import_data(source, tmp_path / "set", **how)
        return summary, read_bench_set(tmp_path / "set")

    return bring


CORPUS = [
    {"_id": "d1", "title": "Gallium", "text": GALLIUM, "metadata": {}},
    {"_id": "d2", "title": "", "text": LITHIUM},
    {"_id": "d3", "text": "Cobalt is mined beside copper."},
    {"_id": "d4", "title": "Nickel", "text": " "},
]
QUERIES = [
    {"_id": "a", "text": "When does it melt?", "metadata": {"url": "x"}},
    {"_id": "b", "text": "锂用于制造什么？"},
    {"_id": "c", "text": "Who sells tin?"},
    {"_id": "unjudged", "text": "What is lead?"},
]
QRELS = "query-id\tcorpus-id\tscore\nb\td2\t1\na\td3\t1\na\td1\t2\na\td2\t0\nc\td3\t0\n"


def beir(folder, corpus=CORPUS, queries=QUERIES, split="test", qrels=QRELS):
    """A BEIR folder; what is None is not written, what is text is written as it is."""
    (folder / "qrels").mkdir(parents=True)
    for name, rows in (("corpus.jsonl", corpus), ("queries.jsonl", queries)):
        if rows is not None:
            lines = [row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows]
            (folder / name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    if qrels is not None:
        (folder / "qrels" / f"{split}.tsv").write_text(qrels, encoding="utf-8")
    return folder


class TestJson:
    def test_squad_2(self, brought):
        summary, found = brought(squad(paragraph(GALLIUM, MELTS, BOILS)))
        assert summary == ImportSummary(passages=1, questions=2, unanswerable=1, skipped=())
        (passage,) = found.passages
        assert (passage.title, passage.text, passage.language) == ("Gallium", GALLIUM, "en")
        melts, boils = found.questions
        assert (melts.id, melts.question, melts.language) == ("q1", "When does it melt?", "en")
        assert (melts.relevant, melts.answerable) == ({passage.id}, True)
        assert melts.answers == ("29.8 degrees", "at 29.8 degrees")
        assert (boils.relevant, boils.answers, boils.answerable) == (frozenset(), (), False)

    def test_a_question_without_an_answer_that_is_not_marked_is_skipped(self, brought):
        """Nobody can say whether the answer is not there or was not given out."""
        summary, found = brought(squad(paragraph(GALLIUM, WITHOUT_ANSWER, asked("q", "What melts?", "Gallium"))))
        assert [question.id for question in found.questions] == ["q"]
        (skipped,) = summary.skipped
        assert skipped.endswith("data[0].paragraphs[0].qas[0]: has no answer and is not marked is_impossible.")

    def test_cmrc_as_first_given_out(self, brought):
        summary, found = brought(CMRC)
        assert summary == ImportSummary(1, 1, 0, ())
        (passage,), (question,) = found.passages, found.questions
        assert (passage.title, passage.text, passage.language) == ("锂", LITHIUM, "zh-Hans")
        assert (question.id, question.question) == ("DEV_0_QUERY_0", "锂用于制造什么？")
        assert (question.answers, question.relevant) == (("充电电池", "电池"), {passage.id})

    def test_drcd(self, brought):
        _, found = brought(DRCD)
        assert [(each.title, each.language) for each in found.passages] == [("鎵", "zh-Hant")]
        assert [(each.id, each.answers) for each in found.questions] == [("1001-1-1", ("29.8度",))]

    def test_a_paragraph_that_stands_twice_is_kept_once(self, brought):
        again = asked("q9", "When did production begin?", "1943")
        summary, found = brought(squad(paragraph(GALLIUM, MELTS), paragraph(LITHIUM), paragraph(GALLIUM, again)))
        assert (summary.passages, summary.questions) == (2, 2)
        assert [each.text for each in found.passages] == [GALLIUM, LITHIUM]
        assert {each.relevant for each in found.questions} == {frozenset({found.passages[0].id})}

    def test_the_same_paragraph_has_the_same_id_in_any_file(self, brought, tmp_path):
        (tmp_path / "other.json").write_text(json.dumps(squad(paragraph("x"), paragraph(GALLIUM, MELTS))))
        import_data(tmp_path / "other.json", tmp_path / "other")
        _, found = brought(squad(paragraph(GALLIUM, MELTS)))
        assert found.passages[0] == read_bench_set(tmp_path / "other").passages[1]

    def test_an_empty_paragraph_and_an_empty_question_are_skipped(self, brought):
        blank = asked("q4", "  ", "29.8")
        summary, _ = brought(squad(paragraph(" \n", BOILS, WITHOUT_ANSWER), paragraph(GALLIUM, blank, MELTS)))
        assert (summary.passages, summary.questions) == (1, 1)
        first, second = summary.skipped
        assert first.endswith("data[0].paragraphs[0]: context is empty; its 2 questions go with it.")
        assert second.endswith("data[0].paragraphs[1].qas[0]: question is empty.")

    @pytest.mark.parametrize(("told", "languages"), [(None, ("zh-Hans", "en")), ("zh-Hant", ("zh-Hant", "zh-Hant"))])
    def test_the_language_is_told_text_by_text_unless_given(self, brought, told, languages):
        _, found = brought(squad(paragraph(LITHIUM, asked("q", "What are batteries made of?", "锂"))), language=told)
        assert (found.passages[0].language, found.questions[0].language) == languages

    def test_a_byte_order_mark_and_a_missing_title_are_no_faults(self, tmp_path):
        untitled = squad(paragraph(LITHIUM, asked("q", "锂用于制造什么？", "电池")), title=None)
        (tmp_path / "s.json").write_bytes(b"\xef\xbb\xbf" + json.dumps(untitled).encode())
        assert import_data(tmp_path / "s.json", tmp_path / "set").questions == 1
        assert read_bench_set(tmp_path / "set").passages[0].title == ""

    def test_progress_counts_articles(self, brought):
        seen = []
        brought([*CMRC, CMRC[0] | {"qas": []}], progress=lambda done, whole: seen.append((done, whole)))
        assert seen == [(1, 2), (2, 2)]


class TestBeir:
    def test_a_folder(self, tmp_path):
        summary = import_data(beir(tmp_path / "beir"), tmp_path / "set")
        found = read_bench_set(tmp_path / "set")
        cobalt, nickel = Passage("d3", "", "Cobalt is mined beside copper.", "en"), Passage("d4", "", "Nickel", "en")
        gallium, lithium = Passage("d1", "Gallium", GALLIUM, "en"), Passage("d2", "", LITHIUM, "zh-Hans")
        assert found.passages == (gallium, lithium, cobalt, nickel)
        first, second = found.questions
        assert (first.id, first.relevant, first.answers) == ("a", {"d1", "d3"}, ())
        assert (second.id, second.relevant, second.language) == ("b", {"d2"}, "zh-Hans")
        assert (summary.passages, summary.questions, summary.unanswerable) == (4, 2, 0)
        nothing, unjudged = summary.skipped
        assert nothing.endswith("queries.jsonl:3: no document that has a text is judged relevant.")
        assert unjudged.endswith("queries.jsonl: 1 queries that test.tsv does not judge.")

    def test_dev_is_read_where_there_is_no_test_and_only_there(self, tmp_path):
        assert import_data(beir(tmp_path / "beir", split="dev"), tmp_path / "dev").questions == 2
        (tmp_path / "beir" / "qrels" / "test.tsv").write_text("a\td1\t1\n", encoding="utf-8")
        assert import_data(tmp_path / "beir", tmp_path / "test").questions == 1

    def test_a_document_with_neither_text_nor_title_is_skipped_and_so_are_its_judgements(self, tmp_path):
        corpus = [*CORPUS[:2], {"_id": "d3", "title": None, "text": ""}]
        summary = import_data(beir(tmp_path / "beir", corpus=corpus), tmp_path / "set")
        assert summary.skipped[0].endswith("corpus.jsonl:3: has neither text nor title.")
        assert [each.relevant for each in read_bench_set(tmp_path / "set").questions] == [{"d1"}, {"d2"}]

    def test_empty_lines_windows_lines_and_no_heading(self, tmp_path):
        qrels = "\r\na\td1\t1\r\n\r\na\td1\t1\r\n"
        folder = beir(tmp_path / "beir", corpus=["", *CORPUS], queries=[*QUERIES, ""], qrels=qrels)
        assert import_data(folder, tmp_path / "set").questions == 1

    def test_progress_counts_bytes(self, tmp_path):
        seen = []
        folder = beir(tmp_path / "beir")
        import_data(folder, tmp_path / "set", progress=lambda done, whole: seen.append((done, whole)))
        size = sum((folder / name).stat().st_size for name in ("corpus.jsonl", "queries.jsonl"))
        assert seen[-1] == (size, size)
        assert [done for done, _ in seen] == sorted({done for done, _ in seen})


def left(folder):
    """What lies in a folder, hidden or not."""
    return sorted(path.name for path in folder.iterdir())


class TestCall:
    def test_the_same_source_gives_the_same_bytes_at_any_time(self, tmp_path, monkeypatch):
        source = beir(tmp_path / "beir")
        import_data(source, tmp_path / "one")
        monkeypatch.setattr("time.time", lambda: 1.0)
        import_data(source, tmp_path / "two")
        for name in ("corpus.jsonl.gz", "questions.jsonl.gz"):
            written = (tmp_path / "one" / name).read_bytes()
            assert written == (tmp_path / "two" / name).read_bytes()
            assert written[4:8] == bytes(4)  # the time of a gzip file
        assert left(tmp_path) == ["beir", "one", "two"]
        first = json.loads(gzip.decompress(written).splitlines()[0])
        about = {"id": "a", "question": "When does it melt?", "lang": "en"}
        assert first == about | {"relevant": ["d1", "d3"], "answers": [], "answerable": True}

    def test_an_empty_folder_is_filled_and_open_to_others(self, tmp_path):
        (tmp_path / "set").mkdir()
        import_data(beir(tmp_path / "beir"), tmp_path / "set")
        assert left(tmp_path / "set") == ["corpus.jsonl.gz", "questions.jsonl.gz"]
        assert (tmp_path / "set").stat().st_mode & 0o777 == 0o755  # others may read it too

    @pytest.mark.parametrize("kind", ["file", "link", "full folder"])
    def test_what_is_taken_is_left_alone(self, tmp_path, kind):
        source, target = beir(tmp_path / "beir"), tmp_path / "set"
        make = {"file": Path.touch, "link": lambda it: it.symlink_to("x"), "full folder": beir}
        make[kind](target)
        before = sorted(tmp_path.rglob("*"))
        with pytest.raises(UsageError, match="set: is taken"):
            import_data(source, target)
        assert sorted(tmp_path.rglob("*")) == before

    def test_nothing_is_left_of_an_import_that_failed_late(self, tmp_path):
        folder = beir(tmp_path / "beir", queries=[*QUERIES, "{"])
        (tmp_path / "set").mkdir()
        with pytest.raises(BenchSetError):
            import_data(folder, tmp_path / "set")
        assert left(tmp_path) == ["beir", "set"]
        assert left(tmp_path / "set") == []

    def test_a_target_beneath_nothing(self, tmp_path):
        with pytest.raises(BenchSetError, match=r"set: cannot be written \(No such file.*Check the folder above it"):
            import_data(beir(tmp_path / "beir"), tmp_path / "nowhere" / "set")

    def test_ids_are_no_paths(self, tmp_path):
        folder = beir(tmp_path / "beir", [CORPUS[0] | {"_id": "../../d1"}], QUERIES[:1], qrels="a\t../../d1\t1\n")
        import_data(folder, tmp_path / "set")
        assert left(tmp_path) == ["beir", "set"]
        assert read_bench_set(tmp_path / "set").passages[0].id == "../../d1"

    def test_a_language_that_is_not_here(self, tmp_path):
        with pytest.raises(UsageError, match=r"no language 'fr'\. Give one of zh-Hant, zh-Hans, en, or none"):
            import_data(beir(tmp_path / "beir"), tmp_path / "set", language="fr")

    @pytest.mark.parametrize("name", ["nowhere", "."])
    def test_a_source_that_is_none(self, tmp_path, name):
        with pytest.raises(UsageError, match=r"is neither a file nor a folder with corpus\.jsonl\. Name a JSON file"):
            import_data(tmp_path / name, tmp_path / "set")


def changed(**values):
    """The first paragraph's first question, with other values; a value of ... takes the key out."""
    question = {key: value for key, value in (MELTS | values).items() if value is not ...}
    return squad(paragraph(GALLIUM, question))


class TestDamagedJson:
    @pytest.mark.parametrize(
        ("raw", "problem"),
        [
            (b'{"data": [\n\n  oops]}', r"source\.json:3: is not JSON that can be read \(Expecting value\)"),
            (b'{"data": [\n', r"source\.json:1: is not JSON"),
            (b'{"data":\n"\xb9\xdb"}', r"source\.json:2: is not UTF-8 text .*Write it again as UTF-8"),
            (b"[" * 100_000, r"source\.json:1: is not JSON that can be read \(.*recursion"),
            (b"[" + b"1" * 5000 + b"]", r"source\.json:1: is not JSON that can be read"),
        ],
        ids=["in-line-3", "cut-short", "big5", "too-deep", "too-long-a-number"],
    )
    def test_what_is_no_json(self, tmp_path, raw, problem):
        (tmp_path / "source.json").write_bytes(raw)
        with pytest.raises(BenchSetError, match=problem):
            import_data(tmp_path / "source.json", tmp_path / "set")
        assert left(tmp_path) == ["source.json"]

    @pytest.mark.parametrize(
        ("data", "problem"),
        [
            (7, r"source\.json: has no list of articles\. Take a file in the form of SQuAD"),
            ([3], r"source\.json: \[0\]: is 3\. It must be a JSON object"),
            ({"data": [{}]}, r"source\.json: data\[0\]: has no key 'paragraphs'; it has \[\]\. Add paragraphs"),
            ({"data": [{"paragraphs": {}}]}, r"data\[0\]: paragraphs is \{\}\. It must be a list of objects"),
            (squad("x"), r'data\[0\]\.paragraphs\[0\]: is "x"\. It must be a JSON object'),
            (squad({"qas": []}), r"paragraphs\[0\]: has no key 'context'; it has \[\"qas\"\]"),
            (squad(paragraph("\ud800", MELTS)), r"paragraphs\[0\]: context holds half of a surrogate pair"),
            (squad(paragraph(GALLIUM, MELTS), title=5), r"data\[0\]: title is 5\. It must be text"),
            (changed(id=" "), r"qas\[0\]: id ' ' is empty or stands for another already\. Give each its own"),
            (squad(paragraph(GALLIUM, MELTS, MELTS)), r"qas\[1\]: id 'q1' is empty or stands for another already"),
            (changed(question=None), r"qas\[0\]: question is null\. It must be text"),
            (changed(answers=...), r"qas\[0\]: has no key 'answers'"),
            (changed(answers="29.8"), r'qas\[0\]: answers is "29\.8"\. It must be a list of answers'),
            (changed(answers=[{"answer_start": 1}]), r"qas\[0\]\.answers\[0\]: has no key 'text'"),
            (changed(answers=["x", 29.8]), r"qas\[0\]\.answers\[1\]: text is 29\.8\. It must be text"),
            (changed(is_impossible="yes"), r'qas\[0\]: is_impossible is "yes"\. It must be true or false'),
            (changed(is_impossible=True), r"qas\[0\]: is_impossible is true beside \[\"29.8 degrees\".*Make it false"),
            ([CMRC[0] | {"context_text": None}], r"source\.json: \[0\]: context_text is null"),
            ([CMRC[0] | {"qas": [{"query_id": "x"}]}], r"\[0\]\.qas\[0\]: has no key 'query_text'"),
            ([], "gives 0 passages and 0 questions"),
            (squad(paragraph(GALLIUM, WITHOUT_ANSWER)), "gives 1 passages and 0 questions.*Left out: .*has no answer"),
        ],
    )
    def test_a_fault_is_named_with_its_place(self, brought, tmp_path, data, problem):
        with pytest.raises(BenchSetError, match=problem) as caught:
            brought(data)
        assert str(tmp_path / "source.json") in str(caught.value)
        str(caught.value).encode("utf-8")  # a terminal can show it
        assert left(tmp_path) == ["source.json"]

    def test_an_unanswerable_question_may_leave_the_answers_out(self, brought):
        assert brought(changed(is_impossible=True, answers=...))[0].unanswerable == 1


class TestDamagedBeir:
    @pytest.mark.parametrize(
        ("parts", "problem"),
        [
            ({"corpus": [*CORPUS, "{"]}, r"corpus\.jsonl:5: is not JSON"),
            ({"corpus": [*CORPUS, {"text": "x"}]}, r"corpus\.jsonl:5: has no key '_id'; it has \[\"text\"\]"),
            ({"corpus": [*CORPUS, {"_id": 5, "text": "x"}]}, r"corpus\.jsonl:5: _id is 5\. It must be text"),
            ({"corpus": [*CORPUS, {"_id": "d5"}]}, r"corpus\.jsonl:5: has no key 'text'"),
            ({"corpus": [*CORPUS, CORPUS[0]]}, r"corpus\.jsonl:5: _id 'd1' is empty or stands for another already"),
            ({"corpus": CORPUS[:2]}, r"test\.tsv:3: corpus\.jsonl has no 'd3'\. Take the whole of it"),
            ({"queries": [*QUERIES, {"_id": "e"}, QUERIES[0]]}, r"queries\.jsonl:6: _id 'a' is empty or stands for"),
            ({"queries": QUERIES[:1]}, r"test\.tsv:2: queries\.jsonl has no 'b'\. Take the whole of it, or this line"),
            ({"qrels": None}, r"test\.tsv: cannot be read \(No such file"),
            ({"qrels": "a 0 d1 1\n"}, r"test\.tsv:1: is no query id, document id and grade, parted by tabs"),
            ({"qrels": f"{QRELS}a\td1\tscore\n"}, r"test\.tsv:7: is no query id"),
            ({"qrels": f"{QRELS}a\t\t1\n"}, r"test\.tsv:7: is no query id"),
            ({"qrels": f"{QRELS}a\td1\t0\n"}, r"test\.tsv:7: line 4 gives 2 for the same pair\. Keep one of them"),
            ({"qrels": "query-id\tcorpus-id\tscore\n"}, r"gives 4 passages and 0 questions\..*4 queries that test"),
        ],
    )
    def test_a_fault_is_named_with_its_place(self, tmp_path, parts, problem):
        folder = beir(tmp_path / "beir", **parts)
        with pytest.raises(BenchSetError, match=problem) as caught:
            import_data(folder, tmp_path / "set")
        assert str(folder) in str(caught.value)
        assert left(tmp_path) == ["beir"]

    def test_another_encoding_is_named_with_its_line(self, tmp_path):
        folder = beir(tmp_path / "beir")
        with (folder / "corpus.jsonl").open("ab") as file:
            file.write('{"_id": "x", "text": "鎵"}\n'.encode("big5"))
        with pytest.raises(BenchSetError, match=r"corpus\.jsonl:5: is not UTF-8 text"):
            import_data(folder, tmp_path / "set")

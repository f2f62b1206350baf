"""Benchmark folders: what is read, and what is said of a folder that does not hold."""

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import BenchSetError
from assistant.evaluation.benchsets import BenchSet, Passage, even_steps, pool_passages, read_bench_set
from tests.evaluation.benchfolders import CORPUS, QUESTIONS, write_lines, write_set


class TestReading:
    def test_a_folder_becomes_records_in_the_order_of_its_files(self, tmp_path):
        found = read_bench_set(write_set(tmp_path / "tiny"))
        assert found.name == "tiny"
        assert [passage.id for passage in found.passages] == ["ga", "li", "co", "ni"]
        assert found.passages[2] == Passage("co", "Cobalt", CORPUS[2]["text"], "en")
        assert [question.id for question in found.questions] == ["q-hant", "q-hans", "q-en", "q-none"]

    def test_a_question_keeps_what_it_names(self, tmp_path):
        first, second, _, last = read_bench_set(write_set(tmp_path)).questions
        assert (first.relevant, first.answers, first.language, first.evidence) == ({"ga"}, ("29.8度",), "zh-Hant", ())
        assert second.evidence == ("它用于制造充电电池。",)
        assert (last.answerable, last.relevant, last.answers) == (False, frozenset(), ())

    def test_empty_lines_are_skipped_and_lines_still_counted(self, tmp_path):
        write_set(tmp_path, questions=["", QUESTIONS[0], "   ", "{"])
        with pytest.raises(BenchSetError, match=r"questions\.jsonl\.gz:4: is not JSON"):
            read_bench_set(tmp_path)


def changed(rows, at, **values):
    """The rows, one of them with other values."""
    return [row | values if place == at else row for place, row in enumerate(rows)]


def without(rows, at, key):
    """The rows, one of them without a key."""
    return [{k: v for k, v in row.items() if place != at or k != key} for place, row in enumerate(rows)]


class TestDamage:
    def test_a_folder_that_is_not_there(self, tmp_path):
        with pytest.raises(BenchSetError, match=r"nowhere: there is no such folder\. Name one that holds"):
            read_bench_set(tmp_path / "nowhere")

    @pytest.mark.parametrize("name", ["corpus.jsonl.gz", "questions.jsonl.gz"])
    def test_a_file_that_is_not_there(self, tmp_path, name):
        (write_set(tmp_path) / name).unlink()
        with pytest.raises(BenchSetError, match=rf"{name}: there is no such file\. A set holds"):
            read_bench_set(tmp_path)

    @pytest.mark.parametrize("name", ["corpus.jsonl.gz", "questions.jsonl.gz"])
    def test_a_file_that_is_not_compressed(self, tmp_path, name):
        (write_set(tmp_path) / name).write_text("{}\n", encoding="utf-8")
        with pytest.raises(BenchSetError, match=rf"{name}: is no whole gzip file .*Copy it again"):
            read_bench_set(tmp_path)

    def test_a_file_cut_short(self, tmp_path):
        path = write_set(tmp_path) / "corpus.jsonl.gz"
        path.write_bytes(path.read_bytes()[:-20])
        with pytest.raises(BenchSetError, match="is no whole gzip file"):
            read_bench_set(tmp_path)

    def test_a_file_altered_in_the_middle(self, tmp_path):
        path = write_set(tmp_path) / "corpus.jsonl.gz"
        whole = bytearray(path.read_bytes())
        whole[len(whole) // 2] ^= 0xFF
        path.write_bytes(bytes(whole))
        with pytest.raises(BenchSetError, match="corpus"):
            read_bench_set(tmp_path)

    def test_another_encoding(self, tmp_path):
        with gzip.open(write_set(tmp_path) / "corpus.jsonl.gz", "wb") as file:
            file.write("鎵".encode("big5"))
        with pytest.raises(BenchSetError, match="is not UTF-8 text"):
            read_bench_set(tmp_path)

    @pytest.mark.parametrize(
        ("corpus", "problem"),
        [
            ([], "corpus.jsonl.gz: holds no line"),
            (["[1]"], "corpus.jsonl.gz:1: is no JSON object"),
            (without(CORPUS, 1, "lang"), r":2: has no key 'lang'; it has id, title, text\. Each line needs id, title"),
            (without(CORPUS, 0, "title"), ":1: has no key 'title'"),
            (changed(CORPUS, 3, lang="fr"), r':4: lang is "fr"\. It must be one of zh-Hant, zh-Hans, en'),
            (changed(CORPUS, 0, lang=["en"]), r':1: lang is \["en"\]'),
            (changed(CORPUS, 2, text="  "), r':3: text is "  "\. It must be text that is not empty'),
            (changed(CORPUS, 2, text=None), ":3: text is null"),
            (changed(CORPUS, 2, id=7), ":3: id is 7"),
            (changed(CORPUS, 3, id="ga"), r":4: id 'ga' stands already in .*corpus\.jsonl\.gz:1\. Give one of them"),
            (['{"id": "a", "title": "", "text": "\\ud800", "lang": "en"}'], ":1: text is"),
        ],
    )
    def test_a_corpus_that_does_not_hold_is_named_with_file_and_line(self, tmp_path, corpus, problem):
        with pytest.raises(BenchSetError, match=problem):
            read_bench_set(write_set(tmp_path, corpus=corpus))

    @pytest.mark.parametrize(
        ("questions", "problem"),
        [
            ([], "questions.jsonl.gz: holds no line"),
            (without(QUESTIONS, 0, "answers"), ":1: has no key 'answers'"),
            (changed(QUESTIONS, 0, question=""), ":1: question is"),
            (changed(QUESTIONS, 1, relevant="li"), r':2: relevant is "li"\. It must be a list of texts'),
            (changed(QUESTIONS, 1, answers=[1]), r":2: answers is \[1\]"),
            (changed(QUESTIONS, 1, evidence="x"), r':2: evidence is "x"\. It must be a list of texts, or be left out'),
            (changed(QUESTIONS, 2, answerable=1), r":3: answerable is 1\. It must be true or false"),
            (changed(QUESTIONS, 2, answerable=False), ":3: answerable is false and relevant names 1 passages"),
            (changed(QUESTIONS, 3, answerable=True), ":4: answerable is true and relevant names 0 passages"),
            (changed(QUESTIONS, 0, relevant=["zz"]), r":1: relevant names 'zz', which corpus\.jsonl\.gz does not hold"),
            (changed(QUESTIONS, 1, id="q-hant"), ":2: id 'q-hant' stands already in"),
        ],
    )
    def test_questions_that_do_not_hold_are_named_with_file_and_line(self, tmp_path, questions, problem):
        with pytest.raises(BenchSetError, match=problem):
            read_bench_set(write_set(tmp_path, questions=questions))

    def test_a_folder_in_place_of_a_file(self, tmp_path):
        path = write_set(tmp_path) / "corpus.jsonl.gz"
        path.unlink()
        path.mkdir()
        with pytest.raises(BenchSetError, match="cannot be read"):
            read_bench_set(tmp_path)


class TestPool:
    def test_a_passage_of_two_sets_is_kept_once_in_the_order_met(self):
        a, b, c = (Passage(name, "", name, "en") for name in "abc")
        assert pool_passages([BenchSet("x", (b, a), ()), BenchSet("y", (a, c), ())]) == (b, a, c)

    def test_one_id_for_two_passages_is_refused(self):
        one, other = Passage("a", "", "one", "en"), Passage("a", "", "other", "en")
        with pytest.raises(BenchSetError, match="y: passage 'a' stands with another text"):
            pool_passages([BenchSet("x", (one,), ()), BenchSet("y", (other,), ())])


class TestEvenSteps:
    @pytest.mark.parametrize(("count", "kept"), [(None, "abcdefgh"), (8, "abcdefgh"), (9, "abcdefgh"), (1, "a")])
    def test_all_or_the_first(self, count, kept):
        assert "".join(even_steps("abcdefgh", count)) == kept

    def test_by_hand(self):
        """8 / 3 = 2.67: places 0, 2.67 and 5.33, rounded down."""
        assert even_steps("abcdefgh", 3) == ("a", "c", "f")

    @given(st.integers(1, 200), st.integers(1, 200))
    def test_as_many_as_asked_and_none_twice(self, size, count):
        kept = even_steps(range(size), count)
        assert len(kept) == min(size, count)
        assert sorted(set(kept)) == list(kept)


def test_lines_are_parted_at_line_feeds_alone(tmp_path):
    """U+2028 inside a text ends a line for str.splitlines, not for JSON Lines."""
    write_set(tmp_path)
    write_lines(tmp_path / "corpus.jsonl.gz", changed(CORPUS, 3, text="Nickel\u2028plating"))
    assert read_bench_set(tmp_path).passages[3].text == "Nickel\u2028plating"

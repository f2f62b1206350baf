"""The index on disk: what is opened is what was saved, or a named error says what is wrong with which file."""

import json
import subprocess
import sys
from threading import Barrier, Thread

import numpy as np
import pytest
from filelock import FileLock

from assistant.config import Settings
from assistant.encoders import open_encoder
from assistant.errors import BuiltIndexError, IndexDamagedError, IndexMissingError, IndexStaleError, UsageError
from assistant.retrieval import store
from assistant.retrieval.index import build_index
from assistant.retrieval.retriever import Retriever
from assistant.retrieval.store import building, current_build, open_index, save_index
from assistant.wiring import build_index as build_and_save
from assistant.wiring import fresh_index

QUESTIONS = (
    "How many minerals are on the 2022 US list?",
    "鎵的生產國有哪些？",
    "稀土由几种元素组成？",
    "Who controls germanium?",
    "?",
)
FILES = ("entries.jsonl", "traits.jsonl", "sources.json", "glossary.json", "vectors/rows.npy", "lexical/tokens.json")
OTHER_SHAPES = (
    *("", "{", "[]", "5", "null", "{}", '{"format": FORMAT}', '{"format": FORMAT, "files": {}}'),
    '{"format": FORMAT, "files": 5, "built_from": {}}',
    '{"format": FORMAT, "files": {}, "built_from": {"a": 1}}',
)


@pytest.fixture
def folder(tmp_path, index):
    """A folder with the small index saved in it."""
    save_index(index, tmp_path / "index")
    return tmp_path / "index"


def flip(path, at):
    """Change one bit of one byte."""
    data = bytearray(path.read_bytes())
    data[at] ^= 0b100
    path.write_bytes(data)


def names(folder):
    """Names of the builds there are."""
    return {path.name for path in (folder / "builds").iterdir()}


def answers(index):
    retriever = Retriever(index, open_encoder("hashing"))
    return [retriever.search(question, 20) for question in QUESTIONS]


@pytest.mark.parametrize("engine", ["exact", "faiss-flat"])
def test_an_opened_index_answers_as_the_saved_one(small, tmp_path, encoder, engine):
    index = build_index(small, encoder, engine)
    save_index(index, tmp_path)
    opened = open_index(tmp_path)
    assert answers(opened) == answers(index)
    assert all(answers(opened)[:4]), "each question but the last names something"
    np.testing.assert_array_equal(opened.rows, index.rows)
    assert (opened.views, opened.documents, opened.built_from) == (index.views, index.documents, index.built_from)


def test_the_manifest_names_every_file_of_the_build(folder):
    build = current_build(folder)
    files = {path.relative_to(build).as_posix() for path in build.rglob("*") if path.is_file()}
    assert set(store.read_manifest(build)["files"]) == files - {"manifest.json"}
    assert files > set(FILES)


class TestDamage:
    """Whatever happens to a file, the error names it; no wrong answer comes of it."""

    def test_one_altered_bit_in_any_file_is_told_with_its_name(self, folder):
        build = current_build(folder)
        for name in store.read_manifest(build)["files"]:
            path = build / name
            for at in {0, path.stat().st_size // 2, path.stat().st_size - 1}:
                flip(path, at)
                with pytest.raises(
                    IndexDamagedError, match=rf"{path} is not the file that was built .*assistant index"
                ):
                    open_index(folder)
                flip(path, at)
        assert open_index(folder)

    def test_one_altered_bit_of_the_manifest_is_told_or_makes_no_difference(self, folder, index, small_knowledge):
        """What an index was built from is compared with the settings, and a build time decides nothing."""
        path = current_build(folder) / "manifest.json"
        settings = Settings(small_knowledge, folder, "hashing", "exact")
        told = 0
        for at in range(0, path.stat().st_size, 11):
            flip(path, at)
            try:
                opened = fresh_index(settings)
            except BuiltIndexError:
                told += 1
            else:
                assert (opened.entries, opened.views) == (index.entries, index.views)
            flip(path, at)
        assert told > 50

    def test_any_missing_file_is_told_with_its_name(self, folder):
        build = current_build(folder)
        for name in store.read_manifest(build)["files"]:
            path = build / name
            path.rename(folder / "away")
            with pytest.raises(IndexDamagedError, match=f"{path} is missing. Build it again"):
                open_index(folder)
            (folder / "away").rename(path)

    def test_a_build_that_went_away_is_told_with_the_file_that_names_it(self, folder):
        (current_build(folder) / "manifest.json").unlink()
        with pytest.raises(IndexDamagedError, match=f"{folder / 'current'} names a build that is not there"):
            open_index(folder)

    @pytest.mark.parametrize("name", [b"", b"\n", b".", b"..", b"../builds", b"other", b"\xff\xfe", b"a\0b"])
    def test_a_spoiled_name_of_the_current_build_is_told(self, folder, name):
        (folder / "current").write_bytes(name)
        with pytest.raises(IndexDamagedError, match=f"{folder / 'current'} names a build"):
            open_index(folder)

    @pytest.mark.parametrize("name", [b"", b"\xff\xfe", b"a\0b"])
    def test_a_new_build_mends_it(self, folder, index, name):
        (folder / "current").write_bytes(name)
        save_index(index, folder)
        assert open_index(folder).entries == index.entries

    @pytest.mark.parametrize("text", OTHER_SHAPES)
    def test_a_manifest_of_another_shape_is_told_with_its_name(self, folder, text):
        path = current_build(folder) / "manifest.json"
        path.write_text(text.replace("FORMAT", str(store.FORMAT)), encoding="utf-8")
        with pytest.raises(IndexDamagedError, match=f"{path} cannot be read"):
            open_index(folder)


def test_without_a_build_the_index_is_missing(tmp_path):
    with pytest.raises(IndexMissingError, match=f"There is no index in {tmp_path}. Build it: assistant index"):
        open_index(tmp_path)


def test_without_current_the_index_is_missing(folder):
    (folder / "current").unlink()
    with pytest.raises(IndexMissingError, match="There is no index"):
        open_index(folder)


def change_manifest(folder, **changes):
    path = current_build(folder) / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | changes), encoding="utf-8")


@pytest.mark.parametrize("found", [0, store.FORMAT + 1, "1", None])
def test_another_format_is_stale_and_both_formats_are_told(folder, found):
    """Only the number is looked at: another format may lack anything else."""
    change_manifest(folder, format=found, files=None, built_from=None)
    with pytest.raises(IndexStaleError, match=f"has format {found}, this program reads {store.FORMAT}. Build it again"):
        open_index(folder)


def test_an_engine_that_this_program_lacks_makes_the_index_stale(folder):
    made = json.loads((current_build(folder) / "manifest.json").read_text(encoding="utf-8"))["built_from"]
    change_manifest(folder, built_from=made | {"engine": "annoy"})
    with pytest.raises(IndexStaleError, match=r"no vector engine named 'annoy'. There are: exact.* Build it again"):
        open_index(folder)


class TestHalfBuilt:
    """A build that does not come to its end leaves the one before in use."""

    @pytest.mark.parametrize("step", ["write_entries", "write_traits", "_write_manifest", "_flush", "_sync"])
    def test_the_index_before_stays_in_use(self, folder, index, monkeypatch, step):
        before = current_build(folder)

        def killed(*_):
            raise KeyboardInterrupt

        with monkeypatch.context() as broken:
            broken.setattr(store, step, killed)
            with pytest.raises(KeyboardInterrupt):
                save_index(index, folder)
        assert len(names(folder)) == 2
        assert current_build(folder) == before
        assert answers(open_index(folder)) == answers(index)

        build = save_index(index, folder)
        assert names(folder) == {before.name, build.name}, "the next build removes what the killed one left"
        assert not list(folder.glob(".current-*"))

    def test_the_first_build_leaves_no_index(self, tmp_path, index, monkeypatch):
        monkeypatch.setattr(store, "_flush", lambda build: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            save_index(index, tmp_path)
        with pytest.raises(IndexMissingError):
            open_index(tmp_path)


def test_old_builds_are_removed_but_the_one_before_is_kept(folder, index):
    """A reader may be in the middle of opening it."""
    first = current_build(folder)
    second = save_index(index, folder)
    assert names(folder) == {first.name, second.name}
    third = save_index(index, folder)
    assert names(folder) == {second.name, third.name}
    assert current_build(folder) == third


def test_an_opened_index_does_not_need_its_files_any_more(folder, index):
    opened = open_index(folder)
    for _ in range(2):
        save_index(index, folder)
    assert answers(opened) == answers(index)


class TestLock:
    """Two builders never meet."""

    def test_whoever_waits_in_vain_is_told_what_is_held(self, tmp_path):
        with (
            FileLock(tmp_path / ".lock"),
            pytest.raises(UsageError, match=rf"Another build has held {tmp_path / '.lock'} for 0 s. Wait for it"),
            building(tmp_path, wait=0.05),
        ):
            pytest.fail("the lock was held")

    def test_it_is_free_again_after_a_build_that_failed(self, tmp_path):
        with pytest.raises(ZeroDivisionError), building(tmp_path):
            raise ZeroDivisionError
        with building(tmp_path, wait=0.05):
            pass

    def test_the_folder_is_made(self, tmp_path):
        with building(tmp_path / "deep" / "er"):
            assert (tmp_path / "deep" / "er").is_dir()

    def test_two_threads_at_once_both_finish_and_the_index_opens(self, small_knowledge, tmp_path):
        settings = Settings(small_knowledge, tmp_path / "index", "hashing", "exact")
        together, done = Barrier(2), []

        def build():
            together.wait(10)
            done.append(build_and_save(settings))

        threads = [Thread(target=build) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        assert len(done) == 2
        assert sorted(built.encoded for built in done)[0] == 0, "the second knows the rows of the first"
        assert len(names(settings.index)) == 2
        assert fresh_index(settings).entries

    def test_two_processes_at_once_both_finish_and_the_index_opens(self, small_knowledge, tmp_path, project):
        settings = Settings(small_knowledge, tmp_path / "index", "hashing", "exact")
        program = (
            "import sys; from pathlib import Path; from assistant.config import Settings;"
            "from assistant.wiring import build_index;"
            "build_index(Settings(Path(sys.argv[1]), Path(sys.argv[2]), 'hashing', 'exact'))"
        )
        command = [sys.executable, "-c", program, str(settings.knowledge), str(settings.index)]
        builders = [subprocess.Popen(command, cwd=project, stderr=subprocess.PIPE) for _ in range(2)]
        told = [builder.communicate(timeout=60)[1].decode() for builder in builders]
        assert [builder.returncode for builder in builders] == [0, 0], told
        assert len(names(settings.index)) == 2
        assert fresh_index(settings).entries

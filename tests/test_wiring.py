"""The joined parts: when an index is built, when it is refused, and an assistant that keeps nothing of a question."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from assistant import wiring
from assistant.config import Settings
from assistant.encoders.hashing import HashingEncoder
from assistant.errors import (
    IndexDamagedError,
    IndexMissingError,
    IndexStaleError,
    KnowledgeError,
    UnknownNameError,
    UsageError,
)
from assistant.records import Turn
from assistant.retrieval.store import current_build, open_index
from assistant.wiring import Built, build_index, encoder_state, fresh_index, index_state, inspect, open_assistant

QUESTIONS = (
    "How many minerals are on the 2022 US list?",
    "中國何時開始管制鎵的出口？",
    "稀土由几种元素组成？",
    "Which countries produce these minerals?",
    "Which bakery in Paris sells the best croissants?",
    "你好",
)


@pytest.fixture
def settings(small_knowledge, tmp_path):
    """Settings for the small knowledge, an index of its own, and the encoder without a model."""
    return Settings(small_knowledge, tmp_path / "index", "hashing", "exact")


def unbuilt(settings):
    """The same settings, but nothing may be built."""
    return replace(settings, auto_build=False)


def change(settings, old="清單共50項", new="名單共50項"):
    """Alter the knowledge."""
    path = settings.knowledge / "facts" / "paper.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def timeless(answer):
    return replace(answer, timing_ms={})


class TestBuild:
    """build_index: knowledge -> the current index."""

    def test_it_counts_what_it_indexed(self, settings):
        """8 entries and a table's own; 2 texts each; 2 typical questions for each of 2 facts and the table."""
        assert build_index(settings) == Built(entries=9, views=28, encoded=28)

    def test_again_without_a_change_nothing_is_encoded(self, settings):
        build_index(settings)
        assert build_index(settings) == Built(entries=9, views=28, encoded=0)

    def test_again_with_one_changed_text_only_that_is_encoded(self, settings):
        build_index(settings)
        change(settings)
        assert build_index(settings).encoded == 1

    def test_an_encoder_of_another_fingerprint_encodes_all_again(self, settings):
        build_index(settings)
        assert build_index(settings, encoder=HashingEncoder(32)).encoded == 28

    def test_another_engine_takes_over_the_rows(self, settings):
        build_index(settings)
        assert build_index(replace(settings, engine="faiss-flat")).encoded == 0

    @pytest.mark.parametrize("name", ["current", "manifest.json", "entries.jsonl"])
    def test_a_damaged_index_is_built_afresh(self, settings, name):
        build_index(settings)
        path = settings.index / name if name == "current" else current_build(settings.index) / name
        path.write_bytes(b"\xff\xfe{")
        assert build_index(settings).encoded == 28
        assert fresh_index(settings).entries

    def test_progress_ends_with_all_that_was_encoded(self, settings):
        told = []
        build_index(settings, lambda done, total: told.append((done, total)))
        assert told[-1] == (28, 28)

    def test_faulty_knowledge_is_refused_and_the_index_before_stays(self, settings):
        build_index(settings)
        before = current_build(settings.index)
        change(settings, "source: fr-2022\n    via", "source: nowhere\n    via")
        with pytest.raises(KnowledgeError, match="nowhere"):
            build_index(settings)
        assert current_build(settings.index) == before
        assert any("共50項" in entry.texts["zh-Hant"] for entry in open_index(settings.index).entries)

    def test_knowledge_that_is_not_there_is_told(self, settings, tmp_path):
        with pytest.raises(KnowledgeError, match="there is no such folder"):
            build_index(replace(settings, knowledge=tmp_path / "nowhere"))

    def test_an_unknown_engine_is_told_and_nothing_is_built(self, settings):
        with pytest.raises(UnknownNameError, match=r"no vector engine named 'annoy'. There are: exact"):
            build_index(replace(settings, engine="annoy"))
        with pytest.raises(IndexMissingError):
            open_index(settings.index)


class TestOpen:
    """open_assistant: builds when it must and may."""

    def test_the_first_time_it_builds_and_says_why(self, settings):
        reasons = []
        assistant = open_assistant(settings, on_build=reasons.append)
        assert assistant.ask(QUESTIONS[0]).status == "answered"
        assert len(reasons) == 1
        assert "There is no index in" in reasons[0]

    def test_a_fresh_index_is_opened_as_it_is(self, settings):
        build_index(settings)
        before = current_build(settings.index)
        open_assistant(settings, on_build=lambda why: pytest.fail(why))
        assert current_build(settings.index) == before

    def test_changed_knowledge_is_built_in(self, settings):
        build_index(settings)
        change(settings)
        reasons = []
        found = open_assistant(settings, on_build=reasons.append).ask("美國2022年清單有幾項？")
        assert "名單共50項" in found.text
        assert "was built from other knowledge" in reasons[0]

    @pytest.mark.parametrize("name", ["current", "manifest.json", "vectors/rows.npy"])
    def test_a_damaged_index_is_built_again(self, settings, name):
        build_index(settings)
        path = settings.index / name if name == "current" else current_build(settings.index) / name
        path.write_bytes(b"\xff\xfe{")
        reasons = []
        assert open_assistant(settings, on_build=reasons.append).ask(QUESTIONS[0]).status == "answered"
        assert len(reasons) == 1

    def test_with_another_engine_it_is_built_again(self, settings):
        build_index(settings)
        other = replace(settings, engine="faiss-flat")
        assert open_assistant(other).index.built_from.engine == "faiss-flat"
        assert open_index(settings.index).built_from.engine == "faiss-flat"

    def test_with_another_encoder_it_is_built_again(self, settings, monkeypatch):
        build_index(settings)
        other = HashingEncoder(32)
        other.name = "other"
        monkeypatch.setattr(wiring, "open_encoder", lambda name: other)
        made = open_assistant(replace(settings, encoder="other")).index.built_from
        assert (made.encoder, made.dimension) == ("other", 32)

    def test_with_other_weights_of_the_same_name_it_is_built_again(self, settings, monkeypatch):
        build_index(settings)
        monkeypatch.setattr(wiring, "open_encoder", lambda name: HashingEncoder(32))
        reasons = []
        assert open_assistant(settings, on_build=reasons.append).index.built_from.dimension == 32
        assert "The weights of hashing changed" in reasons[0]

    def test_two_at_once_without_an_index_both_open(self, settings):
        with ThreadPoolExecutor(2) as pool:
            both = list(pool.map(lambda _: open_assistant(settings), range(2)))
        assert [timeless(each.ask(QUESTIONS[0])).status for each in both] == ["answered", "answered"]


class TestNothingMayBeBuilt:
    """auto_build: false."""

    def test_a_missing_index_is_told(self, settings):
        with pytest.raises(
            IndexMissingError, match=f"There is no index in {settings.index}. Build it: assistant index"
        ):
            open_assistant(unbuilt(settings))
        assert not settings.index.exists()

    def test_changed_knowledge_is_told_with_both_digests(self, settings):
        build_index(settings)
        then = open_index(settings.index).built_from.knowledge[:8]
        change(settings)
        with pytest.raises(IndexStaleError, match=rf"other knowledge \({then} then, \w{{8}} now\). Build it again"):
            open_assistant(unbuilt(settings))

    @pytest.mark.parametrize("changed", [{"engine": "faiss-flat"}, {"encoder": "other"}])
    def test_changed_settings_are_told_both_ways(self, settings, changed, monkeypatch):
        build_index(settings)
        monkeypatch.setattr(wiring, "open_encoder", lambda name: HashingEncoder())
        with pytest.raises(
            IndexStaleError, match=r"built with hashing and exact; the settings say .*Build it again"
        ) as told:
            open_assistant(replace(unbuilt(settings), **changed))
        assert all(value in str(told.value) for value in changed.values())

    def test_changed_weights_are_told(self, settings, monkeypatch):
        build_index(settings)
        monkeypatch.setattr(wiring, "open_encoder", lambda name: HashingEncoder(32))
        with pytest.raises(IndexStaleError, match="The weights of hashing changed"):
            open_assistant(unbuilt(settings))

    def test_damage_is_told(self, settings):
        build_index(settings)
        (current_build(settings.index) / "entries.jsonl").unlink()
        with pytest.raises(IndexDamagedError, match=r"entries\.jsonl is missing"):
            open_assistant(unbuilt(settings))

    def test_a_fresh_index_is_opened(self, settings):
        build_index(settings)
        assert open_assistant(unbuilt(settings)).ask(QUESTIONS[0]).status == "answered"


def test_a_question_file_beside_the_knowledge_makes_no_index_stale(settings):
    build_index(settings)
    (settings.knowledge / "questions").mkdir()
    (settings.knowledge / "questions" / "mine.yaml").write_text("about: mine\n", encoding="utf-8")
    assert open_assistant(unbuilt(settings))


class TestAssistant:
    """Asking keeps nothing."""

    @pytest.fixture(params=["exact", "faiss-flat"])
    def assistant(self, request, settings):
        return open_assistant(replace(settings, engine=request.param))

    def test_the_same_question_twice_has_the_same_answer_whatever_was_asked_between(self, assistant):
        first = [timeless(assistant.ask(question)) for question in QUESTIONS]
        again = [timeless(assistant.ask(question)) for question in reversed(QUESTIONS)]
        assert first == again[::-1]

    def test_a_follow_up_needs_the_callers_history(self, assistant):
        history = [Turn("user", "When did China start to control gallium exports?")]
        assert assistant.ask("And germanium?", history).resolved_question is not None
        assert assistant.ask("And germanium?").resolved_question is None

    def test_two_threads_get_what_one_gets(self, assistant):
        alone = [timeless(assistant.ask(question)) for question in QUESTIONS]
        with ThreadPoolExecutor(2) as pool:
            found = list(pool.map(assistant.ask, QUESTIONS * 10))
        assert [timeless(answer) for answer in found] == alone * 10

    def test_a_language_can_be_given(self, assistant):
        assert assistant.ask(QUESTIONS[0], language="zh-Hans").language == "zh-Hans"
        assert assistant.search(QUESTIONS[0], language="zh-Hant")[0].language == "zh-Hant"

    def test_search_gives_as_many_as_asked_for(self, assistant):
        assert len(assistant.search("gallium", 2)) == 2
        with pytest.raises(UsageError, match="k must be at least 1"):
            assistant.search("gallium", -1)

    def test_the_features_of_a_question_can_be_had(self, assistant):
        assert assistant.confidence_features(QUESTIONS[0])["coverage"] == pytest.approx(1)


class TestStates:
    """What `assistant doctor` and `assistant check` tell."""

    def test_knowledge_is_inspected_whole(self, settings):
        assert inspect(settings) == (9, [])

    def test_faults_are_listed(self, settings):
        change(settings, "source: fr-2022\n    via", "source: nowhere\n    via")
        count, faults = inspect(settings)
        assert count == 9
        assert any("nowhere" in str(fault) for fault in faults)

    def test_the_encoder_in_words(self, settings):
        assert encoder_state(settings).startswith("hashing, 64 wide, weights hashing-1-64")

    def test_the_index_in_words(self, settings):
        build_index(settings)
        assert index_state(settings) == f"9 entries, 28 texts, exact, in {settings.index}"

    def test_a_stale_index_is_an_error_here(self, settings):
        build_index(settings)
        change(settings)
        with pytest.raises(IndexStaleError):
            index_state(settings)

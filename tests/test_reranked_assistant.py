"""An assistant with a reranker: off unless the settings name one, and then every way of asking goes through it."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pytest

from assistant import wiring
from assistant.config import Settings
from assistant.errors import RerankerError
from assistant.wiring import build_index, open_assistant, reranker_state

QUESTIONS = (
    "How many minerals are on the 2022 US list?",
    "中國何時開始管制鎵的出口？",
    "稀土由几种元素组成？",
    "Which bakery in Paris sells the best croissants?",
    "你好",
)


@pytest.fixture
def settings(small_knowledge, tmp_path):
    """Settings for the small knowledge, an index of its own, the encoder without a model, and no reranker."""
    return Settings(small_knowledge, tmp_path / "index", "hashing", "exact")


@pytest.fixture
def reranked(settings):
    """The same with the reranker without a model, and time enough."""
    return replace(settings, reranker="overlap", rerank_budget_ms=60_000)


def timeless(answer):
    return replace(answer, timing_ms={})


def read_again(hits):
    return [any(reason.startswith("reranker ") for reason in hit.why) for hit in hits]


def test_without_one_no_hit_is_read_again(settings):
    assert not any(read_again(open_assistant(settings).search("gallium", 9)))


def test_as_many_hits_are_read_again_as_the_settings_say(reranked):
    hits = open_assistant(replace(reranked, rerank_candidates=3)).search("gallium", 9)
    assert read_again(hits) == [True, True, True, *[False] * (len(hits) - 3)]
    assert len(hits) > 3


def test_answers_come_from_its_order(settings, monkeypatch):
    """A reranker that wants the seventeen rare earths gets them, whatever is asked."""

    class Biased:
        name, fingerprint = "biased", "biased-1"

        def scores(self, question, texts):
            return np.array(["17" in text for text in texts], np.float32)

    monkeypatch.setattr(wiring, "open_reranker", lambda name: Biased())
    question = "The rare earths, or how many minerals are on the 2022 US list?"
    plain = open_assistant(settings)
    biased = open_assistant(replace(settings, reranker="biased", rerank_budget_ms=60_000))
    assert plain.search(question, 1)[0].entry.id == "us-2022-size"
    assert biased.search(question, 1)[0].entry.id == "rare-earth-group"
    assert biased.confidence_features(question)["margin"] == 0 < plain.confidence_features(question)["margin"]


def test_a_sure_answer_stays_the_same(settings, reranked):
    plain, again = open_assistant(settings), open_assistant(reranked)
    for question in QUESTIONS:
        assert again.ask(question).status == plain.ask(question).status
        assert again.ask(question).short_answer == plain.ask(question).short_answer


def test_it_needs_no_other_index(settings, reranked):
    build_index(settings)
    assert open_assistant(replace(reranked, auto_build=False)).ask(QUESTIONS[0]).status == "answered"


def test_one_that_is_not_there_is_told_before_anything_is_built(settings):
    with pytest.raises(RerankerError, match="The reranker 'nobody/none' is neither a folder nor on this machine"):
        open_assistant(replace(settings, reranker="nobody/none"))
    assert not settings.index.exists()


def test_two_threads_get_what_one_gets(reranked):
    assistant = open_assistant(reranked)
    alone = [timeless(assistant.ask(question)) for question in QUESTIONS]
    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(assistant.ask, QUESTIONS * 5))
    assert [timeless(answer) for answer in found] == alone * 5


def test_the_reranker_in_words(settings):
    assert reranker_state(settings) == "none"
    named = replace(settings, reranker="overlap", rerank_candidates=7)
    assert reranker_state(named) == "overlap, weights overlap-1…, reads 7 hits"

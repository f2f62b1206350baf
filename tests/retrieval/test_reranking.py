"""The first hits in the reranker's order, while the time lasts; the fused score stays the measure of confidence."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.answering.confidence import features
from assistant.encoders.hashing import HashingEncoder
from assistant.errors import UsageError
from assistant.records import Entry, Hit
from assistant.rerankers.overlap import OverlapReranker
from assistant.retrieval.filters import ANYTHING
from assistant.retrieval.query import Query, analyse
from assistant.retrieval.reranking import Reranked
from assistant.retrieval.retriever import Retriever

FUSED = [0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0.05]


class Found:
    """A retriever that finds the same hits whatever is asked, and remembers how many were asked for."""

    index = None

    def __init__(self, scores=FUSED):
        entries = [Entry(f"e{at}", "fact", {"en": f"text {at}"}, "s") for at in range(len(scores))]
        self.hits = [
            Hit(rank, score, 0.5, 0.5, entry, "en", "a typical question", ("BM25 0.50",))
            for rank, (score, entry) in enumerate(zip(scores, entries, strict=True), start=1)
        ]
        self.asked = []

    def search(self, question, k, language=None, only=ANYTHING):
        self.asked.append(k)
        return self.hits[:k]


class Judge:
    """A reranker that gives the n-th text found the n-th score, and a clock that says how long each text takes."""

    name, fingerprint = "judge", "judge-1"

    def __init__(self, scores, seconds=0.0):
        self.by_text = {f"text {at}": score for at, score in enumerate(scores)}
        self.seconds = seconds
        self.now = 100.0
        self.batches = []

    def scores(self, question, texts):
        self.batches.append(list(texts))
        self.now += self.seconds * len(texts)
        return np.array([self.by_text[text] for text in texts], np.float32)

    def clock(self):
        return self.now


def rerank(judge, k=10, candidates=20, budget_ms=300, fused=FUSED):
    return Reranked(Found(fused), judge, candidates, budget_ms, judge.clock).search(QUERY, k)


QUERY = Query("text", "en", ("text",), (), frozenset())


def ids(hits):
    return [hit.entry.id for hit in hits]


class TestOrder:
    """Best by the reranker first."""

    def test_the_rerankers_order_is_taken(self):
        hits = rerank(Judge([0.1, 0.9, 0.5]), fused=FUSED[:3])
        assert ids(hits) == ["e1", "e2", "e0"]
        assert [hit.rank for hit in hits] == [1, 2, 3]

    def test_equals_keep_the_retrievers_order(self):
        assert ids(rerank(Judge([0.5, 0.5, 0.9, 0.5]), fused=FUSED[:4])) == ["e2", "e0", "e1", "e3"]

    def test_what_is_beyond_the_candidates_stays_below_in_its_order(self):
        judge = Judge([0.1, 0.2, 0.3])
        assert ids(rerank(judge, candidates=3)) == ["e2", "e1", "e0", *(f"e{at}" for at in range(3, 10))]
        assert judge.batches == [["text 0", "text 1", "text 2"]]

    def test_fewer_hits_are_the_beginning_of_more(self):
        """The best of ten is found though one is asked for."""
        scores = [0.1] * 9 + [0.9]
        assert ids(rerank(Judge(scores), k=1)) == ["e9"]
        for k in range(1, 10):
            assert ids(rerank(Judge(scores), k=k)) == ids(rerank(Judge(scores)))[:k]

    @pytest.mark.parametrize(("k", "asked"), [(1, 5), (5, 5), (9, 9)])
    def test_the_retriever_is_asked_for_enough(self, k, asked):
        found = Found()
        assert len(Reranked(found, Judge([0.5] * 10), 5, 300).search(QUERY, k)) == k
        assert found.asked == [asked]

    def test_no_hit_needs_no_reranker(self):
        judge = Judge([])
        assert rerank(judge, fused=[]) == []
        assert judge.batches == []

    @pytest.mark.parametrize("k", [0, -1])
    def test_asking_for_none_is_refused(self, index, k):
        finder = Reranked(Retriever(index, HashingEncoder()), OverlapReranker())
        with pytest.raises(UsageError, match=f"k must be at least 1, not {k}"):
            finder.search("gallium", k)

    def test_the_text_of_the_entry_is_read_not_the_question_that_found_it(self):
        judge = Judge([0.5])
        rerank(judge, fused=[0.9])
        assert judge.batches == [["text 0"]]


class TestTime:
    """The budget: a batch of four texts at a time."""

    def test_with_time_enough_all_candidates_are_read(self):
        judge = Judge([0.0] * 9 + [1.0], seconds=0.01)
        assert ids(rerank(judge))[0] == "e9"
        assert [len(batch) for batch in judge.batches] == [4, 4, 2]

    def test_when_the_time_is_spent_the_rest_keeps_its_order_below(self):
        """Four texts take 120 ms, eight 240: a third batch would end after 300."""
        judge = Judge([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0], seconds=0.03)
        hits = rerank(judge)
        assert ids(hits) == ["e7", "e6", "e5", "e4", "e3", "e2", "e1", "e0", "e8", "e9"]
        assert [len(batch) for batch in judge.batches] == [4, 4]
        assert [any("reranker" in reason for reason in hit.why) for hit in hits] == [True] * 8 + [False] * 2

    def test_the_first_batch_is_always_read(self):
        judge = Judge([0.1, 0.2, 0.3, 0.4] + [1.0] * 6, seconds=5)
        assert ids(rerank(judge, budget_ms=1))[:5] == ["e3", "e2", "e1", "e0", "e4"]
        assert len(judge.batches) == 1

    def test_a_batch_that_ends_just_in_time_is_begun(self):
        judge = Judge([0.5] * 10, seconds=0.03125)
        rerank(judge, budget_ms=250)
        assert len(judge.batches) == 2


class TestScore:
    """What the confidence reads."""

    def test_where_both_agree_nothing_changes_but_the_reason(self):
        hits = rerank(Judge(FUSED))
        assert [replace(hit, why=hit.why[:1]) for hit in hits] == Found().hits
        assert hits[0].why == ("BM25 0.50", "reranker 0.90")
        assert hits[-1].why == ("BM25 0.50", "reranker 0.05")

    def test_a_promoted_hit_keeps_its_own_score_and_leads_by_nothing(self):
        hits = rerank(Judge([0.2, 0.1, 0.9]), fused=[0.9, 0.4, 0.6])
        assert [(hit.entry.id, hit.score) for hit in hits] == [("e2", 0.6), ("e0", 0.6), ("e1", 0.4)]

    @settings(max_examples=100)
    @given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), max_size=9), st.integers(1, 9), st.integers(1, 9))
    def test_scores_never_rise_and_never_exceed_the_fused_one(self, pairs, candidates, k):
        fused = sorted((score for score, _ in pairs), reverse=True)
        hits = rerank(Judge([score for _, score in pairs]), k, candidates, fused=fused)
        assert [hit.rank for hit in hits] == list(range(1, min(k, len(pairs)) + 1))
        scores = [hit.score for hit in hits]
        assert scores == sorted(scores, reverse=True)
        assert all(hit.score <= fused[int(hit.entry.id[1:])] for hit in hits)

    def test_the_features_stay_in_their_ranges_and_doubt_shows_in_the_lead(self, index):
        retriever = Retriever(index, HashingEncoder())
        query = analyse("How many minerals are on the 2022 US list?", index.glossary)
        alone = features(query, retriever.search(query, 9), retriever)

        class Contrary:
            """Likes best what the retriever likes least."""

            name, fingerprint = "contrary", "contrary-1"
            seen = 0

            def scores(self, question, texts):
                self.seen += len(texts)
                return np.array([(self.seen - len(texts) + at) / 100 for at in range(len(texts))], np.float32)

        doubted = features(query, Reranked(retriever, Contrary(), budget_ms=10_000).search(query, 9), retriever)
        assert alone["margin"] > 0
        assert doubted["margin"] == 0
        assert doubted["score"] < alone["score"]
        assert all(0 <= doubted[name] <= 1 for name in doubted if name not in {"cosine", "lead"})


class TestFace:
    """It stands where a retriever stands."""

    @pytest.fixture
    def retriever(self, index):
        return Retriever(index, HashingEncoder())

    @pytest.fixture
    def finder(self, retriever):
        return Reranked(retriever, OverlapReranker(), budget_ms=60_000)

    def test_it_has_the_index_the_rarity_and_the_traits_of_its_retriever(self, finder, retriever, index):
        assert finder.index is index
        assert finder.rarity("gallium") == retriever.rarity("gallium")
        assert finder.traits(index.entries[0]) == retriever.traits(index.entries[0])

    def test_it_finds_what_the_retriever_finds(self, finder, retriever):
        assert set(ids(finder.search("gallium of China", 9))) == set(ids(retriever.search("gallium of China", 9)))

    def test_a_language_given_by_the_caller_decides(self, finder):
        assert finder.search("鎵", 1, "en")[0].language == "en"

    def test_it_keeps_nothing_of_a_question(self, finder):
        questions = ["gallium of China", "稀土由17種元素組成", "the 2022 list"] * 5
        alone = [finder.search(question, 5) for question in questions]
        with ThreadPoolExecutor(2) as pool:
            assert list(pool.map(lambda question: finder.search(question, 5), questions)) == alone

"""What holds for every reranker: the one without a model, and any cross-encoder."""

import numpy as np
import pytest

from assistant.errors import RerankerError
from assistant.rerankers import RERANKERS
from assistant.rerankers.contract import unit_scores

NAMES = ["overlap", "tiny"]
QUESTION = "Who controls the exports of gallium?"
TEXTS = ["China controls the exports of gallium.", "鎵的出口", "", "gallium " * 200, "The weather is fine."]
TOLERANCE = 1e-5


@pytest.fixture(params=NAMES)
def reranker(request, opened):
    return opened(request.param)


class TestRerankerContract:
    """Runs over every reranker."""

    def test_scores_are_float32_one_for_each_text_in_0_to_1(self, reranker):
        scores = reranker.scores(QUESTION, TEXTS)
        assert (scores.dtype, scores.shape) == (np.float32, (len(TEXTS),))
        assert ((scores >= 0) & (scores <= 1)).all()

    def test_no_text_gives_no_score(self, reranker):
        scores = reranker.scores(QUESTION, [])
        assert (scores.dtype, scores.shape) == (np.float32, (0,))

    def test_a_score_does_not_depend_on_what_stands_beside_its_text(self, reranker):
        together = reranker.scores(QUESTION, TEXTS)
        alone = [reranker.scores(QUESTION, [text])[0] for text in TEXTS]
        np.testing.assert_allclose(alone, together, atol=TOLERANCE)
        np.testing.assert_allclose(reranker.scores(QUESTION, TEXTS[::-1])[::-1], together, atol=TOLERANCE)

    def test_many_texts_keep_their_order(self, reranker):
        texts = [f"entry {number} " + "gallium " * (number % 4) for number in range(35)]
        scores = reranker.scores(QUESTION, texts)
        for number in (0, 17, 34):
            assert reranker.scores(QUESTION, [texts[number]])[0] == pytest.approx(scores[number], abs=TOLERANCE)

    def test_the_question_counts(self, reranker):
        """The same text for two questions."""
        assert reranker.scores(QUESTION, TEXTS[:1]) != pytest.approx(reranker.scores("鎵？", TEXTS[:1]), abs=1e-3)

    @pytest.mark.parametrize("question", ["", " ", "。", "\x00", "🙂", "a" * 2000])
    def test_odd_questions_have_scores(self, reranker, question):
        assert np.isfinite(reranker.scores(question, TEXTS)).all()

    def test_it_says_its_name_and_what_decides_its_scores(self, reranker):
        assert reranker.name
        assert len(reranker.fingerprint) >= 8


def test_no_two_rerankers_share_a_fingerprint(opened):
    assert len({opened(name).fingerprint for name in NAMES}) == len(NAMES)


def test_every_name_of_the_table_is_under_the_contract():
    assert set(RERANKERS) <= set(NAMES)


def test_overlap_is_the_share_of_the_questions_words(opened):
    scores = opened("overlap").scores("gallium exports", ["Exports of gallium.", "gallium", "krypton", ""])
    assert scores.tolist() == [1, 0.5, 0, 0]


class TestUnitScores:
    """The one way from a model's numbers to scores."""

    def test_what_is_in_range_stays(self):
        scores = unit_scores([0, 0.25, 1], 3, "x")
        assert (scores.tolist(), scores.dtype) == ([0, 0.25, 1], np.float32)

    @pytest.mark.parametrize("bad", [np.nan, np.inf, -0.1, 1.5])
    def test_what_is_no_number_in_0_to_1_is_refused_and_the_reranker_named(self, bad):
        with pytest.raises(RerankerError, match=r"'broken' gave a score that is no number in \[0, 1\]"):
            unit_scores([0.5, bad], 2, "broken")

    @pytest.mark.parametrize("shape", [(3,), (2, 2), (1,), ()])
    def test_another_number_of_scores_is_refused(self, shape):
        with pytest.raises(RerankerError, match=r"'wide' gave scores of shape .*, not \(2,\)"):
            unit_scores(np.ones(shape), 2, "wide")

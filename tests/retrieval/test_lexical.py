"""BM25 in Lucene's form, worked out by hand.

score = sum over tokens of idf * tf / (tf + K), with K = 1.2 * (0.25 + 0.75 * length / mean length) and
idf = log(1 + (N - n + 0.5) / (n + 0.5)). The three documents have 2, 4 and 6 tokens, 4 on average, so K is 0.75, 1.2
and 1.65.
"""

from collections import Counter
from math import log

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.retrieval.lexical import Lexicon

THREE = [["a", "b"], ["a", "a", "c", "c"], ["b", "c", "c", "c", "d", "d"]]
IN_TWO = log(1.6)  # log(1 + 1.5 / 2.5)
IN_ONE = log(8 / 3)  # log(1 + 2.5 / 1.5)
IN_NONE = log(8)  # log(1 + 3.5 / 0.5)

WORDS = st.lists(st.sampled_from("abcdefg"), max_size=8)


@pytest.fixture(scope="module")
def lexicon():
    return Lexicon.build(THREE)


@pytest.fixture(scope="module", params=["built", "saved and opened"])
def either(request, lexicon, tmp_path_factory):
    """The same index from memory and from disk."""
    if request.param == "built":
        return lexicon
    folder = tmp_path_factory.mktemp("lexical")
    lexicon.save(folder)
    return Lexicon.open(folder)


@pytest.mark.parametrize(
    ("tokens", "scores"),
    [
        (["a"], [IN_TWO * 1 / 1.75, IN_TWO * 2 / 3.2, 0]),
        (["c"], [0, IN_TWO * 2 / 3.2, IN_TWO * 3 / 4.65]),
        (["d"], [0, 0, IN_ONE * 2 / 3.65]),
        (["b", "d"], [IN_TWO * 1 / 1.75, 0, IN_TWO * 1 / 2.65 + IN_ONE * 2 / 3.65]),
    ],
    ids="a c d bd".split(),
)
def test_scores_by_hand(either, tokens, scores):
    found = either.scores(tokens)
    assert found.dtype == np.float32
    np.testing.assert_allclose(found, scores, rtol=1e-6)


def test_a_token_asked_twice_counts_twice(either):
    np.testing.assert_allclose(either.scores(["a", "a"]), 2 * either.scores(["a"]), rtol=1e-6)


@pytest.mark.parametrize("tokens", [[], ["x"], ["x", "", "@a"]])
def test_what_no_document_holds_scores_nothing(either, tokens):
    found = either.scores(tokens)
    assert (found.dtype, found.tolist()) == (np.float32, [0, 0, 0])


def test_an_unknown_token_beside_a_known_one_changes_nothing(either):
    np.testing.assert_array_equal(either.scores(["x", "a", "y"]), either.scores(["a"]))


@pytest.mark.parametrize(("token", "value"), [("a", IN_TWO), ("b", IN_TWO), ("d", IN_ONE), ("x", IN_NONE)])
def test_idf_by_hand(either, token, value):
    assert either.idf(token) == pytest.approx(value)


def test_a_token_of_every_document_is_still_worth_something():
    everywhere = Lexicon.build([["a"], ["a", "b"]])
    assert everywhere.idf("a") == pytest.approx(log(1.2))  # log(1 + 0.5 / 2.5)
    assert min(everywhere.scores(["a"])) > 0


def test_a_document_without_tokens_scores_nothing():
    found = Lexicon.build([["a"], [], ["a", "b"]]).scores(["a", "b"])
    assert found[1] == 0
    assert min(found[0], found[2]) > 0


def test_tokens_of_any_script_survive_the_disk(tmp_path):
    lexicon = Lexicon.build([["鎵", "@gallium", "2010"], ['"', "\\", "é"]])
    lexicon.save(tmp_path)
    opened = Lexicon.open(tmp_path)
    for token in ("鎵", "@gallium", "2010", '"', "\\", "é"):
        np.testing.assert_array_equal(opened.scores([token]), lexicon.scores([token]))


def reference(documents, tokens):
    """The formula written out, one document and token at a time."""
    mean = sum(map(len, documents)) / len(documents)
    scores = []
    for document in documents:
        counts = Counter(document)
        k = 1.2 * (0.25 + 0.75 * len(document) / mean)
        score = 0.0
        for token in tokens:
            holding = sum(token in other for other in documents)
            idf = log(1 + (len(documents) - holding + 0.5) / (holding + 0.5))
            score += idf * counts[token] / (counts[token] + k)
        scores.append(score)
    return scores


@settings(max_examples=40)
@given(st.lists(WORDS, min_size=1, max_size=6).filter(any), WORDS)
def test_scores_are_those_of_the_formula_for_any_documents(documents, tokens):
    lexicon = Lexicon.build(documents)
    np.testing.assert_allclose(lexicon.scores(tokens), reference(documents, tokens), rtol=1e-5, atol=1e-6)

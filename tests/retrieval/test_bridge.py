"""Words of a question as the other language may write them, and how the lexical search scores them."""

import numpy as np
import pytest

from assistant.language.lexicon import BilingualLexicon
from assistant.retrieval.bridge import translations
from assistant.retrieval.lexical import Lexicon


@pytest.fixture
def lexicon():
    return BilingualLexicon(
        ["地震", "的", "银行"],
        ["earthquake", "of", "bank", "quake", "far"],
        np.array([[0, 3, 4], [1, 0, 0], [2, 0, 0]], np.uint16),
        np.array([[0.8, 0.4, 0.2], [0.9, 0.0, 0.0], [0.6, 0.0, 0.0]], np.float32),
    )


def test_a_word_brings_its_near_translations_weighted_by_the_best(lexicon):
    (group,) = translations("地震", True, lexicon)
    assert group == ((("earthquake",), 1.0), (("quake",), pytest.approx(0.25)))


def test_a_word_that_is_a_stop_word_in_the_other_language_brings_nothing(lexicon):
    assert len(translations("地震的銀行", True, lexicon)) == 2


def test_a_chinese_translation_is_searched_by_its_pairs(lexicon):
    assert translations("The bank", False, lexicon) == (((("银行",), 1.0),),)


class TestBridged:
    @pytest.fixture
    def documents(self):
        return Lexicon.build([["earthquake", "x"], ["quake", "x"], ["earthquake", "quake"], ["bank", "x"]])

    def test_of_one_words_alternatives_a_document_gets_the_best_alone(self, documents):
        earthquake, quake = documents.scores(["earthquake"]), documents.scores(["quake"])
        found = documents.bridged([((("earthquake",), 1.0), (("quake",), 0.5))])
        np.testing.assert_allclose(found, np.maximum(earthquake, 0.5 * quake), rtol=1e-6)

    def test_words_add_up(self, documents):
        both = documents.bridged([((("earthquake",), 1.0),), ((("bank",), 1.0),)])
        np.testing.assert_allclose(both, documents.scores(["earthquake", "bank"]), rtol=1e-6)

    def test_an_alternative_of_several_tokens_gets_their_mean_and_an_unknown_token_nothing(self, documents):
        found = documents.bridged([((("bank", "unknown"), 1.0),)])
        np.testing.assert_allclose(found, documents.scores(["bank"]) / 2, rtol=1e-6)

    def test_nothing_to_look_for_scores_nothing(self, documents):
        assert not documents.bridged([]).any()
        assert not documents.bridged([((("unknown",), 1.0),)]).any()

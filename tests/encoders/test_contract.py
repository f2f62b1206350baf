"""What holds for every encoder: the one without a model, any sentence-transformers model, and the default."""

import numpy as np
import pytest

from assistant.encoders import ENCODERS, open_encoder

NAMES = [
    "hashing",
    "tiny",
    pytest.param("trilingual", marks=pytest.mark.slow),
    pytest.param("all-minilm-l6-v2", marks=pytest.mark.slow),
]
SENTENCES = [
    "China controls the exports of gallium.",
    "鎵的出口",
    "The weather is fine today.",
    "In 2022 the list had 50 entries: " + "aluminium, antimony, arsenic, " * 8,
    "gallium",
]
TOLERANCE = 1e-5


@pytest.fixture(params=NAMES)
def encoder(request, opened):
    return opened(request.param)


@pytest.fixture(params=["encode_documents", "encode_queries"])
def encode(request, encoder):
    """Each of the two methods of each encoder."""
    return getattr(encoder, request.param)


class TestEncoderContract:
    """Runs over every encoder."""

    def test_rows_are_float32_one_for_each_text(self, encoder, encode):
        rows = encode(SENTENCES)
        assert rows.dtype == np.float32
        assert rows.shape == (len(SENTENCES), encoder.dimension)

    def test_rows_have_length_1(self, encode):
        np.testing.assert_allclose(np.linalg.norm(encode(SENTENCES), axis=1), 1, atol=TOLERANCE)

    def test_no_text_gives_no_row_of_the_right_width(self, encoder, encode):
        rows = encode([])
        assert (rows.shape, rows.dtype) == ((0, encoder.dimension), np.float32)

    @pytest.mark.parametrize("text", ["", " ", "\n", "。", "the of", "\x00", "🙂", "a" * 1000])
    def test_odd_texts_have_a_row_of_length_1_or_0(self, encode, text):
        (row,) = encode([text])
        assert np.isfinite(row).all()
        assert np.linalg.norm(row) == pytest.approx(1, abs=TOLERANCE) or not row.any()

    def test_a_row_does_not_depend_on_what_stands_beside_its_text(self, encode):
        together = encode(SENTENCES)
        for text, row in zip(SENTENCES, together, strict=True):
            np.testing.assert_allclose(encode([text])[0], row, atol=TOLERANCE)
        np.testing.assert_allclose(encode(SENTENCES[::-1])[::-1], together, atol=TOLERANCE)

    def test_many_texts_keep_their_order(self, encode):
        texts = [f"entry {number} " + "of it " * (number % 4) for number in range(35)]
        rows = encode(texts)
        for number in (0, 17, 34):
            np.testing.assert_allclose(encode([texts[number]])[0], rows[number], atol=TOLERANCE)

    def test_different_texts_have_different_rows(self, encode):
        rows = encode(SENTENCES)
        assert all(not np.allclose(rows[0], row, atol=TOLERANCE) for row in rows[1:])

    def test_a_question_is_nearest_to_the_document_of_the_same_words(self, encoder):
        scores = encoder.encode_queries(SENTENCES) @ encoder.encode_documents(SENTENCES).T
        assert scores.argmax(axis=1).tolist() == list(range(len(SENTENCES)))

    def test_it_says_its_name_and_what_decides_its_rows(self, encoder):
        assert encoder.name
        assert isinstance(encoder.fingerprint, str)
        assert len(encoder.fingerprint) >= 8
        assert encoder.dimension > 0


@pytest.mark.parametrize("name", ["hashing", pytest.param("trilingual", marks=pytest.mark.slow)])
def test_related_texts_are_nearer_than_others(opened, name):
    encoder = opened(name)
    question = encoder.encode_queries(["Who exports gallium?"])[0]
    near, far = encoder.encode_documents([SENTENCES[0], SENTENCES[2]])
    assert question @ near > question @ far + 0.1


def test_no_two_encoders_share_a_fingerprint(opened):
    assert opened("hashing").fingerprint != opened("tiny").fingerprint


def test_every_name_of_the_table_is_under_the_contract():
    tested = {name if isinstance(name, str) else name.values[0] for name in NAMES}
    assert set(ENCODERS) <= tested


def test_hashing_puts_the_same_words_of_any_script_together():
    rows = open_encoder("hashing").encode_documents(["鎵的出口", "镓的出口", "Minerals", "mineral"])
    np.testing.assert_array_equal(rows[0], rows[1])
    np.testing.assert_array_equal(rows[2], rows[3])

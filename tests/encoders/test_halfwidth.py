"""A question alone may go a quicker way; its row is the same but for rounding."""

import numpy as np
import pytest

from assistant.encoders.halfwidth import half_width, has_half_width
from assistant.encoders.transformer import open_transformer
from assistant.encoders.trilingual import NAME, model_folder

QUESTIONS = [
    "中國何時對鎵和鍺實施出口管制？",
    "稀土为什么重要",
    "How many minerals are on the 2022 US list?",
    "鎵",
    "x",
    "tin " * 400,
]


@pytest.fixture(scope="module")
def encoders():
    """The shipped encoder in full width, and with the quick way whatever the processor is."""
    folder, weights = model_folder()
    return open_transformer(NAME, folder, weights), open_transformer(NAME, folder, weights, half_width)


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_row_of_a_question_alone_is_that_of_full_width_but_for_rounding(encoders, question):
    full, quick = encoders
    one, other = full.encode_queries([question]), quick.encode_queries([question])
    assert other.shape == one.shape
    assert other.dtype == np.float32
    assert np.linalg.norm(other) == pytest.approx(1, abs=1e-6)
    assert float(one[0] @ other[0]) > 0.999
    assert not np.array_equal(one, other)


def test_several_questions_are_encoded_as_each_alone(encoders):
    _, quick = encoders
    together = quick.encode_queries(QUESTIONS)
    assert np.array_equal(together, np.vstack([quick.encode_queries([question]) for question in QUESTIONS]))
    assert quick.encode_queries([]).shape == (0, together.shape[1])


def test_documents_stay_in_full_width(encoders):
    full, quick = encoders
    assert np.array_equal(full.encode_documents(QUESTIONS[:1]), quick.encode_documents(QUESTIONS[:1]))


@pytest.mark.parametrize(
    ("told", "has"),
    [
        ("flags\t\t: fpu avx2 avx512_bf16 sse", True),
        ("flags : amx_bf16", True),
        ("flags : avx2 avx512f", False),
        ("model name : avx512_bf16", False),
        ("", False),
    ],
)
def test_the_processor_says_whether_it_multiplies_in_half_width(tmp_path, told, has):
    (tmp_path / "cpuinfo").write_text(told + "\n", encoding="utf-8")
    assert has_half_width(tmp_path / "cpuinfo") is has


def test_a_processor_that_tells_nothing_has_none(tmp_path):
    assert has_half_width(tmp_path / "nowhere") is False

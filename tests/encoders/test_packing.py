"""Matrices in four and eight bits: what comes back, and how far off it may be."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from assistant.encoders.packing import LEVELS, names_of, pack4, pack8, unpack
from assistant.errors import EncoderError

MATRICES = arrays(
    np.float32, st.tuples(st.integers(1, 5), st.sampled_from([2, 4, 8])), elements=st.floats(-9, 9, width=32)
)


@given(MATRICES)
def test_eight_bits_are_off_by_half_a_step_at_most(matrix):
    back = unpack("m", pack8("m", matrix))
    step = np.abs(matrix).max(axis=1, keepdims=True) / 127
    assert back.dtype == np.float32
    assert (np.abs(back - matrix) <= step / 2 + 1e-6).all()


def test_four_bits_keep_the_direction_of_rows_that_are_spread_normally():
    matrix = np.random.default_rng(3).normal(size=(50, 384)).astype(np.float32)
    back = unpack("m", pack4("m", matrix))
    cosines = (back * matrix).sum(axis=1) / np.linalg.norm(back, axis=1) / np.linalg.norm(matrix, axis=1)
    # Max's sixteen levels lose 0.0095 of a normal variable's variance; the cosine is then the root of the rest.
    assert cosines.min() > 0.99
    assert np.mean((back - matrix) ** 2) == pytest.approx(0.0095, abs=0.0005)


def test_the_levels_are_symmetric_and_rise():
    assert len(LEVELS) == 16
    np.testing.assert_array_equal(LEVELS, -LEVELS[::-1])
    assert (np.diff(LEVELS) > 0).all()


def test_four_bits_by_hand():
    """A row of one size has that root mean square, so each weight is 1 and the level nearest to 1 is 0.9424."""
    packed = pack4("m", np.array([[2, -2, 2, -2]], np.float32))
    np.testing.assert_allclose(unpack("m", packed), 2 * 0.9424 * np.array([[1, -1, 1, -1]]), atol=1e-3)
    assert packed["m:int4"].shape == (1, 2)


@pytest.mark.parametrize("pack", [pack4, pack8])
def test_zero_rows_stay_finite(pack):
    assert np.isfinite(unpack("m", pack("m", np.zeros((2, 4), np.float32)))).all()


def test_an_odd_width_is_refused_with_its_name():
    with pytest.raises(EncoderError, match="rows is 3 wide"):
        pack4("rows", np.ones((1, 3), np.float32))


def test_what_is_not_packed_comes_back_as_it_is_and_names_are_told_once():
    packed = {"bias": np.ones(2, np.float32)} | pack8("a", np.ones((1, 2), np.float32))
    np.testing.assert_array_equal(unpack("bias", packed), np.ones(2))
    assert names_of(packed) == ["a", "bias"]

"""Matrices in few bits, for shipping: eight bits a weight for what must be exact, four for the rows of many words.

Eight bits: each row divided by its largest absolute value, in 127 steps. Four bits: each row divided by its root mean
square, then the nearest of the sixteen levels that lose least of a normal distribution (Lloyd, "Least squares
quantization in PCM", IEEE TIT 1982; Max, IRE TIT 1960). Unpacking is one multiplication in float32, so the
same bytes give the same weights on every machine.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from ..errors import EncoderError

Rows = npt.NDArray[np.float32]
Packed = dict[str, npt.NDArray[np.generic]]

_HALF = (0.1284, 0.3881, 0.6568, 0.9424, 1.2562, 1.6181, 2.0690, 2.7326)
"""Max's sixteen levels for a normal distribution of variance 1, the positive half (Max 1960, table I)."""
LEVELS = np.array([*(-level for level in reversed(_HALF)), *_HALF], np.float32)
_EDGES = (LEVELS[1:] + LEVELS[:-1]) / 2


def pack8(name: str, matrix: Rows) -> Packed:
    """A matrix (n, w) as int8 (n, w) and float32 scales (n, 1).

    The error of a weight is at most 1/254 of its row's largest absolute value.
    """
    scale = np.abs(matrix).max(axis=1, keepdims=True).astype(np.float32) / 127
    scale[scale == 0] = 1
    return {f"{name}:int8": np.round(matrix / scale).astype(np.int8), f"{name}:scale": scale}


def pack4(name: str, matrix: Rows) -> Packed:
    """A matrix (n, w), w even, as uint8 (n, w / 2), the first of two weights in the low bits, with scales (n, 1).

    Its error is about a tenth of a row's length for weights that are spread normally. Raises EncoderError for odd w.
    """
    if matrix.shape[1] % 2:
        raise EncoderError(f"{name} is {matrix.shape[1]} wide; only an even width packs into four bits.")
    scale = np.sqrt((matrix**2).mean(axis=1, keepdims=True)).astype(np.float16)
    scale[scale == 0] = 1
    codes = np.searchsorted(_EDGES, matrix / scale.astype(np.float32)).astype(np.uint8)
    return {f"{name}:int4": codes[:, 0::2] | (codes[:, 1::2] << 4), f"{name}:scale": scale}


def unpack(name: str, packed: Mapping[str, npt.NDArray[np.generic]]) -> Rows:
    """The matrix of that name as float32, whichever way it was packed; what was not packed comes as float32 too."""
    if name in packed:
        return packed[name].astype(np.float32)
    if f"{name}:int8" in packed:
        scale = packed[f"{name}:scale"].astype(np.float32)
        matrix: Rows = packed[f"{name}:int8"].astype(np.float32) * scale
        return matrix
    codes = packed[f"{name}:int4"]
    matrix = np.empty((codes.shape[0], 2 * codes.shape[1]), np.float32)
    matrix[:, 0::2] = LEVELS[codes & 15]  # type: ignore[operator]
    matrix[:, 1::2] = LEVELS[codes >> 4]  # type: ignore[operator]
    matrix *= packed[f"{name}:scale"].astype(np.float32)
    return matrix


def names_of(packed: Mapping[str, object]) -> list[str]:
    """Names of the matrices in a packed file, each once, in alphabetic order."""
    return sorted({name.partition(":")[0] for name in packed})

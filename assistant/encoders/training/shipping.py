"""From a trained student to the files that ship: packed weights, compressed tokenizer, lexicon, manifest."""

from __future__ import annotations

import json
import lzma
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from ...language.lexicon import BilingualLexicon
from ...models.fingerprints import sha256
from ..minilm import model_folder
from ..packing import Packed, pack4, pack8
from ..trilingual import BASE_ROWS, CARD, MANIFEST, MODEL, NEW_ROWS, TOKENIZER, WEIGHTS, make_folder
from .links import english_words, nearest_words
from .student import Student
from .tokenizer import tokenizer_json

_LINKS = 4
"""English words kept at most for each Chinese word."""
_LEAST, _BESIDE_BEST = 0.35, 0.6
"""Links less close than this, or than this share of the word's closest one, are mostly wrong."""
_WORDS = "embeddings.word_embeddings."


def ship(student: Student, folder: Path) -> None:
    """Write the packed files into `folder`, beside a model card that must be there, and the manifest over all.

    The weights are unpacked once more, to learn the SHA-256 of the model that everybody will make from them.
    """
    from safetensors.numpy import save_file

    packed: Packed = {}
    for name, tensor in student.body.state_dict().items():
        if name.startswith(_WORDS) or name.endswith("position_ids"):
            continue
        matrix = tensor.detach().cpu().numpy().astype(np.float32)
        packed |= pack8(name, matrix) if matrix.ndim == 2 else {name: matrix}
    packed |= pack8(BASE_ROWS, student.rows.base.weight.detach().cpu().numpy())
    packed |= pack4(NEW_ROWS, student.rows.new.weight.detach().cpu().numpy())
    save_file(dict(sorted(packed.items())), folder / WEIGHTS)
    words = _new_words(student.tokenizer, len(student.rows.base.weight))
    (folder / TOKENIZER).write_bytes(lzma.compress(tokenizer_json(model_folder(), words).encode(), preset=9))
    write_manifest(folder)


def write_manifest(folder: Path) -> None:
    """SHA-256 of each shipped file but the card, and of the weights they make."""
    with tempfile.TemporaryDirectory() as made:
        make_folder(folder, Path(made))
        manifest = {
            "made": sha256(Path(made) / MODEL),
            "files": {name: sha256(folder / name) for name in (WEIGHTS, TOKENIZER)},
        }
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def lexicon_of(student: Student, english_texts: list[str]) -> BilingualLexicon:
    """The bilingual lexicon that the rows of a trained student tell; its English words are those of the texts."""
    base = student.rows.base.weight.detach().cpu().numpy()
    new = student.rows.new.weight.detach().cpu().numpy()
    english = english_words(english_texts)
    ids, cosines = nearest_words(student.tokenizer, base, new, english, _LINKS)
    chinese = _new_words(student.tokenizer, len(base))
    closeness = np.clip(cosines, 0, 1)
    closeness[(closeness < _LEAST) | (closeness < _BESIDE_BEST * closeness[:, :1])] = 0
    return _lean(chinese, english, ids, closeness)


def _lean(
    chinese: Sequence[str], english: Sequence[str], ids: npt.NDArray[np.uint16], closeness: npt.NDArray[np.float32]
) -> BilingualLexicon:
    """The lexicon without the English words that no link leads to."""
    used = np.unique(ids[closeness > 0])
    places = np.where(closeness > 0, np.searchsorted(used, ids), 0).astype(np.uint16)
    return BilingualLexicon(chinese, [english[place] for place in used], places, closeness)


def _new_words(tokenizer: Any, first: int) -> list[str]:
    """The new words by rising id, from the first id after the base's."""
    vocabulary = tokenizer.get_vocab(with_added_tokens=True)
    by_id = {number: word for word, number in vocabulary.items() if number >= first and not word.startswith("##")}
    return [by_id[number] for number in sorted(by_id)]


__all__ = ["CARD", "lexicon_of", "ship", "write_manifest"]

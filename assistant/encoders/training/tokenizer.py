"""The base's own tokenizer, taught Chinese words in both scripts.

English is cut exactly as before. Han text is folded to Simplified by a character table inside the tokenizer's
normaliser, so that the model folds by itself wherever it is loaded; then the longest word from the left is one token,
and what is no word falls into its characters.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from ...language.folding import fold_text

_HAN_BLOCKS = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00))
_FULL_WIDTH = ((0xFF01, 0xFF5F), (0x3000, 0x3001))
HAN_CLASS = r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
_HAN = re.compile(HAN_CLASS)


def build_tokenizer(base: Path, words: Sequence[str]) -> Any:
    """A `tokenizers.Tokenizer` from the base model's folder; the ids of its own vocabulary stay as they are.

    words: folded words and characters; a character is a vocabulary entry, a longer word an added token. No padding and
    no truncation is set: the model's window decides.
    """
    from tokenizers import AddedToken, Regex, Tokenizer, normalizers, pre_tokenizers

    data = json.loads((base / "tokenizer.json").read_text(encoding="utf-8"))
    vocabulary = _without_han(data["model"]["vocab"])
    for word in words:
        if len(word) == 1:
            vocabulary[word] = len(vocabulary)
    data["model"]["vocab"] = vocabulary
    tokenizer = Tokenizer.from_str(json.dumps(data))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.Precompiled(folding_table()),
            normalizers.BertNormalizer(clean_text=True, handle_chinese_chars=False, lowercase=True),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.BertPreTokenizer(), pre_tokenizers.Split(Regex(HAN_CLASS), "isolated")]
    )
    tokenizer.add_tokens([AddedToken(word, normalized=True) for word in words if len(word) > 1])
    return tokenizer


def _without_han(vocabulary: Mapping[str, int]) -> dict[str, int]:
    """The base's vocabulary with its few Han characters renamed away: its English body never learned their rows.

    The ids stay, so that no other row moves; the characters get new ids like all the others.
    """
    return {f"[han{number}]" if _HAN.search(token) else token: number for token, number in vocabulary.items()}


def folded_characters() -> Iterable[tuple[str, str]]:
    """(character, what it is folded to) for Han and full-width characters that folding changes."""
    for first, last in (*_HAN_BLOCKS, *_FULL_WIDTH):
        for code in range(first, last):
            folded = fold_text(chr(code))
            if folded != chr(code):
                yield chr(code), folded


def folding_table() -> bytes:
    """The folding as SentencePiece compiles it (a double-array trie), the one form the tokenizer reads quickly."""
    import io
    import tempfile

    from sentencepiece import SentencePieceTrainer, sentencepiece_model_pb2

    def codes(text: str) -> str:
        return " ".join(f"{ord(character):X}" for character in text)

    with tempfile.NamedTemporaryFile("w", suffix=".tsv", encoding="utf-8") as rules:
        rules.writelines(f"{codes(before)}\t{codes(after)}\n" for before, after in folded_characters())
        rules.flush()
        written = io.BytesIO()
        # The pieces are thrown away; training is the only door to the compiler of the rules.
        SentencePieceTrainer.train(
            sentence_iterator=iter(["ab cd"] * 100),
            model_writer=written,
            model_type="char",
            vocab_size=8,
            normalization_rule_tsv=rules.name,
            minloglevel=2,
        )
    model = sentencepiece_model_pb2.ModelProto()
    model.ParseFromString(written.getvalue())
    return bytes(model.normalizer_spec.precompiled_charsmap)

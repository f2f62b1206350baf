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
from ..runs import HAN_BLOCKS, expanded

_FULL_WIDTH = ((0xFF01, 0xFF5F), (0x3000, 0x3001))
HAN_CLASS = r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
_HAN = re.compile(HAN_CLASS)
_LONGEST_RUN = 100
"""Characters after which a run of Han text is cut: WordPiece gives up on longer ones, as on English words."""


def build_tokenizer(base: Path, words: Sequence[str]) -> Any:
    """A `tokenizers.Tokenizer` from the base model's folder and the new words; see `tokenizer_json`."""
    from tokenizers import Tokenizer

    text = tokenizer_json(base, words)
    return Tokenizer.from_str(expanded(text, len(json.loads(text)["model"]["vocab"]) - len(words)))


def tokenizer_json(base: Path, words: Sequence[str]) -> str:
    """The tokenizer as it ships; the ids of the base's own vocabulary stay as they are.

    words: folded words and characters, which get the next ids, characters first; each stands there by its plain name
    alone, see `runs.expanded`. (Added tokens would do as well, but tens of thousands of them take seconds to open.) No
    padding and no truncation is set: the model's window decides.
    """
    from tokenizers import Regex, Tokenizer, normalizers, pre_tokenizers

    data = json.loads((base / "tokenizer.json").read_text(encoding="utf-8"))
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
        [pre_tokenizers.BertPreTokenizer(), pre_tokenizers.Split(Regex(f"{HAN_CLASS}{{1,{_LONGEST_RUN}}}"), "isolated")]
    )
    written = json.loads(tokenizer.to_str())
    vocabulary = _without_han(data["model"]["vocab"])
    for word in sorted(words, key=lambda word: len(word) > 1):
        vocabulary[word] = len(vocabulary)
    written["model"]["vocab"] = vocabulary
    return json.dumps(written, ensure_ascii=False)


def _without_han(vocabulary: Mapping[str, int]) -> dict[str, int]:
    """The base's vocabulary with its few Han characters renamed away: its English body never learned their rows.

    The ids stay, so that no other row moves; the characters get new ids like all the others.
    """
    return {f"[han{number}]" if _HAN.search(token) else token: number for token, number in vocabulary.items()}


def folded_characters() -> Iterable[tuple[str, str]]:
    """(character, what it is folded to) for Han and full-width characters that folding changes."""
    for first, last in (*HAN_BLOCKS, *_FULL_WIDTH):
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

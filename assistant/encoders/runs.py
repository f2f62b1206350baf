"""Chinese words in a WordPiece vocabulary, which was made for words between spaces.

A run of Han characters is one "word" to WordPiece, and inside it looks for names with ## before them, longest first. So
each new word needs two names for one id. What ships holds the plain name alone; the other is added here.
"""

from __future__ import annotations

import json

HAN_BLOCKS = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00))
_INSIDE = "##"


def expanded(tokenizer: str, first: int) -> str:
    """A tokenizer.json with both names of each word whose id is `first` or above.

    Every other Han character becomes the unknown token, or one rare character would make a whole run unknown.
    """
    data = json.loads(tokenizer)
    vocabulary = data["model"]["vocab"]
    vocabulary |= {_INSIDE + word: number for word, number in vocabulary.items() if number >= first}
    unknown = vocabulary[data["model"]["unk_token"]]
    for start, end in HAN_BLOCKS:
        for character in map(chr, range(start, end)):
            if character not in vocabulary:
                vocabulary[character] = vocabulary[_INSIDE + character] = unknown
    return json.dumps(data, ensure_ascii=False)

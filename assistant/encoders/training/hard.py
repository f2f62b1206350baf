"""Hard negatives for nothing: batches in which the other answers are about nearly the same thing.

The answers of a batch are each other's negatives. When the batch is a stretch of a chain that goes from each answer to
the most alike one by BM25, the negatives are those a lexical search would confuse it with, and none costs extra.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from ...language.tokens import token_texts

_K1, _B = 1.2, 0.75


def chained(answers: Sequence[str]) -> list[int]:
    """Positions of the answers in an order in which neighbours are alike.

    Equal answers are dealt out over several rounds of the chain, since a batch takes each text once.
    """
    places: dict[str, list[int]] = {}
    for at, answer in enumerate(answers):
        places.setdefault(answer, []).append(at)
    distinct = list(places)
    order = [places[distinct[at]] for at in _chain(distinct)]
    rounds = max(map(len, order), default=0)
    return [each[at] for at in range(rounds) for each in order if at < len(each)]


def _chain(texts: Sequence[str]) -> list[int]:
    """From each text to the most alike one not yet passed, by BM25; quadratic, for some thousand texts."""
    from scipy.sparse import csr_matrix

    counts = [Counter(token_texts(text)) for text in texts]
    vocabulary = {token: at for at, token in enumerate(dict.fromkeys(token for each in counts for token in each))}
    holding = Counter(token for each in counts for token in each)
    mean = sum(sum(each.values()) for each in counts) / max(1, len(counts))
    rows, columns, weights, present = [], [], [], []
    for at, each in enumerate(counts):
        length = _K1 * (1 - _B + _B * sum(each.values()) / mean)
        for token, count in each.items():
            rows.append(at)
            columns.append(vocabulary[token])
            idf = np.log(1 + (len(texts) - holding[token] + 0.5) / (holding[token] + 0.5))
            weights.append(idf * count * (_K1 + 1) / (count + length))
            present.append(1.0)
    shape = (len(texts), len(vocabulary))
    scored = csr_matrix((np.array(weights, np.float32), (rows, columns)), shape)
    asked = csr_matrix((np.array(present, np.float32), (rows, columns)), shape)
    alike = (asked @ scored.T).toarray()
    order, at = [], 0
    for _ in texts:
        order.append(at)
        alike[:, at] = -1
        at = int(alike[at].argmax())
    return order

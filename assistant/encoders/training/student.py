"""The model while it learns: the base's body and rows, and the new rows beside them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

Rows = npt.NDArray[np.float32]


class WordRows(nn.Module):
    """Two matrices behind one lookup: the base's rows, which never move, and the new rows, which do."""

    def __init__(self, base: Tensor, new: Rows) -> None:
        super().__init__()
        self.base = nn.Embedding.from_pretrained(base, freeze=True)
        # Sparse gradients: a step touches some hundred of eighty thousand rows.
        self.new = nn.Embedding.from_pretrained(torch.from_numpy(new), freeze=False, sparse=True)

    def forward(self, ids: Tensor) -> Tensor:
        """Rows of the ids, (…, width); ids from the size of the base on are new words."""
        size = self.base.num_embeddings
        fresh = ids >= size
        old = self.base(ids.masked_fill(fresh, 0))
        return torch.where(fresh.unsqueeze(-1), self.new((ids - size).clamp(min=0)), old)


class Student(nn.Module):
    """Texts -> unit rows, as sentence-transformers computes them: mean over tokens, length 1."""

    def __init__(self, folder: Path, tokenizer: Any, new: Rows) -> None:
        super().__init__()
        from transformers import BertModel
        from transformers.utils import logging

        logging.set_verbosity_error()
        logging.disable_progress_bar()
        self.body = BertModel.from_pretrained(str(folder), add_pooling_layer=False)
        self.body.embeddings.word_embeddings = WordRows(self.body.embeddings.word_embeddings.weight.data, new)
        self.tokenizer = tokenizer
        self.end = tokenizer.token_to_id("[SEP]")
        self.eval()  # no dropout: with a few hundred thousand pairs it only slows learning down

    @property
    def rows(self) -> WordRows:
        """The word rows."""
        return self.body.embeddings.word_embeddings  # type: ignore[no-any-return]

    def body_parameters(self) -> list[nn.Parameter]:
        """All that can move but the word rows."""
        return [value for name, value in self.body.named_parameters() if "word_embeddings" not in name]

    def forward(self, texts: Sequence[str], longest: int = 256) -> Tensor:
        """Unit rows (len(texts), width); texts are cut after `longest` tokens."""
        ids = [encoding.ids for encoding in self.tokenizer.encode_batch(list(texts))]
        ids = [each if len(each) <= longest else [*each[: longest - 1], self.end] for each in ids]
        width = max(map(len, ids))
        tokens = torch.zeros(len(ids), width, dtype=torch.long)
        mask = torch.zeros(len(ids), width, dtype=torch.long)
        for at, each in enumerate(ids):
            tokens[at, : len(each)] = torch.tensor(each)
            mask[at, : len(each)] = 1
        device = self.rows.new.weight.device
        tokens, mask = tokens.to(device), mask.to(device)
        states = self.body(input_ids=tokens, attention_mask=mask).last_hidden_state
        weights = mask.unsqueeze(-1).to(states.dtype)
        return nn.functional.normalize((states * weights).sum(1) / weights.sum(1), dim=-1)

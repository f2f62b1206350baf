"""What the tests of retrieval share: the small knowledge as records, and an index of it."""

import pytest

from assistant.encoders.hashing import HashingEncoder
from assistant.retrieval.index import build_index
from assistant.sources.knowledge import read_knowledge


class CountingEncoder(HashingEncoder):
    """The encoder without a model, that remembers every batch of documents it was given."""

    def __init__(self):
        super().__init__()
        self.batches = []

    def encode_documents(self, texts):
        self.batches.append(list(texts))
        return super().encode_documents(texts)

    def encode_queries(self, texts):
        return super().encode_documents(texts)

    @property
    def encoded(self):
        """All texts encoded so far."""
        return [text for batch in self.batches for text in batch]


@pytest.fixture
def small(small_knowledge):
    """The small knowledge, read."""
    return read_knowledge(small_knowledge)


@pytest.fixture
def encoder():
    return CountingEncoder()


@pytest.fixture
def index(small, encoder):
    """An index of the small knowledge with exact vectors."""
    return build_index(small, encoder, "exact")

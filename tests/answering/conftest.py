"""What the tests of answering share: a retriever over the small knowledge."""

import pytest

from assistant.encoders.hashing import HashingEncoder
from assistant.retrieval.index import build_index
from assistant.retrieval.retriever import Retriever
from assistant.sources.knowledge import read_knowledge


@pytest.fixture
def retriever(small_knowledge):
    """Hybrid search over the small knowledge."""
    encoder = HashingEncoder()
    return Retriever(build_index(read_knowledge(small_knowledge), encoder, "exact"), encoder)

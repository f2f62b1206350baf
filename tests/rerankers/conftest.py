"""A cross-encoder of a few thousand random numbers, so that its path is tested without a download."""

import pytest

from tests.tiny_models import save_cross_encoder


@pytest.fixture(scope="session")
def tiny_reranker(tmp_path_factory):
    """Folder of a random XLM-RoBERTa with one score on top."""
    return save_cross_encoder(tmp_path_factory.mktemp("rerankers") / "model")


@pytest.fixture(scope="session")
def opened(tiny_reranker):
    """A function from a name in the tests to its opened reranker, each opened once."""
    from assistant.rerankers import open_reranker

    known = {}

    def open_once(name):
        if name not in known:
            known[name] = open_reranker(str(tiny_reranker) if name == "tiny" else name)
        return known[name]

    return open_once

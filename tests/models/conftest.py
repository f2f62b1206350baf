"""Small models as folders, built once, and copies that a test may spoil."""

import shutil

import pytest

from tests.tiny_models import save_e5


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory):
    """Folder of a random BERT as sentence-transformers saves it."""
    return save_e5(tmp_path_factory.mktemp("models") / "model")


@pytest.fixture
def copy(tiny_model, tmp_path):
    """A copy of the small model."""
    return shutil.copytree(tiny_model, tmp_path / "model")

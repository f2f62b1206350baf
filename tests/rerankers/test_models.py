"""Opening a cross-encoder: it is a reranker from this machine, or it is refused with the reason."""

import json
import shutil

import numpy as np
import pytest

from assistant.errors import RerankerError
from assistant.models.fingerprints import model_fingerprint
from assistant.models.loading import LONGEST
from assistant.rerankers import open_reranker
from tests.tiny_models import save_cross_encoder, save_e5

TEXTS = ["China controls the exports of gallium.", "鎵的出口", "gallium"]


@pytest.fixture
def copy(tiny_reranker, tmp_path):
    """A copy of the small model that a test may spoil."""
    return shutil.copytree(tiny_reranker, tmp_path / "model")


def change(path, **values):
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | values), encoding="utf-8")


def test_it_scores_as_the_library_does_through_a_sigmoid(tiny_reranker, opened):
    from sentence_transformers import CrossEncoder
    from torch.nn import Sigmoid

    model = CrossEncoder(str(tiny_reranker), device="cpu", local_files_only=True, activation_fn=Sigmoid())
    expected = model.predict([("gallium?", text) for text in TEXTS], show_progress_bar=False)
    np.testing.assert_allclose(opened("tiny").scores("gallium?", TEXTS), expected, atol=1e-6)
    assert np.ptp(expected) > 0.01


def test_a_model_that_asks_for_the_bare_logit_is_squeezed_all_the_same(copy, opened):
    """Many cross-encoders name Identity in their settings."""
    change(copy / "config.json", sentence_transformers={"activation_fn": "torch.nn.modules.linear.Identity"})
    np.testing.assert_array_equal(
        open_reranker(str(copy)).scores("gallium?", TEXTS), opened("tiny").scores("gallium?", TEXTS)
    )


def test_a_model_saved_by_the_library_is_opened_too(tiny_reranker, opened, tmp_path):
    from sentence_transformers import CrossEncoder

    CrossEncoder(str(tiny_reranker), device="cpu", local_files_only=True).save(str(tmp_path / "saved"))
    scores = open_reranker(str(tmp_path / "saved")).scores("gallium?", TEXTS)
    np.testing.assert_allclose(scores, opened("tiny").scores("gallium?", TEXTS), atol=1e-6)


def test_what_lies_beyond_the_longest_pair_is_not_read(opened):
    """One letter is one token here; the window of the model itself is twice as long."""
    texts = ["a" * length + letter * 90 for length in (LONGEST, LONGEST // 2) for letter in "bc"]
    far, far_too, near, near_too = opened("tiny").scores("gallium?", texts)
    assert far == far_too
    assert abs(near - near_too) > 1e-4


def test_its_fingerprint_covers_its_files_and_its_window(copy):
    assert open_reranker(str(copy)).fingerprint == model_fingerprint(copy, window=LONGEST)
    before = open_reranker(str(copy)).fingerprint
    change(copy / "tokenizer_config.json", model_max_length=128)
    assert open_reranker(str(copy)).fingerprint != before


class TestRefused:
    """What is no reranker."""

    def test_an_encoder(self, tmp_path):
        folder = save_e5(tmp_path / "encoder")
        with pytest.raises(RerankerError, match="is no reranker: it has no scoring head"):
            open_reranker(str(folder))

    def test_a_bare_body(self, copy):
        """The library would put a head of random numbers on it."""
        change(copy / "config.json", architectures=["XLMRobertaModel"])
        with pytest.raises(RerankerError, match="is no reranker: it has no scoring head"):
            open_reranker(str(copy))

    def test_a_model_with_several_scores(self, tmp_path):
        folder = save_cross_encoder(tmp_path / "kinds", labels=3)
        with pytest.raises(RerankerError, match="gives 3 scores a pair"):
            open_reranker(str(folder))

    def test_a_model_with_code(self, copy):
        change(copy / "config.json", auto_map={"AutoModelForSequenceClassification": "modeling.Model"})
        with pytest.raises(RerankerError, match=r"The reranker .* needs code of its own \(auto_map of config\.json\)"):
            open_reranker(str(copy))

    @pytest.mark.parametrize("spoiled", ["config.json", "model.safetensors", "tokenizer.json"])
    def test_a_damaged_file(self, copy, spoiled):
        (copy / spoiled).write_bytes(b"{}}{")
        with pytest.raises(RerankerError, match=rf"{copy}.* cannot be loaded: .*Is the folder complete"):
            open_reranker(str(copy))

    def test_one_that_is_not_on_this_machine(self):
        with pytest.raises(RerankerError, match=r"The reranker 'nobody/none' is neither .*hf download nobody/none"):
            open_reranker("nobody/none")

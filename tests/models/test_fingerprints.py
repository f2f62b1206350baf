"""A fingerprint is that of everything which decides a model's numbers, and of nothing else."""

import pytest

from assistant.errors import EncoderError, RerankerError
from assistant.models.fingerprints import model_fingerprint, weights_fingerprint
from assistant.models.folders import RERANKER


def flip_last_byte(path):
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)


class TestWeights:
    """Of the weights alone."""

    def test_it_is_the_same_for_the_same_weights_wherever_they_lie(self, tiny_model, copy):
        assert weights_fingerprint(tiny_model) == weights_fingerprint(copy)

    def test_it_changes_with_one_byte_of_the_weights(self, copy):
        before = weights_fingerprint(copy)
        flip_last_byte(next(copy.rglob("*.safetensors")))
        assert weights_fingerprint(copy) != before

    def test_it_counts_every_weight_file_and_its_name(self, copy):
        seen = {weights_fingerprint(copy)}
        (copy / "more.safetensors").write_bytes(b"1")
        seen.add(weights_fingerprint(copy))
        (copy / "more.safetensors").rename(copy / "other.safetensors")
        seen.add(weights_fingerprint(copy))
        assert len(seen) == 3

    def test_a_folder_without_weights_has_none(self, tmp_path):
        with pytest.raises(EncoderError, match=r"holds no \.safetensors file"):
            weights_fingerprint(tmp_path)
        with pytest.raises(RerankerError, match=r"holds no \.safetensors file"):
            weights_fingerprint(tmp_path, RERANKER)


class TestModel:
    """Of the whole model, and of how it is used."""

    def test_it_is_the_same_in_another_place(self, tiny_model, copy):
        assert model_fingerprint(tiny_model, window=64) == model_fingerprint(copy, window=64)

    @pytest.mark.parametrize(
        "name", ["model.safetensors", "config.json", "tokenizer.json", "1_Pooling/config.json", "modules.json"]
    )
    def test_it_changes_with_what_decides_the_rows(self, copy, name):
        before = model_fingerprint(copy)
        flip_last_byte(copy / name)
        assert model_fingerprint(copy) != before

    @pytest.mark.parametrize("name", ["README.md", "onnx/config.json", "openvino/tokenizer.json", "imgs/a.png"])
    def test_it_stays_with_what_nothing_opens(self, copy, name):
        before = model_fingerprint(copy)
        (copy / name).parent.mkdir(exist_ok=True)
        (copy / name).write_text("{}", encoding="utf-8")
        assert model_fingerprint(copy) == before

    def test_it_changes_with_its_use(self, copy):
        uses = [{}, {"window": 64}, {"window": 512}, {"prompts": {"query": "query: "}}, {"prompts": {"query": ""}}]
        assert len({model_fingerprint(copy, **used) for used in uses}) == len(uses)

"""Which folders are opened: models that are data, with what their publishers leave beside them; never their code."""

import json
import re
import shutil
from pathlib import Path

import pytest

from assistant.encoders import open_encoder
from assistant.errors import EncoderError, RerankerError
from assistant.models.folders import ENCODER, RERANKER, check_folder, find_folder, read_json

ROLES = pytest.mark.parametrize(("role", "error"), [(ENCODER, EncoderError), (RERANKER, RerankerError)])

# What lies in the published folders beside what is opened. As listed on the hub in 2025 and 2026.
PUBLISHED = {
    "bge-m3": ["pytorch_model.bin", "colbert_linear.pt", "sparse_linear.pt", "onnx/model.onnx", "imgs/a.webp"],
    "multilingual-e5-small": ["pytorch_model.bin", "onnx/model.onnx", "openvino/openvino_model.bin"],
    "mmarco-mMiniLMv2-L12-H384-v1": ["pytorch_model.bin", "train_script.py"],
    "a folder of one's own training": ["optimizer.pt", "scheduler.pt", "rng_state.pth", "training_args.bin"],
}


def put(folder, name, text="raise SystemExit"):
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def set_json(path, **values):
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | values), encoding="utf-8")


class TestData:
    """A model with safetensors and without code of its own."""

    @pytest.mark.parametrize("model", PUBLISHED)
    @ROLES
    def test_what_nothing_opens_may_lie_beside_it(self, copy, model, role, error):
        for name in PUBLISHED[model]:
            put(copy, name)
        check_folder(copy, "x", role)

    def test_it_is_opened_from_its_safetensors_whatever_else_there_is(self, copy, tiny_model):
        """The pickle beside them is no pickle at all: to open it would fail."""
        for name in {name for names in PUBLISHED.values() for name in names}:
            put(copy, name)
        rows = open_encoder(str(copy)).encode_queries(["gallium"])
        assert rows.tolist() == open_encoder(str(tiny_model)).encode_queries(["gallium"]).tolist()

    def test_a_script_beside_it_is_not_run(self, copy, tmp_path):
        put(copy, "modeling.py", f"open({str(tmp_path / 'ran')!r}, 'w')")
        open_encoder(str(copy))
        assert not (tmp_path / "ran").exists()


class TestCode:
    """A model whose settings name code."""

    @pytest.fixture
    def script(self, copy, tmp_path):
        """Code that leaves a trace when it is run."""
        trace = f"open({str(tmp_path / 'ran')!r}, 'w')"
        put(copy, "custom.py", f"{trace}\nclass Transformer: ...\nclass Config: ...\n")
        return tmp_path / "ran"

    @pytest.mark.parametrize("file", ["config.json", "tokenizer_config.json", "1_Pooling/config.json"])
    @ROLES
    def test_an_auto_map_is_refused_and_its_file_named(self, copy, file, role, error):
        set_json(copy / file, auto_map={"AutoModel": "custom.Transformer"})
        with pytest.raises(error, match=rf"The {role.word} 'x' needs code of its own \(auto_map of {file}\)"):
            check_folder(copy, "x", role)

    @pytest.mark.parametrize("kind", ["custom.Transformer", "os.system", "sentence_transformers_evil.Transformer"])
    def test_a_module_of_another_package_is_refused_and_named(self, copy, kind):
        modules = json.loads((copy / "modules.json").read_text())
        modules[0]["type"] = kind
        (copy / "modules.json").write_text(json.dumps(modules))
        with pytest.raises(EncoderError, match=rf"needs code of its own \(modules.json names '{kind}'\)"):
            open_encoder(str(copy))

    def test_it_is_never_run(self, copy, script):
        set_json(copy / "config.json", auto_map={"AutoConfig": "custom.Config"}, model_type="custom")
        with pytest.raises(EncoderError, match="needs code of its own"):
            open_encoder(str(copy))
        assert not script.exists()

    def test_the_libraries_would_not_run_it_either(self, copy, script, monkeypatch):
        """Two locks: were the first one left open, trust_remote_code=False is the second."""
        monkeypatch.setattr("assistant.encoders.transformer.check_folder", lambda *_: None)
        set_json(copy / "config.json", auto_map={"AutoConfig": "custom.Config"}, model_type="custom")
        with pytest.raises(EncoderError, match="cannot be loaded"):
            open_encoder(str(copy))
        assert not script.exists()

    def test_an_adapter_is_refused(self, copy):
        put(copy, "adapter_config.json", "{}")
        with pytest.raises(EncoderError, match="is an adapter"):
            open_encoder(str(copy))


class TestPickles:
    """Weights that only a pickle holds."""

    @pytest.mark.parametrize("name", ["pytorch_model.bin", "pytorch_model-00001-of-00002.bin"])
    @ROLES
    def test_they_are_refused_and_the_way_out_is_told(self, copy, name, role, error):
        (copy / "model.safetensors").unlink()
        put(copy, name)
        with pytest.raises(error) as told:
            check_folder(copy, "BAAI/bge-m3", role)
        assert f"only as {name}, which can run code" in str(told.value)
        assert f"import {role.opener} as M; M('BAAI/bge-m3').save('models/bge-m3')" in str(told.value)
        assert f"set {role.word}: models/bge-m3" in str(told.value)

    def test_those_of_a_module_count_too(self, copy):
        """The library would open the pickle of a Dense module without a word."""
        modules = json.loads((copy / "modules.json").read_text())
        modules.append({"idx": 3, "name": "3", "path": "3_Dense", "type": "sentence_transformers.models.Dense"})
        (copy / "modules.json").write_text(json.dumps(modules))
        put(copy, "3_Dense/pytorch_model.bin")
        with pytest.raises(EncoderError, match=r"only as 3_Dense/pytorch_model\.bin"):
            open_encoder(str(copy))

    def test_those_in_a_folder_that_nothing_reads_do_not(self, copy):
        put(copy, "original/pytorch_model.bin")
        check_folder(copy, "x", ENCODER)

    def test_the_libraries_would_not_open_them_either(self, copy, tmp_path, monkeypatch):
        """Two locks again: the loader is told to take safetensors and nothing else."""
        import pickle

        class Trap:
            def __reduce__(self):
                return open, (str(tmp_path / "ran"), "w")

        monkeypatch.setattr("assistant.encoders.transformer.check_folder", lambda *_: None)
        (copy / "model.safetensors").unlink()
        (copy / "pytorch_model.bin").write_bytes(pickle.dumps(Trap()))
        with pytest.raises(EncoderError, match=r"cannot be loaded: .*no file named model\.safetensors"):
            open_encoder(str(copy))
        assert not (tmp_path / "ran").exists()

    def test_the_way_out_leads_to_a_model_that_opens(self, copy, tiny_model, tmp_path, monkeypatch):
        """The command of the message, run as it stands."""
        import torch
        from safetensors.torch import load_file

        torch.save(load_file(copy / "model.safetensors"), copy / "pytorch_model.bin")
        (copy / "model.safetensors").unlink()
        with pytest.raises(EncoderError) as told:
            open_encoder(str(copy))
        monkeypatch.chdir(tmp_path)
        exec(re.search(r'python -c "(.*)"\n', str(told.value))[1])
        rows = open_encoder("models/model").encode_documents(["gallium"])
        assert rows.tolist() == open_encoder(str(tiny_model)).encode_documents(["gallium"]).tolist()


@ROLES
def test_a_folder_without_weights_is_refused(copy, role, error):
    (copy / "model.safetensors").unlink()
    with pytest.raises(error, match=r"holds no \.safetensors file\. Is the folder complete"):
        check_folder(copy, "x", role)


class TestFind:
    """By folder, or by a name of the hub's cache."""

    @pytest.fixture
    def cache(self, tmp_path, monkeypatch):
        """An empty cache of the hub."""
        monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path / "hub"))
        return tmp_path / "hub"

    def test_a_folder_is_found(self, copy):
        assert find_folder(str(copy), ENCODER) == copy

    def test_a_folder_may_start_at_home(self, copy, monkeypatch):
        monkeypatch.setenv("HOME", str(copy.parent))
        assert find_folder("~/model", ENCODER) == copy

    def test_a_cached_model_is_found_by_its_hub_name(self, cache, copy):
        place = cache / "models--intfloat--multilingual-e5-small"
        put(place, "refs/main", "0" * 40)
        shutil.copytree(copy, place / "snapshots" / ("0" * 40))
        assert find_folder("intfloat/multilingual-e5-small", ENCODER) == place / "snapshots" / ("0" * 40)

    @pytest.mark.parametrize("name", ["nobody/no-such-model", "no-such-model", "../outside", "a b c"])
    @ROLES
    def test_what_is_not_on_this_machine_is_not_fetched(self, cache, name, role, error):
        with pytest.raises(error, match=rf"The {role.word} .*neither a folder nor on this machine.*hf download"):
            find_folder(name, role)


@pytest.mark.parametrize("text", ["{", "\x00", ""])
def test_a_damaged_settings_file_reads_as_empty(tmp_path, text):
    put(tmp_path, "config.json", text)
    assert read_json(tmp_path / "config.json") == {}
    assert read_json(Path(tmp_path / "none.json")) == {}

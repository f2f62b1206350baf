"""The encoders people name, each as a small random model of the same parts: prompts, pooling, window, fingerprint."""

import json
import shutil
from dataclasses import replace

import numpy as np
import pytest

from assistant.config import Settings
from assistant.encoders import open_encoder
from assistant.encoders.prompts import Prompts, prompts_for
from assistant.errors import IndexStaleError
from assistant.models.loading import LONGEST
from assistant.wiring import build_index, open_assistant
from tests.tiny_models import QWEN_QUERY, save_bge_m3, save_e5, save_qwen3

TOLERANCE = 1e-5
TEXTS = ["China controls the exports of gallium.", "鎵的出口", "gallium", "In 2022: 50 entries. " * 2]
SAVED = {
    "multilingual-e5-small": save_e5,
    "bge-m3": save_bge_m3,
    "Qwen3-Embedding-0.6B": save_qwen3,
    "Qwen3-padded-right": lambda folder: save_qwen3(folder, padding="right"),
}
QUERY = dict(zip(SAVED, ["query: ", "", QWEN_QUERY, QWEN_QUERY], strict=True))
DOCUMENT = dict(zip(SAVED, ["passage: ", "", "", ""], strict=True))
FAMILIES = pytest.mark.parametrize("family", SAVED)


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    """Name of a family -> folder of its small model."""
    base = tmp_path_factory.mktemp("families")
    return {family: save(base / family) for family, save in SAVED.items()}


@pytest.fixture(scope="module")
def encoders(folders):
    return {family: open_encoder(str(folder)) for family, folder in folders.items()}


@pytest.fixture(scope="module")
def by_hand(folders):
    """Rows of texts as they stand, by sentence-transformers alone, cut where our encoders cut."""
    from sentence_transformers import SentenceTransformer

    models = {
        family: SentenceTransformer(
            str(folder), device="cpu", local_files_only=True, model_kwargs={"dtype": "float32"}, prompts={"query": ""}
        )
        for family, folder in folders.items()
    }
    for model in models.values():
        model.max_seq_length = min(model.max_seq_length, LONGEST)

    def rows(family, texts):
        return models[family].encode(list(texts), prompt="", show_progress_bar=False)

    return rows


@pytest.fixture
def e5(folders, tmp_path):
    """A copy of the e5-like model that a test may change, under a name that says nothing."""
    return shutil.copytree(folders["multilingual-e5-small"], tmp_path / "mine")


def say(folder, prompts):
    """Let a folder name its prompts itself."""
    path = folder / "config_sentence_transformers.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"prompts": prompts}), encoding="utf-8")


@FAMILIES
class TestRows:
    """Rows of every family."""

    def test_they_have_length_1_and_their_own_width(self, encoders, family):
        for rows in (encoders[family].encode_documents(TEXTS), encoders[family].encode_queries(TEXTS)):
            assert (rows.shape, rows.dtype) == ((len(TEXTS), 16), np.float32)
            np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, atol=TOLERANCE)

    def test_no_text_gives_no_row(self, encoders, family):
        assert encoders[family].encode_documents([]).shape == (0, 16)
        assert encoders[family].encode_queries([]).shape == (0, 16)

    def test_a_row_is_the_same_alone_and_in_any_batch(self, encoders, family):
        for encode in (encoders[family].encode_documents, encoders[family].encode_queries):
            together = encode(TEXTS)
            np.testing.assert_allclose(np.vstack([encode([text]) for text in TEXTS]), together, atol=TOLERANCE)
            np.testing.assert_allclose(encode(TEXTS[::-1])[::-1], together, atol=TOLERANCE)

    def test_a_question_is_the_prefixed_text(self, encoders, by_hand, family):
        expected = by_hand(family, [QUERY[family] + text for text in TEXTS])
        np.testing.assert_allclose(encoders[family].encode_queries(TEXTS), expected, atol=TOLERANCE)

    def test_a_document_is_the_prefixed_text(self, encoders, by_hand, family):
        expected = by_hand(family, [DOCUMENT[family] + text for text in TEXTS])
        np.testing.assert_allclose(encoders[family].encode_documents(TEXTS), expected, atol=TOLERANCE)

    def test_a_prompt_makes_another_row_and_none_makes_none(self, encoders, by_hand, family):
        plain = by_hand(family, TEXTS)
        for prompt, rows in (
            (QUERY[family], encoders[family].encode_queries(TEXTS)),
            (DOCUMENT[family], encoders[family].encode_documents(TEXTS)),
        ):
            differs = np.abs(rows - plain).max(axis=1) > 1e-3
            assert differs.all() if prompt else not differs.any()


class TestWindow:
    """A long window is not used: memory grows with its square."""

    @pytest.mark.parametrize("family", ["bge-m3", "Qwen3-Embedding-0.6B"])
    def test_what_lies_beyond_the_longest_text_is_not_read(self, encoders, family):
        """One letter or byte is one token here."""
        encode = encoders[family].encode_documents
        half = "gallium" * (LONGEST // 14)
        np.testing.assert_array_equal(
            encode([half * 2 + "a" * 99 + "b" * 99]), encode([half * 2 + "a" * 99 + "c" * 99])
        )
        assert np.abs(encode([half + "a" * 99 + "b" * 99]) - encode([half + "a" * 99 + "c" * 99])).max() > 1e-2

    def test_a_short_window_stays_short(self, encoders):
        encode = encoders["multilingual-e5-small"].encode_documents
        np.testing.assert_array_equal(encode(["a " * 100 + "b"]), encode(["a " * 100 + "c"]))

    def test_a_body_without_a_window_of_its_own_is_cut_before_its_last_position(self, tmp_path):
        """XLM-RoBERTa's tokenizer may name no limit; its positions end at 514, of which 512 can be used."""
        from transformers import XLMRobertaModel

        from tests.tiny_models import sentencepiece, xlm_roberta

        XLMRobertaModel(xlm_roberta(512)).save_pretrained(tmp_path / "bare")
        sentencepiece().save_pretrained(tmp_path / "bare")
        assert np.isfinite(open_encoder(str(tmp_path / "bare")).encode_documents(["gallium " * 200])).all()


class TestWhosePrompts:
    """The model's own settings first, then what its name tells."""

    E5 = Prompts("query: ", "passage: ")

    @pytest.mark.parametrize(
        ("name", "expected"),
        [
            ("intfloat/multilingual-e5-small", E5),
            ("intfloat/multilingual-e5-base", E5),
            ("intfloat/multilingual-e5-large", E5),
            ("INTFLOAT/E5-Large-v2", E5),
            ("intfloat/multilingual-e5-large-instruct", Prompts(QWEN_QUERY + " ")),
            ("Qwen/Qwen3-Embedding-0.6B", Prompts(QWEN_QUERY)),
            ("Qwen/Qwen3-Embedding-8B", Prompts(QWEN_QUERY)),
            ("BAAI/bge-m3", Prompts()),
            ("BAAI/bge-small-en-v1.5", Prompts("Represent this sentence for searching relevant passages: ")),
            ("BAAI/bge-base-zh-v1.5", Prompts("为这个句子生成表示以用于检索相关文章：")),
            ("sentence-transformers/paraphrase-multilingual-MiniLM-L12-v2", Prompts()),
            ("someone/nice5-small", Prompts()),
        ],
    )
    def test_by_hub_name(self, tmp_path, name, expected):
        assert prompts_for(name, tmp_path) == expected

    def test_by_the_folders_name(self, tmp_path):
        for place in ("multilingual-e5-small", "models--intfloat--multilingual-e5-base/snapshots/0123abcd"):
            (tmp_path / place).mkdir(parents=True)
            assert prompts_for(str(tmp_path / place), tmp_path / place) == self.E5

    def test_a_cached_model_is_opened_by_its_hub_name_with_its_prompts(self, e5, by_hand, tmp_path, monkeypatch):
        monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path / "hub"))
        place = tmp_path / "hub" / "models--intfloat--multilingual-e5-small"
        (place / "refs").mkdir(parents=True)
        (place / "refs" / "main").write_text("0" * 40)
        shutil.copytree(e5, place / "snapshots" / ("0" * 40))
        rows = open_encoder("intfloat/multilingual-e5-small").encode_documents(TEXTS)
        expected = by_hand("multilingual-e5-small", ["passage: " + text for text in TEXTS])
        np.testing.assert_allclose(rows, expected, atol=TOLERANCE)

    def test_not_by_a_folder_further_up(self, tmp_path):
        (tmp_path / "e5-small" / "mine").mkdir(parents=True)
        assert prompts_for(str(tmp_path / "e5-small" / "mine"), tmp_path / "e5-small" / "mine") == Prompts()

    def test_by_the_name_in_its_configuration(self, e5):
        config = json.loads((e5 / "config.json").read_text())
        (e5 / "config.json").write_text(json.dumps(config | {"_name_or_path": "intfloat/multilingual-e5-small"}))
        assert prompts_for(str(e5), e5) == self.E5

    @pytest.mark.parametrize(
        "card",
        [
            "---\nlicense: mit\nmodel-index:\n- name: multilingual-e5-small\n  results: []\n---\n\n## Usage\n",
            "---\nbase_model: intfloat/multilingual-e5-base\n---\n# Mine\n",
            "---\nbase_model:\n- intfloat/multilingual-e5-base\n---\n",
            "---\ntags:\n- x\n---\n# SentenceTransformer based on intfloat/multilingual-e5-small\n",
        ],
    )
    def test_by_its_model_card(self, e5, card):
        (e5 / "README.md").write_text(card, encoding="utf-8")
        assert prompts_for(str(e5), e5) == self.E5

    def test_not_by_what_a_model_card_only_mentions(self, e5):
        card = "---\nbase_model: mine/tiny\n---\n# Tiny\nNot e5-small.\n```\n# unlike e5-small\n- name: e5-small\n```\n"
        (e5 / "README.md").write_text(card, encoding="utf-8")
        assert prompts_for(str(e5), e5) == Prompts()

    def test_without_any_name_there_are_none(self, e5):
        assert prompts_for(str(e5), e5) == Prompts()

    @pytest.mark.parametrize("said", [{}, {"query": "", "document": ""}])
    def test_a_model_that_says_nothing_is_known_by_its_name(self, e5, said):
        say(e5, said)
        assert prompts_for("intfloat/multilingual-e5-small", e5) == self.E5

    @pytest.mark.parametrize(
        ("said", "expected"),
        [
            ({"query": "Q: ", "document": "D: "}, Prompts("Q: ", "D: ")),
            ({"query": "Q: ", "passage": "P: "}, Prompts("Q: ", "P: ")),
            ({"query": "Q: "}, Prompts("Q: ")),
            ({"query": "", "passage": ""}, Prompts()),
            ({"query": "Q: ", "document": None, "corpus": "C: "}, Prompts("Q: ", "C: ")),
        ],
    )
    def test_what_it_says_itself_comes_first(self, e5, said, expected):
        say(e5, said)
        assert prompts_for("intfloat/multilingual-e5-small", e5) == expected

    def test_what_it_says_is_what_is_read(self, e5, by_hand):
        """Named "passage", which sentence-transformers alone would leave out."""
        say(e5, {"query": "q: ", "passage": "p: "})
        encoder = open_encoder(str(e5))
        family = "multilingual-e5-small"
        for rows, prompt in ((encoder.encode_queries(TEXTS), "q: "), (encoder.encode_documents(TEXTS), "p: ")):
            np.testing.assert_allclose(rows, by_hand(family, [prompt + text for text in TEXTS]), atol=TOLERANCE)


class TestStaleIndex:
    """An index remembers its encoder: the weights, the prompts and the window."""

    @pytest.fixture
    def settings(self, small_knowledge, tmp_path, e5):
        settings = Settings(small_knowledge, tmp_path / "index", str(e5), "exact")
        build_index(settings)
        return replace(settings, auto_build=False)

    def test_the_same_folder_needs_no_new_index(self, settings):
        assert open_assistant(settings).search("gallium", 3)

    def test_changed_prompts_need_a_new_one_and_nothing_is_taken_over(self, settings, e5):
        say(e5, {"query": "query: ", "document": "passage: "})
        with pytest.raises(IndexStaleError, match=r"The weights of .*mine changed .*, or its prompts .*Build it again"):
            open_assistant(settings)
        assert build_index(settings).encoded == 28

    def test_another_pooling_needs_a_new_one(self, settings, e5):
        path = e5 / "1_Pooling" / "config.json"
        path.write_text(path.read_text().replace('"mean"', '"cls"'), encoding="utf-8")
        with pytest.raises(IndexStaleError, match=r"The weights of .*mine changed"):
            open_assistant(settings)

    def test_another_window_needs_a_new_one(self, settings, monkeypatch):
        monkeypatch.setattr("assistant.models.loading.LONGEST", 32)
        with pytest.raises(IndexStaleError, match=r"The weights of .*mine changed"):
            open_assistant(settings)

    def test_another_folder_needs_a_new_one_but_the_rows_of_the_same_model_are_taken_over(self, settings, e5, tmp_path):
        moved = replace(settings, encoder=str(shutil.copytree(e5, tmp_path / "yours")))
        with pytest.raises(IndexStaleError, match=r"was built with .*mine and exact; the settings say .*yours"):
            open_assistant(moved)
        assert build_index(moved).encoded == 0

    def test_the_same_model_under_a_name_that_brings_prompts_takes_nothing_over(self, settings, e5, tmp_path):
        named = replace(settings, encoder=str(shutil.copytree(e5, tmp_path / "multilingual-e5-small")))
        assert build_index(named).encoded == 28

    def test_another_family_needs_a_new_one(self, settings, folders):
        other = replace(settings, encoder=str(folders["bge-m3"]))
        with pytest.raises(IndexStaleError, match=r"was built with .*mine and exact; the settings say .*bge-m3"):
            open_assistant(other)
        assert build_index(other).encoded == 28

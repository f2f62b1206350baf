"""The default encoder: its files, the folder made of them, and what it understands."""

import json
import shutil

import numpy as np
import pytest

from assistant.encoders import open_encoder
from assistant.encoders.trilingual import CARD, MANIFEST, MODEL, SHIPPED, TOKENIZER, WEIGHTS, model_folder
from assistant.errors import EncoderError

MEGABYTE = 1_000_000


@pytest.fixture(scope="session")
def trilingual():
    return open_encoder("trilingual")


@pytest.fixture
def copied(tmp_path):
    """The shipped files where a test may damage them, and a cache of its own."""
    return shutil.copytree(SHIPPED, tmp_path / "shipped"), tmp_path / "cache"


def cosine(encoder, one, other):
    a, b = encoder.encode_queries([one, other])
    return float(a @ b)


class TestFiles:
    def test_all_that_ships_is_small(self):
        lexicon = SHIPPED.parent.parent / "language" / "lexicon.npz"
        size = sum(path.stat().st_size for path in [*SHIPPED.iterdir(), lexicon])
        assert size <= 40 * MEGABYTE

    def test_weights_are_safetensors_only(self):
        assert {path.name for path in SHIPPED.iterdir()} == {WEIGHTS, TOKENIZER, MANIFEST, CARD}

    def test_the_card_names_data_licences_and_limits(self):
        card = (SHIPPED / CARD).read_text(encoding="utf-8")
        for word in ("CC BY-SA", "CC-CEDICT", "CMRC", "Tatoeba", "Apache-2.0", "## Limits"):
            assert word in card


class TestFolder:
    def test_it_is_an_ordinary_sentence_transformers_folder(self):
        from sentence_transformers import SentenceTransformer

        folder, _ = model_folder()
        model = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
        query = model.encode_query(["鎵的出口管制"])
        document = model.encode_document(["China controls exports of gallium."])
        np.testing.assert_allclose(np.linalg.norm([query[0], document[0]], axis=1), 1, atol=1e-5)

    def test_a_damaged_folder_is_made_again(self, copied):
        shipped, cache = copied
        folder, made = model_folder(shipped, cache)
        (folder / MODEL).write_bytes(b"rubbish")
        again, made_again = model_folder(shipped, cache)
        assert (again, made_again) == (folder, made)
        assert (folder / MODEL).stat().st_size > 100 * MEGABYTE

    @pytest.mark.parametrize("name", [WEIGHTS, TOKENIZER])
    def test_a_changed_shipped_file_is_named(self, copied, name):
        shipped, cache = copied
        data = bytearray((shipped / name).read_bytes())
        data[len(data) // 2] ^= 1
        (shipped / name).write_bytes(data)
        with pytest.raises(EncoderError, match=name):
            model_folder(shipped, cache)

    def test_a_missing_shipped_file_is_named(self, copied):
        shipped, cache = copied
        (shipped / WEIGHTS).unlink()
        with pytest.raises(EncoderError, match="missing"):
            model_folder(shipped, cache)

    def test_a_damaged_manifest_is_named(self, copied):
        shipped, cache = copied
        (shipped / MANIFEST).write_text(json.dumps({"made": 1}), encoding="utf-8")
        with pytest.raises(EncoderError, match=MANIFEST):
            model_folder(shipped, cache)

    def test_a_cache_that_cannot_be_written_is_named_with_the_mend(self, copied, tmp_path):
        shipped, _ = copied
        (tmp_path / "file").write_text("no folder", encoding="utf-8")
        with pytest.raises(EncoderError, match="XDG_CACHE_HOME"):
            model_folder(shipped, tmp_path / "file" / "below")


class TestMeaning:
    @pytest.mark.parametrize(
        ("traditional", "simplified"),
        [
            ("鎵", "镓"),
            ("中國對鎵、鍺實施出口管制", "中国对镓、锗实施出口管制"),
            ("關鍵礦物清單有幾項？", "关键矿物清单有几项？"),
        ],
    )
    def test_both_scripts_have_the_same_row(self, trilingual, traditional, simplified):
        assert cosine(trilingual, traditional, simplified) == pytest.approx(1, abs=1e-5)

    @pytest.mark.parametrize(
        ("chinese", "english"),
        [
            ("鎵", "gallium"),
            ("鍺", "germanium"),
            ("稀土", "rare earths"),
            ("鋰", "lithium"),
            ("矽", "silicon"),
            ("硅", "silicon"),
        ],
    )
    def test_a_name_is_near_its_own_translation_and_far_from_another(self, trilingual, chinese, english):
        own = cosine(trilingual, chinese, english)
        assert own > 0.7
        assert own > cosine(trilingual, chinese, "government") + 0.3

    def test_a_chinese_question_finds_its_english_statement(self, trilingual):
        statements = [
            "China has controlled exports of gallium and germanium since 1 August 2023.",
            "The US critical minerals list of 2022 has 50 entries.",
            "The Mountain Pass mine is in California.",
            "Lithium is used in batteries of electric vehicles.",
        ]
        questions = [
            "中國何時開始管制鎵的出口？",
            "美国2022年关键矿产清单有几项？",
            "芒廷帕斯礦場在哪裡？",
            "鋰有什麼用途？",
        ]
        nearest = trilingual.encode_queries(questions) @ trilingual.encode_documents(statements).T
        assert nearest.argmax(axis=1).tolist() == [0, 1, 2, 3]

    def test_full_width_letters_are_read(self, trilingual):
        assert cosine(trilingual, "ＵＳＧＳ", "USGS") == pytest.approx(1, abs=1e-5)

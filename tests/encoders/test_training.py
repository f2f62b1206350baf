"""How the trilingual encoder is made, in small: words, tokenizer, first rows, batches, training, going on again."""

import gzip
import json
from collections import Counter

import numpy as np
import pytest

pytest.importorskip("sentencepiece", reason="what training needs is not installed (the extra 'train')")
pytest.importorskip("google.protobuf", reason="what training needs is not installed (the extra 'train')")

import torch

from assistant.encoders.minilm import model_folder as base_folder
from assistant.encoders.training.hard import chained
from assistant.encoders.training.links import nearest_words
from assistant.encoders.training.mixture import Batch, Pair, Share, read_pairs, schedule
from assistant.encoders.training.rows import first_rows
from assistant.encoders.training.student import Student
from assistant.encoders.training.tokenizer import build_tokenizer
from assistant.encoders.training.trainer import Plan, train
from assistant.encoders.training.words import chosen_words, clean_sense, lexemes
from assistant.errors import EncoderError

GLOSSES = [
    ("鎵", "gallium (chemistry)"),
    ("镓", "gallium (chemistry)"),
    ("出口", "an exit; to export"),
    ("管制", "to control; to restrict"),
    ("王", "surname Wang; king"),
    ("個", "classifier for people; piece"),
    ("出口管制", "see also 管制"),
    ("AA制", "to split the bill"),
]


@pytest.fixture(scope="module")
def known():
    return lexemes(GLOSSES, [("稀土", "rare earth")])


@pytest.fixture(scope="module")
def words(known):
    return list(known)


@pytest.fixture(scope="module")
def tokenizer(words):
    return build_tokenizer(base_folder(), words)


@pytest.fixture(scope="module")
def base_rows():
    from safetensors.numpy import load_file

    return load_file(base_folder() / "model.safetensors")["embeddings.word_embeddings.weight"]


class TestWords:
    def test_both_scripts_are_one_word_and_references_are_no_sense(self, known):
        assert set(known) == {"镓", "出口", "管制", "王", "个", "稀土"}

    def test_names_and_grammar_come_after_meanings(self, known):
        assert known["王"].senses == ("king", "surname Wang")
        assert known["个"].senses[0] == "piece"

    def test_a_name_given_overrules_the_dictionary(self):
        assert lexemes(GLOSSES, [("鎵", "Ga metal")])["镓"].senses == ("Ga metal",)

    @pytest.mark.parametrize(
        ("sense", "clean"),
        [
            ("the United States", "United States"),
            ("to export [x]", "export"),
            ("to be ill (of)", "ill"),
            ("(bound)", ""),
        ],
    )
    def test_a_sense_is_stripped_of_what_carries_no_meaning(self, sense, clean):
        assert clean_sense(sense) == clean

    def test_characters_first_then_words_by_frequency_and_never_met_ones_not_at_all(self, known):
        frequencies = {"出口": 5, "管制": 9, "王": 2, "稀土": 1}
        assert chosen_words(known, frequencies, [], 10) == ["王", "管制", "出口"]
        assert chosen_words(known, frequencies, ["稀土"], 3) == ["稀土", "王", "管制"]


class TestTokenizer:
    def test_both_scripts_give_the_same_tokens_longest_word_first(self, tokenizer):
        one, other = tokenizer.encode("鎵出口管制"), tokenizer.encode("镓出口管制")
        assert one.ids == other.ids
        assert [token.removeprefix("##") for token in one.tokens] == ["[CLS]", "镓", "出口", "管制", "[SEP]"]

    def test_a_rare_character_is_unknown_alone_and_so_is_nothing_beside_it(self, tokenizer):
        left, rare, right = tokenizer.encode("出口龘管制", add_special_tokens=False).ids
        assert rare == tokenizer.token_to_id("[UNK]")
        assert [left, right] == [tokenizer.token_to_id("出口"), tokenizer.token_to_id("管制")]

    def test_a_run_longer_than_a_word_may_be_is_read_whole(self, tokenizer):
        assert tokenizer.encode("出口" * 120, add_special_tokens=False).tokens.count("[UNK]") == 0

    def test_english_is_cut_as_the_base_cuts_it(self, tokenizer):
        from tokenizers import Tokenizer

        base = Tokenizer.from_file(str(base_folder() / "tokenizer.json"))
        base.no_padding()
        base.no_truncation()
        for text in ("Röntgen's rare-earth ELEMENTS, 1,500 t (2023).", "naïve café — déjà vu", "a" * 300, "x\u00a0y"):
            assert tokenizer.encode(text).ids == base.encode(text).ids

    def test_new_words_come_after_all_ids_of_the_base(self, tokenizer, words, base_rows):
        assert sorted(tokenizer.token_to_id(word) for word in words) == list(
            range(len(base_rows), len(base_rows) + len(words))
        )


class TestRows:
    def test_a_row_starts_at_its_senses_weighted_one_and_a_half(self, tokenizer, base_rows, known, words):
        rows = first_rows(tokenizer, base_rows, known, words)
        exits = base_rows[tokenizer.encode("exit", add_special_tokens=False).ids].mean(axis=0)
        export = base_rows[tokenizer.encode("export", add_special_tokens=False).ids].mean(axis=0)
        place = tokenizer.token_to_id("出口") - len(base_rows)
        np.testing.assert_allclose(rows[place], (exits + 0.5 * export) / 1.5, rtol=1e-5)

    def test_the_lexicon_reads_the_sense_back(self, tokenizer, base_rows, known, words):
        rows = first_rows(tokenizer, base_rows, known, words)
        english = ["gallium", "gall", "exit", "control", "king", "weather", "piece", "earth"]
        ids, cosines = nearest_words(tokenizer, base_rows, rows, english, 1)
        place = tokenizer.token_to_id("镓") - len(base_rows)
        assert english[ids[place, 0]] == "gallium"
        assert cosines[place, 0] == pytest.approx(1, abs=1e-4)


class TestMixture:
    def test_no_text_stands_twice_in_a_batch_and_the_seed_decides(self):
        pairs = [Pair(f"q{at}", f"answer {at // 4}") for at in range(64)]
        share = Share("s", "retrieval", 64, batch=8)
        batches = schedule([(share, pairs)], 1, seed=3)
        for batch in batches:
            assert max(Counter(pair.right for pair in batch.pairs).values()) == 1
        assert batches == schedule([(share, pairs)], 1, seed=3)
        assert batches != schedule([(share, pairs)], 1, seed=4)
        # At the end only repeats are left, which no batch can hold together; they wait for another epoch.
        assert len({pair.left for batch in batches for pair in batch.pairs}) >= 48

    def test_a_source_gives_no_more_than_its_cap(self):
        pairs = [Pair(f"q{at}", f"a{at}") for at in range(100)]
        batches = schedule([(Share("s", "retrieval", 32, batch=8), pairs)], 2, seed=1)
        assert [len(batch.pairs) for batch in batches] == [8] * 8

    def test_a_translation_has_its_chinese_on_the_left_and_other_pairs_are_left_out(self, tmp_path):
        rows = [
            ("Hi", "嗨", "en", "zh"),
            ("你好", "Hello", "zh-Hant", "en"),
            ("嗨", "你好", "zh", "zh"),
            ("长" * 9, "x", "zh", "en"),
        ]
        with gzip.open(tmp_path / "s.jsonl.gz", "wt", encoding="utf-8") as file:
            for left, right, asked, told in rows:
                file.write(json.dumps({"query": left, "positive": right, "lang_q": asked, "lang_p": told}) + "\n")
        share = Share("s", "translation", 9, longest=5)
        assert read_pairs(tmp_path, share) == [Pair("嗨", "Hi"), Pair("你好", "Hello")]
        with pytest.raises(EncoderError, match="--data"):
            read_pairs(tmp_path / "nowhere", share)

    def test_a_chain_puts_alike_answers_side_by_side(self):
        answers = ["tin mine", "gold coin", "tin mine ore", "gold coin bank", "tin mine"]
        order = chained(answers)
        assert sorted(order) == list(range(5))
        assert order[:4] in ([0, 2, 1, 3], [0, 2, 3, 1])
        assert order[4] == 4


@pytest.fixture
def make(tokenizer, base_rows, known, words):
    """A function that makes a student as it is before training."""
    return lambda: Student(base_folder(), tokenizer, first_rows(tokenizer, base_rows, known, words))


@pytest.fixture
def teacher(make):
    model = make()

    def teach(texts):
        with torch.no_grad():
            return model(texts)

    return teach


class TestTraining:
    BATCHES = [
        Batch("translation", (Pair("鎵出口", "gallium export"), Pair("王", "king"), Pair("管制", "control"))),
        Batch("retrieval", (Pair("鎵？", "出口管制"), Pair("王？", "個個"))),
    ] * 3

    def test_translations_come_nearer_and_english_stands_still(self, make, teacher):
        student = make()
        wanted = teacher(["gallium export"])
        before, english = student(["鎵出口"]).detach(), student(["gallium"]).detach()
        train(student, teacher, self.BATCHES, Plan(rows_rate=5e-3, warm_up=1))
        after = student(["鎵出口"]).detach()
        assert float((after * wanted).sum()) > float((before * wanted).sum())
        torch.testing.assert_close(student(["gallium"]).detach(), english)

    def test_a_moving_body_moves(self, make, teacher):
        student = make()
        before = student(["gallium"]).detach()
        train(student, teacher, self.BATCHES, Plan(body_rate=1e-4, warm_up=1))
        assert not torch.equal(student(["gallium"]).detach(), before)

    def test_an_interrupted_run_ends_where_an_uninterrupted_one_does(self, make, teacher, tmp_path):
        plan = Plan(rows_rate=5e-3, body_rate=1e-4, warm_up=1, every=0)
        whole = make()
        train(whole, teacher, self.BATCHES, plan)

        class Interrupted(Exception):
            pass

        def stop(done, _, __):
            if done == 4:
                raise Interrupted

        checkpoint = tmp_path / "checkpoint"
        with pytest.raises(Interrupted):
            train(make(), teacher, self.BATCHES, plan, checkpoint, stop)
        resumed = make()
        train(resumed, teacher, self.BATCHES, plan, checkpoint)
        torch.testing.assert_close(resumed(["鎵出口管制"]), whole(["鎵出口管制"]))

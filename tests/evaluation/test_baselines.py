"""Plain BM25 with other tokens, on a corpus of three passages."""

import pytest

from assistant.errors import UsageError
from assistant.evaluation import baselines
from assistant.evaluation.baselines import BASELINES, by_spaces, measure_baseline
from assistant.evaluation.benchsets import BenchQuestion, BenchSet, Passage

PASSAGES = (
    Passage("tin", "Tin", "Tin is mined in Peru.", "en"),
    Passage("zinc", "Zinc", "Zinc is smelted in Spain.", "en"),
    Passage("gallium", "鎵", "鎵由中國精煉。", "zh-Hant"),
)


def asked(*pairs):
    questions = [
        BenchQuestion(f"q{at}", text, "en" if text.isascii() else "zh-Hant", frozenset({wanted}), (), True)
        for at, (text, wanted) in enumerate(pairs)
    ]
    return BenchSet("little", PASSAGES, tuple(questions))


def test_words_at_spaces_find_english_and_not_chinese():
    """Of two English questions both are found first; a Chinese sentence is one word that no passage holds."""
    found = measure_baseline(asked(("where is Tin mined", "tin"), ("Zinc smelted", "zinc")), PASSAGES, "whitespace")
    assert (found.mode, found.encoder, found.passages, found.questions) == ("whitespace", None, 3, 2)
    assert found.figures["success@1"] == 1.0
    chinese = measure_baseline(asked(("鎵由哪國精煉？", "gallium")), PASSAGES, "whitespace")
    assert chinese.figures["success@10"] == 0.0
    assert chinese.figures["refusal_recall"] is None


def test_jieba_parts_chinese_into_words():
    pytest.importorskip("jieba", reason="jieba is not installed")
    found = measure_baseline(asked(("中國精煉什麼？", "gallium")), PASSAGES, "jieba")
    assert found.figures["success@1"] == 1.0


def test_a_missing_package_is_named(monkeypatch):
    def gone(name):
        raise ImportError(name)

    monkeypatch.setattr(baselines, "import_module", gone)
    with pytest.raises(UsageError, match="pip install jieba"):
        BASELINES["jieba"]()


def test_every_question_is_a_step():
    steps = []
    measure_baseline(asked(("tin", "tin"), ("zinc", "zinc")), PASSAGES, "whitespace", lambda *at: steps.append(at))
    assert steps == [(1, 2), (2, 2)]


def test_case_does_not_matter_and_spaces_do():
    assert by_spaces("Rare  EARTHS, two") == ["rare", "earths,", "two"]

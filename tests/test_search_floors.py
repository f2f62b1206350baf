"""Floors under the search that ships: one meaning in three scripts, found across languages.

The short form of `benchmarks/encoders.py`. Our own development questions are asked of our own statements in one
language alone; where public benchmark folders lie beside the checkout, a sample of each is asked too. The floors stand
about three hundredths under what was measured when the encoder was made (its model card has the whole table), so that
they hold on every machine and fall only when something broke.
"""

import pytest

from assistant.encoders import open_encoder
from assistant.evaluation.bench import lay_out, measure
from assistant.evaluation.benchsets import BenchQuestion, BenchSet, Passage, even_steps, read_bench_set
from assistant.evaluation.questions import read_question_set
from assistant.language.scripts import to_simplified_characters

PUBLIC = {"pud-mates-zht2en": 0.94, "pud-mates-en2zht": 0.93, "mkqa-mates-zhs2en": 0.88, "mkqa-mates-en2zhs": 0.85}
OWN = {
    ("zh-Hant zh-Hans", "en"): 0.70,
    ("en", "zh-Hant"): 0.66,
    ("zh-Hant zh-Hans", "zh-Hant"): 0.75,
    ("en", "en"): 0.70,
}
ASKED_AT_MOST = 150
CROWD = 6
"""Beside the statements asked for, every sixth of the others stands in the corpus."""

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def encoder():
    return open_encoder("trilingual")


@pytest.fixture(scope="module")
def glossary(real_knowledge):
    return real_knowledge[0].glossary


@pytest.fixture(scope="module")
def questions(project):
    return read_question_set(project / "knowledge" / "questions" / "dev.yaml").questions


@pytest.fixture(scope="module")
def statements(real_knowledge, questions, encoder, glossary):
    """Language -> our statements in it, laid out for asking: all that a question asks for, and a crowd beside them."""
    wanted = {entry for question in questions for entry in question.evidence}
    kept = [entry for at, entry in enumerate(real_knowledge[0].entries) if entry.id in wanted or at % CROWD == 0]
    corpora = {told: [Passage(entry.id, "", entry.texts[told], told) for entry in kept] for told in ("zh-Hant", "en")}
    return {told: lay_out(corpus, glossary, encoder, "exact") for told, corpus in corpora.items()}


def own_set(questions, asked, form=str):
    """The questions in some languages, their text brought to a form."""
    due = [each for each in questions if each.evidence and not each.history and each.language in asked]
    return BenchSet(
        "own",
        (),
        tuple(
            BenchQuestion(each.id, form(each.question), each.language, frozenset(each.evidence), (), True)
            for each in even_steps(due, ASKED_AT_MOST)
        ),
    )


@pytest.mark.parametrize(("asked", "told"), list(OWN))
def test_our_own_questions_find_our_own_statements(questions, statements, asked, told):
    result = measure(own_set(questions, asked.split()), statements[told], "hybrid")
    assert result.figures["success@1"] >= OWN[asked, told]


def test_both_scripts_of_a_question_find_the_same(questions, statements):
    """Character by character the same question in the other script: not one hit may differ."""
    one = measure(own_set(questions, ["zh-Hant"]), statements["en"], "hybrid")
    other = measure(own_set(questions, ["zh-Hant"], to_simplified_characters), statements["en"], "hybrid")
    assert one.figures["mrr@10"] == pytest.approx(other.figures["mrr@10"], abs=1e-9)


@pytest.mark.parametrize("name", list(PUBLIC))
def test_public_questions_find_their_passages(project, encoder, glossary, name):
    folder = project.parent / "shared" / "benchmarks" / name
    if not folder.is_dir():
        pytest.skip(f"the public set {name} is not beside this checkout")
    whole = read_bench_set(folder)
    answerable = [question for question in whole.questions if question.answerable]
    sample = BenchSet(name, whole.passages, even_steps(answerable, ASKED_AT_MOST))
    laid = lay_out(sample.passages, glossary, encoder, "exact")
    assert measure(sample, laid, "hybrid").figures["success@1"] >= PUBLIC[name]

"""The sets in knowledge/questions hold, against the knowledge as it is."""

from collections import Counter

import pytest

from assistant.evaluation.normalize import contains
from assistant.evaluation.questions import inspect_question_sets, read_question_set
from assistant.language.scripts import detect_language


@pytest.fixture(scope="module")
def sets(project):
    folder = project / "knowledge" / "questions"
    return {path.stem: read_question_set(path) for path in sorted(folder.glob("*.yaml"))}


@pytest.fixture(scope="module")
def questions(sets):
    return [question for found in sets.values() for question in found.questions]


@pytest.fixture(scope="module")
def words(real_knowledge):
    """A function: what an entry tells in a language, its note included; Chinese in both usages."""
    knowledge, _ = real_knowledge
    entries = {entry.id: entry for entry in knowledge.entries}

    def words(entry_id, language):
        entry = entries[entry_id]
        key = "en" if language == "en" else "zh-Hant"
        told = entry.texts[key] + "\n" + entry.note.get(key, "")
        return told if language == "en" else told + "\n" + knowledge.glossary.to_mainland(told)

    return words


def test_all_sets_hold(sets, project, real_knowledge):
    knowledge, _ = real_knowledge
    assert (sets["dev"].split, sets["test"].split) == ("dev", "test")
    assert [str(fault) for fault in inspect_question_sets(project / "knowledge", knowledge.entries)] == []


@pytest.mark.parametrize("name", ["dev", "test"])
def test_every_language_is_asked_alike(sets, name):
    counted = Counter(question.language for question in sets[name].questions)
    assert len(counted) == 3
    assert len(set(counted.values())) == 1


def test_questions_are_in_the_language_they_say(questions):
    """Chinese in characters that both scripts share reads as Traditional and may stand in either list."""
    wrong = [
        question.id
        for question in questions
        if (detect_language(question.question) == "en") != (question.language == "en")
        or (detect_language(question.question) == "zh-Hans" and question.language != "zh-Hans")
    ]
    assert wrong == []


COMPUTED = {"set", "count", "table", "comparison", "list", "as-of", "follow-up", "lookup"}


def told_outright(questions):
    """Those whose answer an entry states; in the hard sets answers are computed from many, or name a source."""
    stated = [each for each in questions if not each.computed]
    return [each for each in stated if each.id[0] not in "hkmnpqrs" or each.kind not in COMPUTED]


def test_the_evidence_tells_what_the_gold_asks_for(questions, words):
    """Otherwise no answer that is true to its sources could be right."""
    wrong = []
    for question in told_outright(questions):
        told = "\n".join(words(entry, question.language) for entry in question.evidence)
        groups = [question.answers, *question.must_include] if question.answerable else []
        wrong += [(question.id, group) for group in groups if not any(contains(told, gold) for gold in group)]
    assert wrong == []


def test_each_source_tells_at_least_part_of_the_gold(questions, words):
    """An entry that meets no demand at all is no evidence."""
    wrong = [
        (question.id, entry)
        for question in told_outright(questions)
        for entry in question.evidence
        if not any(
            contains(words(entry, question.language), gold)
            for group in (question.answers, *question.must_include)
            for gold in group
        )
    ]
    assert wrong == []

"""Pairs for training the encoder, out of the project's own knowledge, in the format of the other training pairs.

    python benchmarks/own_pairs.py OUT_DIR

writes own-statements (a statement in Chinese and in English), own-asks (a typical question and the statement, within
and across the languages) and own-names (a glossary term's names). Entries that are gold evidence of an evaluation
question, test or development, are left out with all that is said of them: the questions stay unseen.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from assistant.config import default_settings
from assistant.evaluation.questions import read_question_set
from assistant.language.glossary import Term
from assistant.records import Entry
from assistant.sources.knowledge import read_knowledge

Line = tuple[str, str, str, str]
"""(left, right, language of left, language of right)"""


def statements(entries: Iterable[Entry]) -> Iterator[Line]:
    """Each entry's text in both languages."""
    for entry in entries:
        if {"zh-Hant", "en"} <= entry.texts.keys():
            yield entry.texts["zh-Hant"], entry.texts["en"], "zh-Hant", "en"


def asks(entries: Iterable[Entry]) -> Iterator[Line]:
    """Each typical question with the entry's text in each language."""
    for entry in entries:
        for asked, questions in entry.asks.items():
            for question in questions:
                for told, text in entry.texts.items():
                    yield question, text, asked, told


def names(terms: Iterable[Term]) -> Iterator[Line]:
    """Each term's Chinese names with its English name, symbol and abbreviation."""
    for term in terms:
        for chinese, language in ((term.zh_hant, "zh-Hant"), (term.zh_hans, "zh-Hans")):
            for english in filter(None, (term.en, term.abbr, term.symbol)):
                yield chinese, english, language, "en"


def main(out: Path) -> None:
    """Write the three files and say how many pairs each holds."""
    settings = default_settings()
    knowledge = read_knowledge(settings.knowledge)
    sets = [read_question_set(path) for path in sorted((settings.knowledge / "questions").glob("*.yaml"))]
    held_out = {entry for each in sets for question in each.questions for entry in question.evidence}
    entries = [entry for entry in knowledge.entries if entry.id not in held_out]
    out.mkdir(parents=True, exist_ok=True)
    files = {
        "own-statements": statements(entries),
        "own-asks": asks(entries),
        "own-names": names(knowledge.glossary.terms.values()),
    }
    for name, lines in files.items():
        rows = [
            {"query": left, "positive": right, "lang_q": asked, "lang_p": told, "source": name}
            for left, right, asked, told in lines
        ]
        with gzip.open(out / f"{name}.jsonl.gz", "wt", encoding="utf-8") as file:
            file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        print(f"{name}: {len(rows)} pairs")
    print(f"{len(knowledge.entries) - len(entries)} entries held out for the evaluation questions")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

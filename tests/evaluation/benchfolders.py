"""Benchmark folders written by hand, small enough to know every rank beforehand."""

import gzip
import json

CORPUS = [
    {
        "id": "ga",
        "title": "鎵",
        "text": "鎵是一種柔軟的銀色金屬。它的熔點只有攝氏29.8度。商業生產始於1943年。",
        "lang": "zh-Hant",
    },
    {"id": "li", "title": "", "text": "锂是最轻的金属元素。它用于制造充电电池。", "lang": "zh-Hans"},
    {
        "id": "co",
        "title": "Cobalt",
        "text": "The metal is mined beside copper. Its blue pigment coloured glass in Egypt. Congo leads today.",
        "lang": "en",
    },
    {"id": "ni", "title": "", "text": "Nickel plating protects steel. Indonesia leads in smelting.", "lang": "en"},
]
"""Four passages in three languages. No Chinese one shares a word with an English one; "Cobalt" is only in a title."""

QUESTIONS = [
    {
        "id": "q-hant",
        "question": "鎵的熔點是幾度？",
        "lang": "zh-Hant",
        "relevant": ["ga"],
        "answers": ["29.8度"],
        "answerable": True,
    },
    {
        "id": "q-hans",
        "question": "制造充电电池用什么元素？",
        "lang": "zh-Hans",
        "relevant": ["li"],
        "answers": ["鋰"],
        "answerable": True,
        "evidence": ["它用于制造充电电池。"],
    },
    {
        "id": "q-en",
        "question": "What does nickel plating protect, glass or steel?",
        "lang": "en",
        "relevant": ["co"],
        "answers": ["blue glass"],
        "answerable": True,
    },
    {
        "id": "q-none",
        "question": "Who composed the opera Fidelio?",
        "lang": "en",
        "relevant": [],
        "answers": [],
        "answerable": False,
        "about": "co",
    },
]
"""q-hant and q-hans find theirs first. q-en shares four words with ni and one, glass, with co, which it names as the
relevant one: that comes second. q-none shares no word with anything."""


def write_lines(path, rows):
    """Rows as gzip-compressed JSON Lines; a row that is text already is written as it is."""
    lines = [row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows]
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n" if lines else "")


def write_set(folder, corpus=CORPUS, questions=QUESTIONS):
    """The folder, with both files in it."""
    folder.mkdir(parents=True, exist_ok=True)
    write_lines(folder / "corpus.jsonl.gz", corpus)
    write_lines(folder / "questions.jsonl.gz", questions)
    return folder

"""How much the dense score should count, per pair of languages: success@1 on development sets at several shares.

    python benchmarks/fit_weights.py --data DIR [--encoder trilingual] [--sets NAME...]

DIR holds benchmark folders as `assistant bench` reads them. Beside them stand sets of our own: the development
questions of this project asked of its statements in one language alone. The share to take is in the middle of the
plateau, not at its peak; it is written into assistant/retrieval/fusion.py by hand, with its reason.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from assistant.config import load_settings
from assistant.encoders import Encoder, open_encoder
from assistant.encoders.contract import Rows
from assistant.evaluation.bench import Laid, lay_out
from assistant.evaluation.benchsets import BenchQuestion, BenchSet, Passage, even_steps, read_bench_set
from assistant.evaluation.questions import read_question_set
from assistant.language.glossary import Glossary
from assistant.records import Language
from assistant.retrieval.fusion import Weights
from assistant.retrieval.query import analyse
from assistant.retrieval.retriever import Retriever
from assistant.sources.knowledge import read_knowledge

SHARES = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
FOLDERS = (
    "drcd-dev", "cmrc-dev", "squad-en-dev", "clapnq-dev", "pubmedqa", "pud-mates-zht2en", "pud-mates-en2zht",
    "mkqa-mates-zhs2en", "mkqa-mates-en2zhs", "twlaw-mates-dev-zht2en", "twlaw-mates-dev-en2zht",
)  # fmt: skip
OWN = ("own-zh-zh", "own-en-en", "own-zh-en", "own-en-zh")
MOST = 1000
"""Questions asked of a set."""


class Remembering:
    """An encoder that encodes each query once: the same questions are asked at every share."""

    def __init__(self, encoder: Encoder) -> None:
        self.name, self.fingerprint, self.dimension = encoder.name, encoder.fingerprint, encoder.dimension
        self._encoder = encoder
        self._rows: dict[str, Rows] = {}

    def encode_documents(self, texts: Sequence[str]) -> Rows:
        """As the encoder does."""
        return self._encoder.encode_documents(texts)

    def encode_queries(self, texts: Sequence[str]) -> Rows:
        """One text at a time, as questions come."""
        (text,) = texts
        if text not in self._rows:
            self._rows[text] = self._encoder.encode_queries(texts)
        return self._rows[text]


def main() -> None:
    """Lay out each set once, ask at every share, print a line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of benchmark folders")
    parser.add_argument("--encoder", default=load_settings().encoder)
    parser.add_argument("--sets", nargs="*", default=[*FOLDERS, *OWN])
    given = parser.parse_args()
    encoder = Remembering(open_encoder(given.encoder))
    knowledge = read_knowledge(load_settings().knowledge)
    print(f"{'success@1 at dense share':28}" + "".join(f"{share:8.1f}" for share in SHARES))
    for name in given.sets:
        bench_set = own_set(name) if name in OWN else read_bench_set(given.data / name)
        laid = lay_out(bench_set.passages, knowledge.glossary, encoder, "exact")
        questions = even_steps([each for each in bench_set.questions if each.answerable], MOST)
        figures = [success(questions, laid, share, knowledge.glossary) for share in SHARES]
        print(f"{name:28}" + "".join(f"{figure:8.3f}" for figure in figures), flush=True)


def success(questions: Sequence[BenchQuestion], laid: Laid, share: float, glossary: Glossary) -> float:
    """Share of the questions whose first hit is a right one, in [0, 1]."""
    weights = Weights(dict.fromkeys(("en-en", "zh-zh", "zh-en", "en-zh"), share))
    retriever = Retriever(laid.index, laid.encoder, weights=weights)
    right = 0
    for question in questions:
        hits = retriever.search(analyse(question.question, glossary, question.language), 1)
        right += bool(hits) and hits[0].entry.id in question.relevant
    return right / len(questions)


def own_set(name: str) -> BenchSet:
    """The development questions in one language, asked of all statements in one language."""
    _, asked, told = name.split("-")
    settings = load_settings()
    key: Language = "en" if told == "en" else "zh-Hant"
    entries = read_knowledge(settings.knowledge).entries
    passages = tuple(Passage(entry.id, "", entry.texts[key], key) for entry in entries if key in entry.texts)
    return BenchSet(name, passages, tuple(_own_questions(settings.knowledge / "questions", asked)))


def _own_questions(folder: Path, asked: str) -> Iterator[BenchQuestion]:
    for name in ("dev.yaml", "dev-2.yaml"):
        for question in read_question_set(folder / name).questions:
            if question.evidence and not question.history and question.language.startswith(asked):
                relevant = frozenset(question.evidence)
                yield BenchQuestion(question.id, question.question, question.language, relevant, (), True)


if __name__ == "__main__":
    main()

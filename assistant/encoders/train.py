"""Make the trilingual encoder: python -m assistant.encoders.train --data DIR [--data MORE] --ship OUT

Three steps, each kept in the work folder so that an interrupted run goes on where it was: choose the words and give
them their first rows; train the rows while the body stands still; train rows and body together at a low rate. Then the
result is packed into OUT. The packages of the extra `train` are needed (`pip install -e '.[train]'`).
"""

from __future__ import annotations

import argparse
import copy
import logging
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ..errors import EncoderError
from .minilm import model_folder

_LOG = logging.getLogger("assistant.encoders.train")
WORDS = 80_000
"""Words and characters wanted at most; the dictionary and the frequency list have 78,594 in common."""
_GLOSSES = "cc-cedict-glosses"
_NAMES = "own-names"


def main(arguments: Sequence[str] | None = None) -> None:
    """Parse and run; see the module."""
    parser = argparse.ArgumentParser(prog="python -m assistant.encoders.train", description=__doc__)
    parser.add_argument(
        "--data", type=Path, action="append", required=True, help="folder of training pairs; repeatable"
    )
    parser.add_argument("--ship", type=Path, help="folder to write the packed encoder into (default: WORK/shipped)")
    parser.add_argument("--lexicon", type=Path, help="file to write the lexicon into (default: WORK/lexicon.npz)")
    parser.add_argument("--work", type=Path, default=Path("runs/encoder"), help="checkpoints and results")
    parser.add_argument("--words", type=int, default=WORDS, help="how many Chinese words get a row")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--stop-after", choices=("rows", "body"), default="body", help="rows: leave the body as it is")
    given = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    given.work.mkdir(parents=True, exist_ok=True)
    run(given)


def run(given: argparse.Namespace) -> None:
    """All steps. Raises EncoderError for missing data or packages."""
    import torch

    from .training.mixture import BODY_STAGE, ROWS_STAGE
    from .training.shipping import lexicon_of, ship
    from .training.trainer import Plan

    torch.manual_seed(given.seed)
    student, known = prepare(given.data, given.words)
    teacher = _teacher(student)
    stages = [("rows", ROWS_STAGE, Plan())]
    if given.stop_after == "body":
        stages.append(("body", BODY_STAGE, Plan(rows_rate=3e-4, body_rate=2e-5)))
    for number, (name, shares, plan) in enumerate(stages):
        _stage(student, teacher, name, _groups(given.data, shares, known), plan, given.seed + number, given.work)
    shipped = given.ship or given.work / "shipped"
    shipped.mkdir(parents=True, exist_ok=True)
    (shipped / "README.md").touch()
    ship(student, shipped)
    lexicon_of(student, list(_english(given.data, known))).save(given.lexicon or given.work / "lexicon.npz")
    _LOG.info("packed into %s", shipped)


def prepare(data: Sequence[Path], limit: int) -> tuple[Any, dict[str, Any]]:
    """(student with first rows, folded word -> its senses)."""
    from .training.rows import first_rows
    from .training.student import Student
    from .training.tokenizer import build_tokenizer
    from .training.words import chosen_words, lexemes

    # The first name of a term is its full one; abbreviations and symbols follow and say less of what it means.
    first: dict[str, str] = {}
    for left, right in _lines(data, _NAMES):
        first.setdefault(left, right)
    names = list(first.items())
    known = lexemes(_lines(data, _GLOSSES), names)
    words = chosen_words(known, _frequencies(), (left for left, _ in names), limit)
    base = model_folder()
    tokenizer = build_tokenizer(base, words)
    from safetensors.numpy import load_file

    rows = load_file(base / "model.safetensors")["embeddings.word_embeddings.weight"]
    _LOG.info("%d Chinese words beside %d pieces of English", len(words), len(rows))
    return Student(base, tokenizer, first_rows(tokenizer, rows, known, words)), {word: known[word] for word in words}


def _teacher(student: Any) -> Any:
    """English texts -> rows of the base as it was, on the student's device."""
    import torch

    frozen = copy.deepcopy(student)
    for parameter in frozen.parameters():
        parameter.requires_grad_(False)

    @torch.no_grad()
    def teach(texts: Sequence[str]) -> Any:
        return frozen(texts, 192)

    device = "cuda" if torch.cuda.is_available() else "cpu"
    student.to(device)
    frozen.to(device)
    return teach


def _stage(student: Any, teacher: Any, name: str, groups: Any, plan: Any, seed: int, work: Path) -> None:
    """One stage of training, or its result when it was finished before."""
    import torch
    from tqdm import tqdm

    from .training.mixture import schedule
    from .training.trainer import train

    done, checkpoint = work / f"{name}.pt", work / f"{name}.checkpoint"
    if done.is_file():
        student.load_state_dict(torch.load(done, weights_only=True))
        return
    batches = schedule(groups, 1, seed)
    with tqdm(total=len(batches), desc=name, unit="step") as bar:

        def show(step: int, _: int, loss: float) -> None:
            bar.set_postfix_str(f"loss {loss:.3f}")
            bar.update(step - bar.n)

        train(student, teacher, batches, plan, checkpoint, show)
    torch.save(student.state_dict(), done)
    checkpoint.unlink(missing_ok=True)


def _groups(data: Sequence[Path], shares: Sequence[Any], known: dict[str, Any]) -> list[Any]:
    """(share, its pairs) of a stage; dictionary entries as the words with a row and their first three senses."""
    from .training.mixture import Pair, read_pairs

    groups = []
    for share in shares:
        if share.file == _GLOSSES:
            pairs = [Pair(word, "; ".join(lexeme.senses[:3])) for word, lexeme in known.items()]
        else:
            pairs = read_pairs(_folder(data, share.file), share)
        groups.append((share, pairs))
    return groups


def _english(data: Sequence[Path], known: dict[str, Any]) -> Iterator[str]:
    """Where the lexicon takes its English words from: the English of all translations, questions and senses."""
    from .training.mixture import BODY_STAGE, ROWS_STAGE, read_pairs

    for share in {each.file: each for each in (*ROWS_STAGE, *BODY_STAGE)}.values():
        if share.task == "translation" or share.english:
            yield from (pair.right for pair in read_pairs(_folder(data, share.file), share))
    for lexeme in known.values():
        yield from lexeme.senses[:3]


def _lines(data: Sequence[Path], name: str) -> list[tuple[str, str]]:
    """(left, right) of a file as written."""
    import gzip
    import json

    with gzip.open(_folder(data, name) / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
        return [(each["query"], each["positive"]) for each in map(json.loads, file)]


def _folder(data: Sequence[Path], name: str) -> Path:
    for folder in data:
        if (folder / f"{name}.jsonl.gz").is_file():
            return folder
    raise EncoderError(
        f"{name}.jsonl.gz is in none of {', '.join(map(str, data))}. The own-* files are made by "
        "python benchmarks/own_pairs.py OUT; name that folder with a second --data."
    )


def _frequencies() -> dict[str, int]:
    """Folded word -> how often jieba's corpus had it."""
    try:
        import jieba
    except ImportError as error:
        raise EncoderError("jieba is not installed. Install what training needs: pip install -e '.[train]'") from error
    from ..language.folding import fold_text

    found: dict[str, int] = {}
    for line in Path(jieba.__file__).with_name("dict.txt").read_text(encoding="utf-8").splitlines():
        word, count = line.split(" ")[:2]
        folded = fold_text(word)
        found[folded] = found.get(folded, 0) + int(count)
    return found


if __name__ == "__main__":
    main()

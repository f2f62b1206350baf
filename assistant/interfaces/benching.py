"""Search measured on benchmark folders; the figures as a terminal or a program reads them. Nothing is printed here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from itertools import groupby, product
from pathlib import Path
from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from ..config import Settings
from ..encoders import Encoder, open_encoder
from ..errors import KnowledgeError, UsageError
from ..evaluation.baselines import BASELINES, measure_baseline
from ..evaluation.bench import MODES, BenchResult, Laid, lay_out, measure
from ..evaluation.benchsets import Passage, even_steps, pool_passages, read_bench_set
from ..language.glossary import Glossary
from ..retrieval.retriever import Mode
from ..sources.bibliography import read_glossary
from .terminal import show_figures

Bar = Callable[[str], AbstractContextManager[Callable[[int, int], None]]]
"""Called with what is being done; gives a step(done, to do) for as long as it is done."""

ROWS: tuple[Mode, ...] = ("lexical", "dense", "hybrid")
"""What is compared when no mode is named."""

_TITLES = {
    "lexical": "BM25",
    "dense": "dense",
    "hybrid": "hybrid",
    "whitespace": "BM25, spaces",
    "jieba": "BM25, jieba",
}
_COLUMNS = {
    "success@1": "S@1",
    "success@10": "S@10",
    "mrr@10": "MRR@10",
    "ndcg@10": "nDCG@10",
    "answer_in_snippet@1": "answer",
    "refusal_recall": "ref. R",
    "false_refusals": "false r.",
    "ms_per_question": "ms",
    "passages_per_second": "pass./s",
}
"""Figure -> heading, in the order shown."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What to measure.

    limit: questions per set at even steps, None for all.  pool: all corpora as one.

    baselines: names of `baselines.BASELINES` to measure beside.  encoders: names or folders, each measured; the
    settings' own when there is none.
    """

    folders: tuple[Path, ...]
    modes: tuple[Mode, ...]
    limit: int | None = None
    pool: bool = False
    baselines: tuple[str, ...] = ()
    encoders: tuple[str, ...] = ()


def modes_of(mode: str | None, as_json: bool) -> tuple[Mode, ...]:
    """The modes to measure: the one named; without one, all for a reader and the shipped one for a program.

    Raises UsageError for a mode that there is not.
    """
    if mode is None:
        return ("hybrid",) if as_json else ROWS
    for known in MODES:
        if mode == known:
            return (known,)
    raise UsageError(f"--mode must be one of {', '.join(MODES)}, not {mode!r}.")


def baselines_of(wished: bool) -> tuple[str, ...]:
    """All baselines, loaded once so that a missing package is named before anything is measured; () for none."""
    for load in BASELINES.values() if wished else ():
        load()
    return tuple(BASELINES) if wished else ()


def writable(output: Path | None) -> None:
    """Raises UsageError when the figures could not be written there: better before an hour of measuring than after."""
    if output is not None and (output.is_dir() or not output.absolute().parent.is_dir()):
        raise UsageError(f"--output {output}: there is no folder to write that file in. Make it, or name another file.")


def bench(settings: Settings, plan: Plan, bar: Bar) -> list[BenchResult]:
    """Measure set by set, each in the plan's modes and with each of its encoders; what needs no encoder only once.

    Raises BenchSetError, KnowledgeError (of the glossary), or EncoderError before anything is measured.
    """
    first, *others = plan.encoders or (settings.encoder,)
    for name in others:
        open_encoder(name)
    results = _bench(replace(settings, encoder=first), plan, bar)
    modes = tuple(mode for mode in plan.modes if mode != "lexical")
    for name in others if modes else ():
        results += _bench(replace(settings, encoder=name), replace(plan, modes=modes, baselines=()), bar)
    order = list(dict.fromkeys(each.name for each in results))
    return sorted(results, key=lambda each: order.index(each.name))


def _bench(settings: Settings, plan: Plan, bar: Bar) -> list[BenchResult]:
    """With one encoder; dense and hybrid share one index, BM25 has one without vectors."""
    sets = [read_bench_set(folder) for folder in plan.folders]
    asked = [replace(each, questions=even_steps(each.questions, plan.limit)) for each in sets]
    encoder = None if plan.modes == ("lexical",) else open_encoder(settings.encoder)
    layer = _Layer(_glossary(settings.knowledge), encoder, settings.engine, bar)
    if plan.pool:
        corpora = [(f"{len(sets)} sets", pool_passages(sets), asked)]
    else:
        corpora = [(each.name, each.passages, [each]) for each in asked]
    results: list[BenchResult] = []
    for name, passages, of_corpus in corpora:
        for each, baseline in product(of_corpus, plan.baselines):
            with bar(f"asking {each.name}, {_TITLES[baseline]}") as step:
                results.append(measure_baseline(each, passages, baseline, step))
        laid = layer.lay(name, passages, plan.modes)
        for each, mode in product(of_corpus, plan.modes):
            with bar(f"asking {each.name}, {_TITLES[mode]}") as step:
                results.append(measure(each, laid[mode], mode, step))
    return results


def plain(results: Sequence[BenchResult]) -> dict[str, Any] | list[dict[str, Any]]:
    """For JSON: one object for one result, a list for several."""
    rows = [result.to_dict() for result in results]
    return rows[0] if len(rows) == 1 else rows


def show_results(results: Sequence[BenchResult]) -> RenderableType:
    """A table per set, a row per mode; recall, which is success where one passage is relevant, is left to the JSON."""
    parts: list[RenderableType] = []
    for title, group in groupby(results, key=_title):
        rows = list(group)
        encoders = dict.fromkeys(each.encoder for each in rows if each.encoder)
        parts.append(Text(f"{title}{f' · {next(iter(encoders))}' if len(encoders) == 1 else ''}", style="bold"))
        named = len(encoders) > 1
        parts += [show_figures(("", *_COLUMNS.values()), [_row(each, named) for each in rows]), Text()]
    return Group(*parts[:-1])


def _title(result: BenchResult) -> str:
    counts = f"{result.passages:,} passages, {result.questions:,} questions, {result.answerable:,} answerable"
    return f"{result.name} · {counts}"


def _row(result: BenchResult, named: bool) -> tuple[str, ...]:
    """named: whether the encoder is to be told, since there are several."""
    title = _TITLES[result.mode]
    title += f", {Path(result.encoder).name}" if named and result.encoder else ""
    return (title, *(_figure(name, result.figures.get(name)) for name in _COLUMNS))


def _figure(name: str, value: float | None) -> str:
    """Shares with three decimals, milliseconds with one, passages per second whole; a dash for what there is not."""
    if value is None:
        return "–"
    return {"ms_per_question": f"{value:.1f}", "passages_per_second": f"{value:,.0f}"}.get(name, f"{value:.3f}")


@dataclass(frozen=True, slots=True)
class _Layer:
    """What every corpus is laid out with. encoder: None when only BM25 is measured."""

    glossary: Glossary
    encoder: Encoder | None
    engine: str
    bar: Bar

    def lay(self, name: str, passages: Sequence[Passage], modes: Sequence[Mode]) -> dict[Mode, Laid]:
        """An index for each mode; modes with the same encoder get the same."""
        laid: dict[bool, Laid] = {}
        for bare in dict.fromkeys(mode == "lexical" for mode in modes):
            with self.bar(f"{'indexing' if bare else 'encoding'} {name}") as step:
                encoder = None if bare else self.encoder
                laid[bare] = lay_out(passages, self.glossary, encoder, self.engine, step)
        return {mode: laid[mode == "lexical"] for mode in modes}


def _glossary(knowledge: Path) -> Glossary:
    """The names of things that the shipped assistant knows."""
    glossary, faults = read_glossary(knowledge / "glossary.yaml", str(knowledge / "glossary.yaml"))
    if faults:
        raise KnowledgeError(faults)
    return glossary

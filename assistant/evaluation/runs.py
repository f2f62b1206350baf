"""Runs kept in folders: what was asked of what, a row for each question, the figures, and files that others read.

runs/NAME/ holds manifest.json, rows.jsonl, metrics.json, run.trec and qrels.txt (TREC's formats) and times.json. All
but times.json are the same bytes whenever the same run is made. A run that was cut short goes on from partial.jsonl.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, TextIO

from ..errors import UsageError
from .report import Row
from .summary import summarise, times_of
from .tables import why

MANIFEST, ROWS, METRICS, TIMES, PARTIAL = "manifest.json", "rows.jsonl", "metrics.json", "times.json", "partial.jsonl"
_TUPLES = {each.name for each in fields(Row) if str(each.type).startswith("tuple")}


@dataclass(frozen=True, slots=True)
class Run:
    """A finished run. manifest, metrics, times: plain data, as in their files; rows: in the order asked."""

    manifest: Mapping[str, Any]
    rows: tuple[Row, ...]
    metrics: Mapping[str, Any]
    times: Mapping[str, Any] | None

    def plain(self) -> dict[str, Any]:
        """The run as one mapping, as the page and Markdown read it."""
        rows = [_shown(row) for row in self.rows]
        return {"manifest": self.manifest, "metrics": self.metrics, "times": self.times, "rows": rows}


class Keeper:
    """Keeps the rows of a run while it is made, so that one that is cut short need not begin again.

    folder: of the run, made when it is not there.  manifest: what is asked of what; rows kept under another one are of
    no use and are thrown away.
    """

    def __init__(self, folder: Path, manifest: Mapping[str, Any]) -> None:
        self._folder = folder
        self._manifest = dict(manifest)
        self._file: TextIO | None = None
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UsageError(f"The run cannot be kept in {folder}: {error.strerror}. Name another folder.") from error

    def known(self) -> dict[str, Row]:
        """Rows of an earlier attempt at the same run, by id; a line that was cut off is left out."""
        path = self._folder / PARTIAL
        if not path.is_file():
            return {}
        lines = path.read_text(encoding="utf-8", errors="replace").split("\n")
        if not lines or _json(lines[0]) != self._manifest:
            return {}
        rows = [row_of(data) for line in lines[1:] if isinstance(data := _json(line), dict)]
        return {row.id: row for row in rows if row is not None}

    def keep(self, row: Row) -> None:
        """Write one row down at once."""
        if self._file is None:
            known = self.known()
            self._file = (self._folder / PARTIAL).open("w", encoding="utf-8")
            self._file.write(_line(self._manifest))
            for each in known.values():
                self._file.write(_line(asdict(each)))
        self._file.write(_line(asdict(row)))
        self._file.flush()

    def finish(self, rows: Sequence[Row]) -> Run:
        """Write the run's files and give the run; what was kept meanwhile is removed."""
        if self._file is not None:
            self._file.close()
            self._file = None
        run = Run(self._manifest, tuple(rows), summarise(rows), _times(rows))
        try:
            _write_all(self._folder, _files(run))
        except OSError as error:
            raise UsageError(
                f"The run cannot be written to {self._folder}: {error.strerror}. Nothing of it is."
            ) from error
        (self._folder / PARTIAL).unlink(missing_ok=True)
        return run


def read_run(folder: Path) -> Run:
    """A finished run out of its folder. Raises UsageError naming the file that is missing or cannot be read."""
    if not folder.is_dir():
        raise UsageError(f"There is no run {folder}. Make it: assistant eval SETS --run {folder.name}")
    manifest, metrics = (_read(folder / name) for name in (MANIFEST, METRICS))
    times = _read(folder / TIMES) if (folder / TIMES).is_file() else None
    told = (times or {}).get("ms")
    ms = told if isinstance(told, dict) else {}
    rows = []
    # Not splitlines: a text may hold U+2028, which JSON writes as it is.
    for number, line in enumerate(_text(folder / ROWS).removesuffix("\n").split("\n"), start=1):
        data = _json(line)
        row = row_of(data | {"ms": ms.get(data.get("id"), 0.0)}) if isinstance(data, dict) else None
        if row is None:
            raise UsageError(f"{folder / ROWS}:{number}: is no row. Make the run again.")
        rows.append(row)
    return Run(manifest, tuple(rows), metrics, times)


def row_of(data: Mapping[str, Any]) -> Row | None:
    """A row out of plain data; lists become the tuples that they were. None for data of another form."""
    names = {each.name for each in fields(Row)}
    given = {name: _tuple(value) if name in _TUPLES else value for name, value in data.items() if name in names}
    try:
        return Row(**given)
    except TypeError:
        return None


def _tuple(value: Any) -> Any:
    return tuple(_tuple(each) for each in value) if isinstance(value, (list, tuple)) else value


def _times(rows: Sequence[Row]) -> dict[str, Any] | None:
    told = times_of(rows)
    return None if told is None else {**told, "ms": {row.id: round(row.ms, 2) for row in rows}}


def _files(run: Run) -> dict[str, str]:
    rows = [{name: value for name, value in _plain(row).items() if name != "ms"} for row in run.rows]
    return {
        MANIFEST: json.dumps(run.manifest, ensure_ascii=False, indent=1) + "\n",
        ROWS: "".join(map(_line, rows)),
        METRICS: json.dumps(run.metrics, ensure_ascii=False, indent=1) + "\n",
        "run.trec": "".join(_trec(run.rows)),
        "qrels.txt": "".join(f"{row.id} 0 {entry} 1\n" for row in run.rows for entry in row.evidence),
        TIMES: json.dumps(run.times or {}, indent=1) + "\n",
    }


def _trec(rows: Sequence[Row]) -> list[str]:
    """What was found as a TREC run: question, Q0, entry, rank, a score that falls with the rank, tag."""
    return [
        f"{row.id} Q0 {entry} {rank} {1 / rank:.6f} assistant\n"
        for row in rows
        for rank, entry in enumerate(dict.fromkeys(row.found), start=1)
    ]


def _plain(row: Row) -> dict[str, Any]:
    scores = {name: None if value is None else round(value, 4) for name, value in row.scores.items()}
    return asdict(row) | {"scores": scores, "confidence": round(row.confidence, 4)}


def _shown(row: Row) -> dict[str, Any]:
    """A row as the page shows it: citations together, the history by role, why it is not right."""
    data = _plain(row)
    cited = zip(data.pop("cited"), data.pop("quotes"), data.pop("sources"), strict=False)
    return data | {
        "citations": [
            {"number": number, "entry": entry, "quote": quote, "source": source}
            for number, (entry, quote, source) in enumerate(cited, start=1)
        ],
        "history": [{"role": role, "content": content} for role, content in row.history],
        "why": why(row),
    }


def _line(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False) + "\n"


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read ({error}). The run is not finished, or no run at all.") from error


def _read(path: Path) -> Mapping[str, Any]:
    data = _json(_text(path))
    if not isinstance(data, dict):
        raise UsageError(f"{path} is no JSON object. Make the run again.")
    return data


def _write_all(folder: Path, files: Mapping[str, str]) -> None:
    """All files, or none: what was there before stays until every new one is written."""
    beside = {folder / name: folder / f".{name}.new" for name in files}
    try:
        for (_, new), text in zip(beside.items(), files.values(), strict=True):
            new.write_text(text, encoding="utf-8")
    except OSError:
        for new in beside.values():
            new.unlink(missing_ok=True)
        raise
    for path, new in beside.items():
        new.replace(path)

"""A file that is to be loaded, looked at or read whole by a process of its own: its rows come back, and its faults.

Small files share a process, since starting one costs more than they do; where it does not come to its end, each of them
is read again by itself, so that the one at fault is named and the others are loaded.
"""

import os
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa

from sightline.files.limited import StoppedError, TooMuchMemoryError, load_limits, run_limited
from sightline.returns import recognise
from sightline.returns.contract import CannotReadError, Input, RowsRead
from sightline.returns.faults import Fault
from sightline.returns.tables import as_bytes, from_bytes
from sightline.returns.text_files import csv_header, parquet_header
from sightline.returns.workbooks.safety import SAVE_AGAIN, SMALLER

SMALL = 8 * 1024**2
TOGETHER = 64 * 1024**2
"""Bytes of a file that shares a process, for it is read sooner than one starts; and of all that share one."""
AT_ONCE = min(2, os.cpu_count() or 1)
"""Processes that one load reads in at the same time: half of those a server has for everybody (`files.limited`)."""
HEADERS: Mapping[str, Callable[[Path], list[str]]] = {
    ".csv": csv_header,
    ".txt": csv_header,
    ".parquet": parquet_header,
}
ASK = (
    "Export it in parts, or ask whoever looks after Sightline to allow more (SIGHTLINE_LOAD_SECONDS and "
    "SIGHTLINE_LOAD_MEMORY_MB)."
)
_FAULT = ("file", "sheet", "row", "column", "rule", "found", "expected", "did", "child_id", "table")


@dataclass(frozen=True, slots=True)
class Look:
    """What a file holds, and whether one that is known by its name alone has a header that can be read."""

    inputs: list[Input]
    has_header: bool


@dataclass(frozen=True, slots=True)
class InputRead:
    """One input of a file: its rows, or why it cannot be read."""

    source: Input
    rows: list[RowsRead]
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Whole:
    """One file: its parts, or why it cannot be opened."""

    path: Path
    parts: list[InputRead]
    why_not: str = ""


def look_at(path: Path) -> Look:
    """What the file holds, while somebody waits. CannotReadError, in a sentence, where it cannot be opened."""
    limits = load_limits()
    try:
        sent = run_limited(
            inputs_of, str(path), limits=replace(limits, patience=limits.seconds), raises=(CannotReadError,)
        )
    except StoppedError as stopped:
        raise CannotReadError(_why(path, stopped)) from stopped
    return Look([_input(path, each) for each in sent["inputs"]], sent["has_header"])


def read_each(
    paths: Sequence[Path], today: date, say: Callable[[str], None] = lambda _: None
) -> Generator[Whole, None, None]:
    """Every file read as of `today`, in order, by a process of its own or of a few small ones. It raises nothing of theirs.

    While one is waited for the next is read already: close it where you stop before its end.
    """
    with ThreadPoolExecutor(AT_ONCE) as readers:
        begun = [(group, readers.submit(_read, group, today)) for group in grouped(paths)]
        try:
            for group, reading in begun:
                for path in group:
                    say(f"Reading {path.name}")
                try:
                    wholes = reading.result()
                except StoppedError as stopped:
                    yield from _one_by_one(group, stopped, today)
                    continue
                yield from wholes
        finally:  # whoever asked may have stopped at what one of them says
            readers.shutdown(cancel_futures=True)


def _one_by_one(group: Sequence[Path], stopped: StoppedError, today: date) -> Iterator[Whole]:
    """The files of a process that did not come to its end: each by itself, or why the only one was stopped."""
    if len(group) == 1:
        yield Whole(group[0], [], _why(group[0], stopped))
        return
    for path in group:
        yield from read_each([path], today)


def grouped(paths: Sequence[Path]) -> list[list[Path]]:
    """The files in their order, small neighbours together up to TOGETHER bytes; a large one alone."""
    groups: list[list[Path]] = []
    room = -1
    for path in paths:
        size = path.stat().st_size if path.is_file() else 0
        if size > SMALL or size > room:
            groups.append([])
            room = -1 if size > SMALL else TOGETHER
        groups[-1].append(path)
        room -= size if room >= 0 else 0
    return groups


def _read(paths: Sequence[Path], today: date) -> list[Whole]:
    sent = run_limited(contents_of, [str(path) for path in paths], today.isoformat(), limits=load_limits())
    try:
        return [_whole(path, each) for path, each in zip(paths, sent, strict=True)]
    except pa.ArrowInvalid as fault:
        raise StoppedError(
            "reading it breaks off, so it is damaged or made to break what reads it"
        ) from fault


def _why(path: Path, stopped: StoppedError) -> str:
    if path.suffix.lower() in recognise.SPREADSHEETS:
        return stopped.sentence(path.name, SMALLER if isinstance(stopped, TooMuchMemoryError) else SAVE_AGAIN)
    return stopped.sentence(path.name, ASK)


# what is done in the process of its own


def inputs_of(path: str) -> dict[str, Any]:
    """What the file holds. Trusts it: for `run_limited`."""
    file = Path(path)
    inputs = recognise.recognised(file)
    header = HEADERS.get(file.suffix.lower())
    return {"inputs": [_plain(each) for each in inputs], "has_header": header is None or bool(header(file))}


def contents_of(paths: Sequence[str], today: str) -> list[dict[str, Any]]:
    """All that these files hold, each with its parts or a sentence. Trusts them: for `run_limited`."""
    return [_contents(Path(each), date.fromisoformat(today)) for each in paths]


def _contents(path: Path, today: date) -> dict[str, Any]:
    try:
        sources = recognise.recognised(path)
    except CannotReadError as why:
        return {"why_not": str(why), "parts": []}
    return {"why_not": "", "parts": [_part(each, today) for each in sources]}


def _part(source: Input, today: date) -> dict[str, Any]:
    part = {"source": _plain(source), "rows": [], "why_not": ""}
    if source.table is None:
        return part
    try:
        return {**part, "rows": [_rows(each) for each in recognise.read(source, today)]}
    except CannotReadError as why:
        return {**part, "why_not": str(why)}


def _rows(read: RowsRead) -> dict[str, Any]:
    return {
        "source": _plain(read.source),
        "table": read.table,
        "rows": as_bytes(read.rows),
        "read": read.read,
        "set_aside": read.set_aside,
        "faults": [[getattr(each, name) for name in _FAULT] for each in read.faults],
        "notes": read.notes,
        "unread": read.unread,
        "respelt": getattr(read, "respelt", None),
    }


def _plain(source: Input) -> list[Any]:
    return [source.sheet, source.recognised_as, source.table, source.rows, source.authority]


# what is made of it where it was asked for


def _input(path: Path, sent: Sequence[Any]) -> Input:
    return Input(path, *sent)


def _whole(path: Path, sent: Mapping[str, Any]) -> Whole:
    parts = [
        InputRead(
            _input(path, each["source"]), [_rows_read(path, one) for one in each["rows"]], each["why_not"]
        )
        for each in sent["parts"]
    ]
    return Whole(path, parts, sent["why_not"])


def _rows_read(path: Path, sent: Mapping[str, Any]) -> RowsRead:
    from sightline.returns.annex_a.read import ListRead

    read = RowsRead(
        source=_input(path, sent["source"]),
        table=sent["table"],
        rows=from_bytes(sent["rows"]),
        read=sent["read"],
        set_aside=sent["set_aside"],
        faults=[Fault(**dict(zip(_FAULT, each, strict=True))) for each in sent["faults"]],
        notes=sent["notes"],
        unread=sent["unread"],
    )
    if sent["respelt"] is None:
        return read
    return ListRead(**vars(read), respelt=sent["respelt"])

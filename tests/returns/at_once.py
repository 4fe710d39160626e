"""Loaders and readers in processes of their own, forked from a clean one so that a hundred of them start quickly."""

import multiprocessing
import os
import pkgutil
import random
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess
from pathlib import Path

from returns.small_folder import MARKED, TABLES
from sightline import measures

clean = multiprocessing.get_context("forkserver")
clean.set_forkserver_preload(
    [
        "sightline.returns.load",
        "sightline.engine.duck",
        *(each.name for each in pkgutil.walk_packages(measures.__path__, f"{measures.__name__}.")),
    ]
)
ROWS = 40
COMPLAINTS = "loader.log"
AGAIN_WITHIN = 120  # seconds; a reader that does not come round in them has stopped


def loading(data: Path, folder: Path) -> None:
    """In a process of its own: load a folder."""
    os.environ["SIGHTLINE_DATA"] = str(data)
    sys.stderr = (data / COMPLAINTS).open("w")  # it lives as long as the process
    from sightline.returns.load import load

    load([folder], authority="990")


def loader(data: Path, folder: Path) -> BaseProcess:
    """A loader, started."""
    process = clean.Process(target=loading, args=(data, folder))
    process.start()
    return process


def loaded(data: Path, folder: Path) -> None:
    """Load a folder in a process of its own, to the end."""
    process = loader(data, folder)
    process.join(60)
    assert process.exitcode == 0, (data / COMPLAINTS).read_text()


def killed(process: BaseProcess, after: float) -> bool:
    """Let a loader run for so many seconds and then kill it at once; whether it was still at work."""
    process.join(after)
    alive = process.is_alive()
    if alive:
        os.kill(process.pid or 0, signal.SIGKILL)
    process.join(30)
    return alive


def marks_now() -> set[str]:
    """Every version mark in the snapshot that is current now; it is opened once, as a reader does."""
    from sightline.engine.duck import DuckEngine
    from sightline.engine.snapshots import open_snapshot

    engine = DuckEngine(open_snapshot())
    try:
        found = set()
        for name in random.sample(list(TABLES), len(TABLES)):
            table = engine.table(name)
            rows = table[MARKED[name]].to_pyarrow().to_pylist()
            found |= {*rows, *(() if len(rows) == ROWS else (f"{len(rows)} rows",))}
        return found
    finally:
        engine.close()


def marks_in_files() -> set[str]:
    """The same, straight from the files: quicker, for a look after each kill."""
    from sightline.engine.snapshots import open_snapshot

    snapshot = open_snapshot()
    found = set()
    for name in TABLES:
        rows = snapshot.rows(name, "990")
        found |= set(rows.column(MARKED[name]).to_pylist()) if rows else {f"no {name}"}
    return found


def reading(data: Path, stop, said, reads) -> None:
    """In a process of its own: read until told to stop, counting; then say what went wrong, and what was seen."""
    os.environ["SIGHTLINE_DATA"] = str(data)
    os.nice(10)  # the loaders go first
    failed, torn, seen = [], [], set()
    while not stop.is_set():
        try:
            marks = marks_now()
        except Exception as fault:  # noqa: BLE001 - whatever a reader meets is what the test is about
            failed.append(repr(fault)[:300])
            continue
        time.sleep(0.01)
        reads.value += 1
        seen |= marks
        if len(marks) != 1:
            torn.append(sorted(marks))
    said.put({"failed": failed, "torn": torn, "seen": seen})


@dataclass
class Readers:
    """Readers at work; `told` is what each says of it once they have ended."""

    reads: list
    told: list[dict] = field(default_factory=list)

    def wait_for_each(self) -> None:
        """Wait until every one has read again, however busy the machine is; they go on reading meanwhile and after."""
        before = [count.value for count in self.reads]
        until = time.monotonic() + AGAIN_WITHIN
        while any(now.value <= then for now, then in zip(self.reads, before, strict=True)):
            assert time.monotonic() < until, "A reader did not read again"
            time.sleep(0.005)


@contextmanager
def readers(data: Path, how_many: int) -> Iterator[Readers]:
    """So many readers at work while the block runs."""
    stop, said = clean.Event(), clean.Queue()
    them = Readers([clean.Value("i", 0) for _ in range(how_many)])
    processes = [clean.Process(target=reading, args=(data, stop, said, count)) for count in them.reads]
    for process in processes:
        process.start()
    try:
        yield them
    finally:
        stop.set()
        them.told += [said.get(timeout=60) for _ in processes]
        for process in processes:
            process.join(30)


def time_of_a_load(data: Path, folder: Path) -> float:
    """How long a load takes here and now, in seconds."""
    started = time.perf_counter()
    loaded(data, folder)
    return time.perf_counter() - started

"""How fast this machine is, so that figures of two machines can be compared: fixed pieces of work, timed.

Machines differ threefold. A unit is the seconds that the four pieces take one after another, the best of three times
each: about one second on the machine on which the goals were set, where openpyxl takes 19 seconds for the workbook of
`bench.workbook` (docs/decisions/0012). A figure in units is of the program; in seconds it is of the machine as well.
"""

import os
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import duckdb
import numpy as np

TIMES = 3


def in_python() -> int:
    """Words put together, counted and sorted: what the interpreter itself takes."""
    counts: dict[str, int] = {}
    for n in range(900_000):
        word = f"{n * 7919 % 100_003:06d}"
        counts[word] = counts.get(word, 0) + int(word[:3])
    return len(sorted(counts, key=lambda each: each[::-1]))


def in_numpy() -> float:
    """Eight million numbers drawn from one seed, sorted and added up."""
    drawn = np.random.default_rng(1).random(8_000_000)
    drawn.sort()
    return float(np.cumsum(drawn)[-1])


def in_duckdb() -> int:
    """Two million rows grouped by a text and joined with themselves, on all the threads DuckDB takes."""
    con = duckdb.connect()
    con.execute("SET enable_progress_bar = false")
    row = con.execute(
        """WITH numbers AS (SELECT range AS n, 'key ' || (range * 7919 % 200003) AS k FROM range(2000000)),
                grouped AS (SELECT k, count(*) AS many, max(n) AS last FROM numbers GROUP BY k)
           SELECT sum(many), count(*) FROM numbers JOIN grouped ON numbers.k = grouped.k AND n = last"""
    ).fetchone()
    con.close()
    return int(row[1]) if row else 0


def in_files() -> int:
    """A thousand small files and one of 64 MB written, forced to the disk, renamed and read again."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for n in range(1000):
            (folder / f"{n}.part").write_bytes(b"0123456789" * 100)
            (folder / f"{n}.part").rename(folder / str(n))
        with (folder / "large").open("wb") as file:
            for _ in range(64):
                file.write(bytes(1024**2))
            file.flush()
            os.fsync(file.fileno())
        return sum(len(path.read_bytes()) for path in folder.iterdir())


PIECES: dict[str, Callable[[], object]] = {
    "Python": in_python,
    "numpy": in_numpy,
    "DuckDB": in_duckdb,
    "files": in_files,
}


@dataclass(frozen=True)
class Machine:
    """The seconds each piece took here."""

    pieces: dict[str, float]

    @property
    def unit(self) -> float:
        """Seconds of one unit."""
        return sum(self.pieces.values())

    def sentence(self) -> str:
        """What is printed before any figure."""
        each = ", ".join(f"{name} {took:.2f} s" for name, took in self.pieces.items())
        return f"This machine: a unit is {self.unit:.2f} s ({each}){busy()}"


@cache
def machine() -> Machine:
    """This machine, timed once in a run."""
    return Machine({name: min(_once(piece) for _ in range(TIMES)) for name, piece in PIECES.items()})


def _once(piece: Callable[[], object]) -> float:
    started = time.perf_counter()
    piece()
    return time.perf_counter() - started


@cache
def processor_unit() -> float:
    """The processor's seconds of the same pieces: what processor seconds are compared with, beside other work too."""
    return sum(min(_processor_once(piece) for _ in range(TIMES)) for piece in PIECES.values())


def _processor_once(piece: Callable[[], object]) -> float:
    started = time.process_time()
    piece()
    return time.process_time() - started


def with_processor_units(seconds: float) -> str:
    """Processor seconds as they are printed: `0.62 s, 0.41 units`."""
    return f"{seconds:.2f} s, {seconds / processor_unit():.2f} units"


def units(seconds: float) -> float:
    """So many seconds in units of this machine."""
    return seconds / machine().unit


def with_units(seconds: float) -> str:
    """Seconds as they are printed, with units beside them: `17.8 s, 16.2 units`."""
    return f"{seconds:.2f} s, {units(seconds):.2f} units"


def busy() -> str:
    """How busy the machine is, where it can be told: whatever runs beside other work takes longer than it does alone."""
    return (
        f" (load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors)"
        if hasattr(os, "getloadavg")
        else ""
    )

"""Run each contestant in a process of its own: its seconds, its peak memory, and what it found."""

import importlib
import multiprocessing as mp
import resource
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Ran:
    """One run: wall seconds, peak resident memory in megabytes, and the answer (None where it did not finish)."""

    seconds: float
    peak: float
    found: Any
    failed: str = ""


def _inside(send: Any, function: Callable[..., Any], arguments: tuple, prepare: tuple[str, ...]) -> None:
    try:
        for module in prepare:
            importlib.import_module(module)
        started = time.perf_counter()
        found = function(*arguments)
        seconds = time.perf_counter() - started
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        send.send(Ran(seconds, peak, found))
    except BaseException:  # noqa: BLE001
        send.send(Ran(0.0, 0.0, None, traceback.format_exc().strip().splitlines()[-1]))


PREPARE = (
    "numpy",
    "pandas",
    "pyarrow.parquet",
    "ibis.backends.duckdb",
    "sightline.measuring.refresh",
    "fastexcel",
    "openpyxl",
)


def run(function: Callable[..., Any], *arguments: Any, limit: float = 1800.0) -> Ran:
    """Run `function` in a fresh process and wait at most `limit` seconds. Imports come first and are not counted."""
    context = mp.get_context("spawn")
    receive, send = context.Pipe(duplex=False)
    process = context.Process(target=_inside, args=(send, function, arguments, PREPARE))
    process.start()
    send.close()
    try:
        ran = (
            receive.recv() if receive.poll(limit) else Ran(limit, 0.0, None, f"not done after {limit:.0f} s")
        )
    except EOFError:
        ran = Ran(0.0, 0.0, None, "ended without an answer (out of memory?)")
    process.kill()
    process.join()
    return ran


def best_of(times: int, function: Callable[..., Any], *arguments: Any, limit: float = 1800.0) -> Ran:
    """The fastest of several runs, each in a fresh process."""
    runs = [run(function, *arguments, limit=limit) for _ in range(times)]
    return min(runs, key=lambda each: (bool(each.failed), each.seconds))


def line(*cells: str, widths: tuple[int, ...] = (28, 9, 11, 8, 10, 12, 10, 10, 10, 9)) -> str:
    """One line of the table: the first cell to the left, the others to the right."""
    first, *rest = cells
    return first.ljust(widths[0]) + "".join(
        cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=False)
    )


def say(text: str = "") -> None:
    """Print at once, so that a long run can be watched."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()

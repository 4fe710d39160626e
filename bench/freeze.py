"""`python -m bench.freeze`: freezing the demo council's figures, beside working all of them out; the goal is a quarter.

Both after they have been done once, in turn, by the processor; the least of three.
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.machine import busy, machine, with_processor_units
from bench.scratch import scratch
from bench.timing import say

TIMES = 3
GOAL = 0.25


def measure(data: Path) -> None:
    """Make the demo in that data folder where it is not there yet; print both and their ratio."""
    os.environ |= {"SIGHTLINE_DATA": str(data), "SIGHTLINE_SECOND_FACTOR": "nobody"}
    from sightline.config.setup import ready

    ready()
    from sightline.demo.install import install
    from sightline.engine.snapshots import open_snapshot
    from sightline.freezes.services import make
    from sightline.measuring.refresh import write_readings

    install(say=say)
    say(f"\n{machine().sentence()}")
    snapshot = open_snapshot()
    (code,) = snapshot.manifest.authorities

    def work_out() -> None:
        with tempfile.TemporaryDirectory() as folder:
            write_readings(snapshot, Path(folder), lambda _: None)

    def freeze() -> None:
        make(by="analyst", authority=code, name=f"bench-{time.time_ns()}", snapshot=snapshot)

    work_out()
    freeze()
    taken = [(_processor(work_out), _processor(freeze)) for _ in range(TIMES)]
    refresh, frozen = (min(column) for column in zip(*taken, strict=True))
    ratio = frozen / refresh
    say(
        f"working out every figure: {with_processor_units(refresh)}; freezing them: {with_processor_units(frozen)}{busy()}"
    )
    say(f"{ratio:.2f} of it, goal {GOAL:g}: {'met' if ratio <= GOAL else 'missed'}")


def _processor(what: Callable[[], None]) -> float:
    started = time.process_time()
    what()
    return time.process_time() - started


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(prog="python -m bench.freeze", description=__doc__)
    parser.add_argument("--keep", type=Path, help="a data folder with the demo, or to make and keep it in")
    chosen = parser.parse_args()
    with scratch(chosen.keep) as folder:
        measure(folder)


if __name__ == "__main__":
    main()

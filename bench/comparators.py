"""`python -m bench.comparators`: loading the six published files beside what pandas needs to read them; each in a new process.

Cold: starting Python and its libraries is in both. Ours reads, maps, checks and writes; the goal is three
times what pandas takes to read the same files, in one run on one machine.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.machine import machine, with_units
from bench.timing import say

TIMES = 5
GOAL = 3.0
ROOT = Path(__file__).resolve().parents[1]
PANDAS = """
import sys, pandas
for path in sys.argv[1:]:
    pandas.read_csv(path)
"""
ONLY_READING = """
import sys, time, pandas
started = time.perf_counter()
for path in sys.argv[1:]:
    pandas.read_csv(path)
print(time.perf_counter() - started)
"""


def seconds_of(command: list[str], data: Path) -> float:
    """What one run of a command takes by the clock, with a data folder of its own."""
    started = time.perf_counter()
    subprocess.run(
        command, check=True, stdout=subprocess.DEVNULL, env={**os.environ, "SIGHTLINE_DATA": str(data)}
    )
    return time.perf_counter() - started


def main() -> int:
    """Print both, in seconds and units, and the ratio; 1 where the goal is missed."""
    shared = Path(os.environ.get("SIGHTLINE_SHARED") or ROOT.parent / "shared" / "data")
    folder = shared / "benchmarks" / "ees"
    files = [str(path) for path in sorted(folder.glob("*.csv"))]
    if not files:
        say(f"The published files are not at {folder}. Set SIGHTLINE_SHARED to where they are.")
        return 1
    say(machine().sentence())
    load = [sys.executable, "-m", "sightline", "comparators", "load", *files]
    ours, theirs = [], []
    with tempfile.TemporaryDirectory() as name:
        for number in range(TIMES):  # one after the other, so that what else the machine does falls on both
            theirs.append(seconds_of([sys.executable, "-c", PANDAS, *files], Path(name)))
            ours.append(seconds_of(load, Path(name) / str(number)))
    warm = float(
        subprocess.run([sys.executable, "-c", ONLY_READING, *files], check=True, capture_output=True).stdout
    )
    ratio = min(ours) / min(theirs)
    say(f"{len(files)} files, {sum(Path(each).stat().st_size for each in files):,} bytes, best of {TIMES}")
    say(
        f"pandas, read only:                  {with_units(min(theirs))}  (of that its own reading {with_units(warm)})"
    )
    say(f"Sightline, read to written:         {with_units(min(ours))}")
    say(f"ratio {ratio:.2f}, goal {GOAL:g}: {'met' if ratio <= GOAL else 'missed'}")
    return 0 if ratio <= GOAL else 1


if __name__ == "__main__":
    sys.exit(main())

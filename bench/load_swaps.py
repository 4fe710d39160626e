"""`python -m bench.load_swaps FOLDER_A FOLDER_B STOP`: load one of two returns after the other, until STOP is there.

Each load is made aside, computed, and swapped in when it is ready, as the pages do when a person says yes.
"""

import itertools
import sys
from datetime import date
from pathlib import Path

from bench.timing import say

CODE = "990"


def swap_in(folder: Path) -> str:
    """Load the files of this folder (its name is their data date), compute, and make it current; its snapshot."""
    from sightline.deadlines.keep import DEADLINE_RESULTS
    from sightline.engine.snapshots import open_snapshot, publish
    from sightline.measuring.readings import READING_RESULTS
    from sightline.returns.load import load

    day = date.fromisoformat(folder.name)
    parts = [part for part in sorted(folder.iterdir()) if part.is_dir()]
    snapshot = open_snapshot(load(parts, authority=CODE, data_to=day, today=day, preview=True).snapshot)
    READING_RESULTS.make(snapshot)
    DEADLINE_RESULTS.of(snapshot)
    publish(snapshot)
    return snapshot.id


def main() -> None:
    """Swap until told to stop; says a line for each."""
    *folders, stop = (Path(each) for each in sys.argv[1:])
    for folder in itertools.cycle(folders):
        if stop.exists():
            return
        say(f"{folder.name} {swap_in(folder)}")


if __name__ == "__main__":
    main()

"""`python -m bench.england`: 153 councils, about 100 million rows, side by side with pandas and a loop."""

import argparse
import os
import time
from pathlib import Path

from bench import england_store, goals
from bench.columns import Councils
from bench.contest import contest
from bench.scratch import scratch
from bench.timing import say

SAMPLE = 5


def store(authorities: int, scale: float) -> str:
    """The snapshot's name: the one kept where it has as many councils, else made now."""
    from sightline.engine.snapshots import NothingLoadedError, open_snapshot

    started = time.perf_counter()
    try:
        snapshot = open_snapshot()
        if len(snapshot.manifest.authorities) != authorities:
            raise SystemExit(
                f"The folder kept holds {len(snapshot.manifest.authorities)} councils, not {authorities}."
            )
    except NothingLoadedError:
        say(f"Making {authorities} councils")
        snapshot = england_store.make(authorities, scale)
        say(f"Made in {time.perf_counter() - started:.0f} s")
    say(f"{authorities} councils, {england_store.rows_in(snapshot):,} rows")
    return snapshot.id


def main() -> None:
    """Measure many councils."""
    parser = argparse.ArgumentParser(prog="python -m bench.england", description=__doc__)
    parser.add_argument("--authorities", type=int, default=153, help="how many councils")
    parser.add_argument(
        "--scale", type=float, default=1.0, help="each council's size; 1 is about 700,000 rows"
    )
    parser.add_argument(
        "--keep", type=Path, help="a folder to keep the data in, used again where it is there"
    )
    parser.add_argument("--sample", type=int, default=SAMPLE, help="on how many councils the loop is run")
    parser.add_argument("--times", type=int, default=2, help="how often each is run; the fastest counts")
    chosen = parser.parse_args()
    with scratch(chosen.keep) as folder:
        os.environ["SIGHTLINE_DATA"] = str(folder / "var")
        measure(store(chosen.authorities, chosen.scale), chosen.sample, chosen.times)


def measure(snapshot_id: str, sample: int, times: int) -> None:
    """Run everybody on the six reference measures; then the goals."""
    from sightline.engine.snapshots import open_snapshot

    snapshot = open_snapshot(snapshot_id)
    codes = tuple(sorted(snapshot.manifest.authorities))
    data_to = snapshot.manifest.authorities[codes[0]].data_to
    if sample < len(codes):
        say(
            f"The loop runs on {sample} of {len(codes)} councils; its seconds (~) are multiplied to all of them."
        )
    say("'pandas' reads all councils into one frame; 'by council' one after another.")
    rows = contest(
        Councils(snapshot.folder / "tables", codes, data_to), snapshot_id, min(sample, len(codes)), times
    )
    say(
        "\nGoals, which are set for 153 councils" + (f"; these are {len(codes)}" if len(codes) != 153 else "")
    )
    goals.of_the_six(rows, max(row.sightline.peak for row in rows), len(codes))
    if any(row.fault() for row in rows):
        raise SystemExit("The contestants do not agree: see above.")


if __name__ == "__main__":
    main()

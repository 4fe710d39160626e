"""`python -m bench.council`: one council of about 700,000 rows, side by side with pandas, a loop and openpyxl."""

import argparse
import os
import shutil
from pathlib import Path

from bench import goals, started_anew, text_copy, workbook
from bench.columns import Councils
from bench.contest import contest
from bench.machine import machine, with_units
from bench.scratch import scratch
from bench.timing import Ran, best_of, run, say

CODE = "990"


def make_files(folder: str, scale: float) -> int:
    """Write the demo council as an SSD folder of CSV, a local return and a population file; how many rows."""
    from sightline.demo.authority import generate
    from sightline.demo.ssd_folder import write_local, write_population, write_ssd

    tables = generate(scale=scale)
    write_ssd(tables, Path(folder) / "ssd")
    write_local(tables, Path(folder) / "local")
    write_population(tables, Path(folder) / "population")
    return sum(rows.num_rows for rows in tables.values())


def load_files(folder: str) -> str:
    """Load them as a council would the first time, into an empty store; the snapshot's name."""
    from sightline.demo.authority import DATA_TO
    from sightline.engine.places import store_folder
    from sightline.returns.load import load

    shutil.rmtree(store_folder(), ignore_errors=True)
    parts = [Path(folder) / part for part in ("ssd", "local", "population")]
    return load(parts, authority=CODE, data_to=DATA_TO).snapshot


def refresh_all() -> int:
    """Compute every measure, month and split of the current snapshot; how many readings."""
    import pyarrow.parquet as pq

    from sightline.engine.snapshots import open_snapshot
    from sightline.measuring.readings import READING_RESULTS

    snapshot = open_snapshot()
    shutil.rmtree(READING_RESULTS.folder(snapshot), ignore_errors=True)
    return pq.ParquetFile(READING_RESULTS.make(snapshot) / "readings.parquet").metadata.num_rows


def _say(what: str, ran: Ran, found: str) -> Ran:
    say(f"{what}: {ran.failed or f'{with_units(ran.seconds)}, peak {ran.peak:.0f} MB, {found}'}")
    return ran


def measure(folder: Path, scale: float) -> None:
    """Make, load, refresh, and run everybody on the six reference measures; then the goals."""
    from sightline.engine.snapshots import open_snapshot

    files = folder / "files"
    say(machine().sentence())
    made = run(make_files, files.as_posix(), scale)
    copy = best_of(2, text_copy.by_duckdb, files.as_posix())
    _say("DuckDB's copy of the CSV files as text to Parquet", copy, f"{copy.found} files")
    load = best_of(2, load_files, files.as_posix())
    _say("Load of the CSV files", load, f"{made.found} rows")
    if made.failed or load.failed:
        raise SystemExit(made.failed or load.failed)
    refresh = best_of(2, refresh_all)
    _say("Whole refresh, every split", refresh, f"{refresh.found} readings")
    anew = started_anew.measure()
    snapshot = open_snapshot()
    data_to = snapshot.manifest.authorities[CODE].data_to
    rows = contest(Councils(snapshot.folder / "tables", (CODE,), data_to), snapshot.id, sample=1)
    read = workbook.contest()
    say("\nGoals")
    goals.of_the_load(load, copy)
    goals.of_the_refresh(refresh)
    goals.of_what_starts_anew(anew)
    goals.of_the_workbook(*read)
    if any(row.fault() for row in rows):
        raise SystemExit("The contestants do not agree: see above.")


def main() -> None:
    """Measure one council."""
    parser = argparse.ArgumentParser(prog="python -m bench.council", description=__doc__)
    parser.add_argument(
        "--scale", type=float, default=1.0, help="the council's size; 1 is about 700,000 rows"
    )
    parser.add_argument("--keep", type=Path, help="a folder to keep the data in")
    chosen = parser.parse_args()
    with scratch(chosen.keep) as folder:
        os.environ["SIGHTLINE_DATA"] = str(folder / "var")
        measure(folder, chosen.scale)


if __name__ == "__main__":
    main()

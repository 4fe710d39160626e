"""`python -m bench.comparator_facts`: write the table of cited facts that Sightline comes with, in its own layout.

Reads the DfE's Local Authority Interactive Tool (long table and list of measures), of Explore Education Statistics the duration of
assessments, and the lists of statistical neighbours of 2021
and 2025, OGL v3.0, from `benchmarks` in the folder SIGHTLINE_SHARED names. Writes `src/sightline/comparators/data/`:

- `published.csv`: one row for a series and England or a region: the month the DfE last brought it up to date, its first year, and a
  figure for each year on from there, parted by |. A symbol stands where no figure is published.
- `neighbours.csv`: one row for an authority and a model: ten codes, the nearest first, each with a letter for how close.
"""

import csv
import os
import sys
from pathlib import Path

import pyarrow.parquet as pq

from sightline.comparators.facts import LAIT, all_series, areas
from sightline.comparators.lait import read_measures
from sightline.comparators.lists import read_neighbours

MODELS = ("2021", "2025")
ASSESSMENTS = "c2_children_in_need_assessments_duration_2014_to_2024.csv"
MEDIAN_DAYS = "cin_assessments.median_days"
ROOT = Path(__file__).resolve().parents[1]
INTO = ROOT / "src" / "sightline" / "comparators" / "data"


def published(benchmarks: Path) -> list[list[str]]:
    """The rows of `published.csv`."""
    described = read_measures(benchmarks / "lait_csc_measures.csv")
    numbers = {each.lait: each.code for each in areas().values()}
    wanted = {each.column: each.name for each in all_series().values() if each.data_set == LAIT}
    by_line: dict[tuple[str, str], dict[int, str]] = {}
    for row in pq.read_table(benchmarks / "lait_csc_long.parquet").to_pylist():
        if row["measure_short"] in wanted and row["lait_number"] in numbers:
            line = by_line.setdefault((row["measure_short"], numbers[row["lait_number"]]), {})
            line[int(row["years"])] = row["value"] or row["symbol"]
    rows = []
    for (short, area), line in sorted(by_line.items()):
        years = range(min(line), max(line) + 1)
        updated = str(described[short]["updated"])
        figures = "|".join(line.get(year, "-") for year in years)
        rows.append([wanted[short], updated, area, str(years[0]), figures])
    return [*rows, *days_of_assessments(benchmarks)]


def days_of_assessments(benchmarks: Path) -> list[list[str]]:
    """The same of the median working days of an assessment, which the tool does not have; no file says when it was published."""
    by_area: dict[str, dict[int, str]] = {}
    with (benchmarks / "ees" / ASSESSMENTS).open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            if row["geographic_level"] in ("National", "Regional"):
                area = row["region_code"] or row["country_code"]
                by_area.setdefault(area, {})[int(row["time_period"])] = row["Median_days"]
    return [
        [
            MEDIAN_DAYS,
            "",
            area,
            str(min(line)),
            "|".join(line.get(year, "-") for year in range(min(line), max(line) + 1)),
        ]
        for area, line in sorted(by_area.items())
    ]


def neighbours(benchmarks: Path) -> list[list[str]]:
    """The rows of `neighbours.csv`."""
    rows = []
    for model in MODELS:
        for code, ten in read_neighbours(benchmarks / f"stat_neighbours_{model}.csv").items():
            rows.append([model, code, " ".join(f"{other}{close[0]}" for other, close in ten)])
    return rows


def main() -> None:
    """Write both."""
    benchmarks = Path(os.environ.get("SIGHTLINE_SHARED") or ROOT.parent / "shared" / "data") / "benchmarks"
    tables = {
        "published": (["series", "updated", "area", "first_year", "values"], published(benchmarks)),
        "neighbours": (["model", "authority", "neighbours"], neighbours(benchmarks)),
    }
    for name, (header, rows) in tables.items():
        with (INTO / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerows([header, *rows])
        sys.stdout.write(f"{name}.csv: {len(rows)} rows, {(INTO / f'{name}.csv').stat().st_size:,} bytes\n")


if __name__ == "__main__":
    main()

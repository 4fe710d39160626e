"""Which measures can be computed of a snapshot, for which months; and what is refused of their cases."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

import pyarrow as pa

from sightline.engine.manifest import Manifest
from sightline.measuring.availability import Availability, availability
from sightline.measuring.bad_cases import check_sums
from sightline.measuring.measure import Measure

ALLOWED = pa.schema(
    [("measure", pa.string()), ("code", pa.string()), ("month_index", pa.int32()), ("month", pa.string())]
)
Answers = Mapping[tuple[str, str], Availability]


def answers(measures: Iterable[Measure], manifest: Manifest) -> dict[tuple[str, str], Availability]:
    """(measure id, authority) → whether and for which months it can be computed."""
    return {
        (measure.id, code): availability(measure, entry)
        for measure in measures
        for code, entry in manifest.authorities.items()
    }


def month_index(month: str) -> int:
    """A month as a running number: months of the year 0 counted on."""
    year, number = month.split("-")
    return int(year) * 12 + int(number) - 1


def allowed(availabilities: Answers) -> pa.Table:
    """One row per measure, authority and month that can be computed."""
    rows = [
        (measure_id, code, month_index(month), month)
        for (measure_id, code), result in availabilities.items()
        if result.ok
        for month in result.months
    ]
    columns = list(zip(*rows, strict=True)) if rows else [[], [], [], []]
    return pa.table([list(column) for column in columns], schema=ALLOWED)


def kept_answers(folder: Path) -> dict[tuple[str, str], Availability]:
    """The answers kept with readings: (measure id, authority) → Answer."""
    rows = json.loads((folder / "answers.json").read_text(encoding="utf-8"))
    return {
        (row["measure"], row["authority"]): Availability(row["ok"], row["cause"], tuple(row["months"]))
        for row in rows
    }


def refuse_bad(undecided: pa.Table, doubled: pa.Table) -> None:
    """Refuse a case listed twice on a day, undecided or undated, naming the measure. Both as `adding_up.added_up` asks."""
    twice = {row["measure"]: row["doubled"] for row in doubled.to_pylist()}
    for row in undecided.to_pylist():
        check_sums(row["measure"], twice.get(row["measure"], 0), row["undecided"], row["undated"])

"""Which column of a dated table says when a row happened, and which when it ended: ours, from the SSD's wording."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

NOT_EVENTS = ("dob", "birth", "due", "target", "expected", "planned", "valid_", "nationality")
NOT_CHILDRENS = ("ssd_version_log", "population")


@dataclass(frozen=True)
class DatedTable:
    """The start column of a table, and its end column where its rows are spells."""

    starts: str
    ends: str | None


@cache
def dated() -> dict[str, DatedTable]:
    """Each dated table's columns, by table."""
    text = files("sightline.standards").joinpath("data", "windows.csv").read_text(encoding="utf-8")
    return {
        row["table"]: DatedTable(row["starts"], row["ends"] or None)
        for row in csv.DictReader(text.splitlines())
    }


def is_event(column: str) -> bool:
    """Whether a date column tells of something that happened: births, due and planned dates do not count."""
    return not any(word in column for word in NOT_EVENTS)

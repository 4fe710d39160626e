"""A list of cases in the order somebody asks for, and by how much each was late. Pure."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sightline.calendars.clocks import Clock
from sightline.calendars.working_days import working_days_to
from sightline.measuring.measure import Measure
from sightline.tables.splits import teams_of

Case = Mapping[str, Any]
LATE = "days_late"
DONE = (
    "seen_on",
    "interviewed",
    "assessed",
    "held",
    "decided",
    "next_seen",
    "next_visit",
    "next_review",
    "authorised",
)
"""The day that stops a measure's clock, by what its story calls it: the first of these that the story has."""
ORDERS = {"late": "Longest late first", "date": "By date", "child": "By child", "team": "By team"}
"""The orders of a list, the first that there is being the usual one."""


def with_days_late(measure: Measure, cases: Sequence[Case], data_to: date) -> list[dict[str, Any]]:
    """The cases, each with `days_late`: how long after its limit it was done, or had been open on the day it is counted on.

    Working days where the clock counts them, else days; None for what was in time. Nothing is added where there is no
    clock, or the story has no day that it was due.
    """
    clock, point = measure.clock, measure.grain == "point"
    if clock is None or not any(case.get("due") for case in cases):
        return [dict(case) for case in cases]
    in_time = measure.kind == "share"
    return [
        {
            **case,
            LATE: None
            if in_time and case["counted"]
            else days_late(clock, case, case["on"] if point else data_to),
        }
        for case in cases
    ]


def days_late(clock: Clock, case: Case, until: date) -> int | None:
    """How many days after its limit; None for what was in time, or where its limit or the day that it ended is not known.

    Work of which no day says that it ended has been open `until` then.
    """
    due, ends = _day(case.get("due")), [_day(case[name]) for name in DONE if name in case]
    done = ends[0] if ends and (ends[0] or any(ends)) else until
    if due is None or done is None or done <= due:
        return None
    if clock.typed.endswith("wd"):
        return working_days_to(done) - working_days_to(due)
    return (done - due).days


def orders_of(cases: Sequence[Case]) -> dict[str, str]:
    """The orders this list can be had in: by lateness where something was late."""
    late = any(case.get(LATE) is not None for case in cases)
    return {name: title for name, title in ORDERS.items() if late or name != "late"}


def in_order(cases: Sequence[Case], order: str, teams: Mapping[str, str]) -> list[Case]:
    """The cases in one of ORDERS; cases alike in it stay by their date."""
    keys: dict[str, Callable[[Case], Any]] = {
        "late": lambda case: -(case.get(LATE) or 0),
        "child": lambda case: str(case.get("child_id") or ""),
        "team": lambda case: [teams.get(each, each) for each in teams_of(case)] or ["\uffff"],
    }
    return sorted(cases, key=keys[order]) if order in keys else list(cases)


def _day(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None

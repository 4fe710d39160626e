"""`sightline scorecard`: every figure in a period."""

import argparse
from dataclasses import asdict

from sightline.calendars.periods import last_complete_quarter
from sightline.commands.figures import base, figure
from sightline.commands.saying import (
    COULD_NOT,
    MISUSE,
    out_json,
    out_rows,
    say,
    which_authority,
    which_period,
)
from sightline.engine.no_pandas import go_without_pandas
from sightline.engine.snapshots import NothingLoadedError, open_snapshot
from sightline.measuring.readings import READING_RESULTS, Readings

COLUMNS = (
    "id",
    "title",
    "period",
    "value",
    "numerator",
    "denominator",
    "unit",
    "status",
    "cause",
    "too_recent",
    "open_late",
    "data_to",
)


BY_TEAM = (
    "By the team a record names itself, else by the team of the case holder (allocated worker, or personal adviser after "
    "care). A child whom two hold together counts with each."
)


def add_to(subparsers: argparse._SubParsersAction) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("scorecard", help="every figure in a period")
    parser.add_argument("--period", help="2025-06, Q1 2025-26, 2025-26, YTD:2025-09 or R12:2025-06")
    parser.add_argument("--team", help="one team, by its reference")
    parser.add_argument(
        "--teams",
        choices=("then", "now"),
        default="then",
        help="teams as they were, or with each case under the team that has its work now",
    )
    parser.add_argument("--authority", help="three-digit code, where the store holds several")
    parser.add_argument("--format", choices=("table", "csv", "json"), default="table")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Print the scorecard."""
    go_without_pandas()
    read = _readings()
    if read is None:
        return COULD_NOT
    code = which_authority(read.authorities(), chosen.authority)
    if code is None:
        return MISUSE
    period = which_period(chosen.period, lambda: last_complete_quarter(read.data_to(code)))
    if period is None:
        return MISUSE
    drawn = _now(read, code) if chosen.teams == "now" else read
    as_at = {"data_to": read.data_to(code).isoformat()}
    readings = [asdict(each) | as_at for each in drawn.all(period, code, team=chosen.team)]
    if chosen.format == "json":
        out_json(readings)
    elif chosen.format == "csv":
        out_rows(COLUMNS, readings, "csv")
    else:
        say(f"{period.title}, authority {code}, data to {read.data_to(code).isoformat()}")
        if chosen.team:
            say(BY_TEAM)
        rows = [
            {
                "": row["id"],
                "measure": row["title"],
                "now": figure(row),
                "of": base(row),
                "note": row["cause"] or "",
            }
            for row in readings
        ]
        out_rows(("", "measure", "now", "of", "note"), rows, "table")
    return 0


def _now(read: Readings, code: str) -> Readings:
    """The readings by the teams there are now, where a crosswalk says which follows which."""
    from sightline.config.setup import ready

    ready()
    from sightline.scorecards.queries.store import readings_now
    from sightline.teams.queries import mapping

    crosswalk = mapping(code, read.data_to(code))
    if not crosswalk:
        say("There is no crosswalk: teams are as they were. Say which follows which on the page Teams.")
        return read
    return readings_now(read, code, crosswalk)


def _readings() -> Readings | None:
    """The readings of the current snapshot, computed first if need be; None, with a sentence, when nothing is loaded."""
    try:
        snapshot = open_snapshot()
    except NothingLoadedError as nothing:
        say(str(nothing))
        return None

    if not READING_RESULTS.is_fresh(snapshot):
        say("Computing every measure first; this is done once per load.")
    return READING_RESULTS.of(snapshot)

"""`sightline scorecard`: every figure in a period."""

import argparse
import os
from collections.abc import Sequence
from dataclasses import asdict

from sightline.calendars.periods import Period, last_complete_quarter
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
from sightline.measuring.readings import READING_RESULTS, Reading, Readings

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
TARGETS = ("target", "whose_target", "from_target", "target_status")
"""What a row of the CSV holds of its target, and of the JSON where it has one: see `_targets`."""


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
    parser.add_argument(
        "--freeze", metavar="NAME", help="as it was frozen under that name: sightline freezes"
    )
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
    if chosen.freeze:
        return _as_frozen(chosen, code)
    period = which_period(chosen.period, lambda: last_complete_quarter(read.data_to(code)))
    if period is None:
        return MISUSE
    drawn = _now(read, code) if chosen.teams == "now" else read
    return _printed(chosen, drawn, code, period)


def _as_frozen(chosen: argparse.Namespace, code: str) -> int:
    """The scorecard of a freeze; by default of the quarter it reports."""
    from sightline.config.setup import ready

    ready()
    from sightline.freezes.frozen import NoSuchFreezeError
    from sightline.freezes.queries import freeze_named, opened
    from sightline.freezes.queries.freezes import FreezeChangedError

    try:
        frozen = opened(freeze_named(code, chosen.freeze))
    except (NoSuchFreezeError, FreezeChangedError) as fault:
        say(str(fault))
        return COULD_NOT
    period = which_period(chosen.period, lambda: last_complete_quarter(frozen.cut_off))
    if period is None:
        return MISUSE
    say(f"Frozen as {frozen.name}: figures to {frozen.cut_off.isoformat()}.")
    return _printed(chosen, frozen, code, period)


def _printed(chosen: argparse.Namespace, drawn: Readings, code: str, period: Period) -> int:
    """Print every figure of these readings; targets beside those of now alone, for they are as they are today."""
    as_at = {"data_to": drawn.data_to(code).isoformat()}
    read_readings = drawn.all(period, code, team=chosen.team)
    targets = {} if chosen.freeze else _targets(read_readings, code, period, chosen.team)
    readings = [asdict(each) | as_at | targets.get(each.id, {}) for each in read_readings]
    if chosen.format == "json":
        out_json(readings)
    elif chosen.format == "csv":
        blank = dict.fromkeys(TARGETS)
        out_rows((*COLUMNS, *TARGETS), [blank | row for row in readings], "csv")
    else:
        say(f"{period.title}, authority {code}, data to {drawn.data_to(code).isoformat()}")
        if chosen.team:
            say(BY_TEAM)
        rows = [
            {
                "": row["id"],
                "measure": row["title"],
                "now": figure(row),
                "of": base(row),
                "target": ": ".join(
                    str(row[each]) for each in ("target_status", "from_target") if row.get(each)
                ),
                "note": row["cause"] or "",
            }
            for row in readings
        ]
        heads = ("", "measure", "now", "of", *(["target"] if targets else []), "note")
        out_rows(heads, rows, "table")
    return 0


def _targets(
    readings: Sequence[Reading], code: str, period: Period, unit: str | None
) -> dict[str, dict[str, object]]:
    """Figure → what TARGETS say of it, for those that have a target: its value (None where none holds in this period), whose
    it is (unit or council), how far off in words, and the colour or why there is none.
    """
    if not _has_an_application():
        return {}
    from sightline.config.setup import ready

    ready()
    from sightline.scorecards.queries.target_standing import standing_of
    from sightline.scorecards.queries.targets import targets_of
    from sightline.scorecards.target_words import target_shown
    from sightline.scorecards.wording import visible_reading

    aims, rows = targets_of(code), {}
    for reading in readings:
        against = standing_of(aims, reading, visible_reading(reading, False), period, unit)
        target = target_shown(against, reading.unit, period)
        if against and target:
            value = against.in_force.value if against.in_force else None
            whose = "council" if target.borrowed or not unit else "unit"
            rows[reading.id] = dict(zip(TARGETS, (value, whose, target.far, target.word), strict=True))
    return rows


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
    readings = READING_RESULTS.of(snapshot)
    if not _has_an_application():
        return readings
    from sightline.config.setup import ready

    ready()
    from sightline.entries.queries.registry import know_all, with_entered

    know_all()
    return with_entered(readings)


def _has_an_application() -> bool:
    """Whether anybody has had pages: before that nobody has set a target or entered a figure."""
    from django.apps import apps

    from sightline.config.paths import database_file

    return apps.ready or bool(os.environ.get("DATABASE_URL")) or database_file().exists()

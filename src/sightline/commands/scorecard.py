"""`sightline scorecard`: every figure in a period."""

import argparse
import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

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
from sightline.measuring.discover import figure_named
from sightline.measuring.readings import READING_RESULTS, Reading, Readings

if TYPE_CHECKING:
    from sightline.scorecards.as_reported import ReportedFigures

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

GROUPS = ("neighbours", "region", "england")
"""What the CSV, the JSON and the table of a freeze hold of the figures published of others, in the figure's own unit."""

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
    from sightline.scorecards.as_reported import FreezeNotShownError, as_reported

    try:
        reported = as_reported(code, chosen.freeze)
    except FreezeNotShownError as fault:
        say(str(fault))
        return COULD_NOT
    period = which_period(chosen.period, lambda: last_complete_quarter(reported.cut_off))
    if period is None:
        return MISUSE
    say(f"{reported.line} Figures to {reported.cut_off.isoformat()}.")
    return _printed(chosen, reported.readings, code, period, reported)


def _printed(
    chosen: argparse.Namespace,
    drawn: Readings,
    code: str,
    period: Period,
    reported: "ReportedFigures | None" = None,
) -> int:
    """Print every figure of these readings, with its target; of a freeze as it was then, and with what was published of others."""
    as_at = {"data_to": drawn.snapshot.manifest.authorities[code].data_to.isoformat()}
    read_readings = drawn.all(period, code, team=chosen.team)
    targets = _targets(read_readings, code, period, chosen.team, reported)
    others = _others(read_readings, period, reported, chosen.team)
    readings = [
        asdict(each) | as_at | targets.get(each.id, {}) | others.get(each.id, {}) for each in read_readings
    ]
    if chosen.format == "json":
        out_json(readings)
    elif chosen.format == "csv":
        more = (*TARGETS, *(GROUPS if reported is not None else ()))
        blank = dict.fromkeys(more)
        out_rows((*COLUMNS, *more), [blank | row for row in readings], "csv")
    else:
        say(f"{period.title}, authority {code}, data to {as_at['data_to']}")
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
                **_in_a_row(row),
                "note": row["cause"] or "",
            }
            for row in readings
        ]
        heads = (
            "",
            "measure",
            "now",
            "of",
            *(["target"] if targets else []),
            *(GROUPS if others else ()),
            "note",
        )
        out_rows(heads, rows, "table")
    return 0


def _targets(
    readings: Sequence[Reading],
    code: str,
    period: Period,
    unit: str | None,
    reported: "ReportedFigures | None",
) -> dict[str, dict[str, object]]:
    """Figure → what TARGETS say of it, for those that have a target: its value (None where none holds in this period), whose
    it is (unit or council), how far off in words, and the colour or why there is none.
    """
    if not _has_an_application():
        return {}
    from sightline.config.setup import ready

    ready()
    from sightline.scorecards.queries.target_standing import standing_of
    from sightline.scorecards.queries.targets import STANDING, targets_of
    from sightline.scorecards.target_words import target_shown
    from sightline.scorecards.wording import visible_reading

    aims, rows = targets_of(code) if reported is None else reported.targets(STANDING), {}
    for reading in readings:
        against = standing_of(aims, reading, visible_reading(reading, False), period, unit)
        target = target_shown(against, reading.unit, period)
        if against and target:
            value = against.in_force.value if against.in_force else None
            whose = "council" if target.borrowed or not unit else "unit"
            rows[reading.id] = dict(zip(TARGETS, (value, whose, target.far, target.word), strict=True))
    return rows


def _others(
    readings: Sequence[Reading], period: Period, reported: "ReportedFigures | None", unit: str | None
) -> dict[str, dict[str, object]]:
    """Figure → what was published of GROUPS beside it when it was frozen; nothing beside a team, nor beside figures of now."""
    if reported is None or unit:
        return {}
    from sightline.scorecards.rules.peers import why_not_in_a_row

    rows = {}
    for each in readings:
        measure, its_figure = figure_named(each.id)
        about = {"kind": its_figure.kind, "unit": its_figure.unit, "grain": measure.grain}
        compared = reported.compared(each.id, period)
        if compared and not why_not_in_a_row(**about, period_kind=period.kind, of_unit=False):
            rows[each.id] = {one.group: one.value for one in compared if one.group in GROUPS}
    return rows


def _in_a_row(row: Mapping[str, object]) -> dict[str, str]:
    """The groups of GROUPS as the table prints them, as a figure of the same unit is."""
    values = {each: row.get(each) for each in GROUPS}
    return {
        each: "" if value is None else figure({**row, "value": value, "status": "ok"})
        for each, value in values.items()
    }


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

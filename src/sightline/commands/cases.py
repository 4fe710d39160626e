"""`sightline cases AS01 --period … --by USER --reason TEXT`: the children behind a figure, and a mark in the trail."""

import argparse

from sightline.calendars.periods import Period, last_complete_quarter
from sightline.commands.saying import (
    COULD_NOT,
    MISUSE,
    NOT_ALLOWED,
    out_json,
    out_rows,
    say,
    which_authority,
    which_period,
)
from sightline.engine.no_pandas import go_without_pandas
from sightline.engine.snapshots import NothingLoadedError, Snapshot, open_snapshot
from sightline.measuring.discover import UnknownMeasureError, figure_named


def add_to(subparsers: argparse._SubParsersAction) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("cases", help="the children behind a figure; needs a name and a reason")
    parser.add_argument("id", help="a figure's id, as AS01 or FD09.police")
    parser.add_argument("--period", help="2025-06, Q1 2025-26, 2025-26, YTD:2025-09 or R12:2025-06")
    only = parser.add_mutually_exclusive_group()
    only.add_argument(
        "--counted", dest="counted", action="store_true", default=None, help="only those counted in"
    )
    only.add_argument("--missed", dest="counted", action="store_false", help="only those missed")
    parser.add_argument("--by", required=True, metavar="USER", help="who is looking")
    parser.add_argument("--reason", required=True, help="why")
    parser.add_argument("--authority", help="three-digit code, where the store holds several")
    parser.add_argument("--format", choices=("table", "csv", "json"), default="table")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """List the cases for someone allowed to see them; the trail says who looked, or who was refused."""
    go_without_pandas()
    if not chosen.reason.strip():
        say(
            "A reason is needed: say why you are looking, as in --reason 'checking the late ones before the board'."
        )
        return MISUSE
    try:
        figure_named(chosen.id)
        snapshot = open_snapshot()
    except UnknownMeasureError as fault:
        say(str(fault))
        return MISUSE
    except NothingLoadedError as nothing:
        say(str(nothing))
        return COULD_NOT
    code = which_authority(sorted(snapshot.manifest.authorities), chosen.authority)
    data_to = snapshot.manifest.authorities[code].data_to if code else None
    period = which_period(chosen.period, lambda: last_complete_quarter(data_to)) if data_to else None
    if code is None or period is None:
        return MISUSE
    return _print_cases(chosen, snapshot, code, period)


def _print_cases(chosen: argparse.Namespace, snapshot: Snapshot, code: str, period: Period) -> int:
    """Ask for the cases in this person's name, and print them."""
    from sightline.config.setup import ready

    ready()
    from sightline.measuring.listing import CannotListError
    from sightline.people.looking import LookRefusedError
    from sightline.scorecards.services import look_at_cases

    try:
        rows = look_at_cases(
            by=chosen.by,
            reason=chosen.reason,
            snapshot=snapshot,
            figure_id=chosen.id,
            period=period,
            authority=code,
            counted=chosen.counted,
        )
    except LookRefusedError as refused:
        say(str(refused))
        return NOT_ALLOWED
    except CannotListError as cannot:
        say(str(cannot))
        return COULD_NOT
    if rows.words:
        say(rows.words)
    if chosen.format == "json":
        out_json(
            {
                "measure": chosen.id,
                "period": period.name,
                "data_to": snapshot.manifest.authorities[code].data_to,
                "cases": rows,
            }
        )
    else:
        out_rows(list(rows[0]) if rows else ["case_id"], rows, chosen.format)
    return 0

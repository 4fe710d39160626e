"""`sightline clock 2015-09-15 70wd`: when a limit runs out."""

import argparse
from datetime import date, datetime

from sightline.calendars.limits import LimitError, parse
from sightline.commands.saying import MISUSE, out, say


def add_to(subparsers: argparse._SubParsersAction) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("clock", help="when a limit runs out: sightline clock 2015-09-15 70wd")
    parser.add_argument(
        "start", help="the day (or moment, for hours) it starts: 2015-09-15 or 2015-09-15T14:30"
    )
    parser.add_argument("limit", help="70wd, 15d, 3m, 6w, 72h or 5cd (clear working days)")
    parser.add_argument("--before", action="store_true", help="count back from the start")
    parser.add_argument(
        "--explain", action="store_true", help="say on standard error which days do not count"
    )
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Print the deadline as a date, or for hours as a date and time."""
    try:
        moment = datetime.fromisoformat(chosen.start)
    except ValueError:
        say(f"'{chosen.start}' is not a date. Write it as 2015-09-15, or 2015-09-15T14:30 for hours.")
        return MISUSE
    try:
        limit = parse(chosen.limit)
        start: date | datetime = moment if limit.unit == "h" else moment.date()
        deadline = limit.deadline(start, before=chosen.before)
    except (LimitError, ValueError) as fault:
        say(str(fault))
        return MISUSE
    out(deadline.isoformat())
    if chosen.explain:
        say(limit.explain(start, deadline))
    return 0

"""`sightline clocks`: the deadlines a council sets itself; with a clock, a length or off, and `--from`, one of them is set."""

import argparse
from datetime import date
from typing import TYPE_CHECKING

from sightline.commands.saying import COULD_NOT, MISUSE, out, out_rows, say

if TYPE_CHECKING:
    from sightline.worklists.clock_setting import OwnClock

COLUMNS = ("clock", "length", "rule")


def add_to(subparsers: argparse._SubParsersAction) -> None:
    """Describe the command."""
    parser = subparsers.add_parser(
        "clocks",
        help="the council's own clocks: sightline clocks child-protection-visit 15wd --from 2026-04-01 --by …",
    )
    parser.add_argument("clock", nargs="?", help="the clock to set, by its id; without it all are listed")
    parser.add_argument("limit", nargs="?", help="its new length: 15wd, 15d, 3w or 2m; or off")
    parser.add_argument("--from", dest="starts", metavar="DAY", help="the day it holds from, as 2026-04-01")
    parser.add_argument("--by", metavar="USER", help="who sets it")
    parser.add_argument("--reason", default="", help="why")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """List the clocks, or set one."""
    from sightline.config.setup import ready

    ready()
    from sightline.worklists.clock_setting import own_clocks

    if chosen.clock is not None:
        return _set(chosen)
    rows = [{"clock": own.clock.id, "length": _length(own), "rule": own.clock.rule} for own in own_clocks()]
    out_rows(COLUMNS, rows, "table")
    return 0


def _length(own: "OwnClock") -> str:
    """The lengths it has had, and from when it has been switched off."""
    from sightline.worklists.clock_setting import change_in_words

    offs = [change_in_words(each).lower() for each in own.changes if each.limit is None]
    return "; ".join([own.clock.length, *offs])


def _set(chosen: argparse.Namespace) -> int:
    from sightline.calendars.local_clocks import ClockChange
    from sightline.worklists.clock_setting import CannotSetClockError, change_in_words, set_clock

    if not (chosen.limit and chosen.starts and chosen.by):
        say("To set a clock give its new length, --from DAY, --by USER and --reason TEXT.")
        return MISUSE
    try:
        starts = date.fromisoformat(chosen.starts)
    except ValueError:
        say(f"--from is '{chosen.starts}', which is not a date. Write it as 2026-04-01.")
        return MISUSE
    try:
        change = set_clock(chosen.clock, chosen.limit, starts, reason=chosen.reason, by=chosen.by)
    except CannotSetClockError as fault:
        say(str(fault))
        return COULD_NOT
    if not isinstance(change, ClockChange):
        out(f"{change.words}: proposed")
        say(
            f"Measures judge by it ({', '.join(change.measures)}): it holds once a second person has approved it."
        )
        return 0
    out(f"{change.clock}: {change_in_words(change)}")
    say("Measures that judge by it are computed again the next time they are asked for.")
    return 0

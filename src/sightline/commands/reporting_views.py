"""`sightline reporting-views`: every figure as tables and views on PostgreSQL, of which each database user sees their own units."""

import argparse
import os

from sightline.commands.saying import COULD_NOT, MISUSE, NOT_ALLOWED, out, say, which_authority
from sightline.engine.no_pandas import go_without_pandas
from sightline.engine.snapshots import NothingLoadedError, open_snapshot
from sightline.measuring.discover import know_entered

ADDRESS = "SIGHTLINE_REPORTING_DATABASE"


def add_to(subparsers: argparse._SubParsersAction) -> None:
    """Describe the command."""
    parser = subparsers.add_parser(
        "reporting-views", help=f"every figure as views on PostgreSQL, at {ADDRESS}"
    )
    parser.add_argument("--authority", help="three-digit code, where the store holds several")
    parser.add_argument("--freeze", metavar="NAME", default="", help="as it was frozen under that name")
    parser.add_argument(
        "--by",
        metavar="USER",
        default="",
        help="as this person may see it; without it as it may be published",
    )
    parser.add_argument(
        "--reader",
        metavar="DATABASE_USER=UNIT",
        action="append",
        default=[],
        help="a database user who may see a unit, by its reference, or every; several times",
    )
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Write them."""
    go_without_pandas()
    address = os.environ.get(ADDRESS, "")
    readers = [tuple(each.split("=", 1)) for each in chosen.reader]
    if not address or not all(len(each) == 2 and all(each) for each in readers):
        say(
            f"Set {ADDRESS} to postgresql://user:password@host:port/name, and write readers as --reader DATABASE_USER=UNIT."
        )
        return MISUSE
    try:
        codes = sorted(open_snapshot().manifest.authorities)
    except NothingLoadedError as nothing:
        say(str(nothing))
        return COULD_NOT
    code = which_authority(codes, chosen.authority)
    return MISUSE if code is None else _written(chosen, code, address, readers)


def _written(chosen: argparse.Namespace, code: str, address: str, readers: list) -> int:
    from sightline.config.setup import ready

    ready()
    from sightline.entries.queries.registry import entered_measures
    from sightline.exports.services import CannotExportError, MayNotExportError
    from sightline.exports.services.reporting import write_reporting_views

    know_entered(lambda: entered_measures(code))
    try:
        star = write_reporting_views(
            address, authority=code, freeze=chosen.freeze, by=chosen.by, readers=readers
        )
    except MayNotExportError as refused:
        say(str(refused))
        return NOT_ALLOWED
    except CannotExportError as cannot:
        say(str(cannot))
        return COULD_NOT
    say(star.sentence)
    out(f"{star.tables['readings'].num_rows:,} readings are in the schema sightline_{code}.")
    return 0

"""`sightline export powerbi DIR`: every figure as files that Power BI reads, with what each column means."""

import argparse
from pathlib import Path

from sightline.commands.saying import COULD_NOT, MISUSE, NOT_ALLOWED, out, say, which_authority
from sightline.engine.no_pandas import go_without_pandas
from sightline.engine.snapshots import NothingLoadedError, open_snapshot
from sightline.measuring.discover import know_entered


def add_to(subparsers: argparse._SubParsersAction) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("export", help="every figure as files for Power BI")
    parser.add_argument("kind", choices=("powerbi",), help="what it is for")
    parser.add_argument(
        "folder", metavar="DIR", type=Path, help="where it goes; an earlier export there is replaced"
    )
    parser.add_argument("--authority", help="three-digit code, where the store holds several")
    parser.add_argument("--freeze", metavar="NAME", default="", help="as it was frozen under that name")
    parser.add_argument(
        "--by",
        metavar="USER",
        default="",
        help="as this person may see it; without it as it may be published",
    )
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Export."""
    go_without_pandas()
    try:
        codes = sorted(open_snapshot().manifest.authorities)
    except NothingLoadedError as nothing:
        say(str(nothing))
        return COULD_NOT
    code = which_authority(codes, chosen.authority)
    return MISUSE if code is None else _exported(chosen, code)


def _exported(chosen: argparse.Namespace, code: str) -> int:
    from sightline.config.setup import ready

    ready()
    from sightline.entries.queries.registry import entered_measures
    from sightline.exports.services import CannotExportError, MayNotExportError, export_for_power_bi

    know_entered(lambda: entered_measures(code))
    try:
        star = export_for_power_bi(chosen.folder, authority=code, freeze=chosen.freeze, by=chosen.by)
    except MayNotExportError as refused:
        say(str(refused))
        return NOT_ALLOWED
    except CannotExportError as cannot:
        say(str(cannot))
        return COULD_NOT
    say(star.sentence)
    out(
        f"{star.tables['readings'].num_rows:,} readings are in {chosen.folder}. Open Sightline.pbip in Power BI Desktop."
    )
    return 0

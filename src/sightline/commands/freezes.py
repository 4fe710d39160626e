"""`sightline freezes`: which figures have been frozen, by whom, and what was published from them."""

import argparse

from sightline.commands.freeze import as_contract
from sightline.commands.saying import out_json, out_rows, say


def add_to(subparsers: argparse._SubParsersAction) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("freezes", help="the freezes there are")
    parser.add_argument("--authority", help="three-digit code; without it those of every authority")
    parser.add_argument("--format", choices=("table", "csv", "json"), default="table")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """List them, the newest cut-off first."""
    from sightline.config.setup import ready

    ready()
    from sightline.freezes.models import Freeze

    rows = Freeze.objects.prefetch_related("publications")
    freezes = list(rows.filter(authority=chosen.authority) if chosen.authority else rows)
    listed = [
        {
            **as_contract(each),
            "published": [f"{p.title}, {p.on.isoformat()}" for p in each.publications.all()],
        }
        for each in freezes
    ]
    if chosen.format == "json":
        out_json(listed)
    elif listed or chosen.format == "csv":
        rows_out = [{**row, "published": "; ".join(row["published"])} for row in listed]
        columns = ("name", "authority", "cut_off", "made_by", "confirmed_by", "published", "seal")
        out_rows(columns, rows_out, chosen.format)
    else:
        say("Nothing has been frozen yet: sightline freeze NAME --by USER.")
    return 0

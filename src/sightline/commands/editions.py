"""`sightline editions`: what was published from freezes, for whom and by whom, and which drafts wait."""

import argparse

from sightline.commands.edition import as_contract
from sightline.commands.saying import out_json, out_rows, say

COLUMNS = ("name", "authority", "audience", "title", "freeze", "made_by", "published_by", "seal")


def add_to(subparsers: argparse._SubParsersAction) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("editions", help="the editions that were made of freezes")
    parser.add_argument("--authority", help="three-digit code; without it those of every authority")
    parser.add_argument("--format", choices=("table", "csv", "json"), default="table")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """List them, drafts among them, the newest first."""
    from sightline.config.setup import ready

    ready()
    from sightline.editions.queries.editions import every_edition

    listed = [as_contract(each) for each in every_edition(chosen.authority or "")]
    if chosen.format == "json":
        out_json(listed)
    elif listed or chosen.format == "csv":
        out_rows(COLUMNS, listed, chosen.format)
    else:
        say("No edition has been made yet: sightline edition FREEZE --for AUDIENCE.")
    return 0

"""`sightline population --year 2025 --people 54760 --source "…"`: enter a 0-17 population with its source."""

import argparse
import tempfile
from pathlib import Path

from sightline.commands.saying import COULD_NOT, MISUSE, out, say
from sightline.engine.exports import csv_text
from sightline.returns.authority import AuthorityUnknownError
from sightline.trail import command_line


def add_to(subparsers: argparse._SubParsersAction) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("population", help="enter a 0-17 mid-year population with its source")
    parser.add_argument("--year", type=int, required=True, help="the year of the mid-year estimate")
    parser.add_argument("--people", type=int, required=True, help="children aged 0 to 17")
    parser.add_argument("--source", required=True, help="where the figure comes from")
    parser.add_argument("--authority", help="three-digit code, where the store holds several")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Add the figure to the current data as a load of its own."""
    if chosen.people <= 0 or not chosen.source.strip():
        say(
            "A population needs a number of children above nought and a source, as in --source 'ONS mid-2025'."
        )
        return MISUSE
    from sightline.config.setup import ready

    ready()
    from sightline.loading.services.at_once import NOT_LOADED, load_at_once

    row = {"year": chosen.year, "people": chosen.people, "age_group": "0-17", "source": chosen.source}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "population.csv"
        path.write_text(csv_text(list(row), [row]), encoding="utf-8")
        try:
            report = load_at_once(
                [path], by=command_line.account(), reason=chosen.source, authority=chosen.authority
            )
        except AuthorityUnknownError as question:
            say(str(question))
            return MISUSE
        except NOT_LOADED as fault:
            say(str(fault))
            return COULD_NOT
    out(f"Mid-{chosen.year}: {chosen.people:,} children aged 0 to 17, authority {report.authorities[0]}.")
    return 0

"""`sightline restore FROM`: put a backup into an empty data folder."""

import argparse
from pathlib import Path

from sightline.backups.archive import DamagedArchiveError
from sightline.backups.putting_back import CannotRestoreError, needs, put_back
from sightline.commands.saying import COULD_NOT, out, say
from sightline.engine.places import data_folder


def add_to(subparsers: argparse._SubParsersAction) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("restore", help="put a backup into an empty data folder")
    parser.add_argument("source", metavar="FROM", type=Path, help="the archive that sightline backup wrote")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Check the whole archive, put it back, and say what is still to be done."""
    try:
        contents = put_back(chosen.source)
    except (CannotRestoreError, DamagedArchiveError) as fault:
        say(str(fault))
        return COULD_NOT
    out(
        f"The backup of {contents.made} is in {data_folder()}: {len(contents.files):,} files, each as it was written."
    )
    for sentence in needs(contents):
        say(sentence)
    say("Then check the trail: sightline verify. Figures are computed again when they are first asked for.")
    return 0

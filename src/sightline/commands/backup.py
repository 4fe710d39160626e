"""`sightline backup TO`: one archive of everything that cannot be made again, taken while people work."""

import argparse
import shlex
from pathlib import Path

from sightline.commands.saying import COULD_NOT, out, say

FOR_POSTGRESQL = (
    "The database is in PostgreSQL and is not in this archive. To have a copy that fits it, give the command that "
    "makes one: sightline backup TO --meanwhile 'pg_dump -Fc -f sightline.dump DATABASE'"
)
WITHOUT_KEYS = (
    "The keys are not in it: keep a copy of the folder keys elsewhere, or give --with-keys. Without them the trail "
    "cannot be verified, and nobody's second factor works."
)


def add_to(subparsers: argparse._SubParsersAction) -> None:
    """Describe the command."""
    parser = subparsers.add_parser(
        "backup", help="one archive of the store, the database and the trail's head"
    )
    parser.add_argument("to", type=Path, help="the archive to write, or a folder to write it in")
    parser.add_argument(
        "--with-keys",
        action="store_true",
        help="with the keys: whoever holds the archive can then rewrite the trail",
    )
    parser.add_argument(
        "--meanwhile",
        metavar="COMMAND",
        default="",
        help="a command that copies a PostgreSQL database; it runs while no line of the trail can be written",
    )
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Take the backup, read it back, and say what is in it."""
    from sightline.config.setup import ready

    ready()
    from sightline.backups.taking import CannotBackUpError, take
    from sightline.statistics.amounts import several

    meanwhile = shlex.split(chosen.meanwhile)
    try:
        final, contents = take(chosen.to, by="command line", with_keys=chosen.with_keys, meanwhile=meanwhile)
    except CannotBackUpError as fault:
        say(str(fault))
        return COULD_NOT
    size = final.stat().st_size / 1024**2
    amounts = f"{several(len(contents.snapshots), 'snapshot')} and {several(len(contents.files), 'file')}"
    out(f"{final} holds {amounts}, {size:,.1f} MB.")
    say("It was read back and is whole. It holds children's data: keep it encrypted.")
    if not chosen.with_keys:
        say(WITHOUT_KEYS)
    if contents.database != "sqlite" and not meanwhile:
        say(FOR_POSTGRESQL)
    return 0

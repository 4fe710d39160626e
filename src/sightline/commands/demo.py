"""`sightline demo`: make the fictional authority, load it, compute its scorecard, and say how to sign in."""

import argparse
import os

from sightline.commands.saying import COULD_NOT, out, say


def add_to(subparsers: argparse._SubParsersAction) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("demo", help="make and load a fictional authority, and say how to sign in")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Make what is not there yet; the second time it only says how to sign in."""
    _be_ready()
    from sightline.demo.install import DemoRefusedError, install

    try:
        sign_ins = install(say=say)
    except DemoRefusedError as refused:
        say(str(refused))
        return COULD_NOT
    out("Demo sign-ins (name, password, role):")
    for name, password, title in sign_ins:
        out(f"  {name:<12} {password:<22} {title}")
    return 0


def _be_ready() -> None:
    """As `ready`; a demo that another edition made is put away first, and said so."""
    from sightline.config.faults import AnotherEditionError
    from sightline.config.setup import ready

    try:
        ready()
    except AnotherEditionError:
        from datetime import date

        from django.db import connections

        from sightline.demo.edition import put_away

        connections.close_all()
        earlier = None if os.environ.get("DATABASE_URL") else put_away(date.today())  # noqa: DTZ011  a folder's name
        if earlier is None:
            raise
        say(
            f"Another edition of Sightline made the demo here. It is in {earlier} now; delete that when you do not need it."
        )
        ready()

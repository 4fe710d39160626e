"""`sightline caseworker NAME REFERENCE`: which worker of the case system somebody is, so that they see their own list."""

import argparse

from sightline.commands.saying import COULD_NOT, out, say


def add_to(subparsers: argparse._SubParsersAction) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("caseworker", help="say which worker of the case system a user is")
    parser.add_argument("name", help="the name they sign in with")
    parser.add_argument("worker", help="their reference as a worker in the case system")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Link the two; the trail has a line."""
    from sightline.config.setup import ready

    ready()
    from sightline.worklists.services import UnknownPersonError, link_worker

    try:
        link_worker(chosen.name, chosen.worker, by="command line")
    except UnknownPersonError as unknown:
        say(str(unknown))
        return COULD_NOT
    out(f"{chosen.name} is worker {chosen.worker}")
    return 0

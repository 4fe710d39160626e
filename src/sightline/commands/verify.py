"""`sightline verify`: has anybody changed the record of who looked at which child?"""

import argparse

from sightline.commands.saying import COULD_NOT, out, say


def add_to(subparsers: argparse._SubParsersAction) -> None:
    """Describe the command."""
    parser = subparsers.add_parser(
        "verify", help="check that no line of the trail was changed, inserted or removed"
    )
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Check the chain and its head; exit 1 with every problem found."""
    from sightline.config.setup import ready

    ready()
    from sightline.trail.queries import verify

    verdict = verify()
    for note in verdict.notes:
        say(note)
    if verdict.ok:
        out(f"The trail is whole: {verdict.lines:,} lines, none changed, inserted or removed.")
        return 0
    for problem in verdict.problems:
        out(problem)
    return COULD_NOT

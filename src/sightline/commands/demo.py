"""`sightline demo`: make the fictional authority, load it, compute its scorecard, and say how to sign in."""

import argparse

from sightline.commands.saying import COULD_NOT, out, say


def add_to(subparsers: argparse._SubParsersAction) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("demo", help="make and load a fictional authority, and say how to sign in")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Make what is not there yet; the second time it only says how to sign in."""
    from sightline.config.setup import ready

    ready()
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

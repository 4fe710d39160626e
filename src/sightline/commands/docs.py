"""`sightline docs`: write `docs/made` from the code; `--check` fails when it is stale."""

import argparse
from pathlib import Path

from sightline.commands.saying import COULD_NOT, out, say


def add_to(subparsers: argparse._SubParsersAction) -> None:
    """Describe the command."""
    parser = subparsers.add_parser(
        "docs", help="write docs/made from the code (for those who work on Sightline)"
    )
    parser.add_argument("--check", action="store_true", help="only say what is stale; exit 1 if anything is")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Write, or check."""
    from sightline.docgen.documents import stale, write

    root = Path.cwd()
    if not (root / "docs").is_dir():
        say(f"There is no docs folder in {root}. Run this from the project's root.")
        return COULD_NOT
    if not chosen.check:
        out(f"Wrote {', '.join(write(root))}")
        return 0
    old = stale(root)
    if old:
        out(f"Stale: {', '.join(old)}. Write them anew with `make docs` and commit them.")
    return COULD_NOT if old else 0

"""`sightline lint FILE`: what a committee paper must not go out with."""

import argparse
from pathlib import Path

from sightline.commands.saying import MISUSE, out, out_json, say

FOUND = 1
"""Something of severity error was found."""


def add_to(subparsers: argparse._SubParsersAction) -> None:
    """Describe the command."""
    parser = subparsers.add_parser(
        "lint", help="what a committee paper must not go out with: .docx, .txt or .md"
    )
    parser.add_argument("file", type=Path, help="the paper")
    parser.add_argument("--json", action="store_true", help="as JSON")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """List what was found by line; 1 where any of it is an error."""
    from sightline.papers.lint.linting import lint
    from sightline.papers.lint.reading import PaperUnreadError, read_paper

    try:
        faults = lint(read_paper(chosen.file))
    except PaperUnreadError as unread:
        say(str(unread))
        return MISUSE
    if chosen.json:
        out_json([each.as_json() for each in faults])
    for each in () if chosen.json else faults:
        out(f"line {each.line}  {each.rule}  {each.severity}  {each.excerpt}\n    {each.advice}")
    if not faults:
        say("Nothing was found.")
    return FOUND if any(each.severity == "error" for each in faults) else 0

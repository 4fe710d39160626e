"""`sightline lint FILE|PAPER`: what a committee paper must not go out with."""

import argparse
from pathlib import Path

from sightline.commands.finding_lines import show_findings
from sightline.commands.paper_lookup import NoPaperForThemError, findings_of_paper
from sightline.commands.saying import MISUSE, say


def add_to(subparsers: argparse._SubParsersAction) -> None:
    """Describe the command."""
    parser = subparsers.add_parser(
        "lint", help="what a committee paper must not go out with: a .docx, .txt or .md, or one written here"
    )
    parser.add_argument(
        "paper", metavar="FILE|PAPER", help="a file; with --by a paper written here, by its number or title"
    )
    parser.add_argument("--by", default="", metavar="USER", help="who asks for a paper that is written here")
    parser.add_argument("--json", action="store_true", help="as JSON")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """List what was found by line; 1 where any of it is an error."""
    from sightline.papers.lint.linting import lint
    from sightline.papers.lint.reading import PaperUnreadError, read_paper

    try:
        if chosen.by:
            return show_findings(findings_of_paper(chosen.by, chosen.paper), as_json=chosen.json)
        return show_findings(lint(read_paper(Path(chosen.paper))), as_json=chosen.json)
    except PaperUnreadError as unread:
        say(str(unread))
        return MISUSE
    except NoPaperForThemError as nothing:
        say(str(nothing))
        return nothing.code

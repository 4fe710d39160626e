"""`sightline report build EXAMPLE|PAPER --out DIR`: a committee paper as its whole set of files, and what must be put right in it."""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sightline.commands.finding_lines import show_findings
from sightline.commands.paper_lookup import NoPaperForThemError, files_of_paper
from sightline.commands.saying import COULD_NOT, MISUSE, say

if TYPE_CHECKING:
    from sightline.demo.example_papers import PaperToBuild
    from sightline.papers.composing.findings.paper_finding import PaperFinding


def add_to(subparsers: argparse._SubParsersAction) -> None:
    """Describe the command."""
    parser = subparsers.add_parser(
        "report", help="a committee paper as PDF, page, workbook and CSV, with what is wrong in it"
    )
    parser.add_argument("what", choices=("build",), help="build: compose it and write its files")
    parser.add_argument(
        "name", metavar="EXAMPLE|PAPER", help="an example, as sefton-2017, or a paper by its number or title"
    )
    parser.add_argument("--out", required=True, type=Path, metavar="DIR", help="where the files go")
    parser.add_argument(
        "--edition",
        default="",
        help="officers, members, dfe, partner, public, plain_english or easy_read; the fullest there is if not given",
    )
    parser.add_argument("--by", default="", metavar="USER", help="who is asking; an example needs nobody")
    parser.add_argument("--json", action="store_true", help="what was found, as JSON")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Write the files and list what was found; 1 where any of it is an error, 2 for what cannot be built."""
    from sightline.demo.example_papers import NoSuchExamplePaperError, example_paper, example_paper_names
    from sightline.papers.composing.editions import NoSuchPaperEditionError, edition_named

    try:
        if chosen.edition:
            edition_named(chosen.edition)
        if chosen.name in example_paper_names():
            paper = example_paper(chosen.name)
            files, findings = built(paper, chosen.edition or paper.content.edition)
        elif chosen.by:
            files, findings = files_of_paper(chosen.by, chosen.name, chosen.edition)
        else:
            say(
                f"There is no example “{chosen.name}”. Examples: {', '.join(example_paper_names())}. "
                "For a paper that is written here, say who is asking with --by."
            )
            return MISUSE
    except (NoSuchExamplePaperError, NoSuchPaperEditionError) as fault:
        say(str(fault))
        return MISUSE
    except NoPaperForThemError as fault:
        say(str(fault))
        return fault.code
    try:
        _write(chosen.out, files)
    except OSError as fault:
        say(f"The files cannot be written into {chosen.out}: {fault.strerror}.")
        return COULD_NOT if chosen.out.is_dir() else MISUSE
    say(f"{len(files)} files are in {chosen.out}: {', '.join(files)}.")
    return show_findings(findings, as_json=chosen.json)


def built(paper: "PaperToBuild", edition: str) -> "tuple[Mapping[str, bytes], Sequence[PaperFinding]]":
    """The files of an edition by name, and what was found in it. NoSuchPaperEditionError."""
    from sightline.papers.composing.composing import composed
    from sightline.papers.composing.findings.gathering import findings_in
    from sightline.papers.render.paper_files import paper_files

    made = composed(paper.content, paper.template, paper.book, edition, paper.stamp)
    findings = findings_in(made, paper.content, paper.template, paper.book)
    return paper_files(made.document), findings


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    from sightline.files.whole import write_whole

    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        write_whole(folder / name, content, mode=0o644)

"""`sightline report build EXAMPLE --out DIR`: a committee paper as its whole set of files, and what must be put right in it first."""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sightline.commands.saying import COULD_NOT, MISUSE, out, out_json, say

if TYPE_CHECKING:
    from sightline.demo.example_papers import PaperToBuild
    from sightline.papers.composing.findings.paper_finding import PaperFinding

FOUND = 1
"""Something of severity error was found, as `sightline lint` has it."""


def add_to(subparsers: argparse._SubParsersAction) -> None:
    """Describe the command."""
    parser = subparsers.add_parser(
        "report", help="a committee paper as PDF, page, workbook and CSV, with what is wrong in it"
    )
    parser.add_argument("what", choices=("build",), help="build: compose it and write its files")
    parser.add_argument("name", metavar="EXAMPLE", help="which paper: sefton-2017")
    parser.add_argument("--out", required=True, type=Path, metavar="DIR", help="where the files go")
    parser.add_argument(
        "--edition", default="", help="officers, members or public; the paper's own if not given"
    )
    parser.add_argument("--json", action="store_true", help="what was found, as JSON")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Write the files and list what was found; 1 where any of it is an error, 2 for what cannot be built."""
    from sightline.demo.example_papers import NoSuchExamplePaperError, example_paper
    from sightline.papers.composing.editions import NoSuchPaperEditionError

    try:
        paper = example_paper(chosen.name)
        files, findings = built(paper, chosen.edition or paper.content.edition)
    except (NoSuchExamplePaperError, NoSuchPaperEditionError) as fault:
        say(str(fault))
        return MISUSE
    try:
        _write(chosen.out, files)
    except OSError as fault:
        say(f"The files cannot be written into {chosen.out}: {fault.strerror}.")
        return COULD_NOT if chosen.out.is_dir() else MISUSE
    _print(chosen.out, files, findings, as_json=chosen.json)
    return FOUND if any(each.severity == "error" for each in findings) else 0


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


def _print(
    folder: Path, files: Mapping[str, bytes], findings: "Sequence[PaperFinding]", *, as_json: bool
) -> None:
    if as_json:
        out_json([each.as_json() for each in findings])
    for each in () if as_json else findings:
        where = " ".join(part for part in (each.field, each.paragraph) if part)
        out(f"line {each.line}  {each.rule}  {each.severity}  {where}  {each.excerpt}\n    {each.advice}")
    errors = sum(each.severity == "error" for each in findings)
    say(f"{len(files)} files are in {folder}: {', '.join(files)}.")
    say(f"{errors} errors, {len(findings) - errors} to look at." if findings else "Nothing was found.")

"""`sightline findings REPORT.pdf`: what an inspection report judges, and every finding in it."""

import argparse
import textwrap
from collections import Counter
from datetime import date

from sightline.calendars.dates import in_words
from sightline.commands.saying import COULD_NOT, out, out_json, say
from sightline.inspections.reading import read_report
from sightline.inspections.report import NotReadableError, Report, ReportFinding
from sightline.inspections.report_values import as_contract
from sightline.statistics.amounts import several

IN_WORDS = {
    "recommendation": ("recommendation", "recommendations"),
    "priority_action": ("priority action", "priority actions"),
    "area_for_improvement": ("area for improvement", "areas for improvement"),
}
JUDGED_IN_WORDS = {
    "overall": "Overall",
    "leaders": "Leaders",
    "help_and_protection": "Help and protection",
    "in_care": "Children in care",
    "care_leavers": "Care leavers",
    "adoption": "Adoption",
    "board": "Safeguarding board",
}
WIDTH = 88


def add_to(subparsers: argparse._SubParsersAction) -> None:
    """Describe the command."""
    parser = subparsers.add_parser(
        "findings", help="what an inspection report asks for: sightline findings REPORT.pdf"
    )
    parser.add_argument("file", metavar="REPORT.pdf", help="an inspection report or letter, as published")
    parser.add_argument("--json", action="store_true", help="as JSON")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Print the report; exit 1 with a sentence where the file cannot be read as one."""
    try:
        report = read_report(chosen.file)
    except NotReadableError as refused:
        say(str(refused))
        return COULD_NOT
    if chosen.json:
        out_json(as_contract(report))
    else:
        _print(report)
    for remark in report.remarks:
        say(remark)
    return 0


def _print(report: Report) -> None:
    out(f"{report.council or 'A council it does not name'}: {counted(report.findings)}.")
    inspected = (
        f" Inspected {_day(report.visited_from)} to {_day(report.visited_to)}." if report.visited_from else ""
    )
    published = _day(report.published) if report.published else "not printed"
    pages = several(report.pages, "page")
    out(f"Framework {report.framework or 'not recognised'}.{inspected} Published: {published}. {pages}.")
    grades = [(JUDGED_IN_WORDS[name], grade) for name, grade in report.judgements.items() if grade]
    for name, grade in grades:
        out(f"  {name:<20} {grade}")
    above = None
    for finding in report.findings:
        if (finding.section, finding.heading) != above:
            whose = "Safeguarding board" if finding.section == "board" else "Authority"
            out(f"\n{whose}: {finding.heading}")
            above = (finding.section, finding.heading)
        _print_one(finding)


def _day(day: date | None) -> str:
    return in_words(day) if day else "a day it does not say"


def _print_one(finding: ReportFinding) -> None:
    label = f"p{finding.page} {finding.number or '•'}"
    first = True
    for part in finding.text.split("\n"):
        begins = f"{label:>8}  " if first else " " * 12
        out(textwrap.fill(part, WIDTH, initial_indent=begins, subsequent_indent=" " * (10 if first else 14)))
        first = False


def counted(findings: tuple[ReportFinding, ...]) -> str:
    """How many of which kind, the board's apart: "11 recommendations, and 7 for the safeguarding board"."""
    parts = {
        section: _of_kinds([f for f in findings if f.section == section])
        for section in ("authority", "board")
    }
    if not findings:
        return "no findings in a list"
    both = [parts["authority"], f"{parts['board']} for the safeguarding board" if parts["board"] else ""]
    return ", and ".join(filter(None, both))


def _of_kinds(findings: list[ReportFinding]) -> str:
    kinds = Counter(finding.kind for finding in findings)
    return " and ".join(f"{many} {IN_WORDS[kind][many != 1]}" for kind, many in kinds.items())

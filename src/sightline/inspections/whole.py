"""A whole report from its bytes, in the process that asks: for `run_limited` and for tests."""

from sightline.inspections.front import front_of
from sightline.inspections.furniture import body_size, without_furniture
from sightline.inspections.judgements import judgements_of
from sightline.inspections.lines import PrintedLine, lines_of
from sightline.inspections.lists import findings_in
from sightline.inspections.passages import passages_in
from sightline.inspections.report import NotReadableError, Report
from sightline.statistics.amounts import several

FEWEST_LETTERS = 200
SPEAKS_OF = ("ofsted", "inspect", "monitoring visit", "recommendation", "improve")


def report_of(pdf: bytes) -> Report:
    """Read a report. NotReadableError, in a sentence, if it cannot be read as one. Trusts the bytes: see `reading`."""
    lines, pages = lines_of(pdf)
    _refuse_if_no_report(lines, pages)
    body = body_size(lines)
    own = without_furniture(lines)
    front = front_of(lines)
    judged, about_judgements = judgements_of(lines, body, front)
    findings, about_findings = findings_in(own, body)
    if not findings:
        about_findings.append(
            f"No list of recommendations, priority actions or areas for improvement was found in its {pages} pages. "
            "Type in what it asks for, with the page beside you."
        )
    return Report(
        council=front.council,
        published=front.published,
        framework=front.framework,
        judgements=judged,
        findings=tuple(findings),
        visited_from=front.visited_from,
        visited_to=front.visited_to,
        pages=pages,
        passages=passages_in(own, body, findings),
        remarks=(*about_judgements, *about_findings),
    )


def _refuse_if_no_report(lines: list[PrintedLine], pages: int) -> None:
    letters = sum(len(line.text) for line in lines)
    if letters < FEWEST_LETTERS:
        raise NotReadableError(
            f"The PDF has {several(pages, 'page')} and hardly any text on them: it was scanned, or holds "
            "pictures of pages. Fetch the report itself from reports.ofsted.gov.uk, or type the findings in."
        )
    words = " ".join(line.text for line in lines).lower()
    if not any(word in words for word in SPEAKS_OF):
        raise NotReadableError(
            "The PDF can be read, and nothing in it speaks of an inspection or of recommendations. Look whether it is "
            "the right file; or type the findings in."
        )

"""A self-evaluation to begin from: Ofsted's three questions, line by line, each paragraph tied to what is held and how old it is.

It claims nothing that is not held. What practice is like is for people to write; where nothing is held it says so.
"""

import html
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from sightline.calendars.dates import in_words
from sightline.programme.kinds import ACTION
from sightline.rehearsal.queries.line_content import HeldOfLine
from sightline.rehearsal.rules.ages import dated
from sightline.statistics.amounts import several

QUESTIONS = (
    "What do we know about the quality and impact of practice?",
    "How do we know it?",
    "What are our plans for the next 12 months to maintain or improve practice?",
)
"""Ofsted, inspecting local authority children's services: what a self-evaluation answers."""
WRITE = "*To write:* what this means for children, in your own words."
NOTHING = "Nothing is held."

Part = tuple[str, str]
"""heading1, heading2, heading3, paragraph or point; and its text."""


def self_evaluation(contents: Sequence[HeldOfLine], council: str, today: date) -> list[Part]:
    """The draft as parts, which `as_markdown` and `as_html` write."""
    return list(_parts(contents, council, today))


def as_markdown(parts: Iterable[Part]) -> str:
    """The draft in Markdown."""
    marks = {"heading1": "# ", "heading2": "## ", "heading3": "### ", "point": "- "}
    lines: list[str] = []
    for kind, text in parts:
        if lines and not (kind == "point" and lines[-1].startswith("- ")):
            lines.append("")
        lines.append(f"{marks.get(kind, '')}{text}")
    return "\n".join(lines) + "\n"


def as_html(parts: Sequence[Part], title: str) -> str:
    """The draft as a page that needs nothing else."""
    tags = {"heading1": "h1", "heading2": "h2", "heading3": "h3", "point": "li", "paragraph": "p"}
    body, is_list = [], False
    for kind, text in parts:
        if (kind == "point") != is_list:
            body.append("<ul>" if kind == "point" else "</ul>")
            is_list = kind == "point"
        words = html.escape(text).replace("*To write:*", "<em>To write:</em>")
        body.append(f"<{tags[kind]}>{words}</{tags[kind]}>")
    body += ["</ul>"] if is_list else []
    return (
        f'<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{html.escape(title)}</title></head>\n<body><main>\n"
        + "\n".join(body)
        + "\n</main></body></html>\n"
    )


def _parts(contents: Sequence[HeldOfLine], council: str, today: date) -> Iterator[Part]:
    yield "heading1", f"Self-evaluation of {council}: draft of {in_words(today)}"
    yield (
        "paragraph",
        "Every paragraph names what it rests on and how old that is. What is not held is not claimed.",
    )
    for each in contents:
        yield "heading2", each.line.title
        for question, parts in zip(QUESTIONS, _answers(each, today), strict=True):
            yield "heading3", question
            yield from parts
            if question == QUESTIONS[0]:
                yield "paragraph", WRITE


def _answers(each: HeldOfLine, today: date) -> tuple[list[Part], list[Part], list[Part]]:
    return list(_known(each, today)), list(_how(each, today)), list(_plans(each, today))


def held_parts(each: HeldOfLine, today: date) -> list[Part]:
    """All that is held of one line, under headings of its own, with nothing left to write."""
    headings = ("Figures and findings", "What they rest on", "Actions")
    answers = zip(headings, _answers(each, today), strict=True)
    return [part for heading, parts in answers for part in (("heading2", heading), *parts)]


def status_words(status: str) -> str:
    """The status of an action in words."""
    return ACTION.words[status]


def _known(each: HeldOfLine, today: date) -> Iterator[Part]:
    if each.why:
        yield "paragraph", each.why
    yield from _points(
        f"{figure.title}: {figure.value}{f' ({figure.under})' if figure.under else ''}, {each.period}. {figure.signal}. "
        f"{figure.sentence}".strip()
        for figure in each.figures
    )
    open_findings = [finding for finding in each.findings if finding.closed_on is None]
    if open_findings:
        yield (
            "paragraph",
            f"{several(len(open_findings), 'finding')} of others {'is' if len(open_findings) == 1 else 'are'} open:",
        )
    yield from _points(
        f"{finding.text} ({finding.source.title}, {dated(finding.source.said_on, today)})"
        for finding in open_findings
    )
    if not each.figures and not open_findings:
        yield "paragraph", NOTHING


def _how(each: HeldOfLine, today: date) -> Iterator[Part]:
    points = []
    if each.figures:
        points.append(f"{several(len(each.figures), 'measure')} of data to {dated(each.data_to, today)}.")
    sources = {finding.source_id: finding.source for finding in each.findings}
    points += [f"{source.title}, {dated(source.said_on, today)}." for source in sources.values()]
    points += [
        f"{item.title} ({item.action}), {dated(item.given_on, today)}"
        f"{'' if item.accepted else '; not accepted yet'}{_review(item.review_by, today)}."
        for item in each.evidence
    ]
    points += [
        f"“{quotation.words}” ({quotation.said_by or quotation.source.title}, {dated(quotation.source.said_on, today)})"
        for quotation in each.quotations
    ]
    yield from _points(points)
    if not points:
        yield "paragraph", NOTHING


def _review(review_by: date | None, today: date) -> str:
    if review_by is None:
        return ""
    return f"; was to be looked at again by {in_words(review_by)}" if review_by < today else ""


def _plans(each: HeldOfLine, today: date) -> Iterator[Part]:
    yield from _points(
        f"{entry.action.reference} {entry.title}: {status_words(entry.action.status)}"
        f"{f', due {in_words(entry.due)}' if entry.due else ''} ({entry.version.plan.title}, version {entry.version.number})"
        for entry in each.entries
    )
    numbers = {finding.pk for entry in each.entries for finding in entry.findings.all()}
    without_action = [
        finding for finding in each.findings if finding.closed_on is None and finding.pk not in numbers
    ]
    if without_action:
        yield (
            "paragraph",
            f"{several(len(without_action), 'open finding')} {'has' if len(without_action) == 1 else 'have'} no action.",
        )
    if not each.entries and not without_action:
        yield "paragraph", NOTHING


def _points(texts: Iterable[str]) -> Iterator[Part]:
    for text in texts:
        yield "point", " ".join(text.split())

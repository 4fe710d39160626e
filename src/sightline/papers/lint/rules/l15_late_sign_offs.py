"""L15: a paper was cleared after the day by which it had to be published."""

import re
from collections.abc import Iterator
from datetime import datetime

from sightline.calendars.dates import in_words
from sightline.calendars.limits import parse
from sightline.papers.lint.paper_rule import PaperMatch, paper_rule
from sightline.papers.lint.paper_text import PaperText, days_in
from sightline.papers.lint.rules.sign_offs import sign_offs

CLEAR_DAYS = parse("5cd")
"""Local Government Act 1972, section 100B: papers are open five clear days before."""
LATE_ITEM = re.compile(r"\b(?:late|urgent) (?:item|report|business)\b", re.IGNORECASE)


@paper_rule(
    id="L15",
    title="A sign-off is dated after the paper had to be published",
    severity="error",
    advice="Clear it by five clear days before the meeting, or mark the paper as a late item and say why.",
    source="Somerset, 14 June 2017",
)
def late_sign_offs(paper: PaperText) -> Iterator[PaperMatch]:
    """Five clear days before the meeting; a paper that says it is a late item is left alone."""
    if paper.meeting is None or any(LATE_ITEM.search(line.text) for line in paper.lines):
        return
    deadline = CLEAR_DAYS.deadline(paper.meeting, before=True)
    due = deadline.date() if isinstance(deadline, datetime) else deadline
    for each in sign_offs(paper):
        days = days_in(each.day)
        if days and days[0] > due:
            advice = f"Due by {in_words(due)} for the meeting of {in_words(paper.meeting)}: mark the paper as a late item, and say why."
            yield PaperMatch(each.line.number, f"{each.role} {each.day}", advice=advice)

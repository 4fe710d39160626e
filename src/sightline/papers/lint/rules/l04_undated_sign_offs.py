"""L04: somebody has seen the paper, and nobody says when."""

import re
from collections.abc import Iterator

from sightline.papers.lint.paper_rule import PaperMatch, paper_rule
from sightline.papers.lint.paper_text import PaperText, days_in
from sightline.papers.lint.rules.sign_offs import sign_offs

WHY_NONE = re.compile(r"(?:No date|Not (?:seen|cleared|signed|consulted)):\s+\w+", re.IGNORECASE)


@paper_rule(
    id="L04",
    title="A sign-off has no date",
    severity="error",
    advice="Enter the day on which it was cleared, or why it was not.",
    source="Somerset, 14 June 2017",
)
def undated_sign_offs(paper: PaperText) -> Iterator[PaperMatch]:
    """Every row has a name and a real day, or says why it has none."""
    for each in sign_offs(paper):
        if not each.name or not (days_in(each.day) or WHY_NONE.match(each.day)):
            yield PaperMatch(each.line.number, " ".join(filter(None, (each.role, each.name, each.day))))

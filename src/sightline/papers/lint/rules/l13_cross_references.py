"""L13: the paper points at one of its own paragraphs by a number that was typed."""

import re
from collections.abc import Iterator

from sightline.papers.lint.paper_rule import PaperMatch, paper_rule
from sightline.papers.lint.paper_text import PaperText

POINTS = re.compile(r"\b(?:[Nn]otes?|[Pp]aragraphs?|[Pp]aras?\.?|[Ss]ections?)\s+(\d+(?:\.\d+)+)")
RESOLVES = "It is there now. Make it a cross-reference, so that it follows when paragraphs move."


@paper_rule(
    id="L13",
    title="A paragraph that is pointed at is not there",
    severity="error",
    advice="Point at a paragraph that is there.",
    source="Sefton, 8 March 2023",
)
def cross_references(paper: PaperText) -> Iterator[PaperMatch]:
    """A number that resolves is told as well, and is no fault."""
    for line in paper.lines:
        for number in POINTS.findall(line.text):
            if number in paper.numbered:
                yield PaperMatch(line.number, line.text, "info", RESOLVES)
            else:
                yield PaperMatch(
                    line.number, line.text, advice=f"There is no paragraph {number} in this paper."
                )

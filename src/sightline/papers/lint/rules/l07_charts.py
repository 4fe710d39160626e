"""L07: a chart that nobody can read who does not see it."""

import re
from collections.abc import Iterator

from sightline.papers.lint.paper_rule import PaperMatch, paper_rule
from sightline.papers.lint.paper_text import HEADINGS, PaperLine, PaperText

SPOKEN_OF = re.compile(
    r"\b(?:chart|graph|diagram)s?\s+(?:below|above|overleaf|shows?|demonstrates?|illustrates?)\b"
    r"|\b(?:following|attached)\s+(?:chart|graph|diagram)s?\b",
    re.IGNORECASE,
)
NEAR = 12
"""Within so many lines a table belongs to the chart."""


@paper_rule(
    id="L07",
    title="A chart without its figures as text",
    severity="error",
    advice="Put the figures into a table below the chart, and give the chart alternative text.",
    source="Sefton, 14 November 2017",
)
def charts(paper: PaperText) -> Iterator[PaperMatch]:
    """Spoken of without a table near it, or drawn without alternative text."""
    for line in paper.lines:
        if SPOKEN_OF.search(line.text) and not _has_table(paper, line):
            yield PaperMatch(line.number, line.text)
    for number, name in paper.charts_without_text:
        yield PaperMatch(number, name, advice=f"Write alternative text for “{name}” that says what it shows.")


def _has_table(paper: PaperText, line: PaperLine) -> bool:
    """Whether two rows with figures follow before the next heading."""
    rows = 0
    for below in paper.lines[line.number : line.number + NEAR]:
        if below.plain and "\t" not in below.text and HEADINGS.match(below.plain):
            return False
        rows += len([each for each in below.cells if each]) > 1 and any(sign.isdigit() for sign in below.text)
        if rows > 1:
            return True
    return False

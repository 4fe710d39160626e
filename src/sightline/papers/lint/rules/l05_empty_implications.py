"""L05: a heading of implications, or of costs, with nothing under it."""

import re
from collections.abc import Iterator

from sightline.papers.lint.paper_rule import PaperMatch, paper_rule
from sightline.papers.lint.paper_text import HEADINGS, PaperText

ASKS = re.compile(
    r"(?:\d+(?:\.\d+)*\.?\s+)?(?:[A-Z][\w/&’', -]*Implications(?:\s*\([^)]*\))?|\([A-Z]\)\s+(?:Revenue|Capital) Costs)\s*:?"
)
GROUPS = re.compile(r"(?:\d+(?:\.\d+)*\.?\s+)?Implications of (?:the )?(?:Proposals?|Recommendations?)\s*:?")


@paper_rule(
    id="L05",
    title="A heading of implications is left empty",
    severity="error",
    advice="Answer it, if only with “None”.",
    source="Sefton, 14 November 2017",
)
def empty_implications(paper: PaperText) -> Iterator[PaperMatch]:
    """Each is answered on its own line or below it, before the next heading."""
    for line in paper.lines:
        if not ASKS.fullmatch(line.plain) or GROUPS.fullmatch(line.plain):
            continue
        below = next(paper.after(line), None)
        if below is None or HEADINGS.match(below.plain):
            yield PaperMatch(line.number, line.text)

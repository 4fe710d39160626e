"""L10: a percentage of nobody knows how many."""

import re
from collections.abc import Iterator

from sightline.papers.lint.paper_rule import PaperMatch, paper_rule
from sightline.papers.lint.paper_text import PaperText

PERCENT = re.compile(
    r"\b\d+(?:\.\d+)?\s?(?:%|per ?cent\b)(?!\s+(?:confidence\s+)?(?:interval|range|limit))", re.IGNORECASE
)
"""But not how sure an interval is."""
BASED = re.compile(
    r"\b\d[\d,]*\s+(?:out\s+)?of\s+(?:the\s+)?\d|\bn\s*=\s*\d|%\s+of\s+(?:the\s+)?\d", re.IGNORECASE
)


@paper_rule(
    id="L10",
    title="A percentage without its base",
    severity="warning",
    advice="Say of how many: 85% (34 of 40). Of few it swings by itself.",
    source="Sefton, 14 November 2017",
)
def percentages(paper: PaperText) -> Iterator[PaperMatch]:
    """Every sentence with a percentage says what it is of."""
    for line in paper.lines:
        for sentence in line.sentences:
            if PERCENT.search(sentence) and not BASED.search(sentence):
                yield PaperMatch(line.number, sentence)

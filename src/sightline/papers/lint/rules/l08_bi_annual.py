"""L08: a word that means twice a year to some and every two years to others."""

import re
from collections.abc import Iterator

from sightline.papers.lint.paper_rule import PaperMatch, paper_rule
from sightline.papers.lint.paper_text import PaperText

TWICE = re.compile(r"\bbi\s?[-–]?\s?(?:annual(?:ly)?|yearly|monthly|weekly)\b", re.IGNORECASE)

OTHERWISE = re.compile(
    r"\b(?:six|6)[- ]monthly\b|\btwice (?:a|each) year\b|\bhalf[- ]yearly\b", re.IGNORECASE
)


@paper_rule(
    id="L08",
    title="How often is said by a word with two meanings",
    severity="warning",
    advice="Write “every six months”, or what is meant, and the same everywhere.",
    source="Sefton, 25 September 2018",
)
def bi_annual(paper: PaperText) -> Iterator[PaperMatch]:
    """Bi-annual, bi-monthly and the like; and where the paper has one of them, every other word for the same."""
    if not any(TWICE.search(line.text) for line in paper.lines):
        return
    for line in paper.lines:
        if TWICE.search(line.text):
            yield PaperMatch(line.number, line.text)
        elif OTHERWISE.search(line.text):
            yield PaperMatch(line.number, line.text, advice="Elsewhere it is said by another word: use one.")

"""L01: a template's own words are still in the paper."""

import re
from collections.abc import Iterator

from sightline.papers.lint.paper_rule import PaperMatch, paper_rule
from sightline.papers.lint.paper_text import PaperText

LEFT_IN = re.compile(
    r"delete as appropriate|remove this text|\[\s*(?:insert|enter|name|date|add)\b[^\]]*\]|<\s*insert\b[^>]*>|lorem ipsum",
    re.IGNORECASE,
)


@paper_rule(
    id="L01",
    title="Words of the template left in",
    severity="error",
    advice="Answer it or delete it: this was written for the author.",
    source="Sefton, 14 November 2017",
)
def boilerplate(paper: PaperText) -> Iterator[PaperMatch]:
    """What tells the author what to write, and not the reader what is so."""
    for line in paper.lines:
        if LEFT_IN.search(line.text):
            yield PaperMatch(line.number, line.text)

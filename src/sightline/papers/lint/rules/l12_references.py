"""L12: the reference of a clearance is written in another way than the others."""

import re
from collections.abc import Iterator

from sightline.papers.lint.paper_rule import PaperMatch, paper_rule
from sightline.papers.lint.paper_text import PaperText

WRITTEN = re.compile(r"\b(FD|LD)([.\s]*)(\d{3,5})/(\d{2})(\.?)(?=[)\s,;]|$)")


@paper_rule(
    id="L12",
    title="A clearance reference is not in its form",
    severity="warning",
    advice="Write it as FD.1234/26 and LD.1234/26, so that it can be found.",
    source="Sefton, 25 September 2018",
)
def references(paper: PaperText) -> Iterator[PaperMatch]:
    """One point after the letters, and none at the end."""
    for line in paper.lines:
        for kind, between, number, year, end in WRITTEN.findall(line.text):
            if between != "." or end:
                yield PaperMatch(
                    line.number,
                    f"{kind}{between}{number}/{year}{end}",
                    advice=f"Write {kind}.{number}/{year}.",
                )

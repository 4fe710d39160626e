"""L02: a numbered item with nothing in it."""

import re
from collections.abc import Iterator

from sightline.papers.lint.paper_rule import PaperMatch, paper_rule
from sightline.papers.lint.paper_text import PaperText

EMPTY = re.compile(r"\((?:\d{1,2}|[a-z]|[ivx]{1,4})\)|(?:\d{1,2}|[a-z])[).]")


@paper_rule(
    id="L02",
    title="A numbered item is empty",
    severity="error",
    advice="Write the item, or take its number out.",
    source="Sefton, 14 November 2017",
)
def empty_items(paper: PaperText) -> Iterator[PaperMatch]:
    """Recommendations above all: the committee is asked to agree to nothing."""
    for line in paper.lines:
        if EMPTY.fullmatch(line.plain):
            yield PaperMatch(line.number, line.text)

"""L14: somebody's own telephone number or email address in a public document."""

import re
from collections.abc import Iterator

from sightline.papers.lint.paper_rule import PaperMatch, paper_rule
from sightline.papers.lint.paper_text import PaperText

EMAIL = re.compile(r"\b[\w.'’+-]+@[\w-]+(?:\.[\w-]+)+\b")
PHONE = re.compile(r"(?<![\d/.-])(?:\+44\s?\(?0?\)?\s?|0)(?:\d[\s-]?){9,10}(?![\d/-])")


@paper_rule(
    id="L14",
    title="A person's telephone or email",
    severity="warning",
    advice="Give a post and a mailbox of the service: the paper stays on the web when the person has gone.",
    source="Sefton, 14 November 2017",
)
def contacts(paper: PaperText) -> Iterator[PaperMatch]:
    """Told without repeating it."""
    for line in paper.lines:
        kinds = [
            name
            for name, pattern in (("A telephone number", PHONE), ("An email address", EMAIL))
            if pattern.search(line.text)
        ]
        if kinds:
            yield PaperMatch(line.number, " and ".join(kinds))

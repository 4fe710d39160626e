"""L11: an answer and the next heading have run into one line."""

import re
from collections.abc import Iterator

from sightline.papers.lint.paper_rule import PaperMatch, paper_rule
from sightline.papers.lint.paper_text import PaperText

RUN_ON = re.compile(
    r"(?:N/?A|None|Yes|No)\s+(?:[A-Z][\w’'/-]*\s+){1,5}(?:for\s+the\s+)?"
    r"(?:Decision|Implications|Consultations|Costs|Papers|Officer|Date|Appendices)\b.*"
)


@paper_rule(
    id="L11",
    title="An answer and the next heading are one line",
    severity="error",
    advice="Give the heading a line of its own: nobody finds it here.",
    source="Sefton, 25 September 2018",
)
def run_on(paper: PaperText) -> Iterator[PaperMatch]:
    """N/A Implementation Date for the Decision."""
    for line in paper.lines:
        if "\t" not in line.text.strip() and RUN_ON.fullmatch(line.plain):
            yield PaperMatch(line.number, line.text)

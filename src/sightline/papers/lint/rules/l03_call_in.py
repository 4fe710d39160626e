"""L03: the call-in is waived without whom, when, or anything to call in."""

import re
from collections.abc import Iterator

from sightline.papers.lint.paper_rule import PaperMatch, paper_rule
from sightline.papers.lint.paper_text import PaperText, days_in

WAIVED = re.compile(r"call-?\s?in.*\bwaive|\bwaive.*call-?\s?in", re.IGNORECASE)
NAMED = re.compile(
    r"\((?:Councillor|Cllr|Mr|Mrs|Ms|Miss|Dr)?\s*[A-Z][\w’'-]+[^)]*\)|\b(?:Councillor|Cllr)\s+[A-Z]"
)
DECIDES = re.compile(r"Key Decision:?\s*(N|No|NA|N/A)\b", re.IGNORECASE)


@paper_rule(
    id="L03",
    title="A waiver of call-in is not whole",
    severity="error",
    advice="Name the chair, the day of the approval and the executive decision, or take the waiver out.",
    source="Sefton, 14 November 2017",
)
def call_in(paper: PaperText) -> Iterator[PaperMatch]:
    """A waiver names the chair and the day, and belongs to an executive decision."""
    decides_nothing = any(DECIDES.search(line.text) for line in paper.lines)
    for line in paper.lines:
        if not WAIVED.search(line.text):
            continue
        missing = [
            what
            for what, is_missing in (
                ("the chair", not NAMED.search(line.text)),
                ("the day", not days_in(line.text)),
                ("an executive decision", decides_nothing),
            )
            if is_missing
        ]
        if missing:
            yield PaperMatch(
                line.number,
                line.text,
                advice=f"It lacks {', '.join(missing)}. Complete the waiver, or take it out.",
            )

"""L16: the paper says what will happen on a day that lies before its meeting."""

import re
from collections.abc import Iterator

from sightline.calendars.dates import in_words
from sightline.papers.lint.paper_rule import PaperMatch, paper_rule
from sightline.papers.lint.paper_text import PaperText, days_in

WILL = re.compile(r"\b(?:will|is going to|are going to)\b", re.IGNORECASE)


@paper_rule(
    id="L16",
    title="What will be was before the meeting",
    severity="error",
    advice="Say what was decided, or that it is still to come.",
    source="Sefton, 8 March 2023",
)
def future_of_the_past(paper: PaperText) -> Iterator[PaperMatch]:
    """“Will approve its budget on 2 March” in a paper for 8 March."""
    meeting = paper.meeting
    for line in paper.lines if meeting else ():
        for sentence in line.sentences:
            will = WILL.search(sentence)
            days = days_in(sentence[will.end() :]) if will else []
            if meeting and days and days[0] < meeting:
                advice = f"{in_words(days[0])} is before the meeting of {in_words(meeting)}."
                yield PaperMatch(line.number, sentence, advice=f"{advice} Say what has happened.")

"""L09: the paper says which way something went, or that it is good, and names no figure."""

import re
from collections.abc import Iterator

from sightline.commentary.rules.direction import claims_in
from sightline.papers.lint.paper_rule import PaperMatch, paper_rule
from sightline.papers.lint.paper_text import PaperText

NUMBERED = re.compile(r"^\(?\d+(?:\.\d+)*[.)]?\s+")
"""What a paragraph is numbered is no figure."""


@paper_rule(
    id="L09",
    title="A claim without a number",
    severity="warning",
    advice="Name the figure it rests on, with its period, or take the word of direction out.",
    source="Sefton, 14 November 2017",
)
def claims(paper: PaperText) -> Iterator[PaperMatch]:
    """By the words of direction that commentary is held by; a sentence with any number is left to the reader."""
    for line in paper.lines:
        for sentence in line.sentences:
            if not any(sign.isdigit() for sign in NUMBERED.sub("", sentence)) and (
                claims_made := claims_in(sentence)
            ):
                words = "”, “".join(each.words for each in claims_made)
                yield PaperMatch(
                    line.number, sentence, advice=f"“{words}”: name the figure it rests on, with its period."
                )

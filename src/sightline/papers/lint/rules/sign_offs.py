"""The table in which a paper says who has seen it: its rows, for the rules that read them."""

from collections.abc import Iterator
from dataclasses import dataclass

from sightline.papers.lint.paper_text import PaperLine, PaperText

HEADS = ("seen by", "cleared by", "signed off by", "clearance")


@dataclass(frozen=True, slots=True)
class PaperSignOff:
    """A row: whose sign-off it is, by whom, and what stands under its date."""

    line: PaperLine
    role: str
    name: str
    day: str


def sign_offs(paper: PaperText) -> Iterator[PaperSignOff]:
    """The rows below a head such as Seen by, Name, Date, up to the first that is none of it."""
    inside = False
    for line in paper.lines:
        cells = [each for each in line.cells if each]
        first = cells[0].rstrip(":").lower() if cells else ""
        if first in HEADS and any(each.lower() == "date" for each in cells):
            inside = True
        elif inside and (not cells or len(line.cells) < 2 or cells[0].endswith(":")):
            inside = False
        elif inside:
            day = line.cells[-1]
            names = cells[1:-1] if day else cells[1:]
            yield PaperSignOff(line, cells[0], names[0] if names else "", day)

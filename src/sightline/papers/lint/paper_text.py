"""A paper as the linter reads it: its lines in order, the day of its meeting, and the paragraphs it numbers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sightline.calendars.dates import read_day

DAY = re.compile(
    r"\b(\d{1,2})\s?(?:st|nd|rd|th)?\s+(January|February|March|April|May|June|July|August|September|October|November|December)"
    r"(?:,?\s+(\d{4}))?\b"
)
SLASHED = re.compile(r"\b\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})\b")
HEADINGS = re.compile(
    r"^(?:\(?[A-Z]\)\s+[A-Z].*|\d+(?:\.\d+)*\.?\s+[A-Z][^.]{0,80}|[A-Z][^.:\t]{2,110}:.*|[A-Z][\w’', ]*Implications\b.*)$"
)
"""Lines that begin a part of a paper: (B) Capital Costs; 2. Progress; Legal Implications: …"""
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“'\"])")
TOP = 12
"""In so many lines at its beginning a paper says when its meeting is."""


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A line, a paragraph or a row of a table (its cells apart by tabs), by its number from 1."""

    number: int
    text: str

    @property
    def plain(self) -> str:
        """Without the marks of a list and of emphasis around it, its spaces made one."""
        return " ".join(self.text.strip().lstrip("-•*# ").rstrip("*").split())

    @property
    def cells(self) -> list[str]:
        """The cells of a row; of a line that is none, one."""
        return [" ".join(each.split()) for each in self.text.split("\t")]

    @property
    def sentences(self) -> list[str]:
        """Its sentences."""
        return [each for each in SENTENCE.split(self.plain) if each]


@dataclass(frozen=True)
class PaperText:
    """A paper's lines. `charts_without_text`: by line, what is drawn there and has no alternative text."""

    lines: tuple[PaperLine, ...]
    charts_without_text: tuple[tuple[int, str], ...] = ()

    @classmethod
    def of(cls, texts: Sequence[str], charts: Sequence[tuple[int, str]] = ()) -> "PaperText":
        """Made of lines in their order."""
        return cls(
            tuple(PaperLine(number, text) for number, text in enumerate(texts, start=1)), tuple(charts)
        )

    def after(self, line: PaperLine) -> Iterator[PaperLine]:
        """The lines that follow one and are not blank."""
        return (each for each in self.lines[line.number :] if each.plain)

    @cached_property
    def meeting(self) -> date | None:
        """The day of the meeting: behind "Date of Meeting", else the first day in a heading at the top; None where none is read."""
        named = [
            each.text.partition("Date of Meeting")[2] for each in self.lines if "Date of Meeting" in each.text
        ]
        top = [
            each.text for each in self.lines[:TOP] if "\t" not in each.text and not each.plain.endswith(".")
        ]
        return next((days[0] for text in (*named, *top) if (days := days_in(text))), None)

    @cached_property
    def numbered(self) -> frozenset[str]:
        """The numbers its paragraphs and headings begin with: 2, 3.3."""
        matches = (re.match(r"(\d+(?:\.\d+)*)\.?\s", f"{each.plain} ") for each in self.lines)
        return frozenset(each[1] for each in matches if each)


def days_in(text: str, year: int | None = None) -> list[date]:
    """The days a text names, in order; those without a year are of `year`, and none without one."""
    days = []
    for match in re.finditer(f"{DAY.pattern}|{SLASHED.pattern}", text):
        day_text = match[0] if "/" in match[0] else f"{match[1]} {match[2]} {match[3] or year or ''}"
        if day := read_day(day_text.strip()):
            days.append(day)
    return days

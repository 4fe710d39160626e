"""What a report says of what it asks for: the paragraphs that its findings cite, and those that it marks "(Recommendation)"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sightline.inspections.furniture import line_pitch
from sightline.inspections.headings import Heading, headings, is_boards_alone
from sightline.inspections.lines import PrintedLine
from sightline.inspections.lists import section_at
from sightline.inspections.markers import marker
from sightline.inspections.report import Box, ReportFinding, ReportPassage
from sightline.inspections.wording import counted_out, joined

MARK = re.compile(
    r"[(\[]\s*(?:see\s+|linked to\s+)?"
    r"(?:recommendations?|(?:areas? for )?priority(?:(?: and)? immediate)? actions?|areas? for improvement)"
    r"\s*(?:(?:nos?\.?|numbers?)\s*)?((?:\d{1,3}(?:\s*(?:,\s*and|,|;|and|&|to|[-–—])\s*)?)*)\s*[)\]]",
    re.IGNORECASE,
)
"""How a report marks a paragraph as evidence of what it asks for; a number in it is seldom printed."""
SENTENCE_ENDS = re.compile(r"[.!?][)\]’”'\"]*\s+(?=[A-Z‘“'\"(0-9])")
SKIPPED = 5
"""Paragraph numbers that may be missed between two that were read."""
MOST_LINES = 60
"""Of a paragraph of more lines the end was missed: of that the sentence is taken, and not the whole."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of a report's own text under one number, or under none; `at` is its first line's position."""

    number: int | None
    at: int
    lines: tuple[PrintedLine, ...]
    words: tuple[str, ...]


def passages_in(
    lines: list[PrintedLine], body: float, findings: Sequence[ReportFinding]
) -> tuple[ReportPassage, ...]:
    """The passages of a report's own lines that speak of its findings, in its order; the lists themselves are none."""
    cited = {number for each in findings for number in each.paragraphs}
    pitch = line_pitch(lines)
    heading_by_line = headings(lines, body, pitch)
    words = frozenset(word.lower() for line in lines for word in re.findall(r"\w+", line.text))
    boards = is_boards_alone(lines, body)
    passages = []
    for paragraph in _paragraphs(lines, heading_by_line, pitch, findings):
        section = "board" if boards else section_at(heading_by_line, paragraph.at, lines)
        for text, named, marked, own in _said_in(paragraph, words, paragraph.number in cited):
            boxes = tuple(_box(line) for line in own)
            passages.append(
                ReportPassage(
                    text=text,
                    paragraph=paragraph.number,
                    page=own[0].page,
                    section=section,
                    marked=marked,
                    names=named,
                    boxes=boxes,
                )
            )
    return tuple(passages)


def _paragraphs(
    lines: list[PrintedLine],
    heading_by_line: dict[int, Heading],
    pitch: float,
    findings: Sequence[ReportFinding],
) -> Iterator[Paragraph]:
    """The report's own text by paragraph, headings and lists of findings left out."""
    listed = {(box.page, box.top): each.number for each in findings for box in each.boxes}
    last, at, number = 0, 0, None
    begun: list[PrintedLine] = []
    words: list[str] = []
    position = 0
    while position <= len(lines):
        line = lines[position] if position < len(lines) else None
        heading = heading_by_line.get(position)
        begins = marker(line) if line else None
        is_next = begins is not None and begins.style == "1." and last < (begins.value or 0) <= last + SKIPPED
        key = (line.page, round(line.top, 1)) if line else None
        ends = line is None or heading is not None or key in listed or is_next
        if ends or (number is None and begun and line and _parted(begun[-1], line, pitch)):
            if begun:
                yield Paragraph(number, at, tuple(begun), tuple(words))
            begun, words, number, at = [], [], None, position
        if key in listed:
            printed = listed[key] or ""
            last = max(last, int(printed)) if printed.isdigit() else last
        elif heading is not None:
            position = heading.ends
        elif line is not None and begins is not None and is_next:
            number = last = begins.value or 0
            begun, words = [line], [begins.rest]
        elif line is not None:
            begun.append(line)
            words.append(line.text)
        position += 1


def _parted(above: PrintedLine, line: PrintedLine, pitch: float) -> bool:
    """Whether a gap stands between two lines, or a page ends after a whole sentence."""
    if line.page != above.page:
        return above.text.rstrip().endswith((".", ")")) and line.text[:1].isupper()
    return line.top - above.top > pitch * 1.35


def _said_in(
    paragraph: Paragraph, words: frozenset[str], is_cited: bool
) -> Iterator[tuple[str, tuple[int, ...], bool, Sequence[PrintedLine]]]:
    """What a paragraph says of a finding, word for word, the numbers its marks name, whether it has any, and its lines.

    A mark at a paragraph's end speaks of what comes before it, and how much of it nobody can tell: so it is the whole.
    """
    text = joined(paragraph.words, words)
    marks = [each for each in MARK.finditer(text) if text[: each.start()].strip()]
    if len(paragraph.lines) <= MOST_LINES:
        if is_cited or marks:
            named = tuple(dict.fromkeys(number for each in marks for number in counted_out(each[1])))
            yield text, named, bool(marks), paragraph.lines
        return
    for mark in marks:
        begin = _begin_of_sentence(text, mark.start())
        own = _lines_of(paragraph, words, begin, mark.end())
        yield text[begin : mark.end()].strip(), counted_out(mark[1]), True, own


def _begin_of_sentence(text: str, end: int) -> int:
    """Where the sentence begins that ends there: after the full stop before it, one right before the end left aside."""
    before = text[:end].rstrip()
    before = before[:-1] if before.endswith((".", "!", "?")) else before
    return max((each.end() for each in SENTENCE_ENDS.finditer(before)), default=0)


def _lines_of(paragraph: Paragraph, words: frozenset[str], begin: int, end: int) -> Sequence[PrintedLine]:
    """The lines on which a stretch of a paragraph's text stands."""
    ends = [len(joined(paragraph.words[: number + 1], words)) for number in range(len(paragraph.words))]
    begins = [0, *ends[:-1]]
    own = [line for line, a, b in zip(paragraph.lines, begins, ends, strict=True) if b > begin and a < end]
    return own or paragraph.lines[:1]


def _box(line: PrintedLine) -> Box:
    return Box(line.page, *(round(edge, 1) for edge in (line.left, line.top, line.right, line.bottom)))

"""Every list of findings a report prints, in order."""

import itertools
import re
from dataclasses import dataclass
from statistics import median

from sightline.inspections.furniture import line_pitch
from sightline.inspections.headings import (
    CONTENTS,
    Heading,
    headings,
    is_boards_alone,
    is_in_contents,
    section_said,
)
from sightline.inspections.lines import PrintedLine
from sightline.inspections.none_to_answer import says_none
from sightline.inspections.points import (
    ENDED,
    LEADS_OVER,
    LONGEST_INTRODUCTION,
    Collector,
    ListPoint,
    PointPart,
    Points,
)
from sightline.inspections.report import Box, ReportFinding, Section
from sightline.inspections.table_rows import WIDER, PrintedRow, PrintedTable, table_under
from sightline.inspections.wording import joined, paragraphs, tags
from sightline.statistics.amounts import several

EARLIER = re.compile(r"\b(previous|last|earlier|past|progress|response|responding)\b", re.IGNORECASE)
MORE_THAN_ONE = re.compile(r"[a-z][.!?]\s+[A-Z]")
"""Two sentences."""
SHORTEST = 12
"""Letters under which words without a bullet are no point."""


@dataclass(frozen=True, slots=True)
class _ListReading:
    """What every list of a report is read with: its lines and headings, how far lines stand apart, and its words."""

    lines: list[PrintedLine]
    headings: dict[int, Heading]
    pitch: float
    words: frozenset[str]


def findings_in(lines: list[PrintedLine], body: float) -> tuple[list[ReportFinding], list[str]]:
    """The findings, and the sentences a reader must know: what a report says instead of a list, or before one."""
    pitch = line_pitch(lines)
    words = frozenset(word.lower() for line in lines for word in re.findall(r"\w+", line.text))
    reading = _ListReading(lines, headings(lines, body, pitch), pitch, words)
    printed: list[ReportFinding] = []
    remarks: list[str] = []
    past, boards = -1, is_boards_alone(lines, body)
    for at, opener in sorted(reading.headings.items()):
        if at < past or opener.kind is None or is_in_contents(lines, opener) or EARLIER.search(opener.text):
            continue
        section = "board" if boards else section_at(reading.headings, at, lines)
        points, sentences, past = _list_under(opener, section, reading)
        printed.extend(points)
        remarks.extend(_there_is_none(each, opener) for each in points if says_none(each.text))
        remarks.extend(sentences)
    findings = [each for each in printed if not says_none(each.text)]
    return findings, remarks + _missing(printed)


def _list_under(
    opener: Heading, section: Section, reading: _ListReading
) -> tuple[list[ReportFinding], list[str], int]:
    """What a heading's list prints, what must be known of it, and where it ends: a table, points, or paragraphs."""
    lines, words = reading.lines, reading.words
    if table := table_under(opener, lines, reading.headings):
        rows = [_finding(_as_point(row, words), opener, section, words) for row in table.rows]
        return rows, [_read_from_a_table(table, opener, lines)], table.ends
    points = Collector(lines, reading.headings, opener, reading.pitch).collect()
    if points.points:
        every = [_finding(point, opener, section, words) for point in points.points]
        return every, _said_before(points, opener, lines, words) + _goes_on(points, lines), points.ends
    return *_in_paragraphs(points, opener, section, reading), opener.ends


def _as_point(row: PrintedRow, words: frozenset[str]) -> ListPoint:
    """A table's row as a point, under who must act on it."""
    parts = [PointPart(None, row.lines[0].left, row.words)]
    return ListPoint(None, joined(row.beside, words), parts, row.lines)


def _read_from_a_table(table: PrintedTable, opener: Heading, lines: list[PrintedLine]) -> str:
    page = lines[opener.begins].page
    if table.whole:
        return (
            f"“{opener.text.strip()}” on page {page} is a table: {several(len(table.rows), 'row')} were read from its columns. "
            "Look at them against the page."
        )
    return (
        f"“{opener.text.strip()}” on page {page} is a table that was not read to its end: it was left at "
        f"“{lines[table.ends].text.strip()}” on page {lines[table.ends].page}. Look whether more of it follows there."
    )


def _there_is_none(point: ReportFinding, opener: Heading) -> str:
    return f"“{opener.text.strip()}”, page {point.page}, says: {point.text}"


def _finding(point: ListPoint, opener: Heading, section: Section, words: frozenset[str]) -> ReportFinding:
    text = point.text(words)
    return ReportFinding(
        number=point.marker.printed if point.marker else None,
        kind=opener.kind or "recommendation",
        section=section,
        text=text,
        paragraphs=paragraphs(text.replace("\n", " ")),
        tags=tags(text.replace("\n", " ")),
        page=point.lines[0].page,
        heading=" – ".join(filter(None, (opener.text.strip(), point.under))),
        boxes=tuple(
            Box(line.page, *(round(edge, 1) for edge in (line.left, line.top, line.right, line.bottom)))
            for line in point.lines
        ),
    )


def section_at(headings_by_line: dict[int, Heading], at: int, lines: list[PrintedLine]) -> Section:
    """Whose review a line belongs to: what its own heading says, else the nearest heading before it that says."""
    for position in sorted((each for each in headings_by_line if each <= at), reverse=True):
        heading = headings_by_line[position]
        if lines[position].page == 1 and position != at:
            break
        name = None if CONTENTS.search(heading.text) else section_said(heading.text)
        if name:
            return name
    return "authority"


def _said_before(
    points: Points, opener: Heading, lines: list[PrintedLine], words: frozenset[str]
) -> list[str]:
    """What stands between a heading and its first point, where it is more than words that lead over."""
    introduction = joined([line.text for line in points.introduction], words)
    only_leads = LEADS_OVER.search(introduction) and not MORE_THAN_ONE.search(introduction)
    if len(introduction) < SHORTEST or introduction.endswith(":") or only_leads:
        return []
    page = lines[opener.begins].page
    return [f"Under “{opener.text.strip()}” on page {page} the report first says: {introduction}"]


def _goes_on(points: Points, lines: list[PrintedLine]) -> list[str]:
    """A list that was ended although its numbers go on."""
    if points.goes_on is None:
        return []
    last, ended, after = points.points[-1], lines[points.ends], lines[points.goes_on]
    return [
        f"The list was taken to end after {last.marker.printed if last.marker else ''} on page {last.lines[-1].page}, at "
        f"“{ended.text.strip()}”, and its numbers go on on page {after.page}: “{after.text.strip()}”. "
        "Look whether more of it follows there."
    ]


def _in_paragraphs(
    points: Points, opener: Heading, section: Section, reading: _ListReading
) -> tuple[list[ReportFinding], list[str]]:
    """A list printed without bullets or numbers, a paragraph a point; or the sentence that says there is none."""
    findings: list[ReportFinding] = []
    for group in _paragraphs(points.introduction, reading.pitch):
        text = joined([line.text for line in group], reading.words)
        if (len(text) >= SHORTEST or says_none(text)) and not text.endswith(":"):
            part = PointPart(None, group[0].left, [line.text for line in group])
            findings.append(_finding(ListPoint(None, "", [part], group), opener, section, reading.words))
        if says_none(text) and len(findings) == 1:
            return findings, []  # whatever follows is the report's own text, and no list
    return findings, _as_paragraphs(points, opener, findings)


def _paragraphs(lines: list[PrintedLine], pitch: float) -> list[list[PrintedLine]]:
    groups: list[list[PrintedLine]] = []
    for line in lines:
        above = groups[-1][-1] if groups else None
        new = above is None or line.page != above.page or line.top - above.top > pitch * 1.25
        new = new or (above is not None and _begins_anew(above, line, lines))
        if new and not (above and line.page != above.page and not above.text.rstrip().endswith(".")):
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _as_paragraphs(points: Points, opener: Heading, findings: list[ReportFinding]) -> list[str]:
    """That a list had no bullets or numbers, and where it was left."""
    if not findings:
        return []
    sentences = [
        f"Under “{opener.text.strip()}” on page {findings[0].page} no bullet or number was found: "
        "each paragraph was taken for one point. Look at them against the page."
    ]
    if len(points.introduction) > LONGEST_INTRODUCTION:
        last = points.introduction[-1]
        sentences.append(
            f"It was read for {LONGEST_INTRODUCTION} lines, to “{last.text.strip()}” on page {last.page}. "
            "Look whether more of it follows there."
        )
    return sentences


def _begins_anew(above: PrintedLine, line: PrintedLine, lines: list[PrintedLine]) -> bool:
    """Whether a paragraph begins although no gap says so: the sentence above ended, and its line was broken off.

    A line is broken off where the next word would have had room on it, or where the step down is that of a table's edge.
    """
    if not ENDED.search(above.text.rstrip()) or not line.text[:1].isupper():
        return False
    edge = max(each.right for each in lines)
    letter = (line.right - line.left) / max(len(line.text), 1)
    room = above.right + letter * (len(line.text.split()[0]) + 2) < edge
    usual = median(two.top - one.top for one, two in itertools.pairwise(lines) if one.page == two.page)
    return room or line.top - above.top > usual + WIDER


def _missing(findings: list[ReportFinding]) -> list[str]:
    """Numbers a list leaves out between two it prints."""
    sentences = []
    for one, two in itertools.pairwise(findings):
        if one.section != two.section or not (one.number or "").isdigit() or not (two.number or "").isdigit():
            continue
        before, after = int(one.number or 0), int(two.number or 0)
        if before + 1 < after <= before + 9:
            gone = (
                "number " + str(before + 1) if after == before + 2 else f"numbers {before + 1} to {after - 1}"
            )
            sentences.append(
                f"Between {before} (page {one.page}) and {after} (page {two.page}), {gone} was not found."
            )
    return sentences

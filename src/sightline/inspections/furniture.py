"""What is printed on a page and is not its text: running heads and feet, page numbers, footnotes and their marks."""

import re
from collections import Counter, defaultdict
from itertools import pairwise
from statistics import median

from sightline.inspections.headings import list_kind
from sightline.inspections.lines import PrintedLine

EDGE = 0.12
"""The share of a page's height, at its top and at its bottom, in which heads and feet stand."""
PAGE_NUMBER = re.compile(r"(page\s*)?[-–]?\s*\d{1,3}\s*[-–]?(\s*(of|/)\s*\d{1,3})?", re.IGNORECASE)
FOOTNOTE = re.compile(r"(\d{1,2}|[*†‡§])(?=\D|$)")


def body_size(lines: list[PrintedLine]) -> float:
    """The letter height most of a report is set in."""
    letters: Counter[float] = Counter()
    for line in lines:
        letters[round(line.size * 2) / 2] += len(line.text)
    return letters.most_common(1)[0][0] if letters else 0.0


def without_furniture(lines: list[PrintedLine]) -> list[PrintedLine]:
    """The lines that are the report's own text, in order."""
    body = body_size(lines)
    running = _running(lines)
    by_page: dict[int, list[PrintedLine]] = defaultdict(list)
    for line in lines:
        if id(line) not in running and not _is_mark(line, body) and not _is_page_number(line):
            by_page[line.page].append(line)
    return [line for page in sorted(by_page) for line in _without_footnotes(by_page[page], body)]


def _at_edge(line: PrintedLine) -> bool:
    return line.bottom < line.page_height * EDGE or line.top > line.page_height * (1 - EDGE)


def _running(lines: list[PrintedLine]) -> set[int]:
    """Lines at the edge of a page that say the same, figures apart, at the same height of another page."""
    alike: dict[tuple[str, int], list[PrintedLine]] = defaultdict(list)
    for line in lines:
        if _at_edge(line) and list_kind(line.text) is None:
            # Heights are compared in steps, and in steps moved by half, so that no pair falls between two.
            for step in (round(line.top / 8), -round((line.top + 4) / 8) - 1):
                alike[(re.sub(r"\d+", "#", line.text).lower(), step)].append(line)
    return {
        id(line)
        for group in alike.values()
        for line in group
        if len({each.page for each in group}) >= 2 and len(line.text) > 0 and not _reads_on(group)
    }


def _reads_on(group: list[PrintedLine]) -> bool:
    """Whether what repeats is as likely text: on two pages of many, and not outside the column of text."""
    pages = {line.page for line in group}
    return len(pages) == 2 and max(pages) - min(pages) > 2


def _is_page_number(line: PrintedLine) -> bool:
    return _at_edge(line) and bool(PAGE_NUMBER.fullmatch(line.text.strip()))


def _is_mark(line: PrintedLine, body: float) -> bool:
    """A footnote's mark that stands apart from the words it marks."""
    return line.size < body * 0.8 and bool(re.fullmatch(r"\d{1,2}|[*†‡]", line.text.strip()))


def _without_footnotes(lines: list[PrintedLine], body: float) -> list[PrintedLine]:
    """A page's lines without the smaller ones at its foot, if the first of them begins with a mark."""
    at = len(lines)
    while at and lines[at - 1].size < body * 0.93:
        at -= 1
    small = lines[at:]
    begins = next((n for n, line in enumerate(small) if FOOTNOTE.match(line.text)), None)
    if begins is None and small and lines[:at] and _stands_off(lines[at - 1], small):
        begins = 0  # its mark was raised, and went with the other marks
    if begins is None or (at == 0 and begins == 0):
        return lines
    return lines[: at + begins]


def _stands_off(above: PrintedLine, small: list[PrintedLine]) -> bool:
    low = small[0].page_height * 0.6
    return small[0].top > low and small[0].top - above.bottom > above.size * 0.5


def line_pitch(lines: list[PrintedLine]) -> float:
    """How far apart the lines of a paragraph are set: the distance most pairs of lines have, in points."""
    steps = [
        round(two.top - one.top, 0)
        for one, two in pairwise(lines)
        if one.page == two.page and 0 < two.top - one.top < 3 * max(one.size, 1)
    ]
    common = Counter(steps).most_common(3)
    return median(step for step, _ in common[:1]) if common else 14.5

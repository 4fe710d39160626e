"""Which lines are headings, what list each opens, and whose review it belongs to."""

import re
from dataclasses import dataclass

from sightline.inspections.lines import PrintedLine
from sightline.inspections.markers import marker
from sightline.inspections.report import Kind, Section

OPENS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        "priority_action",
        re.compile(
            r"(the )?(areas?|actions?)?\s*(of|for|requiring|required for)?\s*"
            r"(immediate(,| and)? priority|priority(,| and)? immediate|priority|immediate|urgent)\s+"
            r"(actions?|improvements?)( required| needed| points?)?"
        ),
    ),
    ("recommendation", re.compile(r"((key|main|our|summary of|list of) )?recommendations?")),
    (
        "area_for_improvement",
        re.compile(
            r"((key|main|other|further|priority) )?(areas? (for|of|requiring) (\w+ )?(improvement|development)s?"
            r"|areas? (that|which) (needs?|requires?) (to improve|improvement)"
            r"|what needs (to (improve|be improved|change|get better)|improving)( further)?"
            r"|(what )?(does |do |should )?(the |.{2,60} )(local authority|council|board|partnership|lscb|authority)"
            r" needs? to (improve|do better|do to improve)"
            r"|what (does|do|should) .{2,70} needs? to (improve|do better|do to improve)"
            r"|improvements? (needed|required))"
        ),
    ),
)
"""How reports of each generation head the lists they print; what follows the words is allowed by `AFTER`."""
AFTER = re.compile(
    r"\s*((in|for|by|to|of|across|about|within|identified|from) .{2,90}|(at|during) this (visit|inspection))?\s*[?:.]?\s*\d?"
)
BOARD = re.compile(
    r"safeguarding children.{0,3} (board|partnership)|\blscb\b|\blscp\b|safeguarding board", re.IGNORECASE
)
AUTHORITY = re.compile(r"local authority|\bcouncil\b|children.s services", re.IGNORECASE)
IN_TIME = re.compile(
    r"(immediately|with immediate effect|within (\w+|\w+ (to|or) \w+) (working )?(days?|weeks?|months?)( of .*)?"
    r"|(by|before) (\d{1,2} )?\w+ \d{4})\s*:?",
    re.IGNORECASE,
)
CONTENTS = re.compile(r"(\.{3,}|…|\s)\s*\d{1,3}$")
CONTENTS_HEAD = re.compile(r"(table of )?contents( page)?:?", re.IGNORECASE)
ENDS_IN_A_PAGE = re.compile(r"(?<=[a-z?:. )])\d{1,3}$")
SAYS_SOMETHING = re.compile(
    r"\b(is|are|was|were|has|have|had|will|should|must|can|could|include|includes|included|remain|remains)\b",
    re.IGNORECASE,
)
"""What makes a line in the text's own letters a sentence and no heading."""
INSPECTION = re.compile(
    r"inspection of (?!.{0,40}board)|services for children|children.s services in|local authority arrangements",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of one or more lines: its words, size and boldness, and the first and last of its lines' positions."""

    text: str
    size: float
    bold: bool
    begins: int
    ends: int

    @property
    def kind(self) -> Kind | None:
        """The kind of list it opens, if it opens one."""
        return list_kind(self.text)


def list_kind(text: str) -> Kind | None:
    """The kind of list a heading of these words opens; None if it opens none."""
    words = re.sub(r"^(\d{1,2}[.)]|[a-z][.)])\s+", "", " ".join(text.lower().split()).replace("’", "'"))
    for kind, pattern in OPENS:
        match = pattern.match(words)
        if match and match.end() > 3 and AFTER.fullmatch(words, match.end()):
            return kind
    return None


def is_set_as_heading(line: PrintedLine, body: float) -> bool:
    """Bold, or clearly larger than the text."""
    return (
        (line.bold or line.size > body * 1.12) and line.size > body * 0.9 and any(map(str.isalpha, line.text))
    )


def headings(lines: list[PrintedLine], body: float, pitch: float) -> dict[int, Heading]:
    """Every heading by the position of its first line. A plain line is one only if it opens a list by its very words."""
    by_line: dict[int, Heading] = {}
    at = 0
    while at < len(lines):
        line = lines[at]
        if is_set_as_heading(line, body):
            end = at
            while end + 1 < len(lines) and _goes_on(lines[at : end + 2], body, pitch):
                end += 1
            text = " ".join(each.text for each in lines[at : end + 1])
            by_line[at] = Heading(text, line.size, line.bold, at, end)
            at = end + 1
            continue
        if _is_plain_opening(lines, at, pitch):
            by_line[at] = Heading(line.text, line.size, False, at, at)
        at += 1
    return by_line


def _goes_on(lines: list[PrintedLine], body: float, pitch: float) -> bool:
    """Whether the last of the lines continues the heading the others begin."""
    *before, line = lines
    above = before[-1]
    if not is_set_as_heading(line, body) or line.page != above.page or line.bold != above.bold:
        return False
    near = line.top - above.top < max(pitch, above.size) * 1.45 and abs(line.size - above.size) < 1.2
    whole = list_kind(" ".join(each.text for each in before)) is not None
    return (
        near and len(before) < 4 and not (whole and line.text[:1].isupper()) and list_kind(line.text) is None
    )


def _is_plain_opening(lines: list[PrintedLine], at: int, pitch: float) -> bool:
    """A line in the text's own letters that says no more than a list's heading does, and stands by itself."""
    line = lines[at]
    if not line.text[:1].isupper() or list_kind(line.text) is None or line.text.rstrip().endswith("."):
        return False
    if len(line.text) > 90 or len(line.cells) > 1 or CONTENTS.search(line.text):
        return False
    if SAYS_SOMETHING.search(line.text) or _wraps(lines, at, pitch):
        return False
    above = lines[at - 1] if at else None
    return above is None or above.page != line.page or line.top - above.top > pitch * 1.2


def _wraps(lines: list[PrintedLine], at: int, pitch: float) -> bool:
    """Whether a plain line is the first of a sentence that goes on in the next."""
    line, after = lines[at], lines[at + 1] if at + 1 < len(lines) else None
    close = after is not None and after.page == line.page and after.top - line.top < pitch * 1.2
    return after is not None and close and after.text[:1].islower() and marker(after) is None


def is_in_contents(lines: list[PrintedLine], heading: Heading) -> bool:
    """Whether a heading is a line of the report's contents, which ends in the number of the page where it stands."""
    if CONTENTS.search(heading.text):
        return True
    page = lines[heading.begins].page
    on_page = [line for line in lines if line.page == page and line is not lines[heading.begins]]
    under = any(CONTENTS_HEAD.fullmatch(line.text.strip()) for line in on_page)
    beside = lines[max(heading.begins - 1, 0) : heading.begins] + lines[heading.ends + 1 : heading.ends + 2]
    numbered = any(ENDS_IN_A_PAGE.search(line.text) for line in beside)
    if under and (numbered or ENDS_IN_A_PAGE.search(heading.text)):
        return True
    return bool(ENDS_IN_A_PAGE.search(heading.text)) and (numbered or _stands_later(lines, heading))


def _stands_later(lines: list[PrintedLine], heading: Heading) -> bool:
    words = ENDS_IN_A_PAGE.sub("", heading.text).strip().lower()
    return any(line.text.strip().lower() == words for line in lines[heading.ends + 1 :])


def is_boards_alone(lines: list[PrintedLine], body: float) -> bool:
    """Whether a report's title says that it reviews the safeguarding board, and names no inspection of the authority."""
    title = " ".join(line.text for line in lines if line.page == 1 and is_set_as_heading(line, body))
    return bool(BOARD.search(title)) and not INSPECTION.search(title)


def section_said(heading: str) -> Section | None:
    """Whose review a heading opens: the safeguarding board's, or the authority's; None if it does not say."""
    if BOARD.search(heading):
        return "board"
    return "authority" if AUTHORITY.search(heading) else None

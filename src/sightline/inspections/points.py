"""The points of one list: where each begins, what belongs to it, and where the list ends."""

import re
from dataclasses import dataclass, field

from sightline.inspections.headings import IN_TIME, Heading
from sightline.inspections.lines import PrintedLine
from sightline.inspections.markers import Marker, marker
from sightline.inspections.wording import joined

ENDED = re.compile(
    r"[.!?][)\]’”'\"]*\s*\d?$|[(\[](?:para|outcome|enabler|principle)[^()]*[)\]]$", re.IGNORECASE
)
HANGS = 3.0
OF_A_SECTION = re.compile(
    r"finding|strength|weakness|judgement|inspection|experiences|summary|information|what |next|conclusion",
    re.IGNORECASE,
)
"""What the heading of another section says, and that of a part of a list does not."""
LONGEST_INTRODUCTION = 40
LONGEST_SUBHEADING = 3
SOON_AFTER = 12
"""Lines after a list's end within which its next number is looked for."""
LEADS_OVER = re.compile(
    r"(?:should|must|needs? to|are (?:required|asked) to|to)\s+(?:now\s+)?(?:take|address|undertake|carry out|complete|implement)\s"
    r"(?:\S+\s){0,8}?following|(?:the|these) following (?:areas?|actions?|points?|improvements?)[^.]{0,60}[:.]?$",
    re.IGNORECASE,
)
"""What a numbered sentence says that is no point itself: it leads over to the bullets below it."""


@dataclass(slots=True)
class PointPart:
    """A stretch of a point: the label of a nested point, or None, and its lines' words."""

    label: str | None
    left: float
    words: list[str]


@dataclass(slots=True)
class ListPoint:
    """One point of a list, with every line that belongs to it."""

    marker: Marker | None
    under: str
    parts: list[PointPart]
    lines: list[PrintedLine]

    def text(self, words: frozenset[str]) -> str:
        """What it says; nested points on lines of their own."""
        return "\n".join(
            f"{part.label} {joined(part.words, words)}" if part.label else joined(part.words, words)
            for part in self.parts
        ).strip()


@dataclass(slots=True)
class Points:
    """A list under one heading: its points, and the plain lines before the first of them."""

    points: list[ListPoint] = field(default_factory=list)
    introduction: list[PrintedLine] = field(default_factory=list)
    ends: int = 0
    goes_on: int | None = None
    """Where, after the end, a line carries on with the list's next number; None if none does."""


class Collector:
    """Goes through the lines after a heading, and takes what belongs to its list."""

    def __init__(
        self, lines: list[PrintedLine], headings: dict[int, Heading], opener: Heading, pitch: float
    ) -> None:
        self.lines, self.headings, self.opener, self.pitch = lines, headings, opener, pitch
        self.found = Points()
        self.top: Marker | None = None
        self.last: int | None = None
        self.text_left: float | None = None
        self.under = ""
        self.sub_style: tuple[float, bool] | None = None
        self.hanging: bool | None = None

    def collect(self) -> Points:
        """The list."""
        at = self.opener.ends + 1
        while at < len(self.lines):
            taken = self._take(at)
            if not taken:
                break
            at += taken
        self.found.ends = at
        self.found.goes_on = self._goes_on_from(at)
        return self.found

    def _goes_on_from(self, at: int) -> int | None:
        """Where the list's next number begins a line soon after its end, unless another section begins there first."""
        if self.top is None or self.top.value is None or not self.found.points:
            return None
        for position in range(at, min(at + SOON_AFTER, len(self.lines))):
            heading = self.headings.get(position)
            if heading and (heading.kind or self._begins_a_section(heading)):
                return None
            begins = marker(self.lines[position])
            if begins and begins.value == (self.last or 0) + 1 and begins.equals(self.top, self.last):
                return position
        return None

    def _begins_a_section(self, heading: Heading) -> bool:
        """Whether a heading stands higher than the list's own, or says what only a section's says."""
        return bool(OF_A_SECTION.search(heading.text)) or heading.size > self.opener.size + 0.5

    def _take(self, at: int) -> int:
        """Take what begins at a line: how many lines it was, 0 where the list has ended."""
        line, begins = self.lines[at], self._marker(at)
        heading = self.headings.get(at)
        if heading and not (begins and self._is_point(begins, line)):
            if begins is None and self._is_bold_words(heading, line):
                self._append(line)
                return 1
            return self._take_heading(heading)
        if begins and begins.rest[:1] != "":
            return self._take_marked(begins, line)
        if IN_TIME.fullmatch(line.text.strip()) and line.text[:1].isupper():
            self._lead_over(at + 1)
            self.under = line.text.strip(" :")
            return 1
        if not self.found.points:
            self.found.introduction.append(line)
            return int(len(self.found.introduction) <= LONGEST_INTRODUCTION)
        if self._continues(line):
            self._append(line)
            return 1
        return self._take_subheading(at)

    def _marker(self, at: int) -> Marker | None:
        """What the line begins with; not "2)" where a bracket of the words above it is still open: "(MAPPA-" "2)"."""
        begins = marker(self.lines[at])
        if begins and begins.style[-1] == ")" and begins.style[0] != "(" and self.found.points:
            text = " ".join(self.found.points[-1].parts[-1].words)
            if text.count("(") > text.count(")"):
                return None
        return begins

    def _lead_over(self, at: int) -> None:
        """Where "Within three months" follows the one numbered point so far, and bullets follow that, it is no point."""
        begins = marker(self.lines[at]) if at < len(self.lines) else None
        if len(self.found.points) != 1 or begins is None or self.top is None or self.top.value is None:
            return
        if begins.style != self.top.style and not any(part.label for part in self.found.points[0].parts):
            self._give_up_the_first()

    def _give_up_the_first(self) -> None:
        """The first point was words that lead over to the list."""
        self.found.introduction.extend(self.found.points.pop().lines)
        self.top = self.last = self.text_left = self.hanging = None

    def _is_point(self, begins: Marker, line: PrintedLine) -> bool:
        """Whether a line set as a heading is a point of the list, set bold."""
        if self.top is None:
            return (
                line.size <= self.opener.size * 1.02 and begins.value in (None, 1) and len(begins.rest) > 30
            )
        point = self.found.points[-1].lines[0]
        alike = begins.value is None or point.bold == line.bold
        return begins.equals(self.top, self.last) and alike and abs(point.size - line.size) < 1

    def _is_bold_words(self, heading: Heading, line: PrintedLine) -> bool:
        """Whether a bold line is part of the sentence above it, and no heading."""
        if not self.found.points or heading.kind or not self.top or line.left <= self.top.left + HANGS:
            return False
        above = self.found.points[-1].lines[-1]
        return not ENDED.search(above.text.rstrip()) and self._continues(line)

    def _take_heading(self, heading: Heading) -> int:
        if heading.kind:
            return 0
        style = (round(heading.size), heading.bold)
        lower = heading.size < self.opener.size - 0.5 or (self.opener.bold and not heading.bold)
        leads = self._leads(heading.ends + 1)
        close = heading.begins == self.opener.ends + 1 and not OF_A_SECTION.search(heading.text)
        if IN_TIME.fullmatch(heading.text.strip()):
            self._lead_over(heading.ends + 1)
        first = not self.found.points and leads and (lower or close)
        part = not OF_A_SECTION.search(heading.text)
        again = self.sub_style == style and leads and part
        later = lower and part and self._is_next(heading.ends + 1)
        if IN_TIME.fullmatch(heading.text.strip()) or first or again or later:
            self.sub_style = style if first or later else self.sub_style
            self.under = heading.text.strip(" :")
            return heading.ends - heading.begins + 1
        return 0

    def _leads(self, at: int) -> bool:
        """Whether the line there begins a point that this list could go on with."""
        begins = marker(self.lines[at]) if at < len(self.lines) else None
        if begins is None or self.top is None:
            return begins is not None
        return begins.style == self.top.style and begins.value in (None, 1, (self.last or 0) + 1)

    def _take_marked(self, begins: Marker, line: PrintedLine) -> int:
        if self.top is None:
            self.top = begins
            self._take_last_introduced(begins)
        if begins is self.top or begins.equals(self.top, self.last):
            self._begin(begins, line)
            return 1
        if self._is_led_over_to(begins):
            self._give_up_the_first()
            return self._take_marked(begins, line)
        if not self._may_nest(begins):
            if self._continues(line) and begins.value is not None and self.last is not None:
                self._append(line)
                return 1
            return 0
        label = "•" if begins.value is None else line.text[: len(line.text) - len(begins.rest)].strip()
        current = self.found.points[-1]
        current.parts.append(PointPart(label, begins.left, [begins.rest]))
        current.lines.append(line)
        return 1

    def _is_led_over_to(self, begins: Marker) -> bool:
        """Whether the one numbered point so far only says that the following should be done."""
        if len(self.found.points) != 1 or begins.value is not None or self.last is None:
            return False
        parts = self.found.points[0].parts
        return len(parts) == 1 and bool(LEADS_OVER.search(joined(parts[0].words)))

    def _take_last_introduced(self, begins: Marker) -> None:
        """A short plain line right above a numbered list's first point is the heading of a part of it."""
        text = self.found.introduction[-1].text.strip() if self.found.introduction else ""
        if begins.value is not None and 0 < len(text) < 70 and not ENDED.search(text) and text[-1] != ":":
            self.under = text
            self.found.introduction.pop()

    def _may_nest(self, begins: Marker) -> bool:
        current = self.found.points[-1]
        indented = begins.left > (self.top.left if self.top else 0) + HANGS
        nested = any(part.label for part in current.parts)
        says_so = current.parts[-1].words[-1].rstrip().endswith(":")
        if begins.value is None:
            return indented or nested or says_so
        first = (
            begins.value == 1
            and (says_so or indented)
            and begins.style != (self.top.style if self.top else "")
        )
        return first or nested

    def _begin(self, begins: Marker, line: PrintedLine) -> None:
        self.last = begins.value
        self.found.points.append(
            ListPoint(begins, self.under, [PointPart(None, begins.left, [begins.rest])], [line])
        )

    def _append(self, line: PrintedLine) -> None:
        current = self.found.points[-1]
        if self.hanging is None and self.top and len(current.lines) == 1:
            self.hanging = line.left > self.top.left + HANGS
            self.text_left = line.left if self.hanging else None
        part = current.parts[-1]
        if part.label and line.left < part.left - HANGS:
            current.parts.append(PointPart(None, line.left, [line.text]))
        else:
            part.words.append(line.text)
        current.lines.append(line)

    def _continues(self, line: PrintedLine) -> bool:
        """Whether a plain line goes on with the point above it: by where it stands and how that one ended."""
        if self.top is None or not self.found.points:
            return False
        above = self.found.points[-1].lines[-1]
        ended = bool(ENDED.search(above.text.rstrip()))
        hangs = line.left > (self.text_left - HANGS if self.text_left else self.top.left + HANGS)
        if abs(line.size - above.size) > above.size * 0.2:
            return False
        if line.page != above.page:
            if line.page > above.page + 1:
                return False
            return not ended or (hangs and line.left > self.top.left + HANGS * 2)
        step = (line.top - above.top) / self.pitch
        if hangs:
            return step < 1.7 or (not ended and step < 2.6)
        return (step < 1.35 and (not ended or self.hanging is False)) or (step < 1.2 and self.hanging is None)

    def _take_subheading(self, at: int) -> int:
        """Short plain lines between two points that neither end a sentence nor go on with one."""
        if not self.top or self.top.value is None:
            return 0
        for many in range(1, LONGEST_SUBHEADING + 1):
            lines = self.lines[at : at + many]
            if len(lines) < many or not self._is_subheading(lines):
                return 0
            if self._leads(at + many) and (many == 1 or self._is_next(at + many)):
                self.under = joined([line.text for line in lines]).strip(" :")
                return many
        return 0

    def _is_subheading(self, lines: list[PrintedLine]) -> bool:
        """Whether lines are set as one plain heading: close, at one edge, and no sentence."""
        first, last = lines[0], lines[-1]
        if not first.text[:1].isupper() or ENDED.search(last.text) or (len(lines) > 1 and marker(last)):
            return False
        alike = abs(last.left - first.left) < HANGS * 4 and abs(last.size - first.size) < 1
        close = last.page == first.page and last.top - first.top < self.pitch * 1.35 * len(lines)
        return alike and close and sum(len(line.text) for line in lines) < 75 * len(lines) + 25

    def _is_next(self, at: int) -> bool:
        """Whether the line there carries the list's very next number."""
        begins = marker(self.lines[at]) if at < len(self.lines) else None
        return begins is not None and self.last is not None and begins.value == self.last + 1

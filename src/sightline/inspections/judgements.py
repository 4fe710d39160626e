"""The judgements a report prints: in the table of its first pages, or in a sentence."""

import re
from itertools import pairwise

from sightline.inspections.front import ReportFront
from sightline.inspections.headings import is_boards_alone
from sightline.inspections.lines import LineCell, PrintedLine
from sightline.inspections.report import JUDGED
from sightline.standards.inspection_judgements import judges_overall

GRADE = re.compile(
    r"(outstanding|good|adequate|inadequate|requires?\s+improvement(?:\s+to\s+be\s+good)?)", re.IGNORECASE
)
LABELS: tuple[tuple[str, str], ...] = (
    ("overall", r"overall effectiveness"),
    ("leaders", r"impact of leaders on .{0,30}?practice with children and families|impact of leaders"),
    ("leaders", r"leadership,? (?:management )?and (?:management|governance)"),
    ("help_and_protection", r"children(?: and families)? who need help and protection"),
    ("in_care", r"experiences and progress of children in care(?: and care leavers)?"),
    ("in_care", r"children looked after and achieving permanence|looked after children"),
    ("care_leavers", r"experiences and progress of care leavers|care leavers"),
    ("adoption", r"adoption performance"),
    ("board", r"(?:effectiveness of the )?(?:local )?safeguarding children.{0,3} board"),
)
SAYS = rf"(?:is|are|was|were)?\s*(?:now\s+)?(?:judged\s+(?:to\s+be\s+|as\s+)?)?:?\s*{GRADE.pattern}"
STATED: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "overall",
        re.compile(
            rf"overall judgement (?:is|was)(?: that)?(?: children.s services)?\s+{SAYS}", re.IGNORECASE
        ),
    ),
    ("overall", re.compile(rf"^children.s services in .{{2,80}}?\s+{SAYS}", re.IGNORECASE)),
    (
        "overall",
        re.compile(
            rf"^the overall effectiveness of (?!.{{0,80}}\bboard\b).{{10,160}}? {SAYS}", re.IGNORECASE
        ),
    ),
    ("overall", re.compile(rf"^overall effectiveness\s*{SAYS}", re.IGNORECASE)),
    (
        "board",
        re.compile(
            r"^(?:the )?(?:judgement (?:is that|of|on|about) (?:the )?)?(?:overall )?(?:effectiveness of )?(?:the )?"
            rf"(?:.{{2,40}} )?(?:(?:local )?safeguarding children.{{0,3}} board|LSCB)(?: \([A-Z]+\))?\s*{SAYS}",
            re.IGNORECASE,
        ),
    ),
)
IN_A_SENTENCE = re.compile(r"\b(?:be|is|are|was|were|as|remains?|judged|and|or|to|not|than)$", re.IGNORECASE)
"""Words before a grade that make it the end of a sentence, and no cell of a table."""
NO_GRADES = ("JTAI", "Area SEND", "Focused visit", "Monitoring visit")
"""What judges nothing overall: a sentence of such a letter that names a grade tells of an earlier inspection."""
TOGETHER = (
    "This report judges children in care and care leavers together; the grade stands under children in care."
)


def judgements_of(
    lines: list[PrintedLine], body: float, front: ReportFront | None = None
) -> tuple[dict[str, str | None], list[str]]:
    """What is judged and how, in the report's words; None where it prints no judgement. And sentences to know.

    Since April 2026 Ofsted judges nothing overall: of a report since then no sentence is taken for an overall judgement,
    and of an inspection begun since then no row of a table either.
    """
    judged: dict[str, str | None] = dict.fromkeys(JUDGED)
    remarks: list[str] = []
    for page in (1, 2, 3):
        on_page = [line for line in lines if line.page == page]
        for name, grade, words in _in_table(on_page):
            if judged[name] is None:
                judged[name] = grade
                remarks += [TOGETHER] if name == "in_care" and words.endswith("care leavers") else []
        if judged["help_and_protection"]:
            break
    headlines = _headlines(lines, body)
    unsaid = {"overall"} if front and not _may_say_overall(front) else set()
    for name, words in STATED:
        if judged[name] is None and name not in unsaid:
            judged[name] = next(
                (_worded(match[1]) for each in headlines if (match := words.search(each))), None
            )
    if is_boards_alone(lines, body):
        judged["board"], judged["overall"] = judged["board"] or judged["overall"], None
    if front and not judges_overall(front.visited_from):
        judged["overall"] = None
    return judged, remarks


def _may_say_overall(front: ReportFront) -> bool:
    """Whether a sentence of a report of this kind and these days may be its own overall judgement."""
    days = (front.published, front.visited_from, front.visited_to, front.dated)
    return front.framework not in NO_GRADES and judges_overall(
        max((day for day in days if day), default=None)
    )


def _in_table(lines: list[PrintedLine]) -> list[tuple[str, str, str]]:
    """Each label with the grade that stands beside it."""
    margin = min((line.left for line in lines), default=0.0)
    grades = [each for each in _grades(lines) if each[1].left > margin + 20]
    if not grades:
        return []
    edge = min(cell.left for _, cell, _ in grades)
    labels = _labels([(line, cell) for line in lines for cell in _before(line, edge)])
    rows = []
    for line, _, grade in grades:
        near = [
            label for label in labels if label[1] - line.size * 1.3 <= line.top <= label[2] + line.size * 0.4
        ]
        if near:
            middle = (line.top + line.bottom) / 2
            name, _, _, words = min(near, key=lambda label: abs((label[1] + label[2]) / 2 - middle))
            rows.append((name, grade, words))
    return rows


def _before(line: PrintedLine, edge: float) -> list[LineCell]:
    """A line's cells left of the grades, and of a cell that holds both only its label."""
    cells_before = []
    for cell in line.cells:
        if cell.left >= edge - 5:
            continue
        split = re.search(rf"\s+{GRADE.pattern}$", cell.text, re.IGNORECASE)
        cells_before.append(LineCell(cell.left, cell.right, cell.text[: split.start()]) if split else cell)
    return cells_before


def _grades(lines: list[PrintedLine]) -> list[tuple[PrintedLine, LineCell, str]]:
    """Grades that stand alone in a cell, or at the end of a label's; a grade over two lines is one."""
    cells = [(line, cell) for line in lines for cell in line.cells]
    grades: list[tuple[PrintedLine, LineCell, str]] = []
    for at, (line, cell) in enumerate(cells):
        whole = next((text for text in _reading_down(cells, at) if GRADE.fullmatch(text)), None)
        if whole:
            grades.append((line, cell, _worded(whole)))
        elif (ending := _ending(cell.text)) and len(cell.text) < 90:
            share = ending.start() / len(cell.text)
            grades.append(
                (
                    line,
                    LineCell(cell.left + (cell.right - cell.left) * share, cell.right, ending[1]),
                    _worded(ending[1]),
                )
            )
    return grades


def _ending(words: str) -> re.Match[str] | None:
    """The grade that ends a label's cell; None where a sentence ends with it, or with the second line of one."""
    ending = re.search(rf"\s{GRADE.pattern}$", words, re.IGNORECASE)
    return None if ending is None or IN_A_SENTENCE.search(words[: ending.start()]) else ending


def _reading_down(cells: list[tuple[PrintedLine, LineCell]], at: int) -> list[str]:
    """A cell's words, and with those of the one or two set close below it: the longest first."""
    above, cell = cells[at]
    readings = [cell.text]
    for line, below in cells[at + 1 : at + 9]:
        if (
            len(readings) < 3
            and abs(below.left - cell.left) < 4
            and 0 < line.top - above.top < line.size * 1.7
        ):
            readings.append(f"{readings[-1]} {below.text}")
            above = line
    return readings[::-1]


def _labels(cells: list[tuple[PrintedLine, LineCell]]) -> list[tuple[str, float, float, str]]:
    """What is judged, found in the words of the left column, and from where to where it stands."""
    text, spans = "", []
    for line, cell in cells:
        spans.append((len(text), line))
        text += cell.text.replace("’", "'") + " "
    labels, taken = [], []
    for name, words in LABELS:
        for match in re.finditer(words, text, re.IGNORECASE):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            taken.append(match.span())
            over = [
                line
                for (at, line), (after, _) in pairwise([*spans, (len(text), cells[-1][0])])
                if at < match.end() and after > match.start()
            ]
            labels.append((name, over[0].top, over[-1].bottom, match[0].lower()))
    return labels


def _headlines(lines: list[PrintedLine], body: float) -> list[str]:
    """Sentences in letters larger or bolder than the text, or on page 1, each with the line that may end it."""
    headlines = []
    for line, after in pairwise([*lines, *lines[-1:]]):
        if line.page == 1 or line.bold or line.size > body * 1.08:
            headlines.append(f"{line.text} {after.text}".replace("’", "'"))
    return headlines


def _worded(grade: str) -> str:
    words = " ".join(grade.lower().split())
    return re.sub(r"^require ", "requires ", words).capitalize()

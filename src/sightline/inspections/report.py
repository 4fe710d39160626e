"""What a report says, once read: the shape that the command prints and the pages ask a person to confirm."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Kind = Literal["recommendation", "priority_action", "area_for_improvement"]
Section = Literal["authority", "board"]
JUDGED = ("overall", "leaders", "help_and_protection", "in_care", "care_leavers", "adoption", "board")
"""What a report may judge, in the order of the JSON."""


class NotReadableError(ValueError):
    """The file cannot be read as a report: its message says what is wrong with it and what to do next."""


@dataclass(frozen=True, slots=True)
class Box:
    """Where a line stands: its page, from 1, and its edges in points from the page's top left corner."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFinding:
    """One recommendation, priority action or area for improvement, in the report's order.

    `number` as printed, None for bullets; `paragraphs` the numbered paragraphs it cites; `tags` as "Outcome 3";
    `page` from 1; `heading` the one it stands under; `boxes` where its lines stand.
    """

    number: str | None
    kind: Kind
    section: Section
    text: str
    paragraphs: tuple[int, ...] = ()
    tags: tuple[str, ...] = ()
    page: int | None = None
    heading: str = ""
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPassage:
    """What a report says of what it asks for: a paragraph that a finding cites, or one that is marked "(Recommendation)".

    `paragraph`: its printed number, None where paragraphs have none. `marked`: whether such a mark stands in it; `names` the
    numbers in its marks, none for most. `page`, from 1, and `boxes`: where it stands.
    """

    text: str
    paragraph: int | None
    page: int
    section: Section = "authority"
    marked: bool = False
    names: tuple[int, ...] = ()
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report: what it does not print is None, never guessed. `remarks` are sentences a reader must know."""

    council: str | None
    published: date | None
    framework: str | None
    judgements: dict[str, str | None]
    findings: tuple[ReportFinding, ...]
    visited_from: date | None = None
    visited_to: date | None = None
    pages: int = 0
    passages: tuple[ReportPassage, ...] = ()
    remarks: tuple[str, ...] = field(default=())

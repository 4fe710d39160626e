"""What stands in a paper, one under the other: headings, paragraphs, lists, tables, charts and what somebody said."""

from dataclasses import dataclass, field
from typing import Literal

from sightline.papers.document.runs import Runs

Align = Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class PaperHeading:
    """`level` from 1, below the paper's title; `number` as printed (2, 6.1) or blank; `anchor` is what references lead to, or blank."""

    text: str
    level: int = 1
    number: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class PaperParagraph:
    """`number` as printed (3.3) or blank."""

    runs: Runs
    number: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class PaperListItem:
    """One item: `mark` as printed ((1), a)) in a list that is numbered, blank in one that is not."""

    runs: Runs
    mark: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class PaperItemList:
    """A list; numbered where its items have marks."""

    items: tuple[PaperListItem, ...]


@dataclass(frozen=True, slots=True)
class PaperColumn:
    """A column's heading; numbers align right."""

    title: str
    align: Align = "left"


@dataclass(frozen=True, kw_only=True)
class PaperTable:
    """A table with a title as a sentence and, in `description`, how it is built, for who cannot see it.

    Each row has a cell a column; the first cell of a row is its heading where `row_headings`. `wide`: it wants a page on its side.
    `column_headings` is False for a form's pairs of label and value, which have none.
    """

    title: str
    description: str
    columns: tuple[PaperColumn, ...]
    rows: tuple[tuple[Runs, ...], ...]
    row_headings: bool = True
    column_headings: bool = True
    wide: bool = False
    source: str = ""
    anchor: str = ""


@dataclass(frozen=True, kw_only=True)
class PaperChart:
    """A drawing: its title is a sentence, `alternative` says what it shows, and `table` has every number of it.

    `svg` is whole and needs nothing from outside, and is best drawn 640 pixels wide: that is a line of the print, at the size of its
    letters; None where it is drawn nowhere and its table stands for it.
    """

    title: str
    alternative: str
    svg: str | None
    table: PaperTable
    source: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class PaperQuotation:
    """What somebody said, and who by role, never by name."""

    runs: Runs
    said_by: str


@dataclass(frozen=True, slots=True)
class PaperNote:
    """A line that stands apart: `label` says what it is (Provisional; Fictional; Exempt)."""

    label: str
    runs: Runs


@dataclass(frozen=True, slots=True)
class PaperPictured:
    """A line of an easy-read edition. `picture`: what a picture beside it would show, blank where none is meant; no picture is shipped."""

    runs: Runs
    picture: str = ""


@dataclass(frozen=True, slots=True)
class PaperPageBreak:
    """What follows begins a page."""


Block = (
    PaperHeading
    | PaperParagraph
    | PaperItemList
    | PaperTable
    | PaperChart
    | PaperQuotation
    | PaperNote
    | PaperPictured
    | PaperPageBreak
)


@dataclass(frozen=True, kw_only=True)
class PaperPart:
    """A part of a paper: what one field, or the body, of its template became. `key` is the field's; a Word template places by it."""

    key: str
    blocks: tuple[Block, ...] = field(default=())

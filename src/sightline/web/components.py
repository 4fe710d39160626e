"""What templates are given to draw: a table whose cells know their column, so that on a phone a row can be a card."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading. `number` aligns it right, in figures of one width."""

    title: str
    number: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its text, where it leads, and a smaller line under it such as a percentage's base.

    `drawing`: SVG that shows the same. `outside`: it leads to somebody else's system, which is told nothing of where the reader came from. `also`: a second way, as
    its text and an address in somebody else's system. `why`: what is folded under "why?", since it would stand in every row.
    """

    text: str
    href: str = ""
    under: str = ""
    outside: bool = False
    also: tuple[str, str] = ("", "")
    why: str = ""
    drawing: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption; the first cell of each row is its heading. Rows are as long as `columns`: see `table_rows`."""

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    caption_hidden: bool = False

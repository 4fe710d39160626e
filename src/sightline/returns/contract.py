"""What every reader of a file gives back, whatever the file is."""

from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa

from sightline.returns.faults import Fault


@dataclass(frozen=True)
class Input:
    """One file, or one sheet of a workbook, and what it was recognised as.

    `recognised_as` is said to people and scripts: "annex_a list 4 (2019)", "ssd ssd_cin_assessments",
    "local supervision", "ons population", "not recognised". `table` is the store's table its rows go to
    ("annexa_list_4", "ssd_cin_assessments", "local_supervision", "population"); None when not recognised.
    `authority` is the three-digit code where the file itself says one.
    """

    path: Path
    sheet: str | None
    recognised_as: str
    table: str | None
    rows: int = 0
    authority: str | None = None


@dataclass(kw_only=True)
class RowsRead:
    """The rows of one input, typed as the store holds them, and what was wrong with them.

    `rows` has exactly the columns of the store's table that this input fills (no `authority`); columns the input
    lacks are absent, not null, so that the store knows what a source can answer. `read` is every data row seen:
    `read == rows.num_rows + set_aside`. `notes` are sentences on what was done to whole columns; `unread` says, by column, why what
    needs it cannot be computed.
    """

    source: Input
    table: str
    rows: pa.Table
    read: int
    set_aside: int = 0
    faults: list[Fault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    unread: dict[str, str] = field(default_factory=dict)


class CannotReadError(Exception):
    """A file that cannot be read at all; its message is a sentence naming file, place and remedy."""

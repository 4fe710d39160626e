"""A spreadsheet that came back, as rows: opened by a process of its own, because anybody may have made it."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from sightline.engine.exports import plain
from sightline.files.limited import StoppedError, run_limited
from sightline.history.round_trip import EDITION, REFERENCE
from sightline.returns.contract import CannotReadError
from sightline.returns.workbooks.cleaning import numbered
from sightline.returns.workbooks.opening import read_here
from sightline.returns.workbooks.safety import check

SheetRows = list[tuple[int, Mapping[str, str]]]
"""Rows of a sheet, each with its number there: head → cell as text."""

MOST_ROWS = 5_000
MOST_BYTES = 5_000_000
AGAIN = "Take a new spreadsheet out here, change that, and bring it back."


class NotOurSpreadsheetError(ValueError):
    """A file that cannot be read as what went out; the message says why and what to do."""


def rows_of(name: str, raw: bytes, heads: Sequence[str], things: str) -> SheetRows:
    """The rows below these heads, as text, each with its number in the sheet. NotOurSpreadsheetError otherwise.

    `things`: what the rows are, as a sentence names them ("actions").
    """
    return sheets_of(name, raw, {things: heads})[things]


def sheets_of(name: str, raw: bytes, heads: Mapping[str, Sequence[str]]) -> dict[str, SheetRows]:
    """The rows of each list in a workbook. `heads`: what the rows are → the heads of their sheet, the first of which must
    be there; a list that has no sheet has no rows. NotOurSpreadsheetError otherwise.
    """
    things = next(iter(heads))
    refuse_if_large(name, len(raw), things)
    refused = (NotOurSpreadsheetError, CannotReadError)
    wanted = {each: list(those) for each, those in heads.items()}
    try:
        tables = run_limited(sheets_in, name, raw, wanted, raises=refused)
    except StoppedError as stopped:
        raise NotOurSpreadsheetError(stopped.sentence(Path(name).name, AGAIN)) from stopped
    return {each: [(number, cells) for number, cells in tables.get(each, ())] for each in heads}


def refuse_if_large(name: str, size: int, things: str) -> None:
    """NotOurSpreadsheetError where a file has more bytes than such a list can have."""
    if size > MOST_BYTES:
        raise NotOurSpreadsheetError(
            f"{Path(name).name} is larger than {MOST_BYTES // 1_000_000} MB: that is not the list of {things}."
        )


def sheets_in(name: str, raw: bytes, heads: Mapping[str, Sequence[str]]) -> dict[str, SheetRows]:
    """As `sheets_of`, in this process. Trusts the bytes: for `run_limited`. CannotReadError where it is no workbook."""
    path, things = Path(name), next(iter(heads))
    sheets: dict[str, SheetRows] = {}
    for rows in tables_in(name, raw):
        for at, row in enumerate(rows[:20]):
            headed = [cell.strip() for cell in row]
            if REFERENCE in headed and EDITION in headed:
                which = max(heads, key=lambda each: len(set(heads[each]) & set(headed)))
                if len(rows) - at > MOST_ROWS:
                    raise NotOurSpreadsheetError(
                        f"The file has more than {MOST_ROWS:,} rows. Delete those that are not {which}."
                    )
                sheets.setdefault(which, list(_below(rows, at, headed, heads[which])))
                break
    if things not in sheets:
        raise NotOurSpreadsheetError(
            f"{path.name} has no sheet with the columns {REFERENCE} and {EDITION}. Take the spreadsheet out here, and change that."
        )
    return sheets


def tables_in(name: str, raw: bytes) -> list[list[list[str]]]:
    """Each sheet of a workbook as rows of text. Trusts the bytes: for `run_limited`. CannotReadError where it is none."""
    path = Path(name)
    if path.suffix.lower() != ".xlsx":
        raise NotOurSpreadsheetError(
            f"{path.name} is not an .xlsx file. Save it from Excel as Excel Workbook (.xlsx)."
        )
    check(Path(path.name), raw)
    tables = (numbered(batch.columns) for batch in read_here(path.name, raw).values())
    return [
        [
            ["" if cell is None else str(cell) for cell in row]
            for row in zip(*table.to_pydict().values(), strict=True)
        ]
        for table in tables
    ]


def _below(
    rows: list[list[str]], at: int, headed: list[str], heads: Sequence[str]
) -> Iterator[tuple[int, Mapping[str, str]]]:
    for number, row in enumerate(rows[at + 1 :], start=at + 2):
        yield number, {head: plain(cell) for head, cell in zip(headed, row, strict=True) if head in heads}

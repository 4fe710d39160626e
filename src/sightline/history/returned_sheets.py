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

MOST_ROWS = 5_000
MOST_BYTES = 5_000_000
AGAIN = "Take a new spreadsheet out here, change that, and bring it back."


class NotOurSpreadsheetError(ValueError):
    """A file that cannot be read as what went out; the message says why and what to do."""


def rows_of(name: str, raw: bytes, heads: Sequence[str], things: str) -> list[tuple[int, Mapping[str, str]]]:
    """The rows below these heads, as text, each with its number in the sheet. NotOurSpreadsheetError otherwise.

    `things`: what the rows are, as a sentence names them ("actions").
    """
    refuse_if_large(name, len(raw), things)
    refused = (NotOurSpreadsheetError, CannotReadError)
    try:
        return [
            (number, cells)
            for number, cells in run_limited(rows_in, name, raw, list(heads), things, raises=refused)
        ]
    except StoppedError as stopped:
        raise NotOurSpreadsheetError(stopped.sentence(Path(name).name, AGAIN)) from stopped


def refuse_if_large(name: str, size: int, things: str) -> None:
    """NotOurSpreadsheetError where a file has more bytes than such a list can have."""
    if size > MOST_BYTES:
        raise NotOurSpreadsheetError(
            f"{Path(name).name} is larger than {MOST_BYTES // 1_000_000} MB: that is not the list of {things}."
        )


def rows_in(name: str, raw: bytes, heads: Sequence[str], things: str) -> list[tuple[int, Mapping[str, str]]]:
    """As `rows_of`, in this process. Trusts the bytes: for `run_limited`. CannotReadError where it is no workbook."""
    path = Path(name)
    if path.suffix.lower() != ".xlsx":
        raise NotOurSpreadsheetError(
            f"{path.name} is not an .xlsx file. Save it from Excel as Excel Workbook (.xlsx)."
        )
    check(Path(path.name), raw)
    for batch in read_here(path.name, raw).values():
        table = numbered(batch.columns)
        rows = [
            ["" if cell is None else str(cell) for cell in row]
            for row in zip(*table.to_pydict().values(), strict=True)
        ]
        for at, row in enumerate(rows[:20]):
            headed = [cell.strip() for cell in row]
            if REFERENCE in headed and EDITION in headed:
                if len(rows) - at > MOST_ROWS:
                    raise NotOurSpreadsheetError(
                        f"The file has more than {MOST_ROWS:,} rows. Delete those that are not {things}."
                    )
                return list(_below(rows, at, headed, heads))
    raise NotOurSpreadsheetError(
        f"{path.name} has no sheet with the columns {REFERENCE} and {EDITION}. Take the spreadsheet out here, and change that."
    )


def _below(
    rows: list[list[str]], at: int, headed: list[str], heads: Sequence[str]
) -> Iterator[tuple[int, Mapping[str, str]]]:
    for number, row in enumerate(rows[at + 1 :], start=at + 2):
        yield number, {head: plain(cell) for head, cell in zip(headed, row, strict=True) if head in heads}

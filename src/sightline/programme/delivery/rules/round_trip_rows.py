"""The rows of a spreadsheet of actions that came back, read where it may do no harm. Pure."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from sightline.engine.exports import plain
from sightline.programme.delivery.rules.round_trip import EDITION, HEADS, REFERENCE
from sightline.returns.workbooks.cleaning import numbered
from sightline.returns.workbooks.opening import read_here
from sightline.returns.workbooks.safety import check

MOST_ROWS = 5_000


class NotOurSpreadsheetError(ValueError):
    """A file that cannot be read as actions; the message says why and what to do."""


def rows_in(name: str, raw: bytes) -> list[tuple[int, Mapping[str, str]]]:
    """The rows below the heads, as text, each with its number in the sheet. NotOurSpreadsheetError or CannotReadError
    otherwise. Trusts the bytes: for `run_limited`."""
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
            heads = [cell.strip() for cell in row]
            if REFERENCE in heads and EDITION in heads:
                return list(_below(rows, at, heads))
    raise NotOurSpreadsheetError(
        f"{path.name} has no sheet with the columns {REFERENCE} and {EDITION}. Take the spreadsheet out here, and change that."
    )


def _below(rows: list[list[str]], at: int, heads: list[str]) -> Iterator[tuple[int, Mapping[str, str]]]:
    if len(rows) - at > MOST_ROWS:
        raise NotOurSpreadsheetError(
            f"The file has more than {MOST_ROWS:,} rows. Delete those that are not actions."
        )
    for number, row in enumerate(rows[at + 1 :], start=at + 2):
        yield number, {head: plain(cell) for head, cell in zip(heads, row, strict=True) if head in HEADS}

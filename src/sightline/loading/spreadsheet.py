"""Faults as a spreadsheet for the team that must correct them: who took it, when and why stands on its first sheet."""

from collections.abc import Iterable, Sequence

from sightline.engine.spreadsheets import Sheet, Value, about, workbook
from sightline.loading.queries.faults import LoadFault
from sightline.loading.remedies import called, did, remedy

COLUMNS = (
    "Child",
    "Team",
    "Fault",
    "Found",
    "Expected",
    "What became of it",
    "What to do",
    "File",
    "Sheet",
    "Row",
    "Column",
)
WIDTHS: dict[str, float] = dict(zip(COLUMNS, (16, 24, 28, 24, 36, 22, 50, 28, 18, 8, 30), strict=True))


def faults_book(
    faults: Iterable[LoadFault], teams: dict[str, str], lines: Sequence[tuple[str, str]]
) -> bytes:
    """An .xlsx: the faults, and a sheet that says what `lines` list."""
    rows = [_cells(fault, teams) for fault in faults]
    return workbook([Sheet("Faults", COLUMNS, rows, widths=WIDTHS), about(lines)])


def _cells(fault: LoadFault, teams: dict[str, str]) -> tuple[Value, ...]:
    return (
        fault.child_id, " and ".join(teams.get(each) or each for each in fault.teams), called(fault.rule), fault.found, fault.expected,
        did(fault.rule, fault.did), remedy(fault.rule), fault.file, fault.sheet,
        int(fault.row) if fault.row.isdecimal() else fault.row, fault.column,
    )  # fmt: skip

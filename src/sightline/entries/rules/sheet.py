"""The columns of a spreadsheet of figures to be entered, and what of them may come back. Pure; the rest is `history/round_trip`."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sightline.entries.rules.entering import fault_of_figure, fault_of_whole
from sightline.history.round_trip import (
    EDITION,
    REASON,
    REFERENCE,
    SEAL,
    Conflict,
    FileChanges,
    RoundTrip,
    Rows,
    Seems,
    ThingInSheet,
)
from sightline.identifiers.rules import identifiers_in
from sightline.statistics.amounts import several

NUMBER, OVER, EVIDENCE = "Number", "Of or over", "Where the evidence lies"
HEADS = {
    REFERENCE: "",
    "Measure": "",
    "Period": "",
    "For": "",
    "The number counts": "",
    NUMBER: "numerator",
    "It is of, or divided by": "",
    OVER: "denominator",
    EVIDENCE: "evidence",
    REASON: "",
    "State": "",
    EDITION: "",
    SEAL: "",
}
"""The sheet's heads in their order, and the field each changes; blank for those that change nothing by themselves."""
LONGEST_EVIDENCE = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class CellInSheet(ThingInSheet):
    """A figure as it stands or waits, or a blank to be filled in. `signed`: one was signed off, so that a change corrects it."""

    shape: str
    has_base: bool
    signed: bool


def _value(field: str, cell: str) -> tuple[str, str]:
    """A cell as it would be kept, and what is wrong with it."""
    if field == "evidence":
        text = " ".join(cell.split())
        return text, f"is longer than {LONGEST_EVIDENCE} characters" if len(text) > LONGEST_EVIDENCE else ""
    if not cell:
        return "", ""
    number = as_number(cell)
    return ("", f"says “{cell[:20]}”, which is no number") if number is None else (f"{number:g}", "")


def as_number(text: str) -> float | None:
    """A number as people type one; None where it is none."""
    try:
        number = float(text.replace(",", "").replace("£", "").strip())
    except ValueError:
        return None
    return number if abs(number) <= 1e12 else None


CELLS: RoundTrip[CellInSheet] = RoundTrip(
    heads=HEADS,
    thing="figure",
    place="list",
    value=_value,
    how_to_add="Every figure that is asked for has a row in a new spreadsheet.",
    looked_through=frozenset({EVIDENCE}),
)


def read(rows: Rows, cells: Mapping[str, CellInSheet], seems: Seems = identifiers_in) -> FileChanges:
    """Compare the rows with what stands; a row that makes no whole figure, or corrects one without a reason, is left alone."""
    changes = CELLS.read(rows, cells, seems)
    more: list[Conflict] = []
    for number in sorted({each.row for each in changes.taking}):
        mine = [each for each in changes.taking if each.row == number]
        cell = cells[mine[0].reference]
        fields = {**cell.fields, **{each.field: each.now for each in mine}}
        if fault := fault_of_row(cell, fields, mine[0].reason):
            more.append(Conflict(number, mine[0].reference, f"Row {number}, {mine[0].reference}: {fault}"))
    return replace(changes, conflicts=(*changes.conflicts, *more))


def fault_of_row(cell: CellInSheet, fields: Mapping[str, str], reason: str) -> str:
    """Why a row makes no figure, in a sentence; blank where it makes one."""
    top, base = (
        as_number(fields[name]) if fields.get(name) else None for name in ("numerator", "denominator")
    )
    _, fault = fault_of_figure(cell.shape, top, base, has_base=cell.has_base)
    if not fault and top is not None:
        _, fault = fault_of_whole(cell.shape, top, base)
    if fault:
        return f"{fault.rstrip('.')}."
    if not fields.get("evidence"):
        return f"Say under '{EVIDENCE}' where it lies."
    if cell.signed and not reason:
        return f"A figure was signed off. Say under '{REASON}' why it is corrected."
    return ""


def counted(changes: FileChanges) -> str:
    """How many figures a file enters, in words."""
    return several(len(changes.rows_taken), "figure")

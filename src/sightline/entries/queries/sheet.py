"""Figures to be entered as rows of a spreadsheet: what goes out, and what a file that came back is compared with."""

from collections.abc import Mapping
from datetime import date, datetime

from sightline.calendars.periods import Period
from sightline.engine.spreadsheets import Sheet, Value, about, workbook
from sightline.entries.models import EntryDefinition
from sightline.entries.queries.desk import EntryCell, EntryLine, lines
from sightline.entries.queries.units import unit_title
from sightline.entries.queries.who import may_enter
from sightline.entries.rules.sheet import CELLS, HEADS, CellInSheet
from sightline.entries.rules.states import ENTRY_STATES
from sightline.history import returned_sheets
from sightline.history.returned_sheets import SheetRows
from sightline.people.models import User

SHEET, THINGS = "Figures", "figures"
MOST_PERIODS = 12
WIDE = {"Measure": 40, "Period": 14, "For": 26, "The number counts": 34, "It is of, or divided by": 34}
WIDE |= {"Where the evidence lies": 44, "Why": 30, "State": 22, "Seal": 8}
HOW = (
    "Fill in Number, Of or over, and Where the evidence lies; save it, and bring it back under Entered figures, Spreadsheet.",
    "Nothing is entered before it was shown. A second person signs every figure off.",
    "To correct a figure that was signed off, change it and write the reason under Why.",
    "Leave Reference, Edition and Seal as they are.",
)


def lines_entered_by(person: User, authority: str, today: date) -> list[EntryLine]:
    """The measures of an authority that this person enters."""
    rows = EntryDefinition.objects.filter(authority=authority, stopped_at=None)
    return lines([each for each in rows if may_enter(person, each, today)], today)


def cells_of(entered: list[EntryLine]) -> dict[str, tuple[EntryLine, EntryCell]]:
    """Reference of a row → its measure and cell: of the council each of the last periods asked for, of a unit what it has had."""
    by_reference = {}
    for line in entered:
        periods = line.asked[-MOST_PERIODS:]
        own = {unit for unit, _ in line.cells if unit}
        for period in periods:
            for unit in ("", *sorted(own)):
                by_reference[reference_of(line.definition, unit, period)] = (line, line.cell(unit, period))
    return by_reference


def reference_of(definition: EntryDefinition, unit: str, period: Period) -> str:
    """How a row of the sheet names a figure: EN01 2026-27-Q2 T1."""
    return " ".join([definition.reference, period.name, *([unit] if unit else [])])


def in_sheet(cells: Mapping[str, tuple[EntryLine, EntryCell]]) -> dict[str, CellInSheet]:
    """The same as rows are compared with."""
    return {reference: _in_sheet(line.definition, cell) for reference, (line, cell) in cells.items()}


def _in_sheet(definition: EntryDefinition, cell: EntryCell) -> CellInSheet:
    last = cell.waiting or cell.sent_back or cell.signed_off
    fields = {"numerator": "", "denominator": "", "evidence": ""}
    if last:
        fields = {
            "numerator": f"{last.numerator:g}",
            "denominator": "" if last.denominator is None else f"{last.denominator:g}",
            "evidence": last.evidence,
        }
    return CellInSheet(
        edition=len(cell.entries) + 1,
        changed_by=last.entered_by if last else "",
        fields=fields,
        shape=definition.shape,
        has_base=bool(definition.base_words),
        signed=cell.signed_off is not None,
    )


def spreadsheet(
    entered: list[EntryLine], council: str, units: Mapping[str, str], by: str, made: datetime
) -> bytes:
    """An .xlsx with a row for each figure that is asked for."""
    cells = cells_of(entered)
    compared = in_sheet(cells)
    rows = [_row(reference, *cells[reference], compared[reference], units) for reference in cells]
    facts: list[tuple[str, Value]] = [
        ("Entered figures", council),
        ("Downloaded by", by),
        ("Downloaded at", made),
        *(("How to use it" if number == 0 else "", sentence) for number, sentence in enumerate(HOW)),
    ]
    return workbook([Sheet(SHEET, tuple(HEADS), rows, widths=WIDE), about(facts)])


def _row(
    reference: str, line: EntryLine, cell: EntryCell, compared: CellInSheet, units: Mapping[str, str]
) -> list[Value]:
    definition, last = line.definition, cell.waiting or cell.sent_back or cell.signed_off
    values: dict[str, Value] = {
        "Measure": definition.title,
        "Period": cell.period.label,
        "For": unit_title(dict(units), cell.unit),
        "The number counts": definition.top_words,
        "It is of, or divided by": definition.base_words,
        "State": ENTRY_STATES.words[last.state] if last else "",
        "numerator": last.numerator if last else None,
        "denominator": last.denominator if last else None,
        "evidence": compared.fields["evidence"],
    }
    return CELLS.out(reference, compared.edition, values, compared.fields)


def rows_of(name: str, raw: bytes) -> SheetRows:
    """The rows of a workbook of figures that came back; see `returned_sheets.rows_of`."""
    return returned_sheets.rows_of(name, raw, tuple(HEADS), THINGS)

"""The files of an edition: JSON, CSV, a workbook, sentences and charts, each made of what may be printed and of nothing else."""

import json
from decimal import Decimal
from typing import Any

from sightline.editions.rules.chart import charts_of
from sightline.editions.rules.printed import EditionRow, PrintedCell, PrintedEdition
from sightline.editions.rules.sentences import first_sentence, narrative
from sightline.engine.exports import csv_text
from sightline.engine.spreadsheets import FormattedNumber, Sheet, Value, about, workbook

TABLE_JSON, TABLE_CSV, TABLE_XLSX, NARRATIVE = "figures.json", "figures.csv", "figures.xlsx", "narrative.txt"
HEADS = ("figure", "title", "measured in", "split", "group", "period", "value", "numerator", "denominator")
BYTE_ORDER_MARK = "\ufeff"
FORMAT = 1


def forms_of(edition: PrintedEdition) -> dict[str, bytes]:
    """Every file readers are given, by its name."""
    files = {
        TABLE_JSON: (json.dumps(as_json(edition), indent=1, ensure_ascii=False) + "\n").encode(),
        TABLE_CSV: (BYTE_ORDER_MARK + as_csv(edition)).encode(),
        TABLE_XLSX: as_workbook(edition),
        NARRATIVE: "\n".join([edition.title, "", *narrative(edition), "", *_foot(edition), ""]).encode(),
    }
    return files | {name: drawing.encode() for name, drawing in charts_of(edition).items()}


def as_json(edition: PrintedEdition) -> dict[str, Any]:
    """The edition as docs/contracts/editions.md has it."""
    return {
        "format": FORMAT,
        "name": edition.name,
        "title": edition.title,
        "audience": edition.audience,
        "authority": edition.authority,
        "freeze": edition.freeze,
        "cut_off": edition.cut_off,
        "rounded": edition.rounded,
        "symbols": edition.symbols,
        "rows": [_row(row) for row in edition.rows],
    }


def from_json(content: dict[str, Any]) -> PrintedEdition:
    """The edition back from its JSON, for the page: what the file does not say, the page cannot."""
    rows = [
        EditionRow(
            **{
                **row,
                "value": _read(row["value"], row["measured_in"]),
                "numerator": _read(row["numerator"], "count"),
                "base": _read(row["base"], "count"),
            }
        )
        for row in content["rows"]
    ]
    keys = ("name", "title", "audience", "authority", "freeze", "cut_off", "rounded")
    return PrintedEdition(**{key: content[key] for key in keys}, rows=tuple(rows))


def as_csv(edition: PrintedEdition) -> str:
    """A row for each figure, group and period; symbols stand where the number would."""
    rows = [
        (
            *(getattr(row, each) for each in ("figure", "title", "measured_in", "split", "group", "period")),
            *(_plain(cell) for cell in (row.value, row.numerator, row.base)),
        )
        for row in edition.rows
    ]
    return csv_text(HEADS, [dict(zip(HEADS, row, strict=True)) for row in rows])


def as_workbook(edition: PrintedEdition) -> bytes:
    """The same as an .xlsx: numbers are numbers, symbols are text, and nothing is computed or hidden in it."""
    rows: list[list[Value | FormattedNumber]] = [
        [
            row.figure,
            row.title,
            row.measured_in,
            row.split,
            row.group,
            row.period_words,
            *(_in_workbook(cell) for cell in (row.value, row.numerator, row.base)),
        ]
        for row in edition.rows
    ]
    lines: list[tuple[str, Value]] = [("Title", edition.title), ("For", edition.audience)]
    lines += [("", line) for line in _foot(edition)]
    return workbook([Sheet("Figures", HEADS, rows, widths={"title": 40, "group": 24}), about(lines)])


def _foot(edition: PrintedEdition) -> list[str]:
    """What its figures are from, and what its symbols mean."""
    lines = [first_sentence(edition), f"Figures to {edition.cut_off}, from the freeze {edition.freeze}."]
    if edition.rounded:
        lines.append(
            "Counts of 7 and under are hidden, the others rounded to 5; totals are added up from what is printed."
        )
    return lines + [f"{symbol}: {words}" for symbol, words in edition.symbols.items()]


def _row(row: EditionRow) -> dict[str, Any]:
    words = ("figure", "title", "measured_in", "split", "group", "period", "period_words")
    cells = {name: getattr(row, name) for name in ("value", "numerator", "base")}
    return {
        **{each: getattr(row, each) for each in words},
        **{name: None if cell is None else cell.json for name, cell in cells.items()},
    }


def _read(cell: dict[str, Any] | None, measured_in: str) -> Any:
    if cell is None:
        return None
    value = cell["value"]
    if value is not None:
        value = int(value) if measured_in == "count" else Decimal(str(value))
    return PrintedCell(value, cell["symbol"] or "")


def _plain(cell: PrintedCell | None) -> str:
    if cell is None:
        return ""
    return cell.symbol or str(cell.value)


def _in_workbook(cell: PrintedCell | None) -> Value | FormattedNumber:
    if cell is None or cell.symbol:
        return None if cell is None else cell.symbol
    return (
        FormattedNumber(float(cell.value or 0), "#,##0.0")
        if isinstance(cell.value, Decimal)
        else int(cell.value or 0)
    )

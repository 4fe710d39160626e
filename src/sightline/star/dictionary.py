"""The data dictionary: every column of every table with its type, its unit and what it says, as CSV and to read."""

from collections.abc import Iterator

from sightline.engine.exports import csv_text
from sightline.star.schema import TABLES, Kind, StarColumn
from sightline.star.tables import Star

TYPES: dict[Kind, str] = {
    "whole": "whole number (64 bits)",
    "number": "number (double)",
    "text": "text",
    "day": "date",
    "yes_no": "true or false",
}
HEADS = ("table", "column", "name in Power BI", "type", "unit", "key", "description")
SYMBOLS = "Symbols: c a small number, or one that would give such a number away, and hidden; z no cases; x cannot be computed."


def dictionary_csv() -> str:
    """A row for each column."""
    return csv_text(HEADS, list(_rows()))


def dictionary_text(star: Star) -> str:
    """The same in Markdown, beginning with what this export is."""
    lines = ["# Data dictionary", "", star.sentence, "", SYMBOLS]
    for table in TABLES:
        lines += ["", f"## {table.title} (`{table.name}.parquet`)", "", table.says, ""]
        lines += [f"{star.tables[table.name].num_rows:,} rows.", ""]
        lines += ["| column | name | type | unit | key | description |", "|---|---|---|---|---|---|"]
        lines += [
            f"| `{each.name}` | {each.title} | {TYPES[each.kind]} | {each.unit} | {_key(each)} | {each.says} |"
            for each in table.columns
        ]
    return "\n".join(lines) + "\n"


def _rows() -> Iterator[dict[str, str]]:
    for table in TABLES:
        for each in table.columns:
            cells = (table.name, each.name, each.title, TYPES[each.kind], each.unit, _key(each), each.says)
            yield dict(zip(HEADS, cells, strict=True))


def _key(column: StarColumn) -> str:
    if column.is_key:
        return "key"
    return f"refers to {column.refers_to}" if column.refers_to else ""

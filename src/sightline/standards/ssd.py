"""The Standard Safeguarding Dataset: its 47 tables, their fields, types and keys.

Facts from Data to Insight's ssd-data-model-next (MIT), July 2026 state. Dates are held as dates; the start and
end of a missing episode keep their time of day, because a return interview is due in hours.
"""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import pyarrow as pa

TYPES: dict[str, pa.DataType] = {
    "text": pa.string(),
    "date": pa.date32(),
    "moment": pa.timestamp("s"),
    "whole": pa.int64(),
    "number": pa.float64(),
}


@dataclass(frozen=True, kw_only=True)
class Field:
    """One column: its name, its type (text, date, moment, whole, number), whether it is (part of) the key."""

    name: str
    type: str
    key: bool = False
    refers_to: str = ""
    item: str = ""
    placeholder: bool = False
    required: bool = False
    says: str = ""

    @property
    def arrow(self) -> pa.DataType:
        """The type the store holds this column as."""
        return TYPES[self.type]


@dataclass(frozen=True)
class SsdTable:
    """One table and its fields in their published order."""

    name: str
    fields: tuple[Field, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """The names of the columns that together identify a row."""
        return tuple(field.name for field in self.fields if field.key)

    def field(self, name: str) -> Field:
        """The field of that name; KeyError names the table when there is none."""
        for each in self.fields:
            if each.name == name:
                return each
        raise KeyError(f"{self.name} has no field {name}")

    def schema(self) -> pa.Schema:
        """The table's columns as the store holds them, the authority's code first."""
        return pa.schema([("authority", pa.string()), *((each.name, each.arrow) for each in self.fields)])


def read_tables(file_name: str) -> dict[str, SsdTable]:
    """The tables described by a CSV of fields in `standards/data`, in the file's order."""
    text = files("sightline.standards").joinpath("data", file_name).read_text(encoding="utf-8")
    by_table: dict[str, list[Field]] = {}
    for row in csv.DictReader(text.splitlines()):
        by_table.setdefault(row["table"], []).append(
            Field(
                name=row["field"],
                type=row["type"],
                key=row["key"] == "key",
                refers_to=row.get("refers_to", ""),
                item=row.get("item", ""),
                placeholder=row.get("placeholder") == "yes",
                required=row.get("required") == "yes",
                says=row.get("says", ""),
            )
        )
    return {name: SsdTable(name, tuple(fields)) for name, fields in by_table.items()}


@cache
def tables() -> dict[str, SsdTable]:
    """All 47 tables of the SSD, by name."""
    return read_tables("ssd_fields.csv")


def table(name: str) -> SsdTable:
    """The SSD table of that name."""
    return tables()[name]

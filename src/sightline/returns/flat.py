"""The SSD, the local return and the population file: one flat file per table, CSV or Parquet."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from sightline.returns.contract import CannotReadError, Input, RowsRead
from sightline.returns.faults import Fault
from sightline.returns.keys import told_apart
from sightline.returns.text_files import csv_header, parquet_header, read_csv, read_parquet_text
from sightline.returns.typed import typed
from sightline.standards import local, ssd
from sightline.standards.ssd import Field, Table

POPULATION = Table(
    "population",
    (
        Field("year", "whole", key=True, required=True),
        Field("people", "whole", required=True),
        Field("source", "text", required=True),
        Field("age_group", "text"),
    ),
)
NEEDED_SHARE = 0.5


@cache
def known() -> dict[str, Table]:
    """Every table a flat file can fill."""
    return {**ssd.tables(), **local.tables(), "population": POPULATION}


def recognise(path: Path) -> Input | None:
    """What a CSV or Parquet file is, by its columns first and its name second; None where it is none of ours."""
    suffix = path.suffix.lower()
    if suffix not in (".csv", ".txt", ".parquet"):
        return None
    header = parquet_header(path) if suffix == ".parquet" else csv_header(path)
    folded = {name.strip().lower() for name in header}
    name = _table(path.stem.lower(), folded)
    return Input(path, None, _label(name), name) if name else None


def _table(stem: str, header: set[str]) -> str | None:
    best, most = None, 0
    for name, table in known().items():
        fields = {field.name for field in table.fields}
        met = len(fields & header)
        required = {field.name for field in table.fields if field.required}
        if met > most and required <= header and (name.startswith("ssd_") or required):
            best, most = name, met
    if best:
        return best
    named = {stem, f"ssd_{stem}", f"local_{stem}"} & set(known())
    return named.pop() if named and not header else None


def _label(table: str) -> str:
    if table.startswith("ssd_"):
        return f"ssd {table}"
    return (
        "population" if table == "population" else f"local {table.removeprefix('local_').replace('_', ' ')}"
    )


def child_column(table: str) -> str | None:
    """The column of a table that names the child."""
    if table == "ssd_person":
        return "pers_person_id"
    for field in known()[table].fields:
        if field.name == "child_id" or field.name.endswith("_person_id"):
            return field.name
    return None


def read(source: Input) -> list[RowsRead]:
    """Read one flat file: typed, each row told apart, and what was wrong; by authority where it has that column."""
    if source.table is None:
        raise CannotReadError(f"{source.path.name} was not recognised, so it cannot be read.")
    text, faults = _text(source)
    text = text.rename_columns([name.strip().lower() for name in text.column_names])
    if "authority" not in text.column_names:
        return [_read(source, known()[source.table], text, faults)]
    found = []
    for code in sorted(set(text.column("authority").to_pylist()) - {None}):
        mine = text.filter(pc.equal(text.column("authority"), code))
        found.append(_read(replace(source, authority=code), known()[source.table], mine, faults))
        faults = []
    nobody = text.filter(pc.is_null(text.column("authority")))
    if nobody.num_rows:
        found.append(_read(source, known()[source.table], nobody, faults))
    return found


def _read(source: Input, table: Table, text: pa.Table, faults: list[Fault]) -> RowsRead:
    child = child_column(table.name)
    child = child if child in text.column_names else None
    rows, wrong = typed(text, table.fields, source, child)
    must = tuple(field.name for field in table.fields if field.required)
    needed = must or ((child,) if child else ())
    kept, aside, twice = told_apart(rows, table.keys, needed, source, child)
    ragged = len(faults)
    return RowsRead(
        source, table.name, kept, text.num_rows + ragged, aside + ragged, [*faults, *wrong, *twice]
    )


def _text(source: Input) -> tuple[pa.Table, list[Fault]]:
    if source.path.suffix.lower() == ".parquet":
        return read_parquet_text(source.path), []
    rows, ragged = read_csv(source.path)
    faults = [
        Fault(
            source.path.name,
            None,
            number,
            None,
            "wrong_number_of_cells",
            "a row with other cells than the header",
            f"{rows.num_columns} cells",
            "set_aside",
            None,
            source.table,
        )
        for number, _ in ragged
    ]
    return rows, faults

"""The SSD, the local return and the population file: one flat file per table, CSV or Parquet."""

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import pyarrow as pa

from sightline.returns.contract import CannotReadError, Input, RowsRead
from sightline.returns.faults import Fault
from sightline.returns.flat_columns import (
    CODE,
    by_authority,
    of_nobody,
    refuse_unclear_columns,
    unknown_columns,
)
from sightline.returns.keys import one_for_each_cell, told_apart
from sightline.returns.store_types import to_store_types
from sightline.returns.text_files import (
    csv_header,
    faults_of_ragged,
    parquet_header,
    read_csv,
    read_parquet_text,
)
from sightline.standards import local, ssd
from sightline.standards.ssd import Field, SsdTable

POPULATION = SsdTable(
    "population",
    (
        Field(name="year", type="whole", key=True, required=True),
        Field(name="people", type="whole", required=True),
        Field(name="source", type="text", required=True),
        Field(name="age_group", type="text"),
    ),
)


@cache
def fillable_tables() -> dict[str, SsdTable]:
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
    if name is None and folded:
        _refuse_without_its_columns(path, folded)
    return Input(path, None, _label(name), name) if name else None


def _refuse_without_its_columns(path: Path, header: set[str]) -> None:
    """A file that is named as a table but does not look like it is said to be so: to pass it over would hide it."""
    stem = path.stem.lower()
    name = next(
        (each for each in (stem, f"local_{stem}") if each in fillable_tables() and each != "population"), None
    )
    if name is None:
        return
    fields = fillable_tables()[name].fields
    present = [field.name for field in fields if field.name in header]
    if not present and stem == name:
        raise CannotReadError(
            f"{path.name} is named as {name}, but its first row holds none of that table's columns. Export it again "
            f"with its header row, beginning {', '.join(field.name for field in fields[:3])}."
        )
    if present:
        lacking = [field.name for field in fields if field.required and field.name not in header]
        raise CannotReadError(
            f"{path.name} lacks {', '.join(lacking)}, without which {name} cannot be read. Add the column, or fill in "
            "the template again (sightline template local)."
        )


def _table(stem: str, header: set[str]) -> str | None:
    best, most = None, 0
    for name, table in fillable_tables().items():
        fields = {field.name for field in table.fields}
        matches = len(fields & header)
        required = {field.name for field in table.fields if field.required}
        if matches > most and required <= header and (name.startswith("ssd_") or required):
            best, most = name, matches
    if best:
        return best
    named = {stem, f"ssd_{stem}", f"local_{stem}"} & set(fillable_tables())
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
    for field in fillable_tables()[table].fields:
        if field.name == "child_id" or field.name.endswith("_person_id"):
            return field.name
    return None


def read(source: Input, today: date | None = None) -> list[RowsRead]:
    """Read one flat file: typed, each row told apart, and what was wrong; by authority where it has that column.

    `today` (the machine's own day unless given) says which century a year of two figures is of.
    """
    day = today or datetime.now(UTC).astimezone().date()
    if source.table is None:
        raise CannotReadError(f"{source.path.name} was not recognised, so it cannot be read.")
    table = fillable_tables()[source.table]
    text, ragged = _text(source)
    text = text.rename_columns([name.strip().lower() for name in text.column_names])
    refuse_unclear_columns(source, table, text)
    parts = []
    for code, rows in by_authority(text):
        if code and not CODE.match(code):
            parts.append(of_nobody(source, table, rows, code))
        else:
            parts.append(_read(replace(source, authority=code or source.authority), table, rows, day))
    first = parts[0]
    first.read += len(ragged)
    first.set_aside += len(ragged)
    first.faults = [*ragged, *unknown_columns(source, table, text), *first.faults]
    return parts


def _read(source: Input, table: SsdTable, text: pa.Table, today: date) -> RowsRead:
    child = child_column(table.name)
    child = child if child in text.column_names else None
    cells = to_store_types(text, table, source, child, today)
    must = tuple(field.name for field in table.fields if field.required)
    needed = must or ((child,) if child else ())
    rows, rejected_count, twice = told_apart(cells.rows, table.keys, needed, source, child)
    faults = one_for_each_cell(cells.faults, twice)
    return RowsRead(
        source=source,
        table=table.name,
        rows=rows,
        read=text.num_rows,
        set_aside=rejected_count,
        faults=faults,
        notes=cells.notes,
        unread=cells.unread,
    )


def _text(source: Input) -> tuple[pa.Table, list[Fault]]:
    if source.path.suffix.lower() == ".parquet":
        return read_parquet_text(source.path), []
    rows, ragged = read_csv(source.path)
    return rows, faults_of_ragged(source, rows, ragged)

"""The ONS mid-year population file, as Explore Education Statistics publishes it: children aged 0 to 17 by authority."""

import re
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from sightline.returns.contract import CannotReadError, Input, RowsRead
from sightline.returns.faults import Fault
from sightline.returns.text_files import csv_header, faults_of_ragged, read_csv

COLUMNS = {"time_period", "geographic_level", "old_la_code", "age_group", "population_estimate"}
CODE = re.compile(r"^\d{3}$")
AGES = "children aged 0 to 17"
SOURCE = "ONS mid-year population estimates, via DfE Explore Education Statistics ({name})"


def recognise(path: Path) -> Input | None:
    """The population file by its columns; None where it is something else."""
    if path.suffix.lower() != ".csv" or not set(csv_header(path)) >= COLUMNS:
        return None
    return Input(path, None, "ons population", "population")


def read(source: Input) -> list[RowsRead]:
    """One RowsRead per local authority in the file: year, people aged 0 to 17, and where it comes from.

    Rows for England, regions and other ages are not ours: they are left where they are and not counted as read.
    """
    text, ragged = read_csv(source.path)
    twice = sorted(name for name in COLUMNS if text.column_names.count(name) > 1)
    if twice:
        raise CannotReadError(
            f"{source.path.name} has more than one column headed {', '.join(twice)}. Download it again."
        )
    rows = text.filter(
        pc.and_(
            pc.equal(text.column("geographic_level"), "Local authority"),
            pc.starts_with(pc.utf8_lower(text.column("age_group")), AGES),
        )
    )
    codes = {code for code in rows.column("old_la_code").to_pylist() if code and CODE.match(code)}
    if not codes:
        raise CannotReadError(
            f"{source.path.name} holds no local authority's children aged 0 to 17. Download the population file with "
            "every local authority in it."
        )
    faults = faults_of_ragged(source, text, ragged)
    parts = []
    for code in sorted(codes):
        mine = rows.filter(pc.equal(rows.column("old_la_code"), code))
        parts.append(_of_one(source, code, mine, faults))
        faults = []  # a row cut short is of nobody, and told once
    return parts


def _of_one(source: Input, code: str, rows: pa.Table, faults: list[Fault]) -> RowsRead:
    table = pa.table(
        {
            "year": _whole(rows.column("time_period"), r"^\d{4}$"),
            "age_group": pa.array(["0-17"] * rows.num_rows),
            "people": _whole(rows.column("population_estimate"), r"^\d{1,9}$"),
            "source": pa.array([SOURCE.format(name=source.path.name)] * rows.num_rows),
        }
    )
    complete = pc.and_(pc.is_valid(table.column("year")), pc.is_valid(table.column("people")))
    unknown = [_fault(source, row) for row in rows.filter(pc.invert(complete)).to_pylist()]
    population = table.filter(complete)
    named = Input(source.path, source.sheet, source.recognised_as, source.table, table.num_rows, code)
    return RowsRead(
        source=named,
        table="population",
        rows=population,
        read=table.num_rows,
        set_aside=len(unknown),
        faults=[*faults, *unknown],
    )


def _whole(cells: pa.ChunkedArray, pattern: str) -> pa.ChunkedArray:
    return pc.if_else(pc.match_substring_regex(cells, pattern), cells, None).cast(pa.int64())


def _fault(source: Input, row: dict[str, object]) -> Fault:
    return Fault(
        file=source.path.name,
        sheet=None,
        row=int(str(row["_row"])),
        column="population_estimate",
        rule="not_a_whole_number",
        found=f"{row['population_estimate'] or ''} in {row['time_period'] or 'no year'}"[:80],
        expected="a year and a number of people",
        did="set_aside",
        table="population",
    )

"""The ONS mid-year population file, as Explore Education Statistics publishes it: children aged 0 to 17 by authority."""

from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from sightline.returns.contract import Input, RowsRead
from sightline.returns.faults import Fault
from sightline.returns.text_files import csv_header, read_csv

COLUMNS = {"time_period", "geographic_level", "old_la_code", "age_group", "population_estimate"}
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
    rows = text.filter(
        pc.and_(
            pc.equal(text.column("geographic_level"), "Local authority"),
            pc.starts_with(pc.utf8_lower(text.column("age_group")), AGES),
        )
    )
    faults = [
        Fault(
            source.path.name,
            None,
            number,
            None,
            "wrong_number_of_cells",
            "a row with other cells than the header",
            f"{text.num_columns} cells",
            "set_aside",
            None,
            "population",
        )
        for number, _ in ragged
    ]
    found = []
    codes = sorted(set(rows.column("old_la_code").to_pylist()) - {None})
    for code in codes:
        mine = rows.filter(pc.equal(rows.column("old_la_code"), code))
        found.append(_of_one(source, code, mine, faults))
        faults = []
    return found


def _of_one(source: Input, code: str, rows: pa.Table, faults: list[Fault]) -> RowsRead:
    people = pc.if_else(
        pc.match_substring_regex(rows.column("population_estimate"), r"^\d+$"),
        rows.column("population_estimate"),
        None,
    )
    table = pa.table(
        {
            "year": rows.column("time_period").cast(pa.int64()),
            "age_group": pa.array(["0-17"] * rows.num_rows),
            "people": people.cast(pa.int64()),
            "source": pa.array([SOURCE.format(name=source.path.name)] * rows.num_rows),
        }
    )
    kept = table.filter(pc.is_valid(table.column("people")))
    aside = table.num_rows - kept.num_rows
    unknown = [
        Fault(
            source.path.name,
            None,
            None,
            "population_estimate",
            "not_a_whole_number",
            "not a number",
            "a number",
            "set_aside",
            None,
            "population",
        )
    ] * aside
    named = Input(source.path, source.sheet, source.recognised_as, source.table, table.num_rows, code)
    return RowsRead(named, "population", kept, table.num_rows, aside, [*faults, *unknown])

"""The demo's tables as files: an SSD folder, the local return beside it, and the population as DfE publishes it."""

from pathlib import Path
from typing import Literal

import pyarrow as pa
import pyarrow.csv as csv
import pyarrow.parquet as pq

Form = Literal["csv", "parquet"]


def write_ssd(tables: dict[str, pa.Table], folder: str | Path, form: Form = "csv") -> list[Path]:
    """Write one file per SSD table, such as `ssd_person.csv`, and return their paths. Dates are ISO (2026-10-31)."""
    names = [name for name in tables if name.startswith("ssd_")]
    return [_write(tables[name], Path(folder) / f"{name}.{form}") for name in names]


def write_local(tables: dict[str, pa.Table], folder: str | Path) -> list[Path]:
    """Write the local return, one CSV file per table, into a folder of its own, and return the paths."""
    names = [each for each in tables if each.startswith("local_")]
    return [_write(tables[each], Path(folder) / f"{each}.csv") for each in names]


def write_population(
    tables: dict[str, pa.Table], folder: str | Path, authority: str = "990", name: str = "Aldermere"
) -> Path:
    """Write the population as one CSV file in the layout of Explore Education Statistics, and return its path."""
    return _write(_published(tables["population"], authority, name), Path(folder) / "population.csv")


def _write(rows: pa.Table, path: Path) -> Path:
    """Write one table in the form its name says."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".parquet":
        pq.write_table(rows, path)
    else:
        csv.write_csv(_plain(rows), path, csv.WriteOptions(quoting_style="needed"))
    return path


def _plain(rows: pa.Table) -> pa.Table:
    """The table with its moments as `2026-10-31 14:05:00`."""
    for place, field in enumerate(rows.schema):
        if pa.types.is_timestamp(field.type):
            rows = rows.set_column(place, field.name, rows.column(place).cast(pa.string()))
    return rows


def _published(people: pa.Table, authority: str, name: str) -> pa.Table:
    """The population in the columns of Explore Education Statistics, newest year first."""
    rows = people.sort_by([("year", "descending")])
    same = {
        "time_identifier": "Reporting year",
        "geographic_level": "Local authority",
        "country_code": "E92000001",
        "country_name": "England",
        "region_code": "E12000099",
        "region_name": "Fictional region",
        "old_la_code": authority,
        "new_la_code": f"E06000{authority}",
        "la_name": name,
        "age_group": "Children aged 0 to 17 years",
    }
    columns = {"time_period": rows["year"]}
    columns |= {key: pa.repeat(pa.scalar(value), rows.num_rows) for key, value in same.items()}
    return pa.table(columns | {"population_estimate": rows["people"]})

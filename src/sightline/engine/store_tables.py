"""Every table a snapshot can hold, and the columns each has: SSD, the local return, population, extensions."""

from functools import cache

import pyarrow as pa

from sightline.standards import annex_a, local, ssd

POPULATION = pa.schema(
    [
        ("authority", pa.string()),
        ("year", pa.int64()),
        ("age_group", pa.string()),
        ("people", pa.int64()),
        ("source", pa.string()),
    ]
)


@cache
def schemas() -> dict[str, pa.Schema]:
    """The columns of every table the store knows, the authority's code first."""
    by_table = {name: table.schema() for name, table in {**ssd.tables(), **local.tables()}.items()}
    by_table["population"] = POPULATION
    by_table.update(_annex_a())
    return by_table


def _annex_a() -> dict[str, pa.Schema]:
    return {f"annexa_list_{number}": schema for number, schema in annex_a.store_schemas().items()}


def whole(table: str, rows: pa.Table, authority: str) -> pa.Table:
    """These rows with every column of the store's table, in its order and types; missing columns are blank."""
    columns = []
    for field in schemas()[table]:
        if field.name == "authority":
            columns.append(pa.repeat(pa.scalar(authority, pa.string()), rows.num_rows))
        elif field.name in rows.column_names:
            columns.append(rows.column(field.name).cast(field.type))
        else:
            columns.append(pa.nulls(rows.num_rows, field.type))
    return pa.table(columns, schema=schemas()[table])

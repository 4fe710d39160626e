"""What a load changes: rows added, changed, unchanged and gone, by key."""

from dataclasses import dataclass

import duckdb
import pyarrow as pa


@dataclass(frozen=True)
class RowDifference:
    """How a table's new rows stand to its old ones."""

    added: int
    changed: int
    unchanged: int
    gone: int


def difference(old: pa.Table | None, new: pa.Table, keys: tuple[str, ...]) -> RowDifference:
    """Compare two versions of a table by its key columns.

    Equal values are equal whatever the type that holds them: a time is read in seconds and kept in milliseconds. So
    both sides are brought to common types (by UNION ALL) before they are hashed.
    """
    if old is None or not old.num_rows:
        return RowDifference(new.num_rows, 0, 0, 0)
    con = duckdb.connect()
    con.register(
        "old_rows", old.select(new.column_names) if set(new.column_names) <= set(old.column_names) else old
    )
    con.register("new_rows", new)
    names = [name for name in new.column_names if name in old.column_names]
    key = ", ".join(f'"{name}"' for name in keys) or ", ".join(f'"{name}"' for name in names)
    whole = ", ".join(f'"{name}"' for name in names)
    row = con.execute(
        f"""WITH rows_of AS (SELECT 'old' AS side, {whole} FROM old_rows UNION ALL SELECT 'new', {whole} FROM new_rows),
                 hashed AS (SELECT side, hash({key}) AS k, any_value(hash({whole})) AS h FROM rows_of GROUP BY ALL),
                 o AS (FROM hashed WHERE side = 'old'), n AS (FROM hashed WHERE side = 'new')
            SELECT count(*) FILTER (o.k IS NULL), count(*) FILTER (o.h <> n.h), count(*) FILTER (o.h = n.h),
                   count(*) FILTER (n.k IS NULL) FROM o FULL JOIN n ON o.k = n.k"""
    ).fetchone()
    return RowDifference(*(int(each) for each in row or (0, 0, 0, 0)))

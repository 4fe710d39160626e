"""What a load changes: rows added, changed, unchanged and gone, by key."""

from dataclasses import dataclass

import duckdb
import pyarrow as pa


@dataclass(frozen=True)
class Difference:
    """How a table's new rows stand to its old ones."""

    added: int
    changed: int
    unchanged: int
    gone: int


def difference(old: pa.Table | None, new: pa.Table, keys: tuple[str, ...]) -> Difference:
    """Compare two versions of a table by its key columns."""
    if old is None or not old.num_rows:
        return Difference(new.num_rows, 0, 0, 0)
    con = duckdb.connect()
    con.register(
        "old_rows", old.select(new.column_names) if set(new.column_names) <= set(old.column_names) else old
    )
    con.register("new_rows", new)
    names = [name for name in new.column_names if name in old.column_names]
    key = ", ".join(f'"{name}"' for name in keys) or ", ".join(f'"{name}"' for name in names)
    whole = ", ".join(f'"{name}"' for name in names)
    found = con.execute(
        f"""WITH o AS (SELECT hash({key}) AS k, any_value(hash({whole})) AS h FROM old_rows GROUP BY 1),
                 n AS (SELECT hash({key}) AS k, any_value(hash({whole})) AS h FROM new_rows GROUP BY 1)
            SELECT count(*) FILTER (o.k IS NULL), count(*) FILTER (o.h <> n.h), count(*) FILTER (o.h = n.h),
                   count(*) FILTER (n.k IS NULL) FROM o FULL JOIN n ON o.k = n.k"""
    ).fetchone()
    return Difference(*(int(each) for each in found or (0, 0, 0, 0)))

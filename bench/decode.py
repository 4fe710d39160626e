"""The floor: the seconds it takes only to decode the columns a measure needs, in whichever reader is faster."""

import time

import duckdb
import pyarrow.dataset as ds

from bench.columns import NEEDED, Councils


def by_pyarrow(councils: Councils, name: str) -> int:
    """Decode every batch with pyarrow's dataset reader, all threads, and let it go; gives the rows read."""
    rows = 0
    for table, columns in NEEDED[name].items():
        reader = ds.dataset(councils.files(table)).scanner(columns=[*councils.whose, *columns])
        rows += sum(batch.num_rows for batch in reader.to_batches())
    return rows


def by_duckdb(councils: Councils, name: str) -> int:
    """Decode every column with DuckDB, all threads, and count what is in it; gives the rows read."""
    con, rows = duckdb.connect(), 0
    con.execute("SET enable_progress_bar = false")
    for table, columns in NEEDED[name].items():
        counts = ", ".join(f'count("{column}")' for column in (*councils.whose, *columns))
        found = con.execute(
            f"SELECT count(*), {counts} FROM read_parquet(?)", [councils.files(table)]
        ).fetchone()
        rows += found[0] if found else 0
    con.close()
    return rows


def seconds(councils: Councils, name: str) -> tuple[float, str]:
    """The faster of the two and its name, each run twice so that neither pays for a cold disk."""
    took = {}
    for reader, decode in (("pyarrow", by_pyarrow), ("DuckDB", by_duckdb)):
        for _ in range(2):
            started = time.perf_counter()
            decode(councils, name)
            again = time.perf_counter() - started
            took[reader] = min(again, took.get(reader, again))
    fastest = min(took, key=lambda reader: took[reader])
    return took[fastest], fastest

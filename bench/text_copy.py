"""The floor of a load: DuckDB copies the same CSV files to Parquet, every cell as text, and looks at none of them."""

import tempfile
from pathlib import Path

import duckdb


def by_duckdb(folder: str) -> int:
    """Copy every CSV in the folder and below it to a folder that is removed again; how many files."""
    with tempfile.TemporaryDirectory() as name:
        return copy(Path(folder), Path(name))


def copy(folder: Path, target: Path) -> int:
    """Copy each CSV to a Parquet file of its own, `0.parquet` and on, on all threads; how many files."""
    files = sorted(folder.rglob("*.csv"))
    con = duckdb.connect()
    con.execute("SET enable_progress_bar = false")
    for number, path in enumerate(files):
        to = (target / f"{number}.parquet").as_posix()
        con.execute(
            f"COPY (FROM read_csv(?, all_varchar = true)) TO '{to}' (FORMAT parquet)", [path.as_posix()]
        )
    con.close()
    return len(files)

"""A whole England of fictional authorities, for the benchmark: Parquet files by table and authority."""

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import pyarrow.parquet as pq

from sightline.demo.authority import DATA_TO, generate
from sightline.engine.store_tables import whole

FIRST_CODE = 201
WORKERS = 2


def generate_england(
    folder: str | Path,
    authorities: int | Sequence[str] = 153,
    seed: int = 2026,
    data_to: date = DATA_TO,
    years: int = 8,
    scale: float = 1.0,
    workers: int = WORKERS,
) -> dict[str, int]:
    """Write `<folder>/<table>/<authority>.parquet` for every authority, each with its own seed.

    `authorities` is how many (codes from 201) or their three-digit codes. Every file has the columns of the store's
    table, the `authority` first. Returns the number of rows written for each authority.
    """
    codes = (
        [f"{FIRST_CODE + place}" for place in range(authorities)]
        if isinstance(authorities, int)
        else authorities
    )
    write = partial(_authority, Path(folder), seed, data_to, years, scale)
    if workers < 2 or len(codes) < 2:
        return dict(map(write, enumerate(codes)))
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        return dict(pool.map(write, enumerate(codes)))


def _authority(
    folder: Path, seed: int, data_to: date, years: int, scale: float, numbered: tuple[int, str]
) -> tuple[str, int]:
    """Make and write one authority; its code and how many rows it has."""
    place, code = numbered
    made = generate(seed + place, code, f"Authority {code}", data_to, years, scale)
    for name, rows in made.items():
        path = folder / name / f"{code}.parquet"
        path.parent.mkdir(parents=True, exist_ok=True)
        pq.write_table(whole(name, rows, code), path, compression="zstd", row_group_size=250_000)
    return code, sum(rows.num_rows for rows in made.values())

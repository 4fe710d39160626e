"""Whether a column under a new name holds the figures of an old one, by the years both releases have."""

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from sightline.comparators.numbers import figures_of, shape_of
from sightline.comparators.places import Placed

ENOUGH, SAME = 30, 0.9
"""So many figures in both releases at least, and of them so many the same: releases revise a few."""


def same_figures(placed: Placed, columns: Sequence[str], gone: Sequence[str], before: Path) -> dict[str, str]:
    """printed column → our name of the one whose figures it has. `before` is the earlier release's rows."""
    earlier = pq.read_table(before, columns=["column", "area", "time", "value"])
    proven: dict[str, str] = {}
    for printed in columns:
        if not shape_of(placed.rows.column(printed)).only_figures:
            continue
        now = pa.table(
            {"area": placed.area, "time": placed.time, "now": figures_of(placed.rows.column(printed)).values}
        )
        shares = {name: _share(now, earlier, name) for name in gone if name not in proven.values()}
        best = max(shares, key=lambda name: shares[name], default=None)
        if best is not None and shares[best] >= SAME:
            proven[printed] = best
    return proven


def _share(now: pa.Table, earlier: pa.Table, name: str) -> float:
    """Of the figures both have, the share that is the same; 0 where too few are in both."""
    then = earlier.filter(pc.equal(earlier.column("column"), name)).select(["area", "time", "value"])
    both = now.join(then, ["area", "time"], join_type="inner")
    both = both.filter(pc.and_(pc.is_valid(both.column("now")), pc.is_valid(both.column("value"))))
    if both.num_rows < ENOUGH:
        return 0.0
    same = pc.sum(pc.cast(pc.equal(both.column("now"), both.column("value")), pa.int64())).as_py()
    return same / both.num_rows

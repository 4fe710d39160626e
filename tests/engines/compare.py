"""The rows of a table on one engine as a multiset, and the difference between two said so that it can be found."""

from collections import Counter
from collections.abc import Sequence

import ibis.expr.types as ir
import pyarrow as pa

from sightline.measuring.all_cases import judged_cases
from sightline.measuring.cases import CORE
from sightline.measuring.measure import Measure
from sightline.tables.data import Data

WORDS = pa.table({"word": ["a", "B", "_", "é", "Z", "10", "9"]})
COMPARED = [name for name in CORE if name != "team_id"]


def cases_on(data: Data, measure: Measure) -> Counter[tuple]:
    """Every case of a measure, with how often it occurs."""
    return rows_on(judged_cases(measure, data), COMPARED)


def rows_on(table: ir.Table, names: Sequence[str]) -> Counter[tuple]:
    """Every row with how often it occurs; numbers to nine places, since engines add in different orders."""
    found = table.select(*names).to_pyarrow()
    rows = zip(*(found.column(name).to_pylist() for name in names), strict=True)
    return Counter(tuple(round(cell, 9) if isinstance(cell, float) else cell for cell in row) for row in rows)


def differences(one: Counter[tuple], other: Counter[tuple], seed: int) -> str:
    """Nothing where they agree; otherwise how many differ, the first few of each, and how to see it again."""
    if one == other:
        return ""
    here, there = one - other, other - one
    said = [
        f"{here.total()} only on the first engine, {there.total()} only on the second; SIGHTLINE_SEED={seed}"
    ]
    for mark, rows in (("first ", here), ("second", there)):
        said += [f"{mark} {row}" for row in sorted(rows, key=str)[:4]]
    return "\n".join(said)


def greatest(data: Data) -> str:
    """The word that comes last in the engine's order, of those it was handed and worked on."""
    words = data.engine.keep("words", WORDS)
    kept = data.engine.keep("longer", words.mutate(word=words.word + "!"))
    return kept.word.max().execute()

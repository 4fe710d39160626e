"""All measures' cases in one table, judged once."""

from collections.abc import Iterable

import pyarrow as pa

from sightline.engine.later import ibis, ir
from sightline.measuring.cases import CORE
from sightline.measuring.measure import Measure
from sightline.tables.data import Data

ALL_CASES = "all_cases"
"""The table that holds them; each measure's are a part of it, by its id."""


def judged_cases(measure: Measure, data: Data) -> ir.Table:
    """One measure's cases, story and all: what the drill-down shows and what every figure is read from."""
    return measure.judge(data, measure.clock)


def gathered(measures: Iterable[Measure], data: Data, allowed: pa.Table) -> ir.Table:
    """The cases of these measures, with `measure`, `month` and `month_index`; held as one table.

    `allowed`: the months that each can be computed for, as `gather.allowed`.
    """
    months = data.engine.keep("allowed_months", allowed)
    parts = {measure.id: cases_in_months(measure, data, months) for measure in measures}
    return data.engine.keep_all(ALL_CASES, parts) if parts else data.engine.keep(ALL_CASES, _no_cases())


def cases_in_months(measure: Measure, data: Data, months: ir.Table) -> ir.Table:
    """One measure's cases in the months that `allowed` lists for it, with `measure`, `month` and `month_index`."""
    core = judged_cases(measure, data).select(*CORE)
    recent = core.filter(core.on >= data.first_day)  # far down, so that what is never shown is never judged
    dated = recent.mutate(month_index=(recent.on.year() * 12 + recent.on.month() - 1).cast("int32"))
    mine = months.filter(months.measure == measure.id).select("code", "month", _index=months.month_index)
    joined = dated.inner_join(mine, [dated.authority == mine.code, dated.month_index == mine._index])
    joined = joined.drop("code", "_index")
    ends = data.data_dates.select(_code=data.data_dates.authority, _last=data.data_dates.data_to)
    joined = joined.inner_join(ends, [joined.authority == ends._code, joined.on <= ends._last]).drop(
        "_code", "_last"
    )
    return joined.mutate(measure=ibis.literal(measure.id))


def _no_cases() -> pa.Table:
    names = {"string": pa.string(), "date": pa.date32(), "boolean": pa.bool_(), "float64": pa.float64()}
    fields = [(name, names[kind]) for name, kind in CORE.items()]
    return pa.schema(
        [*fields, ("month_index", pa.int32()), ("month", pa.string()), ("measure", pa.string())]
    ).empty_table()

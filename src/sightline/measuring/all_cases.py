"""All measures' cases in one table, judged once."""

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import and_, or_

import pyarrow as pa

from sightline.engine.later import ibis, ir
from sightline.measuring.cases import CORE
from sightline.measuring.measure import Measure
from sightline.measuring.own_definitions import VersionStretch, left_out_in
from sightline.tables.data import Data
from sightline.tables.splits import with_person

ALL_CASES = "all_cases"
"""The table that holds them; each measure's are a part of it, by its id."""


def judged_cases(measure: Measure, data: Data) -> ir.Table:
    """One measure's cases, story and all: what the drill-down shows and what every figure is read from.

    Those that this council's own definition of it leaves out are not among them.
    """
    judged = measure.judge(data, measure.clock)
    left_out = left_out_in(measure.id)
    return _without(judged, left_out, data) if left_out else judged


def _without(judged: ir.Table, left_out: Sequence[VersionStretch], data: Data) -> ir.Table:
    """The cases but for those of a category that the version of their day leaves out."""
    cases = judged.select("authority", "case_id", "child_id", "on", "part")
    named = with_person(data, cases)
    matched = [_in_stretch(named, each) & _in_categories(named, each) for each in left_out]
    out = named.filter(reduce(or_, matched)).select(_a="authority", _b="case_id", _c="on")
    same = [judged.authority == out._a, judged.case_id == out._b, judged.on == out._c]
    return judged.anti_join(out, same)


def _in_stretch(cases: ir.Table, stretch: VersionStretch) -> ir.BooleanValue:
    first, until = stretch.first, stretch.until
    inside = [cases.on >= first] * (first is not None) + [cases.on < until] * (until is not None)
    return reduce(and_, inside, cases.on.notnull())


def _in_categories(cases: ir.Table, stretch: VersionStretch) -> ir.BooleanValue:
    """Whether any of what a version leaves out is said of a case."""
    named = [
        cases[split].fill_null("").isin(list(categories))
        for split, categories in stretch.version.leaves_out.items()
        if categories
    ]
    return reduce(or_, named)


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

"""All measures' cases in one table, judged once, with everything they are split by joined once."""

from collections.abc import Iterable, Mapping

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from sightline.engine.manifest import Manifest
from sightline.measuring.answers import Answer, answer
from sightline.measuring.cases import CORE, check_sums
from sightline.measuring.measure import Measure
from sightline.tables.data import Data

ALLOWED = pa.schema(
    [("measure", pa.string()), ("code", pa.string()), ("month_index", pa.int32()), ("month", pa.string())]
)
Answers = Mapping[tuple[str, str], Answer]


def answers(measures: Iterable[Measure], manifest: Manifest) -> dict[tuple[str, str], Answer]:
    """(measure id, authority) → whether and for which months it can be computed."""
    return {
        (measure.id, code): answer(measure, entry)
        for measure in measures
        for code, entry in manifest.authorities.items()
    }


def month_index(month: str) -> int:
    """A month as a running number: months of the year 0 counted on."""
    year, number = month.split("-")
    return int(year) * 12 + int(number) - 1


def allowed(known: Answers) -> pa.Table:
    """One row per measure, authority and month that can be computed."""
    rows = [
        (measure_id, code, month_index(month), month)
        for (measure_id, code), said in known.items()
        if said.ok
        for month in said.months
    ]
    columns = list(zip(*rows, strict=True)) if rows else [[], [], [], []]
    return pa.table([list(column) for column in columns], schema=ALLOWED)


def judged_cases(measure: Measure, data: Data) -> ir.Table:
    """One measure's cases, story and all: what the drill-down shows and what every figure is read from."""
    return measure.judge(data, measure.clock)


def gathered(measures: Iterable[Measure], data: Data, known: Answers) -> ir.Table:
    """Every measure's cases that can be computed, with `measure`, `month` and `month_index`; held as one table."""
    months = data.engine.keep("allowed_months", allowed(known))
    parts = []
    for measure in measures:
        if any(known[measure.id, code].ok for code in data.dates):
            parts.append(cases_in_months(measure, data, months))
    if not parts:
        return data.engine.keep("all_cases", _no_cases())
    return data.engine.keep("all_cases", ibis.union(*parts) if len(parts) > 1 else parts[0])


def cases_in_months(measure: Measure, data: Data, months: ir.Table) -> ir.Table:
    """One measure's cases in the months that `allowed` lists for it, with `measure`, `month` and `month_index`."""
    core = judged_cases(measure, data).select(*CORE)
    kept = core.filter(core.on >= data.first_day)  # far down, so that what is never shown is never judged
    dated = kept.mutate(month_index=(kept.on.year() * 12 + kept.on.month() - 1).cast("int32"))
    mine = months.filter(months.measure == measure.id).select("code", "month", _index=months.month_index)
    met = dated.inner_join(mine, [dated.authority == mine.code, dated.month_index == mine._index])
    met = met.drop("code", "_index")
    ends = data.data_dates.select(_code=data.data_dates.authority, _last=data.data_dates.data_to)
    met = met.inner_join(ends, [met.authority == ends._code, met.on <= ends._last]).drop("_code", "_last")
    return met.mutate(measure=ibis.literal(measure.id))


def refuse_bad(cases: ir.Table) -> None:
    """Refuse a case listed twice on a day, undecided or undated, naming the measure."""
    sums = cases.group_by("measure").aggregate(
        undecided=(cases.counted.isnull() & cases.aside.isnull()).cast("int32").sum(),
        undated=cases.on.isnull().cast("int32").sum(),
    )
    twice = cases.group_by("measure", "authority", "case_id", "on").aggregate(n=cases.count())
    doubled = twice.filter(twice.n > 1).group_by("measure").aggregate(doubled=lambda t: t.count())
    found = {row["measure"]: row["doubled"] for row in doubled.to_pyarrow().to_pylist()}
    for row in sums.to_pyarrow().to_pylist():
        check_sums(row["measure"], found.get(row["measure"], 0), row["undecided"], row["undated"])


def _no_cases() -> pa.Table:
    names = {"string": pa.string(), "date": pa.date32(), "boolean": pa.bool_(), "float64": pa.float64()}
    fields = [(name, names[kind]) for name, kind in CORE.items()]
    return pa.schema(
        [*fields, ("month_index", pa.int32()), ("month", pa.string()), ("measure", pa.string())]
    ).empty_table()

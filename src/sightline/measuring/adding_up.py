"""Every measure's cases, split and added up by the month: what a refresh asks of the engine, in one question."""

from collections.abc import Iterable, Mapping, Sequence

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from sightline.measuring.all_cases import gathered
from sightline.measuring.measure import Measure
from sightline.measuring.refresh import BETWEEN, ONWARD, READ, READINGS, SPREAD, SPREADS, WHOLE
from sightline.tables.data import Data
from sightline.tables.splits import NOT_RECORDED, SPLITS, with_next_team, with_splits


def added_up(data: Data, measures: Sequence[Measure], months: pa.Table) -> dict[str, ir.Table]:
    """For each split, READ and its name: rows as READINGS; SPREAD and its name: rows as SPREADS. And, of all cases,
    `undecided` and `doubled` for `gather.refuse_bad`.

    Each split is an answer of its own: DuckDB 1.5 never ends a union of many sums of a table. `measures`: those that can be computed of any authority; `months`: as `gather.allowed`.
    """
    cases = gathered(measures, data, months)
    split = data.engine.keep("split_cases", _marked(with_next_team(data, with_splits(data, cases))))
    medians = [measure.id for measure in measures if measure.kind == "median"]
    splits = (WHOLE, *SPLITS, ONWARD)
    sums = {f"{READ} {name}": _one_split(split, name) for name in splits}
    return {**_bad(cases), **sums, **{f"{SPREAD} {name}": _spread(split, name, medians) for name in splits}}


def _bad(cases: ir.Table) -> dict[str, ir.Table]:
    """By measure, how many cases are undecided or undated, and how many are listed twice on a day."""
    twice = cases.group_by("measure", "authority", "case_id", "on").aggregate(n=cases.count())
    return {
        "undecided": cases.group_by("measure").aggregate(
            undecided=(cases.counted.isnull() & cases.aside.isnull()).cast("int32").sum(),
            undated=cases.on.isnull().cast("int32").sum(),
        ),
        "doubled": twice.filter(twice.n > 1).group_by("measure").aggregate(doubled=lambda t: t.count()),
    }


def _marked(split: ir.Table) -> ir.Table:
    """What the adding up needs of each case, and no more: a million rows are held."""
    judged, later = split.aside.isnull(), split.superseded
    counted = judged & split.counted.fill_null(False)
    amount = split.amount.fill_null(0.0)
    return split.select(
        "measure",
        "authority",
        "month_index",
        *SPLITS,
        **{ONWARD: split.team + BETWEEN + split.next_team.fill_null("")},
        part=split.part.fill_null(""),
        superseded=(later.year() * 12 + later.month() - 1).cast("int32"),
        judged=judged.cast("int32"),
        counted=counted.cast("int32"),
        amount=amount,
        counted_amount=ibis.cases((counted, amount), else_=0.0),
        too_recent=(split.aside == "too_recent").fill_null(False).cast("int32"),
        open_late=(split.aside == "open_late").fill_null(False).cast("int32"),
        value=ibis.cases((judged, split.amount)),
    )


def _keys(marked: ir.Table, name: str) -> Mapping[str, ir.Value]:
    keys = ("measure", "part", "authority", "month_index", "superseded")
    category = ibis.literal("") if name == WHOLE else marked[name].fill_null(NOT_RECORDED)
    return {**{key: marked[key] for key in keys}, "split": ibis.literal(name), "category": category}


def _one_split(marked: ir.Table, name: str) -> ir.Table:
    """The sums; amounts to a millionth, so that the order rows were added up in leaves no trace in the last digits."""
    whole = {each: marked[each].sum() for each in ("judged", "counted", "too_recent", "open_late")}
    exact = {each: marked[each].sum().round(6) for each in ("amount", "counted_amount")}
    return marked.group_by(**_keys(marked, name)).aggregate(**whole, **exact).select(*READINGS.names)


def _spread(marked: ir.Table, name: str, measure_ids: Iterable[str]) -> ir.Table:
    """How often each amount occurs, for measures whose middle value is read: medians cannot be added up."""
    wanted = marked.filter(marked.measure.isin(list(measure_ids)), marked.value.notnull())
    grouped = wanted.group_by(**_keys(wanted, name), value=wanted.value).aggregate(n=wanted.count())
    return grouped.select(*SPREADS.names)

"""The phrases running clocks are found with: who is open on the data date, and the last that happened up to it."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from sightline.engine.later import ibis, ir
from sightline.tables.phrases import with_data_date

if TYPE_CHECKING:
    from sightline.tables.data import Data

FAR = "2999-12-31"
_tables_by_data: "WeakKeyDictionary[Data, dict[str, ir.Table]]" = WeakKeyDictionary()


def once(make: "Callable[[Data], ir.Table]") -> "Callable[[Data], ir.Table]":
    """What several clocks look at, worked out once for each Data and held on its engine."""
    name = f"once_{make.__module__.rpartition('.')[2]}_{make.__name__.strip('_')}"

    @wraps(make)
    def table_of(data: "Data") -> ir.Table:
        tables = _tables_by_data.setdefault(data, {})
        if name not in tables:
            tables[name] = data.engine.keep(name, make(data))
        return tables[name]

    return table_of


def open_now(data: "Data", rows: ir.Table, *, started: str, ended: str) -> ir.Table:
    """What has started and not ended on the data date, with `data_to`. What ends that day is no longer open."""
    dated = with_data_date(data, rows)
    begun = dated[started].cast("date") <= dated.data_to
    return dated.filter(begun, dated[ended].cast("date").fill_null(ibis.date(FAR)) > dated.data_to)


def not_done(dated: ir.Table, done: str) -> ir.BooleanValue:
    """True where `done` is blank or lies after the data date: what is planned has not happened."""
    return dated[done].cast("date").fill_null(ibis.date(FAR)) > dated.data_to


def with_last(
    dated: ir.Table, events: ir.Table, *, case: str, meets: dict[str, str], day: str, since: str
) -> ir.Table:
    """Add `last`, the latest of the events from `since` up to the data date, and `times`, on how many days they fell.

    `meets` pairs a column of the rows with one of the events; `case` names a row.
    """
    renamed = {f"_key_{place}": events[theirs] for place, theirs in enumerate(meets.values())}
    named = events.select(_code=events.authority, _day=events[day].cast("date"), **renamed)
    keys = [dated[mine] == named[f"_key_{place}"] for place, mine in enumerate(meets)]
    joined = dated.inner_join(
        named,
        [
            dated.authority == named._code,
            *keys,
            named._day >= dated[since].cast("date"),
            named._day <= dated.data_to,
        ],
    )
    sums = joined.group_by(_where=joined.authority, _which=joined[case]).aggregate(
        last=joined._day.max(), times=joined._day.nunique()
    )
    back = dated.left_join(sums, [dated.authority == sums._where, dated[case] == sums._which])
    return back.mutate(times=ibis.coalesce(back.times, 0)).drop("_where", "_which")


def with_next_due(
    dated: ir.Table, events: ir.Table, *, case: str, meets: tuple[str, str], due: str, done: str
) -> ir.Table:
    """Add `recorded`: the last day the record itself gives for what has not been held, the earliest after `last`."""
    mine, theirs = meets
    named = events.select(
        _code=events.authority, _key=events[theirs], _due=events[due], _done=events[done]
    ).filter(lambda t: t._due.notnull())
    joined = dated.inner_join(
        named,
        [
            dated.authority == named._code,
            dated[mine] == named._key,
            named._done.fill_null(ibis.date(FAR)) > dated.data_to,
        ],
    )
    after = joined.filter(joined.last.isnull() | (joined._due > joined.last))
    sums = after.group_by(_where=after.authority, _which=after[case]).aggregate(recorded=after._due.min())
    back = dated.left_join(sums, [dated.authority == sums._where, dated[case] == sums._which])
    return back.drop("_where", "_which")

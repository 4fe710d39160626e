"""The lists one child stands in: every measure's cases of that child in the last twelve months, judged of that child's rows alone.

A measure judges each child by the child's own rows, so the tables are narrowed to the child before anything is judged; the SQL is the
same for every child, and kept. `tests/measuring/test_child_cases.py` holds it against the lists behind the figures.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

import pyarrow as pa

from sightline.calendars.dates import month_end, same_day_later
from sightline.engine.compiled import answer_to
from sightline.engine.connect import Engine, connect
from sightline.engine.later import ibis, ir
from sightline.engine.snapshots import Snapshot
from sightline.measuring.all_cases import judged_cases
from sightline.measuring.availability import availability
from sightline.measuring.cases import CORE
from sightline.measuring.discover import measures
from sightline.measuring.measure import Measure
from sightline.measuring.refresh import ROOMS, definitions
from sightline.tables.data import Data
from sightline.tables.small import small_tables
from sightline.tables.splits import with_team

MONTHS = 12
ONE = "one_child"
WHOSE = "_person_id"
"""How the columns end that name a child."""


class OneChildData(Data):
    """The nouns of one child: of every table that names children, the rows of the child in the small table ONE."""

    def __init__(self, engine: Engine, dates: Mapping[str, date], child: str) -> None:
        """`child` is a reference; where the SQL is kept, another takes its place."""
        super().__init__(engine, dates, hold=False)
        self.one = engine.keep(ONE, _one(child))

    def store(self, table: str) -> ir.Table:
        """A table of the store, without other children's rows; one that names none as it lies."""
        rows = self.engine.table(table)
        columns = [name for name in rows.columns if name.endswith(WHOSE)]
        if not columns:
            return rows
        return rows.semi_join(self.one, reduce(or_, (rows[name] == self.one.child for name in columns)))


def cases_of_child(snapshot: Snapshot, authority: str, child: str) -> list[dict[str, Any]]:
    """The judged cases of this child, newest first: measure, figures (ids), case_id, child_id, on, counted, part, and the
    columns that name its teams.

    Of the months that can be computed in the MONTHS to the data date; of who stands at month ends, the latest month's alone.
    """
    entry = snapshot.manifest.authorities[authority]
    able = {each.id: availability(each, entry) for each in measures().values()}
    months = {each: set(result.months) for each, result in able.items() if result.ok}
    if not months:
        return []
    first = same_day_later(month_end(entry.data_to).replace(day=1), 1 - MONTHS)
    rows = _asked(snapshot, authority, child, [measures()[each] for each in months])
    recent = [
        row
        for row in rows
        if row["child_id"] == child
        and first <= row["on"] <= entry.data_to
        and f"{row['on']:%Y-%m}" in months[row["measure"]]
        and (row["superseded"] is None or row["superseded"] > entry.data_to)
    ]
    listed = [{**row, "figures": figures} for row in _latest(recent) if (figures := _figures(row))]
    return sorted(listed, key=lambda row: (-row["on"].toordinal(), row["measure"], row["case_id"]))


def _asked(snapshot: Snapshot, authority: str, child: str, able: list[Measure]) -> list[dict[str, Any]]:
    """The cases of these measures that are judged, with their teams. The child is given as a row, so that one SQL serves all."""
    engine = connect(snapshot)
    dates = {authority: snapshot.manifest.authorities[authority].data_to}
    small = {**small_tables(dates), ONE: lambda: _one(child)}

    def cases() -> ir.Table:
        data = OneChildData(engine, dates, child)
        parts = [
            judged_cases(each, data).select(*CORE).mutate(measure=ibis.literal(each.id)) for each in able
        ]
        every = ibis.union(*parts) if len(parts) > 1 else parts[0]
        judged = every.filter(every.aside.isnull(), every.authority == authority)
        return with_team(data, judged.semi_join(data.one, [judged.child_id == data.one.child]))

    question = f"one child {[each.id for each in able]} {sorted(dates)} {definitions()}"
    try:
        return answer_to(engine, question, small, cases, rooms=ROOMS).to_pylist()
    finally:
        engine.close()


def _one(child: str) -> pa.Table:
    return pa.table({"child": pa.array([child], pa.string())})


def _latest(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Of who stands at month ends the last day's rows; of everything else all."""
    every = list(rows)
    last: dict[str, date] = {}
    for row in every:
        last[row["measure"]] = max(last.get(row["measure"], row["on"]), row["on"])
    for row in every:
        if measures()[row["measure"]].grain != "point" or row["on"] == last[row["measure"]]:
            yield row


def _figures(row: dict[str, Any]) -> list[str]:
    """The figures in whose list a case stands; of one measure's, the first that is no rate stands for the whole."""
    own = [each for each in measures()[row["measure"]].figures if each.kind != "rate"]
    whole = [each.id for each in own if each.part is None]
    return whole[:1] or [each.id for each in own if each.part == row["part"]]

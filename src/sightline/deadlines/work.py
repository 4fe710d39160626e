"""The work a figure of completed work is made of, finished or open, read from the measure's own cases.

So what is forecast is what the figure will be: its clock, its exclusions, its team.
"""

from collections.abc import Iterator
from datetime import date, datetime

import pyarrow as pa

from sightline.deadlines.forecast import MONTHS_BACK, Work
from sightline.engine.later import ibis, ir
from sightline.measuring.discover import measures
from sightline.measuring.measure import Measure
from sightline.tables.data import Data
from sightline.tables.phrases import with_data_date
from sightline.tables.splits import TEAMS, teams_of, with_team

Theirs = tuple[str, tuple[str, ...], Work]


def forecast_measures() -> list[Measure]:
    """Measures of what was completed, which show their open work beside: AS01, CP02 and any written like them."""
    return [measure for measure in measures().values() if measure.open_work == "data date"]


def work_of(measure: Measure, data: Data) -> list[Theirs]:
    """Each case with whose it is (authority and teams): what a forecast looks back on, and what is open on the data date."""
    return read(rows_of(measure, data).to_pyarrow())


def read(rows: pa.Table) -> list[Theirs]:
    """The same of rows that the engine has given: see `rows_of`."""
    return list(_read(rows))


def rows_of(measure: Measure, data: Data) -> ir.Table:
    """The cases of `work_of`, as the engine is asked for them."""
    dated = with_data_date(data, measure.judge(data, measure.clock))
    finished = dated.aside.isnull() & (dated.on <= dated.data_to)
    recent = dated.on > (dated.data_to - ibis.interval(months=MONTHS_BACK + 2)).cast("date")
    chosen = dated.filter((finished & recent) | (dated.aside.notnull() & (dated.on == dated.data_to)))
    with_teams = with_team(data, chosen.mutate(begun=_begun(chosen)))
    return with_teams.select("authority", *TEAMS, "begun", "due", "on", "aside")


def _begun(rows: ir.Table) -> ir.Value:
    """When the work began, so that it is not open before: its own start, else the first day of the measure's story."""
    others = ("on", "due", "superseded", "data_to")
    days = [name for name, kind in rows.schema().items() if kind.is_date() and name not in others]
    return ibis.coalesce(*(rows[name] for name in sorted(days, key=lambda name: name != "started")))


def _read(rows: pa.Table) -> Iterator[Theirs]:
    for row in rows.to_pylist():
        if row["begun"] and row["due"]:
            done = row["on"] if row["aside"] is None else None
            yield row["authority"], teams_of(row), Work(row["begun"], _day(row["due"]), done)


def _day(value: date | datetime) -> date:
    return value.date() if isinstance(value, datetime) else value

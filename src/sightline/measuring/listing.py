"""The list behind a figure: its cases in a period, with the story a manager wants to read."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Literal

import pyarrow as pa
import pyarrow.compute as pc

from sightline.calendars.periods import Period, month_of
from sightline.engine.compiled import answer_to
from sightline.engine.connect import connect
from sightline.engine.later import ir
from sightline.engine.python_rows import python_rows
from sightline.engine.snapshots import Snapshot
from sightline.measuring.all_cases import judged_cases
from sightline.measuring.availability import availability
from sightline.measuring.cases import CORE
from sightline.measuring.crosswalk import Crosswalk
from sightline.measuring.discover import figure_named
from sightline.measuring.entered import NO_CASES_BEHIND
from sightline.measuring.measure import Figure, Measure
from sightline.measuring.recent_lists import recent_list
from sightline.measuring.refresh import ROOMS
from sightline.tables.data import Data
from sightline.tables.small import small_tables
from sightline.tables.splits import TEAMS, with_next_team, with_team

Aside = Literal["too_recent", "open_late"]
SHOWN_FIRST = ("case_id", "child_id", "on", "counted", "amount")


class CannotListError(Exception):
    """There is no list, with the reason: the measure cannot be computed for that period."""


def listed(
    snapshot: Snapshot,
    figure_id: str,
    period: Period,
    authority: str,
    *,
    counted: bool | None = None,
    not_judged: Aside | None = None,
    teams: Crosswalk | None = None,
) -> list[dict[str, Any]]:
    """The cases behind one figure in one period, as dicts: SHOWN_FIRST, the measure's story, then `team`,
    `second_team` and `third_team` (of those who hold the child together) and `team_by` (see `with_team`).

    `counted` True or False keeps only those in or out; None keeps all that were judged; with `not_judged` it is the work that was
    not judged, as at the data date: not yet due, or undone past its limit. The same cases, by the same
    rule of which day falls in the period, as the figure is read from. With the crosswalk `teams` each has a `team_now`,
    a `second_team_now` and a `third_team_now` as well, by the same rule as `ReadingsNow`.
    """
    measure, figure = figure_named(figure_id)
    if not measure.has_cases:
        raise CannotListError(NO_CASES_BEHIND)
    entry = snapshot.manifest.authorities[authority]
    result = availability(measure, entry)
    if not result.ok:
        raise CannotListError(result.cause or "It cannot be computed.")
    on_data_date = not_judged is not None and measure.open_work == "data date"
    span = first_and_last(measure, month_of(entry.data_to) if on_data_date else period, entry.data_to)
    dates = {authority: entry.data_to}
    rows = _judged(snapshot, measure, authority, dates, span, onward=teams is not None)
    months = [f"{entry.data_to:%Y-%m}"] if on_data_date else result.months
    rows = rows.filter(pc.field("aside").is_null() if not_judged is None else pc.field("aside") == not_judged)
    shaped = _shaped(_in_period(rows, figure, period, months), figure, counted)
    if teams is not None:
        for row in shaped:
            for team in TEAMS:
                then = row.pop(f"next_{team}")
                row[f"{team}_now"] = teams.now(row[team], then) if row[team] else None
    return shaped


def first_and_last(measure: Measure, period: Period, data_to: date) -> tuple[date, date]:
    """The first and the last day a case of this period may have: for who stands at month ends, the last month's."""
    last = min(period.last, data_to)
    return (last.replace(day=1) if measure.grain == "point" else period.first), last


def _judged(
    snapshot: Snapshot,
    measure: Measure,
    authority: str,
    dates: dict[str, date],
    span: tuple[date, date],
    *,
    onward: bool,
) -> pa.Table:
    """The cases of these days, with their team: held, for the list's next page is asked for next."""
    name = f"listed with asides {'onward ' if onward else ''}{measure.fingerprint()} {measure.id} {sorted(dates)}"
    key = (str(snapshot.folder), name, authority, span)
    return recent_list(
        key, lambda: _from_engine(snapshot, measure, authority, dates, span, name, onward=onward)
    )


def _from_engine(
    snapshot: Snapshot,
    measure: Measure,
    authority: str,
    dates: dict[str, date],
    span: tuple[date, date],
    name: str,
    *,
    onward: bool,
) -> pa.Table:
    """The same from the engine. The days are given as a row, so that one SQL serves every period."""
    engine = connect(snapshot)
    small = {**small_tables(dates), "span": lambda: pa.table({"first_day": [span[0]], "last_day": [span[1]]})}

    def cases() -> ir.Table:
        data = Data(engine, dates, hold=False)
        days = engine.keep("span", small["span"]())
        core = judged_cases(measure, data)
        mine = core.filter(core.authority == authority)
        in_months = mine.inner_join(days, [mine.on >= days.first_day, mine.on <= days.last_day])
        listed_cases = engine.keep("listed_cases", in_months.select(*core.columns))
        few = data.of_children(listed_cases)
        judged = with_team(few, listed_cases)
        for team in TEAMS if onward else ():
            judged = with_next_team(few, judged, team=team, name=f"next_{team}")
        return judged

    try:
        return answer_to(engine, name, small, cases, rooms=ROOMS)
    finally:
        engine.close()


def cases_in_period(
    measure: Measure, figure: Figure, rows: pa.Table, period: Period, last: date
) -> list[dict[str, Any]]:
    """Of a measure's cases the judged ones behind a figure in a period, as `listed` gives them, up to the day `last`.

    `rows`: as `recent_cases.RECENT`, of months that can be computed and of one authority.
    """
    first, end = first_and_last(measure, period, last)
    day = pc.field("on")
    judged = rows.filter((day >= first) & (day <= end) & pc.field("aside").is_null())
    return _shaped(_current(judged, figure, period).drop_columns(["measure", "month_index"]), figure, None)


def _in_period(rows: pa.Table, figure: Figure, period: Period, months: Iterable[str]) -> pa.Table:
    current = _current(rows, figure, period)
    wanted = set(months)
    return current.filter(
        pc.is_in(pc.strftime(current.column("on"), format="%Y-%m"), pa.array(sorted(wanted), pa.string()))
    )


def _current(rows: pa.Table, figure: Figure, period: Period) -> pa.Table:
    """A figure's own cases, but for those that a later one in the period replaced."""
    later = pc.field("superseded")
    current = rows.filter(later.is_null() | (later > period.last))
    if figure.part is not None and not figure.share_of_all:
        return current.filter(pc.field("part") == figure.part)
    return current


def _shaped(rows: pa.Table, figure: Figure, counted: bool | None) -> list[dict[str, Any]]:
    story = [name for name in rows.column_names if name not in CORE and name != "locality"]
    if figure.share_of_all:
        of_part = pc.fill_null(pc.equal(rows.column("part"), figure.part), False)
        rows = rows.set_column(rows.column_names.index("counted"), "counted", of_part)
    if counted is not None:
        rows = rows.filter(pc.field("counted") == counted)
    order = rows.sort_by([("on", "ascending"), ("case_id", "ascending")])
    return python_rows(order.select([*SHOWN_FIRST, *story]))


def in_teams(
    rows: Iterable[dict[str, Any]], teams: Iterable[str], *, column: str = "team"
) -> list[dict[str, Any]]:
    """The rows of which one team (`column` may be `team_now`) is one of these."""
    wanted = set(teams)
    columns = (column, f"second_{column}", f"third_{column}")
    return [row for row in rows if any(row.get(each) in wanted for each in columns)]

"""When a team was there: before its first day and after its last it has no figure, where a count would be nought."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from sightline.calendars.dates import in_words, month_end
from sightline.calendars.periods import Period

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from sightline.tables.data import Data

LIVES = pa.schema(
    [("authority", pa.string()), ("team", pa.string()), ("first", pa.date32()), ("last", pa.date32())]
)
Seen = Mapping[str, tuple[int, int]]
"""By team the first and the last month (as `gather.month_index`) a case of it is counted in."""


@dataclass(frozen=True, slots=True)
class TeamLife:
    """The first and the last day of a team; None where it is not known, or goes on."""

    first: date | None = None
    last: date | None = None

    def holds(self, begins: date, ends: date, *, on_its_last: bool = False) -> bool:
        """Whether the team was there on any of these days; `on_its_last`: on the last of them."""
        begins = ends if on_its_last else begins
        return (self.first is None or self.first <= ends) and (self.last is None or self.last >= begins)

    def holds_month(self, month: str, *, on_its_last: bool = False) -> bool:
        """The same of a month, as 2025-06."""
        begins = date.fromisoformat(f"{month}-01")
        return self.holds(begins, month_end(begins), on_its_last=on_its_last)

    def why_not(self, period: Period, *, on_its_last: bool = False) -> str:
        """Why the team has no figure in this period, in a sentence; blank where it may have one."""
        if self.holds(period.first, period.last, on_its_last=on_its_last):
            return ""
        if self.first and self.first > period.last:
            return f"The team began on {in_words(self.first)}."
        return f"The team's last day was {in_words(self.last)}." if self.last else ""


def lives_in(data: "Data") -> "ir.Table":
    """authority, team, first, ended, goes_on: from when to when each team had a child, by its allocations, for `lives_of`."""
    rows = data.allocations
    real = rows.filter(rows.team_id.notnull(), rows.ended.isnull() | (rows.ended > rows.started))
    ends = data.data_dates.select(_code=lambda t: t.authority, data_to=lambda t: t.data_to)
    team_rows = real.inner_join(ends, real.authority == ends._code)
    begun = team_rows.filter(team_rows.started <= team_rows.data_to)
    goes_on = begun.ended.isnull() | (begun.ended > begun.data_to)
    return begun.group_by("authority", team=begun.team_id).aggregate(
        first=begun.started.min(), ended=begun.ended.max(), goes_on=goes_on.cast("int32").max()
    )


def lives_of(rows: pa.Table) -> pa.Table:
    """LIVES of what `lives_in` answered: each team's first and last day with a child; `last` blank while it has one."""
    lives = [
        {**row, "last": None if row["goes_on"] else row["ended"] - timedelta(days=1)}
        for row in rows.to_pylist()
    ]
    return pa.Table.from_pylist([{name: row[name] for name in LIVES.names} for row in lives], schema=LIVES)


def seen_in_months(folder: Path, authority: str) -> dict[str, tuple[int, int]]:
    """Each team that any case names, with the first and the last month (as `gather.month_index`) it is named in."""
    rows = folder / "readings.parquet"
    month_rows = pq.read_table(
        rows,
        filters=[("split", "=", "team"), ("authority", "=", authority)],
        columns=["category", "month_index"],
    )
    ends = month_rows.group_by("category").aggregate([("month_index", "min"), ("month_index", "max")])
    return {row["category"]: (row["month_index_min"], row["month_index_max"]) for row in ends.to_pylist()}


def by_allocation(rows: Iterable[Mapping], seen: Seen) -> dict[str, TeamLife]:
    """Each team's life from `lives_of` of one authority, stretched to the months a case of it is counted in.

    A team that no allocation names is not among them: that it had no case says nothing of when it began.
    """
    lives = {}
    for row in rows:
        first, last = row["first"], row["last"]
        if row["team"] in seen:
            first = min(first, _first_day(seen[row["team"]][0]))
            last = last and max(last, month_end(_first_day(seen[row["team"]][1])))
        lives[row["team"]] = TeamLife(first, last)
    return lives


def together(team: TeamLife, before: Iterable[TeamLife]) -> TeamLife:
    """The life of a team with the teams whose work it has taken over: from the first day of the earliest."""
    firsts = [each.first for each in (team, *before)]
    starts = [each for each in firsts if each is not None]
    return TeamLife(min(starts) if len(starts) == len(firsts) else None, team.last)


def spanning(lives: Iterable[TeamLife]) -> TeamLife:
    """The life of several teams as one: from the first day of the earliest to the last day of the latest."""
    every = list(lives)
    firsts, lasts = [each.first for each in every], [each.last for each in every]
    starts, ends = ([day for day in days if day is not None] for days in (firsts, lasts))
    return TeamLife(
        min(starts) if every and len(starts) == len(every) else None,
        max(ends) if every and len(ends) == len(every) else None,
    )


def _first_day(index: int) -> date:
    return date(index // 12, index % 12 + 1, 1)

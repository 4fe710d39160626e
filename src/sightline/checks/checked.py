"""What was found in a snapshot, asked every way a page asks it: by check, by child, by team, by field, over time."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, reduce
from operator import or_
from pathlib import Path
from typing import Literal

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from sightline.checks.check import Check
from sightline.checks.coverage import month_names
from sightline.checks.discover import check_named, checks
from sightline.checks.run import definitions, kept_answers, write_faults
from sightline.engine.derived import DerivedResult
from sightline.engine.snapshots import Snapshot
from sightline.measuring.team_lives import TeamLife, by_allocation
from sightline.tables.splits import TEAMS

Status = Literal["ok", "not_computable"]


@dataclass(frozen=True)
class CheckCount:
    """One check: how many faults, of how many children. With status not_computable, `cause` says why, counts are 0."""

    check: Check
    status: Status
    cause: str | None
    faults: int
    children: int


@dataclass(frozen=True, kw_only=True)
class FaultRow:
    """One fault, as a person who may see the child reads it. `on` is the day of the record, None where it has none.

    `team` is who can put it right (the record's own team, or the child's); 'Not recorded' where nobody is known.
    `second_team` and `third_team` hold the child together with it.
    """

    check: str
    table: str
    record_id: str
    child_id: str | None
    on: date | None
    field: str
    found: str | None
    expected: str | None
    team: str
    second_team: str | None = None
    third_team: str | None = None

    @property
    def teams(self) -> tuple[str, ...]:
        """All whose it is to put right."""
        return tuple(each for each in (self.team, self.second_team, self.third_team) if each)


@dataclass(frozen=True)
class Tally:
    """How many faults, of how many children or in how many checks, under a name: a team's or a child's reference."""

    name: str
    faults: int
    children: int
    checks: int


@dataclass(frozen=True)
class MonthCount:
    """Faults among the records of one month (2025-06), and how many records the month has; None where not counted."""

    month: str
    faults: int
    records: int | None


@dataclass(frozen=True)
class SnapshotCount:
    """Faults of one check in one snapshot, by the snapshot's name, oldest first."""

    snapshot: str
    faults: int
    children: int


@dataclass(frozen=True)
class FillCount:
    """How many of a field's cells are filled. `name` is the month, the team, or the table and field."""

    table: str
    field: str
    name: str
    rows: int
    filled: int

    @property
    def percent(self) -> float | None:
        """The share filled, 0 to 100, unrounded; None where there are no rows."""
        return 100.0 * self.filled / self.rows if self.rows else None


class CheckedSnapshot:
    """What was found in one snapshot, resolved once: every answer comes from the same version.

    `teams`, wherever it is asked, keeps only faults those teams can put right; None keeps all.
    """

    def __init__(self, snapshot: Snapshot, folder: Path) -> None:
        """Open what was found in `snapshot`, which lies in that folder: see `CHECK_RESULTS`."""
        self.snapshot = snapshot
        self.folder = folder
        self.answers = kept_answers(self.folder)

    @cached_property
    def _faults(self) -> pa.Table:
        return pq.read_table(self.folder / "faults.parquet")

    @cached_property
    def _coverage(self) -> pa.Table:
        return pq.read_table(self.folder / "coverage.parquet")

    def authorities(self) -> list[str]:
        """The authorities in the snapshot."""
        return sorted(self.snapshot.manifest.authorities)

    def data_to(self, authority: str) -> date:
        """The day that authority's data is complete to."""
        return self.snapshot.manifest.authorities[authority].data_to

    @cached_property
    def lives(self) -> dict[str, dict[str, TeamLife]]:
        """By authority the first and last day of each team that an allocation names."""
        rows = pq.read_table(self.folder / "lives.parquet").to_pylist()
        return {
            code: by_allocation([row for row in rows if row["authority"] == code], {})
            for code in self.authorities()
        }

    def _mine(
        self, authority: str, check_id: str | None = None, teams: Iterable[str] | None = None
    ) -> pa.Table:
        wanted = pc.field("authority") == authority
        if check_id:
            wanted = wanted & (pc.field("check") == check_named(check_id).id)
        if teams is not None:
            theirs = pa.array(sorted(teams), pa.string())
            wanted = wanted & reduce(or_, (pc.field(name).isin(theirs) for name in TEAMS))
        return self._faults.filter(wanted)

    def by_check(self, authority: str, *, teams: Iterable[str] | None = None) -> list[CheckCount]:
        """Every check in the order of their ids, also those that found nothing and those that cannot be made."""
        counted = {each.name: each for each in self._tallies(self._mine(authority, teams=teams), "check")}
        counts = []
        for check in checks().values():
            result, tally = self.answers[check.id, authority], counted.get(check.id)
            status: Status = "ok" if result.ok else "not_computable"
            n, children = (tally.faults, tally.children) if tally else (0, 0)
            counts.append(CheckCount(check, status, result.cause, n, children))
        return counts

    def by_team(self, authority: str, check_id: str | None = None) -> list[Tally]:
        """The teams that can put faults right, most faults first; a fault of a child whom two hold is with each."""
        mine = self._mine(authority, check_id)
        each = [mine.set_column(mine.column_names.index("team"), "team", mine.column(name)) for name in TEAMS]
        return self._tallies(pa.concat_tables(each), "team")

    def by_child(
        self, authority: str, check_id: str | None = None, *, teams: Iterable[str] | None = None
    ) -> list[Tally]:
        """Children by their reference, most faults first: for those who may see them, through an action only."""
        return self._tallies(self._mine(authority, check_id, teams), "child_id")

    def _tallies(self, rows: pa.Table, name: str) -> list[Tally]:
        grouped = rows.group_by(name).aggregate(
            [("record_id", "count"), ("child_id", "count_distinct"), ("check", "count_distinct")]
        )
        tallies = [
            Tally(
                row[name], row["record_id_count"], row["child_id_count_distinct"], row["check_count_distinct"]
            )
            for row in grouped.to_pylist()
            if row[name] is not None
        ]
        return sorted(tallies, key=lambda each: (-each.faults, each.name))

    def rows(
        self,
        authority: str,
        check_id: str | None = None,
        *,
        teams: Iterable[str] | None = None,
        child_id: str | None = None,
    ) -> list[FaultRow]:
        """The faults themselves, with children's references: for those who may see them, through an action only."""
        mine = self._mine(authority, check_id, teams)
        if child_id is not None:
            mine = mine.filter(pc.field("child_id") == child_id)
        names = list(FaultRow.__dataclass_fields__)
        return [FaultRow(**row) for row in mine.select(names).to_pylist()]

    def by_month(
        self, check_id: str, authority: str, *, teams: Iterable[str] | None = None
    ) -> list[MonthCount]:
        """Faults by the month of the record, over the 24 months to the data date, beside how many records there are.

        The records are those of the tables the check looks through; None where none of them has months.
        """
        mine = self._mine(authority, check_id, teams)
        faulty = Counter(f"{day:%Y-%m}" for day in mine.column("on").to_pylist() if day)
        records = self._records(check_named(check_id).tables, authority, teams)
        return [
            MonthCount(month, faulty[month], records[month] if records else None)
            for month in month_names(self.data_to(authority))
        ]

    def _records(self, tables: Iterable[str], authority: str, teams: Iterable[str] | None) -> Counter[str]:
        """How many records each month has in these tables: every field of a table counts the same rows."""
        records: Counter[str] = Counter()
        for table in tables:
            rows = self._filling(authority, table, None, teams)
            any_field = rows.column("field")[0].as_py() if rows.num_rows else None
            one = rows.filter(pc.field("field") == any_field).group_by("month").aggregate([("rows", "sum")])
            records.update({row["month"]: row["rows_sum"] for row in one.to_pylist() if row["month"]})
        return records

    def months_by_check(self, authority: str, *, teams: Iterable[str] | None = None) -> dict[str, list[int]]:
        """Every check's faults by the month of the record, over the 24 months to the data date, by check id."""
        names = month_names(self.data_to(authority))
        rows = self._mine(authority, teams=teams).select(["check", "on"]).to_pylist()
        counts = Counter((row["check"], f"{row['on']:%Y-%m}") for row in rows if row["on"])
        return {check_id: [counts[check_id, month] for month in names] for check_id in checks()}

    def over_snapshots(self, check_id: str, authority: str) -> list[SnapshotCount]:
        """The check's faults in each snapshot that was checked under today's definitions, oldest first.

        A snapshot that could not make the check, or does not hold the authority, is left out.
        """
        counts = []
        for folder in sorted(CHECK_RESULTS.home.glob(f"*-{CHECK_RESULTS.definitions()}")):
            result = kept_answers(folder).get((check_id, authority))
            if result is None or not result.ok:
                continue
            chosen = [("check", "=", check_id), ("authority", "=", authority)]
            rows = pq.read_table(folder / "counts.parquet", filters=chosen).to_pylist()
            n, children = (rows[0]["faults"], rows[0]["children"]) if rows else (0, 0)
            counts.append(SnapshotCount(folder.name.rpartition("-")[0], n, children))
        return counts

    def coverage(self, authority: str, *, teams: Iterable[str] | None = None) -> list[FillCount]:
        """Every field that was filled at all, with how many of its cells are; in order of table and field."""
        rows = self._filling(authority, None, None, teams)
        return self._summed(rows)

    def coverage_by_team(self, authority: str, table: str, field: str) -> list[FillCount]:
        """One field's filling by team, in order of the team's reference."""
        return self._summed(self._filling(authority, table, field, None), "team")

    def coverage_by_month(
        self, authority: str, table: str, field: str, *, teams: Iterable[str] | None = None
    ) -> list[FillCount]:
        """One field's filling by the month of the record, over the 24 months to the data date."""
        rows = self._filling(authority, table, field, teams)
        by_month = {each.name: each for each in self._summed(rows, "month")}
        return [
            by_month.get(month, FillCount(table, field, month, 0, 0))
            for month in month_names(self.data_to(authority))
        ]

    def coverage_months(
        self, authority: str, *, teams: Iterable[str] | None = None
    ) -> dict[tuple[str, str], list[FillCount]]:
        """Every field's filling by month, as `coverage_by_month` gives one field's, by table and field."""
        names = month_names(self.data_to(authority))
        by_field: dict[tuple[str, str], dict[str, FillCount]] = {}
        for each in self._summed(self._filling(authority, None, None, teams), "month"):
            by_field.setdefault((each.table, each.field), {})[each.name] = each
        return {
            key: [months.get(name, FillCount(*key, name, 0, 0)) for name in names]
            for key, months in by_field.items()
        }

    def teams(self, authority: str) -> list[str]:
        """Every team that has records or can put faults right, by its reference."""
        with_records = {*self._filling(authority, None, None, None).column("team").unique().to_pylist()}
        return sorted(with_records | {*self._mine(authority).column("team").unique().to_pylist()})

    def _filling(
        self, authority: str, table: str | None, field: str | None, teams: Iterable[str] | None
    ) -> pa.Table:
        wanted = pc.field("authority") == authority
        for name, value in (("table", table), ("field", field)):
            if value is not None:
                wanted = wanted & (pc.field(name) == value)
        if teams is not None:
            wanted = wanted & pc.field("team").isin(pa.array(sorted(teams), pa.string()))
        return self._coverage.filter(wanted)

    def _summed(self, rows: pa.Table, by: str | None = None) -> list[FillCount]:
        keys = ["table", "field", *([by] if by else [])]
        sums = rows.group_by(keys).aggregate([("rows", "sum"), ("filled", "sum")])
        filled = [
            FillCount(
                row["table"],
                row["field"],
                row[by] if by else f"{row['table']}.{row['field']}",
                row["rows_sum"],
                row["filled_sum"],
            )
            for row in sums.to_pylist()
        ]
        return sorted(filled, key=lambda each: (each.table, each.field, each.name))


CHECK_RESULTS = DerivedResult(
    name="checks",
    version="2: the teams of all who hold the case, and the next",
    fingerprint=definitions,
    write=write_faults,
    read=CheckedSnapshot,
    meanwhile="The records are being looked through, once for each load.",
    ignores=("population",),
    failure="The checks could not be made",
    see_why="sightline checks",
    outlive=("answers.json", "counts.parquet"),
)
"""What the checks found, by snapshot. Faults name children and go with their snapshot; counts stay, for the trend."""

"""What is due, worked out once for a snapshot and kept beside its readings; and read back.

What is kept holds children's references, so it lives in the store, in files only its owner can read, and goes when its
snapshot goes. Its name carries a fingerprint of the code and of the council's own clocks: change either and it is
worked out anew.
"""

import json
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from sightline.calendars import local_clocks
from sightline.deadlines import discover, work
from sightline.deadlines.forecast import Forecast, Scenario, forecast
from sightline.deadlines.gather import (
    RunningClocks,
    causes,
    day_of,
    listed,
    rows_of,
    runnable,
    starts_of,
)
from sightline.deadlines.running import Running
from sightline.engine.code import fingerprint_of
from sightline.engine.compiled import answers_to
from sightline.engine.connect import connect
from sightline.engine.derived import DerivedResult
from sightline.engine.later import ir
from sightline.engine.snapshots import Snapshot
from sightline.measuring.availability import availability
from sightline.measuring.discover import measures
from sightline.measuring.units import services_of
from sightline.tables.data import Data
from sightline.tables.small import small_tables
from sightline.tables.splits import TEAMS

MOMENT = pa.timestamp("s")
TEXTS = ("authority", "clock", "case_id", "child_id", "worker_id", *TEAMS, "remark")
SCHEMA = pa.schema([*((name, pa.string()) for name in TEXTS), ("starts", MOMENT), ("due", MOMENT)])
WHOLE = ""
RUNNING = "running clocks"
ROOMS = ("tables", "measuring", "measures", "deadlines")
"""The rooms whose code decides what is due."""
Forecasts = dict[tuple[str, str, str], Forecast]
Services = Mapping[str, Mapping[str, frozenset[str]]]
"""By authority: each service or locality, by its reference, with all the teams under it."""


@dataclass(frozen=True, eq=False)
class DueList:
    """What is due in one snapshot. `forecasts` are by authority, team or service ("" for all of it) and figure."""

    snapshot: Snapshot
    found: RunningClocks
    forecasts: Forecasts

    def data_to(self, authority: str) -> date:
        """The day that authority's data is complete to."""
        return self.snapshot.manifest.authorities[authority].data_to

    @cached_property
    def services(self) -> Services:
        """The services and localities of each authority, with their teams."""
        return _services(self.snapshot)

    def teams_of(self, authority: str, unit: str) -> frozenset[str]:
        """The teams of a unit: all those under a service, or the team itself."""
        return self.services[authority].get(unit, frozenset({unit}))

    def rows(self, authority: str) -> list[dict[str, Any]]:
        """Every running clock of that authority, soonest breach first."""
        return [row for row in self.found.rows if row["authority"] == authority]

    def causes(self, authority: str) -> dict[str, str]:
        """Clock → why it cannot be run from what is loaded."""
        return {clock: cause for (code, clock), cause in self.found.causes.items() if code == authority}

    def switched_off(self, authority: str) -> dict[str, local_clocks.ClockChange]:
        """Clock → the change by which this council has no such deadline on the data date."""
        day = self.data_to(authority)
        offs = {each.id: each.clock.switched_off(day) for each in discover.everything().values()}
        return {clock: off for clock, off in offs.items() if off}

    def asides(self, authority: str) -> list[tuple[str, str, int]]:
        """Clock, reason and how many are not listed for it."""
        counts = sorted(self.found.asides.items())
        return [(clock, reason, n) for (code, clock, reason), n in counts if code == authority]


def definitions() -> str:
    """What decides what is due: the code, and the lengths a council has set its own clocks to."""
    own = "\n".join(f"{each.clock} {each.starts} {each.as_typed}" for each in local_clocks.changes())
    return "\n".join([fingerprint_of(ROOMS), own])


def write_deadlines(snapshot: Snapshot, folder: Path, say: Callable[[str], None]) -> None:
    """Work out what is due in a snapshot, into a folder."""
    say("Finding which clocks run")
    _write(folder, _worked_out(snapshot))


def _worked_out(snapshot: Snapshot) -> DueList:
    """One question to the engine, whose text is kept for the next snapshot that the same clocks can be run on."""
    entries = snapshot.manifest.authorities
    dates = {code: entry.data_to for code, entry in entries.items()}
    running_clocks = RunningClocks(causes=causes(snapshot.manifest))
    ran = runnable(running_clocks, dates)
    able = {
        each.id: [code for code, entry in entries.items() if availability(each, entry).ok]
        for each in work.forecast_measures()
    }
    rows = _rows(snapshot, dates, ran, [each for each, codes in able.items() if codes])
    forecasts: Forecasts = {}
    for measure_id, codes in able.items():
        if codes:
            theirs = work.read(rows[measure_id])
            forecasts |= _forecasts(measure_id, theirs, dates, codes, _services(snapshot))
    return DueList(
        snapshot, listed(running_clocks, rows[RUNNING], entries) if ran else running_clocks, forecasts
    )


def _rows(
    snapshot: Snapshot, dates: Mapping[str, date], ran: list[Running], able: list[str]
) -> dict[str, pa.Table]:
    """What the engine is asked: the rows of the clocks that can be run, and of each of these measures the work."""
    engine = connect(snapshot)

    def build() -> dict[str, ir.Table]:
        data = Data(engine, dates, months_kept=1)
        running = {RUNNING: rows_of(data, ran)} if ran else {}
        return running | {each: work.rows_of(measures()[each], data) for each in able}

    question = f"deadlines {definitions()} {[clock.id for clock in ran]} {able} {sorted(dates)}"
    try:
        return answers_to(engine, question, small_tables(dates, 1), build, rooms=ROOMS)
    finally:
        engine.close()


def _services(snapshot: Snapshot) -> Services:
    return {code: services_of(snapshot, code) for code in snapshot.manifest.authorities}


def _forecasts(
    measure_id: str,
    theirs: list[work.Theirs],
    dates: Mapping[str, date],
    able: list[str],
    services: Services,
) -> Forecasts:
    """One measure's forecasts, for each authority it can be computed of, each of its teams and each of its services.

    A piece of work that two teams of a service hold together is the service's once.
    """
    whose: dict[tuple[str, str], list] = {}
    for code, teams, each in theirs:
        over = (service for service, below in services[code].items() if not below.isdisjoint(teams))
        for unit in dict.fromkeys((WHOLE, *teams, *over)):
            whose.setdefault((code, unit), []).append(each)
    return {
        (code, team, measure_id): forecast(cases, dates[code])
        for (code, team), cases in whose.items()
        if code in able
    }


def _write(folder: Path, worked_out: DueList) -> None:
    """Fill the folder in which what was worked out is put in place whole."""
    clocks = worked_out.found
    rows = [{**row, "starts": _moment(row["starts"]), "due": _moment(row["due"])} for row in clocks.rows]
    pq.write_table(pa.Table.from_pylist(rows, schema=SCHEMA), folder / "running.parquet", compression="zstd")
    about = {
        "causes": [[*key, cause] for key, cause in clocks.causes.items()],
        "asides": [[*key, number] for key, number in clocks.asides.items()],
        "forecasts": [[*key, asdict(each)] for key, each in worked_out.forecasts.items()],
    }
    (folder / "about.json").write_text(json.dumps(about, default=str), encoding="utf-8")


def _moment(value: date) -> Any:
    return pa.scalar(value).cast(MOMENT).as_py()


def _read(snapshot: Snapshot, folder: Path) -> DueList:
    about = json.loads((folder / "about.json").read_text(encoding="utf-8"))
    rows = pq.ParquetFile(folder / "running.parquet").read().to_pylist()
    for row in rows:
        clock = discover.everything()[row["clock"]]
        row["starts"] = starts_of(clock, row["starts"])
        row["due"] = row["due"] if clock.clock.typed.endswith("h") else day_of(row["due"])
    causes = {(code, clock): cause for code, clock, cause in about["causes"]}
    asides = Counter({(code, clock, reason): n for code, clock, reason, n in about["asides"]})
    forecasts = {(code, team, figure): _forecast(each) for code, team, figure, each in about["forecasts"]}
    return DueList(snapshot, RunningClocks(rows, causes, asides), forecasts)


DEADLINE_RESULTS = DerivedResult(
    name="deadlines",
    version="1",
    fingerprint=definitions,
    write=write_deadlines,
    read=_read,
    meanwhile="What is due is being worked out, once for each load.",
    ignores=("population",),
    failure="What is due could not be worked out",
    see_why="sightline refresh",
)
"""What is due, by snapshot."""


def _forecast(values: dict[str, Any]) -> Forecast:
    scenarios = {
        name: values[name] and Scenario(**values[name]) for name in ("so_far", "best", "worst", "pace")
    }
    return Forecast(**{**values, **scenarios, "month_end": date.fromisoformat(values["month_end"])})

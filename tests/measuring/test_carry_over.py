"""What is taken over from the snapshot before: the same readings as from nothing, and only who reads what changed is asked.

A small demo council is loaded and computed. Then one table loses half of its rows, and the snapshot made so is computed
both ways. Which measures were asked is seen in what the engine was told to work out.
"""

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from sightline.demo.authority import generate
from sightline.demo.ssd_folder import write_local, write_population, write_ssd
from sightline.engine.duck import DuckEngine
from sightline.engine.snapshots import Draft, Snapshot, open_snapshot
from sightline.measuring.all_cases import ALL_CASES, gathered
from sightline.measuring.discover import measures
from sightline.measuring.gather import ALLOWED, month_index
from sightline.measuring.readings import READING_RESULTS
from sightline.measuring.reads import SOME_DAY, _NoEngine, columns_read
from sightline.measuring.recent_cases import recent_between
from sightline.measuring.refresh import write_readings
from sightline.returns.load import load
from sightline.tables.data import Data

AUTHORITY, DATA_TO = "990", date(2026, 10, 31)
FILES = ("readings", "spreads", "lives")


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A data folder with a small demo council, its readings, and the text they were asked with."""
    folder = tmp_path_factory.mktemp("demo")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SIGHTLINE_DATA", str(folder / "var"))
        tables = generate(scale=0.03)
        write_ssd(tables, folder / "ssd")
        write_local(tables, folder / "local")
        write_population(tables, folder / "population")
        load(files_in(folder), authority=AUTHORITY, data_to=DATA_TO)
        READING_RESULTS.make(open_snapshot())
    return folder / "var"


def files_in(folder: Path) -> list[Path]:
    return [folder / each for each in ("ssd", "local", "population")]


@pytest.fixture
def before(home, monkeypatch) -> Snapshot:
    """The council's snapshot, in its own data folder."""
    monkeypatch.setenv("SIGHTLINE_DATA", str(home))
    return open_snapshot()


@pytest.fixture
def worked_out(monkeypatch) -> list[set[str]]:
    """For every time a kept question is asked, the measures whose cases the engine worked out."""
    asked: list[set[str]] = []
    repeat = DuckEngine.repeat

    def spy(engine, steps, inputs):
        asked.append({step.part for step in steps if step.name == ALL_CASES and step.part})
        repeat(engine, steps, inputs)

    monkeypatch.setattr(DuckEngine, "repeat", spy)
    return asked


def built_on(base: Snapshot, table: str, *, data_to: date = DATA_TO) -> Snapshot:
    """A snapshot after `base` in which that table has half of its rows."""
    draft = Draft(base)
    draft.authority(AUTHORITY, data_to)
    tables = draft.manifest.authorities[AUTHORITY].tables
    rows = base.rows(table, AUTHORITY)
    assert rows is not None
    half = rows.filter(pa.array([bool(n % 2) for n in range(rows.num_rows)]))
    draft.put(table, AUTHORITY, half, replace(tables[table], loaded=draft.manifest.snapshot))
    return draft.seal()


def from_nothing(snapshot: Snapshot, folder: Path) -> dict[str, pa.Table | str]:
    folder.mkdir()
    write_readings(snapshot, folder, lambda _: None)
    return rows_in(folder)


def rows_in(folder: Path) -> dict[str, pa.Table | str]:
    """What lies in a folder of readings, in an order that says nothing of how it came about."""
    found = {name: pq.read_table(folder / f"{name}.parquet") for name in FILES}
    found["recent cases"] = recent_between(folder, AUTHORITY, 0, month_index("2100-01"))
    in_order = {
        name: rows.sort_by([(column, "ascending") for column in rows.column_names])
        for name, rows in found.items()
    }
    return in_order | {"answers": (folder / "answers.json").read_text()}


@cache
def tables_seen(measure_id: str) -> frozenset[str]:
    """The tables a measure's question is built of at all."""
    engine = _NoEngine()
    gathered([measures()[measure_id]], Data(engine, {AUTHORITY: SOME_DAY}), ALLOWED.empty_table())
    return frozenset(engine.seen)


def looking_at(table: str) -> set[str]:
    """The measures whose question is built of that table."""
    return {each for each in measures() if table in tables_seen(each)}


def decided_by(table: str) -> set[str]:
    """The measures a table decides: `reads` finds them another way, in the columns their questions cannot do without."""
    return {
        each
        for each in looking_at(table)
        if any(column.startswith(f"{table}.") for column in columns_read(measures()[each]))
    }


@pytest.mark.parametrize("table", ["ssd_cla_visits", "ssd_cin_assessments", "ssd_care_leavers"])
def test_only_measures_that_read_the_table_are_asked_and_the_readings_are_as_from_nothing(
    before, worked_out, table, tmp_path
):
    after = built_on(before, table)
    made = rows_in(READING_RESULTS.make(after))
    assert len(worked_out) == 1
    assert decided_by(table) <= worked_out[0] <= looking_at(table)
    assert decided_by(table) and len(worked_out[0]) < len(measures()) / 2
    assert made == from_nothing(after, tmp_path / "nothing")
    assert made["readings"] != rows_in(READING_RESULTS.folder(before))["readings"]


@pytest.mark.parametrize("table", ["ssd_person", "ssd_disability"])
def test_what_all_are_split_by_has_all_asked_again(before, worked_out, table, tmp_path):
    after = built_on(before, table)
    made = rows_in(READING_RESULTS.make(after))
    assert len(worked_out[0]) > len(measures()) / 2
    assert made == from_nothing(after, tmp_path / "nothing")


def test_the_same_files_loaded_again_ask_nothing(before, home, worked_out):
    again = load(files_in(home.parent), authority=AUTHORITY, data_to=DATA_TO, preview=True)
    after = open_snapshot(again.snapshot)
    assert after.manifest.base == before.id
    assert rows_in(READING_RESULTS.make(after)) == rows_in(READING_RESULTS.folder(before))
    assert worked_out == [set()]


def test_what_was_taken_over_is_taken_over_again(before, worked_out, tmp_path):
    once = built_on(before, "ssd_missing")
    READING_RESULTS.make(once)
    twice = built_on(once, "ssd_s47_enquiry")
    made = rows_in(READING_RESULTS.make(twice))
    assert not worked_out[1] & decided_by("ssd_missing") - decided_by("ssd_s47_enquiry")
    assert made == from_nothing(twice, tmp_path / "nothing")


def test_another_data_date_has_all_asked_again(before, worked_out, tmp_path):
    after = built_on(before, "ssd_missing", data_to=date(2026, 10, 30))
    made = rows_in(READING_RESULTS.make(after))
    assert len(worked_out[0]) > len(measures()) / 2
    assert made == from_nothing(after, tmp_path / "nothing")


def test_a_window_that_begins_later_has_those_asked_again_whose_months_it_takes(before, worked_out, tmp_path):
    draft = Draft(before)
    rows = before.rows("ssd_s47_enquiry", AUTHORITY)
    entry = draft.manifest.authorities[AUTHORITY].tables["ssd_s47_enquiry"]
    later = replace(entry, loaded=draft.manifest.snapshot, window_from=date(2025, 1, 1))
    draft.put("ssd_s47_enquiry", AUTHORITY, rows, later)  # type: ignore[arg-type]
    after = draft.seal()
    made = rows_in(READING_RESULTS.make(after))
    assert "CP01" in worked_out[0] and len(worked_out[0]) < len(measures()) / 2
    assert made == from_nothing(after, tmp_path / "nothing")


@pytest.mark.parametrize("file", ["readings.parquet", "answers.json"])
def test_readings_before_that_cannot_be_read_are_not_taken_over(before, worked_out, tmp_path, file):
    broken = built_on(before, "ssd_missing")
    (READING_RESULTS.make(broken) / file).write_bytes(b"half")
    after = built_on(broken, "ssd_s47_enquiry")
    made = rows_in(READING_RESULTS.make(after))
    assert len(worked_out[1]) > len(measures()) / 2
    assert made == from_nothing(after, tmp_path / "nothing")

"""A snapshot on PostgreSQL: copied whole, once, exactly, and swept when it has gone."""

import subprocess
import sys

import psycopg
import pyarrow as pa
import pytest

from engine.small import asked, small_snapshot, stored, tables
from sightline.engine.connect import connect
from sightline.engine.places import data_folder
from sightline.engine.postgres import PostgresEngine, schema_of, sweep_postgres
from sightline.engine.store_tables import schemas
from support.postgres import postgres_url
from support.processes import environment

pytestmark = pytest.mark.postgres
__all__ = ["postgres_url"]

OPEN_AND_COUNT = """
from sightline.engine.connect import connect
from sightline.engine.snapshots import open_snapshot
engine = connect(open_snapshot(), {url!r})
print(engine.table("ssd_person").count().execute())
"""


@pytest.fixture
def engine(postgres_url):
    opened = PostgresEngine(small_snapshot(), postgres_url)
    yield opened
    opened.close()


@pytest.mark.parametrize("name", tables())
def test_every_row_arrives_exactly_as_it_lies_in_the_snapshot(engine, name):
    assert asked(engine.table(name)) == stored(engine.snapshot, name)


def test_a_table_nobody_has_loaded_is_there_with_its_columns_and_no_rows(engine):
    table = engine.table("ssd_cp_plans")
    assert (table.columns, table.count().execute()) == (tuple(schemas()["ssd_cp_plans"].names), 0)


@pytest.mark.parametrize(
    ("table", "column", "kind"),
    [
        ("ssd_person", "pers_dob", "date"),
        ("ssd_missing", "miss_missing_episode_start_date", "timestamp without time zone"),
        ("ssd_professionals", "prof_full_time_equivalency", "double precision"),
        ("population", "people", "bigint"),
    ],
)
def test_columns_have_the_types_the_store_has(engine, postgres_url, table, column, kind):
    engine.table(table)
    with psycopg.connect(postgres_url) as con:
        found = con.execute(
            "SELECT data_type FROM information_schema.columns WHERE table_name = %s AND column_name = %s",
            (table, column),
        ).fetchone()
    assert found == (kind,)


def test_what_is_kept_from_arrow_comes_back_as_it_was(engine):
    rows = tables()["ssd_person"]
    assert engine.keep("mine", rows).to_pyarrow().to_pylist() == rows.to_pylist()


def test_what_is_kept_under_a_name_used_before_takes_its_place(engine):
    engine.keep("mine", pa.table({"n": [1, 2]}))
    assert engine.keep("mine", pa.table({"n": [3]})).n.execute().tolist() == [3]


def test_what_is_kept_may_be_worked_out_from_what_it_replaces(engine):
    first = engine.keep("mine", pa.table({"n": [1, 2]}))
    assert engine.keep("mine", first.filter(first.n > 1)).n.execute().tolist() == [2]


def test_what_is_kept_is_gone_when_the_engine_closes(engine, postgres_url):
    engine.keep("mine", pa.table({"n": [1]}))
    other = connect(engine.snapshot, postgres_url)
    assert "mine" not in other.con.list_tables()
    other.close()


def test_a_second_engine_does_not_copy_again(engine, postgres_url):
    engine.table("ssd_person")
    with psycopg.connect(postgres_url) as con:
        con.execute(f"DELETE FROM {schema_of(engine.snapshot.id)}.ssd_person WHERE pers_person_id <> 'c1'")
    second = connect(engine.snapshot, postgres_url)
    assert second.table("ssd_person").count().execute() == 2
    second.close()


def test_four_processes_that_start_at_once_copy_a_table_once(postgres_url):
    small_snapshot()
    script = OPEN_AND_COUNT.format(url=postgres_url)
    started = [
        subprocess.Popen(
            [sys.executable, "-c", script], env=environment(data_folder()), text=True,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )
        for _ in range(4)
    ]  # fmt: skip
    ended = [process.communicate(timeout=90) for process in started]
    assert [said.strip() for said, _ in ended] == ["20"] * 4, ended


def test_a_copy_that_breaks_off_leaves_nothing_behind(engine, postgres_url):
    file = engine.snapshot.files("ssd_person")[-1]
    whole_file = file.read_bytes()
    file.write_bytes(whole_file[:200])
    with pytest.raises(pa.ArrowInvalid):
        engine.table("ssd_person")
    file.write_bytes(whole_file)
    assert engine.table("ssd_person").count().execute() == 20


def test_a_snapshot_that_is_gone_is_swept(engine, postgres_url):
    engine.table("ssd_person")
    assert sweep_postgres(postgres_url, keep=[]) == [schema_of(engine.snapshot.id)]


def test_a_snapshot_that_is_kept_is_not_swept(engine, postgres_url):
    engine.table("ssd_person")
    assert sweep_postgres(postgres_url, keep=[engine.snapshot.id]) == []


def test_a_snapshot_somebody_is_reading_is_left_for_the_next_sweep(engine, postgres_url):
    engine.table("ssd_person")
    with psycopg.connect(postgres_url) as reader:
        reader.execute(f"SELECT * FROM {schema_of(engine.snapshot.id)}.ssd_person").fetchone()
        assert sweep_postgres(postgres_url, keep=[]) == []


def test_another_stores_snapshots_in_the_same_database_are_not_swept(
    engine, postgres_url, monkeypatch, tmp_path
):
    engine.table("ssd_person")
    monkeypatch.setenv("SIGHTLINE_DATA", str(tmp_path / "another"))
    assert sweep_postgres(postgres_url, keep=[]) == []


def test_opening_a_new_snapshot_sweeps_those_no_longer_on_the_disk(engine, postgres_url):
    gone = engine.snapshot
    engine.close()
    second = small_snapshot()
    gone.folder.rename(gone.folder.with_name(".elsewhere"))
    connect(second, postgres_url).close()
    with psycopg.connect(postgres_url) as con:
        left = con.execute("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'sightline%'").fetchall()
    assert left == [(schema_of(second.id),)]

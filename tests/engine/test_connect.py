"""SIGHTLINE_ENGINE names the engine; what it cannot open is said in a sentence."""

import sys
from datetime import date

import pytest

from sightline.engine.connect import connect
from sightline.engine.duck import DuckEngine
from sightline.engine.faults import CannotReachEngineError, UnknownEngineError
from sightline.engine.store_tables import schemas
from support.drawn import empty_snapshot


@pytest.fixture
def snapshot():
    return empty_snapshot(date(2025, 10, 31))


def test_duckdb_is_the_engine_unless_another_is_named(snapshot):
    assert isinstance(connect(snapshot), DuckEngine)


def test_the_environment_names_the_engine(snapshot, monkeypatch):
    monkeypatch.setenv("SIGHTLINE_ENGINE", "duckdb")
    assert isinstance(connect(snapshot), DuckEngine)


def test_an_unknown_engine_is_refused_with_those_that_are_known(snapshot):
    with pytest.raises(UnknownEngineError, match="duckdb, postgresql://user@host/database, or spark://local"):
        connect(snapshot, "oracle://councils")


def test_the_password_in_an_unknown_engines_address_is_not_repeated(snapshot):
    with pytest.raises(UnknownEngineError) as refused:
        connect(snapshot, "mysql://user:hunter2@host/database")
    assert "hunter2" not in str(refused.value)


def test_a_postgresql_that_does_not_answer_is_named_without_its_password(snapshot):
    with pytest.raises(CannotReachEngineError, match=r"127\.0\.0\.1, database ours") as refused:
        connect(snapshot, "postgresql://user:hunter2@127.0.0.1:1/ours")
    assert "hunter2" not in str(refused.value)


def test_a_postgresql_address_that_is_no_address_is_said_to_be_one(snapshot):
    with pytest.raises(CannotReachEngineError, match="user:password@host:5432/database"):
        connect(snapshot, "postgresql://user@host:notaport/ours")


@pytest.mark.parametrize("name", ["ssd_person", "local_supervision", "population", "annexa_list_7"])
def test_a_table_nobody_has_loaded_is_there_with_its_columns_and_no_rows(snapshot, name):
    table = connect(snapshot).table(name)
    assert (table.columns, table.count().execute()) == (tuple(schemas()[name].names), 0)


def test_spark_that_is_not_installed_is_said_with_how_to_install_it(snapshot, monkeypatch):
    monkeypatch.delitem(sys.modules, "sightline.engine.spark", raising=False)
    monkeypatch.setitem(sys.modules, "pyspark", None)
    monkeypatch.setitem(sys.modules, "pyspark.errors", None)
    with pytest.raises(CannotReachEngineError, match=r"pip install 'sightline\[spark\]'"):
        connect(snapshot, "spark://local")

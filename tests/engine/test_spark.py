"""A snapshot on Spark, on this machine: the same rows and types, nothing reachable from outside."""

import os
import shutil

import pyarrow as pa
import pytest

from engine.small import asked, small_snapshot, stored, tables
from sightline.engine.store_tables import schemas

pytestmark = pytest.mark.spark
HOW_TO_GET_IT = (
    "No Java was found, which PySpark needs. Install Java 17 (Debian: apt-get install openjdk-17-jre-headless) and "
    "pip install 'sightline[spark]'."
)


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    if not shutil.which("java") and "JAVA_HOME" not in os.environ:
        pytest.fail(HOW_TO_GET_IT) if os.environ.get("CI") == "true" else pytest.skip(HOW_TO_GET_IT)
    from sightline.engine.spark import SparkEngine

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SIGHTLINE_DATA", str(tmp_path_factory.mktemp("spark")))
        opened = SparkEngine(small_snapshot(), "spark://local")
    yield opened
    opened.close()


@pytest.mark.parametrize("name", tables())
def test_every_row_is_read_exactly_as_it_lies_in_the_snapshot(engine, name):
    assert asked(engine.table(name)) == stored(engine.snapshot, name)


def test_a_table_nobody_has_loaded_is_there_with_its_columns_and_no_rows(engine):
    table = engine.table("ssd_cp_plans")
    assert (table.columns, table.count().execute()) == (tuple(schemas()["ssd_cp_plans"].names), 0)


def test_what_is_kept_from_arrow_comes_back_as_it_was(engine):
    rows = tables()["ssd_person"]
    assert engine.keep("mine", rows).to_pyarrow().to_pylist() == rows.to_pylist()


def test_what_is_kept_may_be_worked_out_from_what_it_replaces(engine):
    first = engine.keep("mine", pa.table({"n": [1, 2]}))
    assert engine.keep("mine", first.filter(first.n > 1)).n.execute().tolist() == [2]


def test_what_cannot_be_converted_is_an_error_and_not_a_blank(engine):
    words = engine.keep("words", pa.table({"t": ["not a number"]}))
    with pytest.raises(Exception, match="CAST_INVALID_INPUT"):
        words.mutate(n=words.t.cast("int64")).execute()


@pytest.mark.parametrize("setting", ["spark.driver.bindAddress", "spark.driver.host"])
def test_it_listens_on_this_machine_only(engine, setting):
    assert engine.con._session.sparkContext.getConf().get(setting) == "127.0.0.1"


def test_it_serves_no_pages(engine):
    assert engine.con._session.sparkContext.uiWebUrl is None


def test_times_are_held_without_a_zone(engine):
    assert engine.con._session.conf.get("spark.sql.session.timeZone") == "UTC"


@pytest.mark.parametrize(
    ("url", "where"),
    [
        ("spark://local", "local[2]"),
        ("spark://", "local[2]"),
        ("spark://head.council:7077", "spark://head.council:7077"),
    ],
)
def test_the_url_says_where_spark_runs(url, where):
    from sightline.engine.spark import master

    assert master(url) == where

"""Do the parts we stand on still do what Sightline asks of them? If one of these fails, look at the pinned versions."""

from importlib.metadata import version

import ibis
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

ROWS = pa.table({"child": ["a", "b", None], "day": pa.array([1, 2, None], pa.date32())})


def numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(".")[:2])


@pytest.fixture
def con():
    opened = ibis.duckdb.connect()
    yield opened
    opened.disconnect()


def test_ibis_is_12_whose_sql_our_phrases_were_tried_on():
    assert numbers(version("ibis-framework"))[0] == 12


def test_duckdb_is_below_2_with_which_ibis_12_loses_list_tables_and_batch_reads():
    assert numbers(version("duckdb")) < (2, 0)


def test_sqlglot_is_below_30_18_which_breaks_create_table_in_ibis_12():
    assert numbers(version("sqlglot")) < (30, 18)


def test_tables_can_be_listed(con):
    con.create_table("children", ROWS)
    assert con.list_tables() == ["children"]


def test_a_temporary_table_can_be_made_and_made_again(con):
    con.create_table("children", ROWS, temp=True)
    again = con.create_table("children", ROWS.slice(0, 1), temp=True, overwrite=True)
    assert again.count().execute() == 1


def test_a_temporary_table_can_be_made_of_a_question(con):
    children = con.create_table("children", ROWS, temp=True)
    kept = con.create_table("kept", children.filter(children.child == "a"), temp=True, overwrite=True)
    assert kept.to_pyarrow().to_pylist() == ROWS.slice(0, 1).to_pylist()


def test_several_parquet_files_are_read_as_one_table(con, tmp_path):
    for name in ("990", "991"):
        pq.write_table(ROWS, tmp_path / f"{name}.parquet")
    files = [file.as_posix() for file in sorted(tmp_path.iterdir())]
    assert con.read_parquet(files, table_name="children").count().execute() == 6


def test_an_answer_can_be_read_in_batches(con):
    children = con.create_table("children", ROWS, temp=True)
    assert sum(batch.num_rows for batch in children.to_pyarrow_batches(chunk_size=2)) == 3


def test_raw_sql_is_answered(con):
    assert con.raw_sql("SELECT 1").fetchone() == (1,)

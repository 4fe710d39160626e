"""Who the children are: what the latest list says of each, gathered over all lists."""

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from sightline.returns.annex_a.mapping import CHILD
from sightline.standards.annex_a import LISTS

ABOUT = ("gender", "ethnicity", "date_of_birth", "age_of_child_years")


def people(lists: Mapping[int, pa.Table]) -> pa.Table:
    """One row for each child: the latest sex, ethnicity and birth that any list gives, each where it gives one.

    Where lists give different dates of birth, the date that most lists of the latest workbook give is believed; where
    as many give each, the one of the latest row. A child is unborn who is -1 years old, or whose birth lies after the day the list was made: the date is then the
    expected one.
    """
    con = _database()
    con.register("said", _all_statements(lists, ABOUT))
    latest = LATEST
    return con.execute(
        f"""
        WITH births AS (
            SELECT child, born, unborn, row_number() OVER (PARTITION BY child ORDER BY lists DESC, age) AS nth
            FROM {BIRTHS}
        ), told AS (
            SELECT {CHILD} AS child,
                   first(gender {latest}) FILTER (WHERE gender IS NOT NULL) AS sex,
                   first(ethnicity {latest}) FILTER (WHERE ethnicity IS NOT NULL) AS ethnicity
            FROM said GROUP BY ALL
        )
        SELECT told.child AS pers_person_id, sex AS pers_sex, ethnicity AS pers_ethnicity,
               CASE WHEN NOT unborn THEN born END AS pers_dob, CASE WHEN unborn THEN born END AS pers_expected_dob
        FROM told LEFT JOIN births ON told.child = births.child AND nth = 1 ORDER BY told.child
        """
    ).to_arrow_table()


LATEST = "ORDER BY last_seen DESC NULLS LAST, happened DESC NULLS LAST, list DESC, record_id"
BIRTHS = f"""(
    SELECT child, born, count(DISTINCT list) AS lists, min(age) AS age, bool_or(unborn) FILTER (WHERE first) AS unborn
    FROM (
        SELECT {CHILD} AS child, date_of_birth AS born, list,
               row_number() OVER (PARTITION BY {CHILD} {LATEST}) AS age,
               row_number() OVER (PARTITION BY {CHILD}, date_of_birth {LATEST}) = 1 AS first,
               coalesce(age_of_child_years = -1 OR date_of_birth > last_seen, false) AS unborn
        FROM said WHERE date_of_birth IS NOT NULL
        QUALIFY last_seen IS NOT DISTINCT FROM max(last_seen) OVER (PARTITION BY {CHILD})
    ) GROUP BY child, born
)"""
"""Each date of birth a child's latest workbook gives: how many lists give it, and how late the latest row that does."""


def births_that_differ(lists: Mapping[int, pa.Table]) -> pa.Table:
    """child, born (the date believed), lists (how many give it), of_lists (how many give any): where not all agree."""
    con = _database()
    con.register("said", _all_statements(lists, ABOUT))
    return con.execute(
        f"""
        SELECT child, born, lists, (
            SELECT count(DISTINCT list) FROM said WHERE {CHILD} = child AND date_of_birth IS NOT NULL
        ) AS of_lists
        FROM (SELECT *, count(*) OVER (PARTITION BY child) AS dates FROM {BIRTHS})
        WHERE dates > 1 QUALIFY row_number() OVER (PARTITION BY child ORDER BY lists DESC, age) = 1
        ORDER BY child
        """
    ).to_arrow_table()


def latest_known(lists: Mapping[int, pa.Table], columns: tuple[str, ...]) -> pa.Table:
    """For each child, these columns as the latest row has them, in the order of the children's references."""
    con = _database()
    con.register("said", _all_statements(lists, columns))
    return con.execute(
        f"""
        SELECT {CHILD}, {", ".join(columns)} FROM said
        QUALIFY row_number() OVER (
            PARTITION BY {CHILD}
            ORDER BY last_seen DESC NULLS LAST, happened DESC NULLS LAST, list DESC, record_id
        ) = 1 ORDER BY {CHILD}
        """
    ).to_arrow_table()


def _all_statements(lists: Mapping[int, pa.Table], columns: tuple[str, ...]) -> pa.Table:
    """What all lists say of their children, one below another, with when each said it."""
    parts = [_one(number, rows, columns) for number, rows in lists.items()]
    empty = _one(1, NOBODY, columns)
    return pa.concat_tables([empty, *parts])


NOBODY = pa.table({"record_id": pa.array([], pa.string()), CHILD: pa.array([], pa.string())})


def _one(number: int, rows: pa.Table, columns: tuple[str, ...]) -> pa.Table:
    spec = LISTS[number]
    types = {each.name: each.arrow for each in spec.columns}
    wanted = {
        "record_id": pa.string(),
        CHILD: pa.string(),
        **{name: types.get(name, pa.string()) for name in columns},
    }
    made = {name: _column(rows, name, kind) for name, kind in wanted.items()}
    made["last_seen"] = _column(rows, "last_seen", pa.date32())
    made["happened"] = _column(rows, spec.happened or "", pa.date32())
    made["list"] = pa.array([number] * rows.num_rows, pa.int64())
    return pa.table(made)


def _column(rows: pa.Table, name: str, kind: pa.DataType) -> pa.ChunkedArray | pa.Array:
    return (
        rows.column(name).cast(kind) if name in rows.column_names else pc.cast(pa.nulls(rows.num_rows), kind)
    )


def _database():
    """A database in memory. Its library brings pandas, a second of starting that whoever only reads files does without."""
    import duckdb

    return duckdb.connect()

"""Reporting views on PostgreSQL: a database user sees the units they were given, by table and by view, and nobody else's."""

import secrets
from collections.abc import Iterator

import psycopg
import pytest

from sightline.cli import main
from sightline.people.services import add_user
from sightline.star.schema import TABLES
from sightline.trail.models import Line
from support.small_council import PERIOD

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]
HOME = "sightline_990"


@pytest.fixture
def readers(postgres_url) -> Iterator[dict[str, str]]:
    """Four database users of this test's own, by what they are for: one team, a service, all units, and none."""
    names = {each: f"reader_{each}_{secrets.token_hex(4)}" for each in ("north", "service", "every", "none")}
    with psycopg.connect(postgres_url, autocommit=True) as owner:
        for each in names.values():
            owner.execute(f'create role "{each}" login')
        yield names
        for each in names.values():
            owner.execute(f'drop owned by "{each}"')
            owner.execute(f'drop role "{each}"')


@pytest.fixture
def written(council, readers, postgres_url, monkeypatch) -> str:
    """The small council's figures, as an analyst sees them, with the readers told what is theirs."""
    monkeypatch.setenv("SIGHTLINE_REPORTING_DATABASE", postgres_url)
    add_user("analyst", "performance_analyst", by="tests")
    add_user("member", "scrutiny_member", by="tests")
    given = {"north": "T1", "service": "S1", "every": "every"}
    words = [word for who, unit in given.items() for word in ("--reader", f"{readers[who]}={unit}")]
    assert main(["reporting-views", "--by", "analyst", *words]) == 0
    return postgres_url


def seen(address: str, reader: str, question: str) -> list[tuple]:
    """What a database user gets for a question."""
    with psycopg.connect(address.replace("postgres@", f"{reader}@"), autocommit=True) as connection:
        return connection.execute(question).fetchall()  # type: ignore[arg-type]


def test_each_reader_sees_their_units_and_no_others(written, readers, capsys):
    question = f"select unit from {HOME}.figures where measure = 'AS01' and period = '{PERIOD}' order by 1"
    north, south = "North Assessment Team", "South Assessment Team"
    assert seen(written, readers["north"], question) == [(north,)]
    assert seen(written, readers["service"], question) == [("Assessment Service",), (north,), (south,)]
    assert len(seen(written, readers["every"], question)) == 4
    figure = f"select value, numerator, denominator from {HOME}.figures where measure = 'AS01' and period = '{PERIOD}'"
    assert seen(written, readers["north"], figure) == [(75.0, 27.0, 36.0)]
    for table in ("units", "readings", "targets", "signals"):
        mine = seen(written, readers["north"], f"select distinct unit_key from {HOME}.{table}")
        assert len(mine) <= 1, f"the other team's rows of {table}"
    for view in ("figures", "targets_by_name", "signals_by_name"):
        units = {
            row[0] for row in seen(written, readers["north"], f"select distinct unit from {HOME}.{view}")
        }
        assert units <= {north}, view
    assert seen(written, readers["every"], f"select count(distinct unit_key) from {HOME}.readings") == [(4,)]


def test_no_reader_gets_round_it(written, readers):
    for question in (
        f"select * from {HOME}.readers",
        f"insert into {HOME}.readers values (current_user, 0)",
        f"alter table {HOME}.readings disable row level security",
        f"drop policy own_units on {HOME}.readings",
        f'set role "{readers["every"]}"',
    ):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            seen(written, readers["north"], question)
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        seen(written, readers["none"], f"select * from {HOME}.figures")
    with psycopg.connect(written, autocommit=True) as owner:
        owner.execute(f'grant usage on schema {HOME} to "{readers["none"]}"')
        owner.execute(
            f'grant select on {HOME}.figures, {HOME}.readings, {HOME}.units, {HOME}.measures, {HOME}.periods to "{readers["none"]}"'
        )
    for table in ("figures", "readings", "units"):
        assert seen(written, readers["none"], f"select * from {HOME}.{table}") == [], (
            "who was given no unit sees none"
        )


def test_every_column_says_what_it_is_and_it_is_written_anew_in_place(written, readers, postgres_url):
    with psycopg.connect(written, autocommit=True) as owner:
        said = dict(
            owner.execute(
                "select c.relname || '.' || a.attname, col_description(c.oid, a.attnum) from pg_class c join pg_attribute a on a.attrelid = c.oid where relnamespace = 'sightline_990'::regnamespace and attnum > 0 and relkind = 'r'"
            ).fetchall()
        )
        assert all(
            said[f"{table.name}.{column.name}"].startswith(column.says)
            for table in TABLES
            for column in table.columns
        )
        before = owner.execute(f"select count(*) from {HOME}.readings").fetchone()
    assert main(["reporting-views"]) == 0
    north = f"select distinct symbol from {HOME}.figures where measure = 'AS01' and period = '2025-03'"
    assert seen(written, readers["north"], f"{north} and unit like 'South%'") == []
    with psycopg.connect(written, autocommit=True) as owner:
        hidden = owner.execute(f"{north} and unit like 'South%'").fetchall()
        after = owner.execute(f"select count(*) from {HOME}.readings").fetchone()
    assert hidden == [("c",)] and after != before, "without a name it is as published"
    assert [line.what for line in Line.objects.filter(action="reporting_views_written")] == [
        "990 provisional"
    ] * 2


def test_who_may_not_and_what_cannot_be_change_nothing(written, readers, capsys, monkeypatch):
    with psycopg.connect(written, autocommit=True) as owner:
        before = owner.execute(f"select * from {HOME}.about").fetchall()
        assert main(["reporting-views", "--by", "member"]) == 3
        assert main(["reporting-views", "--by", "analyst", "--reader", "nobody_there=T1"]) == 1
        assert "has no user nobody_there. Make one first. Nothing was written." in capsys.readouterr().err
        assert main(["reporting-views", "--by", "analyst", "--reader", f"{readers['north']}=T9"]) == 1
        assert main(["reporting-views", "--reader", "north"]) == 2
        assert owner.execute(f"select * from {HOME}.about").fetchall() == before
    monkeypatch.setenv("SIGHTLINE_REPORTING_DATABASE", "postgresql://postgres@127.0.0.1:1/none")
    assert main(["reporting-views"]) == 1
    assert "The reporting database cannot be written" in capsys.readouterr().err
    assert Line.objects.filter(action="reporting_views_written").count() == 1

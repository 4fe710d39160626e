import pytest
from django.db import connection

from sightline.cli import main
from sightline.people.queries import user_named
from sightline.trail.models import Line
from sightline.trail.services import record

pytestmark = pytest.mark.django_db


def test_a_user_is_added_and_the_password_shown_once(capsys):
    assert main(["user", "add", "jo", "--role", "team_manager", "--teams", "T1, T2"]) == 0
    said = capsys.readouterr().out
    user = user_named("jo")
    assert user.teams == ["T1", "T2"]
    assert user.check_password(said.split()[-1])


def test_an_unknown_role_lists_those_there_are(capsys):
    assert main(["user", "add", "jo", "--role", "boss"]) == 1
    assert "team_manager" in capsys.readouterr().err


def test_verify_says_that_the_trail_is_whole(capsys):
    record(by="jo", action="looked_at_cases", what="AS01", reason="a test")
    assert main(["verify"]) == 0
    assert "1 lines" in capsys.readouterr().out


def test_verify_finds_a_line_changed_behind_its_back(capsys):
    line = record(by="jo", action="looked_at_cases", what="AS01", reason="a test")
    with connection.cursor() as cursor:
        for (name,) in _triggers(cursor):
            cursor.execute(f"DROP TRIGGER {name}" + _of_table())
        cursor.execute("UPDATE trail_line SET reason = 'another' WHERE number = %s", [line.number])
    assert Line.objects.get().reason == "another"
    assert main(["verify"]) == 1
    assert "1" in capsys.readouterr().out


def _triggers(cursor) -> list[tuple[str]]:
    if connection.vendor == "sqlite":
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'trail_line'")
    else:
        cursor.execute(
            "SELECT tgname FROM pg_trigger WHERE tgrelid = 'trail_line'::regclass AND NOT tgisinternal"
        )
    return cursor.fetchall()


def _of_table() -> str:
    return "" if connection.vendor == "sqlite" else " ON trail_line"


def test_the_demo_does_not_go_into_a_store_with_a_real_councils_data(loaded, capsys):
    assert main(["demo"]) == 1
    assert "343" in capsys.readouterr().err

"""Starting up: on an empty folder, twice, from several processes, on either database."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support.postgres import postgres_url  # noqa: F401 - a fixture
from support.processes import environment, finished, run, start

LOOK = """
from django.conf import settings
from django.db import connection
from sightline.people.models import User
from sightline.config.setup import ready
ready()
print(User.objects.count(), connection.vendor)
"""
PRAGMAS = """
from django.db import connection
with connection.cursor() as cursor:
    print(*[cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")])
"""
NOTHING_TO_MAKE = """
from django.core.management import call_command
call_command("makemigrations", check=True, dry_run=True, verbosity=0)
call_command("check", fail_level="WARNING")
"""
SETTING = "from django.conf import settings; print(settings.{name})"


def test_three_processes_that_start_together_on_an_empty_folder_are_all_ready(tmp_path):
    environ = environment(tmp_path / "var")
    starting = [start(LOOK, environ, empty=True) for _ in range(3)]
    assert [finished(process).split() for process in starting] == [["0", "sqlite"]] * 3


@pytest.mark.postgres
def test_two_processes_that_start_together_on_an_empty_postgresql_are_both_ready(tmp_path, postgres_url):  # noqa: F811
    environ = environment(tmp_path / "var", postgres_url)
    starting = [start(LOOK, environ) for _ in range(2)]
    assert [finished(process).split() for process in starting] == [["0", "postgresql"]] * 2


def test_sqlite_keeps_a_write_ahead_log_and_every_commit(tmp_path):
    assert run(PRAGMAS, environment(tmp_path / "var")).split() == ["wal", "2", "1", "20000"]


def test_every_change_of_shape_has_its_migration_and_nothing_is_warned_of(tmp_path):
    assert "no issues" in run(NOTHING_TO_MAKE, environment(tmp_path / "var"))


@pytest.mark.parametrize(
    ("variable", "value", "name", "is_then"),
    [
        ("SIGHTLINE_DEBUG", "", "DEBUG", "False"),
        ("SIGHTLINE_DEBUG", "1", "DEBUG", "True"),
        ("SIGHTLINE_HTTPS", "", "SESSION_COOKIE_SECURE", "False"),
        ("SIGHTLINE_HTTPS", "1", "SESSION_COOKIE_SECURE", "True"),
        ("SIGHTLINE_HOSTS", "a.example, b.example", "ALLOWED_HOSTS[3:]", "['a.example', 'b.example']"),
        ("SIGHTLINE_SECRET_KEY", "s" * 50, "SECRET_KEY", "s" * 50),
    ],
)
def test_what_a_council_chooses_is_what_it_gets(tmp_path, variable, value, name, is_then):
    environ = environment(tmp_path / "var", **{variable: value})
    asked = [sys.executable, "-c", SETTING.format(name=name)]
    found = subprocess.run(asked, env=environ, text=True, capture_output=True, check=True)
    assert found.stdout.strip() == is_then


def test_the_secret_stays_the_same_from_one_start_to_the_next(tmp_path):
    environ = environment(tmp_path / "var")
    first, second = (run(SETTING.format(name="SECRET_KEY"), environ) for _ in range(2))
    assert first == second
    assert len(first.strip()) == 64
    assert (tmp_path / "var" / "keys" / "secret").stat().st_mode & 0o077 == 0


FROM_ANOTHER = """
from django.db.migrations.recorder import MigrationRecorder
from django.db import connection
MigrationRecorder(connection).record_applied("programme", "9999_not_of_this_edition")
"""


def _with(arguments: list[str], environ: dict[str, str]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "sightline.cli", *arguments]
    return subprocess.run(command, env=environ, text=True, capture_output=True, check=False)


@pytest.fixture(scope="module")
def of_another(tmp_path_factory) -> Path:
    """A data folder whose database another edition has changed."""
    data = tmp_path_factory.mktemp("another") / "var"
    run(FROM_ANOTHER, environment(data))
    return data


@pytest.mark.parametrize("command", [["verify"], ["user", "requests"], ["serve"], ["worker"], ["digest"]])
def test_a_database_of_another_edition_is_left_alone_and_said_so_in_a_sentence(of_another, tmp_path, command):
    data = shutil.copytree(of_another, tmp_path / "var")
    before = (data / "sightline.sqlite3").read_bytes()
    ended = _with(command, environment(data))
    assert ended.returncode == 1
    assert "was made by another edition of Sightline" in ended.stderr
    assert "programme/9999_not_of_this_edition" in ended.stderr and "SIGHTLINE_DATA" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert (data / "sightline.sqlite3").read_bytes() == before

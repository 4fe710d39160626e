"""One address gives the database's settings."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from sightline.config.databases import database

FILE = Path("/data/sightline.sqlite3")


@pytest.mark.parametrize("url", [None, ""])
def test_without_an_address_it_is_sqlite_under_the_data_folder(url):
    assert database(url, FILE)["NAME"] == str(FILE)


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("sqlite:////srv/app.sqlite3", "/srv/app.sqlite3"),
        ("sqlite:///app.sqlite3", "app.sqlite3"),
        ("sqlite:///with%20space.sqlite3", "with space.sqlite3"),
    ],
)
def test_sqlite_may_be_elsewhere(url, name):
    assert database(url, FILE)["NAME"] == name


def test_sqlite_takes_its_write_lock_at_the_start_and_waits_for_it():
    options = database(None, FILE)["OPTIONS"]
    assert (options["transaction_mode"], options["timeout"]) == ("IMMEDIATE", 20)


@pytest.mark.parametrize("scheme", ["postgresql", "postgres"])
def test_postgresql_is_taken_apart(scheme):
    settings = database(f"{scheme}://ann:p%40ss@db.example:5433/sightline?sslmode=require", FILE)
    assert {name: settings[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")} == {
        "NAME": "sightline",
        "USER": "ann",
        "PASSWORD": "p@ss",
        "HOST": "db.example",
        "PORT": "5433",
        "OPTIONS": {"sslmode": "require"},
    }


def test_an_address_of_another_kind_is_refused_without_repeating_its_password():
    with pytest.raises(ImproperlyConfigured, match="begins with 'mysql:'") as refused:
        database("mysql://ann:secret@db/x", FILE)
    assert "secret" not in str(refused.value)


def test_an_address_without_a_database_is_refused():
    with pytest.raises(ImproperlyConfigured, match="names no database"):
        database("postgresql://ann@db", FILE)

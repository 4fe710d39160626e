"""What many tests begin with is made once in a process, and its rows and files are put back for each of the others.

To make a plan as people do writes some forty lines into the trail and asks a thousand questions of the database; to put its
rows back takes a few. It is put back only where a test begins as the first did: with a database and a trail without a line.
"""

import shutil
import sqlite3
from collections.abc import Callable, Hashable
from copy import deepcopy
from dataclasses import dataclass
from datetime import time
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, TypeVar

from django.apps import apps
from django.db import connection, models, transaction
from django.utils import timezone

from sightline.engine.places import data_folder, store_folder

sqlite3.register_adapter(
    time, time.isoformat
)  # rows are read as Python's own, and it takes back days and moments alone
Made = TypeVar("Made", bound=models.Model)
Said = TypeVar("Said")
BEGUN = ("trail", "keys")
"""Folders of the data folder that belong to the rows: the trail's head, and the key its lines are sealed with."""
STORE = "store"
ELSEWHERE = (STORE, "cache")
"""Folders that belong to figures, which are put into a test's data folder in another way: see stores.py and once_a_run.py."""
NOT_OURS = {"django_content_type", "auth_permission", "django_migrations"}
"""Tables that are filled as the database is made."""


@dataclass(frozen=True)
class Rows:
    """The rows of every table that had some, by its name, the files beside them, and what was said of them."""

    tables: dict[str, tuple[list[str], list[tuple[Any, ...]]]]
    files: Path
    said: Any


_kept: dict[Hashable, Rows] = {}


def made_once(key: Hashable, make: Callable[[], Made], model: type[Made], *, store: bool = False) -> Made:
    """What `make` makes, by its row: see `rows_once`."""
    return model._default_manager.get(pk=rows_once(key, lambda: make().pk, store=store))


def rows_once(key: Hashable, make: Callable[[], Said], *, store: bool = False) -> Said:
    """Rows and files as `make` makes them, and a copy of what it gives.

    `key` tells it from everything else that is made so. `store`: what it does to the store of figures, too, of which every test
    that asks for it has the same before.
    """
    if _is_begun():
        return make()
    whole = (key, timezone.localdate(), connection.vendor, connection.in_atomic_block)
    if whole in _kept:
        _put_back(_kept[whole])
    else:
        before = _files()
        said = make()
        _kept[whole] = _taken(said, _files() - before, store)
    return deepcopy(_kept[whole].said)


def _is_begun() -> bool:
    """Whether there is a row or a file already."""
    if any((data_folder() / name).exists() for name in BEGUN):
        return True
    with connection.cursor() as cursor:
        cursor.execute(
            " UNION ALL ".join(
                f"SELECT * FROM (SELECT 1 FROM {_quoted(name)} LIMIT 1) t" for name in _tables()
            )
        )
        return cursor.fetchone() is not None


@cache
def _tables() -> tuple[str, ...]:
    every = {
        model._meta.db_table for model in apps.get_models(include_auto_created=True) if model._meta.managed
    }
    return tuple(sorted(every - NOT_OURS))


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)


def _taken(said: Any, made: set[Path], store: bool) -> Rows:
    tables = {}
    with connection.cursor() as cursor:
        for name in _tables():
            cursor.execute(
                f"SELECT * FROM {_quoted(name)} ORDER BY 1"
            )  # lines of the trail one after another
            if rows := cursor.fetchall():
                tables[name] = ([column[0] for column in cursor.description], rows)
    files = Path(mkdtemp())
    for each in made:
        (files / each).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(data_folder() / each, files / each)
    if store:
        shutil.copytree(store_folder(), files / STORE)
    return Rows(tables, files, deepcopy(said))


def _files() -> set[Path]:
    """What lies in the data folder and belongs to no store of figures, from there."""
    home = data_folder()
    every = (each for each in home.iterdir() if each.name not in ELSEWHERE) if home.exists() else ()
    files = (file for each in every for file in (each.rglob("*") if each.is_dir() else (each,)))
    return {file.relative_to(home) for file in files if file.is_file()}


def _put_back(rows: Rows) -> None:
    with transaction.atomic(), connection.cursor() as cursor:  # pyright: ignore[reportGeneralTypeIssues]
        for name, (columns, values) in rows.tables.items():
            listed = ", ".join(_quoted(column) for column in columns)
            places = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {_quoted(name)} ({listed}) VALUES ({places})", values)
    if (rows.files / STORE).exists():
        shutil.rmtree(store_folder())
    shutil.copytree(rows.files, data_folder(), dirs_exist_ok=True)

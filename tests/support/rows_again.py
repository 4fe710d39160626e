"""What many tests begin with is made once in a process, and its rows and files are put back for each of the others.

To make a plan as people do writes some forty lines into the trail and asks a thousand questions of the database; to put its
rows back takes a few. It is put back only where a test begins as the first did: with a database and a trail without a line.
"""

import shutil
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, TypeVar

from django.apps import apps
from django.db import connection, models, transaction

from sightline.engine.places import data_folder

Made = TypeVar("Made", bound=models.Model)
FILES = ("trail", "keys")
"""Folders of the data folder that belong to the rows: the trail's head, and the key its lines are sealed with."""
NOT_OURS = {"django_content_type", "auth_permission", "django_migrations"}
"""Tables that are filled as the database is made."""


@dataclass(frozen=True)
class Rows:
    """The rows of every table that had some, by its name, the files beside them, and which row is the thing itself."""

    tables: dict[str, tuple[list[str], list[tuple[Any, ...]]]]
    files: Path
    pk: Any


_kept: dict[Hashable, Rows] = {}


def made_once(key: Hashable, make: Callable[[], Made], model: type[Made]) -> Made:
    """What `make` makes; `key` tells it from everything else that is made so, and names the day where that matters."""
    if _is_begun():
        return make()
    whole = (key, connection.vendor, connection.in_atomic_block)
    if whole not in _kept:
        made = make()
        _kept[whole] = _taken(made.pk)
        return made
    _put_back(_kept[whole])
    return model._default_manager.get(pk=_kept[whole].pk)


def _is_begun() -> bool:
    """Whether there is a row or a file already."""
    if any((data_folder() / name).exists() for name in FILES):
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


def _taken(pk: Any) -> Rows:
    tables = {}
    with connection.cursor() as cursor:
        for name in _tables():
            cursor.execute(
                f"SELECT * FROM {_quoted(name)} ORDER BY 1"
            )  # lines of the trail one after another
            if rows := cursor.fetchall():
                tables[name] = ([column[0] for column in cursor.description], rows)
    files = Path(mkdtemp())
    for name in FILES:
        if (data_folder() / name).exists():
            shutil.copytree(data_folder() / name, files / name)
    return Rows(tables, files, pk)


def _put_back(rows: Rows) -> None:
    with transaction.atomic(), connection.cursor() as cursor:  # pyright: ignore[reportGeneralTypeIssues]
        for name, (columns, values) in rows.tables.items():
            listed = ", ".join(_quoted(column) for column in columns)
            places = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {_quoted(name)} ({listed}) VALUES ({places})", values)
    shutil.copytree(rows.files, data_folder(), dirs_exist_ok=True)

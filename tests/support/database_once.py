"""The tests' own database begins as a copy of one without a row: to make its tables takes every process seconds, to copy them none."""

import sqlite3
from collections.abc import Callable
from typing import Any

from django.core.management import call_command
from django.db import connection

from support import processes

Command = Callable[..., Any]


def tables_copied(command: str, *words: Any, **options: Any) -> Any:
    """What Django calls while it makes a database for tests; on SQLite the tables of this run's shape stand for those it would make."""
    if command != "migrate" or connection.vendor != "sqlite":
        return call_command(command, *words, **options)
    connection.ensure_connection()
    shape = sqlite3.connect(processes.shape())
    try:
        shape.backup(connection.connection)
    finally:
        shape.close()
    return None

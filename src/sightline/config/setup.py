"""Making the application ready: Django set up, the database's shape up to date."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory

import django
import django.conf
from filelock import FileLock, Timeout

from sightline.engine.places import data_folder

SETTINGS = "sightline.config.settings"
UPGRADE_LOCK = 7_315_526_904
"""The number of PostgreSQL's advisory lock for upgrades: any number nobody else uses."""


class CannotUpgradeError(Exception):
    """Another process has been upgrading the database for too long; the message says what to do."""


def ready() -> None:
    """Set Django up and apply migrations that are waiting. Safe to call twice, and from processes starting together."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    django.setup()
    if _waiting():
        _upgrade()


def shape_only() -> None:
    """Set Django up to read its shape, such as its addresses, and leave nothing behind: no database, no keys, no folder.

    For a process that does nothing else with it. Where Django is set up already, that is left alone.
    """
    if django.conf.settings.configured:
        return
    with TemporaryDirectory() as folder, _environment(SIGHTLINE_DATA=folder, DJANGO_SETTINGS_MODULE=SETTINGS):
        django.setup()


@contextmanager
def _environment(**choices: str) -> Iterator[None]:
    """The environment with these choices and no other of Sightline's, until the block ends."""
    before = dict(os.environ)
    ours = [name for name in before if name.startswith("SIGHTLINE_") or name == "DATABASE_URL"]
    try:
        for name in ours:
            del os.environ[name]
        os.environ.update(choices)
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def _waiting() -> bool:
    """Whether the database lacks a migration."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _upgrade() -> None:
    """Apply what is waiting, one process at a time; whoever comes second finds nothing left to do."""
    data_folder().mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(data_folder() / "upgrade.lock", timeout=120):
            _upgrade_alone()
    except Timeout as held:
        raise CannotUpgradeError(
            f"Another Sightline has been upgrading the database in {data_folder()} for two minutes. "
            "Wait for it to finish, then start again."
        ) from held


def _upgrade_alone() -> None:
    from django.core.management import call_command
    from django.db import connection

    on_server = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        if on_server:
            cursor.execute("SELECT pg_advisory_lock(%s)", [UPGRADE_LOCK])
        try:
            if _waiting():
                call_command("migrate", interactive=False, verbosity=0)
        finally:
            if on_server:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [UPGRADE_LOCK])

"""Making the application ready: Django set up, the database's shape up to date."""

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pkgutil import iter_modules
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import django
import django.conf
from filelock import FileLock, Timeout

from sightline.config.faults import AnotherEditionError, CannotUpgradeError
from sightline.engine.places import data_folder

if TYPE_CHECKING:
    from django.db.migrations.loader import MigrationLoader

SETTINGS = "sightline.config.settings"
UPGRADE_LOCK = 7_315_526_904
"""The number of PostgreSQL's advisory lock for upgrades: any number nobody else uses."""


def ready() -> None:
    """Set Django up and apply migrations that are waiting. Safe to call twice, and from processes starting together.

    CannotUpgradeError where that cannot be done; the database is as it was.
    """
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

    if _had_just_what_is_on_disk():
        return False
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    _refuse_another_edition(executor.loader)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _had_just_what_is_on_disk() -> bool:
    """Whether the database has had every migration there is a file of, and no other: seen in their names, without reading them.

    Reading them all to find that nothing is to be done took longer than what most commands do.
    """
    from django.apps import apps
    from django.db import connection
    from django.db.migrations.recorder import MigrationRecorder

    on_disk = {
        (app.label, each.name)
        for app in apps.get_app_configs()
        for each in iter_modules([f"{app.path}/migrations"])
        if not each.ispkg and each.name[0] not in "_~"
    }
    return set(MigrationRecorder(connection).applied_migrations()) == on_disk


def _refuse_another_edition(loader: "MigrationLoader") -> None:
    """AnotherEditionError where the database has had a migration that is not among ours."""
    strangers = sorted(set(loader.applied_migrations or ()) - set(loader.disk_migrations or ()))
    if strangers:
        raise AnotherEditionError(
            f"The data in {data_folder()} was made by another edition of Sightline: its database has had the change "
            f"{'/'.join(strangers[0])}, which this edition does not know. Nothing was touched. Start the edition that made "
            "it; or set SIGHTLINE_DATA to a new folder (DATABASE_URL to a new database, where you have set one) and load "
            "your files again."
        )


def _upgrade() -> None:
    """Apply what is waiting, one process at a time; whoever comes second finds nothing left to do."""
    data_folder().mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(data_folder() / "upgrade.lock", timeout=120):
            _upgrade_alone()
    except Timeout as fault:
        raise CannotUpgradeError(
            f"Another Sightline has been upgrading the database in {data_folder()} for two minutes. "
            "Wait for it to finish, then start again."
        ) from fault


@contextmanager
def _unswept() -> Iterator[None]:
    """Within, Python does not look through all it holds for what nothing uses: to make every table from nothing leaves
    200 MB of that, and looking through them again and again was over a quarter of the time.
    """
    sweeps = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if sweeps:
            gc.enable()


def _upgrade_alone() -> None:
    from django.core.management import call_command
    from django.db import connection

    on_server = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        if on_server:
            cursor.execute("SELECT pg_advisory_lock(%s)", [UPGRADE_LOCK])
        try:
            if _waiting():
                with _unswept():
                    call_command("migrate", interactive=False, verbosity=0)
        finally:
            if on_server:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [UPGRADE_LOCK])

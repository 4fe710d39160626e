"""The application's database from one address: DATABASE_URL, or a SQLite file under the data folder.

SQLite runs with a write-ahead log, so that readers never wait, and takes its write lock when a transaction begins, so
that two writers queue instead of failing half way. Its log does not work on a network share: keep the data folder on
a local disk. `synchronous=FULL` because the head of the trail is kept outside the database, and a commit that a power
cut takes back would look like lines removed.
"""

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

SQLITE_START = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON"
PAGE_WAITS = 4.0
"""Seconds a page waits for whoever is writing: copying a database of 200 MB for a backup takes one."""


def database(url: str | None, sqlite_file: Path) -> dict[str, Any]:
    """Django's settings for this address, or for `sqlite_file` without one. ImproperlyConfigured in a sentence."""
    if not url:
        return _sqlite(sqlite_file)
    scheme = url.partition(":")[0]
    if scheme == "sqlite":
        return _sqlite(Path(unquote(url.removeprefix("sqlite:///"))))
    if scheme in {"postgresql", "postgres"}:
        return _postgresql(url)
    raise ImproperlyConfigured(
        f"DATABASE_URL begins with '{scheme}:'. Use postgresql://user:password@host:port/name or sqlite:///path."
    )


def wait_no_longer_than_a_page_may() -> None:
    """From now on this process waits PAGE_WAITS seconds for whoever is writing, and then says that it is busy.

    Commands and the background worker wait longer: nobody stands behind them.
    """
    from django.db import connections

    database = connections.settings["default"]  # pyright: ignore[reportIndexIssue]
    if database["ENGINE"].endswith("sqlite3"):
        database["OPTIONS"]["timeout"] = PAGE_WAITS
    else:
        options = f"{database['OPTIONS'].get('options', '')} -c lock_timeout={int(PAGE_WAITS * 1000)}"
        database["OPTIONS"]["options"] = options.strip()
    connections.close_all()


def _sqlite(file: Path) -> dict[str, Any]:
    if file.exists() and not (os.access(file, os.W_OK) and os.access(file.parent, os.W_OK)):
        return _read_only(file)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(file),
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": SQLITE_START},
    }


def _read_only(file: Path) -> dict[str, Any]:
    """A copy that cannot be written to, as a backup's or a snapshot of a disk: read, without a lock or a new log.

    Where its log holds lines, SQLite reads them with the index beside it; where it does not, nothing can be writing.
    """
    log = file.with_name(file.name + "-wal")
    still = "" if log.exists() and log.stat().st_size else "&immutable=1"
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": f"{file.resolve().as_uri()}?mode=ro{still}",
        "OPTIONS": {"timeout": 20, "init_command": "PRAGMA query_only=ON"},
    }


def _postgresql(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    name = unquote(parts.path.removeprefix("/"))
    if not name:
        raise ImproperlyConfigured("DATABASE_URL names no database: end it with /name.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "OPTIONS": dict(parse_qsl(parts.query)),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }

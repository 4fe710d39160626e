"""Killed backups and restores leave nothing behind for long, and no backup holds who was signed in."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from sightline.backups.putting_back import put_back
from sightline.cli import main
from sightline.files.working_folder import sweep
from support.processes import environment, run

pytestmark = pytest.mark.real_clock  # what is old enough to go is told by the file system's days

SESSION = """
from django.contrib.sessions.backends.db import SessionStore
store = SessionStore()
store["mark"] = "x"
store.create()
print(store.session_key)
"""


def copies(to: Path) -> set[Path]:
    return set(to.glob(".sightline-backup-*/sightline.sqlite3"))


def begun(data: Path, to: Path) -> subprocess.Popen[str]:
    """A backup that is copying its database by a command of a minute."""
    command = [
        sys.executable,
        "-m",
        "sightline.cli",
        "backup",
        str(to),
        "--with-keys",
        "--meanwhile",
        "sleep 60",
    ]
    process = subprocess.Popen(command, env=environment(data), text=True, stderr=subprocess.PIPE)
    before = copies(to)
    for _ in range(600):
        if copies(to) - before:
            return process
        time.sleep(0.1)
    process.kill()
    raise AssertionError("The backup did not begin.")


def left(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir() if each.name.startswith("."))


@pytest.mark.skipif(os.name != "posix", reason="kills a process")
def test_a_killed_backup_is_swept_by_the_next_and_one_that_is_running_is_not(data, tmp_path):
    to = tmp_path / "backups"
    to.mkdir()
    killed = begun(data, to)
    were = copies(to)
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    assert left(to)
    running = begun(data, to)
    try:
        its_own = copies(to)
        assert its_own and not its_own & were
        assert sweep(to, ".sightline-backup-") == 0
        assert copies(to) == its_own
    finally:
        running.kill()
        running.wait()


def test_half_an_archive_of_an_earlier_version_goes_when_it_is_old(data, tmp_path):
    to = tmp_path / "backups"
    to.mkdir()
    old, new, theirs = (
        to / ".sightline-2026-11-01-020000.zip.411.writing",
        to / ".sightline-2026-11-28-020000.zip.412.writing",
        to / ".letter.writing",
    )
    for each in (old, new, theirs):
        each.touch()
    for each in (old, theirs):
        os.utime(each, (0, 0))
    command = [sys.executable, "-m", "sightline.cli", "backup", str(to)]
    subprocess.run(command, env=environment(data), check=True, capture_output=True)
    assert left(to) == sorted([new.name, theirs.name])


def test_what_a_killed_restore_left_is_swept_by_the_next(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("SIGHTLINE_DATA", str(tmp_path / "back"))
    (tmp_path / ".back.restoring-abc").mkdir()
    (tmp_path / ".back.restoring-abc" / "sightline.sqlite3").touch()
    (tmp_path / ".back.restoring-abc.lock").touch()
    (tmp_path / ".other.restoring-abc").mkdir()
    with zipfile.ZipFile(tmp_path / "backup.zip", "w") as packed:
        packed.writestr(
            "manifest.json",
            '{"made": "", "version": "", "database": "sqlite", "with_keys": true, "format": 1}',
        )
    main(["restore", str(tmp_path / "backup.zip")])
    assert left(tmp_path) == [".other.restoring-abc"]


@pytest.mark.parametrize("with_keys", [True, False])
def test_no_backup_holds_who_was_signed_in(data, tmp_path, monkeypatch, with_keys):
    key = run(SESSION, environment(data)).strip()
    archive = tmp_path / "backup.zip"
    command = [
        sys.executable,
        "-m",
        "sightline.cli",
        "backup",
        str(archive),
        *(["--with-keys"] if with_keys else []),
    ]
    subprocess.run(command, env=environment(data), check=True, capture_output=True)
    monkeypatch.setenv("SIGHTLINE_DATA", str(tmp_path / "back"))
    put_back(archive)
    restored = tmp_path / "back" / "sightline.sqlite3"
    assert key.encode() not in restored.read_bytes()
    with (
        closing(sqlite3.connect(restored)) as there,
        closing(sqlite3.connect(data / "sightline.sqlite3")) as here,
    ):
        ask = "SELECT count(*) FROM django_session"
        assert (there.execute(ask).fetchone(), here.execute(ask).fetchone()) == ((0,), (1,))

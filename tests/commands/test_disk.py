"""A full disk and one that is read-only are said in a sentence, by every command; verify reads a read-only copy."""

import errno
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from sightline.commands.disk import fault_of_the_disk
from support.browsing import cannot
from support.council_folder import write
from support.processes import environment, run

MADE = """
from datetime import date
from pathlib import Path
from sightline.people.services import add_user
from sightline.returns.load import load
from sightline.trail.services import record
load([Path({files!r})], authority="343", data_to=date(2025, 6, 30))
add_user("t_dcs", "dcs", by="test", excused=True)
for n in range(19):
    record(by="ann", action="loaded", what=str(n))
"""
COMMANDS = {
    "load": ["load", "{files}", "--authority", "343", "--data-to", "2025-06-30"],
    "cases": ["cases", "AS01", "--by", "t_dcs", "--reason", "an audit of timeliness"],
    "user": ["user", "add", "jo", "--role", "performance_analyst"],
    "backup": ["backup", "{out}"],
    "verify": ["verify"],
}


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Path:
    """A data folder with a trail, and a council's files."""
    home = tmp_path_factory.mktemp("disk")
    run(MADE.format(files=str(write(home / "ssd"))), environment(home / "var"))
    return home


def on_a_disk(home: Path, prepare: str, command: list[str]) -> subprocess.CompletedProcess[str]:
    """The command, its data folder on a small disk of its own, in a namespace of its own; `prepare` is done to it before."""
    out = home / "out"
    out.mkdir(exist_ok=True)
    if subprocess.run(["unshare", "-rm", "true"], capture_output=True, check=False).returncode:
        cannot("This machine lets nobody mount a disk of their own, so a full one cannot be tried.")
    (home / "disk").mkdir(exist_ok=True)
    asked = [part.format(files=home / "ssd", out=out) for part in command]
    script = (
        f'set -e; mount -t tmpfs -o size=20m tmpfs disk; cp -r var disk/var; {prepare}; set +e; exec "$@"'
    )
    return subprocess.run(
        ["unshare", "-rm", "sh", "-c", script, "sh", sys.executable, "-m", "sightline.cli", *asked],
        cwd=home,
        env=environment(home / "disk" / "var"),
        text=True,
        capture_output=True,
        check=False,
        timeout=120,
    )


FULL = "dd if=/dev/zero of=disk/rest bs=1k status=none 2>/dev/null || true"
READ_ONLY = "mount -o remount,ro disk"
WRITE = [name for name in COMMANDS if name != "verify"]


@pytest.mark.skipif(not shutil.which("unshare"), reason="Linux alone mounts a disk for one process")
@pytest.mark.parametrize(
    ("name", "prepare"), [*((name, FULL) for name in COMMANDS), *((name, READ_ONLY) for name in WRITE)]
)
def test_a_disk_that_takes_nothing_is_said_in_a_sentence(home, name, prepare):
    done = on_a_disk(home, prepare, COMMANDS[name])
    assert done.returncode == 1, (done.stdout, done.stderr)
    assert "Traceback" not in done.stderr
    assert "disk" in done.stderr.splitlines()[-1], done.stderr


@pytest.mark.skipif(not shutil.which("unshare"), reason="Linux alone mounts a disk for one process")
@pytest.mark.parametrize("prepare", [READ_ONLY, f"chmod -R a-w disk/var; {READ_ONLY}"])
def test_verify_reads_what_cannot_be_written_to(home, prepare):
    done = on_a_disk(home, prepare, COMMANDS["verify"])
    assert (done.returncode, done.stderr) == (0, "")
    assert "whole: 20 lines" in done.stdout


@pytest.mark.skipif(not shutil.which("unshare"), reason="Linux alone mounts a disk for one process")
def test_verify_finds_on_a_read_only_copy_what_it_finds_elsewhere(home):
    cut = "python3 -c \"import sqlite3; c = sqlite3.connect('disk/var/sightline.sqlite3'); c.execute('DROP TRIGGER IF EXISTS x'); [c.execute('DROP TRIGGER ' + n) for (n,) in c.execute(\\\"SELECT name FROM sqlite_master WHERE type='trigger'\\\").fetchall()]; c.execute('DELETE FROM trail_line WHERE number > 15'); c.commit()\""
    done = on_a_disk(home, f"{cut}; {READ_ONLY}", COMMANDS["verify"])
    assert done.returncode == 1
    assert "removed" in done.stdout


PLACE = Path("/srv/data")


def because(fault: Exception, cause: BaseException) -> Exception:
    fault.__cause__ = cause
    return fault


@pytest.mark.parametrize(
    ("fault", "says"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "is full"),
        (OSError(errno.EDQUOT, "Disk quota exceeded"), "is full"),
        (OSError(errno.EROFS, "Read-only file system", "/mnt/x"), "/mnt/x is on a read-only disk"),
        (PermissionError(errno.EACCES, "Permission denied"), f"{PLACE} is on a read-only disk"),
        (OSError(errno.EIO, "Input/output error"), "Check the disk"),
        (sqlite3.OperationalError("database or disk is full"), "is full"),
        (sqlite3.OperationalError("attempt to write a readonly database"), "read-only"),
        (sqlite3.OperationalError("database is locked"), "few minutes"),
        (duckdb.IOException("IO Error: Could not write file: No space left on device"), "is full"),
        (because(ValueError("x"), OSError(errno.ENOSPC, "")), "is full"),
        (sqlite3.OperationalError("no such table: x"), ""),
        (FileNotFoundError(errno.ENOENT, "No such file"), ""),
        (ValueError("No space left on device"), ""),
        (KeyError("x"), ""),
    ],
)
def test_which_faults_are_the_disks(fault, says):
    sentence = fault_of_the_disk(fault, PLACE)
    assert says in sentence and bool(sentence) == bool(says)

"""Backups taken while snapshots are loaded and lines are added: each is of one moment, and nothing in it is half."""

import pytest

from sightline.backups.putting_back import put_back
from support.processes import environment, finished, run, start

WORK = """
import threading, time
from datetime import date, timedelta
from pathlib import Path
from django.db import connection
from sightline.returns.load import load
from sightline.trail.services import record

stop = Path({stop!r})
limit = time.monotonic() + 120
going = lambda: not stop.exists() and time.monotonic() < limit

def lines(name):
    number = 0
    while going():
        number += 1
        record(by=name, action="looked_at_cases", what=str(number))
    connection.close()

def loads():
    day = date(2025, 6, 30)
    while going():
        day += timedelta(days=1)
        load([Path({folder!r})], authority="343", data_to=day, today=day)
    connection.close()

writers = [threading.Thread(target=lines, args=("ann",)), threading.Thread(target=lines, args=("ben",)),
           threading.Thread(target=loads)]
for each in writers: each.start()
print("working", flush=True)
for each in writers: each.join()
"""
TAKE = """
import time
from pathlib import Path
from sightline.backups.taking import take
from sightline.engine.snapshots import current_id
limit = time.monotonic() + 60
for number in range(3):
    take(Path({to!r}) / f"{{number}}.zip", by="ann", with_keys=True)
    seen = current_id()
    while current_id() == seen and time.monotonic() < limit:
        time.sleep(0.02)
"""
LOOK = """
import pyarrow.parquet as pq
from django.db import connection
from sightline.engine.snapshots import current_id, open_snapshot, snapshots_folder
from sightline.trail.queries import verify
verdict = verify()
for name in sorted(each.name for each in snapshots_folder().iterdir()):
    snapshot = open_snapshot(name)
    for code, entry in snapshot.manifest.authorities.items():
        for table, said in entry.tables.items():
            assert snapshot.rows(table, code).num_rows == said.rows, (name, table)
with connection.cursor() as cursor:
    assert cursor.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
print(verdict.ok, verdict.lines, current_id(), verdict.problems)
"""


@pytest.fixture
def taken(data, tmp_path):
    """Three backups taken in the middle of the work, with a load between each and the next."""
    (tmp_path / "kept").mkdir()
    stop = tmp_path / "stop"
    working = start(WORK.format(folder=str(tmp_path / "ssd"), stop=str(stop)), environment(data))
    assert working.stdout.readline().strip() == "working"
    try:
        run(TAKE.format(to=str(tmp_path / "kept")), environment(data))
        assert working.poll() is None, "The work ended before the backups did: this test shows nothing"
    finally:
        stop.touch()
    finished(working)
    return sorted((tmp_path / "kept").iterdir())


def test_every_one_of_them_is_whole(taken, tmp_path, monkeypatch):
    seen = []
    for archive in taken:
        back = tmp_path / f"back-{archive.stem}"
        monkeypatch.setenv("SIGHTLINE_DATA", str(back))
        put_back(archive)
        seen.append(run(LOOK, environment(back)).split())
    assert [ok for ok, *_ in seen] == ["True"] * 3, seen
    lines = [int(each[1]) for each in seen]
    assert lines == sorted(set(lines)), "later backups hold more lines"
    assert len({each[2] for each in seen}) == 3, "each holds the snapshot that was current"

"""The background worker in a process of its own: killed, two at once, beside a server that ends."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from urllib.request import urlopen

import pytest

from support.postgres import postgres_url  # noqa: F401 - a fixture
from support.processes import environment, run
from support.small_council import AUTHORITY

COUNT = 2
QUEUED = """
from pathlib import Path
import hashlib, shutil
from sightline.loading.services import reading, receiving
from sightline.loading.places import folder_of
from sightline.people.services import add_user
for number in range({count}):
    by = f"analyst{{number}}"
    add_user(by, "performance_analyst", by="a test")
    load = receiving.box_of(by)
    for path in sorted(Path({files!r}).iterdir()):
        shutil.copy(path, folder_of(load.id))
        load.files.create(name=path.name, at=load.at, place="arrived", sha256=hashlib.sha256(path.read_bytes()).hexdigest())
    reading.start(load.id, by=by, authority={authority!r})
    print(load.id)
"""
WAIT_UNTIL_IT_COMPUTES = """
import time
from sightline.loading.models import Load
for _ in range(2000):
    load = Load.objects.get()
    if load.progress.startswith(("Judging", "Splitting")) or load.state != "reading":
        break
    time.sleep(0.02)
print(load.state, load.progress)
"""
LOOK = """
from sightline.engine.snapshots import current_id
from sightline.loading.models import Load
from sightline.trail.queries import verify
for load in Load.objects.order_by("id"):
    print(load.state, load.attempts, load.rows_kept, current_id(), verify().ok, load.sentence)
"""
WORKER = [sys.executable, "-m", "sightline.cli", "worker", "--once"]
SERVER = "from sightline.config.server import serve; serve(port={port})"


def queued(files: Path, environ: dict[str, str], count: int = 1) -> None:
    """So many loads of the council's files, each of somebody of its own, waiting for a worker."""
    run(QUEUED.format(files=str(files), count=count, authority=AUTHORITY), environ)


def looked(environ: dict[str, str]) -> list[list[str]]:
    """State, attempts, rows kept, what is current, and whether the trail is whole, of each load."""
    return [line.split() for line in run(LOOK, environ).splitlines()]


def worked(environ: dict[str, str]) -> subprocess.Popen[bytes]:
    """A worker that ends when nothing is queued."""
    return subprocess.Popen(WORKER, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def environ(request, tmp_path) -> dict[str, str]:
    """An environment on either database."""
    url = request.getfixturevalue("postgres_url") if request.param == "postgresql" else None
    return environment(tmp_path / "var", url)


def test_a_worker_killed_in_the_middle_leaves_all_as_it_was_and_the_next_one_finishes(environ, files):
    queued(files, environ)
    first = worked(environ)
    assert run(WAIT_UNTIL_IT_COMPUTES, environ).startswith("reading")
    first.kill()
    first.wait(30)
    assert looked(environ) == [["reading", "1", "0", "None", "True"]]
    assert worked(environ).wait(180) == 0
    ((state, attempts, kept, current, whole),) = looked(environ)
    assert (state, attempts, current, whole) == ("previewed", "2", "None", "True")
    assert int(kept) > 500


def test_two_workers_and_two_loads_at_once_are_both_read(environ, files):
    queued(files, environ, COUNT)
    workers = [worked(environ) for _ in range(COUNT)]
    assert [worker.wait(240) for worker in workers] == [0] * COUNT
    found = looked(environ)
    assert [line[:2] for line in found] == [["previewed", "1"]] * COUNT
    assert len({line[2] for line in found}) == 1


@pytest.mark.skipif(
    os.name == "nt", reason="signals are POSIX's; on Windows the worker's standard input closes"
)
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_the_worker_ends_with_its_server_however_that_ends(tmp_path, how):
    port = _free_port()
    server = subprocess.Popen(
        [sys.executable, "-c", SERVER.format(port=port)], env=environment(tmp_path / "var")
    )
    try:
        worker = _child_of(server.pid)
        _answers(f"http://127.0.0.1:{port}/health")
        pages = _children_of(server.pid) - {worker}
        server.send_signal(how)
        server.wait(30)
    finally:
        server.kill()
    try:
        assert _gone(worker, seconds=30)
    finally:
        for each in pages:
            with suppress(ProcessLookupError):
                os.kill(each, signal.SIGKILL)


def test_a_worker_that_dies_is_started_again(tmp_path, monkeypatch):
    from sightline.config import background

    monkeypatch.setattr(background, "COMMAND", [sys.executable, "-c", "import sys; sys.stdin.read()"])
    monkeypatch.setattr(background, "PAUSE", 0.05)
    with background.worker_beside() as watch:
        first = watch.worker
        first.kill()
        for _ in range(200):
            if watch.worker is not first:
                break
            time.sleep(0.05)
        second = watch.worker
        assert second is not first
        assert second.poll() is None
    assert second.wait(10) is not None


def _child_of(parent: int, seconds: int = 60) -> int:
    """The worker beside this server, once there is one."""
    for _ in range(seconds * 10):
        for child in _children_of(parent):
            if b"--beside-server" in Path(f"/proc/{child}/cmdline").read_bytes():
                return child
        time.sleep(0.1)
    raise AssertionError("No worker was started beside the server.")


def _children_of(parent: int) -> set[int]:
    found = set()
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if f"PPid:\t{parent}\n" in (folder / "status").read_text():
                found.add(int(folder.name))
    return found


def _gone(process: int, seconds: int) -> bool:
    for _ in range(seconds * 10):
        status = Path(f"/proc/{process}/status")
        if not status.exists() or "State:\tZ" in status.read_text():
            return True
        time.sleep(0.1)
    return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _answers(address: str) -> None:
    for _ in range(300):
        try:
            with urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"Nothing answered at {address}.")

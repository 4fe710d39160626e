"""The worker beside the server is started again whenever it ends, after a pause, and also after it could not be."""

import subprocess
import sys
import time

import pytest

from sightline.config import background

SLEEPS = [sys.executable, "-c", "import time; time.sleep(60)"]


@pytest.fixture(autouse=True)
def a_short_pause(monkeypatch):
    monkeypatch.setattr(background, "PAUSE", 0.1)
    monkeypatch.setattr(background, "COMMAND", SLEEPS)


def another_than(watch, before: int) -> int:
    for _ in range(100):
        if watch.worker.pid != before and watch.worker.poll() is None:
            return watch.worker.pid
        time.sleep(0.05)
    raise AssertionError("No other worker was started.")


def test_one_that_dies_is_followed_by_another_each_time():
    with background.worker_beside() as watch:
        for _ in range(3):
            before = watch.worker.pid
            watch.worker.kill()
            another_than(watch, before)
    assert watch.worker.wait(timeout=5) is not None


def test_where_none_can_be_started_it_is_tried_again(monkeypatch):
    tries = []
    start = subprocess.Popen

    def sometimes(*given, **named):
        tries.append(1)
        if 1 < len(tries) < 4:
            raise OSError(12, "Cannot allocate memory")
        return start(*given, **named)

    monkeypatch.setattr(background.subprocess, "Popen", sometimes)
    with background.worker_beside() as watch:
        before = watch.worker.pid
        watch.worker.kill()
        another_than(watch, before)
    assert len(tries) == 4

"""The suite's one day: every test reads the same date, whenever it is run.

It is the first working day after the demo authority's data end, and begins at ten. Seconds pass as they do (what is
written later is later, and waiting waits); only the day stands. What runs in a process of its own (a server, a
browser, a command that is started) has the machine's clock, so a test with one, and one that compares with the days
the file system writes, has it too: those marked `browser` do, and those marked `real_clock`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time

import pytest
import time_machine

THE_DAY = date(2026, 11, 2)
MORNING = datetime.combine(THE_DAY, time(10), UTC)
WITH_THE_MACHINES_CLOCK = ("browser", "real_clock")

_suite = time_machine.travel(MORNING)


def begin() -> None:
    """From here on it is the suite's day, for what is asked while tests are collected too."""
    _suite.start()


def end() -> None:
    """The machine's clock again."""
    _suite.stop()


@contextmanager
def clock_of(test: pytest.Item) -> Iterator[None]:
    """The machine's clock for a test that needs it and for the fixtures it is the first to ask for."""
    if not any(test.get_closest_marker(name) for name in WITH_THE_MACHINES_CLOCK):
        yield
        return
    with time_machine.travel(time_machine.escape_hatch.time.time()):
        yield


@contextmanager
def on_day(day: date) -> Iterator[None]:
    """Another day for today, at ten, for what runs in this process.

    What a whole run shares (a store) is made on THE_DAY, whoever asks for it first: it is never newer than a test.
    """
    with time_machine.travel(datetime.combine(day, time(10), UTC)):
        yield

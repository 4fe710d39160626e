"""The background worker: one process that reads loads, one at a time, and may be ended at any moment.

It is ended by the operating system, without ceremony: what it was reading is taken up again by the next one. Beside a
server it ends when the server does, however that ends: its standard input closes, or its parent is another.
"""

import logging
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable

from django.core.management import call_command
from django.db import Error, close_old_connections

from sightline.loading.services.clearing import clear_away, take_up

log = logging.getLogger(__name__)
PAUSE = 1.0
"""Seconds between two looks for something to do."""

TIDY_EVERY = 60


def work(
    *, beside_server: int | None = None, once: bool = False, also: Iterable[Callable[[], object]] = ()
) -> None:
    """Read what is queued, for ever, or `once` until nothing is queued.

    `beside_server` is the process number of the server to end with. `also`: what other rooms clear away, done with ours.
    """
    _end_at_once_when_told()
    if beside_server is not None:
        _end_with(beside_server)
    rounds, tidying = 0, tuple(also)
    while True:
        try:
            close_old_connections()
            take_up()
            if rounds % TIDY_EVERY == 0:
                clear_away()
                for each in tidying:
                    each()
            call_command("db_worker", batch=True, interval=0, startup_delay=False, reload=False, verbosity=0)
        except Error:
            log.exception("The worker cannot reach the database and will try again")
        if once:
            return
        rounds += 1
        time.sleep(PAUSE)


def _end_at_once_when_told() -> None:
    """The queue's own worker would wait for the task to end and swallow what interrupts it."""
    from django_tasks_db.management.commands import db_worker

    db_worker.Worker.configure_signals = lambda self: None  # type: ignore[method-assign]
    if threading.current_thread() is threading.main_thread():
        for each in (signal.SIGINT, signal.SIGTERM):
            signal.signal(each, signal.SIG_DFL)


def _end_with(server: int) -> None:
    """Two ways to know: a server's other processes may hold our input open, and Windows knows no new parents."""
    threading.Thread(target=_wait_for_the_end_of_input, daemon=True).start()
    if os.name == "posix":
        threading.Thread(target=_wait_for_another_parent, args=(server,), daemon=True).start()


def _wait_for_the_end_of_input() -> None:
    while sys.stdin.buffer.read(1024):
        pass
    os._exit(0)


def _wait_for_another_parent(server: int) -> None:
    while os.getppid() == server:
        time.sleep(PAUSE)
    os._exit(0)

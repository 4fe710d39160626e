"""Serving the pages with granian, which runs on Linux and Windows alike."""

import logging
import os
import socket
import sys
import threading
import time
import urllib.request
from collections.abc import Callable
from contextlib import nullcontext
from typing import Any
from urllib.error import HTTPError, URLError

from django.db import connections
from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels

from sightline.config.background import worker_beside
from sightline.config.leftovers import sweep_leftovers
from sightline.config.private import keep_private
from sightline.config.setup import ready

log = logging.getLogger(__name__)
PAUSE = 5.0
"""Seconds before all is started again where workers fell one after another."""
STOPS_WITHIN = 10
"""Seconds a worker may take to finish its pages when it is told to stop. One that is still starting never hears of it."""
ASKED_EVERY = 0.2
"""Seconds between two looks whether the pages answer yet."""


def why_not_here(host: str, port: int) -> str:
    """Why nothing can be served at this address, and what to do; blank where it is free.

    The server shares its address between its workers, and so with any other server of its kind: a second one would
    start without a word and answer every other page, perhaps from other data.
    """
    try:
        socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET).close()
    except OSError as fault:
        return (
            f"Nothing can be served at {host}, port {port}: {fault.strerror or fault}. If another Sightline is running "
            f"there, stop it or use it; or choose another port, as in sightline serve --port {port % 65535 + 1}."
        )
    return ""


def serve(
    host: str = "127.0.0.1",
    port: int = 8000,
    workers: int | None = None,
    when_up: Callable[[], object] = lambda: None,
) -> None:
    """Serve until stopped. `workers` is the number of processes: SIGHTLINE_WORKERS, or one. `when_up` is called once
    the pages answer.

    On Windows there is one whatever is asked for: granian cannot share a socket there. A worker that falls is started
    again; where one falls as often as it is started, all of them are after PAUSE, unless no page was ever answered.
    A background worker runs beside them, unless SIGHTLINE_BACKGROUND_WORKER is `no`: then run `sightline worker`.
    Access is not logged: an address says who looked at what, and the trail already does, properly.
    """
    keep_private()
    ready()
    sweep_leftovers()
    connections.close_all()  # workers are forked: each must open its own, or they talk into one another's answers
    beside = os.environ.get("SIGHTLINE_BACKGROUND_WORKER", "yes").lower() not in {"no", "0", "false", "off"}
    answering = threading.Event()
    threading.Thread(target=_tell, args=(host, port, answering, when_up), daemon=True).start()
    with worker_beside() if beside else nullcontext():
        while True:
            pages = _pages(host, port, workers)
            try:
                pages.serve()
            except SystemExit:
                if (
                    pages.interrupt_signal
                ):  # it was told to stop, and workers that were still starting are no fault
                    return
                if not answering.is_set():
                    raise
                log.error("The pages fell several times and are started again")
                time.sleep(PAUSE)
            else:
                return


def _pages(host: str, port: int, workers: int | None) -> Any:
    many = workers or int(os.environ.get("SIGHTLINE_WORKERS", "1"))
    return Granian(
        "sightline.config.asgi:application",
        address=host,
        port=port,
        interface=Interfaces.ASGINL,
        http=HTTPModes.http1,
        workers=1 if sys.platform == "win32" else many,
        respawn_failed_workers=True,
        workers_kill_timeout=STOPS_WITHIN,
        websockets=False,
        log_access=False,
        log_level=LogLevels.error,
        log_dictconfig=_SERVER_LOGS,
    )


_SERVER_LOGS = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "quiet": {
            "()": "sightline.config.logs.QuietFormatter",
            "format": "%(asctime)s %(levelname)s server: %(message)s",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "quiet"}},
    "loggers": {"_granian": {"handlers": ["console"], "level": "ERROR", "propagate": False}},
}
"""What the server says: that a worker fell, and not how it would like to be set up."""


def _tell(host: str, port: int, answering: threading.Event, when_up: Callable[[], object]) -> None:
    """Ask for /health until it answers, and say so."""
    address = {"": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    named = f"[{address}]" if ":" in address else address
    request = urllib.request.Request(f"http://{named}:{port}/health", headers={"Host": "localhost"})
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    while True:
        try:
            direct.open(request, timeout=5).close()
            break
        except HTTPError:  # it answers, though something is wrong: the log says what
            break
        except (URLError, OSError):
            time.sleep(ASKED_EVERY)
    answering.set()
    when_up()

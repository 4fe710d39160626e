"""Serving the pages with granian, which runs on Linux and Windows alike."""

import os
from contextlib import nullcontext
from typing import Any

from django.db import connections
from granian import Granian
from granian.constants import Interfaces

from sightline.config.background import worker_beside
from sightline.config.setup import ready


def serve(host: str = "127.0.0.1", port: int = 8000, workers: int | None = None) -> None:
    """Serve until stopped. `workers` is the number of processes: SIGHTLINE_WORKERS, or one.

    On Windows there is one whatever is asked for: granian cannot share a socket there, and says so.
    A background worker runs beside them, unless SIGHTLINE_BACKGROUND_WORKER is `no`: then run `sightline worker`.
    Access is not logged: an address says who looked at what, and the trail already does, properly.
    """
    ready()
    connections.close_all()  # workers are forked: each must open its own, or they talk into one another's answers
    beside = os.environ.get("SIGHTLINE_BACKGROUND_WORKER", "yes").lower() not in {"no", "0", "false", "off"}
    with worker_beside() if beside else nullcontext():
        _pages(host, port, workers).serve()


def _pages(host: str, port: int, workers: int | None) -> Any:
    return Granian(
        "sightline.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers or int(os.environ.get("SIGHTLINE_WORKERS", "1")),
        blocking_threads=8,
        websockets=False,
        log_access=False,
    )

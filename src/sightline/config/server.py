"""Serving the pages with granian, which runs on Linux and Windows alike."""

import os
import socket
from contextlib import nullcontext
from typing import Any

from django.db import connections
from granian import Granian
from granian.constants import Interfaces

from sightline.config.background import worker_beside
from sightline.config.setup import ready


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

"""A real browser and a real server: Debian's Chromium, and the small council served in a process of its own."""

import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser

import process_help
from scorecards.small_council import AUTHORITY, DATA_TO, write

PASSWORD = "correct-horse-battery"
SERVE = """
from datetime import date
from pathlib import Path
from sightline.config.server import serve
from sightline.people.actions import add_user
from sightline.returns.load import load
load([Path({files!r})], authority={authority!r}, data_to=date.fromisoformat({data_to!r}))
add_user("analyst", "performance_analyst", {password!r}, by="a test")
serve(port={port})
"""


@dataclass(frozen=True)
class Served:
    """Where the server answers, and the environment it runs in."""

    address: str
    environment: dict[str, str]


@pytest.fixture(scope="session")
def browser(chromium: Browser, fetched_assets: None) -> Browser:
    """The one browser of these tests, with the page styles fetched."""
    return chromium


@pytest.fixture(scope="session")
def served(tmp_path_factory) -> Iterator[Served]:
    """The small council, loaded and served, with a user `analyst`."""
    folder = tmp_path_factory.mktemp("journey")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = process_help.environment(folder / "var", SIGHTLINE_BACKGROUND_WORKER="no")
    files = write(folder / "ssd")
    script = SERVE.format(
        files=str(files), authority=AUTHORITY, data_to=DATA_TO.isoformat(), password=PASSWORD, port=port
    )
    process = process_help.start(script, environment)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{address}/health")
        yield Served(address, environment)
    finally:
        process.terminate()
        process.communicate(timeout=30)


def _wait_for(address: str, seconds: int = 60) -> None:
    for _ in range(seconds * 10):
        try:
            with urlopen(address, timeout=5):
                return
        except (URLError, ConnectionError):
            time.sleep(0.1)
    pytest.fail(f"Nothing answered at {address} within {seconds} seconds.")

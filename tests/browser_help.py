"""A real Chromium, and Sightline served to it from a process of its own."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from process_help import environment

CHROMIUM = os.environ.get("SIGHTLINE_TEST_CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESK, PHONE, SMALLEST = (
    {"width": 1280, "height": 900},
    {"width": 375, "height": 740},
    {"width": 320, "height": 640},
)
FITS = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
STICKS_OUT = """() => {
  const root = document.documentElement
  const wide = [...document.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > root.clientWidth + 0.5)
  return [`${root.scrollWidth} wide in ${root.clientWidth} of ${innerWidth} (screen ${devicePixelRatio})`,
    ...wide.map(e => `${e.tagName}.${e.className.baseVal ?? e.className} ${JSON.stringify(e.getBoundingClientRect())}`)].join('\n')
}"""
SERVE = "from sightline.config.server import serve; serve(port={port})"


def cannot(sentence: str) -> None:
    """Skip this test with a sentence, or fail where nothing may be skipped."""
    if os.environ.get("CI") == "true":
        pytest.fail(sentence)
    pytest.skip(sentence)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A Chromium without a window."""
    if not Path(CHROMIUM).exists():
        cannot(
            "There is no Chromium on this machine. Install it (Debian: apt-get install chromium), or name one in "
            "SIGHTLINE_TEST_CHROMIUM."
        )
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # its loop runs on while later tests use the database
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def fetched_assets() -> None:
    """GOV.UK Frontend, fetched if it is not there."""
    from sightline.web.assets import CannotFetchError, fetch

    try:
        fetch()
    except CannotFetchError as fault:
        cannot(str(fault))


@contextmanager
def served(data: Path, **choices: str) -> Iterator[str]:
    """Sightline serving this data folder, as its address, until the block ends."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environ = environment(data, **choices)
    data.mkdir(parents=True, exist_ok=True)
    log = (data / "server.log").open("w+", encoding="utf-8")
    server = subprocess.Popen(
        [sys.executable, "-c", SERVE.format(port=port)], env=environ, stdout=log, stderr=log
    )
    try:
        _wait_for(f"http://127.0.0.1:{port}", server, log)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)
        log.close()


def _wait_for(address: str, server: subprocess.Popen[bytes], log) -> None:
    for _ in range(300):
        if server.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{address}/health", timeout=2):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    log.seek(0)
    raise AssertionError(f"The server did not start:\n{log.read()}")


def faults_of_access(page: Page) -> str:
    """What axe finds wrong with the page as it is now, in words; empty when nothing is."""
    found = Axe().run(page)
    return "" if found.violations_count == 0 else found.generate_report()


def too_wide(page: Page) -> bool:
    """Whether the page must be scrolled sideways, once it is laid out: a busy browser is given time for that."""
    try:
        page.wait_for_function(FITS, timeout=5000)
    except PlaywrightTimeout:
        print(page.evaluate(STICKS_OUT))  # noqa: T201  shown with the test that fails
        return True
    return False

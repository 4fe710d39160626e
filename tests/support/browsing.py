"""A real Chromium, and Sightline served to it from a process of its own."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError

import pytest
from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    StorageState,
    expect,
    sync_playwright,
)

from support.processes import environment, shaped

CHROMIUM = (
    os.environ.get("SIGHTLINE_TEST_CHROMIUM")
    or shutil.which("chromium-headless-shell")
    or shutil.which("chromium")
    or "/usr/bin/chromium"
)
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
PASSWORD = "a long dull password"
PATIENCE = 120_000
"""Milliseconds anything on a page may take: a limit for a busy machine, and never what a test asks."""
FITS = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
STICKS_OUT = r"""() => {
  const root = document.documentElement
  const wide = [...document.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > root.clientWidth + 0.5)
  return [`${root.scrollWidth} wide in ${root.clientWidth} of ${innerWidth} (screen ${devicePixelRatio})`,
    ...wide.map(e => `${e.tagName}.${e.className.baseVal ?? e.className} ${JSON.stringify(e.getBoundingClientRect())}`)].join('\n')
}"""
AXE_IS_IN = "typeof axe === 'object'"
RUN_AXE = "axe.run({resultTypes: ['violations']}).then(found => ({violations: found.violations}))"
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
            "There is no Chromium on this machine. Install it (Debian: apt-get install chromium-headless-shell), or name one in "
            "SIGHTLINE_TEST_CHROMIUM."
        )
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # its loop runs on while later tests use the database
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


def fresh_context(browser: Browser, site: str, **how: object) -> BrowserContext:
    """A browser that has never been at this Sightline, and that waits as long as a busy machine needs; `how` as Playwright
    takes it.
    """
    context = browser.new_context(base_url=site, **how)  # pyright: ignore[reportArgumentType]
    context.set_default_timeout(PATIENCE)
    return context


@pytest.fixture(scope="session")
def fetched_assets() -> None:
    """GOV.UK Frontend, fetched if it is not there."""
    from sightline.web.assets import CannotFetchError, fetch

    try:
        fetch()
    except CannotFetchError as fault:
        cannot(str(fault))


_signed_in: dict[tuple[str, str], StorageState] = {}
"""Address of a Sightline and name → the cookies of somebody who signed in there: a sign-in is a second, and tested apart."""


def signed_in(
    browser: Browser, site: str, name: str, password: str, *, anew: bool, **how: object
) -> BrowserContext:
    """A fresh browser in which somebody is signed in, whom the sign-in page let in once before; or `anew`."""
    state = None if anew else _signed_in.get((site, name))
    if state is None:
        context = fresh_context(browser, site, **how)
        page = context.new_page()
        page.goto("/sign-in")
        page.get_by_label("User name", exact=True).fill(name)
        page.get_by_label("Password", exact=True).fill(password)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url(lambda address: "/sign-in" not in address)
        state = context.storage_state()
        context.close()
    if not anew:
        _signed_in[site, name] = state
    return fresh_context(browser, site, storage_state=state, **how)


@pytest.fixture
def looking(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """`looking(site, name, size)`: an empty page of a fresh browser in which somebody is signed in.

    `password` where it is not PASSWORD; `anew` where a reason given in an earlier look must be forgotten; `expected` is
    what the browser may say of a page that answers as it should; `how` as Playwright's contexts take it. Anything else
    the browser says, as that something is blocked or fails, fails the test.
    """
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def look(
        site: str,
        name: str,
        size: object = DESK,
        password: str = PASSWORD,
        *,
        anew: bool = False,
        expected: str = "",
        **how: object,
    ) -> Page:
        context = signed_in(chromium, site, name, password, anew=anew, viewport=size, **how)
        contexts.append(context)
        page = context.new_page()

        def heard(said: ConsoleMessage) -> None:
            if not expected or expected not in said.text:
                complaints.append(f"{said.text} {said.location}")

        page.on("console", heard)
        page.on("pageerror", lambda fault: complaints.append(str(fault)))
        return page

    yield look
    for context in contexts:
        context.close()
    assert not complaints, "\n".join(complaints)


@contextmanager
def served(data: Path, **choices: str) -> Iterator[str]:
    """Sightline serving this data folder, as its address, until the block ends; without a worker for what is dropped
    in, unless SIGHTLINE_BACKGROUND_WORKER says otherwise.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environ = environment(data, **{"SIGHTLINE_BACKGROUND_WORKER": "no"} | choices)
    shaped(environ)
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
        server.wait(timeout=60)
        log.close()


def _wait_for(address: str, server: subprocess.Popen[bytes], log) -> None:
    for _ in range(1200):  # two minutes: a machine may be busy, and only one that never starts has failed
        if server.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{address}/health", timeout=2):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    log.seek(0)
    raise AssertionError(f"The server did not start:\n{log.read()}")


def axe_finds(page: Page) -> AxeResults:
    """What axe finds wrong with the page as it is now. What is asked again of the same page, at another width, finds axe there
    and warm: to put it in anew is a quarter of the time.
    """
    if not page.evaluate(AXE_IS_IN):
        page.evaluate(AXE_SCRIPT)
    return AxeResults(page.evaluate(RUN_AXE))


def faults_of_access(page: Page) -> str:
    """The same in words; empty when nothing is."""
    found = axe_finds(page)
    return "" if found.violations_count == 0 else found.generate_report()


def too_wide(page: Page) -> bool:
    """Whether the page must be scrolled sideways, once it is laid out: a busy browser is given time for that."""
    for _ in range(50):  # asked again from here: what a page waits for itself, its own policy forbids
        if page.evaluate(FITS):
            return False
        page.wait_for_timeout(100)
    print(page.evaluate(STICKS_OUT))  # noqa: T201  shown with the test that fails
    return True


def fine(page: Page) -> None:
    """Axe finds nothing wrong with the page as it is now, and it fits."""
    assert faults_of_access(page) == ""
    assert not too_wide(page)

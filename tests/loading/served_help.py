"""Sightline served to a real browser, with the small council loaded and somebody who may load."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page

import process_help
from browser_help import served
from scorecards.small_council import AUTHORITY, DATA_TO

PASSWORD = "correct-horse-battery"
LOADED = """
from datetime import date
from pathlib import Path
from sightline.people.actions import add_user
from sightline.returns.load import load
load([Path({files!r})], authority={authority!r}, data_to=date.fromisoformat({data_to!r}))
add_user("analyst", "performance_analyst", {password!r}, by="a test")
"""


@contextmanager
def loaded_and_served(data: Path, files: Path) -> Iterator[str]:
    """The address it is served at."""
    script = LOADED.format(
        files=str(files), authority=AUTHORITY, data_to=DATA_TO.isoformat(), password=PASSWORD
    )
    process_help.run(script, process_help.environment(data))
    with served(data, SIGHTLINE_BACKGROUND_WORKER="yes") as address:
        yield address


@contextmanager
def signed_in_at(browser: Browser, address: str, **how: object) -> Iterator[Page]:
    """A page of a fresh browser, signed in, that fails the test on any complaint in its console."""
    context = browser.new_context(base_url=address, **how)  # pyright: ignore[reportArgumentType]
    page, complaints = context.new_page(), []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda fault: complaints.append(str(fault)))
    page.goto("/sign-in")
    page.get_by_label("Name").fill("analyst")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    try:
        yield page
    finally:
        context.close()
    assert complaints == []

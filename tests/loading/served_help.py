"""Sightline served to a real browser, with the small council loaded and somebody who may load."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page

import process_help
from browser_help import served

PASSWORD = "correct-horse-battery"
PEOPLE = f"""
from sightline.people.actions import add_user
add_user("analyst", "performance_analyst", {PASSWORD!r}, by="a test")
"""


@contextmanager
def loaded_and_served(data: Path, store: Path) -> Iterator[str]:
    """The address it is served at, with a copy of that store."""
    shutil.copytree(store, data / "store")
    process_help.run(PEOPLE, process_help.environment(data))
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

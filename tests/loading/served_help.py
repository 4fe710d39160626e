"""Sightline served to a real browser, with the small council loaded and somebody who may load."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from support import processes
from support.browsing import served

PASSWORD = "correct-horse-battery"
PEOPLE = f"""
from sightline.people.services import add_user
add_user("analyst", "performance_analyst", {PASSWORD!r}, by="a test")
"""


@contextmanager
def loaded_and_served(data: Path, store: Path) -> Iterator[str]:
    """The address it is served at, with a copy of that store."""
    shutil.copytree(store, data / "store")
    processes.run(PEOPLE, processes.environment(data))
    with served(data, SIGHTLINE_BACKGROUND_WORKER="yes") as address:
        yield address

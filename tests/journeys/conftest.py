"""A real browser and a real server: Debian's Chromium, and the small council served in a process of its own."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from support import browsing, processes

PASSWORD = "correct-horse-battery"
PEOPLE = f"""
from sightline.people.services import add_user
from sightline.scorecards.rules.target_terms import TargetTerms
from sightline.scorecards.rules.trajectory import read_points
from sightline.scorecards.services import set_target
add_user("analyst", "performance_analyst", {PASSWORD!r}, by="a test")
terms = TargetTerms(points=read_points("Q1 2025-26: 75; Q4 2025-26: 80"), owner="Director of children's services", words="Board")
set_target(by="analyst", authority="990", figure="AS01", unit="T2", terms=terms)
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
def served(tmp_path_factory, small_store: Path) -> Iterator[Served]:
    """The small council, loaded and served, with a user `analyst` and a target of one team."""
    data = tmp_path_factory.mktemp("journey") / "var"
    shutil.copytree(small_store, data / "store")
    environment = processes.environment(data)
    processes.run(PEOPLE, environment)
    with browsing.served(data) as address:
        yield Served(address, environment)

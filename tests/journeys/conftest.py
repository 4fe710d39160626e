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
from datetime import date
from sightline.commentary.queries.beside import beside, check_text
from sightline.commentary.services.commentary import ask_for_commentary, decide_on_commentary, write_commentary
from sightline.entries.rules.entering import EntryTerms
from sightline.entries.services.defining import define
from sightline.entries.services.entering import decide, enter
from sightline.people.models import User
audits = define(by="analyst", authority="990", terms=EntryTerms(
    title="Audits graded good or better", why="Practice", counts="Audits finished", shape="percentage", top_words="audits graded good",
    base_words="audits", better="higher", every="quarter", theme="PQ", owner="Head of quality", starts="2024-25-Q1"))
about = dict(period="2025-26-Q1", numerator=41, denominator=50, evidence="Audit programme, returns of July 2025")
decide(enter(audits, by="analyst", **about), by="lead", state="signed_off")
enter(audits, by="analyst", reason="Miscounted", **about)
[asked] = ask_for_commentary(by="analyst", authority="990", period="2025-26-Q1", due=date(2099, 1, 1), owners=[("AS01", "Head of service")])
text = "Timeliness has improved significantly to 85%."
sent = write_commentary(asked, text, check_text(text, beside(asked, User.objects.get(username="analyst"))), by="lead")
decide_on_commentary(sent, state="accepted", by="analyst")
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
    """The small council, loaded and served, with a user `analyst`, a target of one team, an entered figure and a commentary."""
    data = tmp_path_factory.mktemp("journey") / "var"
    shutil.copytree(small_store, data / "store")
    environment = processes.environment(data)
    processes.run(PEOPLE, environment)
    with browsing.served(data) as address:
        yield Served(address, environment)

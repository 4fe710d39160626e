"""The small council's first quarter of 2025-26, frozen and confirmed, and who makes and publishes editions of it."""

from datetime import date

import pytest

from sightline.editions.models import FigureEdition
from sightline.editions.services import make
from sightline.editions.services.drafts import read
from sightline.freezes.models import Freeze
from sightline.freezes.services import confirm
from sightline.freezes.services import make as make_freeze
from sightline.people.services import add_user
from support.small_council import AUTHORITY


@pytest.fixture
def people(db) -> None:
    """Who makes editions, who publishes them, and who may do neither."""
    add_user("analyst", "performance_analyst", by="tests")
    add_user("lead", "lead_analyst", by="tests")
    add_user("outsider", "scrutiny_member", by="tests")


@pytest.fixture
def freeze(council, people) -> Freeze:
    """A confirmed freeze."""
    frozen = make_freeze(by="analyst", authority=AUTHORITY, name="Q1 2025-26", cut_off=date(2025, 6, 30))
    return confirm(frozen, by="lead")


@pytest.fixture
def draft(freeze) -> FigureEdition:
    """A draft for scrutiny: assessments in time by team, of which the South Team's 3 late and 3 in time are small."""
    return make(freeze, asked(freeze), by="analyst")


def asked(freeze: Freeze, **other):
    """What the draft for scrutiny holds, but for what is named."""
    about = {
        "audience": "scrutiny",
        "title": "Scorecard, Q1 2025-26",
        "figures": ["AS01"],
        "periods": ["2025-26-Q1"],
        "splits": ["team"],
        "rounded": False,
    }
    return read(freeze, **(about | other))

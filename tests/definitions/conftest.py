"""The small council with a lead analyst, and its first quarter frozen and published."""

from datetime import date

import pytest

from sightline.freezes.models import Freeze
from sightline.freezes.services import confirm, make, publish
from sightline.people.services import add_user
from support.small_council import AUTHORITY

CUT_OFF = date(2025, 6, 30)


@pytest.fixture
def people(db) -> None:
    """Who proposes, who approves, and who may do neither."""
    add_user("analyst", "performance_analyst", by="tests")
    add_user("lead", "lead_analyst", by="tests")
    add_user("outsider", "scrutiny_member", by="tests")


@pytest.fixture
def published(council, people) -> Freeze:
    """The first quarter of 2025-26, frozen, confirmed and published to scrutiny."""
    freeze = make(by="analyst", authority=AUTHORITY, name="Q1 2025-26", cut_off=CUT_OFF)
    confirm(freeze, by="lead")
    publish(freeze, title="Scorecard", audience="Scrutiny", on=date(2026, 11, 2), by="analyst")
    return freeze

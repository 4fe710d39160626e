"""A paper that is cleared and may go out."""

from datetime import date

import pytest

from editions.conftest import asked as edition_asked
from sightline.editions.services import make as make_edition
from sightline.editions.services import publish as publish_edition
from sightline.freezes.services import confirm
from sightline.freezes.services import make as make_freeze
from sightline.papers.models import Paper
from sightline.people.services import add_user
from support.papers import whole_paper
from support.small_council import AUTHORITY


@pytest.fixture
def paper(council) -> Paper:
    """Cleared, of a freeze whose figures an edition for the public prints."""
    add_user("analyst", "performance_analyst", by="tests")
    add_user("lead", "lead_analyst", by="tests")
    made = make_freeze(by="analyst", authority=AUTHORITY, name="Q1 2025-26", cut_off=date(2025, 6, 30))
    freeze = confirm(made, by="lead")
    publish_edition(make_edition(freeze, edition_asked(freeze, audience="public"), by="analyst"), by="lead")
    return whole_paper("In time were {AS01}.", freeze=freeze)

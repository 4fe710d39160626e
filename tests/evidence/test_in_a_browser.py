"""An evidence room in a real browser, as the visitor and as the council, at a desk and on a phone."""

import shutil

import pytest

from support.browsing import DESK, PASSWORD, PHONE, faults_of_access, served, too_wide
from support.processes import environment, run

pytestmark = pytest.mark.browser
MADE = f"""
from datetime import timedelta
from django.utils import timezone
from sightline.evidence.services import RoomTerms, answer_question, ask, confirm_room, open_room
from sightline.people.models import User
from sightline.people.services import add_user
from support.people import granted
from support.plans import AUTHORITY, small_plan
small_plan()
add_user("maker", "programme_manager", "{PASSWORD}", by="test", full_name="Ruth Kelly")
add_user("second", "head_of_service", "{PASSWORD}", by="test")
add_user("adviser", "dfe_adviser", "{PASSWORD}", by="test", full_name="Judith Crane", excused=True)
maker, second, adviser = (User.objects.get(username=name) for name in ("maker", "second", "adviser"))
today = timezone.localdate()
granted(adviser, last=today + timedelta(days=60))
room = open_room(RoomTerms(authority=AUTHORITY, title="Review with the DfE", why="The review", first=today,
    last=today + timedelta(days=30), lines=("help_and_protection", "leaders"), visitors=(adviser,)), by=maker)
confirm_room(room, by=second)
answer_question(ask(room, "leaders", "How do you know?", by=adviser), "From audits.", by=maker)
"""
PAGES = ("/evidence-rooms", "/evidence-rooms/1", "/evidence-rooms/1/lines/help_and_protection")
LOOKS = [
    ("adviser", DESK, PAGES),
    ("adviser", PHONE, PAGES),
    ("maker", PHONE, (*PAGES, "/evidence-rooms/open")),
]


@pytest.fixture(scope="module")
def full(tmp_path_factory, small_store, fetched_assets):
    """The small council with a plan and a room, served."""
    data = tmp_path_factory.mktemp("full") / "var"
    shutil.copytree(small_store, data / "store")
    run(MADE, environment(data))
    with served(data) as address:
        yield address


@pytest.mark.parametrize(
    ("name", "size", "pages"), LOOKS, ids=["adviser-desk", "adviser-phone", "maker-phone"]
)
def test_the_pages_of_a_room(full, looking, name, size, pages):
    page = looking(full, name, size)
    for path in pages:
        page.goto(path)
        assert faults_of_access(page) == "", path
        assert not too_wide(page), path

"""How ready the answers are, in a real browser, at a desk and on a phone, with every fold open."""

import shutil

import pytest

from support.browsing import DESK, PASSWORD, PHONE, faults_of_access, served, too_wide
from support.processes import environment, run

pytestmark = pytest.mark.browser
PEOPLE = f"""
from sightline.people.services import add_user
add_user("analyst", "performance_analyst", "{PASSWORD}", by="test")
"""


@pytest.fixture(scope="module")
def full(tmp_path_factory, small_store, fetched_assets):
    """The small council, served."""
    data = tmp_path_factory.mktemp("full") / "var"
    shutil.copytree(small_store, data / "store")
    run(PEOPLE, environment(data))
    with served(data) as address:
        yield address


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_how_ready_the_answers_are(full, looking, size):
    page = looking(full, "analyst", size)
    page.goto("/inspection/ready")
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert faults_of_access(page) == ""
    assert not too_wide(page)

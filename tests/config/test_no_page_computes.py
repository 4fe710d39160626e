"""What pages show is worked out by the load: after it every page is answered while nothing can be worked out.

And where it was not, the page says so at once, in every room, and nobody who may not see the page learns even that.
"""

import shutil
from pathlib import Path

import pytest

from people.test_every_address import ADDRESSES, walk
from sightline.engine.derived import make_all
from sightline.engine.result_kinds import registered
from sightline.engine.snapshots import open_snapshot
from support.figure_pages import addresses, words
from support.people import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.nobody_waits]
COMPUTING = (
    "sightline.measuring.refresh._computed",
    "sightline.deadlines.keep._worked_out",
    "sightline.checks.run._found_faults",
    "sightline.checks.run._filled",
)
NEED_FIGURES = {
    "/today": "The figures are being worked out",
    "/scorecard": "The figures are being worked out",
    "/measure/AS01": "The figures are being worked out",
    "/my-day": "What is due is being worked out",
    "/quality": "The records are being looked through",
    "/quality/coverage": "The records are being looked through",
}


def raising(*_, **__):
    raise AssertionError("A page worked something out.")


@pytest.fixture
def nothing_is_computed(monkeypatch):
    """Working anything out raises, and nothing is begun beside."""
    for name in COMPUTING:
        monkeypatch.setattr(name, raising)
    monkeypatch.setattr("sightline.engine.derived.DerivedResult._begin", raising)


@pytest.mark.parametrize("role", ["performance_analyst", "team_manager", "programme_manager", "dcs"])
def test_after_a_load_every_page_is_answered_and_nothing_is_worked_out(client, council: Path, role, request):
    make_all(open_snapshot())
    request.getfixturevalue("nothing_is_computed")
    user = signed_in(client, role)
    for name, address in ADDRESSES.items():
        client.force_login(user)
        response = client.get(walk(address))
        assert response.status_code < 500, f"{name} answers {response.status_code}"


@pytest.mark.parametrize("address", NEED_FIGURES)
def test_until_it_is_worked_out_the_page_says_so_and_where_to_look_again(
    client, council: Path, address, monkeypatch
):
    for each in registered():
        monkeypatch.setattr(type(each), "_work", lambda *_: None)
        shutil.rmtree(each.home, ignore_errors=True)
    signed_in(client, "performance_analyst" if address != "/my-day" else "head_of_service")
    page = client.get(address)
    assert page.status_code == 503 and page["Retry-After"]
    assert NEED_FIGURES[address] in words(page) and address in addresses(page)


@pytest.mark.parametrize("address", NEED_FIGURES)
def test_an_outsider_learns_nothing_of_it(client, council: Path, address, monkeypatch):
    for each in registered():
        shutil.rmtree(each.home, ignore_errors=True)
    assert client.get(address)["Location"] == f"/sign-in?next={address}"
    signed_in(client, "young_advisor")
    page = client.get(address)
    assert page.status_code in (302, 403) and "being worked out" not in words(page)

"""Setting a council's own clock: by those who may, with a reason, and what is due follows."""

import pytest
from django.test import Client

from sightline.calendars import clocks
from sightline.calendars.local_clocks import changes, settings_file
from sightline.people.rules import ROLES, may_load
from sightline.trail.models import Line
from support.figure_pages import row_of, words
from support.people import signed_in

pytestmark = pytest.mark.django_db
SEND = {"clock": "child-seen-5", "limit": "3wd", "starts": "1 April 2025", "reason": "agreed on 3 March"}


def test_an_outsider_is_sent_to_sign_in(client: Client):
    assert client.get("/clocks")["Location"].startswith("/sign-in")
    assert client.post("/clocks/change", SEND)["Location"].startswith("/sign-in")
    assert changes() == ()


@pytest.mark.parametrize("role", [role for role in ROLES if not may_load(role)])
def test_those_who_may_not_change_nothing_and_it_is_written_down(client: Client, role):
    signed_in(client, role, teams=["T1"])
    assert client.post("/clocks/change", SEND).status_code == 403
    assert changes() == ()
    assert Line.objects.get().action == "refused"


def test_an_analyst_sets_one_and_the_page_the_clock_and_the_trail_say_so(client: Client):
    signed_in(client, "performance_analyst")
    assert "All 18 clocks" in words(client.get("/clocks"))
    assert client.post("/clocks/change", SEND)["Location"] == "/clocks"
    page = client.get("/clocks")
    assert "1 of the 18 clocks that a council may set has been set here." in words(page)
    row = row_of(page, "Child seen within 5 days")
    assert "3 working days from 1 April 2025" in row
    assert "agreed on 3 March (performance_analyst)" in row
    assert clocks.CHILD_SEEN_5.length == "5 working days, from 1 April 2025 3 working days"
    line = Line.objects.get()
    assert (line.action, line.what, line.reason) == ("clock_set", "child-seen-5", "agreed on 3 March")
    assert line.detail == {"from": "2025-04-01", "limit": "3wd", "before": "5wd"}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"limit": "soon"}, "is not a limit"),
        ({"limit": "72h"}, "is counted in"),
        ({"starts": "31/02/2025"}, "must be a real date"),
        ({"reason": ""}, "Enter why the clock is changed"),
        ({"clock": "assessment"}, "assessment is not one of the available choices"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_changed(client: Client, typed, said):
    signed_in(client, "performance_analyst")
    assert said in words(client.post("/clocks/change", SEND | typed))
    assert changes() == ()
    assert not Line.objects.exists()


def test_a_setting_that_cannot_be_written_leaves_no_line(client: Client, monkeypatch):
    signed_in(client, "performance_analyst")

    def full(change):
        raise OSError("No space left on device")

    monkeypatch.setattr("sightline.calendars.local_clocks.keep", full)
    with pytest.raises(OSError, match="No space"):
        client.post("/clocks/change", SEND)
    assert not Line.objects.exists()


def test_a_file_broken_by_hand_is_said_on_the_page_and_never_where_it_lies(client: Client):
    settings_file().parent.mkdir(parents=True)
    settings_file().write_text("clock,from,limit,by,why\nchild-protection-visit,1 April,15wd,,\n")
    signed_in(client, "performance_analyst")
    page = client.get("/clocks")
    assert page.status_code == 500
    assert "Line 2 of the file of the council's own clocks, clocks.csv, cannot be read" in words(page)
    assert str(settings_file().parent) not in page.text

"""Setting a council's own clock: by those who may, with a reason, and what is due follows."""

from datetime import date

import pytest
from django.test import Client

from sightline.calendars import clocks
from sightline.calendars.local_clocks import changes, settings_file
from sightline.deadlines.keep import DEADLINE_RESULTS
from sightline.definitions.models import DefinitionChange
from sightline.definitions.services.proposing import decide
from sightline.engine.snapshots import open_snapshot
from sightline.people.models import User
from sightline.people.rules import ROLES, may_load
from sightline.trail.models import Line
from sightline.worklists.clock_setting import set_clock
from support.figure_pages import hidden, row_of, words
from support.people import signed_in

pytestmark = pytest.mark.django_db
SEND = {
    "state": "runs",
    "amount": "3",
    "unit": "wd",
    "starts": "1 April 2025",
    "reason": "agreed on 3 March",
    "edition": "0",
}
CHANGE = "/clocks/child-in-need-visit"
OFF = {**SEND, "state": "off", "amount": "", "unit": "", "reason": "no such rule here"}


def test_an_outsider_is_sent_to_sign_in(client: Client):
    assert client.get("/clocks")["Location"].startswith("/sign-in")
    assert client.post(CHANGE, SEND)["Location"].startswith("/sign-in")
    assert changes() == ()


@pytest.mark.parametrize("role", [role for role in ROLES if not may_load(role)])
def test_those_who_may_not_change_nothing_and_it_is_written_down(client: Client, role):
    signed_in(client, role, teams=["T1"])
    assert client.post(CHANGE, SEND).status_code == 403
    assert changes() == ()
    assert Line.objects.get().action == "refused"


def test_an_analyst_sets_one_and_the_page_the_clock_and_the_trail_say_so(client: Client):
    signed_in(client, "performance_analyst")
    assert "No deadline has been changed from its default." in words(client.get("/clocks"))
    assert client.post(CHANGE, SEND)["Location"] == "/clocks"
    page = client.get("/clocks")
    assert "Child in need visit: 3 working days from 1 April 2025." in words(page)
    assert "1 changed, of 24 deadlines that a council may set." in words(page)
    row = row_of(page, "Child in need visit")
    assert "3 working days from 1 April 2025" in row
    assert "agreed on 3 March (performance_analyst)" in row
    assert clocks.get("child-in-need-visit").length == "20 working days, from 1 April 2025 3 working days"
    line = Line.objects.get()
    assert (line.action, line.what, line.reason) == ("clock_set", "child-in-need-visit", "agreed on 3 March")
    assert line.detail == {"from": "2025-04-01", "limit": "3wd", "before": "20wd"}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"amount": "soon"}, "How many must be a whole number"),
        ({"amount": ""}, "Enter how many, as 10"),
        ({"amount": "0"}, "How many must be 1 or more"),
        ({"unit": "h"}, "is not one of the available choices"),
        ({"unit": ""}, "Choose working days, days, weeks or months"),
        ({"state": ""}, "Choose whether this council has the deadline"),
        ({"starts": "31/02/2025"}, "must be a real date"),
        ({"reason": ""}, "Enter why the deadline is changed"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_changed(client: Client, typed, said):
    signed_in(client, "performance_analyst")
    assert said in words(client.post(CHANGE, SEND | typed))
    assert changes() == ()
    assert not Line.objects.exists()


def test_a_setting_that_cannot_be_written_leaves_no_line(client: Client, monkeypatch):
    signed_in(client, "performance_analyst")

    def full(change):
        raise OSError("No space left on device")

    monkeypatch.setattr("sightline.calendars.local_clocks.keep", full)
    with pytest.raises(OSError, match="No space"):
        client.post(CHANGE, SEND)
    assert not Line.objects.exists()


def test_a_file_broken_by_hand_is_said_on_the_page_and_never_where_it_lies(client: Client):
    settings_file().parent.mkdir(parents=True)
    settings_file().write_text("clock,from,limit,by,why\nchild-protection-visit,1 April,15wd,,\n")
    signed_in(client, "performance_analyst")
    page = client.get("/clocks")
    assert page.status_code == 500
    assert "Line 2 of the file of the council's own clocks, clocks.csv, cannot be read" in words(page)
    assert str(settings_file().parent) not in page.text


@pytest.mark.parametrize("clock", ["assessment", "none-such"])
def test_what_law_sets_and_what_is_not_there_has_no_page(client: Client, clock):
    signed_in(client, "performance_analyst")
    assert client.get(f"/clocks/{clock}").status_code == 404
    assert client.post(f"/clocks/{clock}", SEND).status_code == 404


def test_one_is_switched_off_and_on_again_and_what_it_was_stays_to_be_read(client: Client):
    signed_in(client, "performance_analyst")
    client.post(CHANGE, OFF)
    assert "Off" in row_of(client.get("/clocks"), "Child in need visit")
    assert "1 switched off, of 24 deadlines" in words(client.get("/clocks"))
    assert Line.objects.latest("number").detail == {"from": "2025-04-01", "limit": "off", "before": "20wd"}
    client.post(CHANGE, SEND | {"starts": "1 May 2025", "amount": "7", "edition": "1"})
    assert "7 working days" in row_of(client.get("/clocks"), "Child in need visit")
    page = words(client.get(CHANGE))
    assert "Off from 1 April 2025 no such rule here (performance_analyst)" in page
    assert "7 working days from 1 May 2025" in page


def test_the_second_of_two_is_told_who_was_quicker_and_sends_again(client: Client):
    signed_in(client, "performance_analyst")
    client.post(CHANGE, OFF)
    late = client.post(CHANGE, SEND | {"starts": "1 May 2025"})
    assert "performance_analyst changed this deadline while you had it open: Off from 1 April 2025." in words(
        late
    )
    assert len(changes()) == 1
    assert hidden(late)["edition"] == "1"
    assert client.post(CHANGE, SEND | {"starts": "1 May 2025", "edition": "1"}).status_code == 302


def test_a_form_without_its_edition_changes_nothing(client: Client):
    signed_in(client, "performance_analyst")
    client.post(CHANGE, {name: value for name, value in SEND.items() if name != "edition"})
    assert changes() == ()


def test_the_page_says_which_measures_go_with_it(client: Client):
    signed_in(client, "performance_analyst")
    assert (
        "CP11 judges by it: a change is counted beside what holds, and a second person approves it."
        in words(client.get("/clocks/child-protection-visit"))
    )


def test_what_is_switched_off_is_neither_listed_nor_counted_and_my_day_says_so(client: Client, council):
    signed_in(client, "team_manager", teams=["T1"])
    client.post("/my-day", {"reason": "Planning the week"})
    before = words(client.get("/my-day?within=all"))
    assert "Child seen within 5 days: switched off" not in before
    agreed("off", date(2025, 6, 30), "no such rule here")
    page = client.get("/my-day?within=all")
    said = "Child seen within 5 days: switched off by this council from 30 June 2025 (no such rule here)"
    assert said in words(page)
    assert "child-seen-5" not in page.text, "it is no longer a choice of the filter"
    assert "child-seen-5" in DEADLINE_RESULTS.of(open_snapshot()).causes("990")
    agreed("off", date(2025, 7, 1), "a day too late")
    agreed("5wd", date(2025, 6, 30), "back")
    assert said not in words(client.get("/my-day?within=all")), (
        "the data does not reach the day it is off from"
    )


def agreed(length: str, starts: date, reason: str) -> None:
    """A measure judges by it: a second person approves."""
    change = set_clock("child-seen-5", length, starts, reason=reason, by=analyst())
    assert isinstance(change, DefinitionChange)
    User.objects.get_or_create(username="a.lead", defaults={"role": "lead_analyst"})
    decide(change, state="approved", by="a.lead")


def analyst() -> str:
    User.objects.get_or_create(username="an.analyst", defaults={"role": "performance_analyst"})
    return "an.analyst"

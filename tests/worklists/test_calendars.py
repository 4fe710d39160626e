"""A calendar's address: a secret, shown once, that stops working when it should, and a text without a child."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from sightline.feeds.models import CalendarAddress
from sightline.people.models import User
from sightline.trail.models import Line
from sightline.worklists.due_days import due_days
from support.clock import on_day
from support.figure_pages import addresses, words
from support.people import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager(client: Client, council) -> User:
    """A manager of North, signed in."""
    return signed_in(client, "team_manager", teams=["T1"])


def made(client: Client) -> str:
    """A new address, as the page shows it."""
    page = client.post("/my-day/calendar", {"team": "T1"})
    (address,) = [each for each in page.text.split('"') if each.endswith(".ics")]
    return address.replace("http://testserver", "")


def test_an_outsider_can_neither_make_nor_end_one(client: Client, council):
    for send in (client.get, client.post):
        assert send("/my-day/calendar")["Location"].startswith("/sign-in")
    assert client.post("/my-day/calendar/1/end")["Location"].startswith("/sign-in")


def test_the_calendar_counts_by_day_and_clock_and_names_nobody(client: Client, manager):
    text = Client().get(made(client))
    assert text.status_code == 200
    assert text["Content-Type"].startswith("text/calendar")
    calendar = Calendar.from_ical(text.content)
    events = {
        str(event["summary"]): event.decoded("dtstart").isoformat() for event in calendar.walk("VEVENT")
    }
    assert events == {
        "Overdue on 30 June 2025: 1 assessment": "2026-11-02",
        "1 assessment reaches day 45": "2025-07-02",
    }
    assert "KID-" not in text.text and "W1" not in text.text and "a2" not in text.text


def test_a_calendar_of_old_data_says_so_in_every_event(client: Client, manager):
    address = made(client)
    for today, said in (("2025-07-08", True), ("2025-07-07", False)):
        with on_day(date.fromisoformat(today)):
            calendar = Calendar.from_ical(Client().get(address).content)
            sentence = "As at 30 June. 6 working days have gone since; 1 of these days has passed"
            events = calendar.walk("VEVENT")
            assert len(events) == 2
            assert all(str(event["description"]).startswith(sentence) is said for event in events)
            assert all("(loaded on 2 November 2026 at" in str(event["description"]) for event in events)
            assert ("x-wr-caldesc" in calendar) is said
            late = "Overdue on 30 June 2025: 1 assessment" if said else "Overdue: 1 assessment"
            assert late in {str(event["summary"]) for event in events}


def test_the_secret_is_shown_once_and_not_kept(client: Client, manager):
    secret = made(client).rpartition("/")[2].removesuffix(".ics")
    assert len(secret) >= 43
    feed = CalendarAddress.objects.get()
    assert secret not in str(vars(feed))
    assert secret not in client.get("/my-day/calendar").text
    assert not Line.objects.filter(detail_text__contains=secret).exists()
    assert not Line.objects.filter(what__contains=secret).exists()


def test_making_reading_and_ending_are_in_the_trail(client: Client, manager):
    address = made(client)
    Client().get(address)
    assert client.post(f"/my-day/calendar/{CalendarAddress.objects.get().pk}/end").status_code == 302
    done = list(Line.objects.filter(action__startswith="calendar").values_list("action", "actor"))
    assert done == [(f"calendar_{what}", "team_manager") for what in ("made", "fetched", "ended")]
    assert Client().get(address).status_code == 404


@pytest.mark.parametrize(
    "change",
    [
        {"is_active": False},
        {"role": "scrutiny_member"},
        {"teams": ["T2"]},
        {"teams": []},
        {"authority": "343"},
    ],
)
def test_it_stops_when_its_person_may_no_longer_see_the_team(client: Client, manager, change):
    address = made(client)
    User.objects.filter(pk=manager.pk).update(**change)
    assert Client().get(address).status_code == 404


def test_it_expires(client: Client, manager):
    address = made(client)
    long_ago = timezone.now() - timedelta(days=400)
    CalendarAddress.objects.update(made=long_ago, expires=timezone.now() - timedelta(seconds=1))
    assert Client().get(address).status_code == 404
    assert "Expired" in words(client.get("/my-day/calendar"))


def test_a_made_up_secret_gets_the_same_answer(client: Client, manager):
    assert Client().get("/calendar/made-up.ics").status_code == 404


def test_nobody_makes_one_of_a_team_that_is_not_theirs(client: Client, manager):
    assert "Choose a team." in words(client.post("/my-day/calendar", {"team": "T2"}))
    assert not CalendarAddress.objects.exists()


def test_nobody_ends_anothers(client: Client, manager):
    made(client)
    number = CalendarAddress.objects.get().pk
    other = Client()
    other.force_login(User.objects.create(username="other", role="team_manager", teams=["T1"]))
    assert other.post(f"/my-day/calendar/{number}/end").status_code == 404
    assert CalendarAddress.objects.get().ended is None
    assert f"/my-day/calendar/{number}/end" in addresses(client.get("/my-day/calendar"))


def test_deadlines_that_ask_for_the_same_say_which_they_are():
    clocks = ("child-seen-5", "child-seen-10", "health-under-5", "assessment")
    rows = [
        {"clock": clock, "due": date(2025, 7, day), "child_id": "x"} for clock in clocks for day in (1, 3)
    ]
    days = due_days(rows, name="North", data_to=date(2025, 7, 2), today=date(2025, 7, 2), age="")
    assert sorted(each.summary for each in days) == [
        "1 assessment reaches day 45",
        "1 child to be seen reaches day 10",
        "1 child to be seen reaches day 5",
        "1 health assessment (6 months) is due",
        "Overdue: 1 assessment",
        "Overdue: 1 child to be seen (10 working days)",
        "Overdue: 1 child to be seen (5 working days)",
        "Overdue: 1 health assessment (6 months)",
    ]

"""One table of calendar addresses: a room says what its kind opens and to whom, and nothing else of it is its own."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from icalendar import Calendar

from sightline.feeds import kinds
from sightline.feeds.kinds import CalendarKind, CalendarVerbs, Choice, Offer, PageWords
from sightline.feeds.models import CalendarAddress
from sightline.feeds.rules import CalendarContent, Day
from sightline.feeds.services import CannotFeedError, end_address, fetch_address, make_address
from sightline.programme.dates.plan_calendar import PROGRAMME
from sightline.trail.models import Line
from sightline.trail.verbs import TrailVerb
from support.figure_pages import words
from support.plans import person

pytestmark = pytest.mark.django_db


class RiskVerb(TrailVerb):
    RISK_CALENDAR_MADE = "risk_calendar_made"
    RISK_CALENDAR_ENDED = "risk_calendar_ended"
    RISK_CALENDAR_FETCHED = "risk_calendar_fetched"


RISKS = CalendarKind(
    name="risks",
    verbs=CalendarVerbs(
        making=RiskVerb.RISK_CALENDAR_MADE,
        ending=RiskVerb.RISK_CALENDAR_ENDED,
        fetching=RiskVerb.RISK_CALENDAR_FETCHED,
    ),
    page="programme-calendars",
    end="programme-calendar-end",
    text="programme-calendar-text",
    file="risks",
    words=PageWords(
        heading="Risks",
        lead="",
        back=("Programme", "programme"),
        field="register",
        label="Register",
        refusal="Choose a register",
        body_hint="A board",
    ),
    offer=lambda request: Offer({"1": Choice("Register 1", "990", "1")}),
    may_have=lambda address: address.person.username == "reader" and address.thing in ("", "1"),
    days_of=lambda address, today: CalendarContent(
        "Risks", [Day(today, "Look at risk 3", "risk 3")], "As at today"
    ),
    title_of=lambda address: f"Register {address.thing}",
    trail_name=lambda address: f"risk register {address.thing}",
)
REGISTER = Choice("Register 1", "990", "1")


@pytest.fixture(autouse=True)
def risks(monkeypatch) -> None:
    """A room of risks has come, with its calendar."""
    monkeypatch.setattr(kinds, "_kinds", {PROGRAMME.name: lambda: PROGRAMME})
    kinds.register(RISKS.name, lambda: RISKS)


def made() -> tuple[CalendarAddress, str]:
    return make_address(person("reader", "dcs"), RISKS, REGISTER, body="Board", by="reader")


def test_what_a_room_says_of_its_days_is_what_the_calendar_shows(client):
    address, secret = made()
    answer = client.get(f"/programme-calendar/{secret}.ics")
    calendar = Calendar.from_ical(answer.content)
    (event,) = calendar.walk("VEVENT")
    assert (str(calendar["x-wr-calname"]), str(calendar["x-wr-caldesc"])) == ("Risks", "As at today")
    assert str(event["summary"]) == "Look at risk 3" and event.decoded("dtend") == event.decoded(
        "dtstart"
    ) + timedelta(days=1)
    assert answer["Content-Disposition"] == 'inline; filename="risks.ics"'
    end_address(address.pk, person=address.person, by="reader")
    lines = list(Line.objects.filter(action__startswith="risk_calendar").values_list("action", "what"))
    assert lines == [
        (f"risk_calendar_{did}", f"risk register 1 calendar {address.pk}")
        for did in ("made", "fetched", "ended")
    ]
    assert Line.objects.get(action="risk_calendar_made").detail["body"] == "Board"


def test_whoever_may_not_have_it_is_refused_and_that_is_written_down():
    other = person("other", "dcs")
    with pytest.raises(CannotFeedError, match="may not see what this calendar would show"):
        make_address(other, RISKS, REGISTER, body="Board", by="other")
    assert not CalendarAddress.objects.exists()
    assert list(Line.objects.values_list("actor", "action", "what")) == [
        ("other", "refused", "risk register 1")
    ]


def test_what_its_person_may_no_longer_see_is_no_longer_there():
    _, secret = made()
    kinds.register(RISKS.name, lambda: replace(RISKS, may_have=lambda address: False))
    with pytest.raises(CannotFeedError, match="There is no calendar"):
        fetch_address(secret)


def test_an_address_no_room_answers_for_opens_nothing(monkeypatch):
    _, secret = made()
    monkeypatch.setattr(kinds, "_kinds", {})
    with pytest.raises(CannotFeedError, match="There is no calendar"):
        fetch_address(secret)


@pytest.mark.parametrize(
    ("thing", "body", "fault"), [("1", "  ", True), ("1", "Board", False), ("", "", False)]
)
def test_an_address_of_a_thing_names_the_body_it_is_for_and_ones_own_does_not(thing, body, fault):
    choice = Choice("A register", "990", thing)
    if fault:
        with pytest.raises(CannotFeedError, match="Enter the body") as refused:
            make_address(person("reader", "dcs"), RISKS, choice, body=body, by="reader")
        assert refused.value.field == "body" and not CalendarAddress.objects.exists()
    else:
        address, _ = make_address(person("reader", "dcs"), RISKS, choice, body=body, by="reader")
        assert address.body == body


def test_one_page_lists_every_address_of_its_person_and_ends_each(client):
    address, _ = made()
    client.force_login(person("reader", "dcs"))
    page = client.get("/programme/calendar")
    assert "Register 1 Working" in words(page)
    assert client.post(f"/programme/calendar/{address.pk}/end").status_code == 302
    assert CalendarAddress.objects.get().ended and "Register 1 Ended" in words(
        client.get("/programme/calendar")
    )
    client.force_login(person("other", "dcs"))
    assert "Register 1" not in words(client.get("/programme/calendar"))


def test_days_are_those_of_the_day_it_is_read():
    _, secret = made()
    _, content = fetch_address(secret)
    assert [type(day.on) for day in content.days] == [date]

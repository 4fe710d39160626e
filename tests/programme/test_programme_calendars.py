"""A programme's calendar address: a secret, shown once; what it opens is what its person may see on the day it is read."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from sightline.calendars.dates import month_end
from sightline.feeds.models import CalendarAddress
from sightline.people.models import Grant, User
from sightline.programme.consultation.services.asks import ask_partner
from sightline.programme.delivery.services.milestones import add_milestone
from sightline.programme.models import Evidence, Plan
from sightline.programme.plans.rules.horizon import Horizon
from sightline.programme.plans.services.horizon import set_horizon
from sightline.trail.models import Line
from support.figure_pages import words
from support.people import granted
from support.plans import MAKER, action, person, small_plan, today

pytestmark = pytest.mark.django_db
HERE = "/programme/calendar"


@pytest.fixture
def plan() -> Plan:
    """The small plan, with a milestone of A2 in two weeks, evidence of A3 to be looked at, and a partner asked."""
    made = small_plan()
    add_milestone(
        action("A2"),
        "Leaflet printed",
        due=today() + timedelta(days=14),
        edition=action("A2").edition,
        by=MAKER,
    )
    Evidence.objects.create(action=action("A3"), title="Template", review_by=today() + timedelta(days=60))
    Evidence.objects.create(action=action("A3"), title="Old", review_by=today(), state="withdrawn")
    partner = person("partner")
    granted(partner)
    ask_partner(
        made, "Police", "Share missing reports", due=today() + timedelta(days=5), person=partner, by=MAKER
    )
    return made


def signed_in(client: Client, name: str) -> User:
    client.force_login(person(name))
    return person(name)


def made(client: Client, **sent: str) -> str:
    page = client.post(HERE, {"what": "own"} | sent)
    (address,) = [each for each in page.text.split('"') if each.endswith(".ics")]
    return address.replace("http://testserver", "")


def events(address: str) -> dict[str, int]:
    """What the calendar says → in how many days."""
    answer = Client().get(address)
    assert answer.status_code == 200 and answer["Content-Type"].startswith("text/calendar")
    found = Calendar.from_ical(answer.content).walk("VEVENT")
    assert len({str(event["uid"]) for event in found}) == len(found)
    return {str(event["summary"]): (event.decoded("dtstart") - today()).days for event in found}


def test_an_outsider_can_neither_make_nor_end_one(plan, client):
    for send in (client.get, client.post):
        assert send(HERE)["Location"].startswith("/sign-in")
    assert client.post(f"{HERE}/1/end")["Location"].startswith("/sign-in")
    assert Client().get("/programme-calendar/made-up.ics").status_code == 404


def test_an_owner_reads_their_own_days_and_nobody_elses(plan, client):
    signed_in(client, "action_owner")
    assert events(made(client)) == {
        "A2 due: Awareness of private fostering": 30,
        "A2 milestone: Leaflet printed": 14,
    }


def test_a_body_reads_every_open_day_of_the_plan_and_what_is_late_says_so(plan, client):
    signed_in(client, MAKER)
    assert events(made(client, what=str(plan.pk), body="Improvement Board")) == {
        "Late: A1 due: Weekly performance meeting": -3,
        "Late: A1 milestone: Terms of reference": -60,
        "A2 due: Awareness of private fostering": 30,
        "A2 milestone: Leaflet printed": 14,
        "A3: look at its evidence again": 60,
        "Asked of Police: Share missing reports": 5,
    }


@pytest.mark.parametrize(
    ("days", "is_month", "told"),
    [(0, False, True), (40, False, True), (-1, False, False), (40, True, True), (-40, True, False)],
)
def test_the_day_a_re_inspection_is_expected_by_stands_in_the_plans_calendar_until_it_has_passed(
    plan, client, days, is_month, told
):
    on = today() + timedelta(days=days)
    expected = Horizon(month_end(on) if is_month else on, is_month, "“a full re-inspection”, page 1")
    set_horizon(plan, expected, reason="Told", by=MAKER)
    signed_in(client, MAKER)
    found = {
        said: day
        for said, day in events(made(client, what=str(plan.pk), body="Board")).items()
        if "re-" in said
    }
    named = f"A re-inspection is expected by {expected.by}: {plan.title}"
    assert found == ({named: (expected.on - today()).days} if told else {})
    assert not [said for said in events(made(client)) if "re-inspection" in said]


def test_a_partner_reads_what_they_were_asked_and_not_the_plan(plan, client):
    signed_in(client, "partner")
    assert events(made(client)) == {"Asked of Police: Share missing reports": 5}
    refused = client.post(HERE, {"what": str(plan.pk), "body": "Police"})
    assert "Choose your own actions or one of the plans" in words(refused)
    assert CalendarAddress.objects.count() == 1


def test_a_whole_plans_address_names_its_body(plan, client):
    signed_in(client, MAKER)
    assert "Enter the body whose calendar it is for." in words(client.post(HERE, {"what": str(plan.pk)}))
    assert not CalendarAddress.objects.exists()


def test_the_secret_is_shown_once_and_not_kept(plan, client):
    signed_in(client, MAKER)
    secret = made(client).rpartition("/")[2].removesuffix(".ics")
    assert len(secret) >= 43
    assert secret not in str(vars(CalendarAddress.objects.get())) + client.get(HERE).text
    assert not Line.objects.filter(detail_text__contains=secret).exists()


def test_making_reading_and_ending_are_each_one_line_in_the_trail(plan, client):
    signed_in(client, MAKER)
    before = Line.objects.count()
    address = made(client)
    events(address)
    number = CalendarAddress.objects.get().pk
    assert client.post(f"{HERE}/{number}/end").status_code == 302
    assert Client().get(address).status_code == 404
    assert client.post(f"{HERE}/{number}/end").status_code == 404
    assert [line.action for line in Line.objects.order_by("number")[before:]] == [
        "programme_calendar_made",
        "programme_calendar_fetched",
        "programme_calendar_ended",
    ]
    assert "Ended" in words(client.get(HERE))


def test_nobody_ends_somebody_elses(plan, client):
    signed_in(client, MAKER)
    made(client)
    signed_in(client, "action_owner")
    assert client.post(f"{HERE}/{CalendarAddress.objects.get().pk}/end").status_code == 404
    assert CalendarAddress.objects.get().ended is None


def test_an_address_expires(plan, client):
    signed_in(client, MAKER)
    address = made(client)
    CalendarAddress.objects.update(made=timezone.now() - timedelta(days=181), expires=timezone.now())
    assert Client().get(address).status_code == 404


@pytest.mark.parametrize(
    "change", [{"is_active": False}, {"role": "system_administrator"}, {"authority": "343"}]
)
def test_it_opens_what_its_person_may_see_now(plan, client, change):
    user = signed_in(client, MAKER)
    address = made(client, what=str(plan.pk), body="Improvement Board")
    assert events(address)
    User.objects.filter(pk=user.pk).update(**change)
    assert Client().get(address).status_code == 404


def test_a_partners_address_ends_with_their_access(plan, client):
    signed_in(client, "partner")
    address = made(client)
    Grant.objects.update(ended_at=timezone.now(), ended_by="admin")
    assert Client().get(address).status_code == 404

"""Dates that are kept for a plan: prefilled from what is on record, said on its first page, in its calendars, and changed with why."""

from datetime import date, timedelta

import pytest
from django.test import Client

from sightline.programme.dates.queries import counted_from, plan_days
from sightline.programme.dates.rules import CountedFrom
from sightline.programme.dates.services import keep_dates
from sightline.programme.kinds.refusals import CannotChangePlanError
from sightline.programme.models import FieldChange, Plan, Source
from sightline.programme.plans.services.meetings import set_meetings
from sightline.trail.models import Line
from support.clock import on_day
from support.figure_pages import addresses, hidden, words
from support.people import signed_in
from support.plans import AUTHORITY, small_plan

pytestmark = pytest.mark.django_db
PUBLISHED, MEETS = date(2022, 5, 9), date(2022, 7, 5)
SENT = {"publication": "9 May 2022", "meetings": "5 July 2022", "clearance": "", "drafting": "", "key": ""}
THE_DAY = date(2022, 6, 6)
NEXT = "Next towards sending the plan: Report goes into clearance by"


@pytest.fixture
def plan() -> Plan:
    """A plan that answers a report, and a board that meets; on a day on which much is still ahead."""
    made = small_plan()
    source = Source.objects.filter(authority=AUTHORITY).earliest("pk")
    Source.objects.filter(pk=source.pk).update(said_on=PUBLISHED, kind="inspection")
    made.sources.set([source])
    set_meetings(made, "Improvement Board", [MEETS, date(2022, 3, 1)], by="programme")
    return made


def keep_address(plan: Plan) -> str:
    return f"/programme/plans/{plan.pk}/dates"


def kept(plan: Plan) -> CountedFrom | None:
    return counted_from(Plan.objects.get(pk=plan.pk))


def test_what_is_on_record_is_filled_in(client: Client, plan):
    signed_in(client, "programme_manager")
    page = client.get(f"/programme/dates?plan={plan.pk}")
    assert 'value="9 May 2022"' in page.text and "5 July 2022</textarea>" in page.text
    assert "1 March 2022" not in page.text  # the board met before there was a report
    assert plan.title in words(page)


def test_they_are_kept_by_one_button_and_stand_where_the_plan_is_opened(client: Client, plan):
    signed_in(client, "programme_manager")
    with on_day(THE_DAY):
        counted = client.get("/programme/dates", SENT | {"plan": plan.pk})
        assert "Keep these dates for the plan" in words(counted)
        told = client.post(keep_address(plan), {**SENT, "edition": plan.edition}, follow=True)
        assert "The dates are kept." in words(told) and "These dates are kept for the plan" in words(told)
        assert "Keep these dates" not in words(told)
        assert NEXT in words(client.get(f"/programme?plan={plan.pk}"))
        again = words(client.get(f"/programme/dates?plan={plan.pk}"))
        assert "The plan is due with Ofsted by Wednesday 17 August 2022." in again
    assert kept(plan) == CountedFrom(PUBLISHED, (MEETS,))
    line = Line.objects.filter(action="plan_dates_kept").get()
    assert line.detail["to"]["publication"] == "2022-05-09" and line.detail["from"] == {}


def test_its_calendar_holds_the_steps_that_are_ahead_and_no_other(plan):
    signed = signed_in(Client(), "programme_manager")
    keep_dates(plan, CountedFrom(PUBLISHED, (MEETS,)), by="programme")
    plan.refresh_from_db()

    def steps(day: date) -> list[date]:
        return [each.on for each in plan_days(plan, signed, day) if each.key.startswith("step")]

    assert steps(date(2022, 8, 17)) == [date(2022, 8, 17)] and steps(date(2022, 8, 18)) == []
    assert MEETS in steps(MEETS) and MEETS not in steps(MEETS + timedelta(days=1))


def test_others_read_them_and_keep_none(client: Client, plan):
    keep_dates(plan, CountedFrom(PUBLISHED, (MEETS,)), by="programme")
    signed_in(client, "scrutiny_member")
    page = client.get("/programme/dates", SENT | {"plan": plan.pk, "key": "on"})
    assert page.status_code == 200 and "Keep these dates" not in words(page)
    assert keep_address(plan) not in addresses(page)
    assert client.post(keep_address(plan), SENT).status_code == 403


def test_an_outsider_is_sent_to_sign_in(client: Client, plan):
    assert client.post(keep_address(plan), SENT)["Location"].startswith("/sign-in")


def test_another_council_is_told_nothing_of_it(client: Client, plan):
    keep_dates(plan, CountedFrom(PUBLISHED, (MEETS,)), by="programme")
    signed_in(client, "programme_manager", authority="343")
    page = client.get(f"/programme/dates?plan={plan.pk}")
    assert plan.title not in words(page) and "9 May 2022" not in page.text
    assert client.get(keep_address(plan)).status_code == 404


def test_a_change_says_why_and_what_it_was_is_kept(client: Client, plan):
    keep_dates(plan, CountedFrom(PUBLISHED, (MEETS,)), by="programme")
    signed_in(client, "programme_manager")
    plan.refresh_from_db()
    moved = SENT | {"meetings": "6 July 2022", "edition": plan.edition}
    asked = client.post(keep_address(plan), moved)
    assert asked.status_code == 200 and "Say why the dates change." in words(asked)
    assert kept(plan) == CountedFrom(PUBLISHED, (MEETS,))
    assert client.post(keep_address(plan), moved | {"reason": "The board moved"}).status_code == 302
    assert kept(plan) == CountedFrom(PUBLISHED, (date(2022, 7, 6),))
    row = FieldChange.objects.filter(plan=plan, field="counted_from").latest("pk")
    assert row.reason == "The board moved" and "2022-07-05" in row.was and "2022-07-06" in row.now


def test_of_two_people_who_keep_dates_the_second_is_told(client: Client, plan):
    signed_in(client, "programme_manager")
    seen = hidden(client.get(keep_address(plan)))["edition"]
    keep_dates(plan, CountedFrom(PUBLISHED), by="head")
    told = client.post(keep_address(plan), SENT | {"edition": seen})
    assert told.status_code == 409 and "now counted from publication on 9 May 2022" in words(told)
    assert kept(plan) == CountedFrom(PUBLISHED)


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"publication": "soon"}, "must be a real date"),
        ({"publication": "1822-05-09"}, "lies outside the calendar"),
        ({"clearance": "long"}, "'long' is not a limit"),
    ],
)
def test_what_cannot_be_counted_is_not_kept(client: Client, plan, sent, said):
    signed_in(client, "programme_manager")
    told = client.post(keep_address(plan), SENT | {"edition": plan.edition} | sent)
    assert told.status_code == 200 and said in words(told).replace("&#x27;", "'")
    assert kept(plan) is None and not Line.objects.filter(action="plan_dates_kept").exists()


def test_the_same_dates_are_not_kept_twice(plan):
    keep_dates(plan, CountedFrom(PUBLISHED), by="programme")
    with pytest.raises(CannotChangePlanError, match="kept already"):
        keep_dates(plan, CountedFrom(PUBLISHED), reason="Again", by="programme")

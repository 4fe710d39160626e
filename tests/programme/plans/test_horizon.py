"""By when a re-inspection is expected.

| what is known | what the plan's page says |
|---|---|
| a day ahead | by 15 March 2027; 12 working days to the expected re-inspection |
| a month ahead | by March 2027, and no number of days |
| words only | by when is not known |
| a day or a month that has passed | that it has passed |
"""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from sightline.calendars.dates import in_words, month_in_words
from sightline.calendars.working_days import add_working_days
from sightline.programme.kinds.refusals import CannotChangePlanError
from sightline.programme.models import Plan
from sightline.programme.plans.forms.horizon import HorizonForm
from sightline.programme.plans.rules.horizon import Horizon, fault
from sightline.programme.plans.services.horizon import set_horizon
from sightline.programme.plans.services.plans import make_plan
from sightline.trail.models import Line
from support.figure_pages import hidden, send, words
from support.people import signed_in
from support.plans import AUTHORITY, MAKER, person, today

pytestmark = pytest.mark.django_db
WORDS = "“will culminate in a full re-inspection”, letter of May, page 1"
FRIDAY = date(2026, 11, 27)


@pytest.fixture
def plan(client) -> Plan:
    signed_in(client, MAKER, authority=AUTHORITY)
    return make_plan(AUTHORITY, "Plan", standard="", by=MAKER).plan


@pytest.mark.parametrize(
    ("on", "is_month", "by", "left"),
    [
        (date(2026, 12, 15), False, "15 December 2026", "12 working days to the expected re-inspection."),
        (date(2026, 11, 30), False, "30 November 2026", "1 working day to the expected re-inspection."),
        (date(2026, 11, 29), False, "29 November 2026", "No working days to the expected re-inspection."),
        (FRIDAY, False, "27 November 2026", "No working days to the expected re-inspection."),
        (
            date(2026, 11, 26),
            False,
            "26 November 2026",
            "The day a re-inspection was expected by has passed.",
        ),
        (date(2026, 11, 30), True, "November 2026", ""),
        (date(2027, 3, 31), True, "March 2027", ""),
        (date(2026, 10, 31), True, "October 2026", "The month a re-inspection was expected by has passed."),
        (None, False, "", ""),
    ],
)
def test_working_days_are_counted_only_where_a_day_is_known(on, is_month, by, left):
    horizon = Horizon(on, is_month, WORDS)
    assert (horizon.by, horizon.left(FRIDAY)) == (by, left)


def test_a_month_is_typed_ends_on_its_last_day_and_is_kept_as_a_month():
    form = HorizonForm({"expected": "February 2028", "words": "W"}, first=True)
    assert form.is_valid() and form.horizon == Horizon(date(2028, 2, 29), True, "W")
    assert Horizon(date(2028, 2, 29), True, "W").plain == {"by": "2028-02", "words": "W"}
    assert Horizon(date(2028, 2, 29), False, "W").plain == {"by": "2028-02-29", "words": "W"}


def test_a_day_has_its_words_and_lies_in_the_calendar():
    assert fault(Horizon(None, False, "")) == ("", "")
    assert fault(Horizon(FRIDAY, False, ""))[1] == "words"
    assert "outside the calendar" in fault(Horizon(date(1899, 1, 1), False, "W"))[0]


def test_it_is_set_by_its_form_and_stands_on_the_plans_page(client, plan):
    address, front = f"/programme/plans/{plan.pk}/horizon", f"/programme?plan={plan.pk}"
    assert "Say by when a re-inspection is expected" in words(client.get(front))
    on = add_working_days(today(), 12)
    sent = {"expected": in_words(on), "words": WORDS}
    assert send(client, address, sent)["Location"] == front
    page = words(client.get(front))
    assert "12 working days to the expected re-inspection." in page and WORDS in page
    assert f"A re-inspection is expected by {in_words(on)}." in page
    line = Line.objects.get(action="plan_horizon_set")
    assert (line.actor, line.what, line.reason) == (MAKER, f"plan {plan.pk}", "")
    assert line.detail == {
        "from": {"by": "", "words": ""},
        "to": {"by": on.isoformat(), "words": WORDS},
    }


def test_of_a_month_no_days_are_counted_and_of_words_alone_no_day_is_said(client, plan):
    address, front = f"/programme/plans/{plan.pk}/horizon", f"/programme?plan={plan.pk}"
    later = today() + timedelta(days=200)
    typed = f"{later:%Y-%m}"
    send(client, address, {"expected": typed, "words": WORDS, "reason": "r"})
    page = words(client.get(front))
    assert f"expected by {month_in_words(later)}." in page and "working days to the expected" not in page
    assert Plan.objects.get().horizon_is_month
    send(client, address, {"expected": "", "words": WORDS, "reason": "They take it back"})
    assert "A re-inspection is expected; by when is not known." in words(client.get(front))
    send(client, address, {"expected": "", "words": "", "reason": "None is expected"})
    assert "A re-inspection is expected" not in words(client.get(front))
    assert Line.objects.filter(action="plan_horizon_set").count() == 3


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"expected": "in spring"}, "Expected by must be a real date or a month"),
        ({"expected": "March 2027", "words": " "}, "Say in whose words it is expected"),
        ({"expected": "1 March 1899"}, "outside the calendar"),
        ({"expected": "", "words": ""}, "Nothing differs"),
    ],
)
def test_what_cannot_be_kept_is_said_beside_its_field(client, plan, sent, said):
    full = {"expected": "15 March 2027", "words": WORDS, "reason": "r"}
    answer = send(client, f"/programme/plans/{plan.pk}/horizon", full | sent)
    assert answer.status_code == 200 and said in words(answer)
    assert Plan.objects.get().horizon_on is None and not Line.objects.filter(action="plan_horizon_set")


def test_it_is_set_without_a_reason_and_moved_with_one(client, plan):
    address = f"/programme/plans/{plan.pk}/horizon"
    assert "Why it is changed" not in words(client.get(address))
    assert send(client, address, {"expected": "March 2027", "words": WORDS}).status_code == 302
    refused = send(client, address, {"expected": "April 2027", "words": WORDS, "reason": " "})
    assert "Enter why it is changed" in words(refused)
    with pytest.raises(CannotChangePlanError, match="Enter why it is changed"):
        set_horizon(plan, of_words(), reason=" ", by=MAKER)
    sent = {"expected": "April 2027", "words": WORDS, "reason": "They wrote"}
    assert send(client, address, sent).status_code == 302
    lines = Line.objects.filter(action="plan_horizon_set").order_by("number")
    assert [each.reason for each in lines] == ["", "They wrote"]


def test_of_two_people_the_second_is_told_and_keeps_what_was_typed(client, plan):
    address = f"/programme/plans/{plan.pk}/horizon"
    opened = hidden(client.get(address))
    set_horizon(plan, Horizon(FRIDAY, False, "Theirs"), reason="r", by="somebody")
    answer = client.post(address, opened | {"expected": "March 2027", "words": "Mine", "reason": "r"})
    told = words(answer)
    assert answer.status_code == 409 and "now expected by 27 November 2026: “Theirs”" in told
    assert "Expected by As it is now 27 November 2026 What you wrote March 2027" in told
    assert "As it is now Theirs What you wrote Mine" in told
    assert hidden(answer)["edition"] == str(plan.edition + 1)
    chosen = hidden(answer) | {"keep_expected": "theirs", "keep_words": "mine", "reason": "Both"}
    assert client.post(address, chosen).status_code == 302
    now = Plan.objects.get()
    assert (now.horizon_on, now.horizon_words) == (FRIDAY, "Mine")
    kept = [(each.field, each.was, each.now, each.reason) for each in plan.changes.all()]
    assert kept[-1] == ("horizon_words", "Theirs", "Mine", "Both")
    with pytest.raises(CannotChangePlanError, match="Nothing differs"):
        set_horizon(plan, Horizon(FRIDAY, False, "Mine"), edition=now.edition, reason="r", by=MAKER)


@pytest.mark.parametrize("wrong", [{"horizon_on": FRIDAY}, {"horizon_is_month": True}])
def test_the_database_keeps_no_half_of_it(plan, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        Plan.objects.update(**wrong)


def test_who_reads_the_plan_sees_it_and_an_outsider_and_who_does_not_write_it_set_nothing(client, plan):
    address = f"/programme/plans/{plan.pk}/horizon"
    set_horizon(plan, of_words(), reason="r", by=MAKER)
    client.force_login(person("dcs"))
    page = client.get(f"/programme?plan={plan.pk}")
    assert "A re-inspection is expected" in words(page) and address not in page.text
    assert client.post(address, {"expected": "March 2027", "words": "x", "reason": "x"}).status_code == 403
    client.logout()
    assert client.get(address)["Location"].startswith("/sign-in")
    elsewhere = person("elsewhere", MAKER)
    elsewhere.authority = "343"
    elsewhere.save()
    client.force_login(elsewhere)
    assert client.get(address).status_code == 404


def of_words() -> Horizon:
    return Horizon(None, False, WORDS)

"""Priorities for a quarter: what the trail keeps when another is set.

| set before, same quarter | set before, another quarter | set now | from | to |
|---|---|---|---|---|
| | | One | nothing | One |
| One | | Two | One | One, Two |
| | One | Two | nothing | Two |
"""

import pytest

from sightline.programme.consultation.services.comments import set_next
from sightline.programme.models import NextPriority, Plan
from sightline.programme.plans.services.plans import make_plan
from sightline.trail.models import Line
from support.figure_pages import words
from support.people import signed_in
from support.plans import AUTHORITY, MAKER

pytestmark = pytest.mark.django_db
Q3, Q4 = "2026-27-Q3", "2026-27-Q4"


@pytest.fixture
def plan() -> Plan:
    return make_plan(AUTHORITY, "Plan", standard="", by=MAKER).plan


def lines() -> list[Line]:
    return list(Line.objects.filter(action="next_priority_set").order_by("number"))


def test_the_trail_says_from_what_to_what_of_that_quarter(plan):
    set_next(plan, Q4, "One", by=MAKER)
    set_next(plan, Q4, " Two ", by="dcs")
    set_next(plan, Q3, "Earlier", by=MAKER)
    assert [each.detail for each in lines()] == [
        {"quarter": Q4, "from": [], "to": ["One"]},
        {"quarter": Q4, "from": ["One"], "to": ["One", "Two"]},
        {"quarter": Q3, "from": [], "to": ["Earlier"]},
    ]
    assert [(each.actor, each.what) for each in lines()][1] == ("dcs", f"plan {plan.pk}")


def test_another_plans_priorities_are_not_among_them(plan):
    other = make_plan(AUTHORITY, "Another plan", standard="", by=MAKER).plan
    set_next(other, Q4, "Theirs", by=MAKER)
    set_next(plan, Q4, "Ours", by=MAKER)
    assert lines()[-1].detail == {"quarter": Q4, "from": [], "to": ["Ours"]}
    assert [each.place for each in NextPriority.objects.filter(plan=plan)] == [1]


def test_by_the_form_there_is_one_line_and_what_is_refused_leaves_none(client, plan):
    signed_in(client, MAKER, authority=AUTHORITY)
    address = f"/programme/plans/{plan.pk}/next"
    assert "Enter a quarter" in words(client.post(address, {"quarter": "2026-28-Q4", "words": "One"}))
    assert "Enter the priority" in words(client.post(address, {"quarter": Q4, "words": " "}))
    assert lines() == []
    assert client.post(address, {"quarter": Q4, "words": "One"}).status_code == 302
    (line,) = lines()
    assert (line.actor, line.detail["to"]) == (MAKER, ["One"])


def test_an_outsider_and_who_does_not_write_the_plan_set_none(client, plan):
    address = f"/programme/plans/{plan.pk}/next"
    assert client.get(address)["Location"].startswith("/sign-in")
    signed_in(client, "dcs", authority=AUTHORITY)
    assert client.post(address, {"quarter": Q4, "words": "One"}).status_code == 403
    assert lines() == []

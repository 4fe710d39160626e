"""What a committee saw on a day: the scorecard of that day with the figures that had been reported, in the same bytes ever after."""

from datetime import date, datetime

import pytest
from django.utils import timezone

from sightline.freezes.models import Freeze
from sightline.freezes.services import make
from sightline.freezes.services.confirming import confirm
from sightline.people.models import User
from sightline.programme.scorecard.queries.as_at import freeze_reported_by
from sightline.programme.scorecard.services.agreeing import agree_to
from sightline.scorecards.rules.target_terms import TargetTerms
from sightline.scorecards.rules.trajectory import read_points
from sightline.scorecards.services import set_target
from support.figure_pages import row_of, words
from support.people import signed_in
from support.plan_scorecards import refreshed, small_scorecard
from support.plans import AUTHORITY, DECIDER, person
from support.small_council import DATA_TO

pytestmark = pytest.mark.django_db
SAW = "/programme/scorecard.csv?as_at=2026-10-30"
CONFIRMED = date(2026, 10, 29)


def frozen(name: str, cut_off: date, confirmed: date | None) -> Freeze:
    """A freeze that the lead analyst confirmed on that day, or nobody yet."""
    for role in ("performance_analyst", "lead_analyst"):
        person(role)
    freeze = make(by="performance_analyst", authority=AUTHORITY, name=name, cut_off=cut_off)
    if confirmed:
        confirm(freeze, by="lead_analyst")
        at = timezone.make_aware(datetime.combine(confirmed, datetime.min.time()))
        Freeze.objects.filter(pk=freeze.pk).update(confirmed_at=at)
    return freeze


def test_a_day_is_answered_with_the_freeze_that_had_been_reported_byte_for_byte(council, client):
    card = small_scorecard()
    points = read_points("Q1 2025-26: 80")
    about = {"by": "performance_analyst", "authority": AUTHORITY, "figure": "AS01"}
    target_set = f"plan {card.plan_id} version 1"
    set_target(**about, terms=TargetTerms(points=points, words="Board"), target_set=target_set)
    frozen("q1", DATA_TO, CONFIRMED)
    signed_in(client, "head_of_service")
    page, saw = client.get("/programme/scorecard?as_at=30/10/2026"), client.get(SAW).content
    assert "Figures of Q1 2025-26, as they were frozen in q1 to 30 June 2025." in words(page)
    row = row_of(page, "Assessments completed within 45")
    assert "71.4% 30 of 42" in row and "8.6 points below" in row
    line = next(each for each in saw.decode().splitlines() if ",AS01," in each)
    assert ",q1,2025-06-30,2025-26-Q1,71.42857142857143,30.0,42.0,percent,,80%," in line
    agree_to(refreshed(card.plan), by=DECIDER)
    frozen("unconfirmed", DATA_TO, None)
    frozen("later", DATA_TO, date(2026, 10, 31))
    set_target(**about, terms=TargetTerms(points=points, words="Board"))
    assert client.get(SAW).content == saw
    assert b",Retired," in client.get("/programme/scorecard.csv?as_at=2026-11-02").content
    User.objects.filter(role="head_of_service").update(role="scrutiny_member")
    hidden = client.get(SAW).content.decode()
    assert "71.4" not in hidden and "Supervision each month,Not reportable" in hidden


def test_a_freeze_that_is_not_as_it_was_sealed_says_so_and_shows_no_figure(council, client):
    small_scorecard()
    freeze = frozen("q1", DATA_TO, CONFIRMED)
    assert freeze_reported_by(AUTHORITY, date(2026, 10, 28)) is None
    assert freeze_reported_by(AUTHORITY, CONFIRMED) == freeze
    freeze.publications.create(
        title="Scorecard",
        audience="Scrutiny",
        on=date(2026, 10, 1),
        entered_by="a",
        entered_at=timezone.now(),
    )
    assert freeze_reported_by(AUTHORITY, date(2026, 10, 1)) == freeze
    Freeze.objects.update(seal="0" * 64)
    signed_in(client, "head_of_service")
    page = client.get("/programme/scorecard?as_at=30/10/2026")
    assert "freeze.json was changed" in words(page) and "30 of 42" not in words(page)

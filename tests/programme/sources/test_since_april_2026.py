"""Sources over the months in which Ofsted stopped judging overall and the National Framework's numbers moved."""

from datetime import date

import pytest

from sightline.programme.models import Source
from support.figure_pages import words
from support.plans import person
from support.sources import AUTHORITY, MAKER, stands

NONE_OVERALL = "4 judgements, none overall since April 2026"
FOUR = dict.fromkeys(("leaders", "help_and_protection", "in_care", "care_leavers"), "Good")


@pytest.fixture
def maker(client):
    user = person(MAKER)
    user.authority = AUTHORITY
    user.save()
    client.force_login(user)
    return client


def inspected(day: date, judgements: dict[str, str]) -> Source:
    source = stands(published=day)
    Source.objects.filter(pk=source.pk).update(judgements=judgements, visited_from=None)
    return source


@pytest.mark.django_db
def test_pages_say_where_the_scale_changed(maker):
    inspected(date(2024, 8, 20), {"overall": "Good", **FOUR})
    after = inspected(date(2026, 6, 9), FOUR)
    every = words(maker.get("/programme/sources"))
    assert "Ofsted · Good" in every and f"Ofsted · {NONE_OVERALL}" in every
    assert f"Overall effectiveness {NONE_OVERALL}" in words(maker.get(f"/programme/sources/{after.pk}"))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2025, 3, 18), "Outcome 3: children and young people are safe in and outside of their homes"),
        (date(2026, 6, 9), "Outcome 3: children and young people are supported by their family network"),
    ],
)
def test_a_tag_means_what_it_meant_on_the_day_of_its_report(maker, day, name):
    finding = stands(published=day).findings.first()
    finding.tags = ["Outcome 3"]
    finding.save()
    assert name in words(maker.get(f"/programme/findings/{finding.pk}"))

"""What is asked on every request, written as SQL, is what the three questions say of what is over."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sightline.people import ending
from sightline.people.models import AccountRequest, BreakGlass, User
from sightline.people.services import requests
from sightline.people.services.glass import break_glass
from support.people import granted

pytestmark = pytest.mark.django_db
TICK = timedelta(microseconds=1)


def test_whether_anything_is_over_is_answered_alike_to_the_microsecond():
    manager = User.objects.create(username="manager", role="team_manager", teams=["T1"])
    granted(User.objects.create(username="ed", role="ofsted_inspector"))
    break_glass(manager, team="T2", why="Covering for a colleague", by="manager")
    requests.reset_password(manager, by="admin")
    glass, asked, now = BreakGlass.objects.get(), AccountRequest.objects.get(), timezone.now()
    edges = (
        glass.until,
        glass.broken_at - ending.CLOCKS_DIFFER,
        asked.until,
        asked.asked_at - ending.CLOCKS_DIFFER,
    )
    moments = [now + timedelta(days=days) for days in (-1, 0, 29, 30, 31, 32)]
    moments += [edge + step for edge in edges for step in (-TICK, timedelta(), TICK)]
    answers = []
    for moment in moments:
        over = (ending._grants_over, ending._glass_over, ending._requests_over)
        answers.append(ending._over(moment))
        assert answers[-1] == tuple(each(moment).exists() for each in over), moment
    assert all({*column} == {True, False} for column in zip(*answers, strict=True))

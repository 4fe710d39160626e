"""People for tests of pages: one signed in, whose name is their role."""

import time
from datetime import date, timedelta

from django.test import Client
from django.utils import timezone

from sightline.people import rules
from sightline.people.models import Grant, User
from sightline.people.sessions import PROVED_AT


def signed_in(client: Client, role: str, **more: object) -> User:
    """Someone of this role, signed in without a password, as the trail would name them by their role.

    A partner or regulator has a grant that is live and opens nothing beyond the account.
    """
    user = User.objects.create(username=role, role=role, **more)
    if rules.needs_a_grant(role):
        granted(user)
    client.force_login(user)
    return user


def proved(client: Client, minutes_ago: int = 0) -> None:
    """Whoever is signed in here proved who they are, so many minutes ago."""
    session = client.session
    session[PROVED_AT] = int(time.time()) - minutes_ago * 60
    session.save()


def granted(user: User, *opens: str, first: date | None = None, last: date | None = None) -> Grant:
    """A grant for this person that is live unless its days say otherwise."""
    sponsor, _ = User.objects.get_or_create(username="a.sponsor", defaults={"role": "head_of_service"})
    today = timezone.localdate()
    return Grant.objects.create(
        person=user,
        sponsor=sponsor,
        why="A test",
        first=first or today - timedelta(days=1),
        last=last or today + timedelta(days=30),
        opens=list(opens),
        made_by="admin",
        made_at=timezone.now(),
    )

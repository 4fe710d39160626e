"""Addresses from which a calendar reads days, until they expire."""

# A field is declared as the value it holds:
# pyright: reportAssignmentType=false
from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from sightline.people.models import User


class CalendarAddress(models.Model):
    """One person's calendar address, and what it opens: a kind of calendar (`opens`), and of that kind a `thing`.

    `opens` is the name of a kind some room registers (`feeds.kinds`); `thing` says in that room's own way what of it, a
    team's reference or a plan's number, and is blank for a person's own. `body` is the board whose calendar it is for.
    The address holds a secret; only its fingerprint is here, so that nobody can read addresses out of the database. What
    it opens is what its person may see on the day it is read.
    """

    id: int
    person: User = models.ForeignKey(User, models.CASCADE, related_name="+")
    opens: str = models.CharField(max_length=40)
    authority: str = models.CharField(max_length=3, blank=True)
    thing: str = models.CharField(max_length=100, blank=True)
    body: str = models.CharField(max_length=200, blank=True)
    fingerprint: str = models.CharField(max_length=64, unique=True)
    made: datetime = models.DateTimeField()
    expires: datetime = models.DateTimeField()
    ended: datetime | None = models.DateTimeField(null=True, blank=True)
    fetched: datetime | None = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        ordering = ("-made", "-id")
        constraints = (
            models.CheckConstraint(condition=Q(expires__gt=F("made")), name="feeds_address_expires_later"),
            models.CheckConstraint(condition=~Q(opens=""), name="feeds_address_opens_something"),
        )

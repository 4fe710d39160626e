"""Who is which worker of the case system, and whose calendar may read a team's due dates. No child is in either."""

# A field is declared as the value it holds:
# pyright: reportAssignmentType=false
from datetime import datetime
from typing import ClassVar

from django.db import models

from sightline.people.models import User


class Worker(models.Model):
    """A person's reference as a worker in the case system, so that they can be shown their own list."""

    person: User = models.OneToOneField(User, on_delete=models.CASCADE, primary_key=True, related_name="+")
    worker_id: str = models.CharField(max_length=100)

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        constraints = (
            models.CheckConstraint(condition=~models.Q(worker_id=""), name="worklists_worker_named"),
        )


class CalendarFeed(models.Model):
    """An address from which one person's calendar reads how much falls due in one team, until it expires.

    The address holds a secret; only its fingerprint is here, so that nobody can read addresses out of the database.
    """

    person: User = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    authority: str = models.CharField(max_length=3)
    team: str = models.CharField(max_length=100)
    fingerprint: str = models.CharField(max_length=64, unique=True)
    made: datetime = models.DateTimeField()
    expires: datetime = models.DateTimeField()
    revoked: datetime | None = models.DateTimeField(null=True, blank=True)
    fetched: datetime | None = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        ordering = ("-made", "-id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(expires__gt=models.F("made")), name="worklists_feed_expires_later"
            ),
        )

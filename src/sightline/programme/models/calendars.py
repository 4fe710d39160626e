"""Addresses from which a calendar reads a programme's days, until they expire."""

# A field is declared as the value it holds:
# pyright: reportAssignmentType=false
from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from sightline.programme.models.plans import Plan


class CalendarAddress(models.Model):
    """One person's own days, or with `plan` all days of that plan for a body's calendar (`body` names it).

    The address holds a secret; only its fingerprint is here. What it opens is what its person may see when it is read.
    """

    id: int
    person: Any = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    plan_id: int | None
    plan: Plan | None = models.ForeignKey(Plan, models.CASCADE, null=True, blank=True, related_name="+")
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
            models.CheckConstraint(
                condition=Q(expires__gt=F("made")), name="programme_address_expires_later"
            ),
            models.CheckConstraint(
                condition=Q(plan=None, body="") | (Q(plan__isnull=False) & ~Q(body="")),
                name="programme_a_plans_address_names_its_body",
            ),
        )

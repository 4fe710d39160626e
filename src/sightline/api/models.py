"""Tokens by which programs ask in a person's name, and on which days they asked for what."""

# A field is declared as the value it holds:
# pyright: reportAssignmentType=false
from datetime import date, datetime
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from sightline.people.models import User


class ApiToken(models.Model):
    """One person's token: what it may be asked for (`scopes`) and until when. It opens no more than its person sees on that day.

    Only the token's hash is here, so that nobody can read tokens out of the database.
    """

    id: int
    person: User = models.ForeignKey(User, models.CASCADE, related_name="+")
    name: str = models.CharField(max_length=100)
    scopes: list[str] = models.JSONField(default=list)
    fingerprint: str = models.CharField(max_length=64, unique=True)
    made: datetime = models.DateTimeField()
    expires: datetime = models.DateTimeField()
    ended: datetime | None = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager] = models.Manager()
    uses: ClassVar[models.Manager]

    class Meta:
        default_permissions = ()
        ordering = ("-made", "-id")
        constraints = (
            models.CheckConstraint(condition=~Q(name=""), name="api_token_has_a_name"),
            models.CheckConstraint(condition=Q(expires__gt=F("made")), name="api_token_expires_later"),
        )


class TokenUse(models.Model):
    """A token was used on this day for this kind of thing, once or often: the first time is a line of the trail."""

    token: ApiToken = models.ForeignKey(ApiToken, models.CASCADE, related_name="uses")
    on: date = models.DateField()
    resource: str = models.CharField(max_length=40)

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        ordering = ("-on", "resource")
        constraints = (
            models.UniqueConstraint(fields=("token", "on", "resource"), name="api_use_once_a_day"),
        )

"""Which digests were sent to whom, and which could not be."""

# A field is declared as the value it holds:
# pyright: reportAssignmentType=false, reportIncompatibleVariableOverride=false, reportArgumentType=false
# pyright: reportOperatorIssue=false
from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q


class DigestSending(models.Model):
    """One digest on its way to `to`, the name of an account: the references of what it told as late and due, the asks by
    number. `fault` says in a sentence why it could not be sent; blank where it went."""

    to: str = models.CharField(max_length=150)
    late: list[str] = models.JSONField(default=list, blank=True)
    due: list[str] = models.JSONField(default=list, blank=True)
    asks: list[int] = models.JSONField(default=list, blank=True)
    fault: str = models.TextField(blank=True)
    by: str = models.CharField(max_length=150)
    at: datetime = models.DateTimeField()

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(condition=~Q(to="") & ~Q(by=""), name="programme_digest_is_somebodys"),
        )

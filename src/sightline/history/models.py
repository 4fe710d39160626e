"""What a thing has that people change: an edition that counts its changes, and a row for each field of a change.

Both are abstract: each room makes its own tables of them.
"""

# A field is declared as the value it holds:
# pyright: reportAssignmentType=false, reportIncompatibleVariableOverride=false, reportArgumentType=false
from datetime import datetime
from typing import ClassVar

from django.db import models


class EditionModel(models.Model):
    """A thing that people change. Who changes it sends the `edition` they saw, so that of two people the second is told.

    `edition` counts changes from 1; `changed_by` is the name of the account that made the last, blank before the first.
    `history.services` compares and counts up, and nothing else does.
    """

    id: int
    edition: int = models.PositiveIntegerField(default=1)
    changed_by: str = models.CharField(max_length=150, blank=True)

    objects: ClassVar[models.Manager]

    class Meta:
        abstract = True

    @property
    def called(self) -> str:
        """How a sentence about it begins: “Practice”, A12, The account jo."""
        raise NotImplementedError


class ChangeRecord(models.Model):
    """One field of a thing was changed: what it was and is as `services.as_text` says it, why, by which account, when.

    A room's table adds the thing, by a foreign key. Rows are written by `history.services.write_changes`, and stay.
    """

    field: str = models.CharField(max_length=60)
    was: str = models.TextField(blank=True)
    now: str = models.TextField(blank=True)
    reason: str = models.TextField(blank=True)
    by: str = models.CharField(max_length=150)
    at: datetime = models.DateTimeField()

    class Meta:
        abstract = True
        default_permissions = ()
        ordering = ("id",)

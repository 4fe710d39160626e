"""Who is which worker of the case system, and what was said beside rows of what is due. No child is in it."""

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


class RowMark(models.Model):
    """Something said beside a row of what is due: that it is seen to, that it is not after all, or a note.

    `row` is a keyed fingerprint of the row, and of no use without the key; `snapshot` the load it was said of, with which it
    goes. Rows are only ever added, and of `seen` and `unseen` the last holds.
    """

    KINDS = (("seen", "Seen to"), ("unseen", "Not seen to"), ("note", "Note"))
    snapshot: str = models.CharField(max_length=100)
    row: str = models.CharField(max_length=64)
    kind: str = models.CharField(max_length=10, choices=KINDS)
    text: str = models.CharField(max_length=200, blank=True)
    by: str = models.CharField(max_length=150)
    at: datetime = models.DateTimeField()

    id: int
    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        ordering = ("id",)
        indexes = (models.Index(fields=("snapshot", "row"), name="worklists_marks_of_rows"),)

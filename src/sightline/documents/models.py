"""Files that are kept: an inspector's report, a supporting document, evidence for an action, and what rooms to come keep.

The bytes lie in the data folder under a name we choose; only what describes them is here.
"""

# A field is declared as the value it holds:
# pyright: reportAssignmentType=false, reportOperatorIssue=false
from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q


class Document(models.Model):
    """One file as it was given: `name` is the giver's, `kept_as` ours, `kind` its media type by content, `size` bytes.

    `unused_since`: when the worker first found that nothing refers to it.
    """

    id: int
    name: str = models.CharField(max_length=200)
    kept_as: str = models.CharField(max_length=64, unique=True)
    kind: str = models.CharField(max_length=100)
    size: int = models.PositiveBigIntegerField()
    sha256: str = models.CharField(max_length=64)
    by: str = models.CharField(max_length=150)
    at: datetime = models.DateTimeField()
    unused_since: datetime | None = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        constraints = (
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(kept_as="") & ~Q(by=""), name="documents_document_is_whole"
            ),
        )

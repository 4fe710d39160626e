"""The editions that were made of freezes: what was asked, who made each, and who published it."""

# A field is declared as the value it holds:
# pyright: reportAssignmentType=false
from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from sightline.freezes.models import Freeze


class FigureEdition(models.Model):
    """A table of a freeze for one audience. Until it is published it is a draft; then its files lie in the store, and `seal` is the hash
    of the file that says what they are. Nothing of it is ever changed but that a second person publishes it.
    """

    id: int
    freeze: Freeze = models.ForeignKey(Freeze, models.PROTECT, related_name="editions")
    authority: str = models.CharField(max_length=3)
    name: str = models.CharField(max_length=80)
    audience: str = models.CharField(max_length=20)
    title: str = models.CharField(max_length=200)
    holds: dict[str, Any] = models.JSONField()
    made_by: str = models.CharField(max_length=150)
    made_at: datetime = models.DateTimeField()
    published_by: str = models.CharField(max_length=150, blank=True)
    published_at: datetime | None = models.DateTimeField(null=True, blank=True)
    seal: str = models.CharField(max_length=64, blank=True)

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        ordering = ("-published_at", "-id")
        constraints = (
            models.UniqueConstraint(fields=("authority", "name"), name="editions_name_once_an_authority"),
            models.CheckConstraint(condition=~Q(title=""), name="editions_has_a_title"),
            models.CheckConstraint(
                condition=Q(published_by="", published_at=None, seal="")
                | Q(published_by__gt="", published_at__isnull=False, seal__gt=""),
                name="editions_published_whole",
            ),
            models.CheckConstraint(
                condition=Q(published_by="") | ~Q(published_by=models.F("made_by")),
                name="editions_published_by_a_second_person",
            ),
        )

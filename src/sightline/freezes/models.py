"""What has been frozen, by whom it was confirmed, and what was published from it."""

# A field is declared as the value it holds:
# pyright: reportAssignmentType=false
from datetime import date, datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q


class Freeze(models.Model):
    """Figures frozen to a cut-off. What they are lies in the store; `seal` is the hash of the file that says so.

    Nothing of it is ever changed but that a second person confirms it.
    """

    id: int
    authority: str = models.CharField(max_length=3)
    name: str = models.CharField(max_length=40)
    cut_off: date = models.DateField()
    data_to: date = models.DateField()
    snapshot: str = models.CharField(max_length=40)
    seal: str = models.CharField(max_length=64)
    made_by: str = models.CharField(max_length=150)
    made_at: datetime = models.DateTimeField()
    confirmed_by: str = models.CharField(max_length=150, blank=True)
    confirmed_at: datetime | None = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager] = models.Manager()
    publications: ClassVar[models.Manager]

    class Meta:
        default_permissions = ()
        ordering = ("-cut_off", "-id")
        constraints = (
            models.UniqueConstraint(fields=("authority", "name"), name="freezes_name_once_an_authority"),
            models.CheckConstraint(
                condition=Q(confirmed_by="", confirmed_at=None)
                | Q(confirmed_by__gt="", confirmed_at__isnull=False),
                name="freezes_confirmed_whole",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by="") | ~Q(confirmed_by=models.F("made_by")),
                name="freezes_confirmed_by_a_second_person",
            ),
        )


class Publication(models.Model):
    """Something that was published from a freeze: what it was, to whom it went, and on which day.

    `edition` names the edition it is, with what each of its `files` hashes to; both are blank for what was entered by hand.
    """

    id: int
    freeze: Freeze = models.ForeignKey(Freeze, models.PROTECT, related_name="publications")
    title: str = models.CharField(max_length=200)
    audience: str = models.CharField(max_length=200)
    on: date = models.DateField()
    entered_by: str = models.CharField(max_length=150)
    entered_at: datetime = models.DateTimeField()
    edition: str = models.CharField(max_length=80, blank=True)
    files: dict[str, str] = models.JSONField(default=dict, blank=True)

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        ordering = ("-on", "-id")
        constraints = (
            models.CheckConstraint(condition=~Q(title=""), name="freezes_publication_has_a_title"),
            models.CheckConstraint(condition=~Q(audience=""), name="freezes_publication_went_to_somebody"),
        )

"""A version is out for comments: until when, and who is asked."""

# A field is declared as the value it holds:
# pyright: reportAssignmentType=false, reportIncompatibleVariableOverride=false, reportArgumentType=false
# pyright: reportOperatorIssue=false
from datetime import date, datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from sightline.bodies.models import Body
from sightline.history.models import EditionModel
from sightline.programme.models.plans import Version


class Consultation(EditionModel):
    """People are asked to comment on a version, until the day `closes`, that day included; `words`: what they are asked.

    One a version: a version that is taken back and goes out again is asked about anew by another day. Who is asked is a part
    of it, and has its edition.
    """

    id: int
    version_id: int
    version: Version = models.OneToOneField(Version, models.CASCADE, related_name="consultation")
    closes: date = models.DateField()
    words: str = models.TextField(blank=True)
    by: str = models.CharField(max_length=150)
    at: datetime = models.DateTimeField()

    objects: ClassVar[models.Manager] = models.Manager()
    invitations: ClassVar[models.Manager]
    changes: ClassVar[models.Manager]

    class Meta:
        default_permissions = ()
        ordering = ("id",)
        constraints = (models.CheckConstraint(condition=~Q(by=""), name="programme_consultation_is_named"),)

    @property
    def called(self) -> str:
        """How a sentence about it begins."""
        return "Who is asked to comment"


class Invitation(models.Model):
    """Who is asked to comment: one person, everybody with a role, or whoever sits on a body."""

    consultation_id: int
    consultation: Consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="invitations")
    person_id: int | None
    person: Any = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="+"
    )
    role: str = models.CharField(max_length=40, blank=True)
    body_id: int | None
    body: Body | None = models.ForeignKey(Body, models.CASCADE, null=True, blank=True, related_name="+")

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(person__isnull=False, role="", body=None)
                | Q(~Q(role=""), person=None, body=None)
                | Q(person=None, role="", body__isnull=False),
                name="programme_one_is_asked_at_a_time",
            ),
            models.UniqueConstraint(
                fields=("consultation", "person"),
                condition=Q(person__isnull=False),
                name="programme_a_person_is_asked_once",
            ),
            models.UniqueConstraint(
                fields=("consultation", "role"), condition=~Q(role=""), name="programme_a_role_is_asked_once"
            ),
            models.UniqueConstraint(
                fields=("consultation", "body"),
                condition=Q(body__isnull=False),
                name="programme_a_body_is_asked_once",
            ),
        )

"""What is asked of partners, what people said of a draft, and what comes next."""

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
from sightline.programme import kinds as rules
from sightline.programme.models.plans import Plan, Version
from sightline.web.account_names import name_and_post


class Ask(EditionModel):
    """Something a plan asks of a partner agency or a body, by a day: `partner` is its name, `body` the body it is put to
    where it is one. `person`: the account it is shown to. That person answers it, and whoever sits on the body.
    """

    id: int
    plan_id: int
    plan: Plan = models.ForeignKey(Plan, models.CASCADE, related_name="asks")
    partner: str = models.CharField(max_length=150)
    person_id: int | None
    person: Any = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    body_id: int | None
    body: Body | None = models.ForeignKey(Body, models.SET_NULL, null=True, blank=True, related_name="+")
    words: str = models.TextField()
    due: date | None = models.DateField(null=True, blank=True)
    state: str = models.CharField(max_length=12, default="open")
    kept_in: str = models.CharField(max_length=200, blank=True)
    by: str = models.CharField(max_length=150)
    at: datetime = models.DateTimeField()

    objects: ClassVar[models.Manager] = models.Manager()
    steps: ClassVar[models.Manager]

    class Meta:
        default_permissions = ()
        ordering = ("due", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=rules.ASK_STATES), name="programme_ask_state_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(partner="") & ~Q(words="") & ~Q(by=""), name="programme_ask_is_whole"
            ),
        )

    @property
    def called(self) -> str:
        """How a sentence about it begins."""
        return f"What is asked of {self.partner}"


class AskStep(models.Model):
    """An ask was answered, kept, withdrawn or opened again: in whose words, when."""

    ask_id: int
    ask: Ask = models.ForeignKey(Ask, models.CASCADE, related_name="steps")
    was: str = models.CharField(max_length=12)
    state: str = models.CharField(max_length=12)
    words: str = models.TextField(blank=True)
    by: str = models.CharField(max_length=150)
    at: datetime = models.DateTimeField()

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        ordering = ("id",)


class Comment(EditionModel):
    """What somebody said of a version, and what was answered.

    `person` wrote it here, who was asked to: `said_by` is then their account's name, or what a young advisor is called. What
    was received outside says who it is from in words, and `body` where that is one. `changed_at`: when its writer last
    changed it.
    """

    id: int
    version_id: int
    version: Version = models.ForeignKey(Version, models.CASCADE, related_name="comments")
    person_id: int | None
    person: Any = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    body_id: int | None
    body: Body | None = models.ForeignKey(Body, models.SET_NULL, null=True, blank=True, related_name="+")
    said_by: str = models.CharField(max_length=200)
    words: str = models.TextField()
    changed_at: datetime | None = models.DateTimeField(null=True, blank=True)
    response: str = models.TextField(blank=True)
    responded_by: str = models.CharField(max_length=150, blank=True)
    responded_at: datetime | None = models.DateTimeField(null=True, blank=True)
    by: str = models.CharField(max_length=150)
    at: datetime = models.DateTimeField()

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=~Q(said_by="") & ~Q(words="") & ~Q(by=""), name="programme_comment_is_whole"
            ),
            models.CheckConstraint(
                condition=Q(response="", responded_by="", responded_at=None)
                | (~Q(response="") & ~Q(responded_by="") & Q(responded_at__isnull=False)),
                name="programme_response_says_who_and_when",
            ),
        )

    @property
    def called(self) -> str:
        """How a sentence about it begins."""
        return f"The comment by {name_and_post(self.said_by) if self.person_id else self.said_by}"

    @property
    def waits(self) -> bool:
        """Whether it has no answer, or was changed after it had one."""
        return self.responded_at is None or (
            self.changed_at is not None and self.changed_at > self.responded_at
        )


class NextPriority(models.Model):
    """What a plan sets itself for a quarter, as `2022-23-Q4`."""

    id: int
    plan_id: int
    plan: Plan = models.ForeignKey(Plan, models.CASCADE, related_name="next_priorities")
    quarter: str = models.CharField(max_length=12)
    words: str = models.TextField()
    place: int = models.PositiveIntegerField(default=1)
    kept_in: str = models.CharField(max_length=200, blank=True)
    by: str = models.CharField(max_length=150)
    at: datetime = models.DateTimeField()

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        ordering = ("-quarter", "place", "id")
        constraints = (
            models.CheckConstraint(
                condition=~Q(words="") & ~Q(quarter=""), name="programme_next_priority_is_whole"
            ),
        )

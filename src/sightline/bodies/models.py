"""Bodies, who sits on them, and when they meet. What a body oversees points here; a body knows none of it."""

# A field is declared as the value it holds:
# pyright: reportAssignmentType=false, reportIncompatibleVariableOverride=false, reportArgumentType=false
# pyright: reportOperatorIssue=false
from datetime import date, datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from sightline.bodies.rules import BodyDescription, key_of
from sightline.calendars.dates import in_words
from sightline.history.models import ChangeRecord, EditionModel
from sightline.people.posts.models import Post


class Body(EditionModel):
    """A board, committee or meeting of an authority: who chairs it, a post of the council's own or from outside, and
    how often it meets. `key` is what it is known by, its name without regard to capitals and spaces.

    `named_post`: the post of the council's own that `chair` names, where it names one. `by` named it, at `at`. Its
    meetings and members are a part of it: who changes one of them sends the body's edition.
    """

    id: int
    authority: str = models.CharField(max_length=3)
    name: str = models.CharField(max_length=200)
    key: str = models.CharField(max_length=200, editable=False)
    chair: str = models.CharField(max_length=150, blank=True)
    named_post_id: int | None
    named_post: Post | None = models.ForeignKey(
        Post, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    chair_outside: bool = models.BooleanField(default=False)
    meets: str = models.CharField(max_length=200, blank=True)
    kept_in: str = models.CharField(max_length=200, blank=True)
    by: str = models.CharField(max_length=150)
    at: datetime = models.DateTimeField()

    objects: ClassVar[models.Manager] = models.Manager()
    meetings: ClassVar[models.Manager]
    members: ClassVar[models.Manager]
    changes: ClassVar[models.Manager]

    class Meta:
        default_permissions = ()
        ordering = ("name", "id")
        constraints = (
            models.UniqueConstraint(fields=("authority", "key"), name="bodies_one_body_a_name"),
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(key="") & ~Q(by=""), name="bodies_body_is_whole"
            ),
            models.CheckConstraint(
                condition=Q(chair_outside=False) | ~Q(chair=""), name="bodies_who_is_from_outside_is_named"
            ),
            models.CheckConstraint(
                condition=Q(named_post=None) | (Q(chair_outside=False) & ~Q(chair="")),
                name="bodies_a_post_that_chairs_is_the_councils",
            ),
        )

    def save(self, *args: Any, **kwargs: Any) -> None:
        """With the key its name makes."""
        self.key = key_of(self.name)
        super().save(*args, **kwargs)

    @property
    def called(self) -> str:
        """How a sentence about it begins."""
        return f"“{self.name}”"

    @property
    def chaired(self) -> BodyDescription:
        """What is known of it."""
        return BodyDescription(self.chair, self.chair_outside, self.meets)


class Meeting(models.Model):
    """A body meets, or met, on this day; `on` is None while no day of it is known."""

    id: int
    body_id: int
    body: Body = models.ForeignKey(Body, models.CASCADE, related_name="meetings")
    on: date | None = models.DateField(null=True, blank=True)
    by: str = models.CharField(max_length=150)
    at: datetime = models.DateTimeField()

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        ordering = ("on", "body__name")
        constraints = (
            models.UniqueConstraint(fields=("body", "on"), name="bodies_one_meeting_a_day"),
            models.CheckConstraint(condition=~Q(by=""), name="bodies_meeting_is_whole"),
        )

    @property
    def called(self) -> str:
        """How a sentence about it begins."""
        return f"The meeting of {in_words(self.on)}" if self.on else "The meeting of no day yet"


class Member(models.Model):
    """Somebody sits on a body: a person with an account, or who it is in words, in a role, from a day to a day.

    `named_post`: the post of the council's own that `name` names, where it names one.
    """

    id: int
    body_id: int
    body: Body = models.ForeignKey(Body, models.CASCADE, related_name="members")
    person_id: int | None
    person: Any = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    name: str = models.CharField(max_length=150)
    named_post_id: int | None
    named_post: Post | None = models.ForeignKey(
        Post, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    role: str = models.CharField(max_length=100, blank=True)
    starts: date | None = models.DateField(null=True, blank=True)
    ends: date | None = models.DateField(null=True, blank=True)
    by: str = models.CharField(max_length=150)
    at: datetime = models.DateTimeField()

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(condition=~Q(name="") & ~Q(by=""), name="bodies_member_is_whole"),
            models.CheckConstraint(
                condition=Q(starts=None) | Q(ends=None) | Q(ends__gte=F("starts")),
                name="bodies_term_ends_after_it_starts",
            ),
        )

    @property
    def words(self) -> str:
        """Chief nurse, NHS Trust, Vice chair."""
        return ", ".join(filter(None, (self.name, self.role)))


class BodyChange(ChangeRecord):
    """What was said of a body, its meetings or a member of it before somebody said another thing. Of a member: which."""

    body_id: int
    body: Body = models.ForeignKey(Body, models.CASCADE, related_name="changes")
    member_id: int | None
    member: Member | None = models.ForeignKey(
        Member, models.SET_NULL, null=True, blank=True, related_name="changes"
    )

    objects: ClassVar[models.Manager] = models.Manager()

"""Bodies, who sits on them, and when they meet. What a body oversees points here; a body knows none of it."""

# A field is declared as the value it holds:
# pyright: reportAssignmentType=false, reportIncompatibleVariableOverride=false, reportArgumentType=false
# pyright: reportOperatorIssue=false
from datetime import date, datetime, time
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from sightline.bodies.rules import (
    EVERY,
    EXECUTIVE,
    IN_PUBLIC,
    KINDS,
    OTHER,
    BodyDescription,
    BodyTerms,
    key_of,
)
from sightline.calendars.dates import in_words
from sightline.history.models import ChangeRecord, EditionModel
from sightline.people.posts.models import Post


class Body(EditionModel):
    """A board, committee or meeting of an authority: who chairs it, a post of the council's own or from outside, and
    how often it meets. `key` is what it is known by, its name without regard to capitals and spaces. `kind` is one of
    `rules.KINDS`, `terms` its terms of reference, and it goes on until a day or what `until_words` say.

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
    kind: str = models.CharField(max_length=20, default=OTHER)
    terms: str = models.TextField(blank=True)
    until: date | None = models.DateField(null=True, blank=True)
    until_words: str = models.CharField(max_length=200, blank=True)
    kept_in: str = models.CharField(max_length=200, blank=True)
    by: str = models.CharField(max_length=150)
    at: datetime = models.DateTimeField()

    objects: ClassVar[models.Manager] = models.Manager()
    meetings: ClassVar[models.Manager]
    members: ClassVar[models.Manager]
    mandates: ClassVar[models.Manager]
    mandates_before: ClassVar[models.Manager]
    cycles: ClassVar[models.Manager]
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
            models.CheckConstraint(condition=Q(kind__in=list(KINDS)), name="bodies_body_has_a_kind"),
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

    @property
    def own_terms(self) -> BodyTerms:
        """What it is, for what, and until when."""
        return BodyTerms(self.kind, self.terms, self.until, self.until_words)

    @property
    def kind_words(self) -> str:
        """Health and wellbeing board; blank where nobody has said what it is."""
        return "" if self.kind == OTHER else KINDS[self.kind]

    @property
    def meets_in_public(self) -> bool:
        """Whether the public may attend and read what is not exempt."""
        return self.kind in IN_PUBLIC

    @property
    def is_executive(self) -> bool:
        """Whether its decisions are the executive's."""
        return self.kind in EXECUTIVE


class Meeting(models.Model):
    """A body meets, or met, on this day, where and from when where that is known; `on` is None while no day of it is.

    `in_private`: the public is kept out of all of it, though the body meets in public.
    """

    id: int
    body_id: int
    body: Body = models.ForeignKey(Body, models.CASCADE, related_name="meetings")
    on: date | None = models.DateField(null=True, blank=True)
    begins: time | None = models.TimeField(null=True, blank=True)
    place: str = models.CharField(max_length=200, blank=True)
    in_private: bool = models.BooleanField(default=False)
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


class Mandate(models.Model):
    """What a body oversees, and by whose decision: a `decided_by` body on a day, or `decided_words`; from when.

    `taken_from` is the body that oversaw it before. `kept_in` says where it is written.
    """

    id: int
    body_id: int
    body: Body = models.ForeignKey(Body, models.CASCADE, related_name="mandates")
    words: str = models.CharField(max_length=300)
    decided_by_id: int | None
    decided_by: Body | None = models.ForeignKey(
        Body, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    decided_on: date | None = models.DateField(null=True, blank=True)
    decided_words: str = models.CharField(max_length=300, blank=True)
    taken_from_id: int | None
    taken_from: Body | None = models.ForeignKey(
        Body, models.SET_NULL, null=True, blank=True, related_name="mandates_before"
    )
    starts: date | None = models.DateField(null=True, blank=True)
    ends: date | None = models.DateField(null=True, blank=True)
    kept_in: str = models.CharField(max_length=200, blank=True)
    by: str = models.CharField(max_length=150)
    at: datetime = models.DateTimeField()

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(condition=~Q(words="") & ~Q(by=""), name="bodies_mandate_is_whole"),
            models.CheckConstraint(
                condition=Q(starts=None) | Q(ends=None) | Q(ends__gte=F("starts")),
                name="bodies_mandate_ends_after_it_starts",
            ),
        )


class ReportCycle(models.Model):
    """A body is reported to, of something, every so often (`rules.EVERY`): from `first` on, last on `last`, until `ends`."""

    id: int
    body_id: int
    body: Body = models.ForeignKey(Body, models.CASCADE, related_name="cycles")
    subject: str = models.CharField(max_length=200)
    every: str = models.CharField(max_length=10)
    first: date | None = models.DateField(null=True, blank=True)
    last: date | None = models.DateField(null=True, blank=True)
    ends: date | None = models.DateField(null=True, blank=True)
    kept_in: str = models.CharField(max_length=200, blank=True)
    by: str = models.CharField(max_length=150)
    at: datetime = models.DateTimeField()

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(condition=~Q(subject="") & ~Q(by=""), name="bodies_cycle_is_whole"),
            models.CheckConstraint(condition=Q(every__in=list(EVERY)), name="bodies_cycle_comes_round"),
        )

    @property
    def words(self) -> str:
        """Performance report, every six months."""
        return f"{self.subject}, {EVERY[self.every].lower()}"


class BodyChange(ChangeRecord):
    """What was said of a body, its meetings or a member of it before somebody said another thing. Of a member: which."""

    body_id: int
    body: Body = models.ForeignKey(Body, models.CASCADE, related_name="changes")
    member_id: int | None
    member: Member | None = models.ForeignKey(
        Member, models.SET_NULL, null=True, blank=True, related_name="changes"
    )

    objects: ClassVar[models.Manager] = models.Manager()

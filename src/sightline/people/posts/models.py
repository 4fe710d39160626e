"""Posts, who holds them, and what was said of one before."""

# A field is declared as the value it holds:
# pyright: reportAssignmentType=false, reportIncompatibleVariableOverride=false, reportArgumentType=false
# pyright: reportOperatorIssue=false
from datetime import date, datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from sightline.history.models import ChangeRecord, EditionModel


class Post(EditionModel):
    """A post of an authority, by its title: Head of service, of the `service` Assessment. No name of a person.

    `authority` is the three-digit code; empty where the store holds one authority only, as an account's is. `by` set it up,
    at `at`. Its holders are a part of it: who changes one of them sends the post's edition.
    """

    id: int
    authority: str = models.CharField(max_length=3, blank=True)
    title: str = models.CharField(max_length=150)
    service: str = models.CharField(max_length=150, blank=True)
    by: str = models.CharField(max_length=150)
    at: datetime = models.DateTimeField()

    objects: ClassVar[models.Manager] = models.Manager()
    holders: ClassVar[models.Manager]
    changes: ClassVar[models.Manager]

    class Meta:
        app_label = "people"
        default_permissions = ()
        ordering = ("title", "service", "id")
        constraints = (
            models.UniqueConstraint(
                F("authority"), Lower("title"), Lower("service"), name="people_one_post_a_title"
            ),
            models.CheckConstraint(condition=~Q(title="") & ~Q(by=""), name="people_post_is_whole"),
        )

    @property
    def called(self) -> str:
        """How a sentence about it begins."""
        return f"The post {self.words}"

    @property
    def words(self) -> str:
        """Head of service, Assessment."""
        return ", ".join(filter(None, (self.title, self.service)))


class Holder(models.Model):
    """A person holds a post from a day to a day; without `ends`, still. A post may be shared."""

    id: int
    post_id: int
    post: Post = models.ForeignKey(Post, models.CASCADE, related_name="holders")
    person_id: int
    person: Any = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="posts_held")
    starts: date = models.DateField()
    ends: date | None = models.DateField(null=True, blank=True)
    by: str = models.CharField(max_length=150)
    at: datetime = models.DateTimeField()

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        app_label = "people"
        default_permissions = ()
        ordering = ("starts", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends=None) | Q(ends__gte=F("starts")), name="people_holder_ends_after_they_start"
            ),
            models.CheckConstraint(condition=~Q(by=""), name="people_holder_is_whole"),
        )


class PostChange(ChangeRecord):
    """What was said of a holder of a post before somebody said another thing."""

    post_id: int
    post: Post = models.ForeignKey(Post, models.CASCADE, related_name="changes")
    holder_id: int | None
    holder: Holder | None = models.ForeignKey(
        Holder, models.SET_NULL, null=True, blank=True, related_name="changes"
    )

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta(ChangeRecord.Meta):
        app_label = "people"

"""What is asked of the owners of figures, and what they say: every text is a version, and stays."""

# A field is declared as the value it holds:
# pyright: reportAssignmentType=false, reportIncompatibleVariableOverride=false, reportArgumentType=false, reportOperatorIssue=false
from datetime import date, datetime
from typing import Any, ClassVar

from django.db import models

from sightline.commentary.rules.states import ACCEPTED, REPLACED, SENT, SENT_BACK
from sightline.people.posts.models import Post


class CommentaryRequest(models.Model):
    """Commentary asked of the owner of one figure for one period, by a day. `period` is its name, as 2026-27-Q2.

    `named_post`: the post that `owner` names, where it names one. `closed_at`: it is asked no more.
    """

    id: int
    authority: str = models.CharField(max_length=3)
    figure: str = models.CharField(max_length=30)
    period: str = models.CharField(max_length=12)
    owner: str = models.CharField(max_length=150)
    named_post_id: int | None
    named_post: Post | None = models.ForeignKey(
        Post, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    due: date = models.DateField()
    asked_by: str = models.CharField(max_length=150)
    asked_at: datetime = models.DateTimeField()
    closed_by: str = models.CharField(max_length=150, blank=True)
    closed_at: datetime | None = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager] = models.Manager()
    texts: ClassVar[models.Manager]

    class Meta:
        default_permissions = ()
        ordering = ("period", "figure", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(figure="") & ~models.Q(owner=""), name="commentary_request_is_whole"
            ),
            models.UniqueConstraint(
                fields=("authority", "figure", "period"),
                condition=models.Q(closed_at__isnull=True),
                name="commentary_one_request_a_period",
            ),
        )


class CommentaryText(models.Model):
    """One version of a text: who wrote it and when, what it was held against then (`check_facts`), and what became of it.

    `number` counts from 1. `words` are what was said when it was sent back.
    """

    id: int
    request_id: int
    request: CommentaryRequest = models.ForeignKey(CommentaryRequest, models.CASCADE, related_name="texts")
    number: int = models.PositiveIntegerField()
    text: str = models.TextField()
    check_facts: dict[str, Any] = models.JSONField(default=dict)
    by: str = models.CharField(max_length=150)
    at: datetime = models.DateTimeField()
    state: str = models.CharField(max_length=10, default=SENT)
    decided_by: str = models.CharField(max_length=150, blank=True)
    decided_at: datetime | None = models.DateTimeField(null=True, blank=True)
    words: str = models.CharField(max_length=300, blank=True)

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=("request", "number"), name="commentary_one_text_a_number"),
            models.CheckConstraint(
                condition=models.Q(state__in=(SENT, ACCEPTED, SENT_BACK, REPLACED)) & ~models.Q(text=""),
                name="commentary_text_is_whole",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=ACCEPTED)
                | (~models.Q(decided_by="") & ~models.Q(decided_by=models.F("by"))),
                name="commentary_text_is_accepted_by_another",
            ),
        )

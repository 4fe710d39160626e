"""What people enter: measures no record of a child answers, and their figures, period by period.

A figure is entered, and signed off by a second person or sent back. Nothing is overwritten: a correction is a new entry.
"""

# A field is declared as the value it holds:
# pyright: reportAssignmentType=false, reportIncompatibleVariableOverride=false, reportArgumentType=false, reportOperatorIssue=false
from datetime import datetime
from typing import Any, ClassVar

from django.db import models

from sightline.documents.models import Document
from sightline.entries.rules.states import REPLACED, SENT_BACK, SIGNED_OFF, WAITING
from sightline.history.models import ChangeRecord, EditionModel
from sightline.people.posts.models import Post


class EntryDefinition(EditionModel):
    """A measure whose figures a person enters. `reference` is its id as a measure, EN01, and no other council has the same.

    `shape`: percentage, rate (for each 10,000), count, money or average, measured in `unit_words`. `top_words` and
    `base_words` are what the numerator and the denominator count. `every`: month, quarter or year; `grain`: whether longer
    periods are added up (event) or stand as at their end (point). `starts` is the name of the first period that is asked for.
    `due_days`: how many days after a period's end its figure is due. `named_post`: the post that `owner` names, where it does.
    """

    id: int
    reference: str = models.CharField(max_length=6, unique=True)
    authority: str = models.CharField(max_length=3)
    title: str = models.CharField(max_length=120)
    why: str = models.CharField(max_length=300)
    counts: str = models.CharField(max_length=600)
    shape: str = models.CharField(max_length=12)
    top_words: str = models.CharField(max_length=120)
    base_words: str = models.CharField(max_length=120, blank=True)
    unit_words: str = models.CharField(max_length=40, blank=True)
    better: str = models.CharField(max_length=10)
    every: str = models.CharField(max_length=10)
    grain: str = models.CharField(max_length=10, default="event")
    theme: str = models.CharField(max_length=2)
    owner: str = models.CharField(max_length=150)
    named_post_id: int | None
    named_post: Post | None = models.ForeignKey(
        Post, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    starts: str = models.CharField(max_length=12)
    due_days: int = models.PositiveSmallIntegerField(default=10)
    made_by: str = models.CharField(max_length=150)
    made_at: datetime = models.DateTimeField()
    stopped_by: str = models.CharField(max_length=150, blank=True)
    stopped_at: datetime | None = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager] = models.Manager()
    entries: ClassVar[models.Manager]
    changes: ClassVar[models.Manager]

    class Meta:
        default_permissions = ()
        ordering = ("reference",)
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(title="") & ~models.Q(owner=""), name="entries_definition_is_whole"
            ),
            models.CheckConstraint(
                condition=models.Q(stopped_at__isnull=True, stopped_by="")
                | models.Q(stopped_at__isnull=False) & ~models.Q(stopped_by=""),
                name="entries_definition_stopped_whole",
            ),
        )

    @property
    def called(self) -> str:
        """How a sentence about it begins."""
        return f"The measure {self.reference}"


class EntryDefinitionChange(ChangeRecord):
    """One field of a definition was changed, or it was stopped."""

    definition: Any = models.ForeignKey(EntryDefinition, models.CASCADE, related_name="changes")

    objects: ClassVar[models.Manager] = models.Manager()


class FigureEntry(models.Model):
    """A figure as somebody entered it, for one unit ("" the whole council) and one period, by its name.

    `evidence` says where it lies, or `document` is it. `reason` is why it corrects the one signed off before. `state` is one
    of `rules.states`; `decided_by` and `words` are who signed it off or sent it back, and what they said.
    """

    id: int
    definition_id: int
    definition: EntryDefinition = models.ForeignKey(EntryDefinition, models.CASCADE, related_name="entries")
    unit: str = models.CharField(max_length=60, blank=True)
    period: str = models.CharField(max_length=12)
    numerator: float = models.FloatField()
    denominator: float | None = models.FloatField(null=True, blank=True)
    evidence: str = models.CharField(max_length=300, blank=True)
    document_id: int | None
    document: Document | None = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason: str = models.CharField(max_length=200, blank=True)
    entered_by: str = models.CharField(max_length=150)
    entered_at: datetime = models.DateTimeField()
    state: str = models.CharField(max_length=10, default=WAITING)
    decided_by: str = models.CharField(max_length=150, blank=True)
    decided_at: datetime | None = models.DateTimeField(null=True, blank=True)
    words: str = models.CharField(max_length=300, blank=True)

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state__in=(WAITING, SIGNED_OFF, SENT_BACK, REPLACED)),
                name="entries_entry_has_a_state",
            ),
            models.CheckConstraint(
                condition=models.Q(numerator__gte=0)
                & (models.Q(denominator=None) | models.Q(denominator__gte=0)),
                name="entries_entry_is_no_less_than_0",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=SIGNED_OFF)
                | (~models.Q(decided_by="") & ~models.Q(decided_by=models.F("entered_by"))),
                name="entries_entry_is_signed_off_by_another",
            ),
            models.UniqueConstraint(
                fields=("definition", "unit", "period"),
                condition=models.Q(state=WAITING),
                name="entries_one_entry_waits",
            ),
        )

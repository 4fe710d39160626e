"""Evidence for an action: files, or words where there is no file, in versions of which none is lost."""

# A field is declared as the value it holds:
# pyright: reportAssignmentType=false, reportIncompatibleVariableOverride=false, reportArgumentType=false
# pyright: reportOperatorIssue=false
from datetime import date, datetime
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from sightline.documents.models import Document
from sightline.history.models import EditionModel
from sightline.programme import kinds as rules


class Evidence(EditionModel):
    """Something that shows an action was done or made a difference. `review_by`: when it must be looked at again;
    `state`: whether a second person accepted it.
    """

    id: int
    action_id: int
    action: Any = models.ForeignKey("programme.Action", models.CASCADE, related_name="evidence")
    title: str = models.CharField(max_length=200)
    kind: str = models.CharField(max_length=20, default="document")
    review_by: date | None = models.DateField(null=True, blank=True)
    state: str = models.CharField(max_length=12, default="given")

    objects: ClassVar[models.Manager] = models.Manager()
    versions: ClassVar[models.Manager]

    class Meta:
        default_permissions = ()
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=tuple(rules.EVIDENCE_KINDS)), name="programme_evidence_kind_is_known"
            ),
            models.CheckConstraint(condition=~Q(title=""), name="programme_evidence_has_a_title"),
            models.CheckConstraint(
                condition=Q(state__in=rules.EVIDENCE_STATES), name="programme_evidence_state_is_known"
            ),
        )

    @property
    def withdrawn(self) -> bool:
        """Whether it counts no more, for good."""
        return self.state == "withdrawn"

    @property
    def called(self) -> str:
        """How a sentence about it begins."""
        return f"“{self.title}”"


class EvidenceVersion(models.Model):
    """One version of the evidence: a file, or the words of what was found where there is no file."""

    evidence_id: int
    evidence: Evidence = models.ForeignKey(Evidence, models.CASCADE, related_name="versions")
    number: int = models.PositiveIntegerField()
    document_id: int | None
    document: Document | None = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="+"
    )
    words: str = models.TextField(blank=True)
    by: str = models.CharField(max_length=150)
    at: datetime = models.DateTimeField()

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=("evidence", "number"), name="programme_evidence_numbered_once"),
            models.CheckConstraint(
                condition=Q(document__isnull=False) | ~Q(words=""), name="programme_evidence_is_something"
            ),
        )

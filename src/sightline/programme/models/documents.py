"""Files the programme keeps: an inspector's report, a supporting document, evidence for an action.

The bytes lie in the data folder under a name we choose; only what describes them is here.
"""

# A field is declared as the value it holds:
# pyright: reportAssignmentType=false, reportIncompatibleVariableOverride=false, reportArgumentType=false
# pyright: reportOperatorIssue=false
from datetime import date, datetime
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from sightline.history.models import EditionModel
from sightline.programme import kinds as rules


class Document(models.Model):
    """One file as it was given: `name` is the giver's, `kept_as` ours, `kind` its media type by content, `size` bytes.

    `unused_since`: when the worker first found that nothing refers to it.
    """

    id: int
    name: str = models.CharField(max_length=200)
    kept_as: str = models.CharField(max_length=64, unique=True)
    kind: str = models.CharField(max_length=100)
    size: int = models.PositiveBigIntegerField()
    sha256: str = models.CharField(max_length=64)
    by: str = models.CharField(max_length=150)
    at: datetime = models.DateTimeField()
    unused_since: datetime | None = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        constraints = (
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(kept_as="") & ~Q(by=""), name="programme_document_is_whole"
            ),
        )


class Evidence(EditionModel):
    """Something that shows an action was done or made a difference. `review_by`: when it must be looked at again."""

    id: int
    action_id: int
    action: Any = models.ForeignKey("programme.Action", models.CASCADE, related_name="evidence")
    title: str = models.CharField(max_length=200)
    kind: str = models.CharField(max_length=20, default="document")
    review_by: date | None = models.DateField(null=True, blank=True)
    withdrawn: bool = models.BooleanField(default=False)

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
        )

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

"""A source that is being confirmed: what was read or typed, until a person says that it stands."""

# A field is declared as the value it holds:
# pyright: reportAssignmentType=false, reportIncompatibleVariableOverride=false, reportArgumentType=false
# pyright: reportOperatorIssue=false
from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from sightline.history.models import EditionModel
from sightline.programme import kinds as rules


class SourceDraft(EditionModel):
    """What a source will hold once confirmed: `facts` as its form gives them (days as ISO text), `findings` in order,
    and `passages` as its document has them.

    `source` is what it became.
    """

    id: int
    authority: str = models.CharField(max_length=3)
    kind: str = models.CharField(max_length=30)
    document_id: int | None
    document: Any = models.ForeignKey(
        "documents.Document", models.PROTECT, null=True, blank=True, related_name="drafts"
    )
    pages: int = models.PositiveIntegerField(default=0)
    facts: dict[str, Any] = models.JSONField(default=dict, blank=True)
    findings: list[dict[str, Any]] = models.JSONField(default=list, blank=True)
    passages: list[dict[str, Any]] = models.JSONField(default=list, blank=True)
    remarks: list[str] = models.JSONField(default=list, blank=True)
    source_id: int | None
    source: Any = models.OneToOneField(
        "programme.Source", models.CASCADE, null=True, blank=True, related_name="draft"
    )
    by: str = models.CharField(max_length=150)
    at: datetime = models.DateTimeField()

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=tuple(rules.SOURCE_KINDS)), name="programme_draft_kind_is_known"
            ),
        )

    @property
    def called(self) -> str:
        """How a sentence about it begins."""
        return "This source"

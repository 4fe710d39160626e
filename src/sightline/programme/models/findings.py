"""Who said what of the service: sources, their findings, and which finding repeats which."""

# A field is declared as the value it holds:
# pyright: reportAssignmentType=false, reportIncompatibleVariableOverride=false, reportArgumentType=false
# pyright: reportOperatorIssue=false
from datetime import date, datetime
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from sightline.history.models import EditionModel
from sightline.programme import kinds as rules


class Source(EditionModel):
    """An inspection, a visit, a review, an audit: whatever said something that the plan must answer.

    `said_by` is the body or person; `said_on` the day it was published or given. `judgements` as the reader of reports
    gives them; `printed_council` the council as the report names it, blank where it names none. Where only the months of a visit
    are known, `visited_in_months`, its days are the first and last of them.
    `progress` is the judgement of progress in the source's own words. `kept_in` says where an example has
    its facts from; `fictional` that nobody said it. `edition` counts how often it or its findings were mended.
    `recommendations`: how many it says it makes and where, as `rules/recommendations.py` reads them. Of a notice to
    improve, `lifting_lies_with` is the post that decides; it is in force until `lifted_on`, on the grounds given.
    """

    id: int
    authority: str = models.CharField(max_length=3)
    kind: str = models.CharField(max_length=30)
    title: str = models.CharField(max_length=300)
    said_by: str = models.CharField(max_length=200, blank=True)
    said_on: date | None = models.DateField(null=True, blank=True)
    visited_from: date | None = models.DateField(null=True, blank=True)
    visited_to: date | None = models.DateField(null=True, blank=True)
    visited_in_months: bool = models.BooleanField(default=False)
    framework: str = models.CharField(max_length=200, blank=True)
    series_number: int | None = models.PositiveSmallIntegerField(null=True, blank=True)
    printed_council: str = models.CharField(max_length=200, blank=True)
    focus: str = models.TextField(blank=True)
    evidence_used: list[str] = models.JSONField(default=list, blank=True)
    progress: str = models.TextField(blank=True)
    judgements: dict[str, str | None] = models.JSONField(default=dict, blank=True)
    recommendations: dict[str, dict[str, Any]] = models.JSONField(default=dict, blank=True)
    lifting_lies_with: str = models.CharField(max_length=200, blank=True)
    lifted_on: date | None = models.DateField(null=True, blank=True)
    lifted_because: str = models.TextField(blank=True)
    lifted_by: str = models.CharField(max_length=150, blank=True)
    document_id: int | None
    document: Any = models.ForeignKey(
        "documents.Document", models.PROTECT, null=True, blank=True, related_name="+"
    )
    kept_in: str = models.CharField(max_length=200, blank=True)
    fictional: bool = models.BooleanField(default=False)
    by: str = models.CharField(max_length=150)
    at: datetime = models.DateTimeField()

    objects: ClassVar[models.Manager] = models.Manager()
    findings: ClassVar[models.Manager]
    changes: ClassVar[models.Manager]
    quotations: ClassVar[models.Manager]
    passages: ClassVar[models.Manager]

    class Meta:
        default_permissions = ()
        ordering = ("-said_on", "-id")
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=tuple(rules.SOURCE_KINDS)), name="programme_source_kind_is_known"
            ),
            models.CheckConstraint(condition=~Q(title="") & ~Q(by=""), name="programme_source_is_whole"),
            models.CheckConstraint(
                condition=Q(visited_to=None)
                | Q(visited_from__isnull=False, visited_to__gte=F("visited_from")),
                name="programme_visit_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(visited_in_months=False)
                | Q(visited_from__isnull=False, visited_to__isnull=False),
                name="programme_months_of_a_visit_are_whole",
            ),
            models.CheckConstraint(
                condition=Q(series_number=None) | Q(kind="monitoring_visit"),
                name="programme_only_visits_come_in_series",
            ),
            models.CheckConstraint(
                condition=Q(lifted_on=None, lifted_because="", lifted_by="")
                | (Q(lifted_on__isnull=False) & ~Q(lifted_because="") & ~Q(lifted_by="")),
                name="programme_lifting_says_when_why_and_who",
            ),
            models.CheckConstraint(
                condition=Q(kind="improvement_notice") | Q(lifted_on=None, lifting_lies_with=""),
                name="programme_only_notices_are_lifted",
            ),
        )

    @property
    def called(self) -> str:
        """How a sentence about it begins."""
        return f"“{self.title}”"


class Finding(EditionModel):
    """One thing a source said. `place` is its order, from 1; `number` as printed, blank for bullets; `page` from 1.

    `boxes`: where its lines stand on their pages, as [page, left, top, right, bottom] in points from the top left.
    `figures`: the source's own figures for it, each {"value", "unit", "comparator", "of"}. `withdrawn`: it should not have
    been kept, or no longer stands; it is closed with the reason, and is never deleted.
    """

    id: int
    source_id: int
    source: Source = models.ForeignKey(Source, models.CASCADE, related_name="findings")
    place: int = models.PositiveIntegerField()
    number: str = models.CharField(max_length=20, blank=True)
    kind: str = models.CharField(max_length=30)
    section: str = models.CharField(max_length=20, default="authority")
    text: str = models.TextField()
    paragraphs: list[int] = models.JSONField(default=list, blank=True)
    tags: list[str] = models.JSONField(default=list, blank=True)
    page: int | None = models.PositiveIntegerField(null=True, blank=True)
    boxes: list[list[float]] = models.JSONField(default=list, blank=True)
    themes: list[str] = models.JSONField(default=list, blank=True)
    figures: list[dict[str, Any]] = models.JSONField(default=list, blank=True)
    closed_on: date | None = models.DateField(null=True, blank=True)
    closed_because: str = models.TextField(blank=True)
    closed_by: str = models.CharField(max_length=150, blank=True)
    withdrawn: bool = models.BooleanField(default=False)
    kept_in: str = models.CharField(max_length=200, blank=True)

    objects: ClassVar[models.Manager] = models.Manager()
    entries: ClassVar[models.Manager]
    repeats: ClassVar[models.Manager]
    repeated_by: ClassVar[models.Manager]
    changes: ClassVar[models.Manager]

    class Meta:
        default_permissions = ()
        ordering = ("source", "place")
        constraints = (
            models.UniqueConstraint(fields=("source", "place"), name="programme_one_finding_a_place"),
            models.CheckConstraint(
                condition=Q(kind__in=tuple(rules.FINDING_KINDS)), name="programme_finding_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(section__in=tuple(rules.SECTIONS)), name="programme_section_is_known"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="programme_finding_says_something"),
            models.CheckConstraint(
                condition=Q(closed_on=None, closed_because="", closed_by="")
                | (Q(closed_on__isnull=False) & ~Q(closed_because="") & ~Q(closed_by="")),
                name="programme_closing_says_when_why_and_who",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn=False) | Q(closed_on__isnull=False),
                name="programme_withdrawn_is_closed",
            ),
        )

    @property
    def called(self) -> str:
        """How a sentence about it begins."""
        return f"Finding {self.number or self.place}"


class Quotation(models.Model):
    """The source's own words, to be quoted as they stand. `said_by` is a role, never somebody's name."""

    source_id: int
    source: Source = models.ForeignKey(Source, models.CASCADE, related_name="quotations")
    words: str = models.TextField()
    said_by: str = models.CharField(max_length=150, blank=True)
    page: int | None = models.PositiveIntegerField(null=True, blank=True)
    kept_in: str = models.CharField(max_length=200, blank=True)

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(condition=~Q(words=""), name="programme_quotation_says_something"),
        )


class Passage(models.Model):
    """What a source's document says of what it asks for: a paragraph a finding cites, or a sentence marked as evidence.

    `paragraph`: its printed number; `marked`: whether the document marks it; `names`: the numbers of findings in its mark.
    Which findings it belongs to is worked out (`sources/rules/passages.py`), so that a finding corrected has its own.
    """

    source_id: int
    source: Source = models.ForeignKey(Source, models.CASCADE, related_name="passages")
    text: str = models.TextField()
    paragraph: int | None = models.PositiveIntegerField(null=True, blank=True)
    section: str = models.CharField(max_length=20, default="authority")
    page: int | None = models.PositiveIntegerField(null=True, blank=True)
    marked: bool = models.BooleanField(default=False)
    names: list[int] = models.JSONField(default=list, blank=True)
    boxes: list[list[float]] = models.JSONField(default=list, blank=True)

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(condition=~Q(text=""), name="programme_passage_says_something"),
        )


class Repeat(EditionModel):
    """`finding` may repeat `earlier`: suggested with a score from 0 to 1 and why, decided by a person."""

    finding_id: int
    finding: Finding = models.ForeignKey(Finding, models.CASCADE, related_name="repeats")
    earlier_id: int
    earlier: Finding = models.ForeignKey(Finding, models.CASCADE, related_name="repeated_by")
    score: float | None = models.FloatField(null=True, blank=True)
    because: str = models.TextField(blank=True)
    decision: str = models.CharField(max_length=12, default="suggested")
    by: str = models.CharField(max_length=150, blank=True)
    at: datetime | None = models.DateTimeField(null=True, blank=True)
    reason: str = models.TextField(blank=True)

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        ordering = ("-score",)
        constraints = (
            models.UniqueConstraint(fields=("finding", "earlier"), name="programme_one_repeat_a_pair"),
            models.CheckConstraint(
                condition=~Q(finding=F("earlier")), name="programme_nothing_repeats_itself"
            ),
            models.CheckConstraint(
                condition=Q(decision__in=rules.REPEAT_DECISIONS), name="programme_repeat_decision_is_known"
            ),
            models.CheckConstraint(
                condition=Q(decision="suggested", by="", at=None)
                | (~Q(decision="suggested") & ~Q(by="") & Q(at__isnull=False)),
                name="programme_repeat_is_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(score=None) | Q(score__gte=0, score__lte=1), name="programme_score_is_a_share"
            ),
        )

    @property
    def called(self) -> str:
        """How a sentence about it begins."""
        return "What this finding repeats"

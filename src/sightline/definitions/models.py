"""Changes of how figures are counted: what was proposed, by whom, beside what it was seen, and who decided."""

# A field is declared as the value it holds:
# pyright: reportAssignmentType=false, reportArgumentType=false, reportOperatorIssue=false
from datetime import date, datetime
from typing import Any, ClassVar

from django.db import models

from sightline.definitions.rules.kinds import KINDS
from sightline.definitions.rules.states import APPROVED, CHANGE_STATES, DECLINED, PROPOSED


class DefinitionChange(models.Model):
    """A change of the definition of one or more `measures`, by their ids. What was approved is never altered.

    `kind` is one of `rules.kinds.KINDS`: `leaves_out` says by split which categories no longer count; a deadline names its
    `clock` and its `limit` (15wd, off); of a release of Sightline only what it did to the figures is known; of what people enter `terms` are what its definition is to say. `starts`: the day it
    holds from, None for all months. `words` says what changes. `before` and `after` are the fingerprints of each measure's
    definition. `beside` holds, by authority, the figures by the old and the new way as whoever decided saw them.
    """

    id: int
    kind: str = models.CharField(max_length=12)
    measures: list[str] = models.JSONField()
    starts: date | None = models.DateField(null=True, blank=True)
    leaves_out: dict[str, list[str]] = models.JSONField(default=dict, blank=True)
    clock: str = models.CharField(max_length=60, blank=True)
    limit: str = models.CharField(max_length=12, blank=True)
    terms: dict[str, Any] = models.JSONField(default=dict, blank=True)
    words: str = models.TextField()
    before: dict[str, str] = models.JSONField()
    after: dict[str, str] = models.JSONField()
    beside: dict[str, list[dict[str, Any]]] = models.JSONField(default=dict, blank=True)
    reason: str = models.CharField(max_length=300)
    proposed_by: str = models.CharField(max_length=150)
    proposed_at: datetime = models.DateTimeField()
    state: str = models.CharField(max_length=10, default=PROPOSED)
    decided_by: str = models.CharField(max_length=150, blank=True)
    decided_at: datetime | None = models.DateTimeField(null=True, blank=True)
    decision: str = models.CharField(max_length=300, blank=True)

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state__in=tuple(CHANGE_STATES.words)),
                name="definitions_change_has_a_state",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=tuple(KINDS)), name="definitions_change_is_of_a_kind"
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=(APPROVED, DECLINED))
                | ~models.Q(decided_by="")
                & models.Q(decided_at__isnull=False)
                & ~models.Q(decided_by=models.F("proposed_by")),
                name="definitions_change_is_decided_by_another",
            ),
        )


class KnownDefinition(models.Model):
    """A measure's definition, under a blank one all code that counts, as it was when Sightline last looked: by the `code` a release
    that changes it is noticed, and by its `fingerprint`, which covers what the council has set too, freezes name it.
    """

    measure: str = models.CharField(max_length=12, primary_key=True)
    code: str = models.CharField(max_length=64)
    fingerprint: str = models.CharField(max_length=12, blank=True)
    since: datetime = models.DateTimeField()

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        ordering = ("measure",)

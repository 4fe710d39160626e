"""Loads made on the pages: who, when, from which files, and what became of them. Never a child's row."""

# A field is declared as the value it holds:
# pyright: reportAssignmentType=false, reportIncompatibleVariableOverride=false, reportArgumentType=false
# pyright: reportOperatorIssue=false
from datetime import date, datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q

from sightline.history.models import EditionModel
from sightline.loading import rules

WHERE_IT_IS = (("arrived", "Arrived"), ("cut_off", "Cut off"), ("refused", "Refused"))


class Load(EditionModel):
    """Files somebody dropped, from the first of them to what was decided.

    `by` is the person's name as text: the history outlives users. `authority` and `data_to_given` are what the person
    said; `authorities` and `data_to` what the load found. `base` is the snapshot that was current when the preview was
    made, blank where nothing was loaded. `sentence` says why it failed. `task` is the background task that reads it;
    `progress` what it does now, and `progress_at` since when.
    """

    id: int
    by: str = models.CharField(max_length=150)
    at: datetime = models.DateTimeField()
    state: str = models.CharField(max_length=20, default="receiving")
    authority: str = models.CharField(max_length=3, blank=True)
    data_to_given: date | None = models.DateField(null=True, blank=True)
    task: str = models.CharField(max_length=64, blank=True)
    attempts: int = models.PositiveSmallIntegerField(default=0)
    progress: str = models.TextField(blank=True)
    progress_at: datetime | None = models.DateTimeField(null=True, blank=True)
    snapshot: str = models.CharField(max_length=64, blank=True)
    base: str = models.CharField(max_length=64, blank=True)
    sentence: str = models.TextField(blank=True)
    authorities: list[str] = models.JSONField(default=list, blank=True)
    data_to: date | None = models.DateField(null=True, blank=True)
    rows_read: int = models.PositiveBigIntegerField(default=0)
    rows_kept: int = models.PositiveBigIntegerField(default=0)
    rows_set_aside: int = models.PositiveBigIntegerField(default=0)
    faults: int = models.PositiveBigIntegerField(default=0)

    objects: ClassVar[models.Manager] = models.Manager()
    steps: ClassVar[models.Manager]
    files: ClassVar[models.Manager]

    class Meta:
        default_permissions = ()
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(condition=Q(state__in=rules.STATES), name="loading_state_is_known"),
            models.CheckConstraint(
                condition=~Q(state__in=rules.WITH_A_SNAPSHOT) | ~Q(snapshot=""),
                name="loading_what_was_previewed_has_a_snapshot",
            ),
            models.CheckConstraint(
                condition=~Q(state="failed") | ~Q(sentence=""), name="loading_a_failure_says_why"
            ),
            models.CheckConstraint(condition=~Q(by=""), name="loading_somebody_began_it"),
            models.UniqueConstraint(
                fields=("by",), condition=Q(state="receiving"), name="loading_one_box_a_person"
            ),
        )

    @property
    def called(self) -> str:
        """How a sentence about it begins."""
        return f"Load {self.id}"

    @property
    def in_words(self) -> str:
        """The state in words."""
        return rules.LOAD.words[self.state]

    @property
    def shape(self) -> str:
        """The state's shape."""
        return rules.LOAD.shapes[self.state][0]

    @property
    def colour(self) -> str:
        """The state's colour."""
        return rules.LOAD.shapes[self.state][1]


class LoadStep(models.Model):
    """A load went into a state: when, by whom, and their reason where one was asked for."""

    load: Load = models.ForeignKey(Load, models.CASCADE, related_name="steps")
    state: str = models.CharField(max_length=20)
    at: datetime = models.DateTimeField()
    by: str = models.CharField(max_length=150)
    reason: str = models.TextField(blank=True)

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        ordering = ("id",)

    @property
    def in_words(self) -> str:
        """What happened."""
        return rules.STEPS[self.state]


class ReceivedFile(models.Model):
    """One file of a load. `recognised_as` is a line per list or table it holds; `problem` says why it is not loaded.

    `place` tells whether it arrived whole: only what arrived is read. `published_kind` is what kind of published figures it holds
    (`comparators.recognise`), blank for the council's own records.
    """

    id: int
    load: Load = models.ForeignKey(Load, models.CASCADE, related_name="files")
    name: str = models.CharField(max_length=200)
    at: datetime = models.DateTimeField()
    place: str = models.CharField(max_length=10, choices=WHERE_IT_IS, default="cut_off")
    size: int = models.PositiveBigIntegerField(default=0)
    sha256: str = models.CharField(max_length=64, blank=True)
    recognised_as: str = models.TextField(blank=True)
    published_kind: str = models.CharField(max_length=60, blank=True)
    says_authority: bool = models.BooleanField(default=False)
    problem: str = models.TextField(blank=True)

    objects: ClassVar[models.Manager] = models.Manager()

    @property
    def recognised_words(self) -> list[str]:
        """A line per list or table it holds, in words: Annex A list 1, Contacts."""
        from sightline.returns.table_words import recognised_in_words

        if self.published_kind:
            return [f"To compare with: {self.published_kind}"]
        return [recognised_in_words(line) for line in self.recognised_as.splitlines()]

    class Meta:
        default_permissions = ()
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=~Q(place="arrived") | ~Q(sha256=""), name="loading_what_arrived_has_its_hash"
            ),
        )

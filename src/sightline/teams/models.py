"""What people say of teams: that there is one, what it is called from a day on, and which follows which."""

# A field is declared as the value it holds:
# pyright: reportAssignmentType=false
from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from sightline.history.models import ChangeRecord, EditionModel

BEGINNING = date(1900, 1, 1)


class Team(EditionModel):
    """A team somebody has said something of, by its reference in the case system; the data may know it too.

    `starts` and `ends` are its first and last day, where they were said.
    """

    authority: str = models.CharField(max_length=3)
    reference: str = models.CharField(max_length=100)
    service: str = models.CharField(max_length=150, blank=True)
    starts: date | None = models.DateField(null=True, blank=True)
    ends: date | None = models.DateField(null=True, blank=True)

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        ordering = ("authority", "reference")
        constraints = (
            models.UniqueConstraint(fields=("authority", "reference"), name="teams_one_row_a_team"),
            models.CheckConstraint(condition=~Q(reference=""), name="teams_team_has_a_reference"),
            models.CheckConstraint(
                condition=Q(starts=None) | (Q(ends=None) | Q(ends__gte=F("starts"))),
                name="teams_team_ends_after_it_starts",
            ),
        )

    @property
    def called(self) -> str:
        """How a sentence about it begins."""
        return f"Team {self.reference}"


class Name(models.Model):
    """What a team is called from the day `starts` on, until another name starts; BEGINNING is since ever."""

    team: Team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="names")
    name: str = models.CharField(max_length=150)
    starts: date = models.DateField(default=BEGINNING)

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        ordering = ("starts",)
        constraints = (
            models.UniqueConstraint(fields=("team", "starts"), name="teams_one_name_a_day"),
            models.CheckConstraint(condition=~Q(name=""), name="teams_name_says_something"),
        )


class Link(models.Model):
    """From `starts` on, `new` follows `old`. `main`: it takes the cases of `old` that have no other way to go."""

    authority: str = models.CharField(max_length=3)
    old: str = models.CharField(max_length=100)
    new: str = models.CharField(max_length=100)
    starts: date = models.DateField()
    main: bool = models.BooleanField()

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        ordering = ("authority", "starts", "old", "new")
        constraints = (
            models.UniqueConstraint(fields=("authority", "old", "new"), name="teams_one_link_a_pair"),
            models.UniqueConstraint(
                fields=("authority", "old"), condition=Q(main=True), name="teams_one_main_successor"
            ),
            models.CheckConstraint(
                condition=Q(main=True) | ~Q(old=F("new")), name="teams_itself_only_as_main"
            ),
        )


class HeldCrosswalk(EditionModel):
    """An authority's crosswalk as a whole, its Links: it is changed whole, so that it has one edition."""

    authority: str = models.CharField(max_length=3, unique=True)

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()

    @property
    def called(self) -> str:
        """How a sentence about it begins."""
        return "The crosswalk of teams"


class TeamChange(ChangeRecord):
    """What was said of a team, or the whole crosswalk as a file holds it, before somebody said another thing."""

    team: Team | None = models.ForeignKey(
        Team, on_delete=models.CASCADE, null=True, blank=True, related_name="changes"
    )
    crosswalk: HeldCrosswalk | None = models.ForeignKey(
        HeldCrosswalk, on_delete=models.CASCADE, null=True, blank=True, related_name="changes"
    )

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta(ChangeRecord.Meta):
        constraints = (
            models.CheckConstraint(
                condition=Q(team=None) ^ Q(crosswalk=None), name="teams_a_change_is_of_one_thing"
            ),
        )

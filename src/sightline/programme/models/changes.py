"""What it was before: one row for each field that somebody changed of a thing of the programme."""

# A field is declared as the value it holds:
# pyright: reportAssignmentType=false, reportIncompatibleVariableOverride=false, reportArgumentType=false
# pyright: reportOperatorIssue=false
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from sightline.history.models import ChangeRecord


def _of(thing: str, *, stays: bool = False) -> Any:
    """The thing a change was made to. `stays`: the row is kept when the thing is taken out."""
    gone = models.SET_NULL if stays else models.CASCADE
    return models.ForeignKey(f"programme.{thing}", gone, null=True, blank=True, related_name="changes")


class FieldChange(ChangeRecord):
    """One field of a thing was changed, as text: `was`, `now`, who, when, why.

    Of what a version says of an action: `action`, and `version` whose entry it was. Of a milestone: its `action`, which
    has it in every version, the `milestone`, and in `about` its title then, which stays when it is taken out. Of a
    grouping: the `grouping`, its `version`, its title in `about`. Of a source that is corrected: the `source`, and the
    `finding` where it was one of them; `state` says that this was added or withdrawn, `notice` that a notice was lifted.
    Of an update as a whole: the `report`. Of the day a version was drafted: the `version` and its plan. Of a text of a highlight report: the `highlight_text`.
    Else the plan, comment, consultation, evidence or finding itself.
    """

    action_id: int | None
    action: Any = _of("Action")
    version_id: int | None
    version: Any = models.ForeignKey(
        "programme.Version", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    milestone_id: int | None
    milestone: Any = _of("Milestone", stays=True)
    grouping_id: int | None
    grouping: Any = _of("Grouping", stays=True)
    plan: Any = _of("Plan")
    comment: Any = _of("Comment")
    consultation: Any = _of("Consultation")
    evidence_id: int | None
    evidence: Any = _of("Evidence")
    source: Any = _of("Source")
    finding_id: int | None
    finding: Any = _of("Finding")
    report: Any = _of("ReportedUpdate")
    highlight_text_id: int | None
    highlight_text: Any = _of("HighlightText")
    about: str = models.CharField(max_length=300, blank=True)

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta(ChangeRecord.Meta):
        constraints = (
            models.CheckConstraint(
                condition=Q(milestone=None) | Q(action__isnull=False),
                name="programme_milestones_change_with_their_action",
            ),
            models.CheckConstraint(
                condition=Q(source=None) | (~Q(reason="") & ~Q(by="")),
                name="programme_corrections_say_why_and_who",
            ),
        )

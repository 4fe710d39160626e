"""What people are asked before they see a child."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from sightline.people.looking import LookForm
from sightline.people.posts.queries import posts_of
from sightline.scorecards.rules.target_terms import LONGEST_OWNER, LONGEST_SET, LONGEST_WORDS, TargetTerms
from sightline.scorecards.rules.trajectory import HOW, TargetPoint, TrajectoryError, read_number, read_points
from sightline.scorecards.services.saying import WHICH_MONTH
from sightline.web.forms import MonthField, box, reason_field, suggest, text
from sightline.web.identifier_forms import NamesNoChildForm

Choices = Sequence[tuple[str, str]]


class TakingForm(LookForm):
    """Why somebody takes children's records out of Sightline as a file; it goes into the trail and onto the file."""

    common = None  # a file wants a reason of its own

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["reason"].label = "Why do you need these children's records as a file?"
        self.fields[
            "reason"
        ].help_text = "For example: the team’s clean-up before the census. Do not name a child."


class SayingForm(NamesNoChildForm):
    """Something said of a figure from a month on: a note, or that its limits start anew."""

    month = MonthField("Month", required=True, missing=WHICH_MONTH, wrong=WHICH_MONTH)
    words = forms.CharField(
        label="What must be known", max_length=300, error_messages={"required": "Say why, in a few words"}
    )


class TargetForm(NamesNoChildForm):
    """What a target says: how much by when, how far off is amber, who answers for it, where it was agreed."""

    texts = ("points", "tolerance")  # read as numbers and periods, and nothing else of them is kept

    points = box(
        "Target, and by when",
        required=True,
        missing=f"Enter the target and by when, as {HOW}",
        hint=f"A line for each month, quarter or financial year, as {HOW}. Each holds until the next.",
    )
    tolerance = forms.CharField(
        label="Tolerance",
        required=False,
        max_length=12,
        help_text="How far off is amber, in the measure’s own unit: 3 for 3 points. Leave blank for green and red alone",
    )
    owner = text(
        "Owner",
        LONGEST_OWNER,
        required=False,
        hint="The post that answers for it: Head of service, Assessment",
    )
    words = text(
        "Where it was agreed",
        LONGEST_WORDS,
        missing="Say where it was agreed, in a few words",
        hint="For example: Improvement Board, 14 November 2017",
    )

    def __init__(self, *args: Any, authority: str, **named: Any) -> None:
        super().__init__(*args, **named)
        suggest(self.fields["owner"], (post.words for post in posts_of(authority)))

    def clean_points(self) -> tuple[TargetPoint, ...]:
        """The points that were typed."""
        try:
            return read_points(self.cleaned_data["points"])
        except TrajectoryError as fault:
            raise forms.ValidationError(str(fault)) from fault

    def clean_tolerance(self) -> float | None:
        """The tolerance as a number; None for a blank."""
        typed_text = self.cleaned_data["tolerance"].strip()
        try:
            return read_number(typed_text) if typed_text else None
        except ValueError as fault:
            raise forms.ValidationError(f"The tolerance {fault}. Enter a number, as 3") from fault

    @property
    def terms(self) -> TargetTerms:
        """What a valid form sets."""
        names = ("points", "tolerance", "owner", "words")
        return TargetTerms(**{name: self.cleaned_data[name] for name in names})


class NewTargetForm(TargetForm):
    """A target of a figure and a unit."""

    figure = forms.ChoiceField(label="Measure", error_messages={"required": "Choose the measure"})
    unit = forms.ChoiceField(label="For", required=False)
    target_set = text(
        "Target set",
        LONGEST_SET,
        required=False,
        hint="Leave blank for the council’s standing targets. Targets of another set do not show on the scorecard",
    )

    field_order = ("figure", "unit")

    def __init__(
        self, *args: Any, chosen_figures: Choices, units: Choices, sets: Iterable[str], **named: Any
    ) -> None:
        """`chosen_figures` and `units`: key and title of what may be chosen; `sets`: the keys there are."""
        super().__init__(*args, **named)
        self.fields["figure"].choices = [("", "Choose"), *chosen_figures]  # type: ignore[attr-defined]
        self.fields["unit"].choices = [("", "The whole council"), *units]  # type: ignore[attr-defined]
        suggest(self.fields["target_set"], sets)


class ChangeTargetForm(TargetForm):
    """A target as it is to be, and why."""

    reason = reason_field("Why it changes", missing="Say why the target changes")


class RemoveTargetForm(NamesNoChildForm):
    """Why a target is removed."""

    reason = reason_field("Why it is removed", missing="Say why the target is removed")


class TargetSheetForm(forms.Form):
    """A spreadsheet of targets that comes back."""

    file = forms.FileField(
        label="The spreadsheet",
        error_messages={
            "required": "Choose the spreadsheet",
            "empty": "The file is empty. Choose the spreadsheet",
        },
    )

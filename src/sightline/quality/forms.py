"""What people type before they see a child's record, or take records away."""

from django import forms

from sightline.scorecards.forms import MOST, ReasonForm

LONGEST_REFERENCE = 60


class ChildForm(ReasonForm):
    """Whose record, and why. The reference is typed and sent, so that no address ever holds it."""

    reference = forms.CharField(
        label="The child's reference",
        max_length=LONGEST_REFERENCE,
        error_messages={
            "required": "Enter the child's reference",
            "max_length": f"The child's reference must be {LONGEST_REFERENCE} characters or fewer",
        },
    )
    field_order = ("reference", "reason")


class WorkbookForm(forms.Form):
    """Which team's, and why it is taken away: a reason of its own, never the one kept for looking."""

    team = forms.ChoiceField(label="Team", error_messages={"required": "Choose a team"})
    reason = forms.CharField(
        label="Why are you taking these records away?",
        min_length=3,
        max_length=MOST,
        error_messages={
            "required": "Enter why you are taking them away",
            "min_length": "Enter why you are taking them away, in a few words",
            "max_length": f"Why you are taking them away must be {MOST} characters or fewer",
        },
    )

    def __init__(self, teams: dict[str, str], *given: object, **named: object) -> None:
        """`teams` are those whose children this person may see, by reference."""
        super().__init__(*given, **named)  # type: ignore[arg-type]
        self.fields["team"].choices = list(teams.items())  # type: ignore[attr-defined]

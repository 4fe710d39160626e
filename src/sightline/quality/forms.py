"""What people type before they see a child's record, or take records away."""

from django import forms

from sightline.people.looking import LookForm
from sightline.web.forms import reason_field

LONGEST_REFERENCE = 60
ALL = "*"
"""Every team of whoever asks."""


class ChildRecordForm(LookForm):
    """Whose record, and why. The reference is typed and sent, so that no address ever holds it."""

    reference = forms.CharField(
        label="The child's reference",
        max_length=LONGEST_REFERENCE,
        error_messages={
            "required": "Enter the child's reference",
            "max_length": f"The child's reference must be {LONGEST_REFERENCE} characters or fewer",
        },
    )
    field_order = ("reference", "common", "reason")


class WorkbookForm(forms.Form):
    """Which team's, and why it is taken away: a reason of its own, never the one kept for looking."""

    team = forms.ChoiceField(label="Team", error_messages={"required": "Choose a team"})
    reason = reason_field(
        "Why are you taking these records away?",
        missing="Enter why you are taking them away",
        called="Why you are taking them away",
        hint="A reason of its own, because the records leave. Do not name a child.",
    )

    def __init__(self, teams: dict[str, str], *args: object, **named: object) -> None:
        """`teams` are those whose children this person may see, by reference; of several all may be taken at once."""
        super().__init__(*args, **named)  # type: ignore[arg-type]
        every = [(ALL, "All teams, a spreadsheet each")] if len(teams) > 1 else []
        self.fields["team"].choices = every + list(teams.items())  # type: ignore[attr-defined]

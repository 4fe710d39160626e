"""What a reader of the trail is asked."""

from typing import Any

from django import forms

from sightline.trail import working_hours
from sightline.trail.line_groups import TITLES
from sightline.trail.queries import LineChoice
from sightline.web.forms import DayField, reason_field

NOT_A_DAY = "Enter a day such as 14 March 2027"
NAMES_CHILDREN = ("looks", "exports", "refusals", "glass", "accounts")
"""The groups whose lines may name children."""


class LinesForm(forms.Form):
    """Which lines: what was done, by whom, when."""

    group = forms.ChoiceField(
        label="What was done", required=False, choices=[("", "Everything"), *TITLES.items()]
    )
    by = forms.CharField(
        label="Person", required=False, max_length=150, help_text="Their name, or their user name"
    )
    first = DayField("From", wrong=NOT_A_DAY)
    last = DayField("To", wrong=NOT_A_DAY)
    outside = forms.BooleanField(
        label="Outside working hours only", required=False, help_text=working_hours.WORDS.capitalize()
    )
    sign_ins = forms.BooleanField(label="Show signing in and out", required=False)

    def clean(self) -> dict[str, Any]:
        """The period must not end before it starts."""
        values = self.cleaned_data
        if values.get("first") and values.get("last") and values["last"] < values["first"]:
            self.add_error("last", "The period ends before it starts")
        return values

    @property
    def choice(self) -> LineChoice:
        """What was asked for; everything where the form cannot be read."""
        values = self.cleaned_data if self.is_bound and self.is_valid() else {}
        return LineChoice(
            group=values.get("group", ""),
            actor=values.get("by", ""),
            first=values.get("first"),
            last=values.get("last"),
            outside_hours=values.get("outside", False),
        )


class ReadsForm(LinesForm):
    """Whose looks, and of when."""

    sign_ins = None

    def __init__(self, *args: Any, **named: Any) -> None:
        """Only groups whose lines may name children are offered."""
        super().__init__(*args, **named)
        titles = [(key, title) for key, title in TITLES.items() if key in NAMES_CHILDREN]
        self.fields["group"].choices = [("", "Everything"), *titles]  # pyright: ignore[reportAttributeAccessIssue]


class LinesFileForm(forms.Form):
    """Why the lines leave as a file, and as which."""

    reason = reason_field(
        "What is the file for?", missing="Enter what the file is for", called="What it is for"
    )
    kind = forms.ChoiceField(label="File", choices=[("xlsx", "Excel"), ("csv", "CSV")])


class MostLookedForm(forms.Form):
    """Why somebody asks which children were looked at most."""

    reason = reason_field("Why do you ask?", missing="Enter why you ask", called="Why you ask")


class WhoLookedForm(forms.Form):
    """A child, and why somebody asks who has seen their record."""

    reference = forms.CharField(
        label="The child's reference",
        max_length=100,
        error_messages={"required": "Enter the child's reference"},
    )
    reason = reason_field("Why do you ask?", missing="Enter why you ask", called="Why you ask")

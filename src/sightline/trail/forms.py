"""What a reader of the trail is asked."""

from typing import Any

from django import forms

from sightline.web.forms import DayField, reason_field

NOT_A_DAY = "Enter a day such as 14 March 2027"


class ReadsForm(forms.Form):
    """Whose looks, and of when."""

    by = forms.CharField(label="Person", required=False, max_length=150)
    first = DayField("From", wrong=NOT_A_DAY)
    last = DayField("To", wrong=NOT_A_DAY)

    def clean(self) -> dict[str, Any]:
        """The period must not end before it starts."""
        values = self.cleaned_data
        if values.get("first") and values.get("last") and values["last"] < values["first"]:
            self.add_error("last", "The period ends before it starts")
        return values


class WhoLookedForm(forms.Form):
    """A child, and why somebody asks who has seen their record."""

    reference = forms.CharField(
        label="The child's reference",
        max_length=100,
        error_messages={"required": "Enter the child's reference"},
    )
    reason = reason_field("Why do you ask?", missing="Enter why you ask", called="Why you ask")

"""What people are asked: whose files these are, and why they do what they do."""

from django import forms

from sightline.web.forms import DayField
from sightline.web.identifier_forms import NamesNoChildForm

MOST = 200


class StartForm(forms.Form):
    """Whose files these are, and the day they are complete to."""

    authority = forms.RegexField(
        r"^\d{3}$",
        label="Authority",
        required=False,
        error_messages={"invalid": "Enter the authority's three-digit code, such as 343"},
    )
    data_to = DayField("Data complete to", wrong="Enter the day as 31/10/2026")

    def __init__(self, *args, must_say: bool = False, **named) -> None:
        """`must_say` when neither the files nor the store tell whose they are."""
        super().__init__(*args, **named)
        self.must_say = must_say

    def clean_authority(self) -> str:
        """Asked for where it cannot be told."""
        authority = self.cleaned_data["authority"]
        if self.must_say and not authority:
            raise forms.ValidationError(
                "Enter the authority's three-digit code: neither the files nor the store say whose they are"
            )
        return authority


class DecisionReasonForm(NamesNoChildForm):
    """Why somebody decides as they do, in their own words."""

    reason = forms.CharField(
        label="Reason",
        required=False,
        max_length=MOST,
        error_messages={"max_length": f"The reason must be {MOST} characters or fewer"},
    )

"""What people are asked before they see a child."""

from django import forms

MOST = 200


class ReasonForm(forms.Form):
    """Why somebody is looking, in their own words; it goes into the trail."""

    reason = forms.CharField(
        label="Why are you looking at these children's records?",
        min_length=3,
        max_length=MOST,
        error_messages={
            "required": "Enter why you are looking",
            "min_length": "Enter why you are looking, in a few words",
            "max_length": f"Why you are looking must be {MOST} characters or fewer",
        },
    )

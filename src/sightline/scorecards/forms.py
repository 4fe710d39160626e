"""What people are asked before they see a child."""

from typing import Any

from django import forms

from sightline.people.looking import LookForm
from sightline.scorecards.services.saying import WHICH_MONTH
from sightline.web.forms import MonthField
from sightline.web.identifier_forms import NamesNoChildForm


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
    """Something said of a figure from a month on: a note, a target, or that its limits start anew."""

    month = MonthField("Month", required=True, missing=WHICH_MONTH, wrong=WHICH_MONTH)
    words = forms.CharField(
        label="What must be known", max_length=300, error_messages={"required": "Say why, in a few words"}
    )
    value = forms.FloatField(
        label="Target", required=False, error_messages={"invalid": "Enter the target as a number"}
    )

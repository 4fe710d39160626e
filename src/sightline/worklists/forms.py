"""What people type on this room's pages besides a reason for looking."""

from typing import Any

from django import forms

from sightline.calendars.local_clocks import OFF
from sightline.scorecards.forms import TakingForm
from sightline.web.forms import DayField
from sightline.web.identifier_forms import NamesNoChildForm

RUNS = "runs"
UNITS = {"wd": "working days", "d": "days", "w": "weeks", "m": "months"}


class ClockForm(NamesNoChildForm):
    """One deadline's own length, or that the council has no such deadline, from a day on."""

    state = forms.ChoiceField(
        label="This council",
        choices=[(RUNS, "has this deadline"), (OFF, "does not have it: switch it off")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether this council has the deadline"},
    )
    amount = forms.IntegerField(
        label="How many",
        required=False,
        min_value=1,
        max_value=999,
        error_messages={
            "invalid": "How many must be a whole number, as 10",
            "min_value": "How many must be 1 or more",
            "max_value": "How many must be 999 or fewer",
        },
    )
    unit = forms.ChoiceField(label="Of what", choices=list(UNITS.items()), required=False)
    starts = DayField(
        "From",
        required=True,
        missing="Enter the day it holds from",
        wrong="The day it holds from must be a real date, as 1 April 2026",
    )
    reason = forms.CharField(
        label="Why",
        max_length=200,
        help_text="For example: agreed by the safeguarding partnership. It is shown to everybody who sees the deadline",
        error_messages={"required": "Enter why the deadline is changed"},
    )
    edition = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    @property
    def length(self) -> str:
        """What was sent as it is typed: 15wd, or off."""
        values = self.cleaned_data
        return OFF if values["state"] == OFF else f"{values['amount']}{values['unit']}"

    def clean(self) -> dict[str, Any]:
        """A deadline that is kept has a length."""
        values = super().clean()
        if values.get("state") == RUNS:
            if values.get("amount") is None and not self.has_error("amount"):
                self.add_error("amount", "Enter how many, as 10")
            if not values.get("unit"):
                self.add_error("unit", "Choose working days, days, weeks or months")
        return values


class RowNoteForm(NamesNoChildForm):
    """A few words beside a row of what is due."""

    words = forms.CharField(
        label="Note",
        max_length=200,
        help_text="For example: visit booked for Thursday. Do not name a child. It is removed with the next load of data",
        error_messages={
            "required": "Enter a note",
            "max_length": "The note must be 200 characters or fewer",
        },
    )


class DueFileForm(TakingForm):
    """Why a worklist is taken away, and as what kind of file."""

    kind = forms.ChoiceField(
        label="Download as",
        choices=[("xlsx", "Excel"), ("csv", "CSV")],
        initial="xlsx",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose Excel or CSV", "invalid_choice": "Choose Excel or CSV"},
    )

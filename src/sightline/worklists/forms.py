"""What people type on this room's pages besides a reason for looking."""

from django import forms

from sightline.scorecards.forms import TakingForm
from sightline.web.forms import DayField
from sightline.web.identifier_forms import NamesNoChildForm
from sightline.worklists.clock_setting import own_clocks


class ClockForm(NamesNoChildForm):
    """One clock's own length, from a day on."""

    clock = forms.ChoiceField(label="Clock", error_messages={"required": "Choose a clock"})
    limit = forms.CharField(
        label="New length", max_length=20, error_messages={"required": "Enter the new length, as 15wd"}
    )
    starts = DayField(
        "From",
        required=True,
        missing="Enter the day it holds from",
        wrong="The day it holds from must be a real date, as 1 April 2026",
    )
    reason = forms.CharField(
        label="Why", max_length=200, error_messages={"required": "Enter why the clock is changed"}
    )

    def __init__(self, *args: object, **named: object) -> None:
        """The clocks to choose from are those a council may set."""
        super().__init__(*args, **named)  # type: ignore[arg-type]
        choices = [(own.clock.id, own.clock.name) for own in own_clocks()]
        self.fields["clock"].choices = choices  # type: ignore[attr-defined]


class DueFileForm(TakingForm):
    """Why a worklist is taken away, and as what kind of file."""

    kind = forms.ChoiceField(
        label="Download as",
        choices=[("xlsx", "Excel"), ("csv", "CSV")],
        initial="xlsx",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose Excel or CSV", "invalid_choice": "Choose Excel or CSV"},
    )

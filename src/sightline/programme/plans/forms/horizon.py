"""By when a re-inspection is expected."""

from typing import Any

from django import forms

from sightline.calendars.dates import read_day, read_month
from sightline.programme.plans.rules.horizon import Horizon, of_month
from sightline.web.forms import box, text
from sightline.web.identifier_forms import NamesNoChildForm


class HorizonForm(NamesNoChildForm):
    """A day, a month or neither, in whose words, and why it is said now."""

    expected = text(
        "Expected by",
        30,
        required=False,
        hint="A day or a month: 15 March 2027, or March 2027. Blank while neither is known",
    )
    words = box(
        "In whose words, and where they stand",
        rows=3,
        hint="For example: “will culminate in a full re-inspection”, monitoring visit of May, page 1",
    )
    reason = box("Why it is changed", required=True, missing="Enter why it is changed", rows=2)

    def __init__(self, data: Any = None, *, first: bool, **more: Any) -> None:
        """`first`: nothing is known yet, so there is no change to give a reason for."""
        super().__init__(data, **more)
        if first:
            del self.fields["reason"]

    def clean_expected(self) -> Horizon:
        """A day or a month, without its words; a ValidationError for what is neither."""
        expected_text = self.cleaned_data["expected"].strip()
        if not expected_text:
            return Horizon(None, False, "")
        if day := read_day(expected_text):
            return Horizon(day, False, "")
        if month := read_month(expected_text):
            return of_month(month)
        raise forms.ValidationError("Enter a day or a month, as 15 March 2027 or March 2027")

    @property
    def horizon(self) -> Horizon:
        """What was asked for."""
        expected: Horizon = self.cleaned_data["expected"]
        return Horizon(expected.on, expected.is_month, self.cleaned_data["words"].strip())

"""What people type about money."""

from collections.abc import Sequence
from typing import Any

from django import forms

from sightline.programme import kinds as rules
from sightline.programme.money.rules import WHOLE
from sightline.web.forms import box, text
from sightline.web.identifier_forms import NamesNoChildForm


class LineForm(NamesNoChildForm):
    """One line of money."""

    kind = forms.ChoiceField(
        label="Kind",
        widget=forms.RadioSelect,
        choices=list(rules.MONEY_KINDS.items()),
        error_messages={"required": "Choose what kind of line it is"},
    )
    title = text("What it is for", 200, missing="Enter what the money is for")
    year = text("Financial year", 7, missing="Enter a financial year, as 2026-27", hint="For example 2026-27")
    pounds = forms.DecimalField(
        label="Pounds",
        max_digits=14,
        decimal_places=2,
        localize=False,
        help_text="For example 17900000",
        error_messages={
            "required": "Enter the amount in pounds",
            "invalid": "Enter the amount in pounds, as 17900000",
            "max_digits": "Enter the amount in pounds, less than a million million",
            "max_whole_digits": "Enter the amount in pounds, less than a million million",
            "max_decimal_places": "Enter the amount in pounds and pence",
        },
    )
    approximate = forms.BooleanField(label="Approximate", required=False)
    grouping = forms.ChoiceField(label="Held against", required=False)
    unit = text("What one unit is", 100, required=False, hint="For a unit cost: a week in a children's home")
    note = box("Note", rows=2)

    def __init__(self, groupings: Sequence[tuple[str, str]], data: Any = None, **more: Any) -> None:
        """`groupings`: keys and titles of what a line may be held against."""
        super().__init__(data, **more)
        self.fields["grouping"].choices = [("", WHOLE), *groupings]  # type: ignore[attr-defined]


class RemoveForm(NamesNoChildForm):
    """Why a line is taken out."""

    reason = box("Why it is taken out", rows=2, required=True, missing="Say why the line is taken out")

"""What is asked of whoever makes an edition."""

from collections.abc import Sequence
from typing import Any

from django import forms

from sightline.calendars.periods import Period
from sightline.editions.rules.asking import AUDIENCES, LONGEST_TITLE, MOST_FIGURES, MOST_PERIODS, SPLITS
from sightline.web.forms import text
from sightline.web.identifier_forms import NamesNoChildForm


class EditionForm(NamesNoChildForm):
    """For whom, which figures, in which periods, split by what."""

    audience = forms.ChoiceField(
        label="For", choices=list(AUDIENCES.items()), error_messages={"required": "Choose for whom it is"}
    )
    title = text(
        "Title",
        LONGEST_TITLE,
        missing="Give it a title",
        hint="For example: Children’s services scorecard, Q2 2026-27",
    )
    figures = forms.MultipleChoiceField(
        label="Measures",
        help_text=f"At most {MOST_FIGURES}.",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one measure"},
    )
    periods = forms.MultipleChoiceField(
        label="Periods",
        help_text=f"At most {MOST_PERIODS}.",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one period"},
    )
    splits = forms.MultipleChoiceField(
        label="Also by",
        required=False,
        help_text="Each split hides more: what one table shows can be taken from what another does.",
        widget=forms.CheckboxSelectMultiple,
        choices=list(SPLITS.items()),
    )
    rounded = forms.BooleanField(
        label="Round every count",
        required=False,
        help_text="Counts of 7 and under are hidden and the others rounded to 5. After a rounded edition every later one is rounded.",
    )

    def __init__(
        self, *args: Any, figures: Sequence[tuple[str, str]], periods: Sequence[Period], **named: Any
    ) -> None:
        """`figures`: those the freeze holds, with their titles; `periods`: those it can be asked for."""
        super().__init__(*args, **named)
        self.fields["figures"].choices = list(figures)  # type: ignore[attr-defined]
        self.fields["periods"].choices = [
            (each.name, each.title[:1].upper() + each.title[1:]) for each in periods
        ]  # type: ignore[attr-defined]

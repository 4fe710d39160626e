"""What is asked of whoever defines a measure, enters a figure, and decides on one."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from sightline.documents.forms import FileLookedThroughForm
from sightline.entries.rules.entering import BETTER, EVERY, GRAINS, SHAPES, EntryTerms
from sightline.entries.rules.states import SENT_BACK, SIGNED_OFF
from sightline.measuring.themes import THEMES
from sightline.people.posts.queries import posts_of
from sightline.web.forms import box, reason_field, suggest, text
from sightline.web.identifier_forms import NamesNoChildForm

NUMBER = "Enter a number, as 1204 or 54.5"


def _choice(label: str, choices: Mapping[str, str], hint: str = "") -> forms.ChoiceField:
    missing = {"required": f"Choose: {label.lower()}", "invalid_choice": f"Choose: {label.lower()}"}
    return forms.ChoiceField(
        label=label, choices=[("", "Choose"), *choices.items()], help_text=hint, error_messages=missing
    )


class DefinitionForm(NamesNoChildForm):
    """A measure whose figures a person enters."""

    title = text("Name", 120, hint="For example: Audits graded good or better")
    why = text("Why it matters", 300)
    counts = box(
        "What it counts", required=True, rows=3, longest=600, hint="What is in, what is out, and from where"
    )
    shape = _choice("Kind of figure", SHAPES)
    top_words = text(
        "The number counts", 120, hint="For example: audits graded good or better; spend in pounds"
    )
    base_words = text(
        "It is of, or divided by",
        120,
        required=False,
        hint="For example: audits; children looked after. Blank for a count",
    )
    unit_words = text(
        "An average is measured in", 40, required=False, hint="For example: days, visits, children"
    )
    better = _choice("Better", BETTER)
    every = _choice("Entered each", EVERY)
    grain = _choice("Longer periods are", GRAINS)
    starts = text("First period", 30, hint="For example: Q1 2026-27, April 2026 or 2026-27")
    due_days = forms.IntegerField(
        label="Due, in days after the period’s end",
        min_value=0,
        max_value=120,
        initial=10,
        error_messages={"required": "Enter how many days", "invalid": "Enter a whole number of days"},
    )
    owner = text("Owner", 150, hint="The post that enters it: whoever holds it is asked")
    theme = _choice("Theme", THEMES)

    def __init__(self, *args: Any, authority: str, **named: Any) -> None:
        super().__init__(*args, **named)
        suggest(self.fields["owner"], (post.words for post in posts_of(authority)))

    @property
    def terms(self) -> EntryTerms:
        """What a valid form says."""
        return EntryTerms(**{name: self.cleaned_data[name] for name in EntryTerms.__dataclass_fields__})


class RedefinitionForm(DefinitionForm):
    """A definition as it is to be, and why."""

    reason = reason_field("Why it changes", missing="Say why the definition changes")


class StopForm(NamesNoChildForm):
    """Why no more figures are entered."""

    reason = reason_field("Why no more figures are entered", missing="Say why no more figures are entered")


class FigureEntryForm(FileLookedThroughForm):
    """One figure of one unit and period, with its evidence."""

    texts = ()

    period = forms.ChoiceField(label="Period", error_messages={"required": "Choose the period"})
    unit = forms.ChoiceField(label="For", required=False)
    numerator = text("Number", 20, missing=NUMBER)
    denominator = text("Of", 20, required=False)
    evidence = text(
        "Where the evidence lies",
        300,
        required=False,
        hint="For example: audit programme, returns of October 2026. Leave blank if you upload it",
    )
    reason = text(
        "Why it is corrected", 200, required=False, hint="Only where a figure was signed off before"
    )

    field_order = ("period", "unit", "numerator", "denominator", "evidence", "file", "reason")

    def __init__(
        self,
        *args: Any,
        top: str,
        base: str,
        periods: Sequence[tuple[str, str]],
        units: Sequence[tuple[str, str]],
        correcting: bool,
        **named: Any,
    ) -> None:
        """`top` and `base`: what the two numbers count, the second blank where there is none."""
        super().__init__(*args, **named)
        self.fields["period"].choices = periods  # type: ignore[attr-defined]
        self.fields["unit"].choices = [("", "The whole council"), *units]  # type: ignore[attr-defined]
        self.fields["numerator"].label = f"Number: {top}"
        self.fields["denominator"].label = f"Of or over: {base}"
        if not base:
            del self.fields["denominator"]
        if not correcting:
            self.fields["reason"].help_text = "Only for a correction of a figure that was signed off"

    def named(self, values: Mapping[str, Any]) -> dict[str, str]:
        """What is typed but for the two numbers: they are read as numbers, and nothing else of them is kept."""
        numbers = ("numerator", "denominator")
        return {name: each for name, each in super().named(values).items() if name not in numbers}

    def clean_numerator(self) -> float:
        """The first number."""
        return read_figure(self.cleaned_data["numerator"])

    def clean_denominator(self) -> float | None:
        """The second; None for a blank."""
        typed_text = self.cleaned_data["denominator"].strip()
        return read_figure(typed_text) if typed_text else None


def read_figure(typed_text: str) -> float:
    """A number as people type one: 1,204; £1.2 is 1.2. ValidationError where it is none."""
    try:
        number = float(typed_text.replace(",", "").replace("£", "").strip())
    except ValueError as fault:
        raise forms.ValidationError(NUMBER) from fault
    if number != number or abs(number) > 1e12:
        raise forms.ValidationError(NUMBER)
    return number


class DecisionForm(NamesNoChildForm):
    """A second person signs a figure off, or sends it back."""

    state = forms.ChoiceField(
        label="Your decision",
        choices=[(SIGNED_OFF, "Sign off: it is shown from now on"), (SENT_BACK, "Send back")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose: sign off, or send back"},
    )
    words = text("What must be put right", 300, required=False, hint="Needed to send it back")


class EntrySheetForm(forms.Form):
    """A spreadsheet of figures that comes back."""

    file = forms.FileField(
        label="The spreadsheet",
        error_messages={
            "required": "Choose the spreadsheet",
            "empty": "The file is empty. Choose the spreadsheet",
        },
    )

"""What a body is, oversees and is reported to of, as it is typed."""

from collections.abc import Iterable
from typing import Any

from django import forms

from sightline.bodies.models import Body
from sightline.bodies.rules import EVERY, KINDS, BodyTerms
from sightline.web.forms import DayField, box, text
from sightline.web.identifier_forms import NamesNoChildForm

KIND = {"required": "Choose what kind of body it is", "invalid_choice": "Choose what kind of body it is"}


class BodyTermsForm(NamesNoChildForm):
    """What kind of body it is, its terms of reference, and until when it goes on."""

    kind = forms.ChoiceField(label="Kind of body", choices=list(KINDS.items()), error_messages=KIND)
    terms = box("Terms of reference", rows=8, longest=20_000)
    until = DayField("Goes on until")
    until_words = text(
        "Or until, in words", 200, required=False, hint="For example: until the notice is lifted"
    )
    reason = text("Why", 200, required=False, hint="Where the terms of reference change")

    @property
    def body_terms(self) -> BodyTerms:
        """What a valid form says."""
        return BodyTerms(**{name: self.cleaned_data[name] for name in BodyTerms.__dataclass_fields__})


class NewBodyForm(NamesNoChildForm):
    """A body that nobody recorded before."""

    name = text("Name", 200, missing="Enter the body’s name")
    kind = forms.ChoiceField(
        label="Kind of body", choices=[("", "Choose"), *KINDS.items()], error_messages=KIND
    )


class MandateForm(NamesNoChildForm):
    """What a body oversees, and by whose decision."""

    words = text("What it oversees", 300, hint="For example: delivery of the improvement plan")
    decided_by = forms.ChoiceField(label="Decided by", required=False)
    decided_on = DayField("Decided on")
    decided_words = text(
        "Or decided, in words", 300, required=False, hint="For example: at its meeting in October"
    )
    taken_from = forms.ChoiceField(label="Which oversaw it before", required=False)
    starts = DayField("Oversees it from")

    def __init__(self, *sent: Any, others: Iterable[Body], **more: Any) -> None:
        """`others`: the other bodies of the authority."""
        super().__init__(*sent, **more)
        names = [(str(each.pk), each.name) for each in others]
        self.fields["decided_by"].choices = [("", "None of the list"), *names]  # type: ignore[attr-defined]
        self.fields["taken_from"].choices = [("", "None"), *names]  # type: ignore[attr-defined]


class CycleForm(NamesNoChildForm):
    """What a body is reported to of, and how often."""

    subject = text("What it is reported to of", 200, hint="For example: performance scorecard")
    every = forms.ChoiceField(
        label="How often",
        choices=[("", "Choose"), *EVERY.items()],
        error_messages={"required": "Choose how often", "invalid_choice": "Choose how often"},
    )
    first = DayField("First report")


class OneDayForm(NamesNoChildForm):
    """One day: a report was received, or nothing more is due after it."""

    on = DayField("Day", required=True)


class CycleMoveForm(OneDayForm):
    """A report was received that day, or the cycle ends with it."""

    what = forms.ChoiceField(
        label="On that day",
        choices=[("received", "The body received a report"), ("ends", "No more reports are due after it")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what there is to record"},
    )
    field_order = ("what", "on")

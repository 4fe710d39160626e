"""The own day of a version as people type it: a day, or a month where no more is known."""

from datetime import date
from typing import Any

from django import forms

from sightline.bodies.queries import body_names
from sightline.calendars.dates import only_month
from sightline.programme.kinds.own_days import OwnDay
from sightline.programme.models import VersionStep
from sightline.web.forms import DayOrMonthField, box
from sightline.web.identifier_forms import NamesNoChildForm


class OwnDayField(DayOrMonthField):
    """A day or a month, cleaned to an OwnDay; None for a blank."""

    def to_python(self, value: Any) -> Any:
        """The day that was typed, and whether only its month was."""
        if isinstance(value, OwnDay):
            return value
        day = super().to_python(value)
        return OwnDay(day, only_month(str(value))) if isinstance(day, date) else None

    def prepare_value(self, value: Any) -> Any:
        """A day in words; what was typed stays as it was typed."""
        return value.words if isinstance(value, OwnDay) else super().prepare_value(value)


def drafted_field() -> OwnDayField:
    """The day on which a version was drafted, blank for today."""
    return OwnDayField(
        "Drafted",
        help_text="Blank for today. For a version of another time its own day, or month: October 2016. It is then marked as entered later",
    )


class DraftedForm(NamesNoChildForm):
    """The day on which a version was drafted, and why it is changed."""

    day = OwnDayField("Drafted", required=True, missing="Enter the day it was drafted")
    reason = box("Why it is changed", required=True, missing="Say why it is changed", rows=2)


class RecipientsForm(NamesNoChildForm):
    """Whom a version is submitted to: bodies of its council, and others. Cleaned, `to` is all of their names."""

    to = forms.MultipleChoiceField(
        label="Submitted to",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Only where it is submitted",
    )
    others = box("Others it is submitted to", hint="Each on a line of its own, for example: Ofsted", rows=2)

    def offer(self, authority: str) -> None:
        """The bodies of that council to choose from; blank where nothing is submitted, and nobody is asked for."""
        if not authority:
            del self.fields["to"], self.fields["others"]
            return
        names = body_names(authority)
        self.fields["to"].choices = [(name, name) for name in names]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """What was typed; everybody it is submitted to together."""
        values = super().clean()
        others = values.pop("others", "").splitlines()
        values["to"] = [*values.get("to", ()), *others]
        return values


class CorrectStepForm(RecipientsForm):
    """The day on which a version was submitted, and to whom, or went live; and why it is corrected."""

    field_order = ("day", "to", "others", "reason")

    day = OwnDayField("On which day", required=True, missing="Enter the day it happened")
    reason = box("Why it is corrected", required=True, missing="Say why it is corrected", rows=2)

    def __init__(self, step: VersionStep, data: Any = None) -> None:
        """What it says now."""
        authority = step.version.plan.authority
        names = list(step.recipients.values_list("name", flat=True))
        bodies = set(body_names(authority))
        first = {
            "day": step.day,
            "to": [each for each in names if each in bodies],
            "others": "\n".join(each for each in names if each not in bodies),
        }
        super().__init__(data, initial=first)
        self.offer(authority if step.state == "submitted" else "")

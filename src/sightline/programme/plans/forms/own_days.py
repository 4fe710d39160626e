"""The own day of a version as people type it: a day, or a month where no more is known."""

from datetime import date
from typing import Any

from sightline.calendars.dates import only_month
from sightline.programme.kinds.own_days import OwnDay
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

"""What a plan's days are counted from: publication, the committee's meetings, a council's own lengths."""

from datetime import date
from typing import Any

from django import forms

from sightline.calendars import limits
from sightline.calendars.dates import in_words
from sightline.programme.dates.rules import CountedFrom
from sightline.web.forms import DayField, box, days_in, text
from sightline.web.identifier_forms import NamesNoChildForm


class DatesForm(forms.Form):
    """Sent with GET, so that the answer has an address that can be passed on."""

    publication = DayField("Day the report is published", required=True)
    meetings = box(
        "Days the committee meets",
        hint="One on each line, as 5 July 2022. Give all of them up to the deadline.",
        rows=4,
    )
    clearance = text("Clearance takes", 10, required=False, hint="10wd if left blank: ten working days")
    drafting = text("Drafting takes", 10, required=False, hint="20wd if left blank: twenty working days")
    on = DayField("Say what is too late on", help_text="Today if left blank")
    key = forms.BooleanField(label="It is a key decision of the cabinet", required=False)

    def clean_meetings(self) -> list[date]:
        """The days, one to a line; every line that is none is named."""
        return days_in(self.cleaned_data["meetings"])

    def clean_clearance(self) -> str:
        """A length, or blank."""
        return _length(self.cleaned_data["clearance"])

    def clean_drafting(self) -> str:
        """A length, or blank."""
        return _length(self.cleaned_data["drafting"])

    @property
    def origin(self) -> CountedFrom:
        """What the days are counted from, of a form that is valid."""
        values = self.cleaned_data
        own = {name: values.get(name, "") for name in ("clearance", "drafting", "key")}
        return CountedFrom(values["publication"], tuple(values["meetings"]), **own)


class KeepDatesForm(NamesNoChildForm, DatesForm):
    """The same, to be kept for a plan. `first`: nothing is kept yet, so nobody needs to say why."""

    on = None
    reason = text("Why the dates change", 200, required=False)

    def __init__(self, data: Any, *, first: bool, **more: Any) -> None:
        """The fields, without a reason where there is nothing to change."""
        super().__init__(data, **more)
        if first:
            del self.fields["reason"]


def as_typed(origin: CountedFrom) -> dict[str, object]:
    """What is kept, as it is typed in the form's fields."""
    days = "\n".join(in_words(each) for each in origin.meetings)
    lengths = {"clearance": origin.clearance, "drafting": origin.drafting}
    return {"publication": in_words(origin.publication), "meetings": days, "key": origin.key, **lengths}


def _length(length: str) -> str:
    try:
        return str(limits.parse(length)) if length else ""
    except limits.LimitError as fault:
        raise forms.ValidationError(str(fault)) from None

"""What a plan's days are counted from: publication, the committee's meetings, a council's own lengths."""

from datetime import date

from django import forms

from sightline.calendars import limits
from sightline.web.forms import DayField, box, days_in, text


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
    def lengths(self) -> dict[str, str]:
        """The council's own lengths that were given."""
        values = {name: self.cleaned_data.get(name, "") for name in ("clearance", "drafting")}
        return {name: length for name, length in values.items() if length}


def _length(length: str) -> str:
    try:
        return str(limits.parse(length)) if length else ""
    except limits.LimitError as fault:
        raise forms.ValidationError(str(fault)) from None

"""What a plan's days are counted from: publication, the committee's meetings, a council's own lengths."""

import re
from datetime import date, datetime

from django import forms

from sightline.calendars import limits
from sightline.programme.forms.fields import DAYS, DayField, box, text

MOST_MEETINGS = 60


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
        lines = [line.strip() for line in re.split(r"[\n;]", self.cleaned_data["meetings"]) if line.strip()]
        if len(lines) > MOST_MEETINGS:
            raise forms.ValidationError(f"Give at most {MOST_MEETINGS} meetings; {len(lines)} were given")
        days = {line: _day(line) for line in lines}
        wrong = [line for line, day in days.items() if day is None]
        if wrong:
            raise forms.ValidationError(
                f"These are not dates: {', '.join(wrong[:5])}. Write each as 5 July 2022, one to a line"
            )
        return [day for day in days.values() if day]

    def clean_clearance(self) -> str:
        """A length, or blank."""
        return _length(self.cleaned_data["clearance"])

    def clean_drafting(self) -> str:
        """A length, or blank."""
        return _length(self.cleaned_data["drafting"])

    @property
    def lengths(self) -> dict[str, str]:
        """The council's own lengths that were given."""
        given = {name: self.cleaned_data.get(name, "") for name in ("clearance", "drafting")}
        return {name: typed for name, typed in given.items() if typed}


def _day(typed: str) -> date | None:
    for form in DAYS:
        try:
            return datetime.strptime(typed, form).date()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            continue
    return None


def _length(typed: str) -> str:
    try:
        return str(limits.parse(typed)) if typed else ""
    except limits.LimitError as fault:
        raise forms.ValidationError(str(fault)) from None

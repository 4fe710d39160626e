"""What is asked of whoever freezes, and of whoever enters what was published."""

from typing import Any

from sightline.calendars.dates import in_words
from sightline.web.forms import DayField, text
from sightline.web.identifier_forms import NamesNoChildForm

LONGEST = 200


class FreezeForm(NamesNoChildForm):
    """What a freeze is called, and the last day it reports."""

    name = text(
        "Name",
        60,
        missing="Give the freeze a name, such as Q2 2026-27",
        hint="For example: Q2 2026-27. It cannot be changed.",
    )
    cut_off = DayField(
        "Last day reported",
        required=True,
        missing="Enter the last day reported",
        wrong="Enter a day, such as 30 September 2026",
    )

    def __init__(self, *args: Any, data_to: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields[
            "cut_off"
        ].help_text = f"The end of a month, or the day the data is complete to, {in_words(data_to)}."


class PublicationForm(NamesNoChildForm):
    """Something that was published: what, to whom, on which day."""

    title = text("What was published", LONGEST, hint="For example: Children’s services scorecard, Q2 2026-27")
    audience = text("To whom", LONGEST, hint="For example: Overview and Scrutiny Committee")
    on = DayField(
        "Day", required=True, missing="Enter the day", wrong="Enter a day, such as 14 November 2026"
    )

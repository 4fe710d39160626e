"""What people are asked: whose files these are, and why they do what they do."""

from collections.abc import Mapping

from django import forms

from sightline.calendars.dates import only_month
from sightline.loading.rules import renames_in
from sightline.loading.services.published import PublishedWish
from sightline.web.forms import DayField, DayOrMonthField, text
from sightline.web.identifier_forms import NamesNoChildForm

MOST = 200


class StartForm(forms.Form):
    """Whose files these are, and the day they are complete to."""

    authority = forms.RegexField(
        r"^\d{3}$",
        label="Authority",
        required=False,
        error_messages={"invalid": "Enter the authority's three-digit code, such as 343"},
    )
    data_to = DayField("Data complete to", wrong="Enter the day as 31/10/2026")

    def __init__(self, *args, must_say: bool = False, **named) -> None:
        """`must_say` when neither the files nor the store tell whose they are."""
        super().__init__(*args, **named)
        self.must_say = must_say

    def clean_authority(self) -> str:
        """Asked for where it cannot be told."""
        authority = self.cleaned_data["authority"]
        if self.must_say and not authority:
            raise forms.ValidationError(
                "Enter the authority's three-digit code: neither the files nor the store say whose they are"
            )
        return authority


class PublishedFiguresForm(NamesNoChildForm):
    """What is to be known of published files that they do not say themselves: of each the day and a name, of all new names of columns."""

    renames = forms.CharField(
        label="Columns with a new name",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="One to a line, the new name first: rereferral_share = rereferral_percent. Only where what is said above is not right.",
    )

    def __init__(self, *args, files: Mapping[int, str], **named) -> None:
        """`files`: the names of the files by their numbers."""
        super().__init__(*args, **named)
        self.files = files
        for number, name in files.items():
            self.fields[f"published_{number}"] = DayOrMonthField(
                f"{name}: published on",
                help_text="A day or a month, as the publisher’s page has it: 30 October 2025, or October 2025. Papers quote it.",
                wrong=f"{name}: enter the day or month it was published, as 30 October 2025",
            )
            self.fields[f"release_{number}"] = text(
                f"{name}: name of the release", 60, required=False, hint="Such as 2025 revised"
            )

    def clean_renames(self) -> dict[str, str]:
        """New name → the one before."""
        try:
            return renames_in(self.cleaned_data["renames"])
        except ValueError as line:
            raise forms.ValidationError(
                f"Write the new name, an equals sign and the name before; not: {line}"
            ) from line

    @property
    def wish(self) -> PublishedWish:
        """What was said, once it is valid."""
        values = self.cleaned_data
        return PublishedWish(
            days={name: self._day(f"published_{number}") for number, name in self.files.items()},
            releases={name: values[f"release_{number}"].strip() for number, name in self.files.items()},
            renames=values["renames"],
        )

    def _day(self, name: str) -> str:
        """The day as 2025-10-30, or as 2025-10 where a month was typed; blank where nothing was."""
        day = self.cleaned_data[name]
        if day is None:
            return ""
        return f"{day:%Y-%m}" if only_month(str(self[name].value())) else day.isoformat()


class DecisionReasonForm(NamesNoChildForm):
    """Why somebody decides as they do, in their own words."""

    reason = forms.CharField(
        label="Reason",
        required=False,
        max_length=MOST,
        error_messages={"max_length": f"The reason must be {MOST} characters or fewer"},
    )

"""What people type on this room's pages."""

from typing import Any

from django import forms

from sightline.web.forms import DayField
from sightline.web.identifier_forms import NamesNoChildForm

DOINGS = (
    ("add", "Add a team that the data does not know yet"),
    ("rename", "Give a team another name"),
    ("end", "End a team"),
)
LONGEST = 200_000
"""Characters in a crosswalk: more than its most rows need."""


class TeamForm(NamesNoChildForm):
    """A team added, renamed or ended, from a day on. Its reference is the case system's and may be like a child's."""

    texts = ("reference",)

    doing = forms.ChoiceField(label="What do you want to do?", choices=DOINGS)
    reference = forms.CharField(
        label="Team's reference",
        max_length=100,
        error_messages={"required": "Enter the team's reference in the case system"},
    )
    name = forms.CharField(label="Name", max_length=150, required=False)
    service = forms.CharField(label="Service or locality", max_length=150, required=False)
    day = DayField("Day")
    reason = forms.CharField(label="Why", max_length=200, error_messages={"required": "Enter why"})

    def clean(self) -> dict[str, Any]:
        """A name to add or rename, a day to rename or end."""
        values = super().clean()
        if values.get("doing") in ("add", "rename") and not values.get("name"):
            self.add_error("name", "Enter the team's name")
        if values.get("doing") in ("rename", "end") and not values.get("day") and not self.has_error("day"):
            self.add_error("day", "Enter the day")
        return values


class CrosswalkForm(NamesNoChildForm):
    """A crosswalk as a file or as text, and why. Names of teams stand beside days in every crosswalk."""

    texts = ("text",)

    file = forms.FileField(
        label="Or a CSV file",
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )
    text = forms.CharField(label="The crosswalk", required=False, strip=False, max_length=LONGEST)
    reason = forms.CharField(
        label="Why", max_length=200, error_messages={"required": "Enter why the crosswalk is changed"}
    )

    def clean(self) -> dict[str, Any]:
        """The file's text, where there is one, in place of what was typed."""
        values = super().clean()
        upload = values.get("file")
        if upload is None:
            return values
        if upload.size > LONGEST:
            self.add_error("file", "The file is larger than any crosswalk. Choose the CSV with the teams")
            return values
        try:
            values["text"] = upload.read().decode("utf-8-sig")
        except UnicodeDecodeError:
            self.add_error("file", "The file is not text in UTF-8. Save it from Excel as CSV UTF-8")
        return values

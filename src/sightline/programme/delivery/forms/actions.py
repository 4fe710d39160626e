"""What people type about actions."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from sightline.documents.forms import NamesNoChildForm
from sightline.programme import kinds as rules
from sightline.web.forms import DayField, text


class MilestoneForm(NamesNoChildForm):
    """A point on the way."""

    title = text("What will have been reached", 300, missing="Enter what will have been reached")
    due = DayField("Due")
    reached_on = DayField("Reached on")
    reason = text("Why", 300, required=False, hint="Needed when its date moves or it is removed")
    edition = forms.IntegerField(widget=forms.HiddenInput)


class ShareForm(forms.Form):
    """Who else sees it."""

    person = forms.ChoiceField(label="Share with", error_messages={"required": "Choose a person"})

    def __init__(self, people: Sequence[tuple[str, str]], data: Any = None) -> None:
        """Those who may be chosen."""
        super().__init__(data)
        self.fields["person"].choices = people  # type: ignore[attr-defined]


class FilterForm(forms.Form):
    """What a list is narrowed to; lives in the address."""

    status = forms.ChoiceField(
        label="Status", required=False, choices=(("", "Any"), *rules.ACTION.words.items())
    )
    grouping = forms.ChoiceField(label="Priority or theme", required=False)
    owner = forms.ChoiceField(label="Owner", required=False)
    within = forms.ChoiceField(
        label="Next day within",
        required=False,
        choices=(("", "Any time"), ("14", "14 days"), ("28", "28 days"), ("92", "3 months")),
    )
    late = forms.BooleanField(label="Overdue only", required=False)

    def __init__(
        self, data: QueryDict, *, groupings: Sequence[tuple[str, str]], owners: Sequence[str]
    ) -> None:
        """What there is to choose from."""
        super().__init__(data)
        self.fields["grouping"].choices = [("", "Any"), *groupings]  # type: ignore[attr-defined]
        self.fields["owner"].choices = [("", "Anybody"), *((each, each) for each in owners)]  # type: ignore[attr-defined]


class AskForUpdatesForm(NamesNoChildForm):
    """By when owners are asked to say where their actions stand."""

    due = DayField("Updates due by", required=True, missing="Enter the date by which updates are due")
    words = text("What to say to them", 300, required=False, hint="For example: for the board on 14 December")


class UpdateDecisionForm(NamesNoChildForm):
    """Whether an update is accepted."""

    wanted = forms.ChoiceField(
        label="Your decision",
        widget=forms.RadioSelect,
        choices=(("accepted", "Accept it"), ("sent_back", "Send it back")),
        error_messages={"required": "Choose whether it is accepted or sent back"},
    )
    reason = text("Why it is sent back", 300, required=False, hint="Needed to send it back. Name no child")


class OwnPlanForm(forms.Form):
    """A spreadsheet of the council's own."""

    file = forms.FileField(
        label="The council’s own spreadsheet",
        help_text="An Excel workbook (.xlsx) with a row for each action and a column headed Action",
        error_messages={
            "required": "Choose the spreadsheet",
            "empty": "The file is empty. Choose the spreadsheet",
        },
    )


class ReturnForm(forms.Form):
    """A spreadsheet that comes back."""

    file = forms.FileField(
        label="The spreadsheet",
        error_messages={
            "required": "Choose the spreadsheet",
            "empty": "The file is empty. Choose the spreadsheet",
        },
    )

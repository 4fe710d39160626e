"""What people type about actions."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from sightline.documents.forms import LookedThroughForm, NamesNoChildForm
from sightline.programme import kinds as rules
from sightline.programme.difference.rules.declaration import fault_of_starting
from sightline.web.forms import DayField, box, text


class StatusForm(LookedThroughForm):
    """Where the action stands now."""

    texts = ("reason",)

    wanted = forms.ChoiceField(
        label="Status", widget=forms.RadioSelect, error_messages={"required": "Choose a status"}
    )
    reason = box(
        "Why",
        rows=2,
        hint="Needed to pause, stop or open again, and to close what has not shown a difference",
    )
    on = DayField("Day it happened", help_text="Today, if left blank")
    signed_by = text(
        "Signed off by", 150, required=False, hint="Needed to close it while its difference is not shown"
    )
    post = text("Their post", 150, required=False)
    edition = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, status: str, data: Any = None, *, declared: bool = True, **more: Any) -> None:
        """The statuses there are from this one. `declared`: whether there is a test of difference to start with."""
        super().__init__(data, **more)
        self.declare_first = bool(fault_of_starting(status, "in_progress", declared=declared))
        words = {"in_progress": "Start it" if status == "not_started" else "Take it up again"}
        words |= {"done": "Done", "paused": "Pause it", "stopped": "Stop it"}
        self.fields["wanted"].choices = [  # type: ignore[attr-defined]
            (each, words.get(each, rules.ACTION.words[each])) for each in rules.ACTION.may[status]
        ]
        if "done" not in rules.ACTION.may[status]:
            del self.fields["signed_by"], self.fields["post"]


class UpdateForm(LookedThroughForm):
    """What there is to report."""

    words = box(
        "What there is to report",
        required=True,
        missing="Enter what there is to report",
        hint="No child's name or reference",
    )


class MilestoneForm(NamesNoChildForm):
    """A point on the way."""

    title = text("What will have been reached", 300, missing="Enter what will have been reached")
    due = DayField("Due")
    reached_on = DayField("Reached on")
    reason = text("Why", 300, required=False, hint="Needed when its day moves or it is taken away")
    edition = forms.IntegerField(widget=forms.HiddenInput)


class ShareForm(forms.Form):
    """Who else sees it."""

    person = forms.ChoiceField(label="Show it to", error_messages={"required": "Choose somebody"})

    def __init__(self, people: Sequence[tuple[str, str]], data: Any = None) -> None:
        """Those who may be chosen."""
        super().__init__(data)
        self.fields["person"].choices = people  # type: ignore[attr-defined]


class FilterForm(forms.Form):
    """What a list is narrowed to; lives in the address."""

    status = forms.ChoiceField(
        label="Status", required=False, choices=(("", "Any"), *rules.ACTION.words.items())
    )
    grouping = forms.ChoiceField(label="Stands in", required=False)
    owner = forms.ChoiceField(label="Owner", required=False)
    within = forms.ChoiceField(
        label="Next day within",
        required=False,
        choices=(("", "Any time"), ("14", "14 days"), ("28", "28 days"), ("92", "3 months")),
    )
    late = forms.BooleanField(label="Late only", required=False)

    def __init__(
        self, data: QueryDict, *, groupings: Sequence[tuple[str, str]], owners: Sequence[str]
    ) -> None:
        """What there is to choose from."""
        super().__init__(data)
        self.fields["grouping"].choices = [("", "Any"), *groupings]  # type: ignore[attr-defined]
        self.fields["owner"].choices = [("", "Anybody"), *((each, each) for each in owners)]  # type: ignore[attr-defined]


class ReturnForm(forms.Form):
    """A spreadsheet that comes back."""

    file = forms.FileField(
        label="The spreadsheet",
        error_messages={
            "required": "Choose the spreadsheet",
            "empty": "The file is empty. Choose the spreadsheet",
        },
    )

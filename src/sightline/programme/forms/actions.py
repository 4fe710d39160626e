"""What people type about actions."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from sightline.people.models import User
from sightline.programme import rules
from sightline.programme.forms.fields import DayField, box, for_young_people, text
from sightline.programme.forms.looked_through import LookedThroughForm, NamesNoChildForm
from sightline.programme.forms.plans import grouping_choices
from sightline.programme.models import Entry, Finding, Version
from sightline.programme.rules.declaring import fault_of_starting

LONGEST_WORDS = 90


class EntryForm(NamesNoChildForm):
    """What a version says of an action; fields that are not this person's to change are left out."""

    title = text("What is to be done", 300, missing="Enter what is to be done")
    detail = box("In more detail")
    owner_post = text("Owner's post", 150, required=False, hint="For example: Head of MASH")
    owner = forms.ChoiceField(label="Owner's account", required=False, help_text="Who works on it here")
    partner = text("Partner agency", 150, required=False, hint="Where a partner owns it")
    starts = DayField("Starts")
    due = DayField("Due")
    impact = box("How a difference would be seen")
    for_young_people = for_young_people()
    resources = text("Resources", 2000, required=False, hint="For example: within existing resources")
    groupings = forms.MultipleChoiceField(
        label="Stands in", required=False, widget=forms.CheckboxSelectMultiple
    )
    findings = forms.MultipleChoiceField(label="Answers", required=False, widget=forms.CheckboxSelectMultiple)
    reason = box("Why", rows=2, hint="It goes into the action's history and the trail")

    def __init__(self, version: Version, data: Any = None, *, only: Sequence[str] = (), **more: Any) -> None:
        """`only`: the fields this person may change; all where none is named."""
        super().__init__(data, **more)
        choices = {
            "owner": owner_choices(),
            "groupings": grouping_choices(version),
            "findings": finding_choices(version),
        }
        for name, found in choices.items():
            self.fields[name].choices = found  # type: ignore[attr-defined]
        for name in [each for each in self.fields if only and each not in (*only, "reason")]:
            del self.fields[name]

    def values(self) -> dict[str, Any]:
        """The fields as actions take them."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "reason"}
        if "owner" in given:
            given["owner"] = User.objects.filter(pk=int(given["owner"])).first() if given["owner"] else None
        for name in ("groupings", "findings"):
            if name in given:
                given[name] = frozenset(int(each) for each in given[name])
        return given


def initial_of(entry: Entry) -> dict[str, Any]:
    """An entry as the form shows it."""
    plain = (
        "title",
        "detail",
        "owner_post",
        "partner",
        "starts",
        "due",
        "impact",
        "for_young_people",
        "resources",
    )
    found: dict[str, Any] = {name: getattr(entry, name) for name in plain}
    found["owner"] = str(entry.owner_id or "")
    found["groupings"] = [str(each) for each in entry.groupings.values_list("pk", flat=True)]
    found["findings"] = [str(each) for each in entry.findings.values_list("pk", flat=True)]
    return found


class TakeOutForm(NamesNoChildForm):
    """Why an action leaves a version."""

    reason = box("Why it is taken out", required=True, missing="Say why it is taken out", rows=2)


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


def owner_choices() -> list[tuple[str, str]]:
    """Active accounts that may work on actions, or be shown their own."""
    found = [
        user for user in User.objects.filter(is_active=True).order_by("username") if user.has_perm("plan.see")
    ]
    return [
        ("", "Nobody yet"),
        *((str(user.pk), f"{user.username} ({user.get_role_display()})") for user in found),
    ]  # type: ignore[attr-defined]


def finding_choices(version: Version) -> list[tuple[str, str]]:
    """The findings of the plan's authority that ask for an answer, open ones and those it answers already."""
    rows = Finding.objects.filter(
        source__authority=version.plan.authority, kind__in=rules.TO_ANSWER
    ).select_related("source")
    return [
        (str(each.pk), f"{each.source.title}, {each.number or each.place}: {_short(each.text)}")
        for each in rows
    ]


def _short(words: str) -> str:
    return words if len(words) <= LONGEST_WORDS else words[: LONGEST_WORDS - 1].rsplit(" ", 1)[0] + " …"

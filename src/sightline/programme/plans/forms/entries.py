"""What people type of what a version says of an action, and of its leaving."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.db.models import Q

from sightline.documents.forms import NamesNoChildForm
from sightline.people.models import User
from sightline.people.posts.queries import posts_of
from sightline.programme import kinds as rules
from sightline.programme.kinds.titles import with_year
from sightline.programme.models import Entry, Finding, Version
from sightline.programme.plans.forms.plans import grouping_choices
from sightline.programme.plans.forms.young_people import for_young_people
from sightline.web.account_names import choice_words
from sightline.web.forms import DayField, box, suggest, text
from sightline.web.lists import number_or_zero

LONGEST_WORDS = 90
OF_A_CHANGE = "Needed: every change has its reason. It goes into the action’s history and the trail"
IN_A_REFRESH = (
    "This version is a refresh, so every new action needs its reason. It stands where versions are compared"
)


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
        label="Priority or theme", required=False, widget=forms.CheckboxSelectMultiple
    )
    findings = forms.MultipleChoiceField(
        label="Findings it answers",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "A finding you chose is closed by now. Choose again"},
    )
    reason = box("Why", rows=2, hint="It goes into the action's history and the trail")

    def __init__(
        self,
        version: Version,
        data: Any = None,
        *,
        only: Sequence[str] = (),
        adds: bool = False,
        **more: Any,
    ) -> None:
        """`only`: the fields this person may change; all where none is named. `adds`: it is a new action."""
        super().__init__(data, **more)
        if adds and version.refresh:
            self.fields["reason"] = box(
                "Why it is added", required=True, missing="Enter why it is added", rows=2, hint=IN_A_REFRESH
            )
        elif not adds and (version.refresh or version.state == "live"):
            self.fields["reason"].help_text = OF_A_CHANGE
        choices = {
            "owner": owner_choices(),
            "groupings": grouping_choices(version),
            "findings": finding_choices(version, (more.get("initial") or {}).get("findings", ())),
        }
        for name, options in choices.items():
            self.fields[name].choices = options  # type: ignore[attr-defined]
        suggest(self.fields["owner_post"], (post.words for post in posts_of(version.plan.authority)))
        for name in [each for each in self.fields if only and each not in (*only, "reason")]:
            del self.fields[name]

    def values(self) -> dict[str, Any]:
        """The fields as actions take them."""
        values = {name: value for name, value in self.cleaned_data.items() if name != "reason"}
        if "owner" in values:
            values["owner"] = (
                User.objects.filter(pk=int(values["owner"])).first() if values["owner"] else None
            )
        for name in ("groupings", "findings"):
            if name in values:
                values[name] = frozenset(int(each) for each in values[name])
        return values


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
    initial: dict[str, Any] = {name: getattr(entry, name) for name in plain}
    initial["owner"] = str(entry.owner_id or "")
    initial["groupings"] = [str(each) for each in entry.groupings.values_list("pk", flat=True)]
    initial["findings"] = [str(each) for each in entry.findings.values_list("pk", flat=True)]
    return initial


class TakeOutForm(NamesNoChildForm):
    """Why an action leaves a version."""

    reason = box("Why it is taken out", required=True, missing="Say why it is taken out", rows=2)


def owner_choices() -> list[tuple[str, str]]:
    """Active accounts that may work on actions, or be shown their own."""
    users = [
        user for user in User.objects.filter(is_active=True).order_by("username") if user.has_perm("plan.see")
    ]
    return [("", "Nobody"), *((str(user.pk), choice_words(user)) for user in users)]


def finding_choices(version: Version, already: Iterable[str] = ()) -> list[tuple[str, str]]:
    """The open findings of the plan's authority that ask for an answer; first those the action answers `already`, by number,
    closed or not."""
    numbers = [number_or_zero(each) for each in already]
    rows = Finding.objects.filter(source__authority=version.plan.authority, kind__in=rules.TO_ANSWER)
    rows = rows.filter(Q(closed_on=None) | Q(pk__in=numbers)).select_related("source")
    return [(str(each.pk), _called(each)) for each in sorted(rows, key=lambda each: each.pk not in numbers)]


def _called(finding: Finding) -> str:
    """Which finding of which source it is, and how it begins."""
    source = finding.source
    title = with_year(source.title, source.said_on or source.visited_to)
    return f"{title}, {finding.number or finding.place}: {_short(finding.text)}"


def _short(words: str) -> str:
    return words if len(words) <= LONGEST_WORDS else words[: LONGEST_WORDS - 1].rsplit(" ", 1)[0] + " …"

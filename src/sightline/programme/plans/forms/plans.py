"""What people type about plans and their versions."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from sightline.documents.forms import (
    FileLookedThroughForm,
    NamesNoChildForm,
)
from sightline.people.models import User
from sightline.programme import kinds as rules
from sightline.programme.kinds.own_days import OwnDay
from sightline.programme.models import Grouping, Version
from sightline.programme.plans.forms.own_days import OwnDayField, RecipientsForm, drafted_field
from sightline.programme.plans.forms.sources import council_choices, councils_here, source_choices
from sightline.programme.plans.forms.young_people import for_young_people
from sightline.programme.plans.queries.findings import in_no_plan
from sightline.programme.plans.rules.versions import moves
from sightline.web.account_names import choice_words
from sightline.web.forms import DayField, box, file_field, text


class PlanForm(NamesNoChildForm):
    """A new plan."""

    title = text("What the plan is called", 200, hint="For example: Children's services improvement plan")
    standard = text(
        "What good enough means in it",
        200,
        required=False,
        hint="For example: all services provided to children are good or better",
    )
    phase = text("Phase", 100, required=False, hint="If the programme has phases, for example: Phase 2")
    drafted = drafted_field()
    authority = forms.ChoiceField(label="Council", error_messages={"required": "Choose the council"})
    sources = forms.MultipleChoiceField(
        label="Sources this plan answers",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="What they ask for is “not answered” in this plan until an action answers it. More can be added later",
    )

    def __init__(self, authority: str, data: Any = None) -> None:
        """`authority`: the council of whoever makes it; blank where they see every one, and only where there are several
        is it asked."""
        codes = [authority] if authority else councils_here()
        one = codes[0] if len(codes) == 1 else ""
        first = {"authority": one, "sources": [str(pk) for pk in in_no_plan(one)] if one else []}
        super().__init__(data, initial=first)
        self.fields["authority"].choices = [("", "Choose one"), *council_choices()]  # type: ignore[attr-defined]
        if authority:
            self.fields["authority"].disabled = True
        self.fields["sources"].choices = source_choices(authority)  # type: ignore[attr-defined]


class MoveForm(RecipientsForm):
    """Where a version goes, on which day, to whom, and why. `decided`: whether these are the moves that somebody decides."""

    field_order = ("wanted", "day", "to", "others", "reason")

    wanted = forms.ChoiceField(
        label="What happens to it?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what happens to it"},
    )
    day = OwnDayField(
        "On which day",
        help_text="Today, unless it happened before. Where no more is known, a month: October 2016",
    )
    reason = box("Why", hint="It goes into the version's history and the trail", rows=2)

    def __init__(self, version: Version, data: Any = None, *, decided: bool, today: date) -> None:
        """The moves there are from where the version is, and the bodies of its council."""
        super().__init__(data, prefix="decide" if decided else None, initial={"day": OwnDay(today)})
        words = {
            "live": "Make it live",
            "submitted": "Submit it",
            "superseded": "Supersede it",
        }
        words |= {"consulted": "Send it out for comments", "draft": "Take it back to draft"}
        options = [
            (state, words[state]) for state, _, deciding in moves(version.state) if deciding is decided
        ]
        self.fields["wanted"].choices = options  # type: ignore[attr-defined]
        self.any = bool(options)
        self.offer(version.plan.authority if "submitted" in dict(options) else "")


class RefreshForm(NamesNoChildForm):
    """Why the plan is refreshed."""

    reasons = box("Why the plan is refreshed", required=True, missing="Say why the plan is refreshed")
    phase = text("Phase", 100, required=False, hint="If another phase begins")
    drafted = drafted_field()


class PutBeforeForm(NamesNoChildForm):
    """A version that is older than another: when it was drafted, and why it is entered."""

    drafted = OwnDayField(
        "Drafted",
        required=True,
        missing="Enter the day it was drafted",
        help_text="Its own day, or month: October 2016. It is marked as entered later",
    )
    reasons = box("Why it is entered", required=True, missing="Say why it is entered")
    phase = text("Phase", 100, required=False, hint="If it was of another phase")


class GroupingForm(NamesNoChildForm):
    """A new grouping."""

    kind = forms.ChoiceField(label="Kind", choices=list(rules.GROUPING_KINDS.items()))
    title = text("What it is called", 300, missing="Enter what it is called")
    about = box("What it is about", rows=2)
    for_young_people = for_young_people()


class GroupingChangeForm(NamesNoChildForm):
    """A grouping's words and place."""

    title = text("What it is called", 300, missing="Enter what it is called")
    about = box("What it is about")
    for_young_people = for_young_people()
    progress = box(
        "Progress", hint="What the board is told of it; this may be written while the plan is live too"
    )
    place = forms.IntegerField(label="Place among its kind", min_value=1, max_value=999, required=False)

    def __init__(self, data: Any = None, *, only: Sequence[str] = (), **more: Any) -> None:
        """`only`: the fields that may be changed; all where none is named."""
        super().__init__(data, **more)
        for name in [each for each in self.fields if only and each not in only]:
            del self.fields[name]


class AlignmentForm(NamesNoChildForm):
    """Something larger that the version serves."""

    document = text(
        "Document", 200, hint="For example: Children and Young People's Plan, Framework for Change"
    )
    priority = text("Its priority", 300, required=False)
    groupings = forms.MultipleChoiceField(
        label="Which of ours serve it", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, version: Version, data: Any = None) -> None:
        """The version's own groupings to choose from."""
        super().__init__(data)
        self.fields["groupings"].choices = grouping_choices(version)  # type: ignore[attr-defined]


class SupportingForm(FileLookedThroughForm):
    """A document the version stands on, or a policy to review because of it."""

    texts = ()
    field_order = ("kind", "title", "where", "file", "review_by")

    kind = forms.ChoiceField(
        label="Why it is listed",
        choices=(
            ("supports", "The plan stands on it"),
            ("to_review", "It must be reviewed because of the plan"),
        ),
    )
    title = text("Title", 200, missing="Enter the document's title")
    where = text("Where it is", 300, required=False, hint="An address or a place people know")
    review_by = DayField("To be reviewed by")


class SupportingAgainForm(FileLookedThroughForm):
    """A newer file of a document of the plan."""

    texts = ()

    file = file_field(required=True)


class NextForm(NamesNoChildForm):
    """A priority for a quarter."""

    quarter = text("Quarter", 12, hint="For example, Q4 2026-27")
    words = box("Priority", required=True, missing="Enter the priority", rows=2)


def grouping_choices(version: Version) -> list[tuple[str, str]]:
    """Every grouping of a version, with its kind."""
    rows = Grouping.objects.filter(version=version)
    return [(str(each.pk), f"{rules.GROUPING_KINDS[each.kind]}: {each.title}") for each in rows]


def outsider_choices() -> list[tuple[str, str]]:
    """Accounts that see of a plan only what is theirs or shown to them and work in it under nobody's name but theirs."""
    users = User.objects.filter(is_active=True).order_by("username")
    own = [
        user
        for user in users
        if user.role in ("partner", "young_advisor", "practitioner", "team_manager", "action_owner")
    ]
    return [(str(user.pk), choice_words(user)) for user in own]

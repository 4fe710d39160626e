"""What an administrator is asked about a person, and what is asked of whoever opens something for a while."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.utils import timezone

from sightline.people import rules
from sightline.people.models import ROLE_CHOICES, Restricted, User
from sightline.trail.forms import DATES, NOT_A_DAY
from sightline.web.identifier_forms import NamesNoChildForm

MOST = 300
Choices = Iterable[tuple[str, str]]


def why_field(label: str, missing: str) -> forms.CharField:
    """A reason in somebody's own words."""
    return forms.CharField(
        label=label,
        min_length=3,
        max_length=MOST,
        error_messages={
            "required": missing,
            "min_length": missing,
            "max_length": f"This must be {MOST} characters or fewer",
        },
    )


def day_field(label: str, missing: str) -> forms.DateField:
    """A day, as people write it."""
    return forms.DateField(
        label=label,
        input_formats=DATES,
        error_messages={"required": missing, **NOT_A_DAY},
    )


class PersonForm(forms.Form):
    """Somebody's role, teams and authority."""

    role = forms.ChoiceField(label="Role", error_messages={"required": "Choose a role"})
    teams = forms.MultipleChoiceField(label="Teams", required=False)
    authority = forms.RegexField(
        r"[0-9]{3}",
        label="Authority",
        required=False,
        error_messages={"invalid": "Enter three figures such as 343, or leave it empty"},
    )

    def __init__(self, *given: Any, teams: Choices, **named: Any) -> None:
        """`teams` are those the data knows. Teams somebody has already stay among the choices."""
        super().__init__(*given, **named)
        self.fields["role"].choices = [("", "Choose a role"), *sorted(ROLE_CHOICES, key=lambda pair: pair[1])]  # pyright: ignore[reportAttributeAccessIssue]
        known = dict(teams)
        kept = {team: team for team in (self.initial.get("teams") or ()) if team not in known}
        self.fields["teams"].choices = list((known | kept).items())  # pyright: ignore[reportAttributeAccessIssue]

    def keep_to(self, authority: str) -> None:
        """Whoever manages one authority's accounts gives them no other."""
        self.fields["authority"].disabled = bool(authority)


class AddForm(PersonForm):
    """A new person."""

    username = forms.CharField(label="Name", max_length=150, error_messages={"required": "Enter a name"})
    field_order = ("username", "role", "teams", "authority")


class GrantForm(NamesNoChildForm):
    """Who asked, why, from when to when, and what it opens."""

    sponsor = forms.ModelChoiceField(
        User.objects.none(),
        label="Sponsor",
        empty_label="Choose a person",
        error_messages={"required": "Choose who asked for this"},
    )
    why = why_field("Why is access needed?", "Enter why access is needed, in a few words")
    first = day_field("First day", "Enter the first day")
    last = day_field("Last day", "Enter the last day")
    opens = forms.MultipleChoiceField(
        label="What it opens",
        error_messages={"required": "Choose what it opens; with nothing chosen it opens nothing"},
    )

    def __init__(self, *given: Any, person: User, sponsors: Any, **named: Any) -> None:
        """`sponsors`: who may be chosen; what can be opened follows from the person's role."""
        super().__init__(*given, **named)
        self.fields["sponsor"].queryset = sponsors  # pyright: ignore[reportAttributeAccessIssue]
        columns = rules.grantable(person.role)
        self.fields["opens"].choices = [  # pyright: ignore[reportAttributeAccessIssue]
            (column, rules.COLUMNS[column][:1].upper() + rules.COLUMNS[column][1:]) for column in columns
        ]
        self.fields["opens"].required = bool(columns)
        self.columns = columns

    def clean(self) -> dict[str, Any]:
        """The days must make sense."""
        given = super().clean()
        if given.get("first") and given.get("last"):
            fault = rules.fault_of_dates(given["first"], given["last"], timezone.localdate())
            if fault:
                self.add_error("last", fault)
        return given


class GlassForm(forms.Form):
    """A team or one child outside somebody's scope, and why."""

    team = forms.ChoiceField(label="Team", required=False)
    child = forms.CharField(label="Or one child's reference", required=False, max_length=100)
    why = why_field("Why do you need to see this now?", "Enter why you need to see this, in a few words")

    def __init__(self, *given: Any, teams: Choices, **named: Any) -> None:
        """`teams`: those outside the person's scope."""
        super().__init__(*given, **named)
        self.fields["team"].choices = [("", "Choose a team"), *teams]  # pyright: ignore[reportAttributeAccessIssue]

    def clean(self) -> dict[str, Any]:
        """One of the two, not both."""
        given = self.cleaned_data
        if bool(given.get("team")) == bool(given.get("child")):
            self.add_error("team", "Choose a team, or enter one child's reference: one of the two")
        return given


class ReviewForm(forms.Form):
    """What the review found."""

    note = why_field("What you found", "Enter what you found, in a few words")


class RefuseForm(forms.Form):
    """Why a request is refused or withdrawn."""

    why = why_field("Why", "Enter why, in a few words")


class RestrictForm(forms.Form):
    """Children whose records are kept from everybody but those named."""

    references = forms.CharField(
        label="Children's references, one on each line",
        max_length=20_000,
        error_messages={"required": "Enter at least one child's reference"},
    )
    kind = forms.ChoiceField(
        label="Kind",
        choices=[("", "Choose a kind"), *Restricted.KINDS],
        error_messages={"required": "Choose a kind"},
    )
    why = why_field("Why", "Enter why, in a few words")
    allowed = forms.CharField(label="Who may still see them", required=False, max_length=2000)
    all_the_same = forms.BooleanField(
        label="It is written right: restrict it all the same, for when the data has it", required=False
    )

    def __init__(self, *given: Any, unknown: Callable[[list[str]], list[int]], **named: Any) -> None:
        """`unknown` tells which of some references no loaded record has, by their line from 1."""
        super().__init__(*given, **named)
        self.unknown = unknown
        self.asks = False

    def clean(self) -> dict[str, Any]:
        """A reference no loaded record has is asked about once: written wrong, it would hide nobody."""
        given = self.cleaned_data
        lines = self.unknown(given.get("references", "").splitlines())
        self.asks = bool(lines)
        if lines and not given.get("all_the_same"):
            said = (
                f"The reference on line {lines[0]} is"
                if len(lines) == 1
                else f"{len(lines)} of these references, the first on line {lines[0]}, are"
            )
            self.add_error(
                "references", f"{said} in no record that is loaded. Check how the case system writes it"
            )
        return given


class LiftForm(forms.Form):
    """A child to be taken off the restricted list."""

    reference = forms.CharField(
        label="The child's reference",
        max_length=100,
        error_messages={"required": "Enter the child's reference"},
    )
    why = why_field("Why", "Enter why, in a few words")

    def __init__(self, *given: Any, **named: Any) -> None:
        """It stands on a page beside another form, so its fields have ids of their own."""
        super().__init__(*given, auto_id="id_lift_%s", **named)

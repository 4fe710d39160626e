"""What an administrator is asked about a person, and what is asked of whoever opens something for a while."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.utils import timezone

from sightline.people import names, rules
from sightline.people.models import ROLE_CHOICES, RestrictedChild, User
from sightline.trail.forms import NOT_A_DAY
from sightline.web.account_names import choice_words
from sightline.web.forms import DayField, reason_field
from sightline.web.identifier_forms import NamesNoChildForm

MOST = 300
Choices = Iterable[tuple[str, str]]


class PersonForm(forms.Form):
    """Somebody's full name, role, teams and authority."""

    full_name = forms.CharField(
        label="Full name",
        max_length=names.LONGEST_FULL_NAME,
        help_text="As colleagues know them, for example Jo Smith. Pages show it with the post they hold.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Enter their full name"},
    )
    role = forms.ChoiceField(label="Role", error_messages={"required": "Choose a role"})
    teams = forms.MultipleChoiceField(
        label="Teams",
        required=False,
        help_text="Practitioners, team managers and heads of service see the children of these teams, and none without a "
        "team. Roles that see every child are narrowed to the teams chosen.",
    )
    authority = forms.RegexField(
        r"[0-9]{3}",
        label="Authority",
        required=False,
        help_text="A three-digit code. Only where Sightline holds several authorities; otherwise leave it empty.",
        error_messages={"invalid": "Enter a three-digit code such as 343, or leave it empty"},
    )

    def __init__(self, *args: Any, teams: Choices, **named: Any) -> None:
        """`teams` are those the data knows. Teams somebody has already stay among the choices."""
        super().__init__(*args, **named)
        self.fields["full_name"].required = bool(self.initial.get("full_name"))
        self.fields["role"].choices = [("", "Choose a role"), *sorted(ROLE_CHOICES, key=lambda pair: pair[1])]  # pyright: ignore[reportAttributeAccessIssue]
        team_titles = dict(teams)
        own_teams = {team: team for team in (self.initial.get("teams") or ()) if team not in team_titles}
        self.fields["teams"].choices = list((team_titles | own_teams).items())  # pyright: ignore[reportAttributeAccessIssue]
        self.asks_for_a_team = False
        if not team_titles | own_teams:
            self.fields["teams"].help_text = "Teams can be chosen once data is loaded."

    def clean(self) -> dict[str, Any]:
        """A role that sees its own teams' children is asked once about having none."""
        values = super().clean() or self.cleaned_data
        goes_on = self.data.get("without_team") == "yes"
        own_teams_only = rules.may_see_children(values.get("role", "")) == "own teams"
        self.asks_for_a_team = (
            own_teams_only and not values.get("teams") and bool(self.fields["teams"].choices)
        )  # pyright: ignore[reportAttributeAccessIssue]
        if self.asks_for_a_team and not goes_on and not self.has_error("teams"):
            role = rules.title(values["role"]).lower()
            self.add_error(
                "teams", f"A {role} without a team sees no children. Choose a team, or save without one"
            )
        return values

    def clean_full_name(self) -> str:
        """Tidied; refused where it holds what cannot be seen."""
        name = names.tidy_full_name(self.cleaned_data["full_name"])
        if fault := names.fault_of_full_name(name):
            raise forms.ValidationError(fault)
        return name

    def keep_to(self, authority: str) -> None:
        """Whoever manages one authority's accounts gives them no other."""
        self.fields["authority"].disabled = bool(authority)


class AddForm(PersonForm):
    """A new person."""

    username = forms.CharField(
        label="User name",
        max_length=150,
        help_text="The name they sign in with: letters from a to z, figures, and . - _ @. To let them sign in with Microsoft as "
        "well, use the whole name of their Microsoft account, as jo.bloggs@council.gov.uk.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Enter a user name"},
    )

    def __init__(self, *args: Any, **named: Any) -> None:
        """Nobody is added without a name; an account that has none may stay so."""
        super().__init__(*args, **named)
        self.fields["full_name"].required = True

    field_order = ("full_name", "username", "role", "teams", "authority")


class GrantForm(NamesNoChildForm):
    """Who asked, why, from when to when, and what it opens."""

    sponsor = forms.ModelChoiceField(
        User.objects.none(),
        label="Sponsor",
        help_text="Who at the council asked for this. Not you. They confirm it before anything opens.",
        empty_label="Choose a person",
        error_messages={"required": "Choose who asked for this"},
    )
    why = reason_field(
        "Why is access needed?",
        hint="For example: ILACS inspection, fieldwork in two weeks. It goes into the trail.",
        missing="Enter why access is needed, in a few words",
        too_few="Enter why access is needed, in a few words",
        longest=MOST,
    )
    first = DayField(
        "First day",
        help_text="For example, 1 March 2027",
        required=True,
        missing="Enter the first day",
        wrong=NOT_A_DAY,
    )
    last = DayField(
        "Last day",
        help_text="It is open until the end of this day.",
        required=True,
        missing="Enter the last day",
        wrong=NOT_A_DAY,
    )
    opens = forms.MultipleChoiceField(
        label="What it opens",
        help_text="No more than is needed.",
        error_messages={"required": "Choose what it opens; with nothing chosen it opens nothing"},
    )

    def __init__(self, *args: Any, person: User, sponsors: Any, **named: Any) -> None:
        """`sponsors`: who may be chosen; what can be opened follows from the person's role."""
        super().__init__(*args, **named)
        self.fields["sponsor"].queryset = sponsors  # pyright: ignore[reportAttributeAccessIssue]
        self.fields["sponsor"].label_from_instance = choice_words  # pyright: ignore[reportAttributeAccessIssue]
        columns = rules.grantable(person.role)
        self.fields["opens"].choices = [  # pyright: ignore[reportAttributeAccessIssue]
            (column, rules.opens_words(person.role, column).capitalize()) for column in columns
        ]
        self.fields["opens"].required = bool(columns)
        self.columns = columns

    def clean(self) -> dict[str, Any]:
        """The days must make sense."""
        values = super().clean()
        if values.get("first") and values.get("last"):
            fault = rules.fault_of_dates(values["first"], values["last"], timezone.localdate())
            if fault:
                self.add_error("last", fault)
        return values


class GlassForm(forms.Form):
    """A team or one child outside somebody's scope, and why."""

    team = forms.ChoiceField(label="Team", required=False)
    child = forms.CharField(label="Or one child's reference", required=False, max_length=100)
    why = reason_field(
        "Why do you need to see this now?",
        missing="Enter why you need to see this, in a few words",
        too_few="Enter why you need to see this, in a few words",
        longest=MOST,
    )

    def __init__(self, *args: Any, teams: Choices, **named: Any) -> None:
        """`teams`: those outside the person's scope."""
        super().__init__(*args, **named)
        self.fields["team"].choices = [("", "Choose a team"), *teams]  # pyright: ignore[reportAttributeAccessIssue]

    def clean(self) -> dict[str, Any]:
        """One of the two, not both."""
        values = self.cleaned_data
        if bool(values.get("team")) == bool(values.get("child")):
            self.add_error("team", "Choose a team, or enter one child's reference: one of the two")
        return values


class ReviewForm(forms.Form):
    """What the review found."""

    note = reason_field(
        "What you found",
        missing="Enter what you found, in a few words",
        too_few="Enter what you found, in a few words",
        longest=MOST,
    )


class RefuseForm(forms.Form):
    """Why a request is refused or withdrawn."""

    why = reason_field(
        "Why", missing="Enter why, in a few words", too_few="Enter why, in a few words", longest=MOST
    )


class RestrictForm(forms.Form):
    """Children whose records are kept from everybody but those named."""

    references = forms.CharField(
        label="Children's references, one on each line",
        max_length=20_000,
        widget=forms.Textarea(attrs={"spellcheck": "false"}),
        error_messages={"required": "Enter at least one child's reference"},
    )
    kind = forms.ChoiceField(
        label="Kind",
        choices=[("", "Choose a kind"), *RestrictedChild.KINDS],
        error_messages={"required": "Choose a kind"},
    )
    why = reason_field(
        "Why", missing="Enter why, in a few words", too_few="Enter why, in a few words", longest=MOST
    )
    allowed = forms.CharField(label="Who may still see them", required=False, max_length=2000)
    all_the_same = forms.BooleanField(
        label="It is written right: restrict it all the same, for when the data has it", required=False
    )

    def __init__(self, *args: Any, unknown: Callable[[list[str]], list[int]], **named: Any) -> None:
        """`unknown` tells which of some references no loaded record has, by their line from 1."""
        super().__init__(*args, **named)
        self.unknown = unknown
        self.asks = False

    def clean(self) -> dict[str, Any]:
        """A reference no loaded record has is asked about once: written wrong, it would hide nobody."""
        values = self.cleaned_data
        lines = self.unknown(values.get("references", "").splitlines())
        self.asks = bool(lines)
        if lines and not values.get("all_the_same"):
            sentence = (
                f"The reference on line {lines[0]} is"
                if len(lines) == 1
                else f"{len(lines)} of these references, the first on line {lines[0]}, are"
            )
            self.add_error(
                "references", f"{sentence} in no record that is loaded. Check how the case system writes it"
            )
        return values


class LiftRestrictionForm(forms.Form):
    """A child to be taken off the restricted list."""

    reference = forms.CharField(
        label="The child's reference",
        max_length=100,
        error_messages={"required": "Enter the child's reference"},
    )
    why = reason_field(
        "Why", missing="Enter why, in a few words", too_few="Enter why, in a few words", longest=MOST
    )

    def __init__(self, *args: Any, **named: Any) -> None:
        """It stands on a page beside another form, so its fields have ids of their own."""
        super().__init__(*args, auto_id="id_lift_%s", **named)

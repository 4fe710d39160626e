"""What people type of comments on a version and of asks."""

from typing import Any, ClassVar

from django import forms

from sightline.bodies.forms import ANOTHER, choices_of
from sightline.bodies.models import Body
from sightline.bodies.queries import body_names
from sightline.bodies.rules import key_of
from sightline.documents.forms import LookedThroughForm
from sightline.people.rules import title
from sightline.programme import kinds as rules
from sightline.programme.consultation.rules import ASKED_ROLES
from sightline.programme.models import Plan
from sightline.programme.plans.queries.plans import readers_of
from sightline.web.account_names import choice_words
from sightline.web.forms import DayField, box, suggest, text
from sightline.web.identifier_forms import NamesNoChildForm


class NamedByBodyForm(LookedThroughForm):
    """Words of a body, or of somebody who is none. `other`: the field that says who, and names a new body.

    Cleaned, `body` is the body's name, blank where it is none.
    """

    other: ClassVar[str]

    body = forms.ChoiceField(
        label="Body", required=False, error_messages={"invalid_choice": "Choose a body from the list"}
    )

    def __init__(self, authority: str, data: Any = None, *, blank: str) -> None:
        """With the bodies of this authority. `blank`: what it means that none of them is chosen."""
        super().__init__(data)
        self.fields["body"].choices = choices_of(body_names(authority), blank)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """What was sent, with who it is of in one way."""
        sent = super().clean()
        chosen, other = sent.get("body") or "", (sent.get(self.other) or "").strip()
        if chosen == ANOTHER:
            sent["body"] = other
        elif chosen and other and key_of(other) != key_of(chosen):
            self.add_error("body", f"You chose {chosen} and named {other}. Leave one of them out")
        if not chosen or chosen == ANOTHER:
            self._owes(other)
        return sent

    def _owes(self, other: str) -> None:
        errors: Any = self.errors
        if not other and not {self.other, "body"} & set(errors):
            self.add_error(self.other, self.fields[self.other].error_messages["required"])


class CommentForm(NamedByBodyForm):
    """What somebody said of a version outside."""

    other = "said_by"
    field_order = ("body", "said_by", "words")

    said_by = text(
        "Who said it, if you chose no body",
        200,
        required=False,
        missing="Enter who said it",
        hint="For example: young advisors, or the name of another body. No child’s name",
    )
    words = box("What was said", required=True, missing="Enter what was said")


class ResponseForm(LookedThroughForm):
    """What is answered."""

    texts = ("response",)

    response = box(
        "What you did with it",
        required=True,
        missing="Enter what you did with it",
        hint="Whoever wrote the comment reads it, and everybody who reads the plan",
    )


class OwnCommentForm(LookedThroughForm):
    """What whoever was asked thinks of a version."""

    words = box(
        "Your comment", required=True, missing="Enter your comment", hint="Name no child in it", rows=5
    )

    def __init__(self, data: Any = None, *, plain: bool = False, **more: Any) -> None:
        """`plain`: in words for young people."""
        super().__init__(data, **more)
        if plain:
            words = self.fields["words"]
            words.label, words.help_text = "What do you think?", "Please do not write anybody’s name"


class ConsultationForm(NamesNoChildForm):
    """Who is asked to comment on a version, and until when."""

    closes = DayField("Comments close on", required=True, missing="Enter the day comments close")
    words = box(
        "What they are asked",
        rows=2,
        hint="For example: are these the right priorities? Blank asks for any comment",
    )
    bodies = forms.MultipleChoiceField(
        label="Bodies",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Whoever sits on them and has an account. What a body says at its meeting is recorded for it",
    )
    roles = forms.MultipleChoiceField(
        label="Everybody with a role", required=False, widget=forms.CheckboxSelectMultiple
    )
    people = forms.MultipleChoiceField(label="People", required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, authority: str, data: Any = None, **more: Any) -> None:
        """Of this authority."""
        super().__init__(data, **more)
        choices = {
            "bodies": [
                (str(pk), name)
                for pk, name in Body.objects.filter(authority=authority)
                .order_by("name")
                .values_list("pk", "name")
            ],
            "roles": [(role, title(role)) for role in ASKED_ROLES],
            "people": [(str(user.pk), choice_words(user)) for user in readers_of(authority)],
        }
        for name, options in choices.items():
            self.fields[name].choices = options  # type: ignore[attr-defined]


class AskForm(NamedByBodyForm):
    """Something asked of a partner."""

    other = "partner"
    field_order = ("body", "partner", "words", "due", "person")

    partner = text(
        "Which partner is asked, if you chose no body",
        150,
        required=False,
        missing="Enter which partner is asked",
        hint="For example: the integrated care board, or the name of another body",
    )
    words = box("What is asked", required=True, missing="Enter what is asked", rows=3)
    due = DayField("Due")
    person = forms.ChoiceField(
        label="Who answers it here",
        required=False,
        help_text="An account of the partner’s, if there is one. Whoever sits on a body that is asked answers it too",
    )

    def __init__(self, plan: Plan, data: Any = None) -> None:
        """For this plan, with the partners it asked before."""
        super().__init__(plan.authority, data, blank="No body: a partner agency")
        suggest(self.fields["partner"], plan.asks.filter(body=None).values_list("partner", flat=True))
        accounts = [(str(user.pk), choice_words(user)) for user in readers_of(plan.authority)]
        self.fields["person"].choices = [("", "Nobody"), *accounts]  # type: ignore[attr-defined]


class AskMoveForm(LookedThroughForm):
    """What became of an ask."""

    wanted = forms.ChoiceField(label="What became of it?", widget=forms.RadioSelect)
    words = box("In words", rows=3)

    def __init__(self, state: str, allowed: tuple[str, ...], data: Any = None, *, answers: bool) -> None:
        """Where it may go from its state, of what this person may say. `answers`: they were asked, and answer it."""
        super().__init__(data)
        ways = [(each, rules.ASK.words[each]) for each in rules.ASK.may[state] if each in allowed]
        self.fields["wanted"].choices = ways  # type: ignore[attr-defined]
        self.any = bool(ways)
        if answers and ways:
            self.fields["wanted"].widget = forms.HiddenInput()
            self.initial["wanted"] = ways[0][0]
            self.fields["words"].label = "Your answer"

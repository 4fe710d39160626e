"""What people type of comments on a version and of asks."""

from typing import Any

from django import forms

from sightline.documents.forms import LookedThroughForm
from sightline.programme import kinds as rules
from sightline.programme.plans.queries.plans import readers_of
from sightline.web.account_names import choice_words
from sightline.web.forms import DayField, box, text


class CommentForm(LookedThroughForm):
    """What somebody said of a version."""

    said_by = text("Who said it", 200, hint="A body or a group, for example: young advisors. No child's name")
    words = box("What was said", required=True, missing="Enter what was said")


class ResponseForm(LookedThroughForm):
    """What is answered."""

    texts = ("response",)

    response = box("What is answered", required=True, missing="Enter what is answered")


class AskForm(LookedThroughForm):
    """Something asked of a partner."""

    partner = text("Which partner is asked", 150, missing="Enter which partner is asked")
    words = box("What is asked", required=True, missing="Enter what is asked", rows=3)
    due = DayField("Due")
    person = forms.ChoiceField(
        label="Who answers it here",
        required=False,
        help_text="An account of the partner’s, if there is one. It sees the ask and answers it",
    )

    def __init__(self, authority: str, data: Any = None) -> None:
        """For a plan of this authority."""
        super().__init__(data)
        accounts = [(str(user.pk), choice_words(user)) for user in readers_of(authority)]
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

"""What is asked of whoever asks for commentary, writes it, and decides on it."""

from collections.abc import Sequence
from typing import Any

from django import forms

from sightline.commentary.rules.states import ACCEPTED, LONGEST_TEXT, SENT_BACK
from sightline.documents.forms import LookedThroughForm
from sightline.people.posts.queries import posts_of
from sightline.web.forms import DayField, box, suggest, text
from sightline.web.identifier_forms import NamesNoChildForm


class AskingForm(NamesNoChildForm):
    """Which figures commentary is asked on, of which period, by which day."""

    period = forms.ChoiceField(label="Period", error_messages={"required": "Choose the period"})
    due = DayField(
        "To be written by",
        required=True,
        missing="Enter the day it is asked by",
        wrong="Enter a day, such as 20 November 2026",
    )
    owner = text(
        "Whom to ask where a measure has no owner",
        150,
        required=False,
        hint="A post. A target’s owner, and the owner of an entered figure, are asked by themselves",
    )
    figures = forms.MultipleChoiceField(
        label="Measures",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one measure"},
    )

    def __init__(
        self,
        *args: Any,
        authority: str,
        periods: Sequence[tuple[str, str]],
        choices: Sequence[tuple[str, str]],
        **named: Any,
    ) -> None:
        """`choices`: the figures' ids, and their titles with whom they are asked of."""
        super().__init__(*args, **named)
        self.fields["period"].choices = periods  # type: ignore[attr-defined]
        self.fields["figures"].choices = choices  # type: ignore[attr-defined]
        suggest(self.fields["owner"], (post.words for post in posts_of(authority)))


class CommentaryForm(LookedThroughForm):
    """The text."""

    texts = ("text",)

    text = box(
        "Commentary",
        required=True,
        missing="Write what there is to say",
        rows=8,
        longest=LONGEST_TEXT,
        hint="What the figure shows, why, and what is being done. Name no child",
    )


class CommentaryDecisionForm(NamesNoChildForm):
    """A second person accepts a text, or sends it back."""

    state = forms.ChoiceField(
        label="Your decision",
        choices=[(ACCEPTED, "Accept: it stands on the measure’s page"), (SENT_BACK, "Send back")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose: accept, or send back"},
    )
    words = text("What must be put right", 300, required=False, hint="Needed to send it back")

"""What a room is to be, a question and an answer: none may say who a child is."""

from typing import Any

from django import forms

from sightline.evidence.queries import possible_visitors
from sightline.freezes.models import Freeze
from sightline.rehearsal.rules.lines_of_enquiry import lines_of_enquiry
from sightline.web.account_names import choice_words
from sightline.web.forms import DayField, box, reason_field, text
from sightline.web.identifier_forms import NamesNoChildForm


class RoomForm(NamesNoChildForm):
    """For whom, from when to when, of what and why."""

    title = text(
        "What the room is called",
        200,
        missing="Enter what the room is called",
        hint="For example: Monitoring visit 4",
    )
    why = reason_field("Why it is opened", missing="Enter why it is opened", called="Why it is opened")
    first = DayField("First day", required=True, missing="Enter the first day")
    last = DayField(
        "Last day",
        required=True,
        missing="Enter the last day",
        help_text="The room ends by itself after this day.",
    )
    visitors = forms.MultipleChoiceField(
        label="Visitors",
        widget=forms.CheckboxSelectMultiple(),
        error_messages={"required": "Choose at least one visitor"},
    )
    lines = forms.MultipleChoiceField(
        label="Lines of enquiry",
        widget=forms.CheckboxSelectMultiple(),
        error_messages={"required": "Choose at least one line of enquiry"},
    )
    freeze = forms.ChoiceField(label="Figures", required=False)

    def __init__(self, authority: str, *sent: Any, **more: Any) -> None:
        """With the visitors and freezes of this authority."""
        super().__init__(*sent, **more)
        self.accounts = {each.get_username(): each for each in possible_visitors(authority)}
        self.freezes = {each.name: each for each in Freeze.objects.filter(authority=authority)}
        self.fields["visitors"].choices = [(name, choice_words(name)) for name in self.accounts]  # type: ignore[attr-defined]
        self.fields["lines"].choices = [(line.id, line.title) for line in lines_of_enquiry()]  # type: ignore[attr-defined]
        self.fields["freeze"].choices = [  # type: ignore[attr-defined]
            ("", "As they are now, marked provisional"),
            *((name, f"As frozen: {name}") for name in self.freezes),
        ]


class RoomQuestionForm(NamesNoChildForm):
    """What a visitor asks."""

    words = box("Your question", required=True, missing="Enter your question", hint="Do not name a child.")


class RoomAnswerForm(NamesNoChildForm):
    """What the council answers."""

    words = box(
        "Your answer",
        required=True,
        missing="Enter your answer",
        hint="The visitors read it. Do not name a child.",
    )

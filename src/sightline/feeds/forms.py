"""What a new calendar address is to open."""

from django import forms

from sightline.feeds.kinds import Offer, PageWords
from sightline.web.forms import suggest, text
from sightline.web.identifier_forms import NamesNoChildForm


class NewAddressForm(NamesNoChildForm):
    """One of what is offered, and where that may be for a board's calendar, for which."""

    def __init__(self, *sent: object, offer: Offer, words: PageWords) -> None:
        """With what this person may have."""
        super().__init__(*sent)  # type: ignore[arg-type]
        self.fields[words.field] = forms.ChoiceField(
            label=words.label,
            choices=[(value, choice.title) for value, choice in offer.choices.items()],
            error_messages={"invalid_choice": words.refusal, "required": words.refusal},
        )
        if words.body_hint:
            self.fields["body"] = text("For which body", 200, required=False, hint=words.body_hint)
            suggest(self.fields["body"], offer.bodies)

"""What a new calendar address is for."""

from collections.abc import Iterable

from django import forms

from sightline.programme.models import Plan
from sightline.web.forms import text
from sightline.web.identifier_forms import NamesNoChildForm

OWN = "My own actions"


class AddressForm(NamesNoChildForm):
    """One's own actions, or a whole plan for a body's calendar."""

    what = forms.ChoiceField(
        label="Days of", error_messages={"invalid_choice": "Choose your own actions or one of the plans"}
    )
    body = text(
        "For which body", 200, required=False, hint="For a whole plan only: for example Improvement Board"
    )

    def __init__(self, *sent: object, plans: Iterable[Plan]) -> None:
        """With the plans this person may see."""
        super().__init__(*sent)  # type: ignore[arg-type]
        self.fields["what"].choices = [  # type: ignore[attr-defined]
            ("own", OWN),
            *((str(plan.pk), f"All of: {plan.title}") for plan in plans),
        ]

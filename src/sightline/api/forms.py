"""What a new token is for."""

from django import forms

from sightline.api.rules import LASTS, SCOPES
from sightline.web.forms import text
from sightline.web.identifier_forms import NamesNoChildForm


class TokenForm(NamesNoChildForm):
    """A name, what it may be asked for, and how long it lasts."""

    name = text("What it is for", 100, hint="Such as Power BI refresh. It stands in the trail.")
    scopes = forms.MultipleChoiceField(
        label="What it may be asked for",
        choices=[(name, f"{words[0].upper()}{words[1:]}") for name, words in SCOPES.items()],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose what the token may be asked for"},
    )
    days = forms.TypedChoiceField(
        label="How long it lasts",
        choices=[(each, f"{each} days") for each in LASTS],
        coerce=int,
        initial=LASTS[1],
        error_messages={"required": "Choose how long the token lasts"},
    )

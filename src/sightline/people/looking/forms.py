"""Why are you looking: what is asked of everybody before they see a child, or take children's records away."""

from typing import Any

from django import forms

from sightline.web.forms import reason_field

WHY = "Why are you looking at these children's records?"
MISSING = "Enter why you are looking"
COMMON = (
    "Planning my team's work",
    "Supervision",
    "Correcting records",
    "Checking a figure",
    "Preparing a meeting or report",
)
"""The reasons most people have; another is written in their own words."""
OTHER = "other"


class LookForm(forms.Form):
    """Why somebody looks: a common reason, their own words, or both; it goes into the trail."""

    common = forms.ChoiceField(
        label=WHY,
        required=False,
        choices=[*((each, each) for each in COMMON), (OTHER, "Another reason")],
        widget=forms.RadioSelect(),
        error_messages={"invalid_choice": MISSING},
    )
    reason = reason_field(
        "Why are you looking, in your own words", missing=MISSING, called="Why you are looking"
    )

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["reason"].required = "common" not in self.fields

    def clean(self) -> dict[str, Any]:
        """The reason as it goes into the trail: Supervision; Supervision: before Thursday; or the words alone."""
        cleaned = super().clean() or {}
        common, written = cleaned.get("common", ""), cleaned.get("reason", "")
        if self.errors or "common" not in self.fields:
            return cleaned
        chosen = common if common in COMMON else ""
        if not chosen and not written:
            self.add_error("reason", MISSING)
        return {**cleaned, "reason": ": ".join(part for part in (chosen, written) if part)}

"""What is asked of whoever proposes a change of a definition, and who decides on it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from sightline.definitions.rules.proposing import LONGEST_REASON
from sightline.definitions.rules.states import APPROVED, DECLINED
from sightline.web.forms import DayField, reason_field, text
from sightline.web.identifier_forms import NamesNoChildForm

LABELS = {
    "age": "Age on the day",
    "sex": "Sex",
    "ethnicity": "Ethnicity",
    "disability": "Disability",
    "need": "Primary need",
    "care_experience": "Experience of care",
    "part": "Kind",
}
"""By what cases may be left out, as a field's label."""


class LeaveOutForm(NamesNoChildForm):
    """Which cases no longer count, from when, and why."""

    starts = DayField("From", help_text="Cases of this day and later. Leave blank for all months")
    reason = reason_field(
        "Why it changes", missing="Say why it changes", longest=LONGEST_REASON, hint="Who agreed it, and when"
    )

    def __init__(self, *args: Any, offered: Mapping[str, Sequence[str]], **named: Any) -> None:
        """`offered`: by split, the categories there are."""
        super().__init__(*args, **named)
        for split, categories in offered.items():
            self.fields[split] = forms.MultipleChoiceField(
                label=LABELS[split],
                choices=[(each, each) for each in categories],
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )
        self.order_fields([*offered, "starts", "reason"])
        self.splits = tuple(offered)

    @property
    def leaves_out(self) -> dict[str, list[str]]:
        """What a valid form leaves out, by split."""
        return {split: self.cleaned_data[split] for split in self.splits if self.cleaned_data.get(split)}


class ChangeDecisionForm(NamesNoChildForm):
    """Whether a change is approved."""

    state = forms.ChoiceField(
        label="Decision",
        choices=[(APPROVED, "Approve"), (DECLINED, "Decline")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose: approve, or decline"},
    )
    words = text("Why", 300, required=False, hint="Needed where you decline")


class WithdrawChangeForm(NamesNoChildForm):
    """Why a change is taken back."""

    words = text("Why", 300, required=False)

"""By when a re-inspection is expected."""

from typing import Any

from sightline.programme.kinds.own_days import OwnDay
from sightline.programme.plans.forms.own_days import OwnDayField
from sightline.programme.plans.rules.horizon import Horizon
from sightline.web.forms import box
from sightline.web.identifier_forms import NamesNoChildForm


class HorizonForm(NamesNoChildForm):
    """A day, a month or neither, in whose words, and why it is said now."""

    expected = OwnDayField(
        "Expected by",
        help_text="A day or a month: 15 March 2027, or March 2027. Blank while neither is known",
    )
    words = box(
        "In whose words, and where they stand",
        rows=3,
        hint="For example: “will culminate in a full re-inspection”, monitoring visit of May, page 1",
    )
    reason = box("Why it is changed", required=True, missing="Enter why it is changed", rows=2)

    def __init__(self, data: Any = None, *, first: bool, **more: Any) -> None:
        """`first`: nothing is known yet, so there is no change to give a reason for."""
        super().__init__(data, **more)
        if first:
            del self.fields["reason"]

    @property
    def horizon(self) -> Horizon:
        """What was asked for."""
        expected: OwnDay | None = self.cleaned_data["expected"]
        words = self.cleaned_data["words"].strip()
        return Horizon(expected.last, expected.in_month, words) if expected else Horizon(None, False, words)

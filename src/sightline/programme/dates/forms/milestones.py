"""Which steps of a plan's dates become milestones, and of which action."""

from collections.abc import Sequence
from typing import Any

from django import forms


class StepMilestonesForm(forms.Form):
    """Steps as ticks, and one action."""

    steps = forms.MultipleChoiceField(
        label="Steps",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Choose at least one step",
            "invalid_choice": "This step is a milestone already, or the dates changed. Open the plan’s dates again",
        },
    )
    action = forms.ChoiceField(
        label="Action",
        help_text="The steps become milestones of this action",
        error_messages={"required": "Choose an action"},
    )

    def __init__(
        self,
        data: Any = None,
        *,
        steps: Sequence[tuple[str, str]],
        actions: Sequence[tuple[str, str]],
        **more: Any,
    ) -> None:
        """The steps that are no milestone yet, and the actions they may become milestones of."""
        super().__init__(data, **more)
        self.fields["steps"].choices = steps  # type: ignore[attr-defined]
        self.fields["action"].choices = [("", "Choose an action"), *actions]  # type: ignore[attr-defined]

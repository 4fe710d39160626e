"""What people type about the difference an action makes."""

from typing import Any

from django import forms

from sightline.measuring.discover import figures
from sightline.programme import kinds as rules
from sightline.programme.difference.rules.declaration import LONGEST_LAG
from sightline.programme.kinds.test_of_difference import DIRECTIONS, VERDICTS
from sightline.web.forms import DayField, box
from sightline.web.identifier_forms import NamesNoChildForm

NONE = ("", "None: no measure can show it")


class DeclareForm(NamesNoChildForm):
    """The test an action declares."""

    basis = forms.ChoiceField(
        label="What it rests on",
        widget=forms.RadioSelect,
        choices=list(rules.BASES.items()),
        error_messages={"required": "Choose what the difference rests on"},
    )
    measure = forms.ChoiceField(label="Measure", required=False)
    direction = forms.ChoiceField(
        label="Which way is better",
        required=False,
        choices=[("", "Choose, if it rests on a measure"), *DIRECTIONS.items()],
    )
    lag = forms.IntegerField(
        label="Months before an effect can show",
        required=False,
        min_value=0,
        max_value=LONGEST_LAG,
        help_text="Those months are not judged. For example 3",
        error_messages={
            "invalid": "Months before an effect can show must be a whole number",
            "max_value": f"The lag must be between 0 and {LONGEST_LAG} months",
            "min_value": f"The lag must be between 0 and {LONGEST_LAG} months",
        },
    )
    least = forms.IntegerField(
        label="Fewest cases a month may rest on",
        required=False,
        min_value=1,
        help_text="For a share, mean or median. 20 if left blank",
        error_messages={
            "invalid": "Fewest cases must be a whole number",
            "min_value": "Fewest cases must be 1 or more",
        },
    )
    words = box(
        "What will be looked at", hint="Needed where no measure can show it. No child's name or reference"
    )

    start = DayField(
        "Day the action started or starts again", help_text="Leave it blank if it does not start yet"
    )

    def __init__(self, again: bool, data: Any = None, *, starts: bool = False, **more: Any) -> None:
        """`again`: a test was declared before, so that a reason is owed: the service asks for it, after it has told the
        second of two people. `starts`: the action can start with it."""
        super().__init__(data, **more)
        if not starts:
            del self.fields["start"]
        options = [(each, f"{each} {figure.title}") for each, (_, figure) in sorted(figures().items())]
        self.fields["measure"].choices = [NONE, *options]  # type: ignore[attr-defined]
        if again:
            self.fields["reason"] = box(
                "Why it is declared anew",
                rows=2,
                hint="What stood before is kept and shown",
            )

    def values(self) -> dict[str, Any]:
        """The fields as the action takes them: what belongs to a measure only where it rests on one."""
        values = {name: value for name, value in self.cleaned_data.items() if name != "start"}
        values["lag"] = values["lag"] or 0
        values["least"] = values["least"] or 20
        return values


class VerdictForm(NamesNoChildForm):
    """What somebody judged from audits, samples or feedback."""

    verdict = forms.ChoiceField(
        label="Verdict",
        widget=forms.RadioSelect,
        choices=list(VERDICTS.items()),
        error_messages={"required": "Choose the verdict"},
    )
    words = box(
        "What was found, and where it can be read",
        required=True,
        missing="Say what was found, and where it can be read",
        hint="No child's name or reference",
    )

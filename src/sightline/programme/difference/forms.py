"""What people type about the difference an action makes."""

from datetime import date
from typing import Any

from django import forms

from sightline.calendars.dates import in_words, month_end, month_in_words, read_day, read_month
from sightline.measuring.discover import figures
from sightline.programme import kinds as rules
from sightline.programme.difference.rules.declaration import LONGEST_LAG
from sightline.programme.kinds.test_of_difference import DIRECTIONS, VERDICTS
from sightline.statistics.amounts import rounded
from sightline.web.forms import DayField, box
from sightline.web.identifier_forms import NamesNoChildForm

NONE = ("", "None: no measure can show it")
OF_A_MEASURE = ("direction", "baseline", "baseline_on", "target", "target_by", "lag", "least")
NUMBER = "must be a number, as 74 or 74.5"


class MonthOrDayField(DayField):
    """A day, or a month for its last day, shown as it is said: March 2027, 14 November 2026."""

    what, real, example = "day or month", "day or month", "March 2027"

    def read(self, typed_text: str) -> date | None:
        """The day that was typed, the last of a month; None where it is neither."""
        month = read_month(typed_text)
        return read_day(typed_text) or (month_end(month) if month else None)

    def words(self, day: date) -> str:
        """The month where it is the last day of one, else the day."""
        return month_in_words(day) if day == month_end(day) else in_words(day)


class FigureField(forms.FloatField):
    """A figure as somebody types it: 74, 74.5, 74% or 1,204; shown without what it does not need."""

    def __init__(self, label: str, hint: str) -> None:
        """Not needed unless a rule says so."""
        super().__init__(
            label=label,
            required=False,
            help_text=hint,
            widget=forms.TextInput(),
            error_messages={"invalid": f"{label} {NUMBER}"},
        )

    def to_python(self, value: Any) -> float | None:
        """The number; a ValidationError for what is none."""
        return super().to_python(str(value).strip().removesuffix("%").replace(",", "") if value else value)

    def prepare_value(self, value: Any) -> Any:
        """With one decimal at most; what was typed stays as it was typed."""
        return f"{rounded(value)}".removesuffix(".0") if isinstance(value, float) else value


class ChooseTestForm(forms.Form):
    """What the test rests on, and its measure, chosen before the rest is asked."""

    basis = forms.ChoiceField(
        label="What it rests on",
        widget=forms.RadioSelect,
        choices=list(rules.BASES.items()),
        error_messages={"required": "Choose what the difference rests on"},
    )
    measure = forms.ChoiceField(label="Measure", required=False)

    def __init__(self, data: Any = None, **more: Any) -> None:
        """Every figure there is may be chosen."""
        super().__init__(data, **more)
        options = [(each, f"{each} {figure.title}") for each, (_, figure) in sorted(figures().items())]
        self.fields["measure"].choices = [NONE, *options]  # type: ignore[attr-defined]

    @property
    def chosen(self) -> bool:
        """Whether what was chosen is enough to ask the rest."""
        return self.is_valid() and (
            self.cleaned_data["basis"] != "measure" or bool(self.cleaned_data["measure"])
        )


class DeclareForm(ChooseTestForm, NamesNoChildForm):
    """The test an action declares."""

    direction = forms.ChoiceField(
        label="Which way is better",
        required=False,
        choices=[("", "Choose one"), *DIRECTIONS.items()],
    )
    baseline = FigureField("Baseline", "Where the measure stands before it starts. For example 74")
    baseline_on = MonthOrDayField("Month of the baseline", help_text="For example June 2026")
    target = FigureField("Target", "For example 90. Leave it blank if there is none")
    target_by = MonthOrDayField("Target date", help_text="A month or a day. For example March 2027")
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

    def __init__(
        self,
        again: bool,
        data: Any = None,
        *,
        basis: str = "",
        measure: str = "",
        starts: bool = False,
        **more: Any,
    ) -> None:
        """`again`: a test was declared before, so that a reason is owed: the service asks for it, after it has told the
        second of two people. `basis` and `measure`: what was chosen already. `starts`: the action can start with it."""
        super().__init__(data, **more)
        if not starts:
            del self.fields["start"]
        if basis:
            self._chosen(basis, measure)
        if measure not in figures() or figures()[measure][0].better in DIRECTIONS:
            del self.fields["direction"]
        if again:
            self.fields["reason"] = box(
                "Why it is changed", rows=2, hint="The test as it was stays in the history"
            )

    def _chosen(self, basis: str, measure: str) -> None:
        """Ask no more than what belongs to what was chosen."""
        for name in ("basis", "measure"):
            self.fields[name].widget = forms.HiddenInput()
        self.initial |= {"basis": basis, "measure": measure}
        for name in ("words",) if basis == "measure" else OF_A_MEASURE:
            if name in self.fields and name != "direction":
                del self.fields[name]

    def values(self) -> dict[str, Any]:
        """The fields as the action takes them: what belongs to a measure only where it rests on one."""
        values = {name: value for name, value in self.cleaned_data.items() if name != "start"}
        return values | {"lag": values.get("lag") or 0, "least": values.get("least") or 20}


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


class WhyForm(NamesNoChildForm):
    """Why a test is removed."""

    reason = box("Why it is removed", required=True, missing="Say why the test is removed", rows=2)


class DecideForm(NamesNoChildForm):
    """Whether a change of a test is confirmed, and why not where it is refused."""

    decision = forms.ChoiceField(
        label="Decision",
        widget=forms.RadioSelect,
        choices=[("confirm", "Confirm the change"), ("refuse", "Refuse it: the test stays as it is")],
        error_messages={"required": "Choose whether it is confirmed"},
    )
    words = box("Why, if it is refused", rows=2)

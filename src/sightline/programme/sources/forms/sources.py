"""What people type about a source and its findings."""

import copy
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from sightline.bodies.queries import body_names
from sightline.calendars.dates import month_end, month_in_words, only_month
from sightline.programme import kinds as rules
from sightline.programme.plans.forms.sources import ask_council, council_field
from sightline.programme.sources.forms.counts import counted, counted_fields, counted_initial, refuse_half
from sightline.programme.sources.rules.fields_by_kind import ASKED, JUDGED
from sightline.programme.sources.rules.findings import CannotMendError, Draft, figures_in, figures_text
from sightline.programme.sources.rules.quotations import DraftQuotation, quotations_in, quotations_text
from sightline.web.forms import DayField, DayOrMonthField, box, suggest
from sightline.web.forms import text as one_line
from sightline.web.identifier_forms import NamesNoChildForm

A_LINE_EACH = "One on each line"
QUOTED = "A blank line between two quotations. The last line of each may say the role of who said it, never a name, and the page: — lead inspector, page 3"
FIGURES = "The source’s own, one on each line: 6%, or 6% | neighbours | 4.5%"


class DropForm(forms.Form):
    """A report that is dropped in."""

    authority = council_field()
    file = forms.FileField(
        label="The report, as a PDF",
        max_length=255,
        widget=forms.FileInput(attrs={"accept": ".pdf,application/pdf"}),
        help_text="An inspection report, a letter, a monitoring visit. Ofsted’s are on reports.ofsted.gov.uk",
        error_messages={
            "required": "Choose the report",
            "empty": "The file is empty. Choose the report again",
        },
    )

    def __init__(self, authority: str, data: Any = None, files: Any = None) -> None:
        """`authority`: that of whoever drops it in; blank where they see every council."""
        super().__init__(data, files)
        self.own = ask_council(self, authority)

    @property
    def council(self) -> str:
        """The code of the council it is filed under, once the form is valid."""
        return self.cleaned_data.get("authority") or self.own


class KindForm(forms.Form):
    """Which kind of source is to be typed in."""

    authority = council_field()
    kind = forms.ChoiceField(
        label="What kind of source is it?",
        choices=tuple(rules.SOURCE_KINDS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what kind of source it is"},
    )

    def __init__(self, authority: str, data: Any = None) -> None:
        """`authority`: that of whoever types it in; blank where they see every council."""
        super().__init__(data)
        self.own = ask_council(self, authority)

    @property
    def council(self) -> str:
        """The code of the council it is filed under, once the form is valid."""
        return self.cleaned_data.get("authority") or self.own


class FactsForm(NamesNoChildForm):
    """What is known of a source as a whole; only what its kind has."""

    title = one_line("Title", 300, missing="Enter a title", hint="For example: Inspection of Sefton, 2016")
    said_by = one_line("Said by", 200, required=False, hint="A body or a post, never a child or a family")
    said_on = DayField("Published or given on", required=True)
    series_number = forms.IntegerField(
        label="Number in its series",
        required=False,
        min_value=1,
        max_value=99,
        widget=forms.TextInput(),
        error_messages={"invalid": "The number in its series must be a whole number, as 3"},
    )
    visited_from = DayOrMonthField("Visited from")
    visited_to = DayOrMonthField("Visited to")
    framework = one_line("Framework", 200, required=False)
    lifting_lies_with = one_line(
        "Who decides to lift it",
        200,
        required=False,
        hint="A post, never a name: Secretary of State, on advice from DfE officials",
    )
    focus = box("What it looked at", rows=2)
    evidence_used = box("Evidence it used", rows=3, hint=A_LINE_EACH)
    progress = box("Judgement of progress, in its own words", rows=2)
    quotations = box("Its own words, to be quoted", rows=6, hint=QUOTED)

    def __init__(self, kind: str, data: Any = None, *, authority: str = "", **more: Any) -> None:
        """The fields this kind has; judgements as a line of text each. `authority`: whose bodies are offered as having said it."""
        super().__init__(data, **more)
        if authority:
            suggest(self.fields["said_by"], body_names(authority))
        field_names = ("title", "said_by", "said_on", *ASKED[kind])
        for name in [each for each in self.fields if each not in field_names]:
            del self.fields[name]
        if "judgements" in field_names:
            for name, title in JUDGED.items():
                self.fields[f"judged_{name}"] = one_line(title, 100, required=False)
        self.fields.update(counted_fields())

    def clean_quotations(self) -> list[DraftQuotation]:
        """Quotations with their pages and roles."""
        try:
            return quotations_in(self.cleaned_data["quotations"])
        except CannotMendError as fault:
            raise forms.ValidationError(str(fault)) from fault

    def clean(self) -> dict[str, Any]:
        """A visit ends after it starts; a number of recommendations says where it is given."""
        values = super().clean() or {}
        if "visited_from" in self.fields:
            self._visited(values)
        refuse_half(self, values)
        return values

    def _visited(self, values: dict[str, Any]) -> None:
        """A visit's first and last day; of months, the first day of the first and the last day of the last."""
        first, last = values.get("visited_from"), values.get("visited_to")
        month_alone = {
            name: only_month(self[name].value())
            for name in ("visited_from", "visited_to")
            if values.get(name)
        }
        if last and not first:
            self.add_error("visited_from", "Enter the day or the month the visit began")
        elif len(set(month_alone.values())) > 1:
            self.add_error("visited_to", "Give both as days, or both as months")
        elif first and True in month_alone.values():
            values["visited_to"] = last = month_end(last or first)
        if first and last and last < first:
            self.add_error("visited_to", "A visit cannot end before it begins")
        values["visited_in_months"] = True in month_alone.values()

    def values(self) -> dict[str, Any]:
        """The facts as actions take them."""
        prefixes = ("judged_", "counted_")
        values = {name: value for name, value in self.cleaned_data.items() if not name.startswith(prefixes)}
        values.pop("reason", None)
        if "evidence_used" in values:
            values["evidence_used"] = lines(values["evidence_used"])
        judged = {name: self.cleaned_data.get(f"judged_{name}") for name in JUDGED}
        if any(f"judged_{name}" in self.fields for name in JUDGED):
            values["judgements"] = {name: judgement for name, judgement in judged.items() if judgement}
        values["recommendations"] = counted(self.cleaned_data)
        return values


def facts_initial(facts: dict[str, Any]) -> dict[str, Any]:
    """Facts as their form shows them."""
    initial = dict(facts)
    for name in ("said_on", "visited_from", "visited_to"):
        initial[name] = date.fromisoformat(facts[name]) if facts.get(name) else None
    initial.update(visit_initial(initial))
    initial["evidence_used"] = "\n".join(facts.get("evidence_used") or [])
    initial["quotations"] = quotations_text(facts.get("quotations") or [])
    for name, judgement in (facts.get("judgements") or {}).items():
        initial[f"judged_{name}"] = judgement
    return {**initial, **counted_initial(facts.get("recommendations") or {})}


def visit_initial(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The days of a visit as their form shows them: months in words where only these are known."""
    days = {name: facts.get(name) for name in ("visited_from", "visited_to")}
    if not facts.get("visited_in_months"):
        return days
    return {name: month_in_words(day) if day else None for name, day in days.items()}


class FindingForm(NamesNoChildForm):
    """One finding, as it is read or typed. What a report prints itself is not held against whoever confirms it."""

    text = box("What it says", required=True, missing="Enter what it says", rows=9)
    number = one_line("Number, as printed", 20, required=False)
    kind = forms.ChoiceField(label="Kind", choices=tuple(rules.FINDING_KINDS.items()))
    section = forms.ChoiceField(label="Put to", choices=tuple(rules.SECTIONS.items()))
    paragraphs = one_line("Paragraphs it cites", 300, required=False, hint="For example: 31, 42")
    tags = one_line("Tags", 300, required=False, hint="For example: Outcome 3, Enabler 1")
    page = forms.IntegerField(
        label="Page",
        required=False,
        min_value=1,
        max_value=9999,
        widget=forms.TextInput(),
        error_messages={"invalid": "The page must be a whole number", "min_value": "Pages count from 1"},
    )
    figures = box("Its own figures", rows=2, hint=FIGURES)

    def __init__(self, data: Any = None, *, read: str = "", **more: Any) -> None:
        """`read`: the text as it was read, or as it stands; blank for a finding that is typed."""
        super().__init__(data, **more)
        self.read = read

    def found_in(self, name: str, text: str) -> tuple[str, ...]:
        """What the words seem to hold that was not there before somebody typed."""
        kinds = super().found_in(name, text)
        before = super().found_in(name, self.read) if kinds and name == "text" else ()
        return tuple(each for each in kinds if each not in before)

    def clean_paragraphs(self) -> list[int]:
        """Whole numbers, with commas."""
        parts = [
            part.strip() for part in re.split(r"[,;\s]+", self.cleaned_data["paragraphs"]) if part.strip()
        ]
        if not all(part.isascii() and part.isdecimal() and len(part) < 5 for part in parts):
            raise forms.ValidationError("Paragraphs are numbers with commas between, as 31, 42")
        return [int(part) for part in parts]

    def clean_tags(self) -> list[str]:
        """Words, with commas."""
        return [part.strip() for part in self.cleaned_data["tags"].split(",") if part.strip()]

    def clean_figures(self) -> list[dict[str, str]]:
        """Figures, one a line."""
        try:
            return figures_in(self.cleaned_data["figures"])
        except CannotMendError as fault:
            raise forms.ValidationError(str(fault)) from fault


def finding_initial(draft_finding: Draft) -> dict[str, Any]:
    """A finding as its form shows it."""
    return {
        **draft_finding,
        "paragraphs": ", ".join(str(each) for each in draft_finding["paragraphs"]),
        "tags": ", ".join(draft_finding["tags"]),
        "figures": figures_text(draft_finding["figures"]),
    }


class MendFactsForm(FactsForm):
    """What is known of a source that stands, put right, with the reason."""

    kind = forms.ChoiceField(label="Kind", choices=tuple(rules.SOURCE_KINDS.items()))
    reason = box("Why it is corrected", required=True, missing="Say why it is corrected", rows=2)

    def __init__(self, kind: str, data: Any = None, *, authority: str = "", **more: Any) -> None:
        """The fields of its kind as it stands; those of another kind are asked once it is of that kind."""
        own = {name: type(self).base_fields[name] for name in ("kind", "reason")}  # type: ignore[attr-defined]
        super().__init__(kind, data, authority=authority, **more)
        self.fields.update({name: copy.deepcopy(field) for name, field in own.items()})
        self.order_fields(["kind"])


class MendFindingForm(FindingForm):
    """A finding that stands, put right, or one that was overlooked, with the reason."""

    reason = box("Why it is corrected", required=True, missing="Say why it is corrected", rows=2)


class WithdrawFindingForm(NamesNoChildForm):
    """A finding is withdrawn."""

    reason = box("Why it is withdrawn", required=True, missing="Say why it is withdrawn", rows=3)


class LiftNoticeForm(NamesNoChildForm):
    """A notice to improve was lifted."""

    on = DayField("Lifted on", required=True)
    reason = box(
        "On what grounds",
        required=True,
        missing="Say on what grounds it was lifted",
        hint="Who decided it, on whose advice, and what shows that it was",
        rows=3,
    )


class InForceForm(NamesNoChildForm):
    """A notice to improve that was lifted is in force again."""

    reason = box("Why it is in force again", required=True, missing="Say why it is in force again", rows=3)


class CloseForm(NamesNoChildForm):
    """A finding is closed."""

    on = DayField("Closed on", required=True)
    because = box("Why, and on what evidence", required=True, missing="Say why, and on what evidence", rows=3)


class CloseSourceForm(NamesNoChildForm):
    """Every open finding of a source is closed together."""

    on = DayField("Closed on", required=True)
    because = box(
        "Why, and on what evidence",
        required=True,
        missing="Say why, and on what evidence",
        hint="For example: overtaken by the inspection of 2022",
        rows=3,
    )


class GiveUpForm(NamesNoChildForm):
    """A source that is being confirmed is given up."""

    reason = box("Why it is given up", required=True, missing="Say why it is given up", rows=3)


class ReopenForm(NamesNoChildForm):
    """A finding is opened again."""

    because = box("Why it is opened again", required=True, missing="Say why it is opened again", rows=3)


def lines(words: str) -> list[str]:
    """Lines that say something."""
    return [line.strip() for line in words.splitlines() if line.strip()]

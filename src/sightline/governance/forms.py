"""What is asked of whoever keeps meetings, and of a member who asks something ahead."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import time
from typing import Any

from django import forms

from sightline.bodies.models import Body
from sightline.governance.models import AgendaItem
from sightline.governance.rules.items import ItemTerms
from sightline.governance.rules.kinds import (
    CALL_IN_OUTCOMES,
    DECISION_KINDS,
    EXCEPTIONS,
    MATTERS,
    OUTCOMES,
    PARAGRAPHS,
    PURPOSES,
)
from sightline.governance.rules.states import ANSWERED, MATTER_STATES, OPEN, WITHDRAWN, ways
from sightline.governance.services.decisions import DecisionTerms
from sightline.governance.services.tracking import MatterTerms
from sightline.people.posts.queries import posts_of
from sightline.web.forms import DayField, box, reason_field, suggest, text
from sightline.web.identifier_forms import NamesNoChildForm

EXEMPT_FIELDS = ("paragraph", "exempt_reason")


def choice(
    label: str, choices: Mapping[Any, str], *, hint: str = "", blank: str = "Choose"
) -> forms.ChoiceField:
    """One of these, of which none is chosen before."""
    missing = f"Choose: {label.lower()}"
    return forms.ChoiceField(
        label=label,
        choices=[("", blank), *((str(key), words) for key, words in choices.items())],
        help_text=hint,
        error_messages={"required": missing, "invalid_choice": missing},
    )


class HourField(forms.TimeField):
    """An hour of the day, shown and typed as 18:30."""

    def __init__(self) -> None:
        """Never needed."""
        super().__init__(
            label="Begins at",
            required=False,
            help_text="For example 18:30",
            widget=forms.TextInput(),
            input_formats=["%H:%M", "%H.%M", "%I%p", "%I:%M%p", "%I.%M%p"],
            error_messages={"invalid": "Begins at must be a time, as 18:30"},
        )

    def prepare_value(self, value: Any) -> Any:
        """An hour as it is typed; what was typed stays."""
        return f"{value:%H:%M}" if isinstance(value, time) else value


class MeetingForm(NamesNoChildForm):
    """A meeting of a body: its day, and what is known of hour and place."""

    body = forms.ChoiceField(label="Body", error_messages={"required": "Choose the body"})
    on = DayField("Day", required=True)
    begins = HourField()
    place = text("Place", 200, required=False)
    in_private = forms.BooleanField(
        label="All of it is held in private",
        required=False,
        help_text="Only of a body that meets in public. An item that is exempt is marked on the agenda",
    )

    def __init__(self, *sent: Any, bodies: Iterable[Body] = (), fixed: bool = False, **more: Any) -> None:
        """`fixed`: of one meeting, whose body and day stay."""
        super().__init__(*sent, **more)
        if fixed:
            del self.fields["body"], self.fields["on"]
        else:
            names = [("", "Choose"), *((str(each.pk), each.name) for each in bodies)]
            self.fields["body"].choices = names  # type: ignore[attr-defined]


class ItemForm(NamesNoChildForm):
    """An item of an agenda. Whoever may not read exempt items of the body cannot make one: the fields are not there."""

    title = text("Title", 300, missing="Enter the item’s title")
    report_by = text("Report by", 150, required=False, hint="A post. Blank where there is no report")
    purpose = choice("For", PURPOSES)
    executive = forms.BooleanField(
        label="It holds a decision of the executive", required=False, help_text="Which can be called in"
    )
    key = forms.BooleanField(
        label="It is a key decision", required=False, help_text="Announced 28 clear days before"
    )
    paragraph = forms.TypedChoiceField(
        label="Exempt by Schedule 12A, Local Government Act 1972",
        required=False,
        choices=[("", "Not exempt"), *((str(key), f"{key}. {words}") for key, words in PARAGRAPHS.items())],
        coerce=int,
        empty_value=None,  # type: ignore[arg-type]
    )
    exempt_reason = text(
        "Why the public interest in keeping it exempt is greater than in disclosing it", 300, required=False
    )
    reference = text("Forward plan reference", 60, required=False)
    refers_to = forms.TypedChoiceField(
        label="Refers to another item of this agenda",
        required=False,
        coerce=int,
        empty_value=None,  # type: ignore[arg-type]
    )
    late_reason = text(
        "Why the chair takes it as urgent",
        300,
        required=False,
        hint="Only where the agenda is out already",
    )
    place = forms.IntegerField(label="Place on the agenda", min_value=1, max_value=200, required=False)

    def __init__(
        self,
        *sent: Any,
        authority: str,
        others: Sequence[AgendaItem],
        may_exempt: bool,
        new: bool,
        **more: Any,
    ) -> None:
        """`others`: the other items of the agenda that this person reads."""
        super().__init__(*sent, **more)
        suggest(self.fields["report_by"], (post.words for post in posts_of(authority)))
        choices = [("", "None"), *((str(each.pk), f"{each.place}. {each.title}") for each in others)]
        self.fields["refers_to"].choices = choices  # type: ignore[attr-defined]
        if not may_exempt:
            for name in EXEMPT_FIELDS:
                del self.fields[name]
        if new:
            del self.fields["place"]

    @property
    def terms(self) -> ItemTerms:
        """What a valid form says."""
        values = {name: self.cleaned_data.get(name) for name in ItemTerms.__dataclass_fields__}
        values |= {name: values[name] or "" for name in ("exempt_reason",)}
        return ItemTerms(**values)  # type: ignore[arg-type]


class ReasonForm(NamesNoChildForm):
    """Why something is done."""

    reason = reason_field("Why", missing="Enter why", longest=300)


class StepForm(NamesNoChildForm):
    """A step before a meeting was done on a day."""

    step = forms.ChoiceField(label="Step", error_messages={"required": "Choose the step"})
    on = DayField("Done on", required=True)

    def __init__(self, *sent: Any, steps: Sequence[tuple[str, str]], **more: Any) -> None:
        """`steps`: value and title of each."""
        super().__init__(*sent, **more)
        self.fields["step"].choices = [("", "Choose"), *steps]  # type: ignore[attr-defined]


class ExceptionForm(NamesNoChildForm):
    """A key decision is taken without 28 clear days of notice."""

    kind = choice("Exception", EXCEPTIONS)
    agreed_by = text("Agreed by, or told", 150, hint="A post: Chair of Overview and Scrutiny")
    agreed_on = DayField("On", required=True)
    reason = text("Why the notice could not be given in time", 300)


class MeetingDecisionForm(NamesNoChildForm):
    """What was decided on an item."""

    kind = choice("It is a", DECISION_KINDS)
    words = box("What was decided, in its own words", required=True, longest=5_000)
    published_on = DayField(
        "Published on", help_text="Call-in of a decision of the executive runs from this day"
    )
    from_day = DayField("Takes effect on")
    from_words = text(
        "Or takes effect, in words", 200, required=False, hint="Immediately following the meeting"
    )

    @property
    def terms(self) -> DecisionTerms:
        """What a valid form says."""
        return DecisionTerms(**{name: self.cleaned_data[name] for name in DecisionTerms.__dataclass_fields__})


class CorrectedDecisionForm(MeetingDecisionForm):
    """A decision as it is to be recorded, and why."""

    reason = reason_field("Why the record is corrected", missing="Enter why the record is corrected")


class CallInForm(NamesNoChildForm):
    """A decision was called in."""

    called_by = text("Called in by", 200, hint="By role: three members of the committee")
    called_on = DayField("On", required=True)
    reason = text("Why", 500)


class CallInOutcomeForm(NamesNoChildForm):
    """What came of a call-in."""

    outcome = choice("What came of it", CALL_IN_OUTCOMES)
    on = DayField("On", required=True)
    words = box("In its own words", longest=2_000)


class WaiverForm(NamesNoChildForm):
    """The right to call a decision in was waived."""

    chair = text("Agreed by", 200, hint="The chair, by post: Chair of Overview and Scrutiny")
    rule = text(
        "By which rule", 200, hint="For example: Rule 46 of the Overview and Scrutiny Procedure Rules"
    )
    on = DayField("On", required=True)
    reason = text("Why the decision cannot wait", 500)


class MatterForm(NamesNoChildForm):
    """Something a body waits for."""

    body = forms.ChoiceField(label="Body", error_messages={"required": "Choose the body"})
    kind = choice("Kind", MATTERS)
    words = box("What it is, in its own words", required=True, rows=3, longest=2_000)
    raised_by = text("Raised by", 150, required=False, hint="By role: a member, the chair, the committee")
    owner = text("Who answers or does it", 150, required=False, hint="A post: whoever holds it is asked")
    due_words = text(
        "Due",
        100,
        required=False,
        hint="A day, a month, or words such as: end of quarter 3 of 2026-27",
    )
    source = text(
        "Where it was said", 200, required=False, hint="A report, a letter. Blank for the meeting itself"
    )
    source_place = text("Where in it", 100, required=False, hint="A paragraph or page")

    def __init__(
        self,
        *sent: Any,
        authority: str,
        bodies: Iterable[Body] = (),
        fixed: bool = False,
        kind: str = "",
        **more: Any,
    ) -> None:
        """`fixed`: its body stays as it is; `kind`: so does its kind, where one is named."""
        super().__init__(*sent, **more)
        suggest(self.fields["owner"], (post.words for post in posts_of(authority)))
        if fixed:
            del self.fields["body"]
        else:
            names = [("", "Choose"), *((str(each.pk), each.name) for each in bodies)]
            self.fields["body"].choices = names  # type: ignore[attr-defined]
        if kind:
            del self.fields["kind"]
        self.own_kind = kind

    @property
    def terms(self) -> MatterTerms:
        """What a valid form says."""
        values = {name: self.cleaned_data.get(name, "") for name in MatterTerms.__dataclass_fields__}
        return MatterTerms(**(values | ({"kind": self.own_kind} if self.own_kind else {})))  # type: ignore[arg-type]


class QuestionForm(NamesNoChildForm):
    """A member asks something ahead of a meeting."""

    words = box("Your question", required=True, rows=3, longest=1_000)


class MatterMoveForm(NamesNoChildForm):
    """A matter is answered, done, withdrawn or open again."""

    state = forms.ChoiceField(label="It is now", error_messages={"required": "Choose what it is now"})
    outcome = forms.ChoiceField(
        label="The executive’s answer", required=False, choices=[("", "Choose"), *OUTCOMES.items()]
    )
    words = box("The answer, what was done, or why", required=True, longest=5_000)
    answered_by = text("Answered by", 150, required=False, hint="A post")
    on = DayField("On", required=True)

    def __init__(self, *sent: Any, kind: str, state: str, keeps: bool, **more: Any) -> None:
        """`keeps`: whoever only answers may neither withdraw nor open again."""
        super().__init__(*sent, **more)
        # what somebody else did meanwhile is told to whoever comes second, and is no fault of the form's
        chosen = str(self.data.get("state", ""))
        to = [*ways(kind, state), *((chosen,) if chosen in MATTER_STATES.words else ())]
        to = [each for each in dict.fromkeys(to) if keeps or each not in (WITHDRAWN, OPEN)]
        choices = [("", "Choose"), *((each, MATTER_STATES.words[each]) for each in to)]
        self.fields["state"].choices = choices  # type: ignore[attr-defined]
        if kind != "recommendation" or ANSWERED not in to:
            del self.fields["outcome"]


class AttendanceForm(NamesNoChildForm):
    """Who was at a meeting: each member by a list, and others a line each."""

    others = box(
        "Others, one to a line",
        rows=4,
        longest=4_000,
        hint="By post, as: Director of children’s services (in attendance). Without brackets they were present",
    )

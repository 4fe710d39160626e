"""The form a part of a paper is written in, by its kind, and the value that a valid one holds."""

import re
from collections.abc import Callable, Collection, Mapping
from typing import Any, ClassVar

from django import forms

from sightline.calendars.dates import read_day
from sightline.documents.forms import LookedThroughForm
from sightline.papers.forms import SectionForm, SummaryForm
from sightline.papers.models import Paper, WrittenPart
from sightline.papers.paper_templates.paper_template import TemplateField
from sightline.papers.queries.templates import template_named
from sightline.papers.rules.content import APPENDIX, FIELD, FIGURE, SECTION, SUMMARY
from sightline.web.forms import DayField, box, text

LONGEST_KEY = 50
YES_NO = [("", "Not answered"), ("yes", "Yes"), ("no", "No")]
BOOLEAN = {"yes": True, "no": False}
WORD = {True: "yes", False: "no"}


class PartForm(LookedThroughForm):
    """A part of a paper in fields of a form; `value` is what a valid one holds."""

    texts: ClassVar[tuple[str, ...]] = ()

    def __init__(
        self,
        *sent: Any,
        made: Mapping[str, forms.Field],
        value_of: Callable[[dict[str, Any]], Any],
        **more: Any,
    ) -> None:
        """`made`: the fields; `value_of`: the part's value from what they hold."""
        super().__init__(*sent, **more)
        self.fields.update(made)
        self.order_fields([*made, "confirmed"])
        self.looked_through = tuple(name for name, field in made.items() if type(field) is forms.CharField)
        self._value_of = value_of

    def named(self, values: Mapping[str, Any]) -> dict[str, str]:
        """Nothing is refused outright: what seems to say who a child is is warned of, and whoever writes looks again."""
        return {}

    def seen_in(self, values: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
        """Field → the kinds of identifier that its words seem to hold."""
        from sightline.web.identifiers import seem_to_hold

        return {name: seem_to_hold(values.get(name) or "") for name in self.looked_through}

    @property
    def value(self) -> Any:
        """What a valid form holds, as the contract of papers has it."""
        return self._value_of(
            {name: _plain(each) for name, each in self.cleaned_data.items() if name != "confirmed"}
        )


def form_of_part(
    paper: Paper, part: WrittenPart, data: Any, *, unsaved: Mapping[str, str] | None = None
) -> Any:
    """The form over what a part says, or over what was sent. `unsaved`: what somebody typed before and never saved."""
    if part.kind == SECTION:
        stands = {name: (part.value or {}).get(name, "") for name in ("heading", "text")}
        return SectionForm(data, initial={**stands, **(unsaved or {})})
    if part.kind == SUMMARY:
        return SummaryForm(data, edition=part.key, initial={**part.value, **(unsaved or {})})
    made, stands, value_of = _of_kind(paper, part)
    return PartForm(data, made=made, value_of=value_of, initial={**stands, **(unsaved or {})})


def value_in(form: Any, part: WrittenPart) -> Any:
    """The value of a valid form, with what the part has besides."""
    if part.kind in (SECTION, APPENDIX) and isinstance(part.value, dict):
        return {**part.value, **form.value}
    return form.value


def field_of(paper: Paper, part: WrittenPart) -> TemplateField | None:
    """The template's field that a part answers; None for what is none."""
    template = template_named(paper.template, paper.authority) if part.kind == FIELD else None
    return template.field(part.key) if template else None


Made = tuple[dict[str, forms.Field], dict[str, Any], Callable[[dict[str, Any]], Any]]


def _of_kind(paper: Paper, part: WrittenPart) -> Made:
    if part.kind == FIGURE:
        return _figure(part.value or {})
    if part.kind == APPENDIX:
        return _appendix(part.value or {})
    field = field_of(paper, part)
    kind = field.kind if field else "text"
    return OF_KIND.get(kind, _text)(field, part.value)


def _text(field: TemplateField | None, value: Any) -> Made:
    label, hint = (field.label, field.hint) if field else ("Text", "")
    rows = "\n\n".join(value) if isinstance(value, list) else value or ""
    return {"text": box(label, rows=10, longest=50_000, hint=hint)}, {"text": rows}, lambda sent: sent["text"]


def _line(field: TemplateField | None, value: Any) -> Made:
    assert field is not None
    return (
        {"text": text(field.label, 500, required=False, hint=field.hint)},
        {"text": value or ""},
        lambda sent: sent["text"],
    )


def _day(field: TemplateField | None, value: Any) -> Made:
    assert field is not None
    day = read_day(value) if value else None
    return (
        {"text": DayField(field.label)},
        {"text": day},
        lambda sent: sent["text"].isoformat() if sent["text"] else None,
    )


def _yes_no(field: TemplateField | None, value: Any) -> Made:
    assert field is not None
    made = forms.ChoiceField(label=field.label, choices=YES_NO, required=False)
    return {"text": made}, {"text": WORD.get(value, "")}, lambda sent: BOOLEAN.get(sent["text"])


def _choice(field: TemplateField | None, value: Any) -> Made:
    assert field is not None
    choices = [("", "Choose one"), *((each, each) for each in field.choices)]
    made = forms.ChoiceField(label=field.label, choices=choices, required=False)
    return {"text": made}, {"text": value or ""}, lambda sent: sent["text"]


def _posts(field: TemplateField | None, value: Any) -> Made:
    assert field is not None
    made = box(field.label, rows=4, hint="One post to a line")
    return {"text": made}, {"text": "\n".join(value or ())}, lambda sent: _lines(sent["text"])


def _recommendations(field: TemplateField | None, value: Any) -> Made:
    """One recommendation to a line: its verb, a bar, its words, and after another bar whom it asks."""
    assert field is not None
    hint = "One to a line, the verb first: note | the progress made | and whom it asks, where that is not this committee"
    made = box(field.label, rows=6, hint=hint)
    rows = [
        " | ".join(filter(None, (each.get("verb"), each.get("text"), each.get("to")))) for each in value or ()
    ]
    return (
        {"text": made},
        {"text": "\n".join(rows)},
        lambda sent: [_recommendation(each) for each in _lines(sent["text"])],
    )


def _recommendation(line: str) -> dict[str, str]:
    parts = [each.strip() for each in line.split("|", 2)]
    if len(parts) == 1:
        return {"verb": "", "text": parts[0], "to": ""}
    return {"verb": parts[0], "text": parts[1], "to": parts[2] if len(parts) == 3 else ""}


def _answers(field: TemplateField | None, value: Any) -> Made:
    assert field is not None
    stands, made = value or {}, {}
    for each in field.headings:
        if each.kind == "yes_no":
            made[each.key] = forms.ChoiceField(label=each.label, choices=YES_NO, required=False)
        else:
            made[each.key] = box(each.label, rows=4)
    initial = {key: WORD[each] if isinstance(each, bool) else each for key, each in stands.items()}
    questions = {each.key for each in field.headings if each.kind == "yes_no"}
    return (
        made,
        initial,
        lambda sent: {key: BOOLEAN.get(each) if key in questions else each for key, each in sent.items()},
    )


def _contact(field: TemplateField | None, value: Any) -> Made:
    assert field is not None
    hint = "One officer to a line: the post | telephone | email address"
    rows = [
        " | ".join(str(each.get(name) or "") for name in ("post", "telephone", "email")).rstrip(" |")
        for each in value or ()
    ]
    return (
        {"text": box(field.label, rows=3, hint=hint)},
        {"text": "\n".join(rows)},
        lambda sent: [
            dict(
                zip(("post", "telephone", "email"), [*map(str.strip, each.split("|")), "", ""], strict=False)
            )
            for each in _lines(sent["text"])
        ],
    )


def _call_in(field: TemplateField | None, value: Any) -> Made:
    stands = value or {}
    made: dict[str, forms.Field] = {
        "chair_of": text("Chair of", 200, required=False, hint="Leave all blank where call-in is not waived"),
        "chair": text("The chair, by post", 200, required=False),
        "on": DayField("Approved on"),
        "rule": text("Under which rule", 200, required=False),
        "decision": text("In respect of which decision", 300, required=False),
    }
    initial = {**stands, "on": read_day(stands["on"]) if stands.get("on") else None}

    def value_of(sent: dict[str, Any]) -> dict[str, Any] | None:
        if not any(sent.values()):
            return None
        return {**sent, "on": sent["on"].isoformat() if sent["on"] else None}

    return made, initial, value_of


def _figure(value: Mapping[str, Any]) -> Made:
    made: dict[str, forms.Field] = {
        "value": forms.FloatField(
            label="Figure",
            widget=forms.TextInput(attrs={"inputmode": "decimal"}),
            error_messages={"required": "Enter the figure", "invalid": "Enter a number, as 85 or 17.9"},
        ),
        "unit": text("Unit", 40, hint="percent, pounds, or what is counted: children, days"),
        "of": forms.IntegerField(
            label="Of how many",
            required=False,
            min_value=1,
            widget=forms.TextInput(attrs={"inputmode": "numeric"}),
            help_text="Leave blank where nobody says it",
        ),
        "source": text("Where it stands", 300, required=False),
        "said_by": text("Whose figure it is, by post or body", 150, required=False),
    }
    return made, dict(value), lambda sent: dict(sent)


def _appendix(value: Mapping[str, Any]) -> Made:
    sections = value.get("sections") or [{}]
    made: dict[str, forms.Field] = {
        "title": text("Title", 200, missing="Enter its title"),
        "text": box("Text", rows=14, longest=50_000),
        "kept_elsewhere": text(
            "Where it is instead", 300, required=False, hint="An address, where it is a document of its own"
        ),
    }
    initial = {
        "title": value.get("title", ""),
        "text": sections[0].get("text", ""),
        "kept_elsewhere": value.get("kept_elsewhere", ""),
    }

    def value_of(sent: dict[str, Any]) -> dict[str, Any]:
        first = {
            "key": sections[0].get("key") or "text",
            "heading": sections[0].get("heading", ""),
            "text": sent["text"],
        }
        written = [first, *sections[1:]] if sent["text"] or sections[1:] else []
        return {"title": sent["title"], "kept_elsewhere": sent["kept_elsewhere"], "sections": written}

    return made, initial, value_of


OF_KIND: Mapping[str, Callable[[TemplateField | None, Any], Made]] = {
    "line": _line,
    "post": _line,
    "day": _day,
    "yes_no": _yes_no,
    "choice": _choice,
    "posts": _posts,
    "recommendations": _recommendations,
    "answers": _answers,
    "contact": _contact,
    "call_in": _call_in,
}


def _lines(text_of_lines: str) -> list[str]:
    return [line.strip() for line in text_of_lines.splitlines() if line.strip()]


def _plain(value: Any) -> Any:
    return value.replace("\r\n", "\n") if isinstance(value, str) else value


def key_for(heading: str, taken: Collection[str]) -> str:
    """A key for a new part: its heading in small letters, with a number where there is one already."""
    plain = re.sub(r"[^a-z0-9]+", "_", heading.lower()).strip("_")[:LONGEST_KEY] or "section"
    key, number = plain, 2
    while key in taken:
        key, number = f"{plain}_{number}", number + 1
    return key

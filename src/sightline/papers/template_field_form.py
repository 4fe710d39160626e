"""One field of a template as a form: every rule of it beside a label, and every fault beside the rule it is about."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django import forms

from sightline.calendars.dates import read_day
from sightline.papers.paper_templates.in_words import KIND_WORDS, LAYOUT_WORDS
from sightline.papers.paper_templates.paper_template import AnswerHeading, TemplateField
from sightline.papers.paper_templates.problems import faults_of_field
from sightline.papers.rules.clearance import CLEARANCE_ROLES
from sightline.web.forms import box, suggest, text
from sightline.web.identifier_forms import NamesNoChildForm

YES_OR_NO = re.compile(r"\s*\(yes or no\)\s*$", re.IGNORECASE)
YES_NO_WORDS = {"yes": True, "no": False}
LEVEL_WORDS = [("1", "1: as a part’s heading"), ("2", "2: below it"), ("3", "3: below that")]
MOST_LINES = 60


class TemplateFieldForm(NamesNoChildForm):
    """A field: `value` is the field it describes, once the form is valid."""

    value: TemplateField
    label = text("Label", 200, missing="Enter the label", hint="As it is printed")
    kind = forms.ChoiceField(label="Kind", choices=list(KIND_WORDS.items()))
    layout = forms.ChoiceField(label="Layout", choices=list(LAYOUT_WORDS.items()))
    level = forms.ChoiceField(label="Level of its heading", choices=LEVEL_WORDS)
    required = forms.BooleanField(label="Required", required=False)
    public = forms.BooleanField(label="In the edition for the public", required=False)
    choices = box("Choices", rows=4, longest=4_000, hint="Of a choice: one to a line")
    headings = box(
        "Headings or roles",
        rows=5,
        longest=6_000,
        hint="Of answers and sign-offs: one to a line. End a line with (yes or no) where it is answered so",
    )
    one_yes = forms.BooleanField(
        label="Exactly one heading is answered Yes",
        required=False,
        help_text="Of the headings that are answered yes or no",
    )
    default = text("Begins with", 2_000, required=False, hint="What stands there until somebody changes it")
    before = text("Printed before it", 1_000, required=False)
    empty = text(
        "Printed where nothing is to be said", 500, required=False, hint="For example: There are none"
    )
    hint = text("Help", 500, required=False, hint="For whoever writes it")
    cleared_by = text("Cleared by", 100, required=False, hint="The role that clears it; blank for nobody")

    def __init__(self, *sent: Any, field: TemplateField | None, key: str, **more: Any) -> None:
        """`field`: as it stands; None for one that is added. `key`: what it is called in the template."""
        super().__init__(*sent, initial=_initial(field), **more)
        self.stands, self.key = field, key
        suggest(self.fields["cleared_by"], CLEARANCE_ROLES.values())

    def clean(self) -> dict[str, Any]:
        """What was typed, and the field it makes; what is wrong with that is told beside its rule."""
        values = super().clean()
        faults: Any = self.errors
        if not faults:
            self.value = self._field(values)
            for name, says in faults_of_field(self.value):
                self.add_error(name, says)
        return values

    def _field(self, values: dict[str, Any]) -> TemplateField:
        headings = headings_of(_lines(values["headings"]), self.stands.headings if self.stands else ())
        yes_no = [each.key for each in headings if each.kind == "yes_no"]
        before = [each for each in (self.stands.one_yes if self.stands else ()) if each in yes_no]
        made = self.stands or TemplateField(key=self.key, label="", kind="text")
        return replace(
            made,
            label=values["label"],
            kind=values["kind"],
            layout=values["layout"],
            level=int(values["level"]),
            required=values["required"],
            public=values["public"],
            choices=tuple(_lines(values["choices"])),
            headings=headings,
            one_yes=tuple(before or yes_no) if values["one_yes"] else (),
            default=_default(values["kind"], values["default"]),
            **{name: values[name] for name in ("before", "empty", "hint", "cleared_by")},
        )


def headings_of(lines: Sequence[str], stands: Sequence[AnswerHeading]) -> tuple[AnswerHeading, ...]:
    """Headings typed one to a line. One that stands keeps its key by its label, or, where as many lines are typed, by its place."""
    by_label = {each.label: each.key for each in stands}
    in_place = [each.key for each in stands] if len(lines) == len(stands) else []
    labels = [YES_OR_NO.sub("", each).strip() for each in lines]
    taken = {by_label[each] for each in labels if each in by_label}
    made = []
    for number, (line, label) in enumerate(zip(lines, labels, strict=True)):
        key = by_label.get(label, "")
        if not key and in_place and in_place[number] not in taken:
            key = in_place[number]
        key = key or _free(_key(label), taken)
        taken.add(key)
        made.append(AnswerHeading(key, label, "yes_no" if YES_OR_NO.search(line) else "text"))
    return tuple(made)


def _key(label: str) -> str:
    roles = {title.lower(): role for role, title in CLEARANCE_ROLES.items()}
    return roles.get(label.lower()) or field_key(label)


def field_key(label: str) -> str:
    """A key of a label's letters and digits: reasons_for_the_report."""
    words = "_".join(re.findall(r"[a-z0-9]+", label.lower()))[:40].strip("_")
    return words if words[:1].isalpha() else f"field_{words}".rstrip("_")


def _free(wanted: str, taken: set[str]) -> str:
    number, key = 2, wanted
    while key in taken:
        key, number = f"{wanted}_{number}", number + 1
    return key


def _lines(words: str) -> list[str]:
    return [" ".join(each.split()) for each in words.splitlines() if each.strip()][:MOST_LINES]


def _default(kind: str, entry: str) -> object:
    if not entry:
        return None
    if kind == "yes_no":
        return YES_NO_WORDS.get(entry.lower(), entry)
    day = read_day(entry) if kind == "day" else None
    return day.isoformat() if day else entry


def _initial(field: TemplateField | None) -> dict[str, Any]:
    if field is None:
        return {
            "kind": "text",
            "layout": "heading",
            "level": "1",
            "required": False,
            "public": True,
            "one_yes": False,
        }
    headings = [
        f"{each.label} (yes or no)" if each.kind == "yes_no" else each.label for each in field.headings
    ]
    return {
        "label": field.label,
        "kind": field.kind,
        "layout": field.layout,
        "level": str(field.level),
        "required": field.required,
        "public": field.public,
        "choices": "\n".join(field.choices),
        "headings": "\n".join(headings),
        "one_yes": bool(field.one_yes),
        "default": {True: "Yes", False: "No", None: ""}.get(field.default, field.default)  # type: ignore[call-overload]
        if isinstance(field.default, (bool, str, type(None)))
        else "",
        **{name: getattr(field, name) for name in ("before", "empty", "hint", "cleared_by")},
    }

"""A template's parts and fields as its page draws them, with what may be done to each."""

from dataclasses import dataclass, field

from django.urls import reverse

from sightline.papers.paper_templates.in_words import rules_of
from sightline.papers.paper_templates.paper_template import PaperTemplate, TemplateField, TemplatePart
from sightline.papers.paper_templates.problems import problems_of_field
from sightline.papers.views.template_asking import TemplateVisit


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldRow:
    """A field: its label, its rules in sentences, what is wrong with it, and where it is changed; blank where it may not be."""

    key: str
    label: str
    rules: list[str]
    faults: list[str]
    change: str = ""
    move: str = ""
    remove: str = ""
    first: bool = False
    last: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PartCard:
    """A part: its heading in words, its fields, and where it is changed."""

    key: str
    heading: str
    rows: list[FieldRow] = field(default_factory=list)
    change: str = ""
    move: str = ""
    add: str = ""
    remove: str = ""
    first: bool = False
    last: bool = False


def part_cards(template: PaperTemplate, visit: TemplateVisit | None = None) -> list[PartCard]:
    """Every part in order. `visit`: of a version of the council's own, with ways to change it where this person may."""
    number = visit.version.pk if visit is not None and visit.changes else 0
    ends = (template.parts[0].key, template.parts[-1].key) if template.parts else ("", "")
    fields = [each.key for each in template.fields()]
    return [_card(each, number, ends, fields) for each in template.parts]


def _card(part: TemplatePart, number: int, ends: tuple[str, str], fields: list[str]) -> PartCard:
    rows = [_row(each, number, fields) for each in part.fields]
    heading = part.heading or "Without a heading"
    if not number:
        return PartCard(key=part.key, heading=heading, rows=rows)
    at = [number, part.key]
    return PartCard(
        key=part.key,
        heading=heading,
        rows=rows,
        change=reverse("paper-template-part", args=at),
        move=reverse("paper-template-part-move", args=at),
        add=reverse("paper-template-field-add", args=at),
        remove=reverse("paper-template-part-remove", args=at),
        first=part.key == ends[0],
        last=part.key == ends[1],
    )


def _row(each: TemplateField, number: int, fields: list[str]) -> FieldRow:
    faults = list(problems_of_field(each))
    if not number:
        return FieldRow(key=each.key, label=each.label, rules=rules_of(each), faults=faults)
    at = [number, each.key]
    return FieldRow(
        key=each.key,
        label=each.label,
        rules=rules_of(each),
        faults=faults,
        change=reverse("paper-template-field", args=at),
        move=reverse("paper-template-field-move", args=at),
        remove=reverse("paper-template-field-remove", args=at),
        first=each.key == fields[0],
        last=each.key == fields[-1],
    )

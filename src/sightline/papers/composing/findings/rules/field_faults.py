"""What is wrong with the values of a paper's fields, held against their template. Pure."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sightline.papers.composing.field_blocks import recommendation_text
from sightline.papers.composing.field_values import day_in, says_anything
from sightline.papers.lint.paper_rule import Severity
from sightline.papers.paper_templates.paper_template import PaperTemplate, TemplateField

VERBS = (
    "agree",
    "approve",
    "ask",
    "comment",
    "consider",
    "endorse",
    "note",
    "propose",
    "receive",
    "recommend",
    "refer",
    "welcome",
)
"""What a committee can be asked to do with a report."""
TEXTS = ("line", "text", "choice", "post")
LISTS = ("posts", "recommendations", "sign_offs", "contact")
ELSEWHERE = ("meeting_body", "meeting_day", "appendices", "body")


@dataclass(frozen=True, slots=True)
class FieldFault:
    """By which rule, in which field, what is said of it; `severity` where it is not the rule's."""

    rule: str
    field: str
    excerpt: str
    advice: str
    severity: Severity | None = None


def field_faults(values: Mapping[str, Any], template: PaperTemplate) -> Iterator[FieldFault]:
    """All of them, in the order of the template; what it does not have comes last. What is empty is told by composing."""
    for field in template.fields():
        value = values.get(field.key)
        if not says_anything(value):
            continue
        if problem := _form(field, value):
            yield FieldFault("P07", field.key, field.label, problem)
        elif field.kind in BY_KIND:
            yield from BY_KIND[field.kind](field, value)
    for key in values:
        if template.field(key) is None:
            yield FieldFault(
                "P10", key, key, f"{template.title} has no field “{key}”: it is printed nowhere."
            )


def _form(field: TemplateField, value: Any) -> str:
    """Why a value is not of the form its kind has; blank where it is."""
    if field.kind in ELSEWHERE:
        return "It stands elsewhere in the paper, and nothing here is printed."
    if field.kind in TEXTS and not isinstance(value, str):
        return "It is text."
    if field.kind in LISTS and not isinstance(value, list):
        return "It is a list."
    if field.kind in ("answers", "call_in") and not isinstance(value, Mapping):
        return "It is an answer for each heading."
    if field.kind == "background" and not isinstance(value, str | list):
        return "It is text, or a list of texts."
    if field.kind == "day" and day_in(value) is None:
        return "It is a day, as 2017-11-14."
    if field.kind == "yes_no" and not isinstance(value, bool):
        return "It is Yes or No."
    return ""


def _choice(field: TemplateField, value: str) -> Iterator[FieldFault]:
    if value not in field.choices:
        yield FieldFault("P07", field.key, value, f"It is one of: {', '.join(field.choices)}.")


def _answers(field: TemplateField, value: Mapping[str, Any]) -> Iterator[FieldFault]:
    headings = {each.key: each for each in field.headings}
    for key, answer in value.items():
        if key not in headings:
            yield FieldFault(
                "P10", field.key, key, f"{field.label} has no heading “{key}”: it is printed nowhere."
            )
        elif headings[key].kind == "yes_no" and answer is not None and not isinstance(answer, bool):
            yield FieldFault("P07", field.key, headings[key].label, "It is Yes or No.")
    yes = [headings[key].label for key in field.one_yes if value.get(key) is True]
    if field.one_yes and len(yes) != 1:
        many = " and ".join(yes) or "none of them"
        yield FieldFault(
            "P08", field.key, field.label, f"Yes: {many}. One of them is Yes, and the others No."
        )


def _recommendations(field: TemplateField, value: list[Any]) -> Iterator[FieldFault]:
    for number, each in enumerate(value, start=1):
        if not recommendation_text(each):
            yield FieldFault("P09", field.key, f"({number})", "Write what is asked, or take the item out.")
            continue
        verb = str(each.get("verb") or "").strip().lower()
        if verb and verb not in VERBS:
            advice = f"A committee is asked to {', '.join(VERBS[:-1])} or {VERBS[-1]}."
            yield FieldFault("P09", field.key, f"({number}) {verb}", advice, "warning")


def _sign_offs(field: TemplateField, value: list[Any]) -> Iterator[FieldFault]:
    for each in value:
        if not isinstance(each, Mapping):
            yield FieldFault(
                "P07",
                field.key,
                str(each),
                "It is a sign-off: a role, a post, and a day or why there is none.",
            )
        elif each.get("on") and day_in(each["on"]) is None:
            yield FieldFault(
                "P07", field.key, f"{each.get('role')} {each['on']}", "It is a day, as 2017-11-14."
            )


BY_KIND: Mapping[str, Callable[[TemplateField, Any], Iterator[FieldFault]]] = {
    "choice": _choice,
    "answers": _answers,
    "recommendations": _recommendations,
    "sign_offs": _sign_offs,
}

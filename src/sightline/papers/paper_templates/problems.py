"""What is wrong with a template, a sentence each. Pure."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from sightline.papers.paper_templates.paper_template import (
    FIELD_KINDS,
    PARAGRAPH_NUMBERS,
    SUBJECT,
    PaperNumbering,
    PaperTemplate,
    TemplateField,
)

KEY = re.compile(r"[a-z][a-z0-9_]{0,49}")
TEMPLATE_KEY = re.compile(r"[a-z0-9][a-z0-9-]*")
ONCE = ("meeting_body", "meeting_day", "recommendations", "appendices", "body", "call_in")
"""Kinds of which a paper has one at most."""
LAYOUTS_OF = {
    "answers": ("heading", "line", "table"),
    "sign_offs": ("heading", "table", "sentence"),
    "recommendations": ("heading", "plain"),
    "appendices": ("heading", "plain"),
    "background": ("heading", "plain"),
    "body": ("heading", "plain"),
    "text": ("heading", "line", "plain"),
    "call_in": ("heading", "plain"),
    "contact": ("heading", "plain", "table"),
}
"""Where a kind can be laid out only so; every other as a heading, a line, a pair or plain."""
OTHERS = ("heading", "line", "pair", "plain")
LEVELS = (1, 2, 3)
HEADING_KINDS = ("text", "yes_no")
TEXT_KINDS = ("line", "text", "choice", "post")
"""Kinds whose value is a text that a field can begin with."""


def problems_in(template: PaperTemplate) -> list[str]:
    """All of them; an empty list where the template can be used."""
    return [*_whole(template), *_numbering(template.numbering), *_all_fields(template)]


def _whole(template: PaperTemplate) -> Iterator[str]:
    if not TEMPLATE_KEY.fullmatch(template.key):
        yield f"“{template.key}” is no key: write small letters, digits and hyphens, as sefton-2017."
    if template.used_from and template.used_until and template.used_until < template.used_from:
        yield "It was used until a day before it was first used."
    if not template.parts:
        yield "It has no parts."
    keys = Counter([*(each.key for each in template.parts), *(each.key for each in template.fields())])
    for key, times in keys.items():
        if times > 1:
            yield f"“{key}” is the key of two parts or fields. Give one of them another."
        if not KEY.fullmatch(key):
            yield f"“{key}” is no key: write small letters, digits and underlines, beginning with a letter, 50 at most."
    for part in template.parts:
        if not part.fields:
            yield f"The part “{part.key}” has no fields."
    kinds = Counter(each.kind for each in template.fields())
    for kind in ONCE:
        if kinds[kind] > 1:
            yield f"Two fields are of the kind {kind}; a paper has one."
    subject = template.field(SUBJECT)
    if subject is None or subject.kind != "line" or not subject.required:
        yield "It needs a field “subject” of the kind line that is required: the paper's title."


def _numbering(numbering: PaperNumbering) -> Iterator[str]:
    for name in ("section", "paragraph", "recommendation", "appendix"):
        if not re.search(r"#|\b[aA]\b", getattr(numbering, name)):
            yield f"How a {name} is numbered needs # for a number, or a or A for a letter: (#), a)."
    if numbering.paragraphs not in PARAGRAPH_NUMBERS:
        yield f"Which paragraphs are numbered is one of {', '.join(PARAGRAPH_NUMBERS)}."
    if not numbering.appendix_word.strip():
        yield "Say what an appendix is called: Appendix, or Annex."


def _all_fields(template: PaperTemplate) -> Iterator[str]:
    for field in template.fields():
        for problem in problems_of_field(field):
            yield f"{field.label} ({field.key}): {problem}"


def problems_of_field(field: TemplateField) -> Iterator[str]:
    """What is wrong with one field, beside all others."""
    yield from (says for _, says in faults_of_field(field))


def faults_of_field(field: TemplateField) -> Iterator[tuple[str, str]]:
    """The same, each with the rule of the field that it is about."""
    if field.kind not in FIELD_KINDS:
        yield "kind", f"{field.kind} is no kind of field. Kinds: {', '.join(FIELD_KINDS)}."
    elif field.layout not in (could_be := LAYOUTS_OF.get(field.kind, OTHERS)):
        yield "layout", f"{field.kind} is laid out as one of {', '.join(could_be)}."
    if field.level not in LEVELS:
        yield "level", "The level of its heading is 1, 2 or 3."
    if (field.kind == "choice") != bool(field.choices):
        needs = "A choice needs choices."
        yield "choices", needs if field.kind == "choice" else "Only a field of the kind choice has any."
    if field.kind in ("answers", "sign_offs") and not field.headings:
        yield "headings", "It needs headings, or roles, to answer for."
    if field.headings and field.kind not in ("answers", "sign_offs"):
        yield "headings", "Only answers and sign-offs have headings."
    names = [each.key for each in field.headings]
    if len(set(names)) < len(names):
        yield "headings", "Two of its headings have one key."
    if any(each.kind not in HEADING_KINDS for each in field.headings):
        yield "headings", f"A heading is of the kind {' or '.join(HEADING_KINDS)}."
    lines = {each.key for each in field.headings if each.kind == "yes_no"}
    if not set(field.one_yes) <= lines:
        yield "one_yes", "Exactly one Yes is asked only of headings of the kind yes_no."
    yield from (("default", each) for each in _default(field))


def _default(field: TemplateField) -> Iterator[str]:
    if field.default is None:
        return
    if field.kind == "yes_no":
        if not isinstance(field.default, bool):
            yield "It begins with Yes or No."
    elif field.kind == "day":
        if read_iso_day(field.default) is None:
            yield "It begins with a day, as 2017-11-14."
    elif field.kind not in TEXT_KINDS or not isinstance(field.default, str):
        yield f"Only a field of the kind {', '.join(TEXT_KINDS)}, day or yes_no begins with something."
    elif field.kind == "choice" and field.default not in field.choices:
        yield "What it begins with is none of its choices."


def read_iso_day(value: object) -> date | None:
    """The day of 2017-11-14; None for what is none."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None

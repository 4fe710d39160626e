"""What is wrong with a template, a sentence each. Pure."""

import re
from collections import Counter
from collections.abc import Iterator

from sightline.papers.paper_templates.paper_template import (
    FIELD_KINDS,
    PARAGRAPH_NUMBERS,
    SUBJECT,
    PaperNumbering,
    PaperTemplate,
    TemplateField,
)

KEY = re.compile(r"[a-z][a-z0-9_]*")
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
            yield f"“{key}” is no key: write small letters, digits and underlines, beginning with a letter."
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
        for problem in _of_field(field):
            yield f"{field.label} ({field.key}): {problem}"


def _of_field(field: TemplateField) -> Iterator[str]:
    if field.kind not in FIELD_KINDS:
        yield f"{field.kind} is no kind of field. Kinds: {', '.join(FIELD_KINDS)}."
    elif field.layout not in (could_be := LAYOUTS_OF.get(field.kind, OTHERS)):
        yield f"{field.kind} is laid out as one of {', '.join(could_be)}."
    if field.level not in LEVELS:
        yield "The level of its heading is 1, 2 or 3."
    if (field.kind == "choice") != bool(field.choices):
        yield (
            "A choice needs choices."
            if field.kind == "choice"
            else "Only a field of the kind choice has any."
        )
    if field.kind in ("answers", "sign_offs") and not field.headings:
        yield "It needs headings, or roles, to answer for."
    names = [each.key for each in field.headings]
    if len(set(names)) < len(names):
        yield "Two of its headings have one key."
    if any(each.kind not in HEADING_KINDS for each in field.headings):
        yield f"A heading is of the kind {' or '.join(HEADING_KINDS)}."
    lines = {each.key for each in field.headings if each.kind == "yes_no"}
    if not set(field.one_yes) <= lines:
        yield "Exactly one Yes is asked only of headings of the kind yes_no."

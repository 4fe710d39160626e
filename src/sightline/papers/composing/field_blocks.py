"""A field of the template becomes blocks of the document, each kind in its own way; what is not answered is a gap that everybody sees."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from sightline.papers.composing.appendices import appendix_items
from sightline.papers.composing.editions import IN_WORDS, READS_EVERY_FIELD
from sightline.papers.composing.field_values import one_line, says_anything
from sightline.papers.composing.in_making import PaperInMaking
from sightline.papers.composing.markup import read_markup
from sightline.papers.composing.numbering import mark
from sightline.papers.composing.resolving import runs_of
from sightline.papers.composing.sign_off_blocks import call_in_runs, clearance_sentence, clearance_table
from sightline.papers.composing.text_blocks import LEFT_OUT, text_blocks
from sightline.papers.document.blocks import (
    Block,
    PaperColumn,
    PaperHeading,
    PaperItemList,
    PaperListItem,
    PaperNote,
    PaperParagraph,
    PaperTable,
)
from sightline.papers.document.runs import Runs, Words, words
from sightline.papers.paper_templates.paper_template import TemplateField

YES_NO = {True: "Yes", False: "No"}
PAIR = (PaperColumn("Field"), PaperColumn("Answer"))
CONTACT_LINES = (("post", ""), ("telephone", "Telephone Number"), ("email", "Email Address"))


def value_of(field: TemplateField, making: PaperInMaking) -> Any:
    """What was written in a field; its default where nobody has touched it."""
    value = making.content.fields.get(field.key)
    return field.default if value is None else value


def pair_row(field: TemplateField, making: PaperInMaking) -> tuple[Runs, Runs] | None:
    """A row of the table at the top; None where the field is empty and may be, or is left out of this edition."""
    making.place = field.key
    if not field.public and making.edition not in READS_EVERY_FIELD:
        return None
    value = value_of(field, making)
    line = one_line(field, value, making)
    if line:
        return words(f"{field.label}:"), line
    if not field.required:
        return None
    return words(f"{field.label}:"), (making.unanswered(field.label),)


def pair_table(rows: list[tuple[Runs, Runs]]) -> PaperTable:
    """The table at the top."""
    return PaperTable(
        title="About this report",
        description="A row for each: on the left what is asked, on the right the answer.",
        columns=PAIR,
        rows=tuple(rows),
        column_headings=False,
    )


def field_blocks(field: TemplateField, making: PaperInMaking) -> list[Block]:
    """The blocks of a field that is no pair; none where it is empty and may be."""
    making.place = field.key
    if not field.public and making.edition not in READS_EVERY_FIELD:
        sentence = f"Not in {IN_WORDS[making.edition]}."
        return [*_label(field, making), PaperNote(LEFT_OUT, words(sentence))]
    value = value_of(field, making)
    if field.kind not in OF_THE_CONTENT and not says_anything(value):
        if field.empty:
            return [*_label(field, making), *_texts(replace(field, before=""), field.empty, making)]
        if not field.required:
            return []
        if field.kind not in ("answers", "sign_offs"):
            gap = making.unanswered(field.label)
            return [*_label(field, making), PaperParagraph((gap,))]
    return _made(field, value, making)


def _made(field: TemplateField, value: Any, making: PaperInMaking) -> list[Block]:
    if field.layout == "line" and field.kind != "answers":
        return _line(field, value, making)
    heading = _label(field, making)
    blocks = list(BY_KIND.get(field.kind, _one)(field, value, making))
    return [*heading, *blocks] if blocks else []


def _label(field: TemplateField, making: PaperInMaking) -> list[Block]:
    """The heading of a field laid out under one; numbered where the template numbers its own headings."""
    if field.layout not in ("heading", "table", "sentence") or (
        field.kind == "answers" and field.layout == "heading"
    ):
        return []
    number = making.numbers.next_heading() if making.numbers.how.parts else ""
    return [PaperHeading(field.label, field.level, making.numbers.printed(number) if number else "")]


def _before(field: TemplateField, making: PaperInMaking) -> list[Block]:
    return text_blocks(field.before, making, numbered=making.numbers.how.parts) if field.before else []


def _line(field: TemplateField, value: Any, making: PaperInMaking) -> list[Block]:
    """Label and answer in one paragraph, what follows below it."""
    text = value if field.kind == "text" else None
    if text is None:
        return [_labelled(field.label, one_line(field, value, making))]
    return _labelled_text(field.label, text, making)


def _labelled(label: str, line: Runs) -> PaperParagraph:
    return PaperParagraph((Words(f"{label}: ", strong=True), *line))


def _labelled_text(label: str, text: str, making: PaperInMaking) -> list[Block]:
    first, *rest = text_blocks(text, making, numbered=False)
    if isinstance(first, PaperParagraph):
        return [replace(first, runs=_labelled(label, first.runs).runs), *rest]
    return [_labelled(label, ()), first, *rest]


def _one(field: TemplateField, value: Any, making: PaperInMaking) -> list[Block]:
    """A field that is one line."""
    line = one_line(field, value, making)
    return [*_before(field, making), PaperParagraph(line)] if line else []


def _texts(field: TemplateField, value: Any, making: PaperInMaking) -> list[Block]:
    return [*_before(field, making), *text_blocks(str(value), making, numbered=making.numbers.how.parts)]


def _recommendations(field: TemplateField, value: Any, making: PaperInMaking) -> Iterator[Block]:
    """A numbered list of those that ask for something; an empty one is left out, and the findings say so."""
    items = []
    for each in value if isinstance(value, list) else ():
        text = recommendation_text(each)
        if text:
            number = len(items) + 1
            printed = mark(making.numbers.how.recommendation, number)
            anchor = making.anchor(f"recommendation-{number}", printed)
            marked = read_markup(text).blocks
            runs = tuple(run for block in marked for run in runs_of(getattr(block, "line", ()), making))
            items.append(PaperListItem(runs, printed, anchor))
    if items:
        yield from _before(field, making)
        yield PaperItemList(tuple(items))
    else:
        yield PaperParagraph((making.unanswered(field.label),))


def recommendation_text(each: object) -> str:
    """Its words, the verb before them; blank where it asks for nothing."""
    if not isinstance(each, Mapping):
        return ""
    verb, text = str(each.get("verb") or "").strip(), str(each.get("text") or "").strip()
    return f"{verb[:1].upper()}{verb[1:]} {text}".strip() if text else ""


def _answers(field: TemplateField, value: Any, making: PaperInMaking) -> Iterator[Block]:
    """What each heading is answered: a heading and its text, a line each, or a table of those answered with Yes or No."""
    answers = value if isinstance(value, Mapping) else {}
    if field.layout == "table":
        yield _answer_table(field, answers, making)
        return
    yield from _before(field, making)
    for heading in field.headings:
        answer = answers.get(heading.key)
        if isinstance(answer, bool):
            answer = YES_NO[answer]
        text = str(answer).strip() if says_anything(answer) else ""
        if field.layout == "heading":
            number = making.numbers.next_heading() if making.numbers.how.parts else ""
            anchor = making.anchor(f"{field.key}-{heading.key}", number)
            printed = making.numbers.printed(number) if number else ""
            yield PaperHeading(heading.label, field.level, printed, anchor)
            if text:
                yield from text_blocks(text, making, numbered=making.numbers.how.parts)
                continue
            yield PaperParagraph((making.unanswered(heading.label),))
        elif text:
            yield from _labelled_text(heading.label, text, making)
        else:
            yield _labelled(heading.label, (making.unanswered(heading.label),))


def _answer_table(field: TemplateField, answers: Mapping[str, Any], making: PaperInMaking) -> PaperTable:
    rows = []
    for heading in field.headings:
        answer = answers.get(heading.key)
        text = YES_NO[answer] if isinstance(answer, bool) else str(answer or "").strip()
        line = words(text) or (making.unanswered(heading.label),)
        rows.append((words(heading.label), line))
    return replace(pair_table(rows), title=field.before or field.label)


def _sign_offs(field: TemplateField, value: Any, making: PaperInMaking) -> list[Block]:
    if field.layout == "table":
        return [*_before(field, making), clearance_table(field, value, making)]
    return [*_before(field, making), PaperParagraph(clearance_sentence(field, value, making))]


def _appendices(field: TemplateField, value: Any, making: PaperInMaking) -> list[Block]:
    items = appendix_items(making)
    if items:
        return [*_before(field, making), PaperItemList(items)]
    return _texts(replace(field, before=""), field.empty, making) if field.empty else []


def _background(field: TemplateField, value: Any, making: PaperInMaking) -> list[Block]:
    papers = [str(each) for each in (value if isinstance(value, list) else [value]) if isinstance(each, str)]
    return text_blocks("\n\n".join(papers), making, numbered=making.numbers.how.parts)


def _contact(field: TemplateField, value: Any, making: PaperInMaking) -> list[Block]:
    """A row for each thing there is of each officer."""
    rows = []
    for each in value if isinstance(value, list) else ():
        for key, label in CONTACT_LINES if isinstance(each, Mapping) else ():
            if text := str(each.get(key) or "").strip():
                rows.append((words(f"{label or 'Contact Officer'}:"), words(text)))
    if not rows:
        return [PaperParagraph((making.unanswered(field.label),))]
    return [*_before(field, making), replace(pair_table(rows), title=field.label)]


def _call_in(field: TemplateField, value: Any, making: PaperInMaking) -> list[Block]:
    return [PaperParagraph(call_in_runs(value, making))]


def _body(field: TemplateField, value: Any, making: PaperInMaking) -> list[Block]:
    return [block for each in making.content.sections for block in section_blocks(each, making)]


def section_blocks(section: Any, making: PaperInMaking) -> list[Block]:
    """A section of the body, with its heading where it has one."""
    making.place = section.key
    heading: list[Block] = []
    if section.heading:
        number = "" if making.numbers.how.paragraphs == "none" else making.numbers.next_section()
        anchor = making.anchor(section.key, number)
        printed = making.numbers.printed(number) if number else ""
        heading = [PaperHeading(section.heading, 1, printed, anchor)]
    return [*heading, *text_blocks(section.text, making, numbered=True)]


OF_THE_CONTENT = ("appendices", "body", "meeting_body", "meeting_day")
"""What stands elsewhere in the content than among its fields."""
BY_KIND: Mapping[str, Callable[[TemplateField, Any, PaperInMaking], Any]] = {
    "text": _texts,
    "recommendations": _recommendations,
    "answers": _answers,
    "sign_offs": _sign_offs,
    "appendices": _appendices,
    "background": _background,
    "contact": _contact,
    "call_in": _call_in,
    "body": _body,
}

"""Who has cleared a paper, as a table or in a sentence, and the waiver of call-in: by post, with its day and reference."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from sightline.calendars.dates import in_words
from sightline.papers.composing.field_values import day_in
from sightline.papers.composing.in_making import PaperInMaking
from sightline.papers.document.blocks import PaperColumn, PaperTable
from sightline.papers.document.runs import Run, Runs, Words, words
from sightline.papers.paper_templates.paper_template import AnswerHeading, TemplateField

REFERENCE = re.compile(r"(FD|LD)[.\s]*(\d{3,5})/(\d{2})\.?")
NO_DATE = "no date, and no reason"
NO_POST = "nobody is named"


def reference_in_form(text: str) -> str:
    """A clearance's reference in its one form: FD.4914/17. What is none is left as it is."""
    parts = REFERENCE.fullmatch(text.strip())
    return f"{parts[1]}.{parts[2]}/{parts[3]}" if parts else text.strip()


def by_role(field: TemplateField, value: Any) -> Iterator[tuple[AnswerHeading, Mapping[str, Any]]]:
    """Each role of the template with its sign-off, empty where there is none; then those of roles the template does not have."""
    rows = [each for each in value if isinstance(each, Mapping)] if isinstance(value, list) else []
    for role in field.headings:
        yield role, next((each for each in rows if each.get("role") == role.key), {})
    names = {each.key for each in field.headings}
    for each in rows:
        if str(each.get("role")) not in names:
            yield AnswerHeading(str(each.get("role") or ""), str(each.get("role") or "")), each


def clearance_table(field: TemplateField, value: Any, making: PaperInMaking) -> PaperTable:
    """A row for each role: the post that has seen it, and the day."""
    rows = []
    for role, each in by_role(field, value):
        post = str(each.get("post") or "").strip()
        named = words(post) or (making.unanswered(role.label, NO_POST),)
        rows.append((words(role.label), named, _day(role, each, making)))
    return PaperTable(
        title="Who has seen this report",
        description="A row for each role: who has seen the report, by post, and on which day.",
        columns=(PaperColumn(f"{field.label}:"), PaperColumn("Post"), PaperColumn("Date")),
        rows=tuple(rows),
    )


def _day(role: AnswerHeading, each: Mapping[str, Any], making: PaperInMaking) -> Runs:
    reason = str(each.get("reason") or "").strip()
    if day := day_in(each.get("on")):
        return words(in_words(day))
    if reason:
        return words(f"No date: {reason}")
    return (making.unanswered(role.label, NO_DATE),)


def clearance_sentence(field: TemplateField, value: Any, making: PaperInMaking) -> Runs:
    """The Head of Corporate Resources (FD.4914/17) and the … (LD.4108/17) have been consulted and any comments have been incorporated."""
    runs: list[Run] = []
    rows = list(by_role(field, value))
    for number, (role, each) in enumerate(rows):
        post, reason = (str(each.get(name) or "").strip() for name in ("post", "reason"))
        joined = "" if not number else " and " if number == len(rows) - 1 else ", "
        article = "The " if not number else "the "
        named: Run = Words(f"{article}{post}") if post else making.unanswered(role.label, NO_POST)
        detail = [reference_in_form(str(each.get("reference") or ""))]
        if day := day_in(each.get("on")):
            detail.append(in_words(day))
        detail.append(f"not consulted: {reason}" if reason else "")
        beside = ", ".join(filter(None, detail))
        runs += [Words(joined), named, Words(f" ({beside})" if beside else "")]
    have = "has" if len(rows) == 1 else "have"
    runs.append(Words(f" {have} been consulted and any comments have been incorporated into the report."))
    return tuple(each for each in runs if each.text)


def call_in_runs(value: Any, making: PaperInMaking) -> Runs:
    """The waiver, whole: who gave it, when, under which rule, of which decision. What is missing is a gap."""
    waiver: Mapping[str, Any] = value if isinstance(value, Mapping) else {}
    texts = {name: str(waiver.get(name) or "").strip() for name in ("chair_of", "chair", "rule", "decision")}
    day = day_in(waiver.get("on"))
    chair: Run = (
        Words(f"({texts['chair']})") if texts["chair"] else making.gap("unanswered", "the chair", "not named")
    )
    on: Run = Words(in_words(day)) if day else making.gap("unanswered", "the day", "not said")
    decision: Run = (
        Words(texts["decision"])
        if texts["decision"]
        else making.gap("unanswered", "the executive decision", "not said which")
    )
    return (
        Words(f"The Chair of the {texts['chair_of'] or making.content.meeting.body} "),
        chair,
        Words(" has given approval on "),
        on,
        Words(
            f" under {texts['rule'] or 'the procedure rules'} for the call-in period to be waived in respect of "
        ),
        decision,
        Words("."),
    )

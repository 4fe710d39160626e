"""A small paper for tests: of a committee that meets in December 2026, with a title, two sections and a figure said by somebody."""

from datetime import date, timedelta

from django.utils import timezone

from sightline.bodies.models import Body, Meeting, Member
from sightline.freezes.models import Freeze
from sightline.papers.gather.fields import NOT_WRITTEN
from sightline.papers.models import Paper, SignOffAsk, WrittenPart
from sightline.papers.paper_templates.paper_template import TemplateField
from sightline.papers.queries.papers import digest
from sightline.papers.queries.templates import template_named
from sightline.papers.rules.content import PartContent
from sightline.papers.services.clearing import ClearerChosen, decide_sign_off, send_to_clearance
from sightline.papers.services.writing import start_paper
from sightline.people.models import User
from support.rows_again import made_once

AUTHORITY = "990"
AUTHOR, FINANCE, LEGAL, SECRETARY, MEMBER = "pm", "fay", "leo", "dee", "sue"
ROLES = {
    AUTHOR: "programme_manager",
    FINANCE: "finance_legal",
    LEGAL: "finance_legal",
    SECRETARY: "democratic_services",
    MEMBER: "scrutiny_member",
    "other": "scrutiny_member",
    "manager": "team_manager",
}
EXEMPT_TEXT = "What all may read.\n\n{exempt 2: names a family’s home}\nThe address is secret.\n{end}"


def people() -> None:
    """Who writes, clears, publishes, sits on the committee, and sits on none."""
    for name, role in ROLES.items():
        User.objects.get_or_create(username=name, defaults={"role": role, "authority": AUTHORITY})


def committee(name: str = "Overview and Scrutiny Committee") -> Body:
    """A body with one meeting to come, and one member with an account."""
    body, made = Body.objects.get_or_create(
        authority=AUTHORITY, key=name.lower(), defaults={"name": name, "by": "tests", "at": timezone.now()}
    )
    if made:
        Meeting.objects.create(body=body, on=date(2026, 12, 8), by="tests", at=timezone.now())
        user = User.objects.filter(username=MEMBER).first()
        Member.objects.create(body=body, name="Member", person=user, by="tests", at=timezone.now())
    return body


def small_paper(*, exempt: bool = False) -> Paper:
    """A draft of the programme manager's."""
    return made_once(("small paper", exempt), lambda: _small_paper(exempt), Paper)


def _small_paper(exempt: bool) -> Paper:
    people()
    body = committee()
    text = EXEMPT_TEXT if exempt else "The inspection was in {figure inspected}."
    parts = [
        PartContent("field", "title", "Children’s services improvement"),
        PartContent("section", "background", {"heading": "Background", "text": text}),
        PartContent("section", "progress", {"heading": "Progress", "text": "Visits are in time."}),
    ]
    return start_paper(
        title="Children’s services improvement",
        series="Improvement progress",
        template="sefton-2017",
        body=body,
        meeting=body.meetings.get(),
        parts=parts,
        by=AUTHOR,
    )


def part(paper: Paper, name: str) -> WrittenPart:
    """The part of that name, as it stands."""
    kind, _, key = name.partition(".")
    return paper.parts.get(kind=kind, key=key)


def sent(paper: Paper, *, finance: str = FINANCE, legal: str = LEGAL) -> Paper:
    """The paper, with finance and legal asked."""
    due = timezone.localdate() + timedelta(days=3)
    chosen = [
        ClearerChosen(role=role, account=account, post=f"Head of {role}", due=due)
        for role, account in (("finance", finance), ("legal", legal))
    ]
    return send_to_clearance(paper, chosen, edition=None, by=AUTHOR)


def asked(paper: Paper, role: str) -> SignOffAsk:
    """What stands of that role's sign-off."""
    return paper.sign_offs.exclude(state="void").get(role=role)


def cleared(paper: Paper) -> Paper:
    """The paper with both sign-offs."""
    sent(paper)
    for role, by in (("finance", FINANCE), ("legal", LEGAL)):
        decide_sign_off(asked(paper, role), state="signed", seen=digest(paper), by=by)
    return Paper.objects.get(pk=paper.pk)


def whole_parts(text: str = "Visits are in time.") -> list[PartContent]:
    """Every field of Sefton's template of 2017 answered, and one section."""
    template = template_named("sefton-2017", AUTHORITY)
    assert template is not None
    parts = [
        PartContent("field", each.key, _answer(each))
        for each in template.fields()
        if each.kind not in NOT_WRITTEN
    ]
    return [*parts, PartContent("section", "progress", {"heading": "Progress", "text": text})]


def _answer(field: TemplateField) -> object:
    if field.kind == "yes_no":
        return False
    if field.kind == "recommendations":
        return [{"verb": "note", "text": "the progress made.", "to": ""}]
    if field.kind == "answers":
        return {each.key: "There are none." for each in field.headings}
    if field.kind == "contact":
        return [{"post": "Head of improvement", "telephone": "", "email": "improvement@example.gov.uk"}]
    if field.kind == "call_in":
        return None
    if field.kind == "posts":
        return ["Head of improvement"]
    return "Children’s services improvement" if field.key == "subject" else "There are none."


def whole_paper(
    text: str = "Visits are in time.", *, freeze: Freeze | None = None, template: str = "sefton-2017"
) -> Paper:
    """A paper with nothing left to answer, cleared by finance and legal. `template`: Sefton's, or a copy of it."""
    people()
    body = committee()
    paper = start_paper(
        title="Children’s services improvement",
        series="Improvement progress",
        template=template,
        body=body,
        meeting=body.meetings.get(),
        freeze=freeze,
        parts=whole_parts(text),
        by=AUTHOR,
    )
    return cleared(paper)

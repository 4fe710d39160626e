"""Two papers of the demo's scrutiny committee: the last, which is published, and the next, which is being written. All of it is fictional."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from sightline.bodies.models import Body, Meeting
from sightline.calendars.periods import last_complete_quarter, preceding, year_before
from sightline.demo.meetings import SCRUTINY
from sightline.editions.rules.asking import usual_title
from sightline.editions.services import make as make_edition
from sightline.editions.services import publish as publish_edition
from sightline.editions.services.drafts import read
from sightline.freezes.models import Freeze
from sightline.freezes.services import confirm
from sightline.freezes.services import make as make_freeze
from sightline.papers.composing.editions import MEMBERS, OFFICERS, PUBLIC
from sightline.papers.gather import GatheredFrom, gathered_parts
from sightline.papers.models import Paper
from sightline.papers.queries.papers import digest
from sightline.papers.queries.templates import template_named
from sightline.papers.rules.content import FIELD, PartContent
from sightline.papers.services.clearing import (
    ClearerChosen,
    decide_sign_off,
    send_to_clearance,
    set_reference_form,
)
from sightline.papers.services.commenting import comment_on
from sightline.papers.services.promising import promise
from sightline.papers.services.publishing import publish_paper
from sightline.papers.services.writing import start_paper
from sightline.people.queries import user_named
from sightline.programme.models import Plan

SERIES, TEMPLATE = "Improvement progress", "sefton-2023"
AUTHOR, CLERK, ANALYST, LEAD = "programme", "clerk", "analyst", "lead"
CLEARERS = {"finance": "Finance business partner", "legal": "Solicitor, people"}
"""Role → post; the account has the role's name."""
REFERENCES = {"finance": ("FD.{number}/{year}", 412), "legal": ("LD.{number}/{year}", 287)}
LAST, NEXT = date(2026, 9, 22), date(2026, 12, 15)
QUARTERS = {LAST: ("Q1 2026-27", date(2026, 6, 30)), NEXT: ("Q2 2026-27", date(2026, 9, 30))}
"""Meeting → the freeze whose figures go to it, and its last day."""
FIGURES = ("AS01", "AS03", "AS06", "CL18", "CP10", "HE01", "MI04")
NONE = "There are none."
FIELDS: Mapping[str, Any] = {
    "wards": "(All Wards)",
    "portfolio": "Children’s services",
    "key_decision": False,
    "forward_plan": False,
    "exempt": False,
    "reasons": "So that the committee can see whether children are safer than when the inspector came, and say where they are not.",
    "alternatives": "None. The committee asked for this report twice a year.",
    "revenue_costs": "There are no costs of this report. What the plan costs stands in the report itself.",
    "capital_costs": NONE,
    "implications": {
        "resource": "Within the approved budget of the improvement programme.",
        "legal": "The council acts under the Children Act 1989 and the Children Act 2004.",
        "equality": "The figures are kept by age, sex and ethnicity, and the committee may ask for any of them.",
    },
    "climate": {"positive": False, "neutral": True, "negative": False, "trained": True},
    "core_purpose": {
        "protect": "The plan is about nothing else.",
        "communities": "Families are helped earlier, so that fewer need protection.",
        "core_services": "Assessment, protection, care and leaving care are what the plan changes.",
        "place": NONE,
        "reform": "Partners are asked for what the plan needs of them.",
        "prosperity": NONE,
        "income": NONE,
        "cleaner_greener": NONE,
    },
    "external_consultation": "Young people read the plan with the participation team.",
    "contact": [
        {"post": "Improvement programme manager", "telephone": "", "email": "improvement@aldermere.example"}
    ],
    "background": NONE,
}
PROMISE = ("An audit of chronologies, with what it changed for children.", "end of quarter 2 of 2026-27")
COMMENT = "The chair will ask what changed since September. Say it in the first sentence."


def add_papers(authority: str) -> None:
    """Freeze, publish an edition, write, clear and publish the last paper, and begin the next, where the council has no paper yet."""
    if Paper.objects.filter(authority=authority).exists():
        return
    body = Body.objects.get(authority=authority, name=SCRUTINY)
    plan = Plan.objects.filter(authority=authority).order_by("pk").first()
    for role, (pattern, last) in REFERENCES.items():
        set_reference_form(authority, role, pattern, last, by=CLERK)
    _published(_started(body, plan, LAST))
    draft = _started(body, plan, NEXT)
    comment_on(draft, part="field.summary", words=COMMENT, by=LEAD)


def _started(body: Body, plan: Plan | None, on: date) -> Paper:
    """A paper for the meeting of that day, gathered as its author would find it a fortnight before."""
    name, last = QUARTERS[on]
    freeze = confirm(make_freeze(by=ANALYST, authority=body.authority, name=name, cut_off=last), by=LEAD)
    meeting, person, template = (
        Meeting.objects.select_related("body").get(body=body, on=on),
        user_named(AUTHOR),
        template_named(TEMPLATE, body.authority),
    )
    assert person is not None and template is not None
    title = f"Children’s services improvement: {last_complete_quarter(last).label}"
    source = GatheredFrom(
        title=title,
        template=template,
        body=body,
        meeting=meeting,
        plan=plan,
        freeze=freeze,
        person=person,
        today=on - timedelta(days=14),
    )
    return start_paper(
        title=title,
        series=SERIES,
        template=template.key,
        body=body,
        meeting=meeting,
        plan=plan,
        freeze=freeze,
        parts=_answered(gathered_parts(source)) if on == LAST else gathered_parts(source),
        by=AUTHOR,
    )


def _answered(parts: Sequence[PartContent]) -> list[PartContent]:
    """The same with what its author wrote into the fields that nothing recorded could fill."""
    return [
        replace(each, value=FIELDS[each.key]) if each.kind == FIELD and each.key in FIELDS else each
        for each in parts
    ]


def _published(paper: Paper) -> None:
    assert paper.freeze is not None
    _edition(paper.freeze)
    words, due = PROMISE
    promise(paper, words=words, owner="Principal social worker", due_words=due, by=AUTHOR)
    due_on = timezone.localdate() + timedelta(days=3)
    asked_of = [
        ClearerChosen(role=role, account=role, post=post, due=due_on) for role, post in CLEARERS.items()
    ]
    send_to_clearance(paper, asked_of, edition=None, by=AUTHOR)
    for ask in paper.sign_offs.select_related("paper"):
        decide_sign_off(ask, state="signed", seen=digest(Paper.objects.get(pk=paper.pk)), by=ask.asked_of)
    publish_paper(paper, (OFFICERS, MEMBERS, PUBLIC), edition=None, by=CLERK)


def _edition(freeze: Freeze) -> None:
    """What the public may read of the figures that the paper prints."""
    period = last_complete_quarter(freeze.cut_off)
    ask = read(
        freeze,
        audience="public",
        title=usual_title("public", period),
        figures=FIGURES,
        periods=[each.name for each in (period, preceding(period), year_before(period))],
        splits=[],
        rounded=False,
    )
    publish_edition(make_edition(freeze, ask, by=ANALYST), by=LEAD)

"""All the evidence of a plan in one list, as a page and as a file with its hashes; and deciding on one piece of it."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from sightline.history.views import EditPage
from sightline.people.models import User
from sightline.people.queries import person
from sightline.people.rules import plan_reach
from sightline.programme.delivery.forms.evidence import EvidenceDecisionForm, EvidenceFilterForm
from sightline.programme.delivery.queries import evidence as queries
from sightline.programme.delivery.queries.evidence_list import (
    HEADS,
    EvidenceLine,
    evidence_lines,
    narrowed,
)
from sightline.programme.delivery.services.evidence import decide
from sightline.programme.models import Evidence, Plan
from sightline.programme.plans.seen_by import actions_seen_by
from sightline.programme.plans.views.asking import (
    PER_PAGE,
    chosen_plan,
    crumbs,
    form_page,
    look_in,
    or_404,
    today,
    username,
)
from sightline.statistics.amounts import several
from sightline.trail.services import record
from sightline.trail.verbs import SharedVerb
from sightline.web.files import csv_out, plain_name
from sightline.web.form_pages import done
from sightline.web.lists import PageQuery, number_or_zero, paged, query_param

CHOICES = ("plan", "state", "kind", "action", "overdue")


@dataclass(frozen=True)
class EvidenceQuery(PageQuery):
    """The list's address, understood: the plan, all its evidence and what is kept of it."""

    plan: Plan | None
    every: list[EvidenceLine]
    kept: list[EvidenceLine]
    form: EvidenceFilterForm
    query: dict[str, str]


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The list."""
    query = evidence_query(request)
    context = {
        **paged(request, query.kept, per_page=PER_PAGE, others=query.query_string, whole=True),
        "answer": first_sentence(query.every),
        "plan": query.plan,
        "filters": query.form,
        "kept_query": {"plan": query.query["plan"]} if "plan" in query.query else {},
        "clear": query.address_at(state="", kind="", action="", overdue=""),
        "narrowed": len(query.kept) != len(query.every),
        "file": query.address_at(reverse("evidence-csv")),
        "here": request.get_full_path(),
        "crumbs": crumbs(page_title="Evidence"),
    }
    return render(request, "programme/actions/evidence_list.html", context)


@require_safe
def file(request: HttpRequest) -> HttpResponse:
    """The same as a CSV, each file with its size and its SHA-256."""
    query = evidence_query(request)
    plan = or_404(query.plan)
    rows = [line.cells for line in query.kept]
    what = {"lines": len(rows)}
    record(by=username(request), action=SharedVerb.EXPORTED, what=f"plan {plan.pk} evidence", detail=what)
    return csv_out(HEADS, rows, f"evidence {plain_name(plan.title)} {today():%Y-%m-%d}.csv")


def first_sentence(lines: list[EvidenceLine]) -> str:
    """The first sentence: how many there are, how many are to be checked, how many reviews are overdue."""
    if not lines:
        return "No evidence yet."
    waiting, late = sum(each.state == "given" for each in lines), sum(each.overdue for each in lines)
    pieces = f"{several(len(lines), 'piece')} of evidence"
    return f"{pieces}: {waiting or 'none'} to be checked, {late or 'no'} review{'' if late == 1 else 's'} overdue."


def evidence_query(request: HttpRequest) -> EvidenceQuery:
    """What the list's address asks for. Http404 for a plan that is not there for this person."""
    user = person(request)
    plan = _plan(request, user)
    every = evidence_lines(plan, user, today()) if plan else []
    form = EvidenceFilterForm(request.GET, references=sorted({each.reference for each in every}, key=_place))
    form.is_valid()
    values: dict[str, Any] = form.cleaned_data
    matching = narrowed(
        every,
        state=values.get("state") or "",
        kind=values.get("kind") or "",
        reference=values.get("action") or "",
        overdue=bool(values.get("overdue")),
    )
    query = {name: query_param(request, name) for name in CHOICES if query_param(request, name)}
    return EvidenceQuery(plan, every, matching, form, query)


@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, number: int) -> HttpResponse:
    """Accept a piece of evidence, or send it back and say why."""
    evidence: Evidence = or_404(queries.evidence_seen(person(request), number))
    look_in(request, evidence.action.plan)
    back = reverse("evidence-list") + f"?plan={evidence.action.plan_id}&state=given"
    edit = EditPage(
        request=request,
        thing=evidence,
        form_of=lambda thing, data: EvidenceDecisionForm(data, initial={"review_by": thing.review_by}),
        back=back,
        crumbs=crumbs(("Evidence", reverse("evidence-list")), page_title="Check evidence"),
        texts=False,
        saved=f"Your decision on “{evidence.title}” is saved.",
    )

    def do() -> None:
        decide(evidence, edition=edit.edition, by=username(request), **edit.form.cleaned_data)

    sent = edit.send(lambda: done(edit.form, do))
    if sent is not None:
        return sent
    return form_page(
        request,
        f"Check evidence: {evidence.title}",
        edit.form,
        template="programme/actions/evidence_check.html",
        piece=queries.piece_of(evidence, person(request), today()),
        **edit.context,
    )


def _place(reference: str) -> tuple[int, str]:
    return number_or_zero("".join(each for each in reference if each.isdigit())), reference


def _plan(request: HttpRequest, user: User) -> Plan | None:
    """The plan asked for; for an owner, the plan that has actions of theirs."""
    if plan_reach(user.effective_role, user.opened) == "all":
        return chosen_plan(request)
    mine = Plan.objects.filter(actions__in=actions_seen_by(user)).distinct()
    if number := number_or_zero(query_param(request, "plan")):
        mine = mine.filter(pk=number)
    return mine.order_by("-pk").first()

"""Consultation: what was said of a version and answered; what the plan sets itself next; what is asked of partners."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from sightline.history.views import EditPage
from sightline.people.models import User
from sightline.people.queries import person
from sightline.people.rules import plan_reach
from sightline.programme import kinds as rules
from sightline.programme.consultation.services import asks as plans_asks
from sightline.programme.consultation.services import comments as plans_said
from sightline.programme.models import Ask, Comment
from sightline.programme.plans.forms.plans import AskForm, AskMoveForm, CommentForm, NextForm, ResponseForm
from sightline.programme.plans.queries.plans import name_of, versions_seen_by
from sightline.programme.plans.seen_by import asks_seen_by
from sightline.programme.plans.views.asking import (
    chosen_plan,
    crumbs,
    form_page,
    or_404,
    plan_named,
    today,
    username,
    version_crumb,
    version_named,
)
from sightline.statistics.amounts import several
from sightline.web.form_pages import done
from sightline.web.lists import number_or_zero


@require_http_methods(["GET", "HEAD", "POST"])
def comment(request: HttpRequest, number: int) -> HttpResponse:
    """Keep what somebody said of a version."""
    version = version_named(request, number)
    form = CommentForm(request.POST or None)
    if form.is_valid() and done(
        form, lambda: plans_said.comment(version, by=username(request), **form.cleaned_data)
    ):
        return redirect("version", number)
    return form_page(
        request,
        "A comment on the plan",
        form,
        lead=f"{name_of(version)} of {version.plan.title}",
        back=reverse("version", args=[number]),
        crumbs=crumbs(version_crumb(version), page_title="A comment"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def response(request: HttpRequest, number: int) -> HttpResponse:
    """Answer a comment."""
    seen = versions_seen_by(person(request))
    made: Comment = or_404(
        Comment.objects.select_related("version__plan").filter(pk=number, version__in=seen).first()
    )
    page = EditPage(
        request=request,
        thing=made,
        form_of=lambda now, data: ResponseForm(data, initial={"response": now.response}),
        back=reverse("version", args=[made.version_id]),
        crumbs=crumbs(version_crumb(made.version), page_title="Answer a comment"),
        last=plans_said.last_answer,
    )
    sent = page.send(
        lambda: done(
            page.form,
            lambda: plans_said.respond(
                made, edition=page.edition, by=username(request), **page.form.cleaned_data
            ),
        )
    )
    if sent is not None:
        return sent
    return form_page(request, f"Answer {made.said_by}", page.form, lead=f"“{made.words}”", **page.context)


@require_http_methods(["GET", "HEAD", "POST"])
def next_quarter(request: HttpRequest, number: int) -> HttpResponse:
    """Another priority for a quarter."""
    plan = plan_named(request, number)
    form = NextForm(request.POST or None)
    if form.is_valid() and done(
        form, lambda: plans_said.set_next(plan, by=username(request), **form.cleaned_data)
    ):
        return redirect(f"{reverse('programme')}?plan={plan.pk}")
    return form_page(
        request,
        "A priority for a quarter",
        form,
        lead=plan.title,
        back=f"{reverse('programme')}?plan={plan.pk}",
        crumbs=crumbs(page_title="A priority for a quarter"),
    )


@require_safe
def asks(request: HttpRequest) -> HttpResponse:
    """What is asked of partners, those due soonest first; a partner sees what is asked of them."""
    user = person(request)
    ask_rows = asks_seen_by(user).select_related("plan", "person")
    plan = chosen_plan(request) if plan_reach(user.effective_role, user.opened) == "all" else None
    if plan:
        ask_rows = ask_rows.filter(plan=plan)
    every = list(ask_rows)
    open_now = [each for each in every if each.state in ("open", "answered")]
    late = [each for each in open_now if each.due and each.due < today()]
    context = {
        "answer": first_sentence(len(every), len(open_now), len(late)),
        "asks": [(each, *_state(each)) for each in every],
        "plan": plan,
        "today": today(),
        "may_change": user.has_perm("plan.change") and plan is not None,
        "crumbs": crumbs(page_title="Asks of partners"),
    }
    return render(request, "programme/plans/asks.html", context)


def first_sentence(every: int, open_now: int, late: int) -> str:
    """The first sentence of the asks: how many are open, and how many of these are overdue."""
    if not every:
        return "Nothing is asked of partners yet."
    if not open_now:
        return "No ask is open."
    if open_now == 1:
        return f"1 ask is open; {'it is overdue' if late else 'not overdue'}."
    return f"{several(open_now, 'ask')} are open; {late or 'none'} overdue."


@require_http_methods(["GET", "HEAD", "POST"])
def ask_new(request: HttpRequest, number: int) -> HttpResponse:
    """Ask something of a partner. `number` is the plan's."""
    plan = plan_named(request, number)
    form = AskForm(request.POST or None)
    if form.is_valid():
        shown_to = User.objects.filter(pk=number_or_zero(form.cleaned_data["person"])).first()
        values = {**form.cleaned_data, "person": shown_to}
        if done(form, lambda: plans_asks.ask_partner(plan, by=username(request), **values)):
            return redirect(f"{reverse('asks')}?plan={plan.pk}")
    return form_page(
        request,
        "Ask a partner",
        form,
        lead=plan.title,
        button="Ask",
        back=reverse("asks"),
        crumbs=crumbs(("Asks of partners", reverse("asks")), page_title="Ask a partner"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, number: int) -> HttpResponse:
    """One ask: its history, and what became of it. Whoever it was put to may answer it; whoever writes the plan, all."""
    user = person(request)
    partner_ask: Ask = or_404(asks_seen_by(user).select_related("plan", "person").filter(pk=number).first())
    writes = user.has_perm("plan.change")
    allowed = (
        tuple(rules.ASK.words) if writes else plans_asks.ANSWERS if partner_ask.person_id == user.pk else ()
    )
    page = EditPage(
        request=request,
        thing=partner_ask,
        form_of=lambda now, data: AskMoveForm(now.state, allowed, data),
        back=reverse("ask", args=[number]),
        texts=False,
        crumbs=crumbs(("Asks of partners", reverse("asks")), page_title=partner_ask.partner),
    )
    sent = page.send(
        lambda: done(
            page.form,
            lambda: plans_asks.move_ask(
                partner_ask, edition=page.edition, by=username(request), **page.form.cleaned_data
            ),
        )
    )
    if sent is not None:
        return sent
    partner_ask = page.thing
    word, shape, colour = _state(partner_ask)
    context = {
        **page.context,
        "ask": partner_ask,
        "form": page.form,
        "state": {"text": word, "shape": shape, "colour": colour},
        "steps": [(each, rules.ASK.words[each.state]) for each in partner_ask.steps.all()],
    }
    return render(request, "programme/plans/ask.html", context, status=page.context["status"])


def _state(partner_ask: Ask) -> tuple[str, str, str]:
    return rules.ASK.words[partner_ask.state], *rules.ASK.shapes[partner_ask.state]

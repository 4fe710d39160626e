"""What is asked of partners: the list, asking, and one ask with its answer."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from sightline.history.views import EditPage
from sightline.people.models import User
from sightline.people.queries import person
from sightline.people.rules import plan_reach
from sightline.programme import kinds as rules
from sightline.programme.consultation.forms import AskForm, AskMoveForm
from sightline.programme.consultation.queries.asks import with_answers
from sightline.programme.consultation.services import asks as plans_asks
from sightline.programme.models import Ask
from sightline.programme.plans.seen_by import asks_put_to, asks_seen_by
from sightline.programme.plans.views.asking import (
    chosen_plan,
    crumbs,
    form_page,
    look_in,
    or_404,
    plan_named,
    today,
    username,
)
from sightline.statistics.amounts import several
from sightline.web.form_pages import done, say_saved
from sightline.web.lists import number_or_zero


@require_safe
def asks(request: HttpRequest) -> HttpResponse:
    """What is asked of partners, those due soonest first; a partner sees what is asked of them."""
    user = person(request)
    ask_rows = asks_seen_by(user).select_related("plan", "person")
    plan = chosen_plan(request) if plan_reach(user.effective_role, user.opened) == "all" else None
    if plan:
        ask_rows = ask_rows.filter(plan=plan)
    every = with_answers(ask_rows)
    states = [each.ask.state for each in every]
    late = sum(each.overdue(today()) for each in every)
    context = {
        "answer": first_sentence(len(every), states.count("open"), late, states.count("answered")),
        "asks": [(each, each.overdue(today())) for each in every],
        "plan": plan,
        "may_change": user.has_perm("plan.change") and plan is not None,
        "crumbs": crumbs(page_title="Asks of partners"),
    }
    return render(request, "programme/plans/asks.html", context)


def first_sentence(every: int, open_now: int, late: int, waiting: int = 0) -> str:
    """The first sentence of the asks: how many are open, how many of these are overdue, and how many have an answer that
    is `waiting` for whoever asked."""
    if not every:
        return "Nothing is asked of partners yet."
    more = f" {several(waiting, 'ask')} {'has' if waiting == 1 else 'have'} an answer." if waiting else ""
    if not open_now:
        return f"No ask is open.{more}"
    if open_now == 1:
        return f"1 ask is open; {'it is' if late else 'none'} overdue.{more}"
    return f"{several(open_now, 'ask')} are open; {late or 'none'} overdue.{more}"


@require_http_methods(["GET", "HEAD", "POST"])
def ask_new(request: HttpRequest, number: int) -> HttpResponse:
    """Ask something of a partner. `number` is the plan's."""
    plan = plan_named(request, number)
    form = AskForm(plan, request.POST or None)
    if form.is_valid():
        shown_to = User.objects.filter(pk=number_or_zero(form.cleaned_data["person"])).first()
        values = {**form.cleaned_data, "person": shown_to}
        if done(form, lambda: plans_asks.ask_partner(plan, by=username(request), **values)):
            say_saved(request, f"{values['body'] or values['partner']} is asked.")
            return redirect(f"{reverse('asks')}?plan={plan.pk}")
    return form_page(
        request,
        "Ask a partner",
        form,
        lead=plan.title,
        button="Ask",
        back=f"{reverse('asks')}?plan={plan.pk}",
        crumbs=crumbs(("Asks of partners", reverse("asks")), page_title="Ask a partner"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, number: int) -> HttpResponse:
    """One ask: its history, and what became of it. Whoever it was put to may answer it; whoever writes the plan, all."""
    user = person(request)
    partner_ask: Ask = or_404(asks_seen_by(user).select_related("plan", "person").filter(pk=number).first())
    look_in(request, partner_ask.plan)
    writes = user.has_perm("plan.change")
    answers = asks_put_to(user, today()).filter(pk=number).exists()
    allowed = tuple(rules.ASK.words) if writes else plans_asks.ANSWERS if answers else ()

    def form_of(now: Ask, data: Any) -> AskMoveForm:
        return AskMoveForm(now.state, allowed, data, answers=not writes)

    page = EditPage(
        request=request,
        thing=partner_ask,
        form_of=form_of,
        back=reverse("ask", args=[number]),
        texts=False,
        crumbs=crumbs(("Asks of partners", reverse("asks")), page_title=partner_ask.partner),
        saved="Saved." if writes else "Your answer was saved.",
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
    context = {
        **page.context,
        **_as_it_stands(page.thing, waits_for_writer=answers and not writes),
        "form": page.form,
        "button": "Save" if writes else "Send your answer",
    }
    return render(request, "programme/plans/ask.html", context, status=page.context["status"])


def _as_it_stands(partner_ask: Ask, *, waits_for_writer: bool) -> dict[str, Any]:
    """An ask with its answer and history. `waits_for_writer`: whoever looks can only answer, and once they have, wait."""
    (shown_ask,) = with_answers([partner_ask])
    return {
        "ask": shown_ask.ask,
        "is_overdue": shown_ask.overdue(today()),
        "answer": shown_ask.answer,
        "state": shown_ask.tag,
        "waits": waits_for_writer and shown_ask.ask.state == "answered",
        "steps": [(each, rules.ASK.words[each.state]) for each in shown_ask.ask.steps.all()],
    }

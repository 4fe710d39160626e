"""Writing a scorecard: beginning it, its measures, agreeing to it; and between refreshes whether a measure is reported."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from sightline.history.views import EditPage
from sightline.people.queries import person
from sightline.programme.models import PlanMeasure, PlanScorecard, Version
from sightline.programme.plans.queries.plans import current_version, name_of, versions_seen_by
from sightline.programme.plans.views.asking import (
    crumbs,
    form_page,
    look_in,
    or_404,
    plan_named,
    today,
    username,
)
from sightline.programme.scorecard.forms import (
    AgreeForm,
    BeginForm,
    DiscardForm,
    MeasureForm,
    NewMeasureForm,
    StateForm,
    measure_initial,
)
from sightline.programme.scorecard.queries.cards import (
    card_seen_by,
    content_of,
    current_card,
    measure_seen_by,
)
from sightline.programme.scorecard.queries.ledger import ledger_of
from sightline.programme.scorecard.rules.card import by_grouping, first_sentence
from sightline.programme.scorecard.rules.ledger import REPORTING
from sightline.programme.scorecard.services.agreeing import agree_to, set_reporting
from sightline.programme.scorecard.services.writing import (
    add_measure,
    begin_scorecard,
    change_measure,
    discard_scorecard,
    move_measure,
)
from sightline.programme.scorecard.views.page import measure_state
from sightline.web.form_pages import done, say_saved


@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest, number: int) -> HttpResponse:
    """Begin the plan's first scorecard, or a refresh of it. `number` is the plan's."""
    plan = plan_named(request, number)
    user = person(request)
    stands = current_version(plan, user)
    every = list(versions_seen_by(user).filter(plan=plan).order_by("-place"))
    versions: list[Version] = sorted(every, key=lambda each: each != stands)
    refresh = current_card(plan) is not None
    form = BeginForm(versions, request.POST if request.method == "POST" else None, refresh=refresh)
    made: list[PlanScorecard] = []

    def do() -> None:
        version = next(each for each in versions if str(each.pk) == form.cleaned_data["version"])
        reasons = form.cleaned_data.get("reasons", "")
        made.append(begin_scorecard(version, reasons=reasons, by=username(request)))

    if form.is_valid() and done(form, do):
        return redirect("plan-scorecard-draft", made[0].pk)
    heading = "Refresh the scorecard" if refresh else "Begin a scorecard"
    back = f"{reverse('plan-scorecard')}?plan={plan.pk}"
    return form_page(
        request,
        heading,
        form,
        button="Begin",
        lead=plan.title,
        back=back,
        crumbs=crumbs(("Scorecard", back), page_title=heading),
    )


@require_safe
def draft(request: HttpRequest, number: int) -> HttpResponse:
    """A scorecard as it is written: its measures with what may be done to each, and what it changes; or the plan's own, with what
    may be said of each measure between refreshes.
    """
    card = _card(request, number)
    user = person(request)
    if not card.is_draft and card != current_card(card.plan):
        return redirect(f"{reverse('plan-scorecard')}?plan={card.plan_id}")
    content = content_of(card)
    rows = {each.key: each for each in card.measures.all()}
    titles = {key: row.title for key, row in rows.items()}
    sections = [
        (title, [(each, rows[each.key].pk, measure_state(each, titles, today())) for each in measures])
        for _, title, measures in (*by_grouping(content), ("retired", "Retired", list(content.retired)))
        if measures
    ]
    context = {
        "card": card,
        "plan": card.plan,
        "version": name_of(card.version),
        "answer": first_sentence(content, today()),
        "sections": sections,
        "changes": [each for each in ledger_of(card.plan, drafts=True) if each.number == card.number]
        if card.is_draft
        else [],
        "between": REPORTING,
        "writes": user.has_perm("plan.change"),
        "decides": user.has_perm("plan.approve"),
        "crumbs": _crumbs(card, last=True),
    }
    return render(request, "programme/scorecard/draft.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, number: int) -> HttpResponse:
    """Add a measure to a draft. `number` is the scorecard's."""
    card = _card(request, number)
    page = EditPage(
        request=request,
        thing=card,
        form_of=lambda thing, data: NewMeasureForm(thing, data),
        texts=False,
        **_back(card, "Add a measure"),
    )

    def do() -> None:
        reason = page.form.cleaned_data.get("reason", "")
        row = add_measure(card, page.form.terms(), reason=reason, edition=page.edition, by=username(request))
        say_saved(request, f"Added: {row.title}")

    sent = page.send(lambda: done(page.form, do))
    if sent is not None:
        return sent
    return form_page(request, "Add a measure", page.form, button="Add", lead=_lead(card), **page.context)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, number: int) -> HttpResponse:
    """Change what a measure of a draft is called, stands under, or is. `number` is the measure's."""
    row = _measure(request, number)
    card = row.scorecard
    page = EditPage(
        request=request,
        thing=card,
        form_of=lambda thing, data: MeasureForm(thing, data, initial=measure_initial(_again(row))),
        saved=f"{row.title}: saved",
        **_back(card, "Change a measure"),
    )

    def do() -> None:
        reason = page.form.cleaned_data.get("reason", "")
        change_measure(row, page.form.terms(), reason=reason, edition=page.edition, by=username(request))

    sent = page.send(lambda: done(page.form, do))
    if sent is not None:
        return sent
    return form_page(request, f"Change: {row.title}", page.form, lead=_lead(card), **page.context)


@require_http_methods(["GET", "HEAD", "POST"])
def state(request: HttpRequest, number: int) -> HttpResponse:
    """Say in which state a measure is: on a draft any, on the plan's scorecard whether it is reported. `number` is the measure's."""
    row = _measure(request, number)
    card = row.scorecard
    page = EditPage(
        request=request,
        thing=card,
        form_of=lambda _, data: StateForm(_again(row), data),
        saved=f"{row.title}: saved",
        **_back(card, "State of a measure"),
    )

    def do() -> None:
        values = page.form.cleaned_data
        about: dict[str, Any] = {
            "reason": values.get("reason", ""),
            "edition": page.edition,
            "by": username(request),
        }
        if card.is_draft:
            move_measure(row, page.form.terms(), replacement=values["replacement"], **about)
        else:
            set_reporting(row, page.form.terms(), on=values["on"], **about)

    sent = page.send(lambda: done(page.form, do))
    if sent is not None:
        return sent
    return form_page(request, f"State: {row.title}", page.form, lead=_lead(card), **page.context)


@require_http_methods(["GET", "HEAD", "POST"])
def agree(request: HttpRequest, number: int) -> HttpResponse:
    """A second person agrees to a scorecard."""
    card = _card(request, number)
    front = f"{reverse('plan-scorecard')}?plan={card.plan_id}"
    page = EditPage(
        request=request,
        thing=card,
        form_of=lambda _, data: AgreeForm(data),
        texts=False,
        done=front,
        saved=f"{card.called} is now the plan’s scorecard",
        **_back(card, "Agree to it"),
    )

    def do() -> None:
        agree_to(card, on=page.form.cleaned_data["on"], edition=page.edition, by=username(request))

    sent = page.send(lambda: done(page.form, do))
    if sent is not None:
        return sent
    return form_page(
        request, "Agree to the scorecard", page.form, button="Agree", lead=_lead(card), **page.context
    )


@require_http_methods(["GET", "HEAD", "POST"])
def discard(request: HttpRequest, number: int) -> HttpResponse:
    """Discard a draft."""
    card = _card(request, number)
    page = EditPage(
        request=request,
        thing=card,
        form_of=lambda _, data: DiscardForm(data),
        texts=False,
        done=f"{reverse('plan-scorecard')}?plan={card.plan_id}",
        saved="The draft of the scorecard was discarded",
        **_back(card, "Discard"),
    )

    def do() -> None:
        discard_scorecard(card, edition=page.edition, by=username(request))

    sent = page.send(lambda: done(page.form, do))
    if sent is not None:
        return sent
    return form_page(
        request,
        "Discard this draft of the scorecard",
        page.form,
        button="Discard",
        lead=_lead(card),
        **page.context,
    )


def _card(request: HttpRequest, number: int) -> PlanScorecard:
    card: PlanScorecard = or_404(card_seen_by(person(request), number))
    look_in(request, card.plan)
    return card


def _measure(request: HttpRequest, number: int) -> PlanMeasure:
    row: PlanMeasure = or_404(measure_seen_by(person(request), number))
    look_in(request, row.scorecard.plan)
    return row


def _again(row: PlanMeasure) -> PlanMeasure:
    """The measure as it stands by now; as it was where it is gone."""
    return PlanMeasure.objects.select_related("scorecard__version__plan").filter(pk=row.pk).first() or row


def _lead(card: PlanScorecard) -> str:
    return f"{card.called} of {card.plan.title}"


def _back(card: PlanScorecard, page_title: str) -> dict[str, Any]:
    """Where a form leads back to: the list of the scorecard's measures."""
    return {
        "back": reverse("plan-scorecard-draft", args=[card.pk]),
        "crumbs": _crumbs(card, page_title=page_title),
    }


def _crumbs(card: PlanScorecard, *, last: bool = False, page_title: str = "") -> list[dict[str, str]]:
    front = ("Scorecard", f"{reverse('plan-scorecard')}?plan={card.plan_id}")
    if last:
        return crumbs(front, page_title=card.called)
    return crumbs(
        front, (card.called, reverse("plan-scorecard-draft", args=[card.pk])), page_title=page_title
    )

"""Declaring what will show that an action made a difference, changing it, and judging it where no measure can."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from sightline.history.views import EditPage
from sightline.measuring.discover import figures
from sightline.people.models import User
from sightline.people.queries import person
from sightline.people.rules import may_see_small_numbers
from sightline.programme.delivery.queries.history import last_words
from sightline.programme.delivery.services.status import set_status
from sightline.programme.delivery.views.owning import own
from sightline.programme.difference.forms import (
    ChooseTestForm,
    DecideForm,
    DeclareForm,
    VerdictForm,
    WhyForm,
)
from sightline.programme.difference.queries.current import declared_tests_of, latest_of, may_decide, tested
from sightline.programme.difference.queries.figures_now import EVERYBODY, figures_now
from sightline.programme.difference.rules.declaration import takes_a_second_person
from sightline.programme.difference.services import declaring, judging, proposing
from sightline.programme.kinds import BASES
from sightline.programme.kinds.refusals import CannotChangePlanError
from sightline.programme.kinds.test_of_difference import DIRECTIONS, declared_in_words
from sightline.programme.models import Action, DeclaredTest, ProposedTest
from sightline.programme.plans.services.changes import trail_name
from sightline.programme.plans.views.asking import action_named, crumbs, form_page, or_404, to, username
from sightline.trail.refusing import refuse
from sightline.trail.services import recorded_transaction
from sightline.web.form_pages import done
from sightline.web.lists import number_or_zero, query_param

WHY = (
    "Say before the outcome can be seen what will show that it helped. A measure is judged on its own months, "
    "against those before the action started."
)
SECOND = "The action has started, so somebody else who writes or approves the plan must confirm a change. Until then the old test counts."


@require_safe
def choose(request: HttpRequest, number: int) -> HttpResponse:
    """What the test rests on, before the rest is asked."""
    action = own(request, number)
    series = _series(request)
    latest = latest_of(action, series)
    first = {"basis": latest.basis, "measure": latest.measure} if latest else {}
    heading = _heading(latest)
    context = {"action": action, "form": ChooseTestForm(initial=first), "heading": heading, "series": series}
    return render(
        request, "programme/actions/choose_test.html", context | {"lead": WHY, **_back(action, heading)}
    )


@require_http_methods(["GET", "HEAD", "POST"])
def declare(request: HttpRequest, number: int) -> HttpResponse:
    """The test this action declares, or what takes the place of one it has declared."""
    action = own(request, number)
    series = _series(request)
    heading = _heading(latest_of(action, series))
    page = EditPage(
        request=request,
        thing=action,
        form_of=lambda now, data: _form_of(request, now, series, data),
        texts=False,
        carried={"series": series},
        last=lambda now: last_words(now, person(request)),
        **_back(action, heading),
    )
    sent = page.send(lambda: done(page.form, lambda: _declare(action, series, page, person(request))))
    if sent is not None:
        return sent
    return form_page(
        request,
        heading,
        page.form,
        lead=WHY,
        sentences=_sentences(action, series, page.form),
        button="Save",
        **page.context,
    )


def _series(request: HttpRequest) -> int:
    """Which of the action's tests is meant; the first where none is named."""
    return number_or_zero(str(request.POST.get("series", query_param(request, "series")))) or 1


def _heading(latest: DeclaredTest | None) -> str:
    return (
        "Change the test of difference" if latest and not latest.removed else "Declare the test of difference"
    )


def _form_of(request: HttpRequest, action: Action, series: int, data: Any) -> DeclareForm:
    """The form, as the action stands: after the first test it asks why, before it the action may start."""
    latest = latest_of(action, series)
    choice = ChooseTestForm(data if data is not None else request.GET)
    chosen = {name: choice.cleaned_data[name] for name in ("basis", "measure")} if choice.chosen else {}
    if chosen and chosen["basis"] != "measure":
        chosen["measure"] = ""
    first = _first(action, latest, chosen)
    starts = not action.declarations.exists() and action.status in ("not_started", "paused")
    return DeclareForm(latest is not None, data, initial=first, starts=starts, **chosen)


def _first(action: Action, latest: DeclaredTest | None, chosen: dict[str, str]) -> dict[str, Any]:
    """What the fields say before anybody types: the test as it is, else where the measure stands now as the baseline."""
    if latest and (latest.basis, latest.measure) == (chosen.get("basis"), chosen.get("measure")):
        return {**tested(latest), "baseline_on": latest.baseline_on, "target_by": latest.target_by}
    measure = chosen.get("measure", "")
    now = figures_now(action.plan.authority, EVERYBODY, [measure] if measure else []).get(measure)
    return {"baseline": now.value, "baseline_on": now.last} if now else {}


def _sentences(action: Action, series: int, form: forms.Form) -> list[str]:
    """What must be known before it is declared: the measure, which way is better, and whether it takes two people."""
    measure = form.initial.get("measure", "")
    sentences = []
    if measure in figures():
        defined, figure = figures()[measure]
        better = f" {DIRECTIONS[defined.better]}." if defined.better in DIRECTIONS else ""
        sentences.append(f"{measure} {figure.title}.{better}")
    if _second_person(action, series):
        sentences.append(SECOND)
    return sentences


def _second_person(action: Action, series: int) -> bool:
    latest = latest_of(action, series)
    declared = latest is not None and not latest.removed
    return takes_a_second_person(action.status, started=bool(action.started_on), declared=declared)


def _declare(action: Action, series: int, page: EditPage, user: User) -> None:
    """The test is declared, and where a day is given the action starts with it: both, or neither. A change after the start
    is proposed."""
    by = user.get_username()
    in_tens = not may_see_small_numbers(user.effective_role, opened=user.opened)
    fields = {"series": series, "edition": page.edition, "by": by, "in_tens": in_tens, **page.form.values()}
    if _second_person(action, series):
        proposing.propose(action, **{"reason": "", **fields})
        return
    with recorded_transaction():
        now = declaring.declare(action, **fields).action
        start = page.form.cleaned_data.get("start")
        if start:
            try:
                set_status(now, "in_progress", on=start, edition=now.edition, by=by)
            except CannotChangePlanError as fault:
                raise CannotChangePlanError(str(fault), "start") from fault


@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, number: int, series: int) -> HttpResponse:
    """One of an action's tests is not asked any more; after the start, when a second person has confirmed it."""
    action = own(request, number)
    latest = or_404(latest_of(action, series))
    heading = "Remove the test of difference"
    page = EditPage(
        request=request,
        thing=action,
        form_of=lambda _, data: WhyForm(data),
        texts=False,
        last=lambda now: last_words(now, person(request)),
        **_back(action, heading),
    )
    how = proposing.propose_removing if _second_person(action, series) else declaring.remove

    def save() -> bool:
        values = {
            "reason": page.form.cleaned_data["reason"],
            "edition": page.edition,
            "by": username(request),
        }
        return done(page.form, lambda: how(action, series, **values))

    sent = page.send(save)
    if sent is not None:
        return sent
    sentences = [SECOND] if _second_person(action, series) else []
    lead = declared_in_words(tested(latest))
    return form_page(
        request, heading, page.form, lead=lead, sentences=sentences, button="Remove", **page.context
    )


@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, number: int) -> HttpResponse:
    """The second person confirms a change of a test or refuses it; who proposed it may withdraw it."""
    proposal = or_404(ProposedTest.objects.filter(pk=number).select_related("action__plan").first())
    by, own_change = username(request), proposal.by == username(request)
    if not own_change and not may_decide(person(request)):
        refuse(by, f"decide on a change of the test of {trail_name(proposal.action)}")
    action = action_named(request, proposal.action_id)
    heading = "Withdraw the change of the test" if own_change else "Confirm or refuse a change of the test"
    page = EditPage(
        request=request,
        thing=action,
        form_of=lambda _, data: forms.Form(data) if own_change else DecideForm(data),
        texts=False,
        last=lambda now: last_words(now, person(request)),
        **_back(action, heading),
    )

    def save() -> bool:
        values: dict[str, Any] = {"edition": page.edition, "by": by}
        if page.form.cleaned_data.get("decision") == "confirm":
            return done(page.form, lambda: proposing.confirm(proposal, **values))
        words = page.form.cleaned_data.get("words", "")
        return done(page.form, lambda: proposing.refuse(proposal, words=words, **values))

    if proposal.state != "waiting":
        return redirect(page.back)
    sent = page.send(save)
    if sent is not None:
        return sent
    button = "Withdraw it" if own_change else "Save the decision"
    return form_page(
        request, heading, page.form, sentences=_to_decide(action, proposal), button=button, **page.context
    )


def _to_decide(action: Action, proposal: ProposedTest) -> list[str]:
    was = next((each for each in declared_tests_of(action) if each.series == proposal.series), None)
    return [
        f"The test now: {declared_in_words(tested(was)) if was else 'none'}",
        f"The test would be: {declared_in_words(tested(proposal)) or 'removed'}",
        f"Why: {proposal.reason} ({proposal.by})",
    ]


@require_http_methods(["GET", "HEAD", "POST"])
def verdict(request: HttpRequest, number: int) -> HttpResponse:
    """What somebody judged from audits, samples or feedback."""
    action = action_named(request, number)
    series = _series(request)
    test = next((each for each in declared_tests_of(action) if each.series == series), None)
    form = VerdictForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and done(
        form, lambda: judging.judge(action, series=series, by=username(request), **form.cleaned_data)
    ):
        return to("action", action.pk)
    lead = f"The test: {BASES[test.basis]}. {test.words}" if test else "No test is declared yet."
    return form_page(
        request,
        "Judge the difference",
        form,
        lead=lead,
        button="Save the verdict",
        carried={"series": series},
        **_back(action, "Verdict"),
    )


def _back(action: Action, page_title: str) -> dict[str, Any]:
    address = reverse("action", args=[action.pk])
    return {
        "back": address,
        "crumbs": crumbs(("Actions", reverse("actions")), (action.reference, address), page_title=page_title),
    }

"""One item of an agenda: added, changed, taken off; what was decided on it; exceptions, call-in and its waiver."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from sightline.governance import wording
from sightline.governance.forms import (
    CallInForm,
    CallInOutcomeForm,
    CorrectedDecisionForm,
    ExceptionForm,
    ItemForm,
    MeetingDecisionForm,
    ReasonForm,
    WaiverForm,
)
from sightline.governance.models import AgendaItem
from sightline.governance.queries.agendas import agendas_of
from sightline.governance.queries.meetings import decisions_on
from sightline.governance.queries.sight import items_read
from sightline.governance.services import agendas, decisions
from sightline.governance.views.asking import (
    call_in_or_404,
    crumbs_to,
    decision_or_404,
    item_or_404,
    keeps,
    may_exempt,
    meeting_to_keep,
    to_item,
    to_meeting,
    username,
)
from sightline.governance.views.meetings import decision_row
from sightline.history.queries import last_change
from sightline.history.views import EditPage
from sightline.people.queries import person
from sightline.web.form_pages import done, form_page, say_saved

FIELDS = {
    "title": "the title",
    "report_by": "who reports",
    "purpose": "whether it is for decision",
    "executive": "whether it is the executive’s",
    "key": "whether it is a key decision",
    "paragraph": "whether it is exempt",
    "exempt_reason": "why it is exempt",
    "reference": "the forward plan reference",
    "refers_to": "what it refers to",
    "late_reason": "why the chair takes it",
    "place": "its place",
    "taken_off": "whether it is on the agenda",
}
DECISION_FIELDS = {
    "words": "what was decided",
    "kind": "whether it is a resolution",
    "published_on": "when it was published",
    "from_day": "when it takes effect",
    "from_words": "when it takes effect, in words",
}


@require_safe
def page(request: HttpRequest, number: int) -> HttpResponse:
    """The item, for whoever reads it whole."""
    item = item_or_404(request, number)
    context = {
        "item": item,
        "meeting": item.meeting,
        "words": wording.meeting_words(item.meeting),
        "notes": wording.item_notes(item),
        "purpose": wording.purpose_words(item),
        "decisions": [decision_row(each) for each in decisions_on(item)],
        "exceptions": list(item.exceptions.all()),
        "waiver": getattr(item, "waiver", None),
        "changes": [(each, FIELDS.get(each.field, each.field)) for each in item.changes.all()],
        "keeps": keeps(person(request)),
        "over": item.meeting.on is not None and item.meeting.on <= timezone.localdate(),
        "crumbs": crumbs_to(to_meeting(item.meeting), (f"Item {item.place}", "")),
    }
    return render(request, "governance/item.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, number: int) -> HttpResponse:
    """An item joins the agenda, at its end."""
    meeting = meeting_to_keep(request, number)
    exempts = may_exempt(request, meeting.body)
    form = ItemForm(
        request.POST or None,
        authority=meeting.body.authority,
        others=_others(request, meeting.pk, None),
        may_exempt=exempts,
        new=True,
    )

    def do() -> None:
        agendas.add_item(meeting, form.terms, by=username(request))

    if form.is_valid() and done(form, do):
        say_saved(request, "Item added")
        return redirect("meeting", meeting.pk)
    return form_page(
        request,
        "Add an item",
        form,
        lead=wording.meeting_words(meeting),
        sentences=[] if exempts else [NO_EXEMPT],
        crumbs=crumbs_to(to_meeting(meeting), ("Add an item", "")),
        back=reverse("meeting", args=[meeting.pk]),
    )


NO_EXEMPT = "Your role does not read exempt items of this body, so ask democratic services to add one."


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, number: int) -> HttpResponse:
    """What an item says, and its place."""
    item = item_or_404(request, number)
    more = {
        "authority": item.meeting.body.authority,
        "others": _others(request, item.meeting_id, item.pk),
        "may_exempt": may_exempt(request, item.meeting.body),
        "new": False,
    }

    def form_of(now: AgendaItem, data: Any) -> ItemForm:
        first = now.own_terms.in_history | {"place": now.place, "executive": now.executive, "key": now.key}
        return ItemForm(data, initial=first, **more)

    page = _edit(request, item, "Change the item", form_of, "Item saved")

    def do() -> None:
        place = page.form.cleaned_data["place"]
        agendas.change_item(item, page.form.terms, place=place, edition=page.edition, by=username(request))

    sent = page.send(lambda: done(page.form, do))
    return sent or form_page(request, "Change the item", page.form, **page.context)


@require_http_methods(["GET", "HEAD", "POST"])
def off(request: HttpRequest, number: int) -> HttpResponse:
    """The item is taken off the agenda."""
    item = item_or_404(request, number)
    page = _edit(request, item, "Take it off the agenda", lambda _, data: ReasonForm(data), "Item taken off")
    page.texts, page.done = False, reverse("meeting", args=[item.meeting_id])

    def do() -> None:
        agendas.take_off(item, page.form.cleaned_data["reason"], edition=page.edition, by=username(request))

    sent = page.send(lambda: done(page.form, do))
    return sent or form_page(
        request, "Take it off the agenda", page.form, button="Take off", lead=item.title, **page.context
    )


@require_http_methods(["GET", "HEAD", "POST"])
def excepting(request: HttpRequest, number: int) -> HttpResponse:
    """A key decision is taken without 28 clear days of notice."""
    item = item_or_404(request, number)
    form = ExceptionForm(request.POST or None)

    def do() -> None:
        agendas.record_exception(item, **form.cleaned_data, by=username(request))

    return _asked(request, item, "Record an exception", form, do, "Exception saved")


@require_http_methods(["GET", "HEAD", "POST"])
def deciding(request: HttpRequest, number: int) -> HttpResponse:
    """What the meeting decided on the item."""
    item = item_or_404(request, number)
    form = MeetingDecisionForm(request.POST or None)

    def do() -> None:
        decisions.record_decision(item, form.terms, by=username(request))

    return _asked(request, item, "Record a decision", form, do, "Decision saved")


@require_http_methods(["GET", "HEAD", "POST"])
def waiving(request: HttpRequest, number: int) -> HttpResponse:
    """Call-in of the item's decision is waived."""
    item = item_or_404(request, number)
    form = WaiverForm(request.POST or None)

    def do() -> None:
        decisions.waive_call_in(item, **form.cleaned_data, by=username(request))

    return _asked(request, item, "Record a waiver of call-in", form, do, "Waiver saved")


@require_http_methods(["GET", "HEAD", "POST"])
def correcting(request: HttpRequest, number: int) -> HttpResponse:
    """What is recorded of a decision is corrected."""
    decision = decision_or_404(request, number)
    back = reverse("item", args=[decision.item_id])

    def form_of(now: Any, data: Any) -> CorrectedDecisionForm:
        first = {name: getattr(now, name) for name in DECISION_FIELDS}
        return CorrectedDecisionForm(data, initial=first)

    page = EditPage(
        request=request,
        thing=decision,
        form_of=form_of,
        back=back,
        crumbs=crumbs_to(to_meeting(decision.item.meeting), to_item(decision.item), ("Correct", "")),
        last=lambda now: last_change(now.changes.all(), DECISION_FIELDS),
        saved="Decision saved",
    )

    def do() -> None:
        reason = page.form.cleaned_data["reason"]
        decisions.change_decision(
            decision, page.form.terms, reason=reason, edition=page.edition, by=username(request)
        )

    sent = page.send(lambda: done(page.form, do))
    return sent or form_page(request, "Correct the decision", page.form, **page.context)


@require_http_methods(["GET", "HEAD", "POST"])
def calling_in(request: HttpRequest, number: int) -> HttpResponse:
    """A decision was called in."""
    decision = decision_or_404(request, number)
    form = CallInForm(request.POST or None)

    def do() -> None:
        decisions.call_in(decision, **form.cleaned_data, by=username(request))

    return _asked(request, decision.item, "Record a call-in", form, do, "Call-in saved")


@require_http_methods(["GET", "HEAD", "POST"])
def ending_call_in(request: HttpRequest, number: int) -> HttpResponse:
    """What came of a call-in."""
    made = call_in_or_404(request, number)
    item = made.decision.item
    page = EditPage(
        request=request,
        thing=made,
        form_of=lambda now, data: CallInOutcomeForm(
            data, initial={"outcome": now.outcome, "on": now.outcome_on, "words": now.outcome_words}
        ),
        back=reverse("item", args=[item.pk]),
        crumbs=crumbs_to(to_meeting(item.meeting), to_item(item), ("Outcome", "")),
        last=lambda now: last_change(now.changes.all(), {"outcome": "what came of it"}),
        saved="Outcome saved",
    )

    def do() -> None:
        decisions.end_call_in(made, **page.form.cleaned_data, edition=page.edition, by=username(request))

    sent = page.send(lambda: done(page.form, do))
    return sent or form_page(request, "Outcome of the call-in", page.form, lead=item.title, **page.context)


def _others(request: HttpRequest, meeting: int, own: int | None) -> list[AgendaItem]:
    """The other items of an agenda that whoever asks reads whole."""
    user, today = person(request), timezone.localdate()
    seen = meeting_to_keep(request, meeting)
    items = agendas_of([seen])[seen.pk]
    reads = items_read(user, items, today)
    return [each for each in items if each.pk != own and reads[each.pk]]


def _edit(
    request: HttpRequest, item: AgendaItem, heading: str, form_of: Callable[..., Any], saved: str
) -> EditPage:
    return EditPage(
        request=request,
        thing=item,
        form_of=form_of,
        back=reverse("item", args=[item.pk]),
        crumbs=crumbs_to(to_meeting(item.meeting), to_item(item), (heading, "")),
        last=lambda now: last_change(now.changes.all(), FIELDS),
        saved=saved,
    )


def _asked(
    request: HttpRequest, item: AgendaItem, heading: str, form: Any, do: Callable[[], None], saved: str
) -> HttpResponse:
    """A form of an item that asks one thing, and back to the item."""
    if form.is_valid() and done(form, do):
        say_saved(request, saved)
        return redirect("item", item.pk)
    return form_page(
        request,
        heading,
        form,
        lead=item.title,
        crumbs=crumbs_to(to_meeting(item.meeting), to_item(item), (heading, "")),
        back=reverse("item", args=[item.pk]),
    )

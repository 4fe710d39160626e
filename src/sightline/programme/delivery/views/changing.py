"""Changing what the plan says of an action; where somebody else changed it meanwhile, both texts are shown to choose."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sightline.people.queries import person
from sightline.programme.delivery.queries.history import last_change
from sightline.programme.delivery.views.working import own
from sightline.programme.kinds.refusals import CannotChangePlanError, ChangedMeanwhileError
from sightline.programme.models import Action, Entry
from sightline.programme.plans.forms.entries import EntryForm, initial_of
from sightline.programme.plans.queries.entries import entry_of
from sightline.programme.plans.services.changes import BY_OWNERS, WHILE_LIVE, change_entry
from sightline.programme.plans.views.asking import by, crumbs, form_page, number_in, there, word
from sightline.programme.plans.views.changed_meanwhile import UNCHOSEN, Changed, both, seen_in, sent, unchosen


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, number: int) -> HttpResponse:
    """What the plan says of it. Of a live version its dates and owner; before, everything; an owner, what is theirs."""
    action = own(request, number)
    entry = _entry(request, action)
    only = _fields(request, entry)
    now = EntryForm(entry.version, only=only, initial=initial_of(entry))
    data = sent(request, now) if request.method == "POST" else None
    form = EntryForm(entry.version, data, only=only, initial=initial_of(entry))
    if form.is_valid():
        if unchosen(request):
            return _both(request, entry, form, action, UNCHOSEN)
        edition = number_in(request.POST.get("edition", ""))
        reason = form.cleaned_data["reason"]
        try:
            change_entry(entry, form.values(), edition=edition, reason=reason, by=by(request))
        except ChangedMeanwhileError as fault:
            return _both(request, entry, form, fault.action)
        except CannotChangePlanError as fault:
            form.add_error(fault.field if fault.field in form.fields else None, str(fault))
        else:
            return redirect("action", number)
    return _page(request, action, entry, form)


def _page(request: HttpRequest, action: Action, entry: Entry, form: EntryForm) -> HttpResponse:
    fresh = EntryForm(entry.version, only=_fields(request, entry), initial=initial_of(entry))
    here = reverse("action", args=[action.pk])
    return form_page(
        request,
        f"Change {action.reference}",
        form,
        lead=_lead(entry),
        carried={
            "edition": request.POST.get("edition", action.edition),
            "entry": entry.pk,
            "seen": request.POST.get("seen", seen_in(fresh)),
        },
        back=here,
        crumbs=crumbs((action.reference, here), here="Change"),
    )


def _both(
    request: HttpRequest, entry: Entry, form: EntryForm, action: Action, problem: str = ""
) -> HttpResponse:
    again = Entry.objects.select_related("version__plan", "owner", "action").get(pk=entry.pk)
    now = EntryForm(entry.version, only=_fields(request, entry), initial=initial_of(again))
    last = last_change(action, person(request))
    told = f"{last.by} changed it: {last.what}{f', now “{last.now}”' if last.now else ''}." if last else ""
    back = reverse("action", args=[action.pk])
    changed = Changed(
        action.reference,
        told,
        back,
        crumbs((action.reference, back), here="Changed meanwhile"),
        {"edition": action.edition, "entry": entry.pk},
    )
    return both(request, form, now, changed, problem)


def _entry(request: HttpRequest, action: Action) -> Entry:
    """The entry meant: the address or form may name one of a version being written; else the one that stands."""
    asked = number_in(request.POST.get("entry") or word(request, "entry"))
    if asked and person(request).has_perm("plan.change"):
        entries = action.entries.select_related("version__plan", "action", "owner")
        found = entries.filter(pk=asked).first()
        if found:
            return found
    return there(entry_of(action, person(request)))


def _fields(request: HttpRequest, entry: Entry) -> tuple[str, ...]:
    """The fields this person may change of it now; all where none is named."""
    live = entry.version.state == "live"
    if person(request).has_perm("plan.change"):
        return WHILE_LIVE if live else ()
    return tuple(name for name in BY_OWNERS if not live or name in WHILE_LIVE)


def _lead(entry: Entry) -> str:
    if entry.version.state == "live":
        return f"{entry.title}. The plan is live: its dates and owner may move, its words are sealed."
    return entry.title

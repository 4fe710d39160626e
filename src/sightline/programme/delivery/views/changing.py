"""Changing what the plan says of an action; where somebody else changed it meanwhile, both texts are shown to choose."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sightline.history.views import EditPage
from sightline.people.queries import person
from sightline.programme.delivery.queries.history import last_words
from sightline.programme.delivery.views.owning import own
from sightline.programme.models import Action, Entry
from sightline.programme.plans.forms.entries import EntryForm, initial_of
from sightline.programme.plans.queries.entries import entry_of
from sightline.programme.plans.services.changes import BY_OWNERS, WHILE_LIVE, change_entry
from sightline.programme.plans.views.asking import crumbs, form_page, or_404, username
from sightline.web.form_pages import done
from sightline.web.lists import number_or_zero, query_param


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, number: int) -> HttpResponse:
    """What the plan says of it. Of a live version its dates and owner; before, everything; an owner, what is theirs."""
    action = own(request, number)
    entry = _entry(request, action)
    page = _editing(request, action, entry)

    def save() -> bool:
        form: Any = page.form
        reason = form.cleaned_data["reason"]
        return done(
            form,
            lambda: change_entry(
                entry, form.values(), edition=page.edition, reason=reason, by=username(request)
            ),
        )

    sent = page.send(save)
    if sent is not None:
        return sent
    return form_page(request, f"Change {action.reference}", page.form, lead=_lead(entry), **page.context)


def _editing(request: HttpRequest, action: Action, entry: Entry) -> EditPage:
    only = _fields(request, entry)

    def form_of(action: Action, data: Any) -> EntryForm:
        stands = Entry.objects.select_related("version__plan", "owner", "action").get(pk=entry.pk)
        return EntryForm(entry.version, data, only=only, initial=initial_of(stands))

    back = reverse("action", args=[action.pk])
    return EditPage(
        request=request,
        thing=action,
        form_of=form_of,
        back=back,
        crumbs=crumbs((action.reference, back), page_title="Change"),
        carried={"entry": entry.pk},
        saved=f"{action.reference}: details saved.",
        last=lambda now: last_words(now, person(request)),
    )


def _entry(request: HttpRequest, action: Action) -> Entry:
    """The entry meant: the address or form may name one of a version being written; else the one that stands."""
    entry_number = number_or_zero(request.POST.get("entry") or query_param(request, "entry"))
    if entry_number and person(request).has_perm("plan.change"):
        entries = action.entries.select_related("version__plan", "action", "owner")
        entry = entries.filter(pk=entry_number).first()
        if entry:
            return entry
    return or_404(entry_of(action, person(request)))


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

"""Changing what the plan says of an action; where somebody else changed it meanwhile, both texts are shown to choose."""

import json
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sightline.people.queries import person
from sightline.programme.actions.actions_changing import BY_OWNERS, WHILE_LIVE, change_entry
from sightline.programme.actions.plans_refused import CannotChangePlanError, ChangedMeanwhileError
from sightline.programme.forms.actions import EntryForm, initial_of
from sightline.programme.models import Action, Entry
from sightline.programme.queries.actions_one import entry_of, last_change
from sightline.programme.views.actions_working import CONFLICT, own
from sightline.programme.views.plans_asking import by, crumbs, form_page, number_in, there, word


@dataclass(frozen=True, slots=True)
class Row:
    """A field two people changed: what it says now, what the second wrote, and whether the first changed it at all."""

    field: Any
    theirs: str
    mine: str
    overlapping: bool
    carried: list[tuple[str, str]]


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, number: int) -> HttpResponse:
    """What the plan says of it. Of a live version its dates and owner; before, everything; an owner, what is theirs."""
    action = own(request, number)
    entry = _entry(request, action)
    only = _fields(request, entry)
    sent = _sent(request, entry, only) if request.method == "POST" else None
    form = EntryForm(entry.version, sent, only=only, initial=initial_of(entry))
    if sent is not None and form.is_valid():
        if _unchosen(request):
            return _both(request, entry, form, action, "Choose one of the two for each field.")
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
            "seen": request.POST.get("seen", json.dumps({field.name: shown(field) for field in fresh})),
        },
        back=here,
        crumbs=crumbs((action.reference, here), here="Change"),
    )


def _both(
    request: HttpRequest, entry: Entry, form: EntryForm, action: Action, problem: str = ""
) -> HttpResponse:
    """Both texts of each field this person changed that now says something else; they choose, and send again."""
    again = Entry.objects.select_related("version__plan", "owner", "action").get(pk=entry.pk)
    now = EntryForm(entry.version, only=_fields(request, entry), initial=initial_of(again))
    seen = _seen(request)
    rows, others = [], []
    for field in form:
        mine, theirs = shown(field), shown(now[field.name])
        before = seen.get(field.name)
        if field.name == "reason" or mine == theirs:
            continue
        if mine == before:
            others.append((field.label, theirs))
            continue
        carried = [(f"mine_{field.name}", each) for each in form.data.getlist(field.name)]  # type: ignore[attr-defined]
        rows.append(Row(field, theirs, mine, theirs != before, carried))
    context = {
        "action": action,
        "rows": rows,
        "others": others,
        "reason": form["reason"],
        "last": last_change(action),
        "edition": action.edition,
        "entry": entry,
        "seen": json.dumps({field.name: shown(field) for field in now}),
        "problem": problem,
        "here": request.path,
        "crumbs": crumbs((action.reference, reverse("action", args=[action.pk])), here="Changed meanwhile"),
    }
    return render(request, "programme/actions/both.html", context, status=CONFLICT)


def _sent(request: HttpRequest, entry: Entry, only: tuple[str, ...]) -> QueryDict:
    """What was typed; after a choice between two texts, what was chosen over what stands."""
    if "both" not in request.POST:
        return request.POST
    data = QueryDict(mutable=True)
    for field in EntryForm(entry.version, only=only, initial=initial_of(entry)):
        if field.name == "reason":
            data["reason"] = str(request.POST.get("reason", ""))
        elif f"mine_{field.name}" in request.POST and request.POST.get(f"keep_{field.name}") != "theirs":
            data.setlist(field.name, request.POST.getlist(f"mine_{field.name}"))
        else:
            value = field.value()
            values = value if isinstance(value, (list, tuple)) else ["" if value is None else value]
            data.setlist(field.name, [str(each) for each in values])
    return data


def _unchosen(request: HttpRequest) -> bool:
    """Whether a field was left without a choice between the two texts."""
    if "both" not in request.POST:
        return False
    mine = [name.removeprefix("mine_") for name in request.POST if name.startswith("mine_")]
    return any(f"keep_{name}" not in request.POST for name in mine)


def _seen(request: HttpRequest) -> dict[str, str]:
    """What stood in each field when this person opened the page."""
    try:
        found = json.loads(str(request.POST.get("seen", "{}")))
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def shown(field: Any) -> str:
    """A field's value as people read it: names for choices, days in words."""
    value = field.value()
    choices = getattr(field.field, "choices", None)
    if choices is not None:
        names = {str(key): str(title) for key, title in choices}
        values = value if isinstance(value, (list, tuple)) else [value]
        return "; ".join(sorted(names.get(str(each), str(each)) for each in values if each not in (None, "")))
    if field.form.is_bound and field.name in getattr(field.form, "cleaned_data", {}):
        value = field.field.prepare_value(field.form.cleaned_data[field.name])
    return "" if value is None else str(value).replace("\r\n", "\n").strip()


def _entry(request: HttpRequest, action: Action) -> Entry:
    """The entry meant: the address or form may name one of a version being written; else the one that stands."""
    asked = number_in(request.POST.get("entry") or word(request, "entry"))
    if asked and person(request).has_perm("plan.change"):
        entries = action.entries.select_related("version__plan", "action", "owner")
        found = entries.filter(pk=asked).first()
        if found:
            return found
    return there(entry_of(action))


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

"""Two people changed the same thing: both texts of each field are shown, one of the two is chosen, and it is sent again."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from sightline.programme.plans.views.asking import Crumbs

CONFLICT = 409
UNCHOSEN = "Choose one of the two for each field."


@dataclass(frozen=True, slots=True)
class Row:
    """A field two people changed: what it says now, what the second wrote, and whether the first changed it at all."""

    field: Any
    theirs: str
    mine: str
    overlapping: bool
    carried: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Changed:
    """What was changed: its name, who changed it last and how in a sentence, and its own page. `carried`: hidden fields
    to send along, its edition among them."""

    name: str
    last: str
    back: str
    crumbs: Crumbs
    carried: Mapping[str, object] = field(default_factory=dict)


def both(
    request: HttpRequest, form: forms.Form, now: forms.Form, changed: Changed, problem: str = ""
) -> HttpResponse:
    """Both texts of each field this person changed that now says something else; they choose, and send again.

    `form`: what they sent; `now`: the same form with what stands.
    """
    seen = _seen(request)
    rows, others = [], []
    for each in form:
        mine, theirs = shown(each), shown(now[each.name])
        before = seen.get(each.name)
        if each.name == "reason" or mine == theirs:
            continue
        if mine == before:
            others.append((each.label, theirs))
            continue
        carried = [(f"mine_{each.name}", text) for text in form.data.getlist(each.name)]  # type: ignore[attr-defined]
        rows.append(Row(each, theirs, mine, theirs != before, carried))
    context = {
        "changed": changed,
        "rows": rows,
        "others": others,
        "form": form,
        "reason": form["reason"] if "reason" in form.fields else None,
        "seen": seen_in(now),
        "problem": problem,
        "here": request.path,
        "crumbs": changed.crumbs,
    }
    return render(request, "programme/plans/both.html", context, status=CONFLICT)


def sent(request: HttpRequest, now: forms.Form) -> QueryDict:
    """What was typed; after a choice between two texts, what was chosen over what stands (`now`)."""
    if "both" not in request.POST:
        return request.POST
    data = QueryDict(mutable=True)
    for each in now:
        if each.name == "reason":
            data["reason"] = str(request.POST.get("reason", ""))
        elif f"mine_{each.name}" in request.POST and request.POST.get(f"keep_{each.name}") != "theirs":
            data.setlist(each.name, request.POST.getlist(f"mine_{each.name}"))
        else:
            value = each.value()
            values = value if isinstance(value, (list, tuple)) else ["" if value is None else value]
            data.setlist(each.name, [str(text) for text in values])
    return data


def unchosen(request: HttpRequest) -> bool:
    """Whether a field was left without a choice between the two texts."""
    if "both" not in request.POST:
        return False
    mine = [name.removeprefix("mine_") for name in request.POST if name.startswith("mine_")]
    return any(f"keep_{name}" not in request.POST for name in mine)


def seen_in(form: forms.Form) -> str:
    """What stands in each field of a form, to be sent along with it."""
    return json.dumps({each.name: shown(each) for each in form})


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


def _seen(request: HttpRequest) -> dict[str, str]:
    """What stood in each field when this person opened the page."""
    try:
        found = json.loads(str(request.POST.get("seen", "{}")))
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}

"""Who may come in, and which load a page is about."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from sightline.loading.models import Load
from sightline.loading.queries.sight import sees_load
from sightline.people.queries import person
from sightline.trail.refusing import refuse

View = Callable[..., HttpResponse]


def for_those_who_load(view: View) -> View:
    """Refuse, and write down that it was, whoever may not bring data in."""

    @wraps(view)
    def guarded(request: HttpRequest, *given: Any, **named: Any) -> HttpResponse:
        user = person(request)
        if not user.has_perm("data.load"):
            refuse(user.get_username(), "loading")
        return view(request, *given, **named)

    return guarded


def load_named(request: HttpRequest, load_id: int) -> Load:
    """The load of that number. Http404 where there is none; refused where it is of another authority than theirs."""
    user, load = person(request), Load.objects.filter(id=load_id).first()
    if load is None:
        raise Http404
    if not sees_load(user, load):
        refuse(user.get_username(), f"load {load_id}")
    return load

"""From an address to a freeze, or a refusal that is recorded."""

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from sightline.calendars.periods import Period
from sightline.freezes.frozen import FrozenReadings
from sightline.freezes.models import Freeze
from sightline.freezes.queries.freezes import FreezeChangedError
from sightline.freezes.rules.making import periods_to
from sightline.people.models import User
from sightline.people.queries import person
from sightline.trail.refusing import refuse
from sightline.web.lists import query_param


def freeze_or_404(request: HttpRequest, number: int) -> Freeze:
    """The freeze. Http404 where there is none; PermissionDenied, recorded, for one of an authority that is not theirs."""
    freeze = Freeze.objects.filter(pk=number).prefetch_related("publications").first()
    if freeze is None:
        raise Http404
    user = person(request)
    if not is_theirs(user, freeze.authority):
        refuse(user.get_username(), f"freeze {freeze.name} {freeze.authority}")
    return freeze


def changed_page(request: HttpRequest, freeze: Freeze, fault: FreezeChangedError) -> HttpResponse:
    """A freeze that is not as it was sealed: nothing of it, what is wrong, and what to do."""
    crumbs = [
        {"title": "Freezes", "href": f"{reverse('freezes')}?authority={freeze.authority}"},
        {"title": freeze.name},
    ]
    context = {"freeze": freeze, "fault": str(fault), "crumbs": crumbs}
    return render(request, "freezes/changed.html", context, status=409)


def is_theirs(user: User, authority: str) -> bool:
    """Whether this person sees that authority at all."""
    return user.authority in ("", authority)


def chosen_unit(request: HttpRequest, frozen: FrozenReadings) -> str:
    """The service or team the address names; blank for the whole authority. Http404 for one that the freeze does not have."""
    unit = query_param(request, "team")
    if unit and unit not in frozen.unit_names:
        raise Http404
    return unit


def address_of(period: Period, unit: str) -> str:
    """What an address carries to stand at this period and unit."""
    return urlencode({"period": period.name} | ({"team": unit} if unit else {}))


def chosen_period(request: HttpRequest, frozen: FrozenReadings) -> tuple[Period, list[Period]]:
    """The period the address names, of those reported, else the first; and all of them."""
    every = periods_to(frozen.cut_off)
    wanted = query_param(request, "period")
    return next((each for each in every if each.name == wanted), every[0]), every

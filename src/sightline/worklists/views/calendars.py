"""Calendar addresses: made and ended on a page; read from without signing in, by the secret in the address alone."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sightline.deadlines.age import data_age
from sightline.deadlines.left import as_at
from sightline.engine.snapshots import NothingLoadedError
from sightline.people.looking import LookRefusedError
from sightline.people.queries import person
from sightline.trail.refusing import refuse
from sightline.web import words
from sightline.web.files import calendar_out
from sightline.worklists.calendar_text import calendar_text
from sightline.worklists.models import CalendarFeed
from sightline.worklists.queries import current, feeds_of
from sightline.worklists.rules import feed_is_live
from sightline.worklists.services import (
    CannotFeedError,
    fetch_feed,
    make_feed,
    revoke_feed,
)
from sightline.worklists.views.asking import WorklistQuery, page_query


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """The person's calendar addresses. Sent with a team, a new one, shown this once."""
    try:
        here = page_query(request)
        if here.counts_only:
            refuse(here.user.get_username(), "calendars")
    except NothingLoadedError:
        return render(request, "web/nothing_loaded.html")
    context = {
        "asked": here,
        "data_age": here.age,
        "as_at": here.as_at(()),
        "teams": here.teams,
        "crumbs": _crumbs(),
    }
    if request.method == "POST":
        context |= _made(request, here)
    return render(request, "worklists/calendars.html", context | {"feeds": _listed(request, here)})


@require_POST
def end(request: HttpRequest, number: int) -> HttpResponse:
    """End one of the person's own addresses."""
    user = person(request)
    try:
        revoke_feed(number, person=user, by=user.get_username())
    except CannotFeedError as fault:
        raise Http404 from fault
    return redirect("calendars")


@login_not_required
@require_GET
def text(request: HttpRequest, secret: str) -> HttpResponse:
    """The calendar itself. Every address that does not work gets the same answer."""
    try:
        due = current()
        feed, rows = fetch_feed(secret, due.kept)
    except (NothingLoadedError, CannotFeedError) as fault:
        raise Http404 from fault
    entry = due.kept.snapshot.manifest.authorities[feed.authority]
    now = timezone.now()
    name = due.teams[feed.authority].get(feed.team, feed.team)
    found = calendar_text(
        rows,
        name=name,
        data_to=entry.data_to,
        age=data_age(entry, now),
        made=now,
        as_at=as_at(rows, entry.data_to, timezone.localdate()),
    )
    return calendar_out(found, "due.ics")


def _made(request: HttpRequest, here: WorklistQuery) -> dict[str, str]:
    team = request.POST.get("team", "")
    if not team or team not in here.teams:
        return {"fault": "Choose a team."}
    try:
        _, secret = make_feed(
            here.user, authority=here.chosen.authority, team=team, by=here.user.get_username()
        )
    except LookRefusedError as refused:
        return {"fault": str(refused)}
    there = reverse("calendar-text", args=[secret])
    return {"address": str(request.build_absolute_uri(there))}


def _listed(request: HttpRequest, here: WorklistQuery) -> list[dict[str, object]]:
    now = timezone.now()
    return [
        _one(feed, here, feed_is_live(feed.expires, feed.revoked, now)) for feed in feeds_of(person(request))
    ]


def _one(feed: CalendarFeed, here: WorklistQuery, live: bool) -> dict[str, object]:
    fetched = words.moment(timezone.localtime(feed.fetched)) if feed.fetched else "never"
    return {
        "number": feed.pk,
        "team": here.due.teams.get(feed.authority, {}).get(feed.team, feed.team),
        "made": words.long_date(timezone.localtime(feed.made).date()),
        "expires": words.long_date(timezone.localtime(feed.expires).date()),
        "fetched": fetched,
        "live": live,
        "state": "Working" if live else "Ended" if feed.revoked else "Expired",
    }


def _crumbs() -> list[dict[str, str]]:
    return [{"title": "My day", "href": reverse("my-day")}, {"title": "Calendar"}]

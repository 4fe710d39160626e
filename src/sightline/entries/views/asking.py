"""Whose figures a page is about, and who may be there."""

from contextlib import suppress

from django.http import Http404, HttpRequest
from django.utils import timezone

from sightline.engine.snapshots import NothingLoadedError, open_snapshot
from sightline.entries.models import EntryDefinition, FigureEntry
from sightline.entries.queries.who import is_of, may_see
from sightline.people.models import User
from sightline.people.queries import person
from sightline.trail.refusing import refuse
from sightline.web.lists import query_param


def authority_of(request: HttpRequest) -> str:
    """The authority the page is about: this person's own, or the one the address names of those there are. Http404 for another."""
    user = person(request)
    codes = [user.authority] if user.authority else authorities()
    chosen = query_param(request, "authority") or next(iter(codes), "")
    if chosen not in codes:
        raise Http404
    return chosen


def authorities() -> list[str]:
    """The authorities that are loaded, and those for which a measure is defined."""
    codes = set(EntryDefinition.objects.values_list("authority", flat=True))
    with suppress(NothingLoadedError):
        codes |= set(open_snapshot().manifest.authorities)
    return sorted(codes)


def definition_or_404(request: HttpRequest, number: int) -> EntryDefinition:
    """The measure of this number. Http404 where it is another authority's; refused, and recorded, for whoever may not see it."""
    user = person(request)
    definition = EntryDefinition.objects.filter(pk=number).first()
    if definition is None or not is_of(user, definition):
        raise Http404
    _keep_out(user, definition, f"entered measure {number}")
    return definition


def entry_or_404(request: HttpRequest, number: int) -> FigureEntry:
    """The entry of this number, likewise."""
    user = person(request)
    entry = FigureEntry.objects.filter(pk=number).select_related("definition", "document").first()
    if entry is None or not is_of(user, entry.definition):
        raise Http404
    _keep_out(user, entry.definition, f"entered figure {number}")
    return entry


def _keep_out(user: User, definition: EntryDefinition, what: str) -> None:
    if not may_see(user, definition, timezone.localdate()):
        refuse(user.get_username(), what)

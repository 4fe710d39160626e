"""From a request to whose figures are meant, which of them, and one page of the answer; or a problem in a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from sightline.api.middleware import SNAPSHOT
from sightline.api.models import ApiToken
from sightline.api.problems import ApiProblem
from sightline.api.rules import LARGEST_PAGE, SCOPES, USUAL_PAGE
from sightline.api.services import note_use
from sightline.calendars.periods import Period, PeriodError, parse
from sightline.engine.snapshots import NothingLoadedError
from sightline.exports.queries.sources import FigureSource, source_of
from sightline.exports.queries.star import what_they_are
from sightline.freezes.frozen import NoSuchFreezeError
from sightline.freezes.queries import freeze_named, opened
from sightline.freezes.queries.freezes import FreezeChangedError
from sightline.measuring.discover import UnknownMeasureError, figure_named
from sightline.measuring.releases import is_offered
from sightline.people.queries import person
from sightline.scorecards.queries.flat import FlatUnit
from sightline.scorecards.queries.store import current_readings
from sightline.scorecards.views.asking import authority_name, rights_of
from sightline.trail.refusing import record_refusal

EVERY = "every"


@dataclass(frozen=True, slots=True)
class Paging:
    """Which page of how many rows."""

    page: int
    size: int = USUAL_PAGE


def source_for(request: HttpRequest, scope: str, authority: str = "", freeze: str = "") -> FigureSource:
    """The figures of an authority as whoever asks may see them. ApiProblem for what may not be asked, or is not there."""
    within(request, scope)
    user = person(request)
    try:
        codes = [code for code in current_readings().authorities() if user.authority in ("", code)]
    except NothingLoadedError as nothing:
        raise ApiProblem(404, str(nothing)) from nothing
    code = authority or (codes[0] if codes else "")
    if code not in codes:
        record_refusal(by=user.get_username(), what="figures of another authority by the API")
        raise ApiProblem(
            403,
            "You may not see that authority, or nothing is loaded for it. This attempt has been recorded.",
        )
    try:
        frozen = opened(freeze_named(code, freeze)) if freeze else None
    except NoSuchFreezeError as fault:
        raise ApiProblem(404, str(fault)) from fault
    except FreezeChangedError as fault:
        raise ApiProblem(409, f"{fault} Nothing of it is given.") from fault
    return source_of(code, settings.COUNCIL_NAME or authority_name(code), rights_of(user), frozen)


def within(request: HttpRequest, scope: str) -> None:
    """ApiProblem, recorded, where a token's scopes leave this out; and a token's use is noted."""
    token: ApiToken | None = getattr(request, "by_token", None)
    if token is None:
        return
    if scope not in token.scopes:
        what = f"{scope} by a token without that scope"
        record_refusal(by=token.person.get_username(), what=what)
        raise ApiProblem(
            403,
            f"This token may not be asked for {SCOPES[scope]}. Its scopes: {', '.join(token.scopes)}. This attempt has been recorded.",
        )
    note_use(token, scope)


def units_for(source: FigureSource, reference: str) -> list[FlatUnit]:
    """The council where none is named, the unit, or with `every` all of them. ApiProblem for one there is not."""
    if reference == EVERY:
        return source.units
    wanted = reference or source.standpoint.authority
    chosen = [each for each in source.units if each.reference == wanted]
    if not chosen:
        raise ApiProblem(404, "There is no such unit for you to see. /api/v1/units lists those there are.")
    return chosen[:1]


def figure_for(figure_id: str) -> None:
    """ApiProblem for a measure there is not."""
    try:
        figure_named(figure_id)
    except UnknownMeasureError as unknown:
        raise ApiProblem(
            404, "There is no such measure. /api/v1/measures lists those there are."
        ) from unknown


def period_for(source: FigureSource, text: str) -> Period:
    """The period; by default the last whole quarter. ApiProblem for what is none, or overlaps others where numbers are hidden."""
    if not text:
        return source.standpoint.period
    try:
        period = parse(text)
    except (PeriodError, ValueError, OverflowError) as fault:
        raise ApiProblem(422, f"period: {fault}") from fault
    reach = source.standpoint.readings.data_to(source.standpoint.authority)
    if not source.standpoint.sees_small and not is_offered(period, reach):
        raise ApiProblem(
            422,
            "period: choose a month, a quarter or a financial year that is over. Small numbers could be worked out from others.",
        )
    return period


def listed(
    request: HttpRequest, response: HttpResponse, source: FigureSource, rows: Sequence[Any], paging: Paging
) -> dict[str, Any]:
    """One page of the rows, with what they are of."""
    if not 1 <= paging.size <= LARGEST_PAGE or paging.page < 1:
        raise ApiProblem(422, f"page counts from 1, and page_size from 1 to {LARGEST_PAGE}.")
    snapshot = source.standpoint.readings.snapshot.id
    response[SNAPSHOT] = snapshot
    first = (paging.page - 1) * paging.size
    more = first + paging.size < len(rows)
    return {
        "about": {
            "authority": source.standpoint.authority,
            "council": source.council,
            "standing": what_they_are(source),
            "data_to": source.data_to,
            "snapshot": snapshot,
        },
        "count": len(rows),
        "page": paging.page,
        "next": _next(request, paging) if more else None,
        "items": rows[first : first + paging.size],
    }


def _next(request: HttpRequest, paging: Paging) -> str:
    query = request.GET.copy()
    query["page"] = str(paging.page + 1)
    return f"{request.path}?{query.urlencode()}"

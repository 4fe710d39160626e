"""What is tracked of an authority and its bodies: open, due and overdue. Doors for the rooms above."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from sightline.bodies.models import Body
from sightline.governance.models import TrackedMatter
from sightline.governance.rules.kinds import FOLLOW_UP
from sightline.governance.rules.states import OPEN


def tracked(authority: str, body: Body | None = None, kinds: Iterable[str] = ()) -> QuerySet[TrackedMatter]:
    """What is tracked of an authority, or of one body of it, the soonest due first; `kinds` of `rules.kinds.MATTERS`, or all.

    It holds what belongs to exempt items too: whoever shows it asks `queries.sight`, or leaves out what `is_exempt`.
    """
    rows: QuerySet[TrackedMatter] = TrackedMatter.objects.filter(body__authority=authority)  # type: ignore[assignment]
    if body is not None:
        rows = rows.filter(body=body)
    if chosen := list(kinds):
        rows = rows.filter(kind__in=chosen)
    return rows.select_related("body", "meeting__body", "item__meeting__body", "named_post").order_by(
        "due", "pk"
    )


def follow_ups_due(
    authority: str, body: Body | None, by_day: date, *, exempt: bool = False
) -> list[TrackedMatter]:
    """What was promised to a body of this authority (to any, for None), is open, and falls due by that day; the earliest first.

    `exempt`: with what belongs to exempt items, for a paper that is exempt itself.
    """
    rows = tracked(authority, body, [FOLLOW_UP]).filter(state=OPEN, due__lte=by_day)
    return [each for each in rows if exempt or not each.is_exempt]


def open_of(authority: str, body: Body, *, exempt: bool = False) -> list[TrackedMatter]:
    """Everything of a body that is open, of every kind; what belongs to exempt items only where that is asked for."""
    return [each for each in tracked(authority, body).filter(state=OPEN) if exempt or not each.is_exempt]

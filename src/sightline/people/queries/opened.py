"""What is open to somebody for a while: grants and broken glass, judged against the clock at every request."""

from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from sightline.people.models import BreakGlass, Grant, User


def live_grants(user: User) -> list[Grant]:
    """The grants that are live for this person now."""
    return list(Grant.objects.filter(person=user).live(timezone.now()))


def last_day(user: User) -> date | None:
    """The last day of this person's access, where it has one; of what is live, else of what was."""
    live = [grant.last for grant in live_grants(user)]
    if live:
        return max(live)
    ended = Grant.objects.filter(person=user).order_by("-last").first()
    if ended is None:
        return None
    return min(ended.last, timezone.localdate(ended.ended_at)) if ended.ended_at else ended.last


def open_glass(user: User) -> list[BreakGlass]:
    """The glass this person broke that is still open."""
    return list(BreakGlass.objects.filter(person=user).open(timezone.now()))


def glass_seen_by(guardian: User) -> QuerySet[BreakGlass]:
    """The broken glass this person looks into: everybody's, or that of people of their own authority."""
    every: QuerySet[BreakGlass] = BreakGlass.objects.select_related("person")
    return every.filter(person__authority=guardian.authority) if guardian.authority else every


def waiting_for_review(guardian: User) -> QuerySet[BreakGlass]:
    """Broken glass that nobody has reviewed yet, the oldest first."""
    return glass_seen_by(guardian).filter(reviewed_at__isnull=True)


def reviewed(guardian: User, limit: int = 50) -> list[BreakGlass]:
    """Broken glass that was reviewed, the newest first."""
    done = glass_seen_by(guardian).filter(reviewed_at__isnull=False)
    return list(done.order_by("-reviewed_at")[:limit])  # pyright: ignore[reportReturnType]

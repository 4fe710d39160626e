"""Breaking glass: a team or a child outside one's scope, open for two hours, and looked into on the same day."""

from django.utils import timezone

from sightline.people import rules
from sightline.people.fingerprints import fingerprint, key
from sightline.people.models import BreakGlass, User
from sightline.people.verbs import PeopleVerb
from sightline.trail import services as trail


class CannotBreakGlassError(ValueError):
    """Glass that may not be broken, or a review that may not be made; the message is a sentence."""


def break_glass(user: User, *, why: str, team: str = "", child: str = "", by: str) -> BreakGlass:
    """Open one team's children, or one child, to this person for two hours.

    `child` is a child's reference: it goes into the trail, as every look at a child does, and is kept here as a
    fingerprint. CannotBreakGlassError for whoever sees no child by role, or has this in sight already.
    """
    if by != user.username:
        raise CannotBreakGlassError("Nobody breaks glass for somebody else.")
    if bool(team) == bool(child.strip()):
        raise CannotBreakGlassError("Choose a team, or enter one child's reference: one of the two.")
    if not why.strip():
        raise CannotBreakGlassError("Say why you need to see this now.")
    with trail.recorded_transaction():
        _refuse_unless_outside(user, team)
        now = timezone.now()
        broken = BreakGlass.objects.create(
            person=user,
            team=team,
            child=fingerprint(child, key()) if child.strip() else "",
            why=why.strip(),
            broken_at=now,
            until=now + rules.GLASS_STAYS_OPEN,
        )
        detail = {"glass": broken.pk} | ({"children": [child.strip()]} if child.strip() else {})
        trail.record(
            by=by,
            action=PeopleVerb.BROKE_GLASS,
            what=f"team {team}" if team else "a child",
            reason=why,
            detail=detail,
        )
    return broken


def review(broken: BreakGlass, *, note: str, by: str) -> None:
    """Write down what the review found. Nobody reviews their own; a review is not changed."""
    with trail.recorded_transaction():
        now = BreakGlass.objects.select_related("person").get(pk=broken.pk)
        if now.person.username == by:
            raise CannotBreakGlassError("Nobody reviews their own breaking of glass.")
        if now.reviewed_at is not None:
            raise CannotBreakGlassError(f"{now.reviewed_by} has reviewed this already.")
        if not note.strip():
            raise CannotBreakGlassError("Say what you found.")
        now.reviewed_by, now.reviewed_at, now.note = by, timezone.now(), note.strip()
        now.save(update_fields=["reviewed_by", "reviewed_at", "note"])
        trail.record(
            by=by,
            action=PeopleVerb.REVIEWED_GLASS,
            what=now.person.username,
            reason=note,
            detail={"glass": now.pk},
        )


def _refuse_unless_outside(user: User, team: str) -> None:
    scope = user.own_scope
    if scope.nobody:
        raise CannotBreakGlassError(
            "Your role sees no children's records of its own, so there is no glass for you to break."
        )
    if scope.whole_authority:
        raise CannotBreakGlassError("You see the whole authority's children already.")
    if team in scope.teams:
        raise CannotBreakGlassError("You see this team's children already.")

"""Looking at children: an action with a name and a reason on it, in the trail before anything is shown."""

from collections.abc import Iterable, Mapping
from typing import Any, NoReturn

from django.core.exceptions import PermissionDenied

from sightline.people.fingerprints import KeyChangedError
from sightline.people.models import User
from sightline.people.queries import VisibleRows, open_glass, seen_by, user_named
from sightline.trail.refusing import record_refusal
from sightline.trail.services import record
from sightline.trail.verbs import TrailVerb

Row = dict[str, Any]


class LookRefusedError(PermissionDenied):
    """This person may not see it; the sentence says so and the trail has the refusal. A page that meets it answers 403."""


def may_look(user: User, authority: str) -> bool:
    """Whether this person may see any child of that authority."""
    return not user.scope.nobody and user.authority in ("", authority)


def allowed_to_look(*, by: str, what: str, reason: str, authority: str, team: str | None = None) -> User:
    """The person. LookRefusedError, recorded, where nobody has that name, they may see no child there, or not this team's."""
    user = user_named(by)
    if user is None:
        refuse_look(by, what, reason, f"There is no user '{by}'. Nothing was shown.")
    if not may_look(user, authority):
        refuse_look(by, what, reason, f"{by} may not see children's records here. Nothing was shown.")
    if team and not user.scope.sees(team):
        refuse_look(by, what, reason, f"{by} may not see the children of team {team}. Nothing was shown.")
    return user


def in_sight_of(user: User, rows: Iterable[Row], *, what: str, reason: str = "") -> VisibleRows:
    """Of these rows those this person may see. LookRefusedError, recorded, when nobody can tell who is restricted."""
    try:
        return seen_by(user, rows)
    except KeyChangedError as changed:
        refuse_look(user.username, what, reason, str(changed))


def look_at_children(
    user: User,
    rows: Iterable[Row],
    *,
    action: TrailVerb,
    what: str,
    reason: str,
    counted_as: str,
    about: Mapping[str, Any],
) -> VisibleRows:
    """Of these rows what this person may see, written into the trail before it is given back: see `record_look`."""
    seen = in_sight_of(user, rows, what=what, reason=reason)
    record_look(user, seen, action=action, what=what, reason=reason, counted_as=counted_as, about=about)
    return seen


def record_look(
    user: User,
    rows: Iterable[Mapping[str, Any]],
    *,
    action: TrailVerb,
    what: str,
    reason: str,
    counted_as: str,
    about: Mapping[str, Any],
) -> None:
    """Write down that this person looks at these rows: every child in them, how many rows under `counted_as`, what else
    is to be known of it, how many restricted ones were left out, and the broken glass that is open to them."""
    listed = list(rows)
    glass = [each.pk for each in open_glass(user)]
    restricted = rows.restricted if isinstance(rows, VisibleRows) else 0
    detail = {
        "children": sorted({row["child_id"] for row in listed if row["child_id"]}),
        counted_as: len(listed),
        **about,
    }
    detail |= {"restricted": restricted} if restricted else {}
    detail |= {"glass": glass} if glass else {}
    record(by=user.username, action=action, what=what, reason=reason, detail=detail)


def refuse_look(by: str, what: str, reason: str, sentence: str) -> NoReturn:
    """Write down that this look was refused, then raise LookRefusedError with the sentence."""
    record_refusal(by=by, what=what, reason=reason)
    raise LookRefusedError(sentence)

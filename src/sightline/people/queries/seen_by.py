"""Which rows of a list somebody may see: the one place that says so, for every list of children there is."""

from collections.abc import Iterable, Mapping
from typing import Any

from sightline.people import fingerprints
from sightline.people.fingerprints import KeyChangedError, fingerprint
from sightline.people.models import RestrictedChild, User
from sightline.tables.splits import TEAMS

Row = dict[str, Any]


MAY_LEAVE_OUT = "Lists may leave out restricted records."
"""What every list says, whether anything was left out of it or not: how many, on a list narrowed to a team and a month,
would tell whoever knows the family that the child is there.
"""


class VisibleRows(list[Row]):
    """The rows somebody may see, and how many more are in their scope but restricted."""

    words = MAY_LEAVE_OUT

    def __init__(self, rows: Iterable[Row] = (), restricted: int = 0) -> None:
        """`restricted`: how many rows in scope were left out. For the trail alone, never for whoever reads the list."""
        super().__init__(rows)
        self.restricted = restricted


def seen_by(user: User, rows: Iterable[Row], *, child: str = "child_id", team: str = "team") -> VisibleRows:
    """The rows this person may see: of their scope and of what broken glass has opened, restricted children left out.

    `child` and `team` name the columns that hold a child's reference and the team's; a row with a `second_team` or a
    `third_team` is theirs as well. KeyChangedError when nobody can tell which children are restricted.
    """
    scope = user.scope
    hidden = restricted_from(user)
    key = fingerprints.key() if hidden or scope.children else b""
    visible_rows: list[Row] = []
    left_out = 0
    for row in rows:
        print_ = fingerprint(str(row[child]), key) if key and row.get(child) else ""
        own = scope.whole_authority or any(row.get(each) in scope.teams for each in (team, *TEAMS[1:]))
        if not (own or print_ in scope.children):
            continue
        if print_ in hidden:
            left_out += 1
        else:
            visible_rows.append(row)
    return VisibleRows(visible_rows, left_out)


def restricted_from(user: User) -> frozenset[str]:
    """The fingerprints of the children kept from this person. KeyChangedError where the key does not fit the list."""
    key_check_by_child: Mapping[str, str] = dict(RestrictedChild.objects.values_list("child", "key_check"))
    if not key_check_by_child:
        return frozenset()
    if set(key_check_by_child.values()) != {fingerprints.key_check(fingerprints.key())}:
        raise KeyChangedError
    allowed = RestrictedChild.objects.filter(allowed=user).values_list("child", flat=True)
    return frozenset(key_check_by_child).difference(allowed)

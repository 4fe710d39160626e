"""Looking at what is due: actions with a name on them, each with a line in the trail."""

from collections.abc import Sequence
from dataclasses import dataclass

from sightline.calendars import limits
from sightline.deadlines.keep import DueList
from sightline.deadlines.left import Row, within
from sightline.people.looking import allowed_to_look, in_sight_of, may_look, record_look
from sightline.people.models import User
from sightline.people.queries import user_named
from sightline.tables.splits import teams_of
from sightline.trail.services import record, recorded_transaction
from sightline.trail.verbs import TrailVerb
from sightline.worklists import rules
from sightline.worklists.arranging import arranged
from sightline.worklists.models import Worker
from sightline.worklists.queries import worker_of
from sightline.worklists.verbs import WorklistVerb


class UnknownPersonError(Exception):
    """Nobody has that name; the sentence says how to add them."""


@dataclass(frozen=True)
class WorklistChoice:
    """Which of the rows are asked for: a team's or a service's, a clock's, those due within a limit, a worker's. None means all.

    `arrangement`: in which order, see `arranging.ARRANGEMENTS`; blank is soonest first.
    """

    authority: str
    team: str | None = None
    clock: str | None = None
    within: limits.Limit | None = None
    worker: str | None = None
    arrangement: str = ""

    @property
    def trail_name(self) -> str:
        """What was looked at, for the trail: due 990 team T1 within 10wd."""
        named = {"team": self.team, "clock": self.clock, "within": self.within, "worker": self.worker}
        return " ".join(
            [f"due {self.authority}", *(f"{name} {value}" for name, value in named.items() if value)]
        )


def look_at_due(
    *,
    by: str,
    reason: str,
    dues: DueList,
    chosen: WorklistChoice,
    page_slice: slice = slice(None),
    action: TrailVerb = WorklistVerb.LOOKED_AT_DUE,
) -> Sequence[Row]:
    """What is due, of what this person may see, in the order chosen; of that the rows `page_slice`.

    The trail has a line under `action`, with every child shown, before anything is. LookRefusedError, recorded too, where the person is
    unknown or may see no child, or not this team's.
    """
    what = chosen.trail_name
    user = allowed_to_look(by=by, what=what, reason=reason, authority=chosen.authority, team=chosen.team)
    data_to = dues.data_to(chosen.authority)
    rows = arranged(picked(dues, user, chosen), chosen.arrangement, data_to)[page_slice]
    about = {"snapshot": dues.snapshot.id}
    record_look(
        user,
        rows,
        action=action,
        what=what,
        reason=reason,
        counted_as="rows",
        about=about,
    )
    return rows


def in_sight(dues: DueList, user: User, authority: str) -> list[Row]:
    """Every row of that authority this person may see: the one place where rows are hidden from anybody.

    Lists, counts and calendars all come through here. Restricted children are left out. LookRefusedError, recorded, when
    nobody can tell which children are restricted.
    """
    if not may_look(user, authority):
        return []
    rows = in_sight_of(user, dues.rows(authority), what=WorklistChoice(authority).trail_name)
    return rules.workers_shown(rows, user.role, worker_of(user))


def for_counting(dues: DueList, user: User, authority: str) -> list[Row]:
    """The rows a person may have counted for them: those in sight, or all where their role sees counts and no child.

    They must leave a page as numbers only.
    """
    if rules.counts_only(user.role, user.scope) and user.authority in ("", authority):
        return list(dues.rows(authority))
    return in_sight(dues, user, authority)


def picked(dues: DueList, user: User, chosen: WorklistChoice) -> list[Row]:
    """The rows in this person's sight that were asked for."""
    return narrowed(in_sight(dues, user, chosen.authority), dues, chosen)


def narrowed(rows: list[Row], dues: DueList, chosen: WorklistChoice) -> list[Row]:
    """Of these rows, those that were asked for."""
    if chosen.team:
        teams = dues.teams_of(chosen.authority, chosen.team)
        rows = [row for row in rows if not teams.isdisjoint(teams_of(row))]
    for name, value in (("clock", chosen.clock), ("worker_id", chosen.worker)):
        if value:
            rows = [row for row in rows if row[name] == value]
    return within(rows, dues.data_to(chosen.authority), chosen.within) if chosen.within else rows


def link_worker(name: str, worker_id: str, *, by: str) -> Worker:
    """Say which worker of the case system this person is. UnknownPersonError where nobody has that name."""
    user = user_named(name)
    if user is None:
        raise UnknownPersonError(
            f"There is no user '{name}'. Add them first: sightline user add {name} --role ROLE"
        )
    with recorded_transaction():
        worker, _ = Worker.objects.update_or_create(person=user, defaults={"worker_id": worker_id})
        record(by=by, action=WorklistVerb.WORKER_LINKED, what=user.username, detail={"worker": worker_id})
    return worker

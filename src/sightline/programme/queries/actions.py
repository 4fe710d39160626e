"""Actions as lists show them: each with its light, its owner, its dates and what it answers, in a fixed number of queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from sightline.people.models import User
from sightline.programme.models import Action, Entry, Milestone, Plan, Share, Update
from sightline.programme.queries.plans import standing_of
from sightline.programme.queries.sight import actions_seen_by
from sightline.programme.rules.roll_up import Light, Point, Standing, is_late, of_action

SORTS = ("reference", "due", "late", "owner", "status", "updated")


@dataclass(frozen=True, slots=True)
class Line:
    """One action in a list. `owner` is an account's name; `next_day` the soonest day still ahead of it or missed."""

    id: int
    reference: str
    title: str
    status: str
    light: Light
    late: bool
    owner_post: str
    owner: str
    partner: str
    starts: date | None
    due: date | None
    started_on: date | None
    done_on: date | None
    points: tuple[Point, ...]
    groupings: tuple[tuple[str, str, str], ...]
    findings: tuple[int, ...]
    updated: datetime | None
    next_title: str
    next_day: date | None
    edition: int
    plan: int
    entry: int
    shared: bool = False

    @property
    def owned_by(self) -> str:
        """Whose it is, in words: the post, else the partner, else the account; blank for nobody's."""
        return self.owner_post or self.partner or self.owner

    @property
    def over(self) -> bool:
        """Whether nothing more will be done."""
        return self.status in ("done", "stopped")


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list is narrowed to; blank or 0 for not at all. `grouping` as 'priority practice', `within` in days."""

    status: str = ""
    owner: str = ""
    grouping: str = ""
    finding: int = 0
    within: int = 0
    late: bool = False
    sort: str = "reference"


def lines(plan: Plan, person: User, today: date) -> list[Line]:
    """The actions of the version that stands for this plan which this person may see, in the plan's order."""
    version = standing_of([plan]).get(plan.pk)
    if version is None:
        return []
    return lines_of(Entry.objects.filter(version=version), person, today)


def lines_of(entries: QuerySet[Entry], person: User, today: date) -> list[Line]:
    """These entries as lines, those of actions this person may see."""
    latest = Update.objects.filter(action=OuterRef("action")).order_by("-at", "-id")
    found = (
        entries.filter(action__in=actions_seen_by(person).values("pk"))
        .select_related("action", "owner")
        .annotate(
            updated=Subquery(latest.values("at")[:1]),
            shared=Exists(Share.objects.filter(action=OuterRef("action"))),
        )
        .prefetch_related("groupings", "findings", "action__milestones")
    )
    return [_line(entry, today) for entry in found]


def own_lines(person: User, today: date) -> list[Line]:
    """What this person owns or was shown, of every plan's standing version, the soonest first."""
    seen = actions_seen_by(person)
    versions = standing_of(Plan.objects.filter(actions__in=seen).distinct())
    entries = Entry.objects.filter(version__in=list(versions.values()))
    return sorted(lines_of(entries, person, today), key=by_day)


def narrowed(found: Iterable[Line], asked: Filters, today: date) -> list[Line]:
    """The lines that pass the filters, in the order asked for."""
    until = today + timedelta(days=asked.within)
    kept = [
        line
        for line in found
        if (not asked.status or line.status == asked.status)
        and (not asked.owner or asked.owner in (line.owned_by, line.owner))
        and (not asked.grouping or asked.grouping in {f"{kind} {key}" for kind, key, _ in line.groupings})
        and (not asked.finding or asked.finding in line.findings)
        and (not asked.within or _due_by(line, until))
        and (not asked.late or line.late)
    ]
    return in_order(kept, asked.sort)


def in_order(found: list[Line], sort: str) -> list[Line]:
    """The lines by a column; ties stay in the plan's order."""
    keys = {
        "due": lambda line: line.due or date.max,
        "late": lambda line: (not line.late, by_day(line)),
        "owner": lambda line: line.owned_by.lower() or "\uffff",
        "status": lambda line: ("late", "in_progress", "paused", "not_started", "done", "stopped").index(
            line.light.key
        ),
        "updated": lambda line: -(line.updated.timestamp() if line.updated else 0),
    }
    return sorted(found, key=keys[sort]) if sort in keys else found


def by_day(line: Line) -> tuple[bool, date]:
    """What is over last, the rest by the day that comes next."""
    return line.over, line.next_day or date.max


def _due_by(line: Line, until: date) -> bool:
    return not line.over and line.next_day is not None and line.next_day <= until


def _line(entry: Entry, today: date) -> Line:
    action: Action = entry.action
    milestones: Sequence[Milestone] = list(action.milestones.all())
    points = tuple(Point(each.due, each.reached_on, each.title) for each in milestones)
    standing = Standing(action.status, entry.due, points)
    late = is_late(standing, today)
    title, day = _next(entry, points)
    return Line(
        id=action.pk,
        reference=action.reference,
        title=entry.title,
        status=action.status,
        light=of_action(standing, today),
        late=late,
        owner_post=entry.owner_post,
        owner=entry.owner.get_username() if entry.owner else "",
        partner=entry.partner,
        starts=entry.starts,
        due=entry.due,
        started_on=action.started_on,
        done_on=action.done_on,
        points=points,
        groupings=tuple((each.kind, each.key, each.title) for each in entry.groupings.all()),
        findings=tuple(each.pk for each in entry.findings.all()),
        updated=entry.updated,  # pyright: ignore[reportAttributeAccessIssue]
        next_title=title,
        next_day=None if action.status in ("done", "stopped") else day,
        edition=action.edition,
        plan=action.plan_id,
        entry=entry.pk,
        shared=entry.shared,  # pyright: ignore[reportAttributeAccessIssue]
    )


def _next(entry: Entry, points: Sequence[Point]) -> tuple[str, date | None]:
    """The soonest thing not yet there: an open milestone, or the action's own end."""
    ahead = [(point.due, point.title) for point in points if point.due and point.reached_on is None]
    if entry.due:
        ahead.append((entry.due, entry.title))
    if not ahead:
        return "", None
    day, title = min(ahead)
    return title, day
